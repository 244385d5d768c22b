"""What a film is made of: every field of a request but the image, with what is allowed, checked and normalised."""

from enum import StrEnum
from typing import Annotated, Literal
from unicodedata import normalize

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

PROMPT_LIMIT = 4_000  # characters

TAKE_LIMIT = 1_000_000


class Model(StrEnum):
    VEO3 = "veo3"


class AspectRatio(StrEnum):
    WIDE = "16:9"
    TALL = "9:16"
    SQUARE = "1:1"


class Resolution(StrEnum):
    HD = "720p"
    FULL_HD = "1080p"


class Seconds(StrEnum):
    EIGHT = "8"


SIZES: dict[str, tuple[AspectRatio, Resolution]] = {
    "1920x1080": (AspectRatio.WIDE, Resolution.FULL_HD),
    "1080x1920": (AspectRatio.TALL, Resolution.FULL_HD),
    "1080x1080": (AspectRatio.SQUARE, Resolution.FULL_HD),
    "1280x720": (AspectRatio.WIDE, Resolution.HD),
    "720x1280": (AspectRatio.TALL, Resolution.HD),
    "720x720": (AspectRatio.SQUARE, Resolution.HD),
}

Size = Literal["1920x1080", "1080x1920", "1080x1080", "1280x720", "720x1280", "720x720"]


def name_size(aspect_ratio: AspectRatio, resolution: Resolution) -> str:
    """`1920x1080` and kin: width and height in pixels."""
    return next(size for size, shape in SIZES.items() if shape == (aspect_ratio, resolution))


def _normalise(prompt: object) -> object:
    """Equal-looking prompts are equal: one Unicode form, one kind of line end, no white space at either end.
    Browsers and Node write every line end of a form as CRLF; other clients send them as they are."""
    if not isinstance(prompt, str):
        return prompt
    return normalize("NFC", prompt).replace("\r\n", "\n").replace("\r", "\n").strip()


def _write_as_text(number: object) -> object:
    return str(number) if isinstance(number, int) and not isinstance(number, bool) else number


Prompt = Annotated[
    str, BeforeValidator(_normalise), StringConstraints(min_length=1, max_length=PROMPT_LIMIT, pattern=r"^[^\x00]*$")
]


class VideoParameters(BaseModel):
    """What to make of the still. Every field but the image; unknown fields are refused, so that a typing error is not
    paid for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: Annotated[Prompt, Field(description="What happens in the film, 1 to 4,000 characters.")]
    model: Annotated[Model, Field(description="The model that makes the film.")] = Model.VEO3
    fast_mode: Annotated[bool, Field(description="Quicker, plainer and cheaper.")] = False
    generate_audio: Annotated[bool, Field(description="A film with sound; dearer.")] = False
    aspect_ratio: Annotated[AspectRatio, Field(description="The film's frame.")] = AspectRatio.WIDE
    resolution: Annotated[Resolution, Field(description="The film's lines.")] = Resolution.FULL_HD
    size: Annotated[
        Size | None, Field(description="`aspect_ratio` and `resolution` in one word, as in OpenAI's API.")
    ] = None
    seconds: Annotated[Seconds, BeforeValidator(_write_as_text), Field(description="The film's length in seconds.")] = (
        Seconds.EIGHT
    )
    take: Annotated[
        int, Field(ge=1, le=TAKE_LIMIT, description="1 unless asked; the next number makes another film of the same.")
    ] = 1

    @model_validator(mode="after")
    def _resolve_size(self) -> "VideoParameters":
        if self.size is None:
            return self
        aspect_ratio, resolution = SIZES[self.size]
        if "aspect_ratio" in self.model_fields_set and self.aspect_ratio != aspect_ratio:
            raise ValueError(f"`size` {self.size} is {aspect_ratio}, but `aspect_ratio` says {self.aspect_ratio}")
        if "resolution" in self.model_fields_set and self.resolution != resolution:
            raise ValueError(f"`size` {self.size} is {resolution}, but `resolution` says {self.resolution}")
        return self.model_copy(update={"aspect_ratio": aspect_ratio, "resolution": resolution, "size": None})
