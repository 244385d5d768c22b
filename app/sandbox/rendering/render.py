"""The program of a render process: turns a still into a film, H.264 with a slow zoom, and AAC if there is sound.

`python -m app.sandbox.rendering.render` reads jobs from standard input, one JSON object per line, and writes one line
of JSON for each. It ends at the end of its input, so it never outlives the sandbox that started it.
"""

import json
import math
import os
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.resampler import AudioResampler
from PIL import Image, ImageFilter, ImageOps

from app.sandbox.rendering import sound
from app.sandbox.rendering.job import Job

ZOOM = 1.12
"""The magnification of the last frame compared to the first."""

_VIDEO_FRAME: Any = av.VideoFrame  # many of its methods have no types

Planes = tuple[Image.Image, Image.Image, Image.Image]


def render(job: Job) -> None:
    """Writes the film, completely or not at all. Raises the errors of Pillow and PyAV for a bad still."""
    unfinished = Path(job.film + ".part")
    try:
        # faststart puts the index before the frames, so that a browser can start playing at once.
        with av.open(str(unfinished), "w", format="mp4", options={"movflags": "+faststart"}) as container:
            _fill(container, job)
        unfinished.replace(job.film)
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(container: Any, job: Job) -> None:
    video = _video_stream(container, job)
    audio = _audio_stream(container, job) if job.audio else None
    plate = _plate(job)
    with ThreadPoolExecutor(1 if job.tiny else os.cpu_count() or 1) as pool:
        for number, planes in enumerate(_frames(pool, plate, job)):
            container.mux(video.encode(_video_frame(planes, number, job)))
    container.mux(video.encode(None))
    if audio is not None:
        for frame in _audio_frames(audio, job.seconds):
            container.mux(audio.encode(frame))
        container.mux(audio.encode(None))


def _video_stream(container: Any, job: Job) -> Any:
    stream = container.add_stream("libx264", rate=job.rate, options=job.encoding)
    stream.width, stream.height, stream.pix_fmt = job.width, job.height, "yuv420p"
    stream.time_base = stream.codec_context.time_base = Fraction(1, job.rate)
    stream.codec_context.gop_size = job.rate  # one keyframe per second, so that seeking is exact enough
    stream.codec_context.thread_count = 1 if job.tiny else 0
    # BT.709, limited range: browsers assume this for HD. Without these fields they would have to guess.
    stream.codec_context.color_primaries = stream.codec_context.color_trc = stream.codec_context.colorspace = 1
    stream.codec_context.color_range = 1
    return stream


def _audio_stream(container: Any, job: Job) -> Any:
    options = {"aac_coder": "fast"}
    stream = container.add_stream("aac", rate=8000 if job.tiny else 48000, layout="stereo", options=options)
    stream.bit_rate = 24_000 if job.tiny else 128_000
    return stream


def _plate(job: Job) -> Planes:
    """The still as Y, U and V planes, cropped to the frame's aspect ratio and larger than the frame by the margin."""
    with Image.open(job.still) as opened:
        opened.load()
        image = _opaque(ImageOps.exif_transpose(opened))
    width, height = (round(side * job.margin / 2) * 2 for side in (job.width, job.height))
    box = _cover(image.size, width / height)
    plate = image.resize((width, height), Image.Resampling.LANCZOS, box=box)
    if box[2] - box[0] < width and not job.tiny:
        plate = plate.filter(ImageFilter.UnsharpMask(radius=1.6, percent=60, threshold=2))
    frame = _VIDEO_FRAME.from_image(plate)
    planar = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    first, second, third = (
        Image.frombytes("L", (plane.width, plane.height), bytes(plane), "raw", "L", plane.line_size, 1)
        for plane in planar.planes
    )
    return first, second, third


def _opaque(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, layer).convert("RGB")
    return image.convert("RGB")


def _cover(size: tuple[int, int], proportion: float) -> tuple[float, float, float, float]:
    """The largest centred box of that aspect ratio, in fractions of pixels."""
    width, height = size
    wide, high = min(width, height * proportion), min(height, width / proportion)
    left, top = (width - wide) / 2, (height - high) / 2
    return left, top, left + wide, top + high


def _frames(pool: ThreadPoolExecutor, plate: Planes, job: Job) -> Iterator[Planes]:
    """All frames in order. A few are resampled ahead in other threads."""
    count = job.seconds * job.rate
    ahead: deque[Future[Planes]] = deque()
    for number in range(count):
        ahead.append(pool.submit(_frame, plate, number / max(count - 1, 1), job))
        if len(ahead) > 6:
            yield ahead.popleft().result()
    while ahead:
        yield ahead.popleft().result()


def _frame(plate: Planes, progress: float, job: Job) -> Planes:
    """The frame at this point of the zoom (0 to 1). Boxes in whole pixels would make the zoom tremble."""
    eased = (1 - math.cos(math.pi * progress)) / 2
    zoom = ZOOM**eased  # equal steps of the exponent look equally fast
    # Bicubic is sharper but takes one and a half times as long.
    resampling = Image.Resampling.BILINEAR if job.fast or job.tiny else Image.Resampling.BICUBIC
    first, second, third = (
        plane.resize(size, resampling, box=_middle(plane.size, zoom))
        for plane, size in zip(plate, _plane_sizes(job), strict=True)
    )
    return first, second, third


def _middle(size: tuple[int, int], zoom: float) -> tuple[float, float, float, float]:
    left, top = (side * (1 - 1 / zoom) / 2 for side in size)
    return left, top, size[0] - left, size[1] - top


def _plane_sizes(job: Job) -> tuple[tuple[int, int], ...]:
    half = job.width // 2, job.height // 2
    return (job.width, job.height), half, half


def _video_frame(planes: Planes, number: int, job: Job) -> Any:
    frame = _VIDEO_FRAME(job.width, job.height, "yuv420p")
    for plane, image in zip(frame.planes, planes, strict=True):
        plane.update(image.tobytes("raw", "L", plane.line_size, 1))
    frame.pts, frame.time_base = number, Fraction(1, job.rate)
    frame.colorspace = frame.color_range = 1
    return frame


def _audio_frames(stream: Any, seconds: int) -> Iterator[Any]:
    rate = stream.rate
    pcm = sound.samples(rate)[: 4 * rate * seconds]
    resampler = AudioResampler(format=stream.format, layout="stereo", rate=rate, frame_size=1024)
    whole = av.AudioFrame(format="s16", layout="stereo", samples=len(pcm) // 4)
    whole.planes[0].update(pcm)
    whole.sample_rate, whole.pts, whole.time_base = rate, 0, Fraction(1, rate)
    yield from resampler.resample(whole)
    yield from resampler.resample(None)


def main() -> None:
    """Renders jobs one after the other until standard input ends."""
    for line in sys.stdin:
        try:
            render(Job.parse(line))
            reply: dict[str, Any] = {"rendered": True}
        except Exception as error:  # noqa: BLE001 - a bad still must fail its job, not the process
            reply = {"rendered": False, "error": f"{type(error).__name__}: {error}"[:500]}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
