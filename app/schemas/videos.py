"""The Video object: all of OpenAI's keys, always present, plus our own; and its enums."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.pages import Page
from app.words import AspectRatio, Cache, Failure, Model, Resolution, Seconds, Size, Status


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
