"""The free steps after the paid call: poll upstream, download the film, store it; also poll for late evidence."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator
from dataclasses import replace

import structlog
from stamina import Attempt, retry_context

from app.domain import films, generations, readings, retention
from app.domain.claims import Claim
from app.domain.generations import Film
from app.errors import Unavailable
from app.resources import Resources
from app.store.content import film_name, list_names
from app.store.content.drafts import Draft
from app.store.sessions import now
from app.upstream.client import Rejected, TransientError
from app.upstream.wire import Failed, Finished, Working
from app.words import Failure
from app.worker.pauses import DownloadPauses
from app.worker.steps import FAILURES, commit_step

log = structlog.get_logger(__name__)

_FILM_LIMIT = 1_000_000_000  # bytes: no film of 8 s is that large
_POLL_SOONEST, _POLL_LATEST = 0.5, 15.0  # seconds between two polls
_LAST_TRIES = 5  # of the last poll, or the last for a long time: a transient error must not hide its result
_LATE_SECONDS = 60  # to download a late film; after that, the next poll is much later


class _DownloadFailed(Exception):
    """The film was not downloaded completely, is broken, or was not stored. The text is the cause and safe to log.

    `sha256` is that of a complete file that is no film."""

    def __init__(self, cause: str, sha256: str | None = None) -> None:
        super().__init__(cause)
        self.sha256 = sha256


async def poll(resources: Resources, claim: Claim, submitted: float | None) -> Claim | None:
    """Generating: poll until upstream has ended it, or until its deadline. Polls at least once: the last poll may have
    been hours ago, and polling is free. `submitted` is in monotonic seconds, or None if this process did not send the
    paid call."""
    if submitted is None:
        submitted = await _find_submit(resources, claim)
    deadline, is_last = submitted + resources.settings.generation_deadline_minutes * 60, False
    while not is_last:
        is_last = time.monotonic() >= deadline
        match await _poll(resources, claim, tries=_LAST_TRIES if is_last else 1):
            case Finished(_, url, expires_at, _):
                return await commit_step(resources, generations.link_ready, claim, url, expires_at)
            case Failed(cause):
                await commit_step(resources, generations.fail, claim, FAILURES[cause])
                return None
            case Working() | None:
                pause = _poll_interval(time.monotonic() - submitted, claim.pace_ms / 1000)
                await asyncio.sleep(min(pause, deadline - time.monotonic()))
    log.warning("outcome_unknown", generation=claim.id, cause="upstream never ended it")
    await commit_step(resources, generations.end_unknown, claim, charge=resources.settings.charge_unknown)
    return None


async def download(resources: Resources, claim: Claim) -> Claim | None:
    """Storing: download the film and store it. The file may appear later than its link, so this retries until the link
    expires."""
    seconds = (claim.film_url_expires_at or 0) / 1000 - time.time()
    try:
        async for attempt in _retry_download(claim, seconds):
            with attempt:
                # A later poll probably signs a new link (upstream.md §2). The deadline stays that of the first link.
                is_stale = attempt.num > 1 or seconds <= 0
                if is_stale and isinstance(found := await _poll(resources, claim), Finished):
                    claim = replace(claim, film_url=found.url)
                film = await _fetch(resources, claim)
                await commit_step(resources, generations.complete, claim, film, resources.settings.retention_ms)
    except _DownloadFailed:
        log.error("content_lost", generation=claim.id)  # noqa: TRY400 - each try has logged its cause
        await commit_step(resources, generations.fail, claim, Failure.CONTENT_LOST)
    return None


async def poll_unknown(resources: Resources, claim: Claim) -> None:
    """Unknown, with a uuid: poll once, and store late evidence."""
    await _poll_unknown_once(resources, claim)
    # Its videos may have been deleted meanwhile, and only now is it certain whether it will be polled again.
    if await resources.database.write(retention.forget, claim.id):
        await resources.content.delete(*list_names(claim.id))


async def _poll_unknown_once(resources: Resources, claim: Claim) -> None:
    match await _poll(resources, claim, tries=_LAST_TRIES):
        case Finished(_, url, _):
            with contextlib.suppress(_DownloadFailed):
                async for attempt in _retry_download(claim, _LATE_SECONDS):
                    with attempt:
                        film = await _fetch(resources, replace(claim, film_url=url))
                        log.info("late_success", generation=claim.id)
                        await commit_step(
                            resources, generations.complete_late, claim, film, resources.settings.retention_ms
                        )
                return
        case Failed(cause):
            log.info("late_failure", generation=claim.id)
            await commit_step(resources, generations.fail, claim, FAILURES[cause])
            return
        case Working() | None:
            pass
    await commit_step(resources, generations.poll_later, claim)


async def _poll(resources: Resources, claim: Claim, tries: int = 1) -> Working | Finished | Failed | None:
    """Poll upstream. None when upstream does not know the generation, or when every try failed."""
    with contextlib.suppress(Rejected, TransientError):
        if tries == 1:  # thousands of generations may wait for their poll, and a retrier takes 4 KB for each
            return await _ask(resources, claim)
        async for attempt in retry_context(
            on=(TransientError, Rejected), attempts=tries, timeout=None, wait_initial=1.0, wait_max=10.0
        ):
            with attempt:
                return await _ask(resources, claim)
    return None


async def _ask(resources: Resources, claim: Claim) -> Working | Finished | Failed | None:
    """One request. Raises Rejected, TransientError."""
    try:
        found = await resources.upstream.poll(claim.upstream_uuid or "")
    except (Rejected, TransientError) as error:
        log.info("poll_failed", generation=claim.id, cause=error.detail)
        raise
    await _record_reading(resources, claim, found)
    return found


async def _record_reading(resources: Resources, claim: Claim, found: Working | Finished | Failed | None) -> None:
    """Only of the answer that ends a generation: those before it would be a row per poll."""
    if isinstance(found, Finished | Failed) and found.reading:
        key = resources.upstream.key.name
        with contextlib.suppress(Unavailable):  # the step that follows waits for the database; a reading need not
            await resources.database.write(readings.record, key, claim.id, found.reading)


async def _fetch(resources: Resources, claim: Claim) -> Film:
    """Download, check and store the film. Raises _DownloadFailed."""
    content = resources.content
    try:
        async with content.draft() as draft:
            await resources.upstream.fetch(claim.film_url or "", draft.write, _FILM_LIMIT)
            fetched = time.monotonic()
            await _check(draft)
            await content.keep(draft, film_name(claim.id))
            return Film(draft.sha256, draft.bytes, store_ms=int((time.monotonic() - fetched) * 1000))
    except (TransientError, Unavailable) as error:
        raise _DownloadFailed(str(error)) from None


async def _check(draft: Draft) -> None:
    try:
        await draft.check(films.check)
    except films.BrokenFilm as error:
        raise _DownloadFailed(str(error), draft.sha256) from None


def _retry_download(claim: Claim, seconds: float) -> AsyncIterator[Attempt]:
    """Tries for `seconds`, the remaining life of a link, and once more after that."""
    pauses, begin = DownloadPauses(seconds), time.monotonic()

    def choose_pause(error: Exception) -> float | bool:
        if not isinstance(error, _DownloadFailed):
            return False
        pause = pauses.choose(time.monotonic() - begin, error.sha256)
        log.info("fetch_failed", generation=claim.id, cause=str(error), pause_seconds=round(pause, 1))
        return pause

    return aiter(retry_context(on=choose_pause, attempts=None, timeout=max(seconds, 0.001)))


def _poll_interval(age: float, typical: float) -> float:
    """Seconds until the next poll of a generation of this age, if its expected duration is `typical` seconds.

    Polls become rarer, then more frequent near the expected end, then rarer again. The interval varies at random by
    25 %, so that generations are not all polled at the same moment.
    """
    far_from_end = abs(typical - age) / 2
    pause = min(max(min(age / 2, far_from_end), _POLL_SOONEST), _POLL_LATEST)
    return pause * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing


async def _find_submit(resources: Resources, claim: Claim) -> float:
    """When it was submitted, converted from the database's clock to the monotonic clock, which cannot jump."""
    time_ms = await resources.database.read(now)
    return time.monotonic() - max(0, time_ms - (claim.submitted_at or time_ms)) / 1000
