"""The one door for the state of a generation: asks the table of steps, writes the state, applies the effects.

No other module writes `generation.state`; a test holds that. Everything that has to follow a step follows it here, in
the caller's transaction: the hold is settled, released or refunded, the videos show the new state, and an event is
recorded. Tasks that wait for the generation are notified after the commit, and the step is counted.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import col

from app.domain import endings, events, facts, ledger
from app.domain.states import LIVING, PAID_IN_FLIGHT, SHOWN, allow
from app.store.sessions import Session, note_change, note_fact, now
from app.store.tables import Generation, Video
from app.words import Cache, Failure, State


def transition(
    session: Session,
    generation_id: str,
    source: State,
    target: State,
    *,
    fence: int | None = None,
    charge: bool = False,
    measured: Mapping[str, int | None] | None = None,
    **columns: Any,
) -> dict[str, Any] | None:
    """Move a generation from `source` to `target`, with what these columns get. Returns the columns that were written,
    or None when the generation is not in `source` any more; that is a normal return.

    A worker passes the fence of its claim: with another fence nothing is written. Without a fence the step is taken
    from the worker that holds the generation. `charge` says whether an unknown outcome counts as billed. `measured` is
    kept with the event: durations that only the worker knows, in milliseconds.

    Raises AssertionError for a step that the table does not have.
    """
    values = {**_list_columns(session, target), **columns, "state": allow(source, target)}
    statement = _write_transition(
        tuple(values), is_held=fence is not None, takes_over=fence is None and source in LIVING
    )
    known = {"generation_id": generation_id, "source": source, "held_fence": fence}
    written = known | {f"new_{name}": value for name, value in values.items()}
    moved = session.execute(statement, written).one_or_none()
    if moved is None:
        return None
    # Lock order: generation, client, video.
    if _move_credits(session, generation_id, source, target, failure=values.get("failure"), charge=charge):
        _clear_cost(session, generation_id)
    events.record(session, f"generation.{target}", generation_id, _describe(source, values, measured or {}))
    note_change(session, generation_id, has_work=target not in PAID_IN_FLIGHT)
    shown = []
    if SHOWN[source] is not SHOWN[target] or target is State.EXPIRED:
        shown = _show(session, generation_id, target, values.get("expires_at"))
    saved = moved.credits * shown.count(Cache.JOINED) if target is State.COMPLETED else 0
    times = moved.created_at, moved.submitted_at, values.get("ended_at")
    note_fact(session, facts.Step(source, target, values.get("failure"), *times, saved))
    return values


def refund(session: Session, generation_id: str, note: str | None = None, *, audit_id: str | None = None) -> int:
    """Give back what was charged for a generation, whatever its state. Returns how many credits: 0 when nothing was
    charged, or when it was given back before. `audit_id` names the entry of the audit log about it."""
    if amount := ledger.refund(session, generation_id, note, audit_id=audit_id):
        _clear_cost(session, generation_id)
    return amount


def _list_columns(session: Session, target: State) -> dict[str, Any]:
    """What a step to this state always writes, by the table."""
    match target:
        case State.QUEUED:
            return {"submitted_at": None}
        case State.SUBMITTING:
            return {"submitted_at": now(session)}
        case State.COMPLETED:
            return {"film_url": None, "ended_at": now(session), "lease_until": None, "ask_at": None}
        case State.FAILED:
            ended = {"is_current": False, "ended_at": now(session), "lease_until": None}
            return {**ended, "ask_at": None, "film_url": None}
        case State.UNKNOWN:
            return {"is_current": False, "ended_at": now(session), "lease_until": None}
        case State.EXPIRED:
            return {"is_current": False, "expires_at": now(session)}
        case State.GENERATING | State.STORING:
            return {}


def _move_credits(
    session: Session, generation_id: str, source: State, target: State, *, failure: Failure | None, charge: bool
) -> int:
    """What a step does to the hold. Returns how many credits it gave back. A late success gives back nothing: its hold
    ended when the outcome became unknown."""
    match (source, target):
        case (State.UNKNOWN, State.FAILED):
            return ledger.refund(session, generation_id, note="upstream reported a late failure")
        case (State.STORING, State.COMPLETED):
            ledger.settle(session, generation_id)
        case (_, State.FAILED) if failure is Failure.CONTENT_LOST:  # the film was made, so it was billed
            ledger.settle(session, generation_id)
        case (_, State.UNKNOWN) if charge:
            ledger.settle(session, generation_id)
        case (_, State.FAILED | State.UNKNOWN):
            return ledger.release(session, generation_id)
        case _:
            pass
    return 0


def _clear_cost(session: Session, generation_id: str) -> None:
    """Set the cost of the video to 0: its client no longer pays for it."""
    session.execute(_CLEAR_COST, {"followed": generation_id})


def _describe(source: State, values: dict[str, Any], measured: Mapping[str, int | None]) -> dict[str, Any]:
    """The payload of the event. Never a prompt, a link or upstream's own words."""
    failure = values.get("failure")
    durations = {name: duration for name, duration in measured.items() if duration is not None}
    return {"from": source} | ({"failure": failure} if failure else {}) | durations


def _show(session: Session, generation_id: str, state: State, expires_at: int | None) -> list[str]:
    """Show the new state in the videos that follow the generation. In a state without a film they stop following it.
    Returns how each of them got its film."""
    shown = {"followed": generation_id, "shown": SHOWN[state], "still_alive": state in LIVING}
    if state is State.COMPLETED:
        caches = session.execute(_SHOW_FILM, shown | {"until": expires_at, "still_alive": True}).scalars()
    else:
        caches = session.execute(_SHOW, shown).scalars()
    if state is not State.EXPIRED:
        endings.record_all(session, generation_id, SHOWN[state])
    return caches


@cache
def _write_transition(
    names: tuple[str, ...], *, is_held: bool, takes_over: bool
) -> ReturningUpdate[int, int | None, int]:
    """Built once per set of column names."""
    guard = [col(Generation.id) == bindparam("generation_id"), col(Generation.state) == bindparam("source")]
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    if is_held:
        guard.append(col(Generation.fence) == bindparam("held_fence"))
    if takes_over:  # a worker that holds it finds its fence gone
        values["fence"] = Generation.fence + 1
    written = update(Generation).where(*guard).values(values)
    return written.returning(col(Generation.created_at), col(Generation.submitted_at), col(Generation.credits))


_SHOW = (
    update(Video)
    .where(col(Video.generation_id) == bindparam("followed"), col(Video.is_alive))
    .values(status=bindparam("shown"), is_alive=bindparam("still_alive"))
    .returning(col(Video.cache))
)
_SHOW_FILM = _SHOW.values(expires_at=bindparam("until"))
_CLEAR_COST = (
    update(Video).where(col(Video.generation_id) == bindparam("followed"), col(Video.credits) > 0).values(credits=0)
)
