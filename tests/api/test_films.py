"""The film is as requested: H.264, eight seconds, the right size, and sound only if it was requested."""

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from itertools import product
from typing import Any

import av
import pytest

from app.schemas.parameters import SIZES
from tests.support.films import ask, finish
from tests.support.services import App, Service

TINY = 20  # the sandbox's small films have sides that are this many times shorter

KINDS = [*product(SIZES, [False, True])]


def probe(film: bytes) -> dict[str, Any]:
    """The properties that a player would find. Decodes every frame."""
    with av.open(BytesIO(film), "r") as container:
        video = container.streams.video[0]
        sound = [stream.codec_context.name for stream in container.streams.audio]
        frames = [frame.pts or 0 for frame in container.decode(video)]
        return {
            "codec": video.codec_context.name,
            "size": (video.width, video.height),
            "pixels": video.codec_context.pix_fmt,
            "sound": sound,
            "seconds": Fraction(container.duration or 0, av.time_base),
            "frames": frames,
        }


def download(app: App, video_id: str) -> dict[str, Any]:
    return probe(app.http.get(f"/videos/{video_id}/content").content)


@pytest.fixture(scope="module")
def made(service: Service) -> Iterator[dict[tuple[str, bool], tuple[App, str]]]:
    """One film of each size, with and without sound."""
    with service.add_app() as app:
        videos = {
            (size, sound): ask(app, prompt="each size", size=size, generate_audio=sound, fast_mode=True)["id"]
            for size, sound in KINDS
        }
        yield {kind: (app, finish(app, video_id)["id"]) for kind, video_id in videos.items()}


@pytest.mark.parametrize(("size", "sound"), KINDS)
def test_a_film_has_the_frame_the_length_and_the_sound_that_were_asked_for(
    made: dict[tuple[str, bool], tuple[App, str]], size: str, sound: bool
) -> None:
    found = download(*made[size, sound])
    width, height = (int(side) for side in size.split("x"))
    assert found["codec"] == "h264"
    assert found["pixels"] == "yuv420p", "what browsers play"
    assert found["sound"] == (["aac"] if sound else [])
    assert abs(found["seconds"] - 8) < Fraction(1, 4)
    assert found["size"] == (width // TINY // 2 * 2, height // TINY // 2 * 2)
