"""The queue as operators see it, and what they can do with it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.credits import CreditTotal
from app.schemas.filters import CreatedAfter, CreatedBefore, ListFilter, Text
from app.schemas.pages import NO_ZEROS
from app.words import Pausable, PauseCause, Waiting

_Reason = Annotated[
    str | None, Field(max_length=500, pattern=NO_ZEROS, description="Why, for other operators and the audit log.")
]


class QueuePause(BaseModel):
    """Something that is paused."""

    what: Annotated[Pausable, Field(description="What is paused.")]
    cause: Annotated[PauseCause, Field(description="Who or what has paused it.")]
    reason: Annotated[str | None, Field(description="Why.")]
    since: Annotated[int, Field(description="Since when, in Unix seconds.")]


class ClientQueue(BaseModel):
    """What one client has queued and running."""

    client_id: Annotated[str, Field(description="The client that pays.")]
    client_name: Annotated[str, Field(description="Its name.")]
    queued: Annotated[int, Field(description="How many wait.")]
    in_flight: Annotated[int, Field(description="How many paid calls run.")]
    oldest_age_seconds: Annotated[int | None, Field(description="How long the oldest has waited.")]
    waiting_for: Annotated[Waiting | None, Field(description="What they wait for; null when none is queued.")]


class UpstreamKey(BaseModel):
    """Paid calls with one key of upstream, as this process sees them."""

    name: Annotated[str, Field(description="Which key; never the key itself.")]
    stopped: Annotated[str | None, Field(description="Why no paid call is sent with it; null: they are sent.")]
    requests_per_minute: Annotated[int, Field(description="How many requests of all kinds may be sent.")]
    requests_left: Annotated[int, Field(description="How many may be sent now without waiting.")]


class Queue(BaseModel):
    """What waits, what runs, and what is in the way. Times are in Unix seconds."""

    object: Annotated[Literal["queue"], Field(description="Always `queue`.")] = "queue"
    depth: Annotated[int, Field(description="How many generations wait.")]
    oldest_age_seconds: Annotated[int | None, Field(description="How long the oldest has waited.")]
    in_flight: Annotated[int, Field(description="How many paid calls run.")]
    concurrency: Annotated[int, Field(description="How many may run at once.")]
    safe_to_stop_at: Annotated[
        int,
        Field(description="When the paid calls in flight should have ended, by their expected duration; now, if none."),
    ]
    paused: Annotated[list[QueuePause], Field(description="What is paused.")]
    may_have_been_paid: Annotated[
        list[str] | None,
        Field(
            description="While paid calls are paused because the database is an older copy: the ids of the generations "
            "that may have been paid since it was made, at most 100. Otherwise null."
        ),
    ]
    credit_total: Annotated[
        CreditTotal | None,
        Field(description="Beyond this limit, requests that need a new film get 402. Null: there is none."),
    ]
    clients: Annotated[
        list[ClientQueue], Field(description="Who waits, and for what: at most 100, the longest waiting first.")
    ]
    upstream_keys: Annotated[
        list[UpstreamKey] | None,
        Field(description="The keys of upstream. Null: another process makes the paid calls."),
    ]


class NewPause(BaseModel):
    """What to pause."""

    model_config = ConfigDict(extra="forbid")

    what: Annotated[Pausable, Field(description="What to pause.")]
    reason: _Reason = None


class Resumption(BaseModel):
    """What to resume."""

    model_config = ConfigDict(extra="forbid")

    what: Annotated[Pausable, Field(description="What to resume.")]
    reason: _Reason = None


class QueueFilter(ListFilter):
    """Which queued generations: those that have all of these values. `{}` is all of them."""

    generation: Annotated[Text | None, Field(description="Only this one, by its id.")] = None
    client: Annotated[Text | None, Field(description="Only those that this client pays, by its id.")] = None
    created_after: CreatedAfter = None
    created_before: CreatedBefore = None


class NewCancellation(BaseModel):
    """What to cancel."""

    model_config = ConfigDict(extra="forbid")

    filter: Annotated[QueueFilter, Field(description="Which of the queued generations.")]
    reason: _Reason = None


class Cancellation(BaseModel):
    """What was cancelled. Nothing was billed for it."""

    object: Annotated[Literal["cancellation"], Field(description="Always `cancellation`.")] = "cancellation"
    cancelled: Annotated[int, Field(description="How many generations, at most 500 at a time.")]
    released_credits: Annotated[int, Field(description="What was held for them, in credits.")]
    has_more: Annotated[bool, Field(description="Whether more of them match: send it again.")]
