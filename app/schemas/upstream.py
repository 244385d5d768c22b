"""Upstream as operators see it: whether paid calls may go on, its counter, and what our own calls do not explain."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.queue import QueuePause
from app.words import DriftCause

_Credits = Field(json_schema_extra={"format": "int64"})


class UpstreamReading(BaseModel):
    """The counter of the account of our key, as the answer to a paid call showed it: without what that call cost."""

    generation_id: Annotated[str, Field(description="The generation of that call.")]
    credit_limit: Annotated[int, _Credits, Field(description="The limit of the account.")]
    used_credit: Annotated[int, _Credits, Field(description="What the account has used.")]
    read_at: Annotated[int, Field(description="When, in Unix seconds.")]


class DriftFinding(BaseModel):
    """Something that moved the counter and that our calls do not explain."""

    cause: Annotated[DriftCause, Field(description="What it is.")]
    credits: Annotated[int, _Credits, Field(description="By how much it moved the counter.")]
    since: Annotated[int, Field(description="After this reading, in Unix seconds.")]
    until: Annotated[int, Field(description="Before this reading, in Unix seconds.")]
    generation_ids: Annotated[list[str], Field(description="For `unknown_billed`: the calls that were billed.")]
    combination: Annotated[
        str | None, Field(description="For `price_differs`: which films, by their name in `KINORA_PRICES`.")
    ]
    our_price: Annotated[int | None, _Credits, Field(description="For `price_differs`: what we charged for one.")]
    upstream_price: Annotated[int | None, _Credits, Field(description="For `price_differs`: what upstream charged.")]
    factor: Annotated[float | None, Field(description="For `price_differs`: upstream's price divided by ours.")]


class Upstream(BaseModel):
    """The account of our key at upstream. Times are in Unix seconds."""

    object: Annotated[Literal["upstream"], Field(description="Always `upstream`.")] = "upstream"
    key_valid: Annotated[
        bool | None,
        Field(description="Whether upstream accepts our key. Null: this process has not used it yet."),
    ]
    stopped: Annotated[
        str | None,
        Field(description="Why this process sends no paid call. Null: it sends them, or another process does."),
    ]
    paused: Annotated[
        QueuePause | None, Field(description="The pause of paid calls, by an operator or by the price guard.")
    ]
    readings: Annotated[list[UpstreamReading], Field(description="The newest readings, at most ten, newest first.")]
    counted_since: Annotated[
        int | None,
        Field(description="The first reading that counts: at most a hundred, none before the price guard was resumed."),
    ]
    moved_credits: Annotated[int, _Credits, Field(description="By how much the counter has moved since then.")]
    settled_credits: Annotated[
        int,
        _Credits,
        Field(
            description="What our paid calls since then cost by our prices. One whose answer was lost counts only if "
            "an operator says that it was billed."
        ),
    ]
    drift: Annotated[
        int, _Credits, Field(description="What moved the counter besides our calls; those that run may count or not.")
    ]
    cause: Annotated[DriftCause | None, Field(description="Why: that of the newest finding. Null: there is no drift.")]
    findings: Annotated[list[DriftFinding], Field(description="Everything that moved it, the newest last.")]
