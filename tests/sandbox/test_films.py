"""The films are real mp4 files, and their links behave like presigned S3 links."""

import io
import itertools
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import av
import httpx
import pytest
from PIL import Image

from .conftest import Running, picture

SIZES = {
    ("16:9", "1080p"): (1920, 1080),
    ("9:16", "1080p"): (1080, 1920),
    ("1:1", "1080p"): (1080, 1080),
    ("16:9", "720p"): (1280, 720),
    ("9:16", "720p"): (720, 1280),
    ("1:1", "720p"): (720, 720),
}


def boxes(film: bytes) -> list[bytes]:
    """The names of an mp4's top-level boxes, in their order."""
    names, at = [], 0
    while at < len(film):
        names.append(film[at + 4 : at + 8])
        at += int.from_bytes(film[at : at + 4])
    return names


def probe(film: bytes) -> dict[str, Any]:
    """The properties of an mp4. Decodes every frame."""
    with av.open(io.BytesIO(film), "r") as container:
        video = container.streams.video[0]
        told = {
            "codec": video.codec_context.name,
            "size": (video.width, video.height),
            "pixels": video.pix_fmt,
            "sound": [(each.codec_context.name, each.channels) for each in container.streams.audio],
            "seconds": float((container.duration or 0) / av.time_base),
        }
        frames: list[Any] = list(container.decode(video))
    keys = [float(frame.time or 0) for frame in frames if frame.key_frame]
    gaps = [later - earlier for earlier, later in itertools.pairwise(keys)]
    return {**told, "frames": len(frames), "longest gap": max(gaps), "first": frames[0].to_image()}


@pytest.mark.parametrize("audio", [True, False])
@pytest.mark.parametrize(("aspect_ratio", "resolution"), SIZES)
def test_every_combination_is_a_real_film(sandbox: Running, aspect_ratio: str, resolution: str, audio: bool) -> None:
    record = sandbox.made(aspect_ratio=aspect_ratio, resolution=resolution, generate_audio=audio)
    film = sandbox.http.get(record["temporaryUrl"]).content
    told = probe(film)
    width, height = SIZES[aspect_ratio, resolution]
    assert (told["codec"], told["size"], told["pixels"]) == ("h264", (width // 20, height // 20), "yuv420p")
    assert told["sound"] == ([("aac", 2)] if audio else [])
    assert told["seconds"] == pytest.approx(8, abs=0.1)
    assert told["longest gap"] <= 1
    names = boxes(film)
    assert names.index(b"moov") < names.index(b"mdat")


def test_a_film_in_full_size(start: Callable[..., Running]) -> None:
    sandbox = start(tiny=False)
    record = sandbox.made(resolution="720p", generate_audio=True)
    told = probe(sandbox.http.get(record["temporaryUrl"]).content)
    assert (told["codec"], told["size"], told["frames"]) == ("h264", (1280, 720), 192)
    assert told["sound"] == [("aac", 2)]
    assert told["seconds"] == pytest.approx(8, abs=0.1)
    assert told["longest gap"] <= 1


def test_the_still_is_upright_cropped_and_in_its_colours(sandbox: Running) -> None:
    # Upright, the still is red above blue. It is wide, and must be cropped to the square, not squeezed into it.
    lying = Image.new("RGB", (400, 800), (0, 0, 255))
    lying.paste((255, 0, 0), (0, 0, 200, 800))
    exif = Image.Exif()
    exif[0x0112] = 6  # rotate by 90° clockwise for display
    file = io.BytesIO()
    lying.save(file, "JPEG", exif=exif, quality=95)
    still = sandbox.upload(file.getvalue(), "still.jpg")
    record = sandbox.made(imageUrl=still, aspect_ratio="1:1")
    first = probe(sandbox.http.get(record["temporaryUrl"]).content)["first"]
    above, below = first.getpixel((27, 10)), first.getpixel((27, 44))
    assert above == pytest.approx((255, 0, 0), abs=20)
    assert below == pytest.approx((0, 0, 255), abs=20)
    corners = [first.getpixel((x, y)) for x in (0, 53) for y in (0, 53)]
    assert corners == [pytest.approx(colour, abs=30) for colour in [above, below] * 2]


@pytest.mark.parametrize(
    "save",
    [{"format": "WEBP"}, {"format": "GIF"}, {"format": "PNG", "optimize": True}],
    ids=lambda save: save["format"],
)
def test_other_formats_and_odd_sizes(sandbox: Running, save: dict[str, Any]) -> None:
    record = sandbox.made(imageUrl=sandbox.upload(picture((33, 7), **save), "still.bin"))
    assert record["status"] == "SUCCESS"


def test_equal_films_are_rendered_once(sandbox: Running) -> None:
    one, two = sandbox.made("one"), sandbox.made("two")
    assert one["temporaryUrl"] != two["temporaryUrl"]
    etags = {sandbox.http.get(record["temporaryUrl"]).headers["etag"] for record in (one, two)}
    assert len(etags) == 1


def test_a_link_is_get_only(sandbox: Running) -> None:
    link = sandbox.made()["temporaryUrl"]
    assert {"X-Amz-Date", "X-Amz-Expires", "X-Amz-Signature"} <= set(parse_qs(urlsplit(link).query))
    assert httpx.head(link).status_code == 403
    assert httpx.get(link).status_code == 200


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("X-Amz-Expires=604800", "X-Amz-Expires=604801"),
        ("X-Amz-Signature=", "X-Amz-Signature=0"),
        ("X-Amz-Date=", "d="),
    ],
)
def test_a_changed_link_is_refused_in_xml(sandbox: Running, old: str, new: str) -> None:
    link = sandbox.made()["temporaryUrl"]
    assert old in link
    answer = sandbox.http.get(link.replace(old, new))
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/xml"
    assert "<Error><Code>" in answer.text


