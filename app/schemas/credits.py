"""Credits, ledger entries and prices, as a client sees them."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.pages import CamelModel, Page, Timestamp
from app.words import EntryKind, Model, Seconds


class Credits(CamelModel):
    """What you may spend, what you have spent, and what is held for videos that have not ended; all in credits."""

    object: Annotated[Literal["credits"], Field(description="Always `credits`.")] = "credits"
    client_id: Annotated[str, Field(description="Your id, `client_…`.")]
    client_name: Annotated[str, Field(description="Your name, set by an operator.")]
    credit_limit: Annotated[int, Field(description="What you may spend in total; an operator sets it.")]
    used_credit: Annotated[int, Field(description="What you have spent.")]
    held_credit: Annotated[int, Field(description="What is held (reserved) for videos that have not ended.")]
    available_credit: Annotated[
        int,
        Field(
            description="What you can still spend: the limit minus used and held credits. "
            "Negative if an operator has lowered the limit below them."
        ),
    ]


class Entry(CamelModel):
    """One entry of the ledger."""

    id: Annotated[str, Field(description="The entry's id, `entry_…`.")]
    object: Annotated[Literal["credit_entry"], Field(description="Always `credit_entry`.")] = "credit_entry"
    kind: Annotated[EntryKind, Field(description="What the entry records.")]
    amount: Annotated[int, Field(description="The amount in credits; only a grant can be negative.")]
    video_id: Annotated[str | None, Field(description="The video that the entry belongs to; null for a grant.")]
    note: Annotated[str | None, Field(description="The reason, if one was recorded; else null.")]
    prompt: Annotated[
        str | None, Field(description="The prompt of the video; null for a grant, and when the video was deleted.")
    ]
    created_at: Annotated[Timestamp, Field(description="When the entry was written.")]


class EntryPage(Page[Entry]):
    """One page of your ledger. For the next page, send its `last_id` as `after`."""


class Price(BaseModel):
    """What one combination of parameters costs."""

    model: Annotated[Model, Field(description="The model that makes the film.")]
    fast_mode: Annotated[bool, Field(description="`true` for the fast, cheaper mode; `false` for the standard mode.")]
    generate_audio: Annotated[bool, Field(description="`true` for a film with sound; `false` for one without.")]
    seconds: Annotated[Seconds, Field(description="The film's length in seconds.")]
    credits: Annotated[int, Field(description="The price of one film, in credits.")]


class PriceList(BaseModel):
    """Every combination of parameters with its price."""

    object: Annotated[Literal["list"], Field(description="Always `list`.")] = "list"
    data: Annotated[list[Price], Field(description="One price per combination.")]
