"""Unknown outcomes as operators see them: the evidence, what it proposes, and the verdict."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.pages import NO_ZEROS, CamelModel, Timestamp
from app.words import Basis, Proposal


class NewVerdict(BaseModel):
    """What an operator has found out about a paid call whose answer was lost."""

    model_config = ConfigDict(extra="forbid")

    billed: Annotated[
        bool,
        Field(strict=True, description="Whether upstream billed it. `false` gives back what its client was charged."),
    ]
    note: Annotated[
        str | None, Field(max_length=500, pattern=NO_ZEROS, description="How it was found out, for the audit log.")
    ] = None


class Verdict(CamelModel):
    """An operator's verdict on an unknown outcome. There is at most one, and it stays."""

    object: Annotated[Literal["verdict"], Field(description="Always `verdict`.")] = "verdict"
    generation_id: Annotated[str, Field(description="The generation.")]
    billed: Annotated[bool, Field(description="Whether upstream billed it.")]
    refunded_credit: Annotated[int, Field(description="What the verdict gave back to the client, in credits.")]
    note: Annotated[str | None, Field(description="How it was found out.")]
    created_at: Annotated[Timestamp, Field(description="When the verdict was given.")]


class CounterReading(CamelModel):
    """Upstream's counter as the answer to a paid call showed it: without what that call cost."""

    generation_id: Annotated[str, Field(description="The generation of that call.")]
    used_credit: Annotated[int, Field(description="The used credits of our account at upstream.")]
    read_at: Annotated[Timestamp, Field(description="When the answer was stored.")]


class Evidence(CamelModel):
    """What is known about a paid call whose answer was lost, and what it proposes."""

    object: Annotated[Literal["evidence"], Field(description="Always `evidence`.")] = "evidence"
    generation_id: Annotated[str, Field(description="The generation.")]
    client_id: Annotated[str, Field(description="The client that paid for it.")]
    client_name: Annotated[str, Field(description="Its name.")]
    credits: Annotated[int, Field(description="What it costs.")]
    sent_at: Annotated[Timestamp, Field(description="When the paid call was sent.")]
    lost_at: Annotated[Timestamp, Field(description="Since when its outcome is unknown.")]
    cause: Annotated[str | None, Field(description="How the answer was lost.")]
    reading_before: Annotated[CounterReading | None, Field(description="The counter before the call.")]
    reading_after: Annotated[CounterReading | None, Field(description="The counter after it.")]
    moved: Annotated[int | None, Field(description="By how much the counter moved between the two.")]
    other_credits: Annotated[int | None, Field(description="What other calls of ours cost between the two.")]
    proposal: Annotated[Proposal, Field(description="What the readings say.")]
    basis: Annotated[Basis, Field(description="Why.")]
    verdict: Annotated[Verdict | None, Field(description="The operator's verdict, if it was given.")]
