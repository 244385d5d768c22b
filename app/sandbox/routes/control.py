"""The sandbox's own controls, which upstream does not have: counters, general faults, options and uploaded assets."""

from dataclasses import asdict, replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, JSONResponse, Response

from app.sandbox import wire
from app.sandbox.faults.catalog import create_fault
from app.sandbox.options import CHANGEABLE
from app.sandbox.state import CurrentSandbox

router = APIRouter(prefix="/sandbox")


@router.get("/state")
async def state(sandbox: CurrentSandbox, prompt: str | None = None) -> Response:
    """All records and assets, or only those of one prompt. The counters always count everything."""
    records, assets = sandbox.records.all(), sandbox.assets.all()
    if prompt is not None:
        records = [record for record in records if record.order.prompt == prompt]
        stills = {record.order.image_url for record in records}
        assets = [asset for asset in assets if asset.path in stills]
    return JSONResponse(
        {
            "paidCalls": sandbox.records.paid_calls,
            **asdict(sandbox.counters),
            "usedCredit": sandbox.records.used_credit,
            "records": [record.summary() for record in records],
            "assets": [asset.summary() for asset in assets],
        }
    )


@router.post("/faults")
async def add_fault(request: Request, sandbox: CurrentSandbox) -> Response:
    asked = await wire.read_json(request)
    value, times = _number(asked, "value"), _number(asked, "times")
    try:
        fault = create_fault(str(asked.get("name")), value, None if times is None else int(times))
    except ValueError as error:
        return _bad_request(str(error))
    sandbox.faults.add(fault)
    return JSONResponse(asdict(fault))


@router.delete("/faults")
async def clear_faults(sandbox: CurrentSandbox) -> Response:
    sandbox.faults.clear()
    return Response(status_code=204)


@router.patch("/options")
async def change_options(request: Request, sandbox: CurrentSandbox) -> Response:
    asked = await wire.read_json(request)
    unknown = sorted(set(asked) - set(CHANGEABLE))
    if unknown:
        return _bad_request(f"cannot be changed: {', '.join(unknown)}; can be: {', '.join(CHANGEABLE)}")
    try:
        sandbox.options = replace(sandbox.options, **asked)
    except (TypeError, ValueError) as error:
        return _bad_request(str(error))
    return JSONResponse({name: getattr(sandbox.options, name) for name in CHANGEABLE})


@router.get("/assets/{path:path}")
async def asset(path: str, sandbox: CurrentSandbox) -> Response:
    if path not in sandbox.assets:
        return JSONResponse({"message": "no such asset"}, 404)
    found = sandbox.assets[path]
    return FileResponse(sandbox.assets.file(found), media_type=found.mimetype)


def _number(asked: dict[str, Any], name: str) -> float | None:
    value = asked.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wire.unknown_error(f"{name} is a number or null")
    return float(value)


def _bad_request(message: str) -> Response:
    return JSONResponse({"message": message}, 400)
