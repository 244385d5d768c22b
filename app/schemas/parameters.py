"""The parameters of a film: every field of a request except the image, validated and normalised."""

from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any
from unicodedata import combining, normalize

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.words import AspectRatio, Model, Resolution, Seconds, Size

PROMPT_LIMIT = 4_000  # characters
_MARKS_LIMIT = 30  # combining marks per letter; the limit of Unicode's stream-safe text format (UAX #15)

TAKE_LIMIT = 1_000_000


SIZES: dict[Size, tuple[AspectRatio, Resolution]] = {
    Size.WIDE_FULL_HD: (AspectRatio.WIDE, Resolution.FULL_HD),
    Size.TALL_FULL_HD: (AspectRatio.TALL, Resolution.FULL_HD),
    Size.SQUARE_FULL_HD: (AspectRatio.SQUARE, Resolution.FULL_HD),
    Size.WIDE_HD: (AspectRatio.WIDE, Resolution.HD),
    Size.TALL_HD: (AspectRatio.TALL, Resolution.HD),
    Size.SQUARE_HD: (AspectRatio.SQUARE, Resolution.HD),
}


_SHAPES = {shape: size for size, shape in SIZES.items()}


def name_size(aspect_ratio: AspectRatio, resolution: Resolution) -> Size:
    """The size with this aspect ratio and resolution, such as `1920x1080`."""
    return _SHAPES[aspect_ratio, resolution]


def _normalise(prompt: object) -> object:
    """Makes prompts equal that look equal: Unicode form NFC, LF as the only line end, no white space at either end.
    Browsers and Node write every line end in a form as CRLF; other clients send line ends unchanged."""
    if not isinstance(prompt, str):
        return prompt
    _check_marks(prompt)
    return normalize("NFC", prompt).replace("\r\n", "\n").replace("\r", "\n").strip()


def _check_marks(text: str) -> None:
    """Limits the marks on one letter: in many versions of Python, the time to normalise them grows with the square of
    their number. Raises PydanticCustomError."""
    marks = 0
    for character in "" if text.isascii() else text:
        marks = marks + 1 if combining(character) else 0
        if marks > _MARKS_LIMIT:
            message = "contains a letter with more than {limit} accents or other combining marks: remove some of them"
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
    """How to make the film: every field except the image. Unknown fields are refused, so that a client does not pay
    for a misspelt field."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: Annotated[
        Prompt,
        Field(
            description="A description of what happens in the film, 1 to 4,000 characters.", examples=["The cat blinks"]
        ),
    ]
    model: Model = Model.VEO3
    fast_mode: Annotated[
        bool, Field(description="`true` for a faster, cheaper film of lower quality. `GET /prices` lists the prices.")
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
            description="Which film of this request. The same number returns the same film, free of charge; "
            "the next number makes another film, which costs credits.",
        ),
    ] = 1

    @model_validator(mode="after")
    def _resolve_size(self) -> "VideoParameters":
        if self.size is None:
            return self
        aspect_ratio, resolution = SIZES[self.size]
        if "aspect_ratio" in self.model_fields_set and self.aspect_ratio != aspect_ratio:
            raise ValueError(f"`size` {self.size} means {aspect_ratio}, but `aspect_ratio` is {self.aspect_ratio}")
        if "resolution" in self.model_fields_set and self.resolution != resolution:
            raise ValueError(f"`size` {self.size} means {resolution}, but `resolution` is {self.resolution}")
        return self.model_copy(update={"aspect_ratio": aspect_ratio, "resolution": resolution, "size": None})

    def to_columns(self) -> dict[str, Any]:
        """The parameters as a generation stores them, by column: what makes two requests equal, besides the still."""
        return self.model_dump(mode="json", include=set(PARAMETERS))

    @classmethod
    def from_columns(cls, columns: Mapping[str, Any]) -> "VideoParameters":
        """The parameters of a stored generation. They were validated when they were stored. The prompt is empty when it
        has been deleted."""
        values = {name: columns[name] for name in PARAMETERS}
        enums = {name: kind(values[name]) for name, kind in _ENUMS.items()}
        return cls.model_construct(**values | enums | {"prompt": columns["prompt"] or ""})


# The columns of a generation that hold its parameters. `size` is only another spelling of two of them.
PARAMETERS = tuple(name for name in VideoParameters.model_fields if name != "size")
_ENUMS: dict[str, type[Enum]] = {
    name: field.annotation
    for name, field in VideoParameters.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Enum)
}
