"""Grants that expire: what is left of each one, and how it leaves the limit of its client.

Spending uses up the grant that expires first, then the next one, and the rest of the limit last. A negative grant
counts as spending. What was spent from a grant is what is used of the holds that were made while it was valid, and what
is still held; so credits that come back after its end leave the limit too (decision 0032).

No timer ends a grant: the next hold, grant or list of entries writes its end. Until then, what a client sees is
computed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import bindparam, case, select, update
from sqlmodel import col

from app.domain import alerts, figures
from app.domain.budgets import Window
from app.errors import InvalidRequest
from app.schemas.credits import ExpiringGrant
from app.schemas.filters import LAST_ID_SECOND
from app.store.sessions import Session, now
from app.store.tables import Client, CreditEntry
from app.store.times import write_iso
from app.words import EntryKind

_NOTE = "what was left of a grant that expired"
_FLOOR = "the limit does not fall below 0"


@dataclass(frozen=True)
class Grant:
    """A grant that expires, and the time in which it is valid. `lapsed`: what has left the limit after its end."""

    id: str
    amount: int
    valid: Window
    lapsed: int = 0


@dataclass(frozen=True)
class Rest:
    """A grant, and what is left of it."""

    grant: Grant
    left: int

    @property
    def due(self) -> int:
        """What has to leave the limit after the end of the grant."""
        return max(0, self.left - self.grant.lapsed)


def check_end(amount: int, expires_at: int, time: int) -> None:
    """Raises InvalidRequest."""
    if amount < 0:
        raise InvalidRequest("Only a grant of credits can expire: leave `expiresAt` out.", param="expiresAt")
    if not time < expires_at <= LAST_ID_SECOND * 1000:
        message = "`expiresAt` is not a time in the future: send a later time, in Unix seconds, or none."
        raise InvalidRequest(message, param="expiresAt")


def note_end(session: Session, client_id: str, expires_at: int) -> None:
    """Note in the row of the client that a grant expires then."""
    session.execute(_ADD_END, {"client": client_id, "end": expires_at})


def is_due(session: Session, client_id: str) -> bool:
    """Whether a grant has expired, and its end is not written. Raises NotFound."""
    ends_at: int | None = figures.read(session, client_id).grant_ends_at
    return ends_at is not None and ends_at <= now(session)


def lapse(session: Session, client_id: str) -> bool:
    """Write the end of each grant that has expired, once: what is left of it leaves the limit. Says whether any had
    expired, also when another transaction was first. Raises NotFound."""
    if not is_due(session, client_id):
        return False
    figures.count(session, client_id)  # locks the client
    if is_due(session, client_id):
        _write_ends(session, client_id, figures.read(session, client_id).grant_ends_at)
    return True


def take_back(session: Session, client_id: str, held_at: int) -> None:
    """After credits of a hold came back: what grants had given of them that have expired leaves the limit. The client
    is locked."""
    given = {"client_id": client_id, "held_at": held_at, "time": now(session)}
    if session.execute(_EXPIRED_SINCE, given).first():
        ends_at = figures.read(session, client_id).grant_ends_at
        _write_ends(session, client_id, held_at if ends_at is None else min(held_at, ends_at))


def find_limit(session: Session, client_id: str, row: Any, time: int) -> int:
    """The limit of a client at this time: the one in its row, without what has yet to leave it."""
    limit: int = row.credit_limit
    if row.grant_ends_at is None or row.grant_ends_at > time:
        return limit
    rests = find_rests(session, client_id, row.grant_ends_at)
    return max(0, limit - sum(rest.due for rest in rests if rest.grant.valid.end <= time))


def show_grants(session: Session, client_id: str, ends_at: int | None, time: int) -> list[ExpiringGrant]:
    """The valid grants of a client that expire, the first to expire first."""
    rests = [] if ends_at is None else find_rests(session, client_id, ends_at)
    return [
        ExpiringGrant(
            id=rest.grant.id, amount=rest.grant.amount, left=rest.left, expires_at=write_iso(rest.grant.valid.end)
        )
        for rest in rests
        if rest.grant.valid.end > time
    ]


def find_rests(session: Session, client_id: str, since: int) -> list[Rest]:
    """What is left of the grants that expire after `since`, or then, and of those whose times overlap with them; the
    first to expire first."""
    rows = session.execute(_GRANTS, {"client_id": client_id}).all()
    known = [
        Grant(
            row.id,
            row.amount,
            Window(row.created_at, row.expires_at),
            lapsed=-sum(other.amount for other in rows if other.grant_id == row.id),
        )
        for row in rows
        if row.expires_at is not None
    ]
    lowered: list[tuple[int, int]] = [
        (row.created_at, -row.amount) for row in rows if row.amount < 0 and row.grant_id is None
    ]

    def sum_spent(window: Window) -> int:
        cuts = (amount for at, amount in lowered if window.start <= at < window.end)
        used, held = figures.sum_window(session, client_id, window)
        return used + held + sum(cuts)

    late = [group for group in _group(known) if max(grant.valid.end for grant in group) >= since]
    return [rest for group in late for rest in share_out(group, sum_spent)]


def share_out(known: list[Grant], sum_spent: Callable[[Window], int]) -> list[Rest]:
    """What is left of grants, the first to expire first, when everything that was spent has used them up in that
    order."""
    known = sorted(known, key=lambda grant: (grant.valid.end, grant.id))
    left = {grant.id: grant.amount for grant in known}
    moments = sorted({moment for grant in known for moment in (grant.valid.start, grant.valid.end)})
    for start, end in pairwise(moments):
        spent = sum_spent(Window(start, end))
        for grant in known:
            if grant.valid.start <= start and end <= grant.valid.end:
                part = min(spent, left[grant.id])
                left[grant.id] -= part
                spent -= part
    return [Rest(grant, left[grant.id]) for grant in known]


def _write_ends(session: Session, client_id: str, since: int) -> None:
    """Let what is left of the grants that have expired since then leave the limit. The client is locked."""
    time, rests = now(session), find_rests(session, client_id, since)
    limit: int = figures.read(session, client_id).credit_limit
    for rest in rests:
        if rest.due and rest.grant.valid.end <= time:
            figures.append(session, client_id, EntryKind.GRANT, -rest.due, note=_NOTE, grant_id=rest.grant.id)
            if rest.due > limit:  # it was lowered, and credits came back after that
                figures.append(session, client_id, EntryKind.GRANT, rest.due - limit, note=_FLOOR)
            figures.count(session, client_id, limit=-min(rest.due, limit))
            limit -= min(rest.due, limit)
    ends = [rest.grant.valid.end for rest in rests if rest.grant.valid.end > time]
    session.execute(_SET_END, {"client": client_id, "end": min(ends, default=None)})
    alerts.record_reached(session, client_id)


def _group(known: list[Grant]) -> list[list[Grant]]:
    """Grants whose times overlap, directly or through others, are in one group."""
    groups, end = list[list[Grant]](), 0
    for grant in sorted(known, key=lambda grant: grant.valid.start):
        if not groups or grant.valid.start >= end:
            groups.append([])
        groups[-1].append(grant)
        end = max(end, grant.valid.end)
    return groups


# Built once at import: building a statement takes longer than executing it (decision 0015).
_EARLIER_END = case((col(Client.grant_ends_at) < bindparam("end"), col(Client.grant_ends_at)), else_=bindparam("end"))
_ADD_END = update(Client).where(col(Client.id) == bindparam("client")).values(grant_ends_at=_EARLIER_END)
_SET_END = update(Client).where(col(Client.id) == bindparam("client")).values(grant_ends_at=bindparam("end"))
_IS_GRANT = (col(CreditEntry.client_id) == bindparam("client_id"), col(CreditEntry.kind) == EntryKind.GRANT)
_GRANTS = select(
    col(CreditEntry.id),
    col(CreditEntry.amount),
    col(CreditEntry.created_at),
    col(CreditEntry.expires_at),
    col(CreditEntry.grant_id),
).where(*_IS_GRANT)
_EXPIRED_SINCE = (
    select(col(CreditEntry.id))
    .where(
        *_IS_GRANT,
        col(CreditEntry.created_at) <= bindparam("held_at"),
        col(CreditEntry.expires_at) > bindparam("held_at"),
        col(CreditEntry.expires_at) <= bindparam("time"),
    )
    .limit(1)
)
