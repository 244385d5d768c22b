"""The film is served whole, in ranges and conditionally, with a strong ETag; the still is served as it was uploaded."""

import hashlib
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image

from tests.support.films import ask, assert_error, make
from tests.support.pictures import draw_jpeg, draw_png, draw_webp
from tests.support.services import App, Service
from tests.support.waiting import wait_until
from tests.support.wires import Wire, write_head


@dataclass(frozen=True)
class Kept:
    """A finished film, its bytes, and functions to request it."""

    app: App
    path: str
    film: bytes
    still: bytes

    def get(self, **headers: str) -> httpx.Response:
        return self.app.http.get(self.path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.film).hexdigest()}"'


@pytest.fixture(scope="module")
def kept(service: Service) -> Iterator[Kept]:
    still = draw_jpeg(320, 180, orientation=6)
    with service.add_app() as app:
        path = f"/videos/{make(app, still, generate_audio=True)['id']}/content"
        yield Kept(app, path, app.http.get(path).content, still)


def test_the_film_is_an_mp4_with_its_length_and_a_name(kept: Kept) -> None:
    answer = kept.get()
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["content-length"] == str(len(kept.film))
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-cache"
    video_id = kept.path.split("/")[2]
    assert answer.headers["content-disposition"] == f'inline; filename="{video_id}.mp4"'
    assert kept.film[4:8] == b"ftyp"
    assert len(kept.film) > 1_500, "the ranges below need some bytes"


def test_the_etag_is_strong_and_the_films_sha_256(kept: Kept, service: Service) -> None:
    assert kept.get().headers["etag"] == kept.etag
    assert [(kept.etag.strip('"'), len(kept.film))] == service.rows(
        "SELECT film_sha256, film_bytes FROM generation JOIN video ON generation.id = generation_id WHERE video.id = ?",
        kept.path.split("/")[2],
    )


def test_head_is_get_without_the_body(kept: Kept) -> None:
    whole, head = kept.get(), kept.app.http.head(kept.path)
    ours = ("content-type", "content-length", "etag", "accept-ranges", "content-disposition")
    assert (head.status_code, head.content) == (200, b"")
    assert [head.headers[name] for name in ours] == [whole.headers[name] for name in ours]
    part = kept.app.http.head(kept.path, headers={"range": "bytes=0-9"})
    assert (part.status_code, part.headers["content-length"], part.content) == (206, "10", b"")


RANGES = {
    "bytes=0-0": (0, 1),
    "bytes=0-99": (0, 100),
    "bytes=100-199": (100, 200),
    "bytes=1000-": (1_000, None),
    "bytes=0-": (0, None),
    "bytes=-1": (-1, None),
    "bytes=-500": (-500, None),
    "bytes=-99999999": (0, None),
    "bytes=1000-99999999": (1_000, None),
}


@pytest.mark.parametrize("wanted", RANGES)
def test_one_range_is_206_with_just_those_bytes(kept: Kept, wanted: str) -> None:
    start, end = RANGES[wanted]
    answer, part, size = kept.get(range=wanted), kept.film[start:end], len(kept.film)
    first = start if start >= 0 else size + start
    assert answer.status_code == 206
    assert answer.content == part
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(part) - 1}/{size}"
    assert answer.headers["content-length"] == str(len(part))
    assert (answer.headers["etag"], answer.headers["content-type"]) == (kept.etag, "video/mp4")


@pytest.mark.parametrize("wanted", ["bytes={size}-", "bytes=99999999-", "bytes={size}-{size}", "bytes=-0"])
def test_a_range_outside_is_416_with_the_length(kept: Kept, wanted: str) -> None:
    answer = kept.get(range=wanted.format(size=len(kept.film)))
    assert f"{len(kept.film)} bytes" in assert_error(answer, 416, "range_not_satisfiable")["message"]
    assert answer.headers["content-range"] == f"bytes */{len(kept.film)}"


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=0-1,5-9", "bytes=5-2", "bytes=", "bytes=-", "bytes=a-b", "bytes=1-x", "bytes 0-1", "items=0-1", "0-1",
        "", "bytes=0-1-2", "bytes=--1", "bytes=0x0-0x9", "bytes=\u0661-",
        f"bytes={'9' * 6_000}-", f"bytes=-{'9' * 6_000}",
    ],
    ids=range(16),
)  # fmt: skip
def test_what_is_not_one_plain_range_is_answered_whole(kept: Kept, wanted: str) -> None:
    answer = kept.app.http.get(kept.path, headers=[(b"range", wanted.encode())])
    assert (answer.status_code, answer.content) == (200, kept.film)
    assert "content-range" not in answer.headers


def test_if_range_gives_the_range_for_the_same_film_alone(kept: Kept) -> None:
    assert kept.get(range="bytes=0-9", if_range=kept.etag).status_code == 206
    for other in ('"another"', f"W/{kept.etag}", kept.etag.strip('"'), "Wed, 22 Oct 2025 08:39:09 GMT"):
        answer = kept.get(range="bytes=0-9", if_range=other)
        assert (answer.status_code, len(answer.content)) == (200, len(kept.film))
    assert kept.get(range="bytes=99999999-", if_range='"another"').status_code == 200


