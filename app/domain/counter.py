"""Upstream's counter against our own paid calls: the drift with its cause, told once, and the price guard.

Everything is derived from the rows when it is asked for. The guard looks after each answer of upstream; its pause is a
row like that of an operator. What was seen before such a pause was resumed does not count any more.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import col

from app.domain import drift, events, paid_calls, pauses
from app.domain.drift import Call, Drift, Fate, Finding
from app.domain.evidence import Reading as SeenReading
from app.domain.pricing import Prices, name_combination
from app.schemas.upstream import DriftFinding, Upstream, UpstreamReading
from app.store.sessions import Session
from app.store.tables import Attempt, Event, Reading
from app.words import EventType, Pausable, PauseCause, State

_COUNTED = 100  # readings
_SHOWN = 10


def show(
    session: Session,
    upstream_key: str,
    deadline_ms: int,
    *,
    stopped: str | None,
    key_valid: bool | None,
    since: int = 0,
) -> Upstream:
    """The account of a key, at this moment. `stopped` and `key_valid` are what only a process knows; `deadline_ms` is
    how long upstream may work on a generation. Only readings after `since` (milliseconds) count."""
    rows = _find_readings(session, upstream_key, since)
    found = _find_drift(session, upstream_key, rows, deadline_ms)
    return Upstream(
        key_valid=key_valid,
        stopped=stopped,
        paused=next((each for each in pauses.list_paused(session) if each.what is Pausable.PAID_CALLS), None),
        readings=[
            UpstreamReading(
                generation_id=row.generation_id,
                credit_limit=row.credit_limit,
                used_credit=row.used_credit,
                read_at=row.created_at // 1000,
            )
            for row in rows[:_SHOWN]
        ],
        counted_since=rows[-1].created_at // 1000 if rows else None,
        moved_credits=found.moved,
        settled_credits=found.settled,
        drift=found.credits,
        cause=found.cause,
        findings=[_show_finding(finding) for finding in found.findings],
    )


def has_news(session: Session, upstream_key: str, prices: Prices, deadline_ms: int) -> bool:
    """After an answer of upstream: whether `judge` would record something or pause paid calls."""
    found = _find_drift(session, upstream_key, _find_readings(session, upstream_key), deadline_ms)
    return not _is_told(session, found) or _find_price(found, prices) is not None


def judge(session: Session, upstream_key: str, prices: Prices, deadline_ms: int) -> str | None:
    """Record a new cause of drift as an event, and pause paid calls if it is another price than ours. Returns why paid
    calls were paused, if they were."""
    found = _find_drift(session, upstream_key, _find_readings(session, upstream_key), deadline_ms)
    _tell_once(session, found)
    return stop_for_price(session, *price, prices) if (price := _find_price(found, prices)) else None


def _find_price(found: Drift, prices: Prices) -> tuple[str, int] | None:
    """The first combination with a proven price that is not ours, and that price in credits."""
    for finding in found.findings:
        name, price = finding.combination, finding.upstream_price
        if finding.is_proven and name is not None and price is not None and price != prices[name]:
            return name, price
    return None


def _tell_once(session: Session, found: Drift) -> None:
    """Record the drift as an event, if its cause is not that of the last such event."""
    if not _is_told(session, found):
        pauses.lock_gate(session)  # of several processes one records it
        if not _is_told(session, found):
            events.record(session, EventType.UPSTREAM_DRIFT, None, _describe(found))


def stop_for_price(session: Session, combination: str, upstream_price: int, prices: Prices) -> str | None:
    """Pause paid calls because upstream charges another price than ours. Returns why; None when that is our price by
    now, or when they are paused already."""
    if upstream_price == prices[combination]:
        return None
    reason = (
        f"{combination} costs {upstream_price:,} credits upstream, and {prices[combination]:,} in KINORA_PRICES. "
        "Correct it, restart, then resume."
    )
    paused = pauses.pause(session, Pausable.PAID_CALLS, reason, PauseCause.PRICE_DIFFERS)
    return reason if paused else None


def _find_drift(session: Session, upstream_key: str, rows: Sequence[Any], deadline_ms: int) -> Drift:
    readings = [SeenReading(row.generation_id, row.started_at, row.created_at, row.used_credit) for row in rows]
    near = paid_calls.find_near(session, readings, deadline_ms)
    return drift.find_drift([_to_call(row, upstream_key, deadline_ms) for row in near], readings)


def _to_call(row: Any, upstream_key: str, deadline_ms: int) -> Call:
    combination = name_combination(fast_mode=row.fast_mode, generate_audio=row.generate_audio)
    end = paid_calls.find_end(row, deadline_ms)
    return Call(row.id, row.started_at, end, row.credits, combination, _find_fate(row, upstream_key))


def _find_fate(row: Any, upstream_key: str) -> Fate:
    if row.state == State.UNKNOWN:
        return Fate.CONFIRMED if row.billed else Fate.LOST
    if not paid_calls.has_ended(row):
        return Fate.OPEN
    if not paid_calls.is_billed(row):
        return Fate.FREE
    return Fate.BILLED if row.upstream_key == upstream_key else Fate.OPEN  # another key may be one of another account


def _find_readings(session: Session, upstream_key: str, since: int = 0) -> Sequence[Any]:
    """The newest readings with this key that count, newest first."""
    resumed_at = pauses.find_resumed_at(session, PauseCause.PRICE_DIFFERS)
    given = {"upstream_key": upstream_key, "since": max(since, resumed_at), "count": _COUNTED}
    return session.execute(_READINGS, given).all()


def _is_told(session: Session, found: Drift) -> bool:
    """Whether the last event about drift has this cause."""
    payload = session.execute(_LAST_DRIFT, {"kind": EventType.UPSTREAM_DRIFT}).scalar_one_or_none()
    return found.cause == (payload["cause"] if payload else None)


def _describe(found: Drift) -> dict[str, Any]:
    """The payload of the event."""
    newest = found.findings[-1] if found.findings else None
    told = {} if newest is None else _show_finding(newest).model_dump(mode="json", exclude_none=True)
    return {**told, "cause": found.cause, "credits": found.credits}


def _show_finding(finding: Finding) -> DriftFinding:
    prices = finding.our_price, finding.upstream_price
    return DriftFinding(
        cause=finding.cause,
        credits=finding.credits,
        since=finding.since // 1000,
        until=finding.until // 1000,
        generation_ids=list(finding.generation_ids),
        combination=finding.combination,
        our_price=finding.our_price,
        upstream_price=finding.upstream_price,
        factor=None if prices[0] is None or prices[1] is None else round(prices[1] / prices[0], 4),
    )


# Built once at import: building a statement takes longer than executing it (decision 0015).
_READINGS = (
    select(
        col(Reading.generation_id),
        col(Reading.credit_limit),
        col(Reading.used_credit),
        col(Reading.created_at),
        col(Attempt.started_at),
    )
    .join(Attempt, col(Attempt.id) == col(Reading.attempt_id))
    .where(
        col(Reading.attempt_id).is_not(None),
        col(Reading.upstream_key) == bindparam("upstream_key"),
        col(Reading.created_at) > bindparam("since"),
    )
    .order_by(col(Reading.created_at).desc())
    .limit(bindparam("count"))
)
_LAST_DRIFT = (
    select(col(Event.payload))
    .where(col(Event.generation_id).is_(None), col(Event.type) == bindparam("kind"))
    .order_by(col(Event.created_at).desc(), col(Event.id).desc())
    .limit(1)
)
