"""Fills a database with history: generations that ended long ago, with their videos, entries and attempts."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import SQLModel, col

from app.store.sessions import Session
from app.store.tables import Alert, Attempt, AuditLog, Client, CreditEntry, Generation, Reading, Video
from app.words import State

PRICE = 100
_BATCH = 5_000
_YEAR_MS = 365 * 24 * 3600 * 1000
_FILM = {"film_sha256": "0" * 64, "film_bytes": 1_000}
# Per hundred: most films are stored, some have expired; a few failed, fewer are unknown and no longer polled.
_STATES = [State.COMPLETED] * 60 + [State.EXPIRED] * 30 + [State.FAILED] * 7 + [State.UNKNOWN] * 3


def add_history(session: Session, client_ids: list[str], count: int, began_at: int, apart_ms: int = 1) -> None:
    """Add `count` generations that began at `began_at` (milliseconds) and later, divided among the clients.

    The ledger balances."""
    for start in range(0, count, _BATCH):
        numbers = range(start, min(start + _BATCH, count))
        for table in (Generation, Video, CreditEntry, Attempt, Reading, AuditLog, Alert):
            rows = [
                row
                for number in numbers
                for row in _write_rows(table, number, client_ids, began_at + number * apart_ms)
            ]
            session.execute(insert(table), rows)
    for place, client_id in enumerate(client_ids):
        mine = range(place, count, len(client_ids))
        used = PRICE * sum(_is_charged(number) for number in mine)
        figures = update(Client).where(col(Client.id) == client_id)
        session.execute(figures.values(used_credit=Client.used_credit + used))


def _write_rows(table: type[SQLModel], number: int, client_ids: list[str], created_at: int) -> Iterator[dict[str, Any]]:
    state, client_id = _STATES[number * 37 % 100], client_ids[number % len(client_ids)]
    ids = {"generation_id": f"gen_{number:026}", "video_id": f"video_{number:026}"}
    if table is Generation:
        yield _write_generation(number, state, client_id, created_at)
    elif table is Video:
        is_alive, status = state is State.COMPLETED, "completed" if _is_kept(state) else "failed"
        yield {
            "id": ids["video_id"], "generation_id": ids["generation_id"], "client_id": client_id,
            "fingerprint": f"past {number}", "is_alive": is_alive, "status": status, "cache": "miss",
            "credits": PRICE, "created_at": created_at,
        }  # fmt: skip
    elif table is Attempt:
        yield {
            "id": f"attempt_{number:026}", "generation_id": ids["generation_id"], "outcome": "accepted",
            "upstream_key": "of the past", "started_at": created_at, "ended_at": created_at,
        }  # fmt: skip
    elif table is Alert:
        if number % 10 == 0:
            yield {
                "client_id": client_id, "period": "day", "period_start": created_at, "credit_limit": PRICE,
                "threshold": 80, "created_at": created_at,
            }  # fmt: skip
    elif table is Reading:
        yield {
            "id": f"reading_{number:026}", "upstream_key": "of the past", "generation_id": ids["generation_id"],
            "attempt_id": f"attempt_{number:026}", "credit_limit": 10**9, "used_credit": PRICE * number,
            "created_at": created_at,
        }  # fmt: skip
    elif table is AuditLog:
        yield {
            "id": f"audit_{number:026}", "type": "client.updated", "actor": {"type": "system", "name": "Kinora"},
            "actor_client_id": client_id, "target_type": "client", "target_id": client_id, "changes": {},
            "outcome": "refused" if number % 100 == 0 else "done", "created_at": created_at,
        }  # fmt: skip
    else:
        for kind in ("hold", "settle" if _is_charged(number) else "release"):
            yield {
                "id": f"entry_{number:025}{kind[0]}", "client_id": client_id, "kind": kind, "amount": PRICE,
                "created_at": created_at, **ids,
            }  # fmt: skip


def _write_generation(number: int, state: State, client_id: str, created_at: int) -> dict[str, Any]:
    ended_at = created_at + 60_000 + number * 7_919 % 180_000  # from one minute to four, nearly all different
    kept = _FILM | {"expires_at": ended_at + 10 * _YEAR_MS} if _is_kept(state) else {}
    return {
        "id": f"gen_{number:026}", "fingerprint": f"past {number}", "is_current": state is State.COMPLETED,
        "state": state, "payer_id": client_id, "credits": PRICE, "prompt": f"The cat blinks {number} times",
        "model": "veo3", "fast_mode": number % 2 == 0, "generate_audio": False, "aspect_ratio": "16:9",
        "resolution": "1080p", "seconds": "8", "take": 1, "still_type": "image/png", "pace_ms": 100_000,
        "progress": 0, "fence": 1, "created_at": created_at, "submitted_at": created_at, "ended_at": ended_at,
        "failure": None if _is_kept(state) else "outcome_unknown" if state is State.UNKNOWN else "prompt_refused",
        **dict.fromkeys(("film_sha256", "film_bytes", "expires_at")), **kept,
    }  # fmt: skip


def _is_kept(state: State) -> bool:
    return state in {State.COMPLETED, State.EXPIRED}


def _is_charged(number: int) -> bool:
    return _STATES[number * 37 % 100] is not State.FAILED
