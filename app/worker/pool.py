"""The worker of a process: advances as many generations as the settings allow, sweeps, and stops cleanly."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog

from app.domain import claims, events, generations, retention
from app.domain.audit import audit_open_holds
from app.domain.claims import Claim
from app.domain.states import PAID_IN_FLIGHT, RESUMABLE
from app.errors import Unavailable
from app.resources import Resources
from app.store.content import film_name, still_name
from app.store.sessions import Session
from app.upstream.breaker import Reason
from app.words import State
from app.worker.runner import Runner

log = structlog.get_logger(__name__)

_POLL_SECONDS = 1.0  # between two checks for work that no notification announced
_TIDY_SECONDS = 3600.0  # between two deletions of files that no row needs
_ORPHAN_SECONDS = 24 * 3600.0
_PAUSE_AFTER_ERROR = 5.0
_HEARTBEATS = 4  # per lease: the lease survives three that are lost
_HOUR_MS, _DAY_MS = 3600 * 1000, 24 * 3600 * 1000
_BEFORE_FILM = PAID_IN_FLIGHT | {State.QUEUED}
_BEFORE_ANSWER = frozenset({State.QUEUED, State.SUBMITTING})


class Worker:
    """Call `start` once; `stop` ends it."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._settings = resources.settings
        self._runners: dict[asyncio.Task[None], Runner] = {}
        self._loops: list[asyncio.Task[None]] = []
        self._heart: asyncio.Task[None] | None = None
        # With one serving process, leases need no clock: they end with the process.
        self._lease_ms = int(resources.settings.lease_seconds * 1000) if resources.database.is_shared else None

    async def start(self) -> None:
        """Recover what an earlier process left unfinished, then begin to claim and to sweep."""
        if self._lease_ms is None:
            self._resources.content.clear_drafts(age_seconds=0)
            await self._resources.database.write(self._recover, all_leases=True)
        if findings := await self._resources.database.scan(audit_open_holds):
            log.error("books_do_not_balance", findings=[vars(finding) for finding in findings])
            self._resources.breaker.trip(Reason.BOOKS)
        jobs = ((self._claim_all, self._wait_for_work), (self._sweep, _pause_short), (self._tidy, _pause_long))
        self._heart = asyncio.create_task(_repeat(self._renew_all, self._pause_heartbeat))
        self._loops = [asyncio.create_task(_repeat(job, pause)) for job, pause in jobs]

    async def stop(self) -> None:
        """Stop claiming. Paid calls in flight get the grace period to finish; other claims are handed back at once."""
        self._resources.stopping.set()
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        paying = [task for task, runner in self._runners.items() if runner.is_paying]
        for task in self._runners.keys() - set(paying):
            task.cancel()
        if paying:
            log.info("waiting_for_paid_calls", runs=len(paying), seconds=self._settings.shutdown_grace_seconds)
            _, late = await asyncio.wait(paying, timeout=self._settings.shutdown_grace_seconds)
            for task in late:
                task.cancel()
        await asyncio.gather(*self._runners, return_exceptions=True)
        if self._heart:  # leases are renewed until the last paid call has ended
            self._heart.cancel()

    async def _claim_all(self) -> None:
        self._resources.notifier.work.clear()
        while not self._resources.stopping.is_set() and (
            claim := await self._resources.database.write(claims.claim_next, self._claimable(), self._lease_ms)
        ):
            self._begin(claim)

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

    async def _wait_for_work(self) -> None:
        # Not `wait_for`: before Python 3.12 it swallows a cancellation that comes at the same time as the event.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_POLL_SECONDS):
                await self._resources.notifier.work.wait()

    async def _renew_all(self) -> None:
        """The heartbeat. A runner that lost its lease stops: another worker may hold the generation."""
        if self._lease_ms is None:
            return
        for task, runner in list(self._runners.items()):
            if await self._resources.database.write(claims.renew, runner.claim, self._lease_ms) is None:
                log.warning("lease_lost", generation=runner.claim.id)
                if not runner.is_paying:  # the response to a paid call is evidence, even without the lease
                    task.cancel()

    async def _pause_heartbeat(self) -> None:
        await asyncio.sleep(self._settings.lease_seconds / _HEARTBEATS)

    def _begin(self, claim: Claim) -> None:
        runner = Runner(self._resources, claim)
        task = asyncio.create_task(self._guard(runner))
        self._runners[task] = runner
        task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        del self._runners[task]
        self._resources.notifier.work.set()  # there is room for another

    async def _guard(self, runner: Runner) -> None:
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

    async def _hand_back(self, runner: Runner) -> None:
        """Guarded by state and fence: no effect on a generation that has ended or that another worker holds."""
        with contextlib.suppress(Unavailable):
            await self._resources.database.write(claims.hand_back, runner.claim)

    async def _sweep(self) -> None:
        for generation_id in await self._resources.database.write(self._end_overdue):
            await self._resources.content.delete(film_name(generation_id), still_name(generation_id))

    def _recover(self, session: Session, *, all_leases: bool) -> None:
        lost = generations.recover(session, charge=self._settings.charge_unknown, all_leases=all_leases)
        if lost:
            log.warning("outcome_unknown", runs=lost, cause="the process ended during the paid call")

    def _end_overdue(self, session: Session) -> list[str]:
        """The ids of the generations whose files can be deleted."""
        self._recover(session, all_leases=False)
        overdue = generations.fail_overdue(session, int(self._settings.queue_deadline_hours * _HOUR_MS))
        if overdue:
            log.warning("waited_too_long", runs=overdue)
        return retention.expire_due(session)

    async def _tidy(self) -> None:
        """Delete files that no row needs: left by a kill between commit and deletion, or by generations long failed."""
        content, database = self._resources.content, self._resources.database
        while await database.write(events.delete_old):
            pass
        for generation_id in await database.scan(retention.find_unseen):
            if await database.write(retention.forget, generation_id):
                await content.delete(film_name(generation_id), still_name(generation_id))
        old = await asyncio.to_thread(lambda: list(content.find_old(_ORPHAN_SECONDS)))
        kept_ms = int(self._settings.content_retention_days * _DAY_MS)
        needed = await database.scan(retention.find_needed, [owner for _, owner in old], kept_ms)
        await content.delete(*(name for name, owner in old if owner not in needed))
        await asyncio.to_thread(content.clear_drafts, _ORPHAN_SECONDS)


async def _repeat(job: Callable[[], Awaitable[None]], pause: Callable[[], Awaitable[None]]) -> None:
    """Repeat the job forever. A failed round is logged, and the next follows: a full disk or a bug does not end it."""
    while True:
        try:
            await job()
        except Unavailable as error:
            log.warning("round_failed", cause=error.message)
        except Exception:
            log.exception("loop_crashed")
        await pause()


async def _pause_short() -> None:
    await asyncio.sleep(_POLL_SECONDS)


async def _pause_long() -> None:
    await asyncio.sleep(_TIDY_SECONDS)
