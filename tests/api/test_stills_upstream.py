"""What is sent upstream of a still: its pixels, upright, in sRGB, on white, as JPEG, under a name of ours, and no other
data."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from tests.decoding.samples import save, save_turned
from tests.support.films import ask, finish
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service


def swap_red_and_blue(profile: bytes) -> bytes:
    """A profile in which red is stored as blue and blue as red: an image shows whether it was applied."""
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")


RED, GREEN, BLUE, WHITE = (230, 20, 20), (20, 200, 20), (20, 20, 230), (250, 250, 250)
SECRETS = (b"Exif", b"SecretCamera", b"GPS", b"eXIf", b"tEXt", b"iTXt", b"http://ns.adobe.com/xap", b"private-words")
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SWAPPED = swap_red_and_blue(SRGB)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">private-words</x:xmpmeta>'

# EXIF's own table: the quarters that are shown top left, top right, bottom left, bottom right.
SEEN = {
    1: (RED, GREEN, BLUE, WHITE),
    2: (GREEN, RED, WHITE, BLUE),
    3: (WHITE, BLUE, GREEN, RED),
    4: (BLUE, WHITE, RED, GREEN),
    5: (RED, BLUE, GREEN, WHITE),
    6: (BLUE, RED, WHITE, GREEN),
    7: (WHITE, GREEN, BLUE, RED),
    8: (GREEN, WHITE, RED, BLUE),
}


@dataclass(frozen=True)
class Sent:
    """A still as it was uploaded, as it arrived at the sandbox, and what the sandbox recorded about the upload."""

    given: bytes
    data: bytes
    row: dict[str, Any]
    attempt_id: str

    def open(self) -> Image.Image:
        return Image.open(BytesIO(self.data))


def draw_quarters(mode: str = "RGB") -> Image.Image:
    """64 × 32 pixels: red, green; below them blue, white."""
    image = Image.new("RGB", (64, 32))
    for colour, place in zip((RED, GREEN, BLUE, WHITE), ((0, 0), (32, 0), (0, 16), (32, 16)), strict=True):
        image.paste(colour, (*place, place[0] + 32, place[1] + 16))
    return image.convert(mode)


def write_exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretCameraMaker"
    exif.get_ifd(0x8825)[1] = "N"  # the place where it was taken
    return exif


def fade(mode: str) -> Image.Image:
    """Half transparent: every value of the mask is 128."""
    image = draw_quarters().convert(mode)
    image.putalpha(128)
    return image


def draw_deep() -> bytes:
    """16 bits per pixel, greyscale: half intensity in the upper half, black in the lower half."""
    image = Image.new("I;16", (64, 32), 0x8000)
    image.paste(0, (0, 16, 64, 32))
    return save(image, "PNG")


def write_text() -> PngInfo:
    text = PngInfo()
    text.add_text("Author", "private-words")
    text.add_itxt("Comment", "private-words")
    return text


STILLS: dict[str, bytes] = {
    **{
        f"orientation {number}": save(draw_quarters(), "JPEG", quality=95, subsampling=0, exif=write_exif(number))
        for number in SEEN
    },
    "JPEG with XMP": save(draw_quarters(), "JPEG", quality=95, xmp=XMP, comment=b"private-words"),
    "progressive JPEG": save(draw_quarters(), "JPEG", quality=95, progressive=True),
    "grey JPEG": save(draw_quarters("L"), "JPEG", quality=95),
    "CMYK JPEG": save(draw_quarters("CMYK"), "JPEG", quality=95, subsampling=0),
    "PNG": save(draw_quarters(), "PNG", pnginfo=write_text(), exif=write_exif(6)),
    "PNG with alpha": save(fade("RGBA"), "PNG"),
    "grey PNG": save(draw_quarters("L"), "PNG"),
    "grey PNG with alpha": save(fade("LA"), "PNG"),
    "palette PNG": save(draw_quarters().quantize(8), "PNG"),
    "palette PNG with a clear colour": save(draw_quarters().quantize(4), "PNG", transparency=0),
    "black and white PNG": save(draw_quarters("1"), "PNG"),
    "16-bit PNG": draw_deep(),
    "WebP": save(draw_quarters(), "WEBP", quality=95, exif=write_exif(3), xmp=XMP),
    "WebP with alpha": save(fade("RGBA"), "WEBP", lossless=True),
    "profiled JPEG": save(draw_quarters(), "JPEG", quality=95, icc_profile=SRGB),
    "JPEG with a profile of its own": save(draw_quarters(), "JPEG", quality=95, subsampling=0, icc_profile=SWAPPED),
    "palette PNG with a profile": save(draw_quarters().quantize(8), "PNG", icc_profile=SWAPPED),
    "HEIC": save_turned(draw_quarters(), "HEIF", write_exif(6), quality=95),
    "AVIF": save(draw_quarters(), "AVIF", quality=95, exif=write_exif(6)),
    "JPEG of a phone": save(
        draw_quarters(),
        "MPO",
        quality=95,
        save_all=True,
        append_images=[Image.new("RGB", (64, 32))],
        exif=write_exif(6),
    ),
    "PNG with rubbish for EXIF": save(draw_quarters(), "PNG", exif=b"Exif\0\0rubbish"),
    "moving PNG": save(draw_quarters(), "PNG", save_all=True, append_images=[Image.new("RGB", (64, 32))]),
}


@pytest.fixture(scope="module")
def sent(service: Service, sandbox: Sandbox) -> dict[str, Sent]:
    """Every still of the table, sent through the service once."""
    with service.add_app() as app:
        ids = {kind: ask(app, still, prompt=f"upright: {kind}")["id"] for kind, still in STILLS.items()}
        for video_id in ids.values():
            assert finish(app, video_id)["status"] == "completed"
        state = sandbox.state()
    paths = {record["prompt"].removeprefix("upright: "): record["imageUrl"] for record in state["records"]}
    rows = {row["path"]: row for row in state["assets"]}
    find = "SELECT attempt.id FROM attempt JOIN video USING (generation_id) WHERE video.id = ?"
    return {
        kind: Sent(
            STILLS[kind],
            sandbox.http.get(f"/sandbox/assets/{paths[kind]}").content,
            rows[paths[kind]],
            service.rows(find, video_id)[0][0],
        )
        for kind, video_id in ids.items()
    }


def see(image: Image.Image) -> list[tuple[int, ...]]:
    """The colour in the middle of each quarter, on white where it is transparent."""
    shown = Image.new("RGBA", image.size, "white")
    shown.alpha_composite(image.convert("RGBA"))
    width, height = image.size
    places = [(width * x // 4, height * y // 4) for y in (1, 3) for x in (1, 3)]
    return [shown.convert("RGB").getpixel(place) for place in places]  # type: ignore[misc]  # RGB has tuples


def are_close(seen: Any, wanted: Any) -> bool:
    return all(
        abs(a - b) <= 12 for one, other in zip(seen, wanted, strict=True) for a, b in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("orientation", SEEN)
def test_a_turned_jpeg_goes_upstream_upright(sent: dict[str, Sent], orientation: int) -> None:
    image = sent[f"orientation {orientation}"].open()
    assert image.format == "JPEG"
    assert image.size == ((64, 32) if orientation < 5 else (32, 64))
    assert are_close(see(image), SEEN[orientation])
    assert not image.getexif()


BLUE_FIRST = ((20, 20, 230), (20, 200, 20), (230, 20, 20), (250, 250, 250))
FADED = [tuple((n + 255) // 2 for n in colour) for colour in SEEN[1]]
LOOKS: dict[str, Any] = {
    "JPEG with XMP": SEEN[1],
    "progressive JPEG": SEEN[1],
    "CMYK JPEG": [(212, 54, 53), (0, 129, 72), (62, 50, 124), (248, 246, 247)],  # as printed, and not as calculated
    "PNG": SEEN[6],
    "palette PNG": SEEN[1],
    "WebP": SEEN[3],
    "HEIC": SEEN[6],
    "AVIF": SEEN[6],
    "profiled JPEG": SEEN[1],
    "JPEG with a profile of its own": BLUE_FIRST,
    "palette PNG with a profile": BLUE_FIRST,
    "JPEG of a phone": SEEN[6],
    "PNG with rubbish for EXIF": SEEN[1],
    "moving PNG": SEEN[1],
    "grey JPEG": [(n, n, n) for n in (83, 126, 44, 250)],
    "grey PNG": [(n, n, n) for n in (83, 126, 44, 250)],
    "16-bit PNG": [(128, 128, 128)] * 2 + [(0, 0, 0)] * 2,
    "PNG with alpha": FADED,
    "WebP with alpha": FADED,
    "grey PNG with alpha": [(n, n, n) for n in (169, 190, 149, 252)],
}


@pytest.mark.parametrize("kind", LOOKS)
def test_each_kind_of_still_goes_upstream_as_it_looks(sent: dict[str, Sent], kind: str) -> None:
    image = sent[kind].open()
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert are_close(see(image), LOOKS[kind]), see(image)


def test_a_clear_colour_of_a_palette_becomes_white(sent: dict[str, Sent]) -> None:
    still = sent["palette PNG with a clear colour"]
    alphas = Image.open(BytesIO(still.given)).convert("RGBA").getchannel("A")
    clear = [place for place in ((16, 8), (48, 8), (16, 24), (48, 24)) if alphas.getpixel(place) == 0]
    assert clear
    for place in clear:
        pixel = still.open().getpixel(place)
        assert isinstance(pixel, tuple)
        assert min(pixel) > 245


def test_black_and_white_stays_black_and_white(sent: dict[str, Sent]) -> None:
    image = sent["black and white PNG"].open()
    values = image.convert("L").tobytes()
    assert all(min(value, 255 - value) < 12 for value in (min(values), max(values)))


@pytest.mark.parametrize("kind", STILLS)
def test_no_profile_goes_upstream(sent: dict[str, Sent], kind: str) -> None:
    """A profile may contain private text. Colours are converted to sRGB instead."""
    assert "icc_profile" not in sent[kind].open().info


@pytest.mark.parametrize("kind", STILLS)
def test_nothing_but_pixels_goes_upstream(sent: dict[str, Sent], kind: str) -> None:
    assert [word for word in SECRETS if word in sent[kind].data] == []


@pytest.mark.parametrize("kind", ["orientation 6", "JPEG with XMP", "PNG", "WebP", "JPEG of a phone"])
def test_the_stills_given_here_do_hold_secrets(kind: str) -> None:
    """Without these data the test before this one could not fail."""
    assert [word for word in SECRETS if word in STILLS[kind]]


@pytest.mark.parametrize("kind", STILLS)
def test_the_name_upstream_is_that_of_the_attempt(sent: dict[str, Sent], kind: str) -> None:
    still = sent[kind]
    assert still.row["name"] == f"{still.attempt_id}.jpg"
    assert still.row["mimetype"] == "image/jpeg"


def test_the_users_own_file_name_never_goes_upstream(app: App, sandbox: Sandbox) -> None:
    name, prompt = "Anna Musterfrau, Steuer 2025.jpg", "whose name is it"
    files = {"image": (name, STILLS["PNG"], "image/png")}
    answer = app.http.post("/videos", data={"prompt": prompt}, files=files)
    assert finish(app, answer.json()["id"])["status"] == "completed"
    assert prompt in (state := sandbox.http.get("/sandbox/state").text)
    assert "Musterfrau" not in state
    assert "Steuer" not in state
