"""`make film`: the animation at the top of the README, docs/film.webp, from the film that the demo makes of its
sample."""

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import av
from PIL import Image, ImageDraw, ImageFont

from tests.support.films import ask, finish
from tests.support.pictures import CAT
from tests.support.repository import ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import Service

PROMPT = "The cat looks up and blinks"
OUT = ROOT / "docs" / "film.webp"
FRAMES, MILLISECONDS = 36, 70  # in one direction; the animation goes forwards and back
PAPER, INK, QUIET = "#16181d", "#f3f1ec", "#a5a29a"
STILL, FILM = (40, 56, 382, 284), (490, 40, 942, 294)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        film = _make_film(Path(folder))
    there = [_compose(frame) for frame in _pick_frames(film)]
    there[0].save(
        OUT, save_all=True, append_images=there[1:] + there[-2:0:-1], duration=MILLISECONDS, quality=62, method=6
    )
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")  # noqa: T201 - a developer's tool


def _make_film(folder: Path) -> bytes:
    upstream, served = folder / "upstream", folder / "served"
    upstream.mkdir()
    served.mkdir()
    sandbox = Sandbox(upstream, tiny=False)
    service = Service(served, sandbox.address)
    try:
        with service.add_app() as app:
            video = finish(app, ask(app, CAT.read_bytes(), prompt=PROMPT, fast_mode=True, resolution="720p")["id"], 120)
            return app.http.get(f"/videos/{video['id']}/content").content
    finally:
        service.kill()
        sandbox.close()


def _pick_frames(film: bytes) -> Iterator[Image.Image]:
    with av.open(BytesIO(film), "r") as container:
        decoded: Any = container.decode(video=0)  # half of its methods are untyped
        frames = [frame.to_image() for frame in decoded]
    return (frames[round(number * (len(frames) - 1) / (FRAMES - 1))] for number in range(FRAMES))


def _compose(frame: Image.Image) -> Image.Image:
    """The still, an arrow, and the film."""
    page = Image.new("RGB", (980, 350), PAPER)
    draw = ImageDraw.Draw(page)
    for box, picture in ((STILL, Image.open(CAT).convert("RGB")), (FILM, frame)):
        left, top, right, bottom = box
        page.paste(picture.resize((right - left, bottom - top), Image.Resampling.LANCZOS), (left, top))
    draw.line((408, 167, 456, 167), fill=INK, width=4)
    draw.polygon([(454, 157), (470, 167), (454, 177)], fill=INK)
    for (left, _, _, bottom), text in ((STILL, f"cat.png, “{PROMPT}”"), (FILM, "film.mp4, 8 s")):
        draw.text((left, bottom + 14), text, fill=QUIET, font=ImageFont.load_default(17))
    return page


if __name__ == "__main__":
    main()
