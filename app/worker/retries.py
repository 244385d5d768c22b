"""Retries of the free steps and of commits, and the interval between two polls of a generation."""

import random
from collections.abc import AsyncIterator

from stamina import AsyncRetryingCaller, Attempt, retry_context
from stamina.instrumentation import set_on_retry_hooks

from app.errors import Unavailable
from app.upstream.client import Rejected, TransientError

# Stamina's own log lines are off: each step logs its error itself, with the id of its generation.
set_on_retry_hooks(())

_UPLOAD_TRIES = 5
_POLL_SOONEST, _POLL_LATEST = 0.5, 15.0  # seconds between two polls

# The outcome of a paid call must be committed, however long the database is unavailable.
retry_until_stored = AsyncRetryingCaller(attempts=None, timeout=None, wait_initial=0.1, wait_max=5.0).on(Unavailable)


def retry_upload() -> AsyncIterator[Attempt]:
    """Tries within about half a minute. Then the generation returns to the queue, where its deadline can end it."""
    return aiter(
        retry_context(on=TransientError, attempts=_UPLOAD_TRIES, timeout=None, wait_initial=1.0, wait_max=60.0)
    )


def retry_poll(tries: int) -> AsyncIterator[Attempt]:
    """Tries of one poll, a few seconds apart."""
    return aiter(
        retry_context(on=(TransientError, Rejected), attempts=tries, timeout=None, wait_initial=1.0, wait_max=10.0)
    )


def retry_download(error: type[Exception], seconds: float) -> AsyncIterator[Attempt]:
    """Tries for `seconds`, the remaining life of a link, and once more after that."""
    timeout = max(seconds, 0.001)
    return aiter(retry_context(on=error, attempts=None, timeout=timeout, wait_initial=0.5, wait_max=60.0))


def poll_interval(age: float, typical: float) -> float:
    """Seconds until the next poll of a generation of this age, if its expected duration is `typical` seconds.

    Polls become rarer, then more frequent near the expected end, then rarer again. The interval varies at random by
    25 %, so that generations are not all polled at the same moment.
    """
    far_from_end = abs(typical - age) / 2
    pause = min(max(min(age / 2, far_from_end), _POLL_SOONEST), _POLL_LATEST)
    return pause * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing
