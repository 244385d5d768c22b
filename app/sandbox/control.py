"""The sandbox's own routes, no part of the wire: what it has counted, which faults stand, its options, its assets."""

from dataclasses import asdict, replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import FileResponse, JSONResponse, Response

from app.sandbox import wire
from app.sandbox.faults import make
from app.sandbox.house import Here
from app.sandbox.options import CHANGEABLE

router = APIRouter(prefix="/sandbox")


@router.get("/state")
async def state(house: Here, prompt: str | None = None) -> Response:
    """Of all that was asked for, or of one prompt alone and its stills; the counts are of everything."""
    records, assets = house.records.all(), house.assets.all()
    if prompt is not None:
        records = [record for record in records if record.order.prompt == prompt]
        stills = {record.order.image_url for record in records}
        assets = [asset for asset in assets if asset.path in stills]
    return JSONResponse(
        {
            "paidCalls": house.records.paid_calls,
            **asdict(house.tally),
            "usedCredit": house.records.used_credit,
            "records": [record.row() for record in records],
            "assets": [asset.row() for asset in assets],
        }
    )


@router.post("/faults")
async def add_fault(request: Request, house: Here) -> Response:
    asked = await wire.read_json(request)
    value, times = _number(asked, "value"), _number(asked, "times")
    try:
        fault = make(str(asked.get("name")), value, None if times is None else int(times))
    except ValueError as error:
        return _no(str(error))
    house.faults.add(fault)
    return JSONResponse(asdict(fault))


@router.delete("/faults")
async def clear_faults(house: Here) -> Response:
    house.faults.clear()
    return Response(status_code=204)


@router.patch("/options")
async def change_options(request: Request, house: Here) -> Response:
    asked = await wire.read_json(request)
    unknown = sorted(set(asked) - set(CHANGEABLE))
    if unknown:
        return _no(f"can not be changed: {', '.join(unknown)}; can be: {', '.join(CHANGEABLE)}")
    try:
        house.options = replace(house.options, **asked)
    except (TypeError, ValueError) as error:
        return _no(str(error))
    return JSONResponse({name: getattr(house.options, name) for name in CHANGEABLE})


@router.get("/assets/{path:path}")
async def asset(path: str, house: Here) -> Response:
    if path not in house.assets:
        return JSONResponse({"message": "no such asset"}, 404)
    found = house.assets[path]
    return FileResponse(house.assets.file(found), media_type=found.mimetype)


def _number(asked: dict[str, Any], name: str) -> float | None:
    value = asked.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wire.unknown_error(f"{name} is a number or null")
    return float(value)


def _no(message: str) -> Response:
    return JSONResponse({"message": message}, 400)
