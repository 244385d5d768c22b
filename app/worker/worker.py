"""The worker of a process: a list of loops, one task for each generation that it holds, and the sender of events."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

import structlog

from app.domain import claims, deliveries
from app.domain.states import PAID_IN_FLIGHT, RESUMABLE
from app.errors import Unavailable
from app.resources import Resources
from app.words import State
from app.worker import sweeps
from app.worker.price_guard import PriceGuard
from app.worker.runner import Runner
from app.worker.sender import Sender

log = structlog.get_logger(__name__)

_POLL_SECONDS = 1.0  # between two checks for work that no notification announced
_AUDIT_SECONDS = 60.0  # between two looks whether the audit of the day is due
_TIDY_SECONDS = 3600.0  # between two deletions of files that no row needs
_HEARTBEATS = 4  # per lease: the lease survives three that are lost
_PAUSE_AFTER_ERROR = 5.0
_BEFORE_FILM = PAID_IN_FLIGHT | {State.QUEUED}
_BEFORE_ANSWER = frozenset({State.QUEUED, State.SUBMITTING})


class Worker:
    """Call `start` once; `stop` ends it."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._settings = resources.settings
        self._runners: dict[asyncio.Task[None], Runner] = {}
        # With one serving process, leases need no clock: they end with the process.
        self._lease_ms = int(resources.settings.lease_seconds * 1000) if resources.database.is_shared else None
        self._price_guard = PriceGuard(resources)
        self._sender = Sender(resources, self._lease_ms)
        self._loops = [
            Loop("claim", self._claim_all, _POLL_SECONDS, wake=resources.notifier.work),
            Loop("recover", partial(sweeps.recover, resources, all_leases=False), _POLL_SECONDS),
            Loop("fail_overdue", partial(sweeps.fail_overdue, resources), _POLL_SECONDS),
            Loop("expire", partial(sweeps.expire, resources), _POLL_SECONDS),
            Loop("deliver", self._sender.claim_all, _POLL_SECONDS, wake=self._sender.wake),
            Loop("audit", partial(sweeps.audit, resources), _AUDIT_SECONDS),
            Loop("tidy", partial(sweeps.tidy, resources), _TIDY_SECONDS),
        ]
        # Not in the list, because it stops after everything else.
        self._heartbeat = Loop("heartbeat", self._renew_all, self._settings.lease_seconds / _HEARTBEATS)

    async def start(self) -> None:
        """Recover what an earlier process left unfinished, find out whether the database is an older copy, check the
        books, then start the loops."""
        if self._lease_ms is None:
            self._resources.content.clear_drafts(age_seconds=0)
            await sweeps.recover(self._resources, all_leases=True)
            await self._resources.database.write(deliveries.end_leases)
        await sweeps.check_restore(self._resources)
        await sweeps.fail_overdue(self._resources)  # of a copy, nothing may be sent that is older than its marker
        await sweeps.check_books(self._resources)
        for loop in (self._heartbeat, *self._loops):
            loop.start(self._resources.metrics.successes.labels(loop.name).set_to_current_time)

    async def stop(self) -> None:
        """Stop claiming. Paid calls in flight get the grace period to finish; other claims are handed back at once.
        Leases are renewed until the last paid call has ended."""
        self._resources.stopping.set()
        for loop in self._loops:
            await loop.stop()
        await asyncio.gather(self._stop_runners(), self._sender.stop())
        await self._heartbeat.stop()

    async def _stop_runners(self) -> None:
        paying = [task for task, runner in self._runners.items() if runner.is_paying]
        for task in self._runners.keys() - set(paying):
            task.cancel()
        if paying:
            log.info("waiting_for_paid_calls", generations=len(paying), seconds=self._settings.shutdown_grace_seconds)
            _, late = await asyncio.wait(paying, timeout=self._settings.shutdown_grace_seconds)
            for task in late:
                task.cancel()
        await asyncio.gather(*self._runners, return_exceptions=True)

    async def _claim_all(self) -> None:
        """Claim all that may be claimed now. Each generation is then advanced by a task of its own."""
        while not self._resources.stopping.is_set() and (
            claim := await self._resources.database.write(claims.claim_next, self._claimable(), self._lease_ms)
        ):
            runner = Runner(self._resources, self._price_guard, claim)
            with self._resources.tracing.continue_trace(claim.traceparent, generation=claim.id):
                task = asyncio.create_task(self._advance(runner))
            self._runners[task] = runner
            task.add_done_callback(self._end_task)

    def _claimable(self) -> frozenset[State]:
        """The states that may be claimed now.

        Generations that are paid for are always resumed. A queued one is claimed only while there is room for a paid
        call and, while the breaker is open, only one at a time. Generations that upstream works on already do not
        prevent that one from trying.
        """
        states, breaker = [runner.claim.state for runner in self._runners.values()], self._resources.breaker
        has_room = sum(state in _BEFORE_FILM for state in states) < self._settings.upstream_concurrency
        may_try = breaker.reason is None or not any(state in _BEFORE_ANSWER for state in states)
        return RESUMABLE | {State.QUEUED} if breaker.admits() and has_room and may_try else RESUMABLE

    async def _advance(self, runner: Runner) -> None:
        """A bug of ours ends one try of one generation, not the worker. The claim is handed back for another try."""
        try:
            await runner.advance()
        except asyncio.CancelledError:
            await self._hand_back(runner)
            raise
        except Exception:
            log.exception("step_crashed", generation=runner.claim.id)
            await asyncio.sleep(_PAUSE_AFTER_ERROR)
            await self._hand_back(runner)

    def _end_task(self, task: asyncio.Task[None]) -> None:
        del self._runners[task]
        self._resources.notifier.work.set()  # there is room for another

    async def _hand_back(self, runner: Runner) -> None:
        """Guarded by state and fence: no effect on a generation that has ended or that another worker holds."""
        with contextlib.suppress(Unavailable):
            await self._resources.database.write(claims.hand_back, runner.claim)

    async def _renew_all(self) -> None:
        """The heartbeat. A runner that lost its lease stops: another worker may hold the generation."""
        if self._lease_ms is None:
            return
        await self._sender.renew_all(self._lease_ms)
        for task, runner in list(self._runners.items()):
            if await self._resources.database.write(claims.renew, runner.claim, self._lease_ms) is None:
                log.warning("lease_lost", generation=runner.claim.id)
                if not runner.is_paying:  # the response to a paid call is evidence, even without the lease
                    task.cancel()


@dataclass
class Loop:
    """A job that is repeated until `stop`, with a pause (seconds) after each round, which `wake` ends early."""

    name: str
    job: Callable[[], Awaitable[None]]
    pause: float
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = field(default=None, init=False)

    def start(self, note_success: Callable[[], object] = lambda: None) -> None:
        """`note_success` is called after each round without an error."""
        self._task = asyncio.create_task(self._repeat(note_success), name=self.name)

    async def stop(self) -> None:
        """End the loop, also in the middle of a round. A loop that was never started is left alone."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _repeat(self, note_success: Callable[[], object]) -> None:
        """A failed round is logged, and the next follows: a full disk or a bug does not end the loop."""
        while True:
            self.wake.clear()  # before the job: what is announced during it begins the next round
            try:
                await self.job()
                note_success()
            except Unavailable as error:
                log.warning("round_failed", loop=self.name, cause=error.message)
            except Exception:
                log.exception("loop_crashed", loop=self.name)
            # Not `wait_for`: before Python 3.12 it swallows a cancellation that comes at the same time as the event.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.pause):
                    await self.wake.wait()
