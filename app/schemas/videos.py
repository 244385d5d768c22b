"""The Video object: OpenAI's keys, every one always present, and our own beside them; its words."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.pages import Page
from app.schemas.parameters import AspectRatio, Model, Resolution, Seconds, Size
from app.schemas.words import DocumentedEnum


# No other words: any would end the poll of OpenAI's SDKs.
class Status(DocumentedEnum):
    """Where a video stands."""

    QUEUED = "queued", "Accepted; nothing that costs has been sent. It can still be cancelled."
    IN_PROGRESS = "in_progress", "The film is being made."
    COMPLETED = "completed", "The film is there: download it from `/videos/{video_id}/content`."
    FAILED = "failed", "There is no film; `error` says why, and what that cost."


class Cache(DocumentedEnum):
    """How a video came to its film."""

    HIT = "hit", "An equal request had its film already; this one is free."
    JOINED = "joined", "An equal request was being made; this one waits with it, free."
    MISS = "miss", "It started a run of its own, which costs credits."


class Variant(DocumentedEnum):
    """What to download of a video; the film unless asked."""

    VIDEO = "video", "The film, an mp4."
    THUMBNAIL = "thumbnail", "The still that it was made of, as it was sent."


class Failure(DocumentedEnum):
    """Why a video failed."""

    CANCELLED = "cancelled", "Cancelled before it was sent; nothing was charged."
    IMAGE_REFUSED = "image_refused", "The model refused the image; nothing was charged. Try another picture."
    PROMPT_REFUSED = "prompt_refused", "The model refused the prompt; nothing was charged. Say it in other words."
    REFUSED_BY_UPSTREAM = "refused_by_upstream", "The model refused this request; nothing was charged."
    CANCELLED_BY_OPERATOR = "cancelled_by_operator", "An operator cancelled it before it was sent; nothing was charged."
    WAITED_TOO_LONG = "waited_too_long", "It waited too long for a free run; nothing was charged. Post it again."
    CONTENT_LOST = "content_lost", "The film was made and billed but never came. Ask an operator about a refund."
    OUTCOME_UNKNOWN = (
        "outcome_unknown",
        (
            "The answer was lost on the way, so the run may have been billed. "
            "Ask an operator about a refund, or post it again for a new run."
        ),
    )


class VideoError(BaseModel):
    """Why there is no film."""

    code: Annotated[Failure, Field(description="For programs.")]
    message: Annotated[str, Field(description="For people: what happened, what it cost, what to do.")]


class Video(BaseModel):
    """OpenAI's Video object, every key always present, and our own beside them."""

    id: Annotated[str, Field(description="The video's id, `video_…`; it sorts by the time of the request.")]
    object: Annotated[Literal["video"], Field(description="Always `video`.")] = "video"
    model: Annotated[Model, Field(description="The model that makes the film.")]
    status: Annotated[Status, Field(description="Where it stands; poll until `completed` or `failed`.")]
    progress: Annotated[int, Field(ge=0, le=100, description="Per cent; 100 only when the film is there.")]
    queue_position: Annotated[
        int | None,
        Field(
            description="1 is the oldest of all that wait; null unless `queued`. A younger one of another client may "
            "start before."
        ),
    ] = None
    estimated_completed_at: Annotated[
        int | None,
        Field(
            description="When the film should be there, in Unix seconds; null while that is not known: in the queue, "
            "before the first film was made here, and past the estimate."
        ),
    ] = None
    created_at: Annotated[int, Field(description="When it was asked for, in Unix seconds.")]
    completed_at: Annotated[int | None, Field(description="When the film was there, in Unix seconds; else null.")]
    expires_at: Annotated[
        int | None, Field(description="Until when the film is kept, in Unix seconds; asking again moves it on.")
    ]
    prompt: Annotated[str | None, Field(description="What happens in the film, as it was asked for.")]
    seconds: Annotated[Seconds, Field(description="The film's length in seconds.")]
    size: Annotated[Size, Field(description="The film's width and height in pixels.")]
    remixed_from_video_id: Annotated[
        str | None, Field(description="Always null: there are no remixes here, the key is OpenAI's.")
    ] = None
    error: Annotated[VideoError | None, Field(description="Why it failed; null unless it did.")]
    aspect_ratio: Annotated[AspectRatio, Field(description="The film's frame.")]
    resolution: Annotated[Resolution, Field(description="How fine the film is.")]
    fast_mode: Annotated[bool, Field(description="Whether the quick and cheap run was asked for.")]
    generate_audio: Annotated[bool, Field(description="Whether sound was asked for.")]
    take: Annotated[int, Field(description="Which film of the same request this is.")]
    cache: Annotated[Cache, Field(description="How this video came to its film.")]
    credits: Annotated[int, Field(description="What it costs you, in credits: held while it runs, then settled.")]
    metadata: Annotated[
        dict[str, str], Field(description="Your own labels of this video, as they came with its request.")
    ] = {}


class VideoPage(Page[Video]):
    """One page of your videos; the next one starts `after` its `last_id`."""


class VideoDeleted(BaseModel):
    """The video is gone."""

    id: Annotated[str, Field(description="The id that it had.")]
    object: Annotated[Literal["video.deleted"], Field(description="Always `video.deleted`.")] = "video.deleted"
    # Not Literal[True]: generators of typed languages write an enum of booleans, which does not compile.
    deleted: Annotated[bool, Field(description="Always true.")] = True
