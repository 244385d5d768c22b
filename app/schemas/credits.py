"""Credits, ledger entries and prices, as a client reads them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from app.schemas.pages import Mirrored
from app.schemas.parameters import Model, Seconds


class Credits(Mirrored):
    """What a client may spend, has spent, and has reserved for runs under way; all in credits."""

    object: Literal["credits"] = "credits"
    credit_limit: int
    used_credit: int
    held_credit: int
    available_credit: int


class EntryKind(StrEnum):
    GRANT = "grant"
    HOLD = "hold"
    SETTLE = "settle"
    RELEASE = "release"
    REFUND = "refund"


class Entry(Mirrored):
    """One line of the ledger."""

    id: str
    object: Literal["credit_entry"] = "credit_entry"
    kind: EntryKind
    amount: Annotated[int, Field(description="Credits; only a grant can be negative.")]
    video_id: str | None
    note: str | None
    created_at: str


class Price(BaseModel):
    model: Model
    fast_mode: bool
    generate_audio: bool
    seconds: Seconds
    credits: int


class PriceList(BaseModel):
    object: Literal["list"] = "list"
    data: list[Price]
