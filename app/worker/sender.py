"""The sender of a process: one task for each delivery that it holds. It signs as Standard Webhooks 1.0 says."""

import asyncio
import base64
import contextlib
import hashlib
import hmac
import time
from email.utils import parsedate_to_datetime

import structlog

from app import egress
from app.domain import deliveries
from app.domain.deliveries import Answer, Held
from app.domain.webhooks import BAD_ADDRESS
from app.errors import Unavailable
from app.metrics import Sent
from app.resources import Resources
from app.worker.steps import store

log = structlog.get_logger(__name__)

_AT_ONCE = 128  # tries in flight: each is a socket
_KEPT_BYTES = 1024  # of an answer's body
_GRACE_SECONDS = 5.0  # for the tries in flight, when the process stops
_PAUSE_AFTER_ERROR = 5.0
_LONGEST_SECONDS = 86_400  # that a receiver may ask for


class Sender:
    """The worker runs `claim_all` as a loop, which `wake` begins anew, and `renew_all` with its heartbeat."""

    def __init__(self, resources: Resources, lease_ms: int | None) -> None:
        self.wake = asyncio.Event()
        self._resources = resources
        self._lease_ms = lease_ms
        self._tasks: dict[asyncio.Task[None], Held] = {}

    async def claim_all(self) -> None:
        """Claim what may be sent now, as long as there is room. Each delivery is sent by a task of its own."""
        while (
            not self._resources.stopping.is_set()
            and len(self._tasks) < _AT_ONCE
            and (held := await self._resources.database.write(deliveries.claim_next, self._lease_ms))
        ):
            ids = {"webhook": held.webhook_id, "video": held.video_id, "generation": held.generation_id}
            with self._resources.tracing.continue_trace(held.traceparent, delivery=held.id, **ids):
                task = asyncio.create_task(self._deliver(held))
            self._tasks[task] = held
            task.add_done_callback(self._end_task)

    async def renew_all(self, lease_ms: int) -> None:
        """A task that lost its lease goes on: its answer is not recorded, and the event arrives twice."""
        for held in list(self._tasks.values()):
            await self._resources.database.write(deliveries.renew, held, lease_ms)

    async def stop(self) -> None:
        """Tries in flight get a few seconds; the others are handed back, and sent again by the next process."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=_GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _end_task(self, task: asyncio.Task[None]) -> None:
        del self._tasks[task]
        self.wake.set()  # there is room for another

    async def _deliver(self, held: Held) -> None:
        """A bug of ours ends one try of one delivery, not the loop."""
        try:
            await self._try(held)
        except asyncio.CancelledError:
            await self._hand_back(held)
            raise
        except Exception:
            log.exception("delivery_crashed", delivery=held.id)
            await asyncio.sleep(_PAUSE_AFTER_ERROR)
            await self._hand_back(held)

    async def _try(self, held: Held) -> None:
        answer = await self._send(held)
        status = await store(self._resources, deliveries.end_try, held, answer)
        log.info(
            "delivery_tried",
            delivery=held.id,
            webhook=held.webhook_id,
            webhook_event=held.kind,
            video=held.video_id,
            generation=held.generation_id,
            tried=held.tries + 1,
            status=answer.status,
            cause=answer.error,
            state=status,
        )

    async def _send(self, held: Held) -> Answer:
        headers = sign_try(held.secrets, held.event_id, int(time.time()), held.body)
        try:
            with self._resources.tracing.trace_request("deliver", sent := Sent()):
                answer = await self._resources.webhook_egress.post(held.url, held.body, headers, _KEPT_BYTES)
                sent.status = answer.status
        except egress.Refused:
            return Answer(error=f"Nothing was sent: {BAD_ADDRESS}")
        except egress.EgressError as error:
            return Answer(error=f"Its URL {error}.")
        return Answer(answer.status, _read_text(answer.body), retry_after_ms=read_retry_after(answer.retry_after))

    async def _hand_back(self, held: Held) -> None:
        with contextlib.suppress(Unavailable):
            await self._resources.database.write(deliveries.hand_back, held)


def sign_try(secrets: tuple[bytes, ...], event_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a try: one signature for each secret, of exactly these bytes and this second."""
    signed = b"%s.%d.%s" % (event_id.encode(), timestamp, body)
    digests = (hmac.new(secret, signed, hashlib.sha256).digest() for secret in secrets)
    return {
        "content-type": "application/json",
        "webhook-id": event_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{base64.b64encode(digest).decode()}" for digest in digests),
    }


def read_retry_after(header: str | None) -> int | None:
    """Milliseconds that a receiver asks us to wait: at most a day. None when it does not ask in a known form."""
    if header is None:
        return None
    text = header.strip()
    try:
        seconds = int(text) if text.isascii() and text.isdigit() else _count_seconds_until(text)
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0), _LONGEST_SECONDS) * 1000


def _count_seconds_until(date: str) -> int:
    """Raises ValueError."""
    return int(parsedate_to_datetime(date).timestamp() - time.time())


def _read_text(body: bytes) -> str:
    return body.decode(errors="replace").replace("\0", "�")  # PostgreSQL stores no text with a zero
