"""Credits, ledger entries and prices, as a client sees them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.audit_log import Actor
from app.schemas.filters import After, CreatedAfter, CreatedBefore, ListFilter
from app.schemas.numbers import WHOLE
from app.schemas.pages import NO_ZEROS, CamelModel, Page, Timestamp
from app.words import EntryKind, ListFormat, Model, Period, Seconds

_LARGE = Field(json_schema_extra={"format": "int64"})


class BudgetSettings(CamelModel):
    """What a client may spend in each calendar day, week or month, besides its `creditLimit`."""

    model_config = ConfigDict(extra="forbid")

    period: Annotated[Period, Field(description="How long a window is.")]
    timezone: Annotated[str, Field(max_length=64, description="Whose midnight counts: a name such as `Europe/Berlin`.")]
    limit: Annotated[
        int,
        Field(strict=True, json_schema_extra={"minimum": 0}, description="What may be spent in a window, in credits."),
        WHOLE,
    ]


class Budget(CamelModel):
    """A budget with the figures of its current window. What was accepted in a window counts in that window, also when
    it ends later."""

    period: Annotated[Period, Field(description="How long a window is.")]
    timezone: Annotated[str, Field(description="Whose midnight counts.")]
    limit: Annotated[int, Field(description="What may be spent in a window, in credits.")]
    period_start: Annotated[Timestamp, Field(description="When the current window began, in that time zone.")]
    period_used: Annotated[int, Field(description="What was spent in it.")]
    period_held: Annotated[int, Field(description="What is held for videos that were accepted in it.")]
    resets_at: Annotated[Timestamp, Field(description="When the next window begins, in that time zone.")]


class ExpiringGrant(CamelModel):
    """A part of the limit that ends at some time. What is spent is taken from the grant that expires first."""

    id: Annotated[str, Field(description="The id of its entry in the ledger.")]
    amount: Annotated[int, Field(description="What was granted, in credits.")]
    left: Annotated[int, Field(description="What is neither used nor held of it. It leaves `creditLimit` at the end.")]
    expires_at: Annotated[Timestamp, Field(description="When it ends.")]


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
    budget: Annotated[
        Budget | None, Field(description="What you may spend per day, week or month. Null: only the limit counts.")
    ]
    expiring_grants: Annotated[
        list[ExpiringGrant], Field(description="What of the limit expires, and when; the first to expire first.")
    ]


class CreditTotal(BaseModel):
    """The limit of all clients together, and what counts in it; all in credits."""

    limit: Annotated[int, _LARGE, Field(description="What all clients together may have used and held.")]
    used: Annotated[int, _LARGE, Field(description="What they have used.")]
    held: Annotated[int, _LARGE, Field(description="What is held for videos that have not ended.")]


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


class ClientEntry(CamelModel):
    """One entry of a client's ledger, as an operator sees it, with the figures as they were after it."""

    id: Annotated[str, Field(description="The entry's id, `entry_…`.")]
    object: Annotated[Literal["credit_entry"], Field(description="Always `credit_entry`.")] = "credit_entry"
    kind: Annotated[EntryKind, Field(description="What the entry records.")]
    amount: Annotated[int, Field(description="The amount in credits; only a grant can be negative.")]
    credit_limit: Annotated[int, Field(description="The limit after this entry.")]
    used_credit: Annotated[int, Field(description="What was spent after this entry.")]
    held_credit: Annotated[int, Field(description="What was held after this entry.")]
    generation_id: Annotated[str | None, Field(description="The generation; null for a grant.")]
    video_id: Annotated[str | None, Field(description="The video that started it; null for a grant.")]
    metadata: Annotated[dict[str, str] | None, Field(description="The labels of the video, while it exists.")]
    note: Annotated[str | None, Field(description="The reason, if one was recorded.")]
    actor: Annotated[
        Actor | None, Field(description="The operator that caused it. Null: the service, or an older version, did.")
    ]
    expires_at: Annotated[Timestamp | None, Field(description="When this grant expires; null: it does not.")]
    created_at: Annotated[Timestamp, Field(description="When the entry was written.")]


class ClientEntryPage(Page[ClientEntry]):
    """One page of a client's ledger, newest first. For the next page, send its `last_id` as `after`."""


class EntryFilter(ListFilter):
    """Which entries to list."""

    created_after: CreatedAfter = None
    created_before: CreatedBefore = None
    limit: Annotated[int, Field(ge=1, le=100, description="Entries per page.")] = 20
    after: After = None
    format: Annotated[
        ListFormat | None,
        Field(description="`csv`: all entries as a file, as with `Accept: text/csv`; `limit` does not count."),
    ] = None


_Note = Annotated[
    str | None, Field(max_length=500, pattern=NO_ZEROS, description="The reason, for the ledger and the audit log.")
]


class NewGrant(CamelModel):
    """Credits to give to a client."""

    model_config = ConfigDict(extra="forbid")

    amount: Annotated[
        int, Field(strict=True, description="How many credits; a negative number lowers the limit."), WHOLE
    ]
    note: _Note = None
    expires_at: Annotated[
        int | None,
        Field(strict=True, description="When the unspent part leaves the limit, in Unix seconds; by default never."),
        WHOLE,
    ] = None


class NewRefund(CamelModel):
    """Why the credits of a generation are given back."""

    model_config = ConfigDict(extra="forbid")

    note: _Note = None


class Refund(CamelModel):
    """The credits that were given back for a generation. Another request for it has the same answer."""

    object: Annotated[Literal["refund"], Field(description="Always `refund`.")] = "refund"
    id: Annotated[str, Field(description="The id of the entry in the ledger.")]
    generation_id: Annotated[str, Field(description="The generation.")]
    video_id: Annotated[str | None, Field(description="The video that was charged.")]
    client_id: Annotated[str, Field(description="The client that got the credits back.")]
    amount: Annotated[int, Field(description="How many credits.")]
    note: Annotated[str | None, Field(description="The reason.")]
    created_at: Annotated[Timestamp, Field(description="When they were given back.")]


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
