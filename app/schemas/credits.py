"""Credits, ledger entries and prices, as a client reads them."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.pages import CamelModel, Page, Timestamp
from app.schemas.parameters import Model, Seconds
from app.schemas.words import DocumentedEnum


class Credits(CamelModel):
    """What you may spend, have spent, and have reserved for runs under way; all in credits."""

    object: Annotated[Literal["credits"], Field(description="Always `credits`.")] = "credits"
    client_id: Annotated[str, Field(description="Your id, `client_…`.")]
    client_name: Annotated[str, Field(description="Your name, as an operator gave it.")]
    credit_limit: Annotated[int, Field(description="What you may spend in all; an operator sets it.")]
    used_credit: Annotated[int, Field(description="What you have spent.")]
    held_credit: Annotated[int, Field(description="What is reserved for videos that have not ended.")]
    available_credit: Annotated[
        int, Field(description="What is left: the limit, less used and held. Negative once the limit was lowered.")
    ]


class EntryKind(DocumentedEnum):
    """What a line of the ledger did."""

    GRANT = "grant", "An operator changed the limit."
    HOLD = "hold", "Reserved for a run that was accepted."
    SETTLE = "settle", "What was held is spent."
    RELEASE = "release", "What was held is free again."
    REFUND = "refund", "What was spent is given back."


class Entry(CamelModel):
    """One line of the ledger."""

    id: Annotated[str, Field(description="The entry's id, `entry_…`.")]
    object: Annotated[Literal["credit_entry"], Field(description="Always `credit_entry`.")] = "credit_entry"
    kind: Annotated[EntryKind, Field(description="What this line did.")]
    amount: Annotated[int, Field(description="Credits; only a grant can be negative.")]
    video_id: Annotated[str | None, Field(description="The video that it belongs to; null for a grant.")]
    note: Annotated[str | None, Field(description="Why, where there is more to say.")]
    prompt: Annotated[
        str | None, Field(description="The prompt of its video; null for a grant, and when the video was deleted.")
    ]
    created_at: Annotated[Timestamp, Field(description="When it was written.")]


class EntryPage(Page[Entry]):
    """One page of your ledger; the next one starts `after` its `last_id`."""


class Price(BaseModel):
    """What one combination costs."""

    model: Annotated[Model, Field(description="The model that makes the film.")]
    fast_mode: Annotated[bool, Field(description="The quick and cheap run, or the standard one.")]
    generate_audio: Annotated[bool, Field(description="With sound, or without.")]
    seconds: Annotated[Seconds, Field(description="The film's length in seconds.")]
    credits: Annotated[int, Field(description="Credits for one film.")]


class PriceList(BaseModel):
    """Every combination with its price."""

    object: Annotated[Literal["list"], Field(description="Always `list`.")] = "list"
    data: Annotated[list[Price], Field(description="One price a combination.")]
