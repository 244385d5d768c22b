"""Traces, as a collector on loopback receives them from a real service: one from the request to the delivery, nothing
in them that is nobody's business, and no harm when the collector is ill.
"""

import json
import secrets
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.store.ids import new_id
from app.tracing.opentelemetry import TOLD
from app.words import State
from tests.support.collectors import PATH, Span, name_collector, read_spans, wait_for_spans
from tests.support.commands import assert_refused, run_kinora, run_program
from tests.support.databases import NewDatabase
from tests.support.films import ask, get, make
from tests.support.pictures import draw_png
from tests.support.processes import Process
from tests.support.receivers import Received, Receiver, Reply, answer
from tests.support.repository import ROOT
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

CALLER = "00f067aa0ba902b7"  # the span of the client that calls
CANARY = "canary-trace-3d81"


@pytest.fixture(scope="module")
def collector() -> Iterator[Receiver]:
    with Receiver() as collector:
        yield collector


@pytest.fixture(scope="module")
def traced(sandbox: Sandbox, collector: Receiver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("traced")
    service = Service(folder, sandbox.address, name_collector(collector), egress_allow="127.0.0.1/32")
    yield service
    service.audit()
    service.kill()


@pytest.fixture
def caller(traced: Service) -> Iterator[App]:
    with traced.add_app() as app:
        yield app


def begin_trace(app: App) -> str:
    """All requests of the client belong to one trace from now on. Returns its id."""
    trace_id = secrets.token_hex(16)
    app.http.headers["traceparent"] = f"00-{trace_id}-{CALLER}-01"
    return trace_id


def read_lines(process: Process, trace_id: str) -> dict[str, dict[str, Any]]:
    """The log lines that name this trace, by their events."""
    lines = [json.loads(line) for line in process.log.read_text().splitlines()]
    return {line["event"]: line for line in lines if line.get("trace_id") == trace_id}


def register(app: App, url: str) -> None:
    assert app.http.post("/webhooks", json={"url": url}).status_code == 201


def test_one_trace_from_the_request_to_the_delivery_survives_a_kill(
    start_service: Callable[..., Service], collector: Receiver, new_database: NewDatabase
) -> None:
    """On PostgreSQL, another process goes on."""
    settings = {"egress_allow": "127.0.0.1/32", "lease_seconds": 1, "database_url": new_database()}
    service = start_service(environment=name_collector(collector), **settings)
    with Receiver() as receiver, service.add_app() as app:
        register(app, receiver.url("/"))
        trace_id = begin_trace(app)
        video = ask(app, prompt="killed in between [[fault:late-success=2]]")
        wait_for_spans(collector, "POST /videos", "submit", trace_id=trace_id)
        service.wait_for_state(video["id"], State.GENERATING)
        service.kill()
        worker = go_on(service)
        receiver.wait_for("/")
        spans = wait_for_spans(collector, "poll", "fetch", "deliver", trace_id=trace_id)
        worker.stop()
    assert {"request", "generation_claimed"} <= set(read_lines(service.process, trace_id))
    lines = read_lines(worker, trace_id)
    assert {"generation_claimed", "generation_moved", "delivery_tried"} <= set(lines)
    assert lines["delivery_tried"]["video"] == video["id"]
    check_spans(spans, video["id"])
    assert set(spans) == {"POST /videos", "upload", "submit", "poll", "fetch", "deliver"}


def go_on(service: Service) -> Process:
    if "postgresql" not in service.environment["KINORA_DATABASE_URL"]:
        service.start()
        return service.process
    return Process(["worker"], service.folder, service.environment, "worker")


def check_spans(spans: dict[str, Span], video_id: str) -> None:
    """The request is the parent of all others, and the caller that of the request."""
    request = spans["POST /videos"]
    assert (request.parent_id, request.attributes["kinora.video"]) == (CALLER, video_id)
    for span in spans.values():
        assert span.attributes["kinora.generation"] == request.attributes["kinora.generation"], span
        assert span is request or span.parent_id == request.id, span


def test_the_delivery_of_a_hit_is_not_in_the_trace_of_the_first_request(
    collector: Receiver, traced: Service, caller: App
) -> None:
    image = draw_png()
    first = begin_trace(caller)
    video = make(caller, image, prompt="shared")
    generation = wait_for_spans(collector, "fetch", trace_id=first)["fetch"].attributes["kinora.generation"]
    with Receiver() as receiver, traced.add_app() as other:
        register(other, receiver.url("/"))
        second = begin_trace(other)
        hit = ask(other, image, prompt="shared")
        span = wait_for_spans(collector, "POST /videos", trace_id=second)["POST /videos"]
        delivery = wait_for_spans(collector, "deliver", video=hit["id"])["deliver"]
    assert hit["id"] != video["id"]
    assert (span.attributes["kinora.cache"], span.attributes["kinora.generation"]) == ("hit", generation)
    assert delivery.attributes["kinora.generation"] == generation
    assert delivery.trace_id not in {first, second}


@pytest.mark.parametrize(
    ("method", "path", "route"),
    [
        ("GET", "/videos/{id}", "/videos/{video_id}"),  # called directly
        ("GET", "/videos?limit=1", "/videos"),  # called by FastAPI
        ("HEAD", "/v1/videos/{id}/content", "/videos/{video_id}/content"),
        ("POST", "/videos/{id}/cancel", "/videos/{video_id}/cancel"),
        ("GET", f"/{CANARY}/{CANARY}", None),
    ],
)
def test_a_span_has_the_route_of_its_request(
    collector: Receiver, caller: App, method: str, path: str, route: str | None
) -> None:
    trace_id = begin_trace(caller)
    status = caller.http.request(method, path.format(id=new_id("video"))).status_code
    name = f"{method} {route}" if route else method
    span = wait_for_spans(collector, name, trace_id=trace_id)[name]
    shown = {"http.request.method": method, "http.response.status_code": status, "url.scheme": "http"}
    assert span.attributes == shown | {"network.protocol.version": "1.1"} | (
        {"http.route": route, "url.path": route} if route else {}
    )


@pytest.mark.parametrize(
    "traceparent",
    ["", "x", "00-0-0-00", f"00-{'0' * 32}-{CALLER}-01", f"ff-{'a' * 32}-{CALLER}-01", f"00-{'a' * 32}-{'0' * 16}-01",
     f"00-{'g' * 32}-{CALLER}-01", "00-" + "a" * 8_000, f"00-{'a' * 32}-{CALLER}-01, 00-{'a' * 32}-{CALLER}-01"],
)  # fmt: skip
def test_a_malformed_traceparent_is_ignored(collector: Receiver, caller: App, traceparent: str) -> None:
    caller.http.headers["traceparent"] = traceparent
    end = ask(caller, prompt="malformed")
    span = wait_for_spans(collector, "POST /videos", video=end["id"])["POST /videos"]
    assert span.parent_id == ""
    assert span.trace_id not in {"a" * 32, "0" * 32}


def test_nobody_outside_learns_of_the_trace_and_the_collector_learns_nothing_of_the_request(
    start_service: Callable[..., Service], collector: Receiver
) -> None:
    """The receiver is upstream, too: it accepts the still, and refuses the paid call."""
    with Receiver() as outside:
        outside.replies["/api/assets"] = answer(200, json.dumps({"asset": {"key": f"images/{CANARY}.jpg"}}).encode())
        outside.replies["/api/features"] = answer(400, json.dumps({"message": CANARY}).encode())
        outside.replies[f"/{CANARY}"] = answer(500, CANARY.encode())
        service = start_service(outside.url(""), name_collector(collector), egress_allow="127.0.0.1/32")
        with service.add_app() as app:
            register(app, outside.url(f"/{CANARY}"))
            trace_id = begin_trace(app)
            app.http.headers.update(
                {"tracestate": f"vendor={CANARY}", "baggage": f"who={CANARY}", "user-agent": CANARY}
            )
            post_with_canaries(app)
            wait_for_spans(collector, "POST /videos", "upload", "submit", "deliver", trace_id=trace_id)
            assert service.stop() == 0
            secret = app.key.split("_")[2]
    assert {received.path for received in outside.received} == {"/api/assets", "/api/features", f"/{CANARY}"}
    for received in outside.received:
        assert not {"traceparent", "tracestate", "baggage"} & set(received.headers), received.path
    for received in collector.received:
        for canary in (CANARY, secret, app.name, service.environment["KINORA_UPSTREAM_API_KEY"]):
            assert canary.encode() not in received.body
    assert "traces_not_sent" not in service.process.log.read_text()


def post_with_canaries(app: App) -> None:
    form = {"prompt": CANARY, "metadata": json.dumps({CANARY: CANARY})}
    accepted = app.http.post(
        "/videos", params={"x": CANARY}, data=form, files={"image": (f"{CANARY}.png", draw_png())},
        headers={"host": f"{CANARY}.example", "idempotency-key": CANARY},
    )  # fmt: skip
    assert accepted.status_code == 202, accepted.text
    app.http.request("CANARY", f"/{CANARY}")
    app.http.get("/videos", params={"limit": CANARY})
    app.http.get("/credits", headers={"authorization": f"Bearer {CANARY}"})


def test_a_collector_that_hangs_delays_nothing(start_service: Callable[..., Service]) -> None:
    released = threading.Event()

    def hang(_: Received) -> Reply:
        return Reply(body=lambda _: released.wait(60))

    with Receiver() as collector:
        collector.replies[PATH] = hang
        service = start_service(environment=name_collector(collector) | {"OTEL_EXPORTER_OTLP_TIMEOUT": "60"})
        with service.add_app() as app:
            make(app)
            collector.wait_for(PATH)
            make(app)
        assert service.stop() == 0, "it does not wait for the collector"
        released.set()


def test_a_collector_that_refuses_is_told_once(start_service: Callable[..., Service]) -> None:
    with Receiver() as collector:
        collector.replies[PATH] = answer(400, CANARY.encode())
        service = start_service(environment=name_collector(collector))
        with service.add_app() as app:
            video = make(app)
            collector.wait_for(PATH, 3)
            del collector.replies[PATH]
            get(app, video["id"])
            service.process.wait_for("traces_sent_again")
    log = service.process.log.read_text()
    assert log.count("traces_not_sent") == 1
    assert CANARY not in log
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
        ("OTEL_EXPORTER_OTLP_HEADERS", f"authorization {CANARY}"),
        ("OTEL_EXPORTER_OTLP_CERTIFICATE", "/nowhere/ca.pem"),
        ("OTEL_EXPORTER_OTLP_TIMEOUT", "soon"),
        ("OTEL_TRACES_EXPORTER", "zipkin"),
        ("OTEL_TRACES_SAMPLER", "sometimes"),
        ("OTEL_TRACES_SAMPLER_ARG", "2"),
        ("OTEL_BSP_SCHEDULE_DELAY", "0"),
        ("OTEL_BSP_MAX_QUEUE_SIZE", "100"),  # less than one batch; the SDK says so
    ],
)
def test_a_wrong_variable_stops_the_start(traced: Service, variable: str, value: str) -> None:
    environment = {**traced.environment, variable: value}
    refused = run_kinora("serve", "--port", "0", folder=traced.folder, environment=environment)
    said = assert_refused(refused, 2)
    assert variable.removeprefix("OTEL_BSP_").lower() in said.lower()
    assert CANARY not in said


