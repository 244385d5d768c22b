"""What the outside sees: requests, answers and their words.

A video speaks snake_case as OpenAI's and Veo's APIs do; a client and its credits speak the camelCase of 1min.ai's
`teamUser` (decision 0006).
"""

from enum import StrEnum
from typing import Annotated, Generic, Literal, TypeVar
from unicodedata import normalize

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic.alias_generators import to_camel

PROMPT_LIMIT = 4_000  # characters
TAKE_LIMIT = 1_000_000


class Status(StrEnum):
    """What a video's client sees; any other word would end the poll of OpenAI's SDKs."""

    QUEUED = "queued"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    FAILED = "failed"


class Cache(StrEnum):
    """How a video is served: by a finished generation, a running one, or a new one."""

    HIT = "hit"
    JOINED = "joined"
    MISS = "miss"


class Failure(StrEnum):
    """Why a video failed."""

    CANCELLED = "cancelled"
    IMAGE_REFUSED = "image_refused"
    PROMPT_REFUSED = "prompt_refused"
    REFUSED_BY_UPSTREAM = "refused_by_upstream"
    WAITED_TOO_LONG = "waited_too_long"
    CONTENT_LOST = "content_lost"
    OUTCOME_UNKNOWN = "outcome_unknown"


FAILURE_MESSAGES: dict[Failure, str] = {
    Failure.CANCELLED: "Cancelled before it was sent; nothing was charged.",
    Failure.IMAGE_REFUSED: "The model refused the image; nothing was charged. Try another picture.",
    Failure.PROMPT_REFUSED: "The model refused the prompt; nothing was charged. Say it in other words.",
    Failure.REFUSED_BY_UPSTREAM: "The model refused this request; nothing was charged.",
    Failure.WAITED_TOO_LONG: "It waited too long for a free run; nothing was charged. Post it again.",
    Failure.CONTENT_LOST: "The film was made and billed but never came. Ask an operator about a refund.",
    Failure.OUTCOME_UNKNOWN: "The answer was lost on the way, so the run may have been billed. "
    "Ask an operator about a refund, or post it again for a new run.",
}


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
    """Equal-looking prompts are equal: one Unicode form, no white space at either end."""
    return normalize("NFC", prompt).strip() if isinstance(prompt, str) else prompt


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


class VideoError(BaseModel):
    code: Failure
    message: str


class Video(BaseModel):
    """OpenAI's Video object, every key always present, and our own beside them."""

    id: str
    object: Literal["video"] = "video"
    model: Model
    status: Status
    progress: Annotated[int, Field(ge=0, le=100, description="Per cent; 100 only when the film is there.")]
    created_at: Annotated[int, Field(description="Unix seconds.")]
    completed_at: Annotated[int | None, Field(description="Unix seconds.")]
    expires_at: Annotated[int | None, Field(description="Unix seconds until which the film is kept.")]
    prompt: str | None
    seconds: Seconds
    size: Size
    remixed_from_video_id: None = None
    error: VideoError | None
    aspect_ratio: AspectRatio
    resolution: Resolution
    fast_mode: bool
    generate_audio: bool
    take: int
    cache: Annotated[
        Cache, Field(description="How this video came to its film: a finished run, a running or a new one.")
    ]
    credits: Annotated[int, Field(description="What it cost you, in credits; held while it runs.")]


class VideoDeleted(BaseModel):
    id: str
    object: Literal["video.deleted"] = "video.deleted"
    deleted: Literal[True] = True


Item = TypeVar("Item", bound=BaseModel)


class Page(BaseModel, Generic[Item]):
    """One page of a list; the next one starts `after` its `last_id`."""

    object: Literal["list"] = "list"
    data: list[Item]
    first_id: str | None
    last_id: str | None
    has_more: bool


class Mirrored(BaseModel):
    """Speaks the camelCase of the API it mirrors."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Role(StrEnum):
    ADMIN = "ADMIN"
    MEMBER = "MEMBER"


class ClientStatus(StrEnum):
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"


class Credits(Mirrored):
    """What a client may spend, has spent, and has reserved for runs under way; all in credits."""

    object: Literal["credits"] = "credits"
    credit_limit: int
    used_credit: int
    held_credit: int
    available_credit: int


class Client(Mirrored):
    id: str
    object: Literal["client"] = "client"
    name: str
    role: Role
    status: ClientStatus
    credit_limit: int
    used_credit: int
    held_credit: int
    created_at: str
    updated_at: str


class ApiKey(Mirrored):
    id: str
    object: Literal["api_key"] = "api_key"
    client_id: str
    created_at: str
    revoked_at: str | None
    key: Annotated[str | None, Field(description="The key itself, shown this once.")] = None


class EntryKind(StrEnum):
    GRANT = "grant"
    HOLD = "hold"
    SETTLE = "settle"
    RELEASE = "release"
    REFUND = "refund"


class Entry(Mirrored):
    """One line of the ledger."""

    id: str
    object: Literal["credit_entry"] = "credit_entry"
    kind: EntryKind
    amount: Annotated[int, Field(description="Credits; only a grant can be negative.")]
    video_id: str | None
    note: str | None
    created_at: str


class Price(BaseModel):
    model: Model
    fast_mode: bool
    generate_audio: bool
    seconds: Seconds
    credits: int


class PriceList(BaseModel):
    object: Literal["list"] = "list"
    data: list[Price]


class ErrorBody(BaseModel):
    """OpenAI's four keys; further ones, such as the figures of a 402, may follow."""

    model_config = ConfigDict(extra="allow")

    message: str
    type: str
    param: str | None
    code: str | None


class ErrorEnvelope(BaseModel):
    error: ErrorBody


class Health(BaseModel):
    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    status: Literal["ready", "not_ready"]
    database: str
    content: str
    paid_calls: Annotated[str, Field(description="`open`, or why no new paid call starts.")]
    warnings: list[str]