def test_an_expired_link_is_refused_and_the_next_poll_signs_a_fresh_one(start: Callable[..., Running]) -> None:
    sandbox = start(link_seconds=0)
    record = sandbox.made()
    answer = sandbox.http.get(record["temporaryUrl"])
    assert answer.status_code == 403
    assert "<Code>AccessDenied</Code><Message>Request has expired</Message>" in answer.text
    sandbox.http.patch("/sandbox/options", json={"link_seconds": 60})
    fresh = sandbox.poll(record["uuid"]).json()["aiRecord"]["temporaryUrl"]
    assert sandbox.http.get(fresh).status_code == 200


@pytest.mark.parametrize(
    ("header", "status", "first", "last"),
    [
        ("bytes=0-9", 206, 0, 9),
        ("bytes=10-", 206, 10, -1),
        ("bytes=-10", 206, -10, -1),
        ("bytes=5-99999999", 206, 5, -1),
        ("bytes=0-1,4-5", 200, 0, -1),
        ("bytes=9-1", 200, 0, -1),
        ("lines=0-1", 200, 0, -1),
    ],
)
def test_ranges(sandbox: Running, header: str, status: int, first: int, last: int) -> None:
    link = sandbox.made()["temporaryUrl"]
    whole = sandbox.http.get(link).content
    start, end = first % len(whole), last % len(whole)
    answer = sandbox.http.get(link, headers={"Range": header})
    assert (answer.status_code, answer.content) == (status, whole[start : end + 1])
    if status == 206:
        assert answer.headers["content-range"] == f"bytes {start}-{end}/{len(whole)}"


def test_a_range_outside_and_one_of_another_film(sandbox: Running) -> None:
    link = sandbox.made()["temporaryUrl"]
    whole = sandbox.http.get(link)
    outside = sandbox.http.get(link, headers={"Range": f"bytes={len(whole.content)}-"})
    assert (outside.status_code, "InvalidRange" in outside.text) == (416, True)
    for tag, status in ((whole.headers["etag"], 206), ('"another"', 200)):
        assert sandbox.http.get(link, headers={"Range": "bytes=0-1", "If-Range": tag}).status_code == status
