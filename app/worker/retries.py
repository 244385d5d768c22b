"""How patient the free steps are: how often each is tried again, and how long to wait between two looks at a run."""

import random
from collections.abc import AsyncIterator

from stamina import AsyncRetryingCaller, Attempt, retry_context
from stamina.instrumentation import set_on_retry_hooks

from app.errors import Unavailable
from app.upstream.client import Rejected, TransientError

# Each step says itself what went wrong, with the name of its run.
set_on_retry_hooks(())

_UPLOAD_TRIES = 5
_LOOK_SOONEST, _LOOK_LATEST = 0.5, 15.0  # seconds between two looks

# What a paid call has led to is recorded however long the database takes to accept it.
retry_until_stored = AsyncRetryingCaller(attempts=None, timeout=None, wait_initial=0.1, wait_max=5.0).on(Unavailable)


def retry_upload() -> AsyncIterator[Attempt]:
    """Tries within about half a minute; then the run goes back into the queue, where its deadline can end it."""
    return aiter(
        retry_context(on=TransientError, attempts=_UPLOAD_TRIES, timeout=None, wait_initial=1.0, wait_max=60.0)
    )


def retry_poll(tries: int) -> AsyncIterator[Attempt]:
    """Tries of one look, a few seconds apart."""
    return aiter(
        retry_context(on=(TransientError, Rejected), attempts=tries, timeout=None, wait_initial=1.0, wait_max=10.0)
    )


def retry_download(error: type[Exception], seconds: float) -> AsyncIterator[Attempt]:
    """Tries for as long as a link lives, and once more after that."""
    timeout = max(seconds, 0.001)
    return aiter(retry_context(on=error, attempts=None, timeout=timeout, wait_initial=0.5, wait_max=60.0))


def poll_interval(age: float, typical: float) -> float:
    """Seconds until the next look at a run of this age, when such runs take `typical` seconds: ever rarer, closer
    together again where its end is expected, and never all runs at once."""
    far_from_end = abs(typical - age) / 2
    pause = min(max(min(age / 2, far_from_end), _LOOK_SOONEST), _LOOK_LATEST)
    return pause * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing
