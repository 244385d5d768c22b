"""Takes one claimed generation as far as it goes: upload, pay, follow, store; every step committed before the next.

No transaction is open while the network is waited for, and whatever a paid call has led to is recorded however long
the database takes to accept it.
"""

import asyncio
import time
from contextlib import aclosing
from dataclasses import replace
from typing import ParamSpec, assert_never

import structlog

from app.domain import films, generations, recovery, stills
from app.domain.generations import Film, Run
from app.errors import InvalidImage, Unavailable
from app.resources import Resources
from app.schemas.videos import Failure
from app.store.content import film_name, still_name
from app.store.ids import new_id
from app.store.sessions import DomainFunction, now
from app.store.tables import Outcome, State
from app.upstream.breaker import Reason
from app.upstream.client import Deferred, NotSent, Refused, Trouble, Unknown
from app.upstream.wire import Cause, Failed, Finished, Order, Working
from app.worker.patience import Patience

log = structlog.get_logger(__name__)
_preparing = asyncio.Semaphore(2)  # pictures unpacked at once: each may take a few hundred megabytes
P = ParamSpec("P")

_FILM_LIMIT = 1_000_000_000  # bytes
_UPLOAD_TRIES = 5
_GATE_SECONDS = 1.0  # between two looks at a shut gate
_DAY_MS = 24 * 3600 * 1000
_FAILURES = {
    Cause.IMAGE: Failure.IMAGE_REFUSED,
    Cause.PROMPT: Failure.PROMPT_REFUSED,
    Cause.OTHER: Failure.REFUSED_BY_UPSTREAM,
}


class Runner:
    """One run on its way. `run` is where it stands; `is_paying` while an answer is awaited that can not be asked for
    twice."""

    def __init__(self, resources: Resources, run: Run) -> None:
        self.run = run
        self.is_paying = False
        self._submitted: float | None = None  # monotonic seconds, where it was us
        self._resources = resources
        self._settings = resources.settings

    async def advance(self) -> None:
        """Go on until the run has ended, is somebody else's, has to wait in the queue, or the process is to stop."""
        log.info("run_claimed", generation=self.run.id, state=self.run.state)
        run: Run | None = self.run
        while run is not None and not self._resources.stopping.is_set():
            self.run = run
            match run.state:
                case State.QUEUED:
                    run = await self._submit(run)
                case State.GENERATING:
                    run = await self._follow(run)
                case State.STORING:
                    run = await self._store(run)
                case State.UNKNOWN:
                    run = await self._ask(run)
                case State.SUBMITTING | State.COMPLETED | State.FAILED | State.EXPIRED:
                    return
                case state:
                    assert_never(state)
        if run is not None:
            await self._hand_back(run)

    async def _submit(self, run: Run) -> Run | None:
        """Queued: upload, which is free, then the paid call."""
        breaker, attempt_id = self._resources.breaker, new_id("attempt")
        order = await self._upload(run, attempt_id)
        if order is None or not breaker.enter():
            await self._hand_back(run)
            return None
        self.is_paying = True
        try:
            submitted = await self._pass_gate(run, attempt_id)
            if submitted is None:
                return None
            self.run, self._submitted = submitted, time.monotonic()
            return await self._pay(submitted, attempt_id, order)
        finally:
            self.is_paying = False
            breaker.leave()

    async def _upload(self, run: Run, attempt_id: str) -> Order | None:
        """The order with the still's name upstream; None when the run goes no further for now."""
        breaker, pause = self._resources.breaker, Patience(1, 60)
        path = self._resources.content.path(still_name(run.id))
        try:
            async with _preparing:
                still = await asyncio.to_thread(stills.prepare, path)
        except InvalidImage:
            await self._write(generations.fail, run, Failure.IMAGE_REFUSED)
            return None
        for _ in range(_UPLOAD_TRIES):
            try:
                name = f"{attempt_id}.{still.extension}"
                image = await self._resources.upstream.upload(name, still.media_type, still.data)
            except Refused:
                await self._write(generations.fail, run, Failure.IMAGE_REFUSED)
                return None
            except Deferred as error:
                breaker.trip(error.reason, error.retry_after)
                return None
            except Trouble as error:
                log.info("upload_failed", generation=run.id, cause=error.detail)
                await pause.wait()
            else:
                return Order(
                    image, run.prompt, run.fast_mode, run.generate_audio, run.aspect_ratio, run.resolution, run.seconds
                )
        # Back into the queue, where its deadline or its client can end it.
        breaker.trip(Reason.UNREACHABLE)
        return None

    async def _pass_gate(self, run: Run, attempt_id: str) -> Run | None:
        """The run as submitting; None when it was ended meanwhile, or the process is to stop."""
        while True:
            submitted = await self._write(generations.submit, run, attempt_id, self._settings.upstream_concurrency)
            if submitted is None or submitted.state is State.SUBMITTING:
                return submitted
            if self._resources.stopping.is_set():
                await self._hand_back(run)
                return None
            await asyncio.sleep(_GATE_SECONDS)

    async def _pay(self, run: Run, attempt_id: str, order: Order) -> Run | None:
        """Submitting: what the paid call led to, each outcome exactly as upstream.md §5 sorts it."""
        breaker, charge = self._resources.breaker, self._settings.charge_unknown
        try:
            answer = await self._resources.upstream.submit(order)
        except NotSent as error:
            breaker.trip(Reason.UNREACHABLE)
            await self._postpone(run, attempt_id, Outcome.NOT_SENT, error.detail)
            return None
        except Deferred as error:
            if error.required not in {None, run.credits}:
                log.warning("price_differs", generation=run.id, upstream=error.required, ours=run.credits)
            breaker.trip(error.reason, error.retry_after)
            await self._postpone(run, attempt_id, Outcome.DEFERRED, error.detail)
            return None
        except Refused as error:
            breaker.mend()
            await self._refuse(run, attempt_id, error)
            return None
        except Unknown as error:
            log.warning("outcome_unknown", generation=run.id, attempt=attempt_id, cause=error.detail)
            breaker.doubt()
            await self._write(generations.doubt, run, attempt_id, error.detail, charge=charge)
            return None
        except BaseException as error:
            # Cancelled at the end of the grace, or a mistake of ours: it may have been billed all the same.
            await self._write(generations.doubt, run, attempt_id, type(error).__name__, charge=charge)
            raise
        breaker.mend()
        return await self._accept(run, attempt_id, answer)

    async def _accept(self, run: Run, attempt_id: str, answer: Working | Finished) -> Run | None:
        match answer:
            case Working(uuid):
                advanced = await self._write(generations.accept, run, attempt_id, uuid)
            case Finished(uuid, url, expires_at):
                advanced = await self._write(generations.answer, run, attempt_id, uuid, url, expires_at)
            case _:
                assert_never(answer)
        if advanced is None:
            await self._write(recovery.keep_uuid, run, answer.uuid)
        return advanced

    async def _refuse(self, run: Run, attempt_id: str, error: Refused) -> None:
        failure = _FAILURES[error.cause]
        if await self._write(generations.refuse, run, attempt_id, failure, error.detail) is None:
            await self._write(recovery.refuse_late, run, failure)

    async def _postpone(self, run: Run, attempt_id: str, outcome: Outcome, detail: str) -> None:
        """Nothing was billed: back into the queue, and out of our hands."""
        queued = await self._write(generations.postpone, run, attempt_id, outcome, detail)
        if queued is not None:
            await self._hand_back(queued)

    async def _follow(self, run: Run) -> Run | None:
        """Generating: ask until upstream has ended it, or its deadline is over; once in any case, since nobody may
        have asked for hours, and asking is free."""
        ends = await self._find_submit(run) + self._settings.generation_deadline_minutes * 60
        pause = Patience(0.5, 5, growth=1.25)
        while True:
            match await self._look(run):
                case Finished(_, url, expires_at):
                    return await self._write(generations.show_link, run, url, expires_at)
                case Failed(cause):
                    await self._write(generations.fail, run, _FAILURES[cause])
                    return None
                case Working() | None if time.monotonic() >= ends:
                    break
                case Working() | None:
                    await pause.wait()
        log.warning("outcome_unknown", generation=run.id, cause="upstream never ended it")
        await self._write(generations.give_up, run, charge=self._settings.charge_unknown)
        return None

    async def _find_submit(self, run: Run) -> float:
        """When it was submitted, on a clock that can not jump; for a run taken over, as the database's clock has it."""
        if self._submitted is not None:
            return self._submitted
        time_ms = await self._resources.database.read(now)
        return time.monotonic() - max(0, time_ms - (run.submitted_at or time_ms)) / 1000

    async def _store(self, run: Run) -> Run | None:
        """Storing: fetch the film and keep it. It may lag behind its link, so patience, until the link dies."""
        pause, is_last = Patience(0.5, 60), False
        while True:
            film = await self._fetch(run)
            if film is not None:
                await self._write(generations.complete, run, film, self._retention_ms())
                return None
            if is_last:
                log.error("content_lost", generation=run.id)
                await self._write(generations.fail, run, Failure.CONTENT_LOST)
                return None
            is_last = time.time() * 1000 >= (run.film_url_expires_at or 0)
            # A later look probably signs a fresh link (upstream.md §2); the first one's end stays our deadline.
            if isinstance(record := await self._look(run), Finished):
                run = replace(run, film_url=record.url)
            if not is_last:
                await pause.wait()

    async def _ask(self, run: Run) -> Run | None:
        """Unknown, with a uuid: late evidence counts."""
        match await self._look(run):
            case Finished(_, url, _):
                film = await self._fetch(replace(run, film_url=url))
                if film is not None:
                    log.info("late_success", generation=run.id)
                    await self._write(generations.complete_late, run, film, self._retention_ms())
                    return None
            case Failed(cause):
                log.info("late_failure", generation=run.id)
                await self._write(generations.fail, run, _FAILURES[cause])
                return None
            case Working() | None:
                pass
        await self._write(generations.ask_later, run)
        return None

    async def _look(self, run: Run) -> Working | Finished | Failed | None:
        try:
            return await self._resources.upstream.look(run.upstream_uuid or "")
        except Deferred as error:
            await asyncio.sleep(error.retry_after or 5)
        except Trouble as error:
            log.info("look_failed", generation=run.id, cause=error.detail)
        return None

    async def _fetch(self, run: Run) -> Film | None:
        """The film, checked and kept; None when it did not come whole."""
        content = self._resources.content
        try:
            async with content.draft() as draft, aclosing(self._resources.upstream.fetch(run.film_url or "")) as pieces:
                async for piece in pieces:
                    await draft.write(piece)
                    if draft.bytes > _FILM_LIMIT:
                        break  # no film of 8 s is that large: the check finds it cut
                await draft.flush()
                await asyncio.to_thread(films.check, draft.path)
                await content.keep(draft, film_name(run.id))
                return Film(draft.sha256, draft.bytes)
        except (Trouble, films.BrokenFilm, Unavailable) as error:
            log.info("fetch_failed", generation=run.id, cause=str(error))
            return None

    async def _hand_back(self, run: Run) -> None:
        await self._write(generations.hand_back, run)

    async def _write(self, fn: DomainFunction[P, Run | None], *args: P.args, **kwargs: P.kwargs) -> Run | None:
        """Record what has happened, however long the database takes to accept it."""
        pause = Patience(0.1, 5)
        while True:
            try:
                run = await self._resources.database.write(fn, *args, **kwargs)
            except Unavailable:
                await pause.wait()
                continue
            self._resources.work.set()  # a slot, or a run handed back: there may be something to claim
            if run is not None:
                log.info("run_moved", generation=run.id, step=getattr(fn, "__name__", "step"), state=run.state)
            return run

    def _retention_ms(self) -> int:
        return int(self._settings.content_retention_days * _DAY_MS)
