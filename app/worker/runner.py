"""Advances one claimed generation as far as possible, and makes the paid call. Each step is committed before the next.

No transaction is open during a network call.
"""

import asyncio
import time
from contextlib import suppress
from io import BytesIO
from typing import assert_never

import structlog
from stamina import retry_context

from app.decoding.messages import Refusal
from app.decoding.pool import Decoded, Overloaded
from app.domain import claims, generations
from app.domain.claims import Claim
from app.errors import InvalidImage, Unavailable
from app.resources import Resources
from app.store.content import marker_name, still_name
from app.store.ids import new_id
from app.upstream.breaker import Reason
from app.upstream.client import NotSent, Refused, Rejected, TransientError, Unknown, UpstreamKey
from app.upstream.wire import Finished, Order, Working
from app.words import Failure, Outcome, State
from app.worker.polling import download, poll, poll_unknown
from app.worker.price_guard import PriceGuard
from app.worker.steps import FAILURES, commit_step, record_stop, resume_paid_calls, stop_paid_calls

log = structlog.get_logger(__name__)

_UPLOAD_TRIES = 5  # within about half a minute
_GATE_SECONDS = 1.0  # between two checks of a closed gate
_DECODER_SECONDS = 1.0  # between two tries to get a decoder
_DECODING_FOR = "worker"  # in place of a client, of which only one image is decoded at a time


