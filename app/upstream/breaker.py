"""The circuit breaker: stops paid calls after a failure that is not the fault of one request.

After a pause it is half-open: one paid call may go out. Its result decides whether the others may follow.
"""

import math
import time
from enum import StrEnum

import structlog

log = structlog.get_logger(__name__)


class Reason(StrEnum):
    """Why no paid call is sent at the moment (upstream.md §4)."""

    BAD_KEY = "bad_key"
    OUT_OF_CREDIT = "out_of_credit"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNREACHABLE = "unreachable"
    SICK = "sick"
    STORE = "store_not_writable"
    BOOKS = "books_do_not_balance"


_PAUSES = {  # seconds until the next try, when upstream names no time
    Reason.BAD_KEY: 60.0,
    Reason.OUT_OF_CREDIT: 60.0,
    Reason.TOO_MANY_REQUESTS: 30.0,
    Reason.UNREACHABLE: 5.0,
    Reason.SICK: 30.0,
    Reason.STORE: 5.0,
    Reason.BOOKS: math.inf,  # until an operator has checked the ledger: only a restart resumes paid calls
}

_LOST_LIMIT = 5  # lost responses in a row


class Breaker:
    """Stops new paid calls, but fails nothing: generations stay queued, with their holds, until the cause is gone."""

    def __init__(self) -> None:
        self._reason: Reason | None = None
        self._until = 0.0
        self._trying = False
        self._lost = 0

    @property
    def reason(self) -> Reason | None:
        """Why no new paid call starts; None when paid calls may start."""
        return self._reason

    def admits(self) -> bool:
        """Whether a paid call may start now. After the pause of an open breaker, one single call may."""
        return self._reason is None or (time.monotonic() >= self._until and not self._trying)

    def try_acquire(self) -> bool:
        """Like `admits`, but reserves the single call of a half-open breaker.

        After True, the caller must call `release`, whatever happens."""
        admitted = self.admits()
        self._trying = self._trying or (admitted and self._reason is not None)
        return admitted

    def release(self) -> None:
        self._trying = False

    def trip(self, reason: Reason, retry_after: float | None = None) -> bool:
        """Stop paid calls for `retry_after` seconds, or for the default pause of the reason. Returns whether the reason
        is new."""
        pause, is_new = retry_after or _PAUSES[reason], self._reason is not reason
        if is_new:
            log.warning("paid_calls_stopped", reason=reason, seconds=pause)
        self._reason, self._until = reason, time.monotonic() + pause
        return is_new

    def record_lost(self) -> bool:
        """The response to a paid call was lost. After several in a row, the breaker trips: each further call might be
        billed without a film. Returns whether it did, for this reason only now."""
        self._lost += 1
        return self._lost >= _LOST_LIMIT and self.trip(Reason.SICK)

    def record_success(self) -> Reason | None:
        """Upstream accepted a paid call, or refused it for its content: paid calls work. Returns why they were
        stopped."""
        ended, self._reason, self._lost = self._reason, None, 0
        if ended is not None:
            log.info("paid_calls_resumed", after=ended)
        return ended
