"""The answers that stay open: streams of events, and answers that wait for a video. Limited for each client."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from app.api.http_errors import RateLimited

_PER_CLIENT = 20


class OpenAnswers:
    """One per process."""

    def __init__(self) -> None:
        self._open = Counter[str]()  # by client

    @contextmanager
    def open(self, client_id: str) -> Iterator[None]:
        """For as long as the answer is open. Raises RateLimited."""
        if self._open[client_id] >= _PER_CLIENT:
            raise RateLimited(
                f"You have {_PER_CLIENT} streams and waits open, which is the limit. Close one of them first, or poll "
                "without `Prefer: wait`."
            )
        self._open[client_id] += 1
        try:
            yield
        finally:
            self._open[client_id] -= 1
            if not self._open[client_id]:
                del self._open[client_id]
