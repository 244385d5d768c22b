"""The records of accepted generations: what each one costs, how it ends, and its JSON (upstream.md §2)."""

import asyncio
import secrets
import time
import uuid
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from app.sandbox.faults.catalog import Fault
from app.sandbox.wire import Order

Status = Literal["PROCESSING", "SUCCESS", "FAILURE", "FAILED"]
_MAX_RECORDS = 50_000
_TEAM, _USER = "0f0c3a52-6e5b-4c9e-9d5f-3d1f5a1c0001", "0f0c3a52-6e5b-4c9e-9d5f-3d1f5a1c0002"


@dataclass
class Record:
    """One accepted generation. `submitted` and `ended` are seconds of the monotonic clock."""

    order: Order
    price: int
    body: dict[str, Any]
    key: str
    used_before: int
    charged_before: datetime
    marked: tuple[Fault, ...]
    ending: Fault | None
    uuid: str = field(default_factory=lambda: str(uuid.uuid4()))
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    submitted: float = field(default_factory=time.monotonic)
    status: Status = "PROCESSING"
    paid: bool = True
    film: Path | None = None
    film_key: str | None = None
    ended: float = 0.0
    done: asyncio.Event = field(default_factory=asyncio.Event)
    fault_uses: Counter[Fault] = field(default_factory=Counter)

    def summary(self) -> dict[str, Any]:
        """The record in `/sandbox/state`."""
        return {
            "uuid": self.uuid,
            "status": self.status,
            "prompt": self.order.prompt,
            "imageUrl": self.order.image_url,
            "paid": self.paid,
            "parameters": self.order.parameters(),
            "body": self.body,
        }

    def response_body(self, link: str | None, credit_limit: int, used: int | None = None) -> dict[str, Any]:
        """The record in upstream's JSON. `link` is the film's signed link; `used` is what the counter shows, by default
        what it was before the charge."""
        detail = {
            "promptObject": self.body["promptObject"],
            "resultObject": [self.film_key] if self.film_key else [],
            "responseObject": {},
        }
        record = {
            "uuid": self.uuid,
            "userId": _USER,
            "teamId": _TEAM,
            "teamUser": self._team_user(credit_limit, self.used_before if used is None else used),
            "model": self.order.model,
            "type": "IMAGE_TO_VIDEO",
            "metadata": None,
            "rating": None,
            "feedback": None,
            "conversationId": None,
            "status": self.status,
            "createdAt": _iso(self.created),
            "aiRecordDetail": detail,
            "additionalData": None,
            "temporaryUrl": link,
        }
        return {"aiRecord": record}

    def _team_user(self, credit_limit: int, used: int) -> dict[str, Any]:
        return {
            "teamId": _TEAM,
            "userId": _USER,
            "userName": "Sandbox Owner",
            "userAvatar": "https://sandbox.invalid/avatar.png",
            "status": "ACTIVE",
            "role": "ADMIN",
            "creditLimit": credit_limit,
            "usedCredit": used,
            "createdAt": "2025-10-20T04:13:40.847Z",
            "createdBy": "SYSTEM",
            "updatedAt": _iso(self.charged_before),
            "updatedBy": "SYSTEM",
        }


class Records:
    """All records and the credits: charged when a generation is accepted, refunded if it ends as FAILURE or FAILED.
    Each key has an account of its own."""

    def __init__(self) -> None:
        self.used = Counter[str]()
        self.paid_calls = 0
        self._charged = datetime.now(UTC)
        self._rows: OrderedDict[str, Record] = OrderedDict()
        self._films: dict[str, Record] = {}

    @property
    def used_credit(self) -> int:
        """Of all keys."""
        return self.used.total()

    def all(self) -> list[Record]:
        return list(self._rows.values())

    def get(self, uuid: str) -> Record | None:
        return self._rows.get(uuid)

    def find_by_film(self, key: str) -> Record | None:
        """The record whose film has this key."""
        return self._films.get(key)

    def charge(
        self, order: Order, price: int, body: dict[str, Any], key: str, marked: tuple[Fault, ...], ending: Fault | None
    ) -> Record:
        """Accepts and charges a generation. Its record stores the figures before the charge: upstream shows those."""
        record = Record(order, price, body, key, self.used[key], self._charged, marked, ending)
        self.used[key] += price
        self.paid_calls += 1
        self._charged = record.created
        self._rows[record.uuid] = record
        if len(self._rows) > _MAX_RECORDS:
            _, oldest = self._rows.popitem(last=False)
            self._films.pop(oldest.film_key or "", None)
        return record

    def spend(self, key: str, credits: int) -> None:
        """What another user of the key spends."""
        self.used[key] += credits
        self._charged = datetime.now(UTC)

    def succeed(self, record: Record, film: Path | None) -> None:
        """Ends the generation as SUCCESS. Without a film the result stays empty and there is no link."""
        if film is not None:
            moment = datetime.now(UTC)
            stamp = f"{moment:%Y_%m_%d_%H_%M_%S}_{moment.microsecond // 1000:03d}"
            record.film, record.film_key = film, f"development/videos/{stamp}_{secrets.randbelow(10**6):06d}.mp4"
            self._films[record.film_key] = record
        self._end(record, "SUCCESS")

    def fail(self, record: Record, status: Literal["FAILURE", "FAILED"] = "FAILURE") -> None:
        """Ends the generation and refunds its charge."""
        record.paid = False
        self.used[record.key] -= record.price
        self.paid_calls -= 1
        self._end(record, status)

    def _end(self, record: Record, status: Status) -> None:
        record.status, record.ended = status, time.monotonic()
        record.done.set()


async def finish_generation(records: Records, record: Record, film: asyncio.Future[Path], seconds: float) -> None:
    """Ends a generation when its film is rendered, at the earliest `seconds` after the submit.

    Its fault may end it later, as a failure, or never.
    """
    ending = record.ending.name if record.ending else ""
    if record.ending is not None and ending.startswith("late-"):
        seconds = record.ending.seconds(5)
    await asyncio.wait([film])
    broken = film.exception() is not None
    await asyncio.sleep(record.submitted + seconds - time.monotonic())
    if ending == "never-ends":
        return
    if broken or ending in ("failure", "failed", "late-failure"):
        records.fail(record, "FAILED" if ending == "failed" else "FAILURE")
    else:
        records.succeed(record, film.result())


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
