"""Makes the spans of a process, with OpenTelemetry's SDK, and sends them by OTLP over HTTP.

FastAPI makes the span of each request; those of requests to others are made here. What leaves the process is a list of
known attributes: no prompt, no query, no header, no address and no name is in it, whatever a span holds.
"""

import logging
import threading
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any, Self

import structlog
from opentelemetry import trace
from opentelemetry.context import Context, attach, detach, get_value, set_value
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExportResult
from opentelemetry.trace import SpanContext, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from app.config import Misconfigured
from app.metrics import Sent
from app.tracing import Tracing

log = structlog.get_logger(__name__)

_NAME = "kinora"
_CLOSE_SECONDS = 5.0  # to send what has not been sent, when the process ends
_ROUTE, _PATH, _STATUS, _ERROR = "http.route", "url.path", "http.response.status_code", "error.type"
TOLD = frozenset(
    {
        *(_ROUTE, _STATUS, _ERROR, "http.request.method", "url.scheme", "network.protocol.version"),
        *(f"{_NAME}.{name}" for name in ("video", "generation", "cache", "webhook", "delivery")),
    }
)
_UNTRACED = frozenset({"/livez", "/readyz", "/metrics"})  # asked every few seconds, by machines
# Their lines contain values of variables and the collector's own words.
_SILENT = ("opentelemetry.exporter", "opentelemetry.util.re")
_TRACEPARENT = TraceContextTextMapPropagator()
_IDS = "kinora.ids"  # in a context: of what its spans are about


class OpenTelemetry(Tracing):
    """Its spans are in the contexts of tasks, as OpenTelemetry keeps them, so that each finds the one around it."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer(_NAME, version(_NAME))
        self.telemetry = {**Tracing.telemetry, "tracing": True, "tracer_provider": provider, "operation_spans": False,
                          "exclude": _is_untraced}  # fmt: skip
        self.processors = (_add_trace_id,)

    @classmethod
    def open(cls) -> Self:
        """By the standard variables. Raises Misconfigured."""
        for name in _SILENT:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        named = {"service.name": _NAME, "service.version": version(_NAME)}
        try:
            provider = TracerProvider(
                resource=Resource.create({**named, **OTELResourceDetector().detect().attributes}),
                shutdown_on_exit=False,
            )
            provider.add_span_processor(BatchSpanProcessor(_Exporter()))
        except ValueError as error:
            raise Misconfigured(f"a variable OTEL_… is wrong: {error}") from None
        return cls(provider)

    def name_request(self, route: str) -> None:
        span = trace.get_current_span()
        span.set_attribute(_ROUTE, route)
        if isinstance(span, ReadableSpan):  # its name is the method until now
            span.update_name(f"{span.name} {route}")

    def describe_request(self, **about: str) -> None:
        trace.get_current_span().set_attributes(_name_ids(about))

    def write_traceparent(self) -> str | None:
        carrier = dict[str, str]()
        _TRACEPARENT.inject(carrier)
        return carrier.get("traceparent")

    @contextmanager
    def continue_trace(self, traceparent: str | None, **about: str | None) -> Iterator[None]:
        parent = _TRACEPARENT.extract({"traceparent": traceparent or ""}, Context())
        token = attach(set_value(_IDS, _name_ids(about), parent))
        try:
            yield
        finally:
            detach(token)

    @contextmanager
    def trace_request(self, operation: str, sent: Sent) -> Iterator[None]:
        ids: Any = get_value(_IDS)
        with self._tracer.start_as_current_span(
            operation,
            kind=SpanKind.CLIENT,
            attributes=ids,
            record_exception=False,  # its message may contain an address
            set_status_on_exception=False,
        ) as span:
            try:
                yield
            except BaseException as error:
                span.set_attribute(_ERROR, type(error).__name__)
                span.set_status(StatusCode.ERROR)
                raise
            if sent.status:
                span.set_attribute(_STATUS, sent.status)
            if sent.status and sent.status >= 400:
                span.set_attribute(_ERROR, str(sent.status))
                span.set_status(StatusCode.ERROR)

    def close(self) -> None:
        """In a thread, because the SDK would wait for a collector that does not answer."""
        closing = threading.Thread(target=self._provider.shutdown, daemon=True)
        closing.start()
        closing.join(_CLOSE_SECONDS)


class _Exporter(OTLPSpanExporter):
    """Removes from the spans what is not told, and logs once that they cannot be sent."""

    _lost = 0

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        try:
            result = super().export([_reduce(span) for span in spans])
        except Exception:  # noqa: BLE001 - its text may contain a header, and the SDK would log it
            result = SpanExportResult.FAILURE
        if result is SpanExportResult.SUCCESS:
            if self._lost:
                log.info("traces_sent_again", spans_lost=self._lost)
            self._lost = 0
        else:
            if not self._lost:
                log.warning("traces_not_sent", spans=len(spans))
            self._lost += len(spans)
        return result


def _reduce(span: ReadableSpan) -> ReadableSpan:
    """The span with known attributes only. The path is that of the route, because the one of the request may contain
    anything. Events and the words of a status are left out: they have the messages of errors."""
    attributes = {name: each for name, each in (span.attributes or {}).items() if name in TOLD}
    if _ROUTE in attributes:
        attributes[_PATH] = attributes[_ROUTE]
    return ReadableSpan(
        span.name,
        context=_strip(span.context),
        parent=_strip(span.parent),
        resource=span.resource,
        attributes=attributes,
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _strip(context: SpanContext | None) -> SpanContext | None:
    """Without the `tracestate`, which is a header of the client."""
    return context and SpanContext(context.trace_id, context.span_id, context.is_remote, context.trace_flags)


def _name_ids(about: dict[str, Any]) -> dict[str, str]:
    return {f"{_NAME}.{name}": each for name, each in about.items() if each is not None}


def _is_untraced(scope: MutableMapping[str, Any]) -> bool:
    return scope["path"].removeprefix("/v1") in _UNTRACED


def _add_trace_id(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor of structlog."""
    current = trace.get_current_span().get_span_context()
    return {**line, "trace_id": trace.format_trace_id(current.trace_id)} if current.is_valid else line
