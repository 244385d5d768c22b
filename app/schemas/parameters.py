"""What a film is made of: every field of a request but the image, with what is allowed, checked and normalised."""

from typing import Annotated
from unicodedata import combining, normalize

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.schemas.words import DocumentedEnum

PROMPT_LIMIT = 4_000  # characters
_MARKS_LIMIT = 30  # combining marks on one letter: what Unicode's stream-safe text format allows (UAX #15)

TAKE_LIMIT = 1_000_000


class Model(DocumentedEnum):
    """The model that makes the film; there is one."""

    VEO3 = "veo3", "Google's Veo 3, image to video."


class AspectRatio(DocumentedEnum):
    """The film's frame, width to height; 16:9 unless asked."""

    WIDE = "16:9", "Wider than high."
    TALL = "9:16", "Higher than wide, as a phone is held."
    SQUARE = "1:1", "As wide as high."


class Resolution(DocumentedEnum):
    """How fine the film is, by its shorter side; 1080p unless asked. It does not change the price."""

    HD = "720p", "720 pixels."
    FULL_HD = "1080p", "1080 pixels."


class Seconds(DocumentedEnum):
    """The film's length in seconds, as text: so does OpenAI's API."""

    EIGHT = "8", "Eight seconds, the only length there is."


class Size(DocumentedEnum):
    """Width and height in pixels: `aspect_ratio` and `resolution` in one word, as OpenAI says it: this or those."""

    WIDE_FULL_HD = "1920x1080", "16:9 in 1080p."
    TALL_FULL_HD = "1080x1920", "9:16 in 1080p."
    SQUARE_FULL_HD = "1080x1080", "1:1 in 1080p."
    WIDE_HD = "1280x720", "16:9 in 720p."
    TALL_HD = "720x1280", "9:16 in 720p."
    SQUARE_HD = "720x720", "1:1 in 720p."


SIZES: dict[Size, tuple[AspectRatio, Resolution]] = {
    Size.WIDE_FULL_HD: (AspectRatio.WIDE, Resolution.FULL_HD),
    Size.TALL_FULL_HD: (AspectRatio.TALL, Resolution.FULL_HD),
    Size.SQUARE_FULL_HD: (AspectRatio.SQUARE, Resolution.FULL_HD),
    Size.WIDE_HD: (AspectRatio.WIDE, Resolution.HD),
    Size.TALL_HD: (AspectRatio.TALL, Resolution.HD),
    Size.SQUARE_HD: (AspectRatio.SQUARE, Resolution.HD),
}


def name_size(aspect_ratio: AspectRatio, resolution: Resolution) -> Size:
    """`1920x1080` and kin: width and height in pixels."""
    return next(size for size, shape in SIZES.items() if shape == (aspect_ratio, resolution))


def _normalise(prompt: object) -> object:
    """Equal-looking prompts are equal: one Unicode form, one kind of line end, no white space at either end.
    Browsers and Node write every line end of a form as CRLF; other clients send them as they are."""
    if not isinstance(prompt, str):
        return prompt
    _check_marks(prompt)
    return normalize("NFC", prompt).replace("\r\n", "\n").replace("\r", "\n").strip()


def _check_marks(text: str) -> None:
    """To bring the marks of one letter into order takes the square of their number, in many a Python."""
    marks = 0
    for character in "" if text.isascii() else text:
        marks = marks + 1 if combining(character) else 0
        if marks > _MARKS_LIMIT:
            message = "holds a letter with more than {limit} accents and other marks on it"
            raise PydanticCustomError("too_many_marks", message, {"limit": _MARKS_LIMIT})


def _write_as_text(number: object) -> object:
    return str(number) if isinstance(number, int) and not isinstance(number, bool) else number


Prompt = Annotated[
    str,
    BeforeValidator(_normalise),
    StringConstraints(min_length=1, max_length=PROMPT_LIMIT, pattern=r"^[^\x00]*$"),
    Field(json_schema_extra={"pattern": r"\S"}),
]


class VideoParameters(BaseModel):
    """What to make of the still. Every field but the image; unknown fields are refused, so that a typing error is not
    paid for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: Annotated[
        Prompt,
        Field(description="What happens in the film, in words: 1 to 4,000 characters.", examples=["The cat blinks"]),
    ]
    model: Model = Model.VEO3
    fast_mode: Annotated[
        bool, Field(description="`true` for a quicker, plainer and cheaper run. `GET /prices` says how much cheaper.")
    ] = False
    generate_audio: Annotated[bool, Field(description="`true` for a film with sound, which costs more.")] = False
    aspect_ratio: AspectRatio = AspectRatio.WIDE
    resolution: Resolution = Resolution.FULL_HD
    size: Size | None = None
    seconds: Annotated[Seconds, BeforeValidator(_write_as_text)] = Seconds.EIGHT
    take: Annotated[
        int,
        Field(
            ge=1,
            le=TAKE_LIMIT,
            description="Which film of this request. The same number is the same film, and free; "
            "the next number makes, and costs, another.",
        ),
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