def test_if_none_match_is_304_without_a_body(kept: Kept) -> None:
    for tag in (kept.etag, f"W/{kept.etag}", "*", f'"a", {kept.etag} , "b"'):
        answer = kept.get(if_none_match=tag)
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == kept.etag
        assert kept.app.http.head(kept.path, headers={"if-none-match": tag}).status_code == 304
    for tag in ('"another"', kept.etag.strip('"'), ""):
        assert kept.get(if_none_match=tag).content == kept.film
    assert kept.get(if_none_match=kept.etag, range="bytes=0-9").status_code == 304, "it comes before the range"


@pytest.mark.parametrize("accept", ["application/binary", "image/png", "text/html;q=0.1", "nonsense", ""])
def test_no_accept_header_is_ever_406(kept: Kept, accept: str) -> None:
    answer = kept.get(accept=accept)
    assert (answer.status_code, answer.content) == (200, kept.film)


def test_the_variant_video_is_the_film(kept: Kept) -> None:
    assert kept.app.http.get(kept.path, params={"variant": "video"}).content == kept.film


def test_a_film_that_is_read_slowly_in_ranges_is_the_film(kept: Kept) -> None:
    pieces = [kept.get(range=f"bytes={at}-{at + 399}").content for at in range(0, len(kept.film), 400)]
    assert b"".join(pieces) == kept.film


def test_the_thumbnail_is_a_small_upright_jpeg_without_metadata(kept: Kept) -> None:
    path = f"{kept.path}?variant=thumbnail"
    answer = kept.app.http.get(path)
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"].endswith('.jpg"')
    image = Image.open(BytesIO(answer.content))
    assert (image.format, image.size) == ("JPEG", Image.open(BytesIO(kept.still)).size[::-1]), "it is turned upright"
    assert b"SecretCameraMaker" in kept.still
    assert b"SecretCameraMaker" not in answer.content
    assert not image.getexif()


def test_the_thumbnail_has_a_range_and_a_strong_etag(kept: Kept) -> None:
    path = f"{kept.path}?variant=thumbnail"
    answer = kept.app.http.get(path)
    tag = answer.headers["etag"]
    assert tag == f'"{hashlib.sha256(answer.content).hexdigest()}"'
    assert kept.app.http.get(path, headers={"if-none-match": tag}).status_code == 304
    part = kept.app.http.get(path, headers={"range": "bytes=10-19", "if-range": tag})
    assert (part.status_code, part.content) == (206, answer.content[10:20])
    assert kept.app.http.head(path).headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize("draw", [draw_png, draw_webp])
def test_the_thumbnail_is_there_at_once_and_small(app: App, draw: Callable[[int, int], bytes]) -> None:
    video = ask(app, draw(2000, 1000), prompt="[[fault:late-success=2]]")
    answer = app.http.get(f"/videos/{video['id']}/content", params={"variant": "thumbnail"})
    assert answer.status_code == 200
    assert Image.open(BytesIO(answer.content)).size == (640, 320)


def test_no_download_leaves_its_file_open(kept: Kept, service: Service) -> None:
    """Whole, in part, without a body, refused, or broken off by the client."""
    for headers in ({}, {"range": "bytes=0-9"}, {"range": "bytes=99999999-"}, {"if_none_match": kept.etag}):
        kept.get(**headers)
    kept.app.http.head(kept.path)
    for _ in range(5):
        request = f"GET {kept.path} HTTP/1.1\r\nhost: kinora\r\nauthorization: Bearer {kept.app.key}\r\n\r\n"
        with socket.create_connection((kept.app.http.base_url.host, kept.app.http.base_url.port or 80)) as connection:
            connection.sendall(request.encode())
    wait_until(lambda: _list_open_files(service) == [], 10, "every film to be closed")


def test_who_leaves_is_read_no_film_for(service: Service, app: App) -> None:
    """The rest would be read in one turn of the event loop, while all other requests wait."""
    video = make(app, prompt="[[fault:heavy-film=60]]")
    wait_until(lambda: _list_open_files(service) == [], 10, "every film to be closed")
    read_before = _count_read_bytes(service)
    with Wire.connect(service.address) as wire:
        wire.send(write_head(app, first=f"GET /videos/{video['id']}/content"))
        wait_until(lambda: _list_open_files(service), 10, "the film to be opened")
        wire.abort()
    wait_until(lambda: _list_open_files(service) == [], 10, "the film to be closed")
    assert _count_read_bytes(service) - read_before < 30_000_000, "buffers of the connection hold some megabytes"


def _count_read_bytes(service: Service) -> int:
    """What the serving process has read so far, from files and from sockets."""
    return int(Path(f"/proc/{service.process.popen.pid}/io").read_text().split("rchar:")[1].split()[0])


def _list_open_files(service: Service) -> list[Path]:
    """The stored files that the serving process holds open."""
    found = []
    for link in Path(f"/proc/{service.process.popen.pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            found.append(link.readlink())
    assert found, "its descriptors can be listed"
    return [path for path in found if service.content in path.parents]


def test_a_spritesheet_is_refused_by_name(kept: Kept) -> None:
    answer = kept.app.http.get(kept.path, params={"variant": "spritesheet"})
    error = assert_error(answer, 400, "invalid_value", "variant")
    assert "`video` or `thumbnail`" in error["message"]