def test_without_traces_nothing_is_imported_for_them(
    start_service: Callable[..., Service], collector: Receiver, traced: Service
) -> None:
    """Beside OpenTelemetry's API, which FastAPI imports. The exporter needs the library of protobuf, `_upb`."""
    off = {"OTEL_SDK_DISABLED": "true", "OTEL_TRACES_SAMPLER": "sometimes"}  # which nobody reads then
    assert "_upb" not in read_maps(start_service(environment=name_collector(collector) | off))
    assert "_upb" in read_maps(traced)
    command = [sys.executable, "-c", "import app.cli.worker, sys; print(*sys.modules)"]
    modules = run_program(*command, folder=traced.folder).stdout.split()
    assert "app.worker.worker" in modules
    assert [name for name in modules if name.startswith("opentelemetry")] == []


def read_maps(service: Service) -> str:
    return Path(f"/proc/{service.process.popen.pid}/maps").read_text()


def test_the_guide_lists_every_attribute() -> None:
    guide = (ROOT / "docs" / "operations" / "traces.md").read_text()
    assert {name for name in TOLD if f"`{name}`" not in guide} == set()


def test_what_is_not_sampled_is_not_sent_and_its_lines_name_the_trace(
    traced: Service, collector: Receiver, caller: App
) -> None:
    unsampled = begin_trace(caller)
    caller.http.headers["traceparent"] = f"00-{unsampled}-{CALLER}-00"
    make(caller)
    sampled = begin_trace(caller)
    assert caller.http.get("/credits").is_success
    wait_for_spans(collector, "GET /credits", trace_id=sampled)  # in the order in which they ended
    assert read_spans(collector, unsampled) == []
    assert {"request", "generation_claimed", "generation_moved"} <= set(read_lines(traced.process, unsampled))
