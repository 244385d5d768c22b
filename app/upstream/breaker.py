"""The breaker: after a refusal that is our trouble and not a request's, paid calls wait; then one tries first."""

import math
import time
from enum import StrEnum

import structlog

log = structlog.get_logger(__name__)


class Reason(StrEnum):
    """Why upstream takes no paid call from us at the moment (upstream.md §4)."""

    BAD_KEY = "bad_key"
    OUT_OF_CREDIT = "out_of_credit"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNREACHABLE = "unreachable"
    SICK = "sick"
    BOOKS = "books_do_not_balance"


_PAUSES = {  # seconds until the next try, where upstream does not say
    Reason.BAD_KEY: 60.0,
    Reason.OUT_OF_CREDIT: 60.0,
    Reason.TOO_MANY_REQUESTS: 30.0,
    Reason.UNREACHABLE: 5.0,
    Reason.SICK: 30.0,
    Reason.BOOKS: math.inf,  # until an operator has looked: only a restart asks again
}

_LOST_LIMIT = 5  # lost answers in a row


class Breaker:
    """Stops claiming, fails nothing: runs wait in the queue with their holds until the cause is gone."""

    def __init__(self) -> None:
        self._reason: Reason | None = None
        self._until = 0.0
        self._trying = False
        self._lost = 0

    @property
    def reason(self) -> Reason | None:
        """Why no new paid call starts; None while they do."""
        return self._reason

    def admits(self) -> bool:
        """Whether a paid call may start now. While the breaker is open, one may once its pause is over."""
        return self._reason is None or (time.monotonic() >= self._until and not self._trying)

    def try_acquire(self) -> bool:
        """Like `admits`, and the caller is the one that tries: it calls `leave` whatever happens."""
        admitted = self.admits()
        self._trying = self._trying or (admitted and self._reason is not None)
        return admitted

    def release(self) -> None:
        self._trying = False

    def trip(self, reason: Reason, retry_after: float | None = None) -> None:
        """Upstream said no to us: pause for `retry_after` seconds, or as long as the reason deserves."""
        pause = retry_after or _PAUSES[reason]
        if self._reason is not reason:
            log.warning("paid_calls_stopped", reason=reason, seconds=pause)
        self._reason, self._until = reason, time.monotonic() + pause

    def record_lost(self) -> None:
        """The answer of a paid call was lost. A few in a row, and upstream is sick: each more may cost for nothing."""
        self._lost += 1
        if self._lost >= _LOST_LIMIT:
            self.trip(Reason.SICK)

    def record_success(self) -> None:
        """Upstream took a paid call, or judged it: all is well."""
        self._lost = 0
        if self._reason is not None:
            log.info("paid_calls_resumed", after=self._reason)
        self._reason = None
