"""Images: what is cheap is decided first, one client's images do not stop the others, and nothing is kept that is not
needed."""

import base64
import os
import signal
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from io import BytesIO
from random import Random

import httpx
import pytest
from PIL import Image

from app.decoding.pool import Limits
from app.words import State
from tests.decoding.pools import find_children, read_cpu
from tests.decoding.samples import chunk, draw_scans, insert, save
from tests.support.films import ask, assert_error, finish, get, make, post
from tests.support.pictures import draw_jpeg, draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

DAMAGED = draw_png()[:60]
LARGE = save(Image.frombytes("RGB", (1200, 1000), Random(1).randbytes(3_600_000)), "PNG")  # 3.6 MB, not in memory
HOSTILE = draw_scans(4000, 4000, 1000)  # 220 kB; without a limit on scans, it takes several CPU seconds


@pytest.fixture(scope="module")
def narrow(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One paid generation at a time, and at most 100 that wait."""
    service = Service(tmp_path_factory.mktemp("images"), sandbox.address, upstream_concurrency=1)
    yield service
    service.audit()
    service.kill()


@pytest.fixture
def busy(narrow: Service) -> Iterator[App]:
    """A client of a service whose only place for a paid call is taken for the next seconds."""
    with narrow.add_app() as other, narrow.add_app() as app:
        narrow.wait_for_state(ask(other, prompt="[[fault:late-success=4]]")["id"], State.GENERATING)
        yield app


@contextmanager
def stop_decoders(service: Service) -> Iterator[None]:
    """Within the block, no image can be decoded."""
    decoders = wait_until(lambda: (found := find_children(service.process.popen.pid))[:2] and found, what="decoders")
    assert len(decoders) == Limits.decoders
    for decoder in decoders:
        os.kill(decoder, signal.SIGSTOP)
    try:
        yield
    finally:
        for decoder in decoders:
            os.kill(decoder, signal.SIGCONT)


def list_sizes(service: Service) -> dict[str, int]:
    """The stored files, each with its bytes."""
    return {path.relative_to(service.content).as_posix(): path.stat().st_size for path in service.list_files()}


def list_folders(service: Service, video_id: str) -> set[str]:
    """The folders that have a file of the video's generation."""
    [(generation_id,)] = service.rows("SELECT generation_id FROM video WHERE id = ?", video_id)
    return {name.split("/")[0] for name in list_sizes(service) if generation_id in name}


def count_stills(service: Service) -> int:
    """By their thumbnails, which stay."""
    return sum(name.startswith("thumbnails/") for name in list_sizes(service))


def draw_noise(edge: int) -> Image.Image:
    """A square that cannot be compressed well."""
    return Image.frombytes("RGB", (edge, edge), Random(1).randbytes(edge * edge * 3))


def show(app: App, video_id: str) -> httpx.Response:
    return app.http.get(f"/videos/{video_id}/content", params={"variant": "thumbnail"})


def test_what_the_client_cannot_pay_for_is_not_decoded(service: Service) -> None:
    with service.add_app(0) as app:
        assert_error(post(app, DAMAGED), 402, "insufficient_credit")


def test_what_there_is_no_room_for_is_not_decoded(start_service: Callable[..., Service]) -> None:
    service = start_service(upstream_concurrency=1, queue_limit=1)
    with service.add_app() as app:
        service.wait_for_state(ask(app, prompt="[[fault:never-ends]]")["id"], State.GENERATING)
        ask(app)
        assert_error(post(app, DAMAGED), 429, "queue_full")


def test_what_was_decoded_before_is_not_decoded_again(narrow: Service) -> None:
    image = draw_png()
    with narrow.add_app() as first, narrow.add_app() as second:
        video = make(first, image)
        running = ask(first, image, prompt="[[fault:late-success=2]]")
        before = count_stills(narrow)
        with stop_decoders(narrow):
            assert post(first, image).json()["id"] == video["id"]
            assert post(second, image).headers["kinora-cache"] == "hit"
            assert post(second, image, prompt="[[fault:late-success=2]]").headers["kinora-cache"] == "joined"
        assert count_stills(narrow) == before
        assert finish(first, running["id"])["status"] == "completed"


def test_hostile_images_of_one_client_do_not_stop_another(narrow: Service) -> None:
    with narrow.add_app() as hostile, narrow.add_app() as honest, ThreadPoolExecutor(8) as threads:
        attacks = [threads.submit(post, hostile, HOSTILE) for _ in range(30)]
        accepted = [post(honest) for _ in range(5)]
        assert [answer.status_code for answer in accepted] == [202] * 5
        assert honest.http.get("/livez").status_code == 200
        for attack in attacks:
            assert "scans" in assert_error(attack.result(), 400, "invalid_image", "image")["message"]
        assert hostile.credits()["heldCredit"] == 0


def test_a_decoder_that_crashes_takes_nothing_with_it(narrow: Service) -> None:
    with narrow.add_app() as app, ThreadPoolExecutor(1) as threads:
        process, slow = narrow.process.popen.pid, draw_scans(8000, 8000, 64)
        wait_until(lambda: len(find_children(process)) == Limits.decoders, what="both decoders")
        answer = threads.submit(post, app, slow)
        decoder = wait_until(lambda: find_busy(process), what="a decoder at work")
        os.kill(decoder, signal.SIGSEGV)
        assert "save it again as JPEG or PNG" in assert_error(answer.result(), 400, "invalid_image", "image")["message"]
        assert narrow.process.popen.pid == process
        assert post(app).status_code == 202
        wait_until(lambda: len(find_children(process)) == Limits.decoders, what="another decoder in its place")


def find_busy(process: int) -> int | None:
    """The decoder that has used more than half a CPU second; starting takes much less."""
    return next((child for child in find_children(process) if read_cpu(child) > 50), None)


def post_alone(service: Service, app: App, prompt: str) -> httpx.Response:
    """With an HTTP client of its own: one that all share has at most a hundred connections."""
    with service.open_app(app) as alone:
        return post(alone, DAMAGED, prompt=prompt)


def test_only_some_images_of_a_client_can_wait(narrow: Service) -> None:
    limit = Limits.waiting_per_client
    with narrow.add_app() as app, narrow.add_app() as other, ThreadPoolExecutor(limit + 5) as threads:
        with stop_decoders(narrow):
            posted = [threads.submit(post_alone, narrow, app, f"number {number}") for number in range(limit + 5)]
            wait_until(lambda: sum(each.done() for each in posted) == 4, what="those beyond the limit")
            for refused in (each.result() for each in posted if each.done()):
                error = assert_error(refused, 429, "queue_full")
                assert f"{limit} of your images wait to be decoded" in error["message"]
                assert refused.headers["retry-after"] == "2"
            assert other.http.get("/livez").status_code == 200
        assert sorted(each.result().status_code for each in posted) == [400] * (limit + 1) + [429] * 4


@pytest.fixture
def stuck(start_service: Callable[..., Service]) -> Iterator[tuple[Service, App]]:
    """A service whose only place for a paid call is taken, and a client whose requests wait."""
    service = start_service(upstream_concurrency=1)
    with service.add_app() as other, service.add_app() as app:
        service.wait_for_state(ask(other, prompt="[[fault:never-ends]]")["id"], State.GENERATING)
        yield service, app


def test_a_request_that_is_cancelled_leaves_nothing_on_the_disk(stuck: tuple[Service, App]) -> None:
    service, app = stuck
    wait_until(lambda: len(list_sizes(service)) == 1, what="the thumbnail of the other client alone")
    before, image = list_sizes(service), save(draw_noise(1500), "PNG")
    for number in range(5):
        video_id = ask(app, image, prompt=f"never mind {number}")["id"]
        assert list_folders(service, video_id) == {"stills", "thumbnails"}
        assert show(app, video_id).status_code == 200
        assert app.http.post(f"/videos/{video_id}/cancel").json()["error"]["code"] == "cancelled"
        assert_error(show(app, video_id), 409, "video_failed")
        assert list_sizes(service) == before


def test_bytes_behind_the_image_are_not_kept(stuck: tuple[Service, App]) -> None:
    service, app = stuck
    video_id = ask(app, draw_png(16, 16) + bytes(19_900_000))["id"]
    [(generation_id,)] = service.rows("SELECT generation_id FROM video WHERE id = ?", video_id)
    kept = {name: size for name, size in list_sizes(service).items() if generation_id in name}
    assert len(kept) == 2
    assert sum(kept.values()) < 10_000


@pytest.mark.parametrize("mark", ["", "busy-image", "busy", "failure", "500", "never-ends"])
def test_the_still_is_deleted_when_it_was_sent_and_the_thumbnail_stays(service: Service, app: App, mark: str) -> None:
    video = ask(app, prompt=f"kept or not [[fault:{mark}]]" if mark else "kept or not")
    if mark == "never-ends":
        service.wait_for_state(video["id"], State.GENERATING)
    else:
        finish(app, video["id"])
    wait_until(lambda: "stills" not in list_folders(service, video["id"]), what="the still to go")
    assert "thumbnails" in list_folders(service, video["id"])
    assert Image.open(BytesIO(show(app, video["id"]).content)).format == "JPEG"


def test_the_thumbnail_is_deleted_with_the_last_video(service: Service, app: App) -> None:
    video = make(app)
    [(generation_id,)] = service.rows("SELECT generation_id FROM video WHERE id = ?", video["id"])
    assert app.http.delete(f"/videos/{video['id']}").status_code == 200
    assert [name for name in list_sizes(service) if generation_id in name] == []


def test_a_still_that_waited_too_long_is_deleted(start_service: Callable[..., Service]) -> None:
    service = start_service(upstream_concurrency=1, queue_deadline_hours=1 / 3600)
    with service.add_app() as app:
        service.wait_for_state(ask(app, prompt="[[fault:never-ends]]")["id"], State.GENERATING)
        waiting = ask(app)["id"]
        assert finish(app, waiting)["error"]["code"] == "waited_too_long"
        [(generation_id,)] = service.rows("SELECT generation_id FROM video WHERE id = ?", waiting)
        assert [line["generation"] for line in service.read_log(event="waited_too_long")] == [generation_id]
        wait_until(lambda: list_folders(service, waiting) == {"thumbnails"}, what="the still to go")


def test_what_an_older_version_queued_is_decoded_when_it_is_sent(narrow: Service, busy: App, sandbox: Sandbox) -> None:
    """An older version kept the image as it was sent, and no thumbnail."""
    original, prompt = draw_jpeg(320, 180, orientation=6), "queued by an older version"
    video_id = ask(busy, prompt=prompt)["id"]
    [(generation_id,)] = narrow.rows("SELECT generation_id FROM video WHERE id = ?", video_id)
    with closing(sqlite3.connect(narrow.database)) as connection, connection:
        connection.execute("UPDATE generation SET thumbnail_sha256 = NULL WHERE id = ?", (generation_id,))
    (narrow.content / "thumbnails" / generation_id).unlink()
    (narrow.content / "stills" / generation_id).write_bytes(original)
    assert finish(busy, video_id)["status"] == "completed"
    (path,) = {record["imageUrl"] for record in sandbox.state()["records"] if record["prompt"] == prompt}
    sent = Image.open(BytesIO(sandbox.http.get(f"/sandbox/assets/{path}").content))
    assert (sent.format, sent.size, dict(sent.getexif())) == ("JPEG", (180, 320), {})
    assert show(busy, video_id).content == original, "as the older version would show it"


def test_an_upload_has_at_most_the_bytes_of_the_setting(
    sandbox: Sandbox, start_service: Callable[..., Service]
) -> None:
    prompt = "a small upload"
    with start_service(max_upload_bytes=200_000).add_app() as app:
        make(app, save(draw_noise(1200), "PNG"), prompt=prompt)
    (path,) = {record["imageUrl"] for record in sandbox.state()["records"] if record["prompt"] == prompt}
    assert len(sandbox.http.get(f"/sandbox/assets/{path}").content) <= 200_000


def test_a_text_that_unpacks_to_much_is_no_reason_to_refuse(app: App) -> None:
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(20_000_000)))
    assert get(app, ask(app, insert(draw_png(), text))["id"])["status"] in {"queued", "in_progress"}


def test_a_large_image_is_the_same_as_a_file_and_as_a_data_url(service: Service) -> None:
    """One is written to disk in pieces while it arrives, the other is in memory."""
    with service.add_app() as app:
        video = ask(app, LARGE, prompt="large")
        url = f"data:image/png;base64,{base64.b64encode(LARGE).decode()}"
        again = app.http.post("/videos", json={"prompt": "large", "image": url})
        assert again.is_success
        assert again.json()["id"] == video["id"]
