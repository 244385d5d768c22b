"""The Video object: OpenAI's keys, every one always present, and our own beside them; its words."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.parameters import AspectRatio, Model, Resolution, Seconds, Size


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
