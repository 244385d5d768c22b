"""The Video object: all of OpenAI's keys, always present, plus our own; and its enums."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.pages import Page
from app.schemas.parameters import AspectRatio, Model, Resolution, Seconds, Size
from app.schemas.words import DocumentedEnum


# No other values: OpenAI's SDKs stop polling at a value that they do not know.
class Status(DocumentedEnum):
    """The state of a video."""

    QUEUED = "queued", "Accepted; the paid call has not been sent. The video can still be cancelled."
    IN_PROGRESS = "in_progress", "The film is being made."
    COMPLETED = "completed", "The film is ready: download it from `/videos/{video_id}/content`."
    FAILED = "failed", "There is no film; `error` says why and what it cost."


class Cache(DocumentedEnum):
    """How a video got its film."""

    HIT = "hit", "The film of an equal request existed already; this video is free."
    JOINED = "joined", "The film of an equal request was already being made; this video shares it and is free."
    MISS = "miss", "A new film was started for this video, which costs credits."


class Variant(DocumentedEnum):
    """Which file of a video to download; the film by default."""

    VIDEO = "video", "The film, an mp4."
    THUMBNAIL = "thumbnail", "The still that the film was made from, as it was sent."


class Failure(DocumentedEnum):
    """Why a video failed."""

    CANCELLED = "cancelled", "Cancelled before it was sent to the model; nothing was charged."
    IMAGE_REFUSED = "image_refused", "The model refused the image; nothing was charged. Try another image."
    PROMPT_REFUSED = "prompt_refused", "The model refused the prompt; nothing was charged. Try other words."
    REFUSED_BY_UPSTREAM = "refused_by_upstream", "The model refused this request; nothing was charged."
    CANCELLED_BY_OPERATOR = (
        "cancelled_by_operator",
        "An operator cancelled it before it was sent to the model; nothing was charged.",
    )
    WAITED_TOO_LONG = (
        "waited_too_long",
        "It waited too long in the queue; nothing was charged. Post the request again.",
    )
    CONTENT_LOST = (
        "content_lost",
        "The film was made and billed, but could not be fetched from the model. Ask an operator about a refund.",
    )
    OUTCOME_UNKNOWN = (
        "outcome_unknown",
        (
            "The model's response was lost, so the film may have been billed. "
            "Ask an operator about a refund, or post the request again for a new film."
        ),
    )


class VideoError(BaseModel):
    """Why there is no film."""

    code: Annotated[Failure, Field(description="For programs: the reason.")]
    message: Annotated[str, Field(description="For people: what happened, what it cost, what to do.")]


class Video(BaseModel):
    """OpenAI's Video object with every key always present, plus our own keys."""

    id: Annotated[str, Field(description="The video's id, `video_…`. Ids sort by the time of the request.")]
    object: Annotated[Literal["video"], Field(description="Always `video`.")] = "video"
    model: Annotated[Model, Field(description="The model that makes the film.")]
    status: Annotated[Status, Field(description="The state of the video; poll until it is `completed` or `failed`.")]
    progress: Annotated[int, Field(ge=0, le=100, description="Progress in per cent; 100 only when the film is ready.")]
    queue_position: Annotated[
        int | None,
        Field(
            description="1 is the oldest of all waiting videos; null unless `queued`. A younger video of another "
            "client may start earlier."
        ),
    ] = None
    estimated_completed_at: Annotated[
        int | None,
        Field(
            description="When the film is expected to be ready, in Unix seconds. Null while that is unknown: in the "
            "queue, before the service has made its first film, and after the expected time has passed."
        ),
    ] = None
    created_at: Annotated[int, Field(description="When the video was requested, in Unix seconds.")]
    completed_at: Annotated[int | None, Field(description="When the film was ready, in Unix seconds; else null.")]
    expires_at: Annotated[
        int | None, Field(description="When the film will be deleted, in Unix seconds; an equal request extends it.")
    ]
    prompt: Annotated[str | None, Field(description="The description of the film, from the request.")]
    seconds: Annotated[Seconds, Field(description="The film's length in seconds.")]
    size: Annotated[Size, Field(description="The film's width and height in pixels.")]
    remixed_from_video_id: Annotated[
        str | None, Field(description="Always null: remixes are not supported, but OpenAI's object has this key.")
    ] = None
    error: Annotated[VideoError | None, Field(description="Why the video failed; null unless it did.")]
    aspect_ratio: Annotated[AspectRatio, Field(description="The film's aspect ratio.")]
    resolution: Annotated[Resolution, Field(description="The film's resolution.")]
    fast_mode: Annotated[bool, Field(description="Whether the fast, cheaper mode was requested.")]
    generate_audio: Annotated[bool, Field(description="Whether sound was requested.")]
    take: Annotated[int, Field(description="Which film of the same request this is.")]
    cache: Annotated[Cache, Field(description="How this video got its film.")]
    credits: Annotated[
        int, Field(description="What the video costs you, in credits: held until it ends, then settled.")
    ]
    metadata: Annotated[
        dict[str, str], Field(description="Your own labels of this video, as sent with its request.")
    ] = {}


class VideoPage(Page[Video]):
    """One page of your videos. For the next page, send its `last_id` as `after`."""


class VideoDeleted(BaseModel):
    """The video is deleted."""

    id: Annotated[str, Field(description="The id of the deleted video.")]
    object: Annotated[Literal["video.deleted"], Field(description="Always `video.deleted`.")] = "video.deleted"
    # Not Literal[True]: generators for typed languages turn it into an enum of booleans, which does not compile.
    deleted: Annotated[bool, Field(description="Always true.")] = True
