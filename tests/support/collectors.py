"""A collector of traces on loopback: what a service exports by OTLP over HTTP, as it arrived."""

from dataclasses import dataclass
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.support.receivers import Receiver
from tests.support.waiting import wait_until

PATH = "/v1/traces"


@dataclass(frozen=True)
class Span:
    name: str
    trace_id: str
    id: str
    parent_id: str
    attributes: dict[str, Any]


def name_collector(collector: Receiver) -> dict[str, str]:
    """The variables with which a service exports to it, without the usual pause."""
    return {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url(""), "OTEL_BSP_SCHEDULE_DELAY": "20"}


def read_spans(collector: Receiver, trace_id: str | None = None, **attributes: str) -> list[Span]:
    """All that have arrived, or those of one trace, or with these attributes of ours."""
    found = [
        Span(
            span.name,
            span.trace_id.hex(),
            span.span_id.hex(),
            span.parent_span_id.hex(),
            {each.key: each.value.string_value or each.value.int_value for each in span.attributes},
        )
        for received in collector.list_at(PATH)
        for of_resource in ExportTraceServiceRequest.FromString(received.body).resource_spans
        for of_scope in of_resource.scope_spans
        for span in of_scope.spans
    ]
    wanted = {f"kinora.{name}": text for name, text in attributes.items()}
    return [span for span in found if trace_id in {None, span.trace_id} and wanted.items() <= span.attributes.items()]


def wait_for_spans(collector: Receiver, *names: str, trace_id: str | None = None, **attributes: str) -> dict[str, Span]:
    """By their names, as soon as there is one of each."""

    def look() -> dict[str, Span] | None:
        found = {span.name: span for span in read_spans(collector, trace_id, **attributes)}
        return found if set(names) <= set(found) else None

    return wait_until(look, what=f"the spans {names}")