class Runner:
    """Advances one claim. `claim` is the generation after its last committed step. `is_paying` is true from the gate
    until the outcome of the paid call is committed: its response cannot be requested again."""

    def __init__(self, resources: Resources, price_guard: PriceGuard, claim: Claim) -> None:
        self.claim = claim
        self.is_paying = False
        self._submitted: float | None = None  # monotonic seconds; None if this process did not send the paid call
        self._resources, self._price_guard = resources, price_guard
        self._settings = resources.settings

    async def advance(self) -> None:
        """Advance until the generation has ended, another worker holds it, it has to wait in the queue, or the process
        stops."""
        log.info("generation_claimed", generation=self.claim.id, state=self.claim.state)
        claim: Claim | None = self.claim
        while claim is not None and not self._resources.stopping.is_set():
            self.claim = claim
            match claim.state:
                case State.QUEUED:
                    claim = await self._submit(claim)
                case State.GENERATING:
                    claim = await poll(self._resources, claim, self._submitted)
                case State.STORING:
                    claim = await download(self._resources, claim)
                case State.UNKNOWN:
                    await poll_unknown(self._resources, claim)
                    return
                case State.SUBMITTING | State.COMPLETED | State.FAILED | State.EXPIRED:
                    return
                case state:
                    assert_never(state)
        if claim is not None:
            await self._hand_back(claim)

    async def _submit(self, claim: Claim) -> Claim | None:
        """Queued: upload the still, which is free, then make the paid call."""
        breaker, attempt_id = self._resources.breaker, new_id("attempt")
        began = time.monotonic()
        order = await self._upload(claim, attempt_id)
        upload_ms = int((time.monotonic() - began) * 1000)
        if order is not None:
            await self._resources.upstream.acquire_paid()
        if order is None or not breaker.try_acquire():
            await self._hand_back(claim)
            return None
        self.is_paying = True
        try:
            key = self._resources.upstream.key
            submitted = await self._pass_gate(claim, attempt_id, key, upload_ms)
            if submitted is None:
                return None
            self.claim = submitted
            if not await self._store_marker(submitted, attempt_id):
                return None
            self._submitted = time.monotonic()
            return await self._pay(submitted, attempt_id, order, key)
        finally:
            self.is_paying = False
            breaker.release()

    async def _upload(self, claim: Claim, attempt_id: str) -> Order | None:
        """Upload the still and build the order. None when the generation failed or has to wait in the queue."""
        try:
            image = await self._send(claim, f"{attempt_id}.jpg", await self._read_still(claim))
        except InvalidImage:
            await commit_step(self._resources, generations.fail, claim, Failure.IMAGE_REFUSED)
        except Refused as error:
            await commit_step(self._resources, generations.fail, claim, FAILURES[error.cause])
        except Rejected as error:
            await stop_paid_calls(self._resources, error.reason, error.retry_after)
        except TransientError:
            # The generation returns to the queue, where its deadline or its client can end it.
            await stop_paid_calls(self._resources, Reason.UNREACHABLE)
        else:
            return Order(image, claim.parameters)
        return None

    async def _read_still(self, claim: Claim) -> bytes:
        """The still as it is sent: a JPEG. Raises InvalidImage."""
        still = await self._resources.content.read(still_name(claim.id))
        if claim.thumbnail_sha256 is not None:
            return still
        while True:  # queued by an older version, which kept the image as its client sent it
            match await self._resources.decoders.decode(BytesIO(still), _DECODING_FOR):
                case Decoded(upload=upload):
                    return upload
                case Refusal(message=message):
                    raise InvalidImage(message)
                case Overloaded():
                    await asyncio.sleep(_DECODER_SECONDS)

    async def _send(self, claim: Claim, name: str, still: bytes) -> str:
        """Upload the still and return upstream's name for it. Raises TransientError after the last try, and what
        `upload` raises."""
        async for attempt in retry_context(
            on=TransientError, attempts=_UPLOAD_TRIES, timeout=None, wait_initial=1.0, wait_max=60.0
        ):
            with attempt:
                try:
                    return await self._resources.upstream.upload(name, "image/jpeg", still)
                except TransientError as error:
                    log.info("upload_failed", generation=claim.id, cause=error.detail)
                    raise
        raise AssertionError("the last try either returns or raises")

    async def _pass_gate(self, claim: Claim, attempt_id: str, key: UpstreamKey, upload_ms: int) -> Claim | None:
        """Wait for the gate; return the claim as submitting. None when it was ended meanwhile, or the process stops."""
        while True:
            submitted = await commit_step(
                self._resources,
                generations.submit,
                claim,
                attempt_id,
                self._settings.upstream_concurrency,
                key.name,
                upload_ms=upload_ms,
            )
            if submitted is None or submitted.state is State.SUBMITTING:
                return submitted
            if self._resources.stopping.is_set():
                await self._hand_back(claim)
                return None
            await asyncio.sleep(_GATE_SECONDS)

    async def _store_marker(self, claim: Claim, attempt_id: str) -> bool:
        """The last step before the call is sent: a restored copy of the database cannot send it again. False when the
        marker cannot be stored: then nothing is sent."""
        try:
            await self._resources.content.keep_all({marker_name(claim.id, attempt_id): b""})
        except BaseException as error:
            detail = "its marker was not stored"
            await self._postpone(claim, attempt_id, Outcome.NOT_SENT, detail, Reason.STORE)
            if isinstance(error, Unavailable):
                return False
            raise
        return True

    async def _pay(self, claim: Claim, attempt_id: str, order: Order, key: UpstreamKey) -> Claim | None:
        """Submitting: make the paid call and commit its outcome, classified exactly as in upstream.md §5."""
        resources, charge = self._resources, self._settings.charge_unknown
        try:
            answer = await resources.upstream.submit(order, key)
        except NotSent as error:
            await self._postpone(claim, attempt_id, Outcome.NOT_SENT, error.detail, Reason.UNREACHABLE)
            return None
        except Rejected as error:
            reason, retry_after = error.reason, error.retry_after
            await self._postpone(claim, attempt_id, Outcome.DEFERRED, error.detail, reason, retry_after)
            if error.required is not None:
                await self._price_guard.judge_price(claim.parameters, error.required)
            return None
        except Refused as error:
            failure, reading = FAILURES[error.cause], error.reading
            await commit_step(resources, generations.refuse, claim, attempt_id, failure, error.detail, reading=reading)
            await self._delete_marker(claim, attempt_id)
            await resume_paid_calls(resources)
            if reading is not None:
                await self._price_guard.judge_counter(key)
            return None
        except Unknown as error:
            log.warning("outcome_unknown", generation=claim.id, attempt=attempt_id, cause=error.detail)
            is_stop = resources.breaker.record_lost()
            await commit_step(resources, generations.mark_unknown, claim, attempt_id, error.detail, charge=charge)
            if is_stop:
                await record_stop(resources, Reason.SICK)
            return None
        except BaseException as error:
            # Cancelled at the end of the grace period, or a bug of ours: the call may have been billed.
            await commit_step(
                resources, generations.mark_unknown, claim, attempt_id, type(error).__name__, charge=charge
            )
            raise
        accepted = await self._accept(claim, attempt_id, answer)
        await resume_paid_calls(resources)
        if answer.reading is not None:
            await self._price_guard.judge_counter(key)
        return accepted

    async def _accept(self, claim: Claim, attempt_id: str, answer: Working | Finished) -> Claim | None:
        match answer:
            case Working(uuid, reading):
                return await commit_step(self._resources, generations.accept, claim, attempt_id, uuid, reading=reading)
            case Finished(uuid, url, expires_at, reading):
                return await commit_step(
                    self._resources,
                    generations.accept_finished,
                    claim,
                    attempt_id,
                    uuid,
                    url,
                    expires_at,
                    reading=reading,
                )
            case _:
                assert_never(answer)

    async def _postpone(
        self,
        claim: Claim,
        attempt_id: str,
        outcome: Outcome,
        detail: str,
        reason: Reason,
        retry_after: float | None = None,
    ) -> None:
        """Nothing was billed: stop paid calls, return the generation to the queue and hand back the claim."""
        is_new = self._resources.breaker.trip(reason, retry_after)
        postponed = await commit_step(self._resources, generations.postpone, claim, attempt_id, outcome, detail)
        await self._delete_marker(claim, attempt_id)
        if is_new:
            await record_stop(self._resources, reason)
        if postponed is not None:
            await self._hand_back(postponed)

    async def _delete_marker(self, claim: Claim, attempt_id: str) -> None:
        """Nothing was billed: a restored copy may send it."""
        with suppress(OSError):  # then `tidy` deletes it
            await self._resources.content.delete(marker_name(claim.id, attempt_id))

    async def _hand_back(self, claim: Claim) -> None:
        await commit_step(self._resources, claims.hand_back, claim)
