"""A client's ledger as operators read it: who caused each entry, and the figures as they were after it.

Those figures are not stored: they are the client's present ones, minus all later entries.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import col

from app.domain import spreadsheets
from app.domain.figures import read
from app.domain.spreadsheets import Row
from app.schemas.audit_log import Actor
from app.schemas.credits import ClientEntry, ClientEntryPage
from app.store.ids import LENGTH, first_id
from app.store.sessions import Session
from app.store.tables import AuditLog, CreditEntry, Video
from app.store.times import write_iso
from app.words import EntryKind

_PART = 500  # entries that are written at a time
_COLUMNS = (
    "id", "createdAt", "kind", "amount", "creditLimit", "usedCredit", "heldCredit", "generationId", "videoId", "note",
    "actor", "metadata", "expiresAt",
)  # fmt: skip
_FIRST, _BEHIND = first_id("entry", 0), "entry_" + "z" * LENGTH  # no id is smaller, and none is larger


@dataclass(frozen=True)
class EntryRange:
    """Which entries: those made from `created_after` on and before `created_before`, in milliseconds, and older than
    the entry `after`. `figures` are those before that entry, where they are known already."""

    created_after: int | None = None
    created_before: int | None = None
    after: str | None = None
    figures: "Figures | None" = None


@dataclass(frozen=True)
class Figures:
    """The limit, used and held credits of a client at some time."""

    limit: int
    used: int
    held: int

    def undo(self, kind: EntryKind, amount: int) -> "Figures":
        """The figures before an entry, or before several of a kind."""
        match kind:
            case EntryKind.GRANT:
                return replace(self, limit=self.limit - amount)
            case EntryKind.HOLD:
                return replace(self, held=self.held - amount)
            case EntryKind.SETTLE:
                return replace(self, used=self.used - amount, held=self.held + amount)
            case EntryKind.RELEASE:
                return replace(self, held=self.held + amount)
            case EntryKind.REFUND:
                return replace(self, used=self.used + amount)


@dataclass(frozen=True)
class Part:
    """Some entries, newest first, and which come after them."""

    entries: list[ClientEntry]
    rest: EntryRange | None


def list_page(session: Session, client_id: str, wanted: EntryRange, limit: int) -> ClientEntryPage:
    """At most `limit` entries, newest first. Raises NotFound."""
    part = _read_part(session, client_id, wanted, limit)
    return ClientEntryPage(
        data=part.entries,
        first_id=part.entries[0].id if part.entries else None,
        last_id=part.entries[-1].id if part.entries else None,
        has_more=part.rest is not None,
    )


def write_header() -> str:
    """The first line of a CSV file."""
    return spreadsheets.write_rows([_COLUMNS])


def write_part(session: Session, client_id: str, wanted: EntryRange) -> tuple[str, EntryRange | None]:
    """The next lines of a CSV file, newest entries first, and which entries come after them. Raises NotFound."""
    part = _read_part(session, client_id, wanted, _PART)
    return spreadsheets.write_rows(_list_rows(part.entries)), part.rest


def _list_rows(entries: Iterable[ClientEntry]) -> Iterator[Row]:
    for entry in entries:
        fields = entry.model_dump(mode="json", by_alias=True) | {"actor": entry.actor.name if entry.actor else None}
        yield [fields[name] for name in _COLUMNS]


def _read_part(session: Session, client_id: str, wanted: EntryRange, limit: int) -> Part:
    lowest = _FIRST if wanted.created_after is None else first_id("entry", wanted.created_after)
    highest = _BEHIND if wanted.created_before is None else first_id("entry", wanted.created_before)
    highest = highest if wanted.after is None else min(highest, wanted.after)
    place = {"client_id": client_id, "lowest": lowest, "highest": highest, "count": limit + 1}
    rows = session.execute(_PAGE, place).all()
    figures = wanted.figures or _find_figures(session, client_id, highest)
    entries = []
    for row in rows[:limit]:
        kind = EntryKind(row.kind)
        entries.append(_show(row, kind, figures))
        figures = figures.undo(kind, row.amount)
    has_more = len(rows) > limit
    return Part(entries, replace(wanted, after=entries[-1].id, figures=figures) if has_more else None)


def _find_figures(session: Session, client_id: str, highest: str) -> Figures:
    """The figures before all entries whose ids are not below `highest`."""
    row = read(session, client_id)
    figures = Figures(row.credit_limit, row.used_credit, row.held_credit)
    if highest != _BEHIND:
        for kind, total in session.execute(_SUM_LATER, {"client_id": client_id, "highest": highest}):
            figures = figures.undo(EntryKind(kind), int(total))
    return figures


def _show(row: Any, kind: EntryKind, figures: Figures) -> ClientEntry:
    return ClientEntry(
        id=row.id,
        kind=kind,
        amount=row.amount,
        credit_limit=figures.limit,
        used_credit=figures.used,
        held_credit=figures.held,
        generation_id=row.generation_id,
        video_id=row.video_id,
        metadata=row.labels,
        note=row.note,
        actor=None if row.actor is None else Actor(**row.actor),
        expires_at=None if row.expires_at is None else write_iso(row.expires_at),
        created_at=write_iso(row.created_at),
    )


_PAGE = (
    select(CreditEntry, col(Video.labels), col(AuditLog.actor))
    .outerjoin(Video, col(Video.id) == col(CreditEntry.video_id))
    .outerjoin(AuditLog, col(AuditLog.id) == col(CreditEntry.audit_id))
    .where(
        col(CreditEntry.client_id) == bindparam("client_id"),
        col(CreditEntry.id) >= bindparam("lowest"),
        col(CreditEntry.id) < bindparam("highest"),
    )
    .order_by(col(CreditEntry.id).desc())
    .limit(bindparam("count"))
)
_SUM_LATER = (
    select(col(CreditEntry.kind), func.sum(col(CreditEntry.amount)))
    .where(col(CreditEntry.client_id) == bindparam("client_id"), col(CreditEntry.id) >= bindparam("highest"))
    .group_by(col(CreditEntry.kind))
)
