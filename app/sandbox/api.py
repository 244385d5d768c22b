"""The API routes of the wire (upstream.md §1 to §3): upload, submit, results, price list."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from app.sandbox import breakage, wire
from app.sandbox.cuts import Half, until
from app.sandbox.faults import Fault, UnknownFault, markers
from app.sandbox.house import Here, House
from app.sandbox.records import Record

router = APIRouter()

_LONG_SILENCE = 3600.0


@router.post("/api/assets")
async def upload(request: Request, house: Here) -> Response:
    house.tally.uploads += 1
    house.admit(request)
    fault = house.faults.take("upload")
    if fault is None:
        return JSONResponse((await house.assets.receive(request)).answer())
    async for _ in request.stream():
        pass  # the file was sent before it went wrong
    answer = breakage.of_upload(fault)
    if answer is not None:
        return answer
    await until(asyncio.Event(), request, fault.seconds(_LONG_SILENCE))
    return breakage.page(504)


@router.post("/api/features")
async def submit(request: Request, house: Here) -> Response:
    house.tally.submits += 1
    house.admit(request)
    body = await wire.read_json(request)
    order = wire.read_order(body)
    marked = _marked(house, order)
    fault = house.faults.take("submit", marked, house.spent(order))
    if fault is not None and fault.name in breakage.UNPAID:
        return breakage.UNPAID[fault.name](fault, order)
    blocking = house.options.mode == "blocking" or body.get("async") is not True
    seconds = house.options.seconds
    record = house.start(order, body, marked, seconds)
    if fault is not None and fault.name in breakage.PAID:
        return breakage.PAID[fault.name](fault, order)
    if fault is not None and fault.name == "silence":
        await until(asyncio.Event(), request, fault.seconds(_LONG_SILENCE))
    if blocking or (record.ending and record.ending.name == "empty-success"):
        await until(record.done, request)
    answer = _tell(request, house, record)
    if fault is not None and fault.name == "half-answer":
        return Half(bytes(answer.body), media_type="application/json")
    return answer


@router.get("/api/results/{uuid}")
async def results(uuid: str, request: Request, house: Here) -> Response:
    house.tally.polls += 1
    house.admit(request)
    record = house.records.get(uuid)
    fault = house.faults.take("poll", record.marked, record.spent) if record else house.faults.take("poll")
    answer = breakage.of_poll(fault) if fault else None
    if answer is not None:
        return answer
    if record is None:
        return JSONResponse({"aiRecord": None})
    return _tell_empty(house, record) if fault else _tell(request, house, record)


@router.get("/models")
async def models(feature: str = "") -> Response:
    """Public: no key. Nothing else than IMAGE_TO_VIDEO is listed here."""
    return JSONResponse(wire.price_list() if feature in ("", "IMAGE_TO_VIDEO") else {"models": [], "total": 0})


def _marked(house: House, order: wire.Order) -> tuple[Fault, ...]:
    if order.image_url not in house.assets:
        raise wire.busy(f"Error: input image {order.image_url} not found in /usr/src/app/storage", order.model)
    try:
        return markers(order.prompt)
    except UnknownFault as unknown:
        raise wire.unknown_error(str(unknown)) from None


def _tell(request: Request, house: House, record: Record) -> Response:
    """The record as it stands, with a link signed this moment."""
    link = None
    if record.status == "SUCCESS" and record.film_key:
        link = house.links.sign(str(request.base_url), record.film_key, house.options.link_seconds)
    return JSONResponse(record.answer(link, house.options.credit_limit))


def _tell_empty(house: House, record: Record) -> Response:
    answer = record.answer(None, house.options.credit_limit)
    answer["aiRecord"]["status"] = "SUCCESS"
    answer["aiRecord"]["aiRecordDetail"]["resultObject"] = []
    return JSONResponse(answer)
