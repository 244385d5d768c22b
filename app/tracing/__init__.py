"""Traces: what is known of one request in this process, in the worker and in the calls that follow from it.

This module is a process without traces: it does nothing. With the extra `kinora[otel]` and an address to send them to,
`opentelemetry` makes the spans, and only then is it imported (decision 0043).
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from structlog.typing import Processor

from app.metrics import Sent
from app.tracing import variables


class Tracing:
    """Makes no spans. One per process; `OpenTelemetry` is the other kind."""

    # What FastAPI does by itself: nothing. Otherwise it would look for settings at each request.
    telemetry: Mapping[str, Any] = MappingProxyType(
        {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
    )
    processors: Sequence[Processor] = ()  # of log lines

    def name_request(self, route: str) -> None:
        """Name the route that answers the current request, if FastAPI has not chosen it."""

    def describe_request(self, **about: str) -> None:
        """Add ids to the span of the current request."""

    def write_traceparent(self) -> str | None:
        """What a generation keeps of the current request, so that `continue_trace` can continue its trace."""
        return None

    def continue_trace(self, traceparent: str | None, **about: str | None) -> AbstractContextManager[None]:
        """In the block, and in a task that it creates, all spans belong to the trace of that request, and have these
        ids."""
        return nullcontext()

    def trace_request(self, operation: str, sent: Sent) -> AbstractContextManager[None]:
        """The block is a span: it sends one request to another side."""
        return nullcontext()

    def close(self) -> None:
        """Send what has not been sent, for a few seconds at most."""


NO_TRACING = Tracing()


def check() -> None:
    """Raises Misconfigured when there are to be traces, and a variable of OpenTelemetry is wrong."""
    if _is_on():
        variables.check()


def open_tracing() -> Tracing:
    """Raises Misconfigured."""
    check()
    if not _is_on():
        return NO_TRACING
    from app.tracing.opentelemetry import OpenTelemetry  # noqa: PLC0415 - without traces, it is not imported

    return OpenTelemetry.open()


def find_problem() -> str | None:
    """Why there are no traces although the environment names an address for them."""
    if variables.are_wanted() and _is_extra_missing():
        return "an address for traces is set, but the extra kinora[otel] is not installed"
    return None


def _is_on() -> bool:
    return variables.are_wanted() and not _is_extra_missing()


def _is_extra_missing() -> bool:
    try:
        return find_spec("opentelemetry.exporter.otlp.proto.http") is None  # it depends on the SDK
    except ModuleNotFoundError:  # not even the package around it is there
        return True
