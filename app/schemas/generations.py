"""Generations as operators see them: what was paid, for whom, how it went, and where the time went."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.filters import After, CreatedAfter, CreatedBefore, ListFilter, Text
from app.schemas.pages import Page
from app.schemas.verdicts import Evidence
from app.words import (
    AspectRatio,
    Cache,
    EntryKind,
    Failure,
    Model,
    Outcome,
    Resolution,
    Seconds,
    State,
    Status,
    VerdictFilter,
    Waiting,
)

_Seconds = Annotated[float, Field(ge=0)]


class Attempt(BaseModel):
    """One try of the paid call."""

    id: Annotated[str, Field(description="Its id, `attempt_…`.")]
    outcome: Annotated[Outcome | None, Field(description="How it ended; null while its answer is awaited.")]
    detail: Annotated[str | None, Field(description="What the model said, shortened and without secrets.")]
    started_at: Annotated[int, Field(description="When it was sent, in Unix seconds.")]
    ended_at: Annotated[int | None, Field(description="When its outcome was known.")]


class Generation(BaseModel):
    """One paid call to the model and its result. Several videos may share it."""

    id: Annotated[str, Field(description="Its id, `gen_…`.")]
    object: Annotated[Literal["generation"], Field(description="Always `generation`.")] = "generation"
    state: Annotated[State, Field(description="Where it is.")]
    failure: Annotated[Failure | None, Field(description="Why it failed; also kept after a late success.")]
    client_id: Annotated[str, Field(description="The client that pays for it.")]
    client_name: Annotated[str, Field(description="The name of that client.")]
    credits: Annotated[int, Field(description="Its price. What became of it is in the entries.")]
    model: Annotated[Model, Field(description="The model.")]
    fast_mode: Annotated[bool, Field(description="Whether the fast mode was asked for.")]
    generate_audio: Annotated[bool, Field(description="Whether sound was asked for.")]
    aspect_ratio: Annotated[AspectRatio, Field(description="The aspect ratio of the film.")]
    resolution: Annotated[Resolution, Field(description="The resolution of the film.")]
    seconds: Annotated[Seconds, Field(description="The length of the film.")]
    take: Annotated[int, Field(description="Distinguishes films of the same request.")]
    upstream_uuid: Annotated[str | None, Field(description="The id that the model's API gave it.")]
    last_attempt: Annotated[Attempt | None, Field(description="The newest try of the paid call.")]
    created_at: Annotated[int, Field(description="When it was accepted, in Unix seconds.")]
    submitted_at: Annotated[int | None, Field(description="When the paid call was sent; null in the queue.")]
    ended_at: Annotated[int | None, Field(description="When it ended.")]
    evidence: Annotated[
        Evidence | None,
        Field(description="Whether it was billed, if its outcome is unknown. In lists only with `state=unknown`."),
    ] = None


class GenerationEntry(BaseModel):
    """What happened to the credits of a generation."""

    id: Annotated[str, Field(description="The entry's id, `entry_…`.")]
    kind: Annotated[EntryKind, Field(description="What the entry records.")]
    amount: Annotated[int, Field(description="The amount in credits.")]
    client_id: Annotated[str, Field(description="Whose credits.")]
    video_id: Annotated[str | None, Field(description="The video that carries the cost.")]
    note: Annotated[str | None, Field(description="The reason, if one was recorded.")]
    created_at: Annotated[int, Field(description="When it was written, in Unix seconds.")]


class SharedVideo(BaseModel):
    """A video that got its film, or its failure, from a generation."""

    id: Annotated[str, Field(description="The video's id, `video_…`.")]
    client_id: Annotated[str, Field(description="Whose video it is.")]
    client_name: Annotated[str, Field(description="The name of that client.")]
    status: Annotated[Status, Field(description="The state of the video.")]
    failure: Annotated[Failure | None, Field(description="Its own failure, if it left before the generation ended.")]
    cache: Annotated[Cache, Field(description="How it got its film.")]
    credits: Annotated[int, Field(description="What its client pays for it.")]
    metadata: Annotated[dict[str, str] | None, Field(description="Its labels.")]
    created_at: Annotated[int, Field(description="When it was accepted, in Unix seconds.")]


class QueueWait(BaseModel):
    """One stay in the queue."""

    began_at: Annotated[int, Field(description="When it began, in Unix seconds.")]
    seconds: Annotated[_Seconds, Field(description="How long it was, or has been so far.")]
    waiting_for: Annotated[Waiting | None, Field(description="What it waited for; null when nothing on record tells.")]
    reason: Annotated[str | None, Field(description="What upstream said.")]


class GenerationTimes(BaseModel):
    """Where the time went. The parts add up to the time from the request to the end, or until now."""

    queue: Annotated[_Seconds, Field(description="Seconds in the queue.")]
    upload: Annotated[_Seconds, Field(description="Seconds in which the still was uploaded.")]
    upstream: Annotated[_Seconds, Field(description="Seconds in which the model worked, with its queue.")]
    fetch: Annotated[_Seconds, Field(description="Seconds until the film was downloaded.")]
    store: Annotated[_Seconds, Field(description="Seconds in which the film was checked and stored.")]
    waits: Annotated[list[QueueWait], Field(description="Its stays in the queue, oldest first.")]


class GenerationStory(Generation):
    """A generation with all that is known about it."""

    attempts: Annotated[list[Attempt], Field(description="All tries of the paid call, oldest first.")]
    entries: Annotated[list[GenerationEntry], Field(description="What happened to its credits, oldest first.")]
    videos: Annotated[list[SharedVideo], Field(description="The videos that share it and are not deleted.")]
    times: Annotated[
        GenerationTimes | None, Field(description="Where the time went. Null when it is more than 30 days ago.")
    ]


class GenerationFilter(ListFilter):
    """Which generations to list: those that have all of these values."""

    state: Annotated[State | None, Field(description="Only generations in this state.")] = None
    client: Annotated[Text | None, Field(description="Only what this client pays for, by its id.")] = None
    failure: Annotated[Failure | None, Field(description="Only generations with this failure.")] = None
    verdict: Annotated[
        VerdictFilter | None, Field(description="With `state=unknown`: only those that wait for a verdict.")
    ] = None
    created_after: CreatedAfter = None
    created_before: CreatedBefore = None
    limit: Annotated[int, Field(ge=1, le=100, description="Generations per page.")] = 20
    after: After = None


class GenerationPage(Page[Generation]):
    """One page of generations, newest first. For the next page, send its `last_id` as `after`."""
