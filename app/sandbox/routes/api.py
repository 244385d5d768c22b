"""Upstream's API (upstream.md §1 to §3): upload, submit, results, price list."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from app.sandbox import wire
from app.sandbox.faults import hostile, responses
from app.sandbox.faults.catalog import Fault, UnknownFault, parse_markers
from app.sandbox.faults.connections import ConnectionReset, TruncatedResponse, wait_while_connected
from app.sandbox.records import Record
from app.sandbox.state import CurrentSandbox, SandboxState

router = APIRouter()

_SILENCE_SECONDS = 3600.0


@router.post("/api/assets")
async def upload(request: Request, sandbox: CurrentSandbox) -> Response:
    sandbox.counters.uploads += 1
    sandbox.admit(request)
    fault = sandbox.faults.use("upload")
    if fault is None:
        return JSONResponse((await sandbox.assets.receive(request)).response_body())
    async for _ in request.stream():
        pass  # the client sends the whole file before the fault shows
    response = responses.respond_to_upload(fault)
    if response is not None:
        return response
    await wait_while_connected(asyncio.Event(), request, fault.seconds(_SILENCE_SECONDS))
    return responses.html_error(504)


@router.post("/api/features")
async def submit(request: Request, sandbox: CurrentSandbox) -> Response:
    sandbox.counters.submits += 1
    key = sandbox.admit(request)
    body = await wire.read_json(request)
    order = wire.read_order(body)
    marked = _parse_markers(sandbox, order)
    fault = sandbox.faults.use("submit", marked, sandbox.count_fault_uses(order))
    if fault is not None and fault.name in responses.UNPAID:
        return responses.UNPAID[fault.name](fault, order)
    if fault is not None and fault.name == "billed-late":
        sandbox.spawn(_start_late(sandbox, order, body, key, fault.seconds(1)))
        return ConnectionReset()
    blocking = sandbox.options.mode == "blocking" or body.get("async") is not True
    seconds = sandbox.options.seconds
    record = sandbox.start_generation(order, body, key, marked, seconds)
    if fault is not None and fault.name in responses.PAID:
        return responses.PAID[fault.name](fault, order)
    if fault is not None and fault.name == "silence":
        await wait_while_connected(asyncio.Event(), request, fault.seconds(_SILENCE_SECONDS))
    if blocking or (record.ending and record.ending.name == "empty-success"):
        await wait_while_connected(record.done, request)
    response = _respond_with_record(request, sandbox, record)
    if fault is not None and fault.name == "half-answer":
        return TruncatedResponse(bytes(response.body), media_type="application/json")
    return response


@router.get("/api/results/{uuid}")
async def results(uuid: str, request: Request, sandbox: CurrentSandbox) -> Response:
    sandbox.counters.polls += 1
    sandbox.admit(request)
    record = sandbox.records.get(uuid)
    fault = sandbox.faults.use("poll", record.marked, record.fault_uses) if record else sandbox.faults.use("poll")
    response = responses.respond_to_poll(fault) if fault else None
    if response is not None:
        return response
    if record is None:
        return JSONResponse({"aiRecord": None})
    if fault is not None:
        return _respond_with_empty_success(sandbox, record)
    is_live = sandbox.faults.use("account", record.marked, record.fault_uses, name="live-counter") is not None
    return _respond_with_record(request, sandbox, record, sandbox.records.used[record.key] if is_live else None)


@router.get("/models")
async def models(sandbox: CurrentSandbox, feature: str = "") -> Response:
    """Public, without a key. Lists models of IMAGE_TO_VIDEO only."""
    fault = sandbox.faults.use("list")
    times = 1 if fault is None else fault.value or 2
    return JSONResponse(wire.price_list(times) if feature in ("", "IMAGE_TO_VIDEO") else {"models": [], "total": 0})


async def _start_late(sandbox: SandboxState, order: wire.Order, body: dict[str, Any], key: str, seconds: float) -> None:
    await asyncio.sleep(seconds)
    sandbox.start_generation(order, body, key, (), sandbox.options.seconds)


def _parse_markers(sandbox: SandboxState, order: wire.Order) -> tuple[Fault, ...]:
    if order.image_url not in sandbox.assets:
        raise wire.busy(f"Error: input image {order.image_url} not found in /usr/src/app/storage", order.model)
    try:
        return parse_markers(order.prompt)
    except UnknownFault as unknown:
        raise wire.unknown_error(str(unknown)) from None


def _respond_with_record(request: Request, sandbox: SandboxState, record: Record, used: int | None = None) -> Response:
    """The record in its present state, with a newly signed link. `used` is what the counter shows, by default what it
    was before the charge."""
    link = None
    if record.status == "SUCCESS" and record.film_key:
        link = sandbox.links.sign(str(request.base_url), record.film_key, sandbox.options.link_seconds)
        fault = sandbox.faults.use("link", record.marked, record.fault_uses)
        link = hostile.misdirect(link, fault) if fault else link
    return JSONResponse(record.response_body(link, sandbox.options.credit_limit, used))


def _respond_with_empty_success(sandbox: SandboxState, record: Record) -> Response:
    body = record.response_body(None, sandbox.options.credit_limit)
    body["aiRecord"]["status"] = "SUCCESS"
    body["aiRecord"]["aiRecordDetail"]["resultObject"] = []
    return JSONResponse(body)
