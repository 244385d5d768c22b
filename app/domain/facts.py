"""Facts: what a transaction did, as the database announces it after the commit to whoever counts it.

They are noted where the rows are written, so that no caller can forget to. Nothing stores them.
"""

from dataclasses import dataclass

from app.words import Cache, DeliveryStatus, EntryKind, EventType, Failure, Outcome, State


@dataclass(frozen=True)
class Step:
    """A generation took a step. Times are in milliseconds; `saved` is what clients that joined it need not pay."""

    source: State
    target: State
    failure: Failure | None
    created_at: int
    submitted_at: int | None
    ended_at: int | None
    saved: int


@dataclass(frozen=True)
class AddedVideo:
    """A client got a new video; `saved` is what a hit need not pay."""

    client_id: str
    cache: Cache
    saved: int


@dataclass(frozen=True)
class AddedEntry:
    """The ledger got an entry."""

    kind: EntryKind
    amount: int


@dataclass(frozen=True)
class EndedTry:
    """A try of a delivery ended, and left the delivery in this state."""

    kind: EventType
    status: DeliveryStatus


@dataclass(frozen=True)
class EndedAttempt:
    """The outcome of a paid call was stored."""

    outcome: Outcome
