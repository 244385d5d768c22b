"""The contract for programs (`/openapi.json`) and for eyes (`/docs`): Swagger UI, every file of it from this host.

Swagger UI (Apache-2.0) lies in the wheel `fastapi-offline` (MIT), of which nothing is run.
"""

import json
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response

from app.api.assets import ASK_FIRST, FOR_GOOD, Asset, answer, pack
from app.errors import NotFound

router = APIRouter(include_in_schema=False)

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_START = b"""\
SwaggerUIBundle({url: "openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null});
"""
_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Kinora</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
<div id="docs"></div>
<script src="{bundle}"></script>
<script src="{start}"></script>
</html>
"""


@router.get("/openapi.json")
async def get_contract(request: Request) -> Response:
    """The contract, as `kinora openapi` prints it."""
    return answer(request, _pack_contract(request.app))


@router.get("/docs")
async def show_docs(request: Request) -> Response:
    """The contract, to read and to try."""
    return answer(request, _pack_page())


@router.get("/docs/{name}")
async def get_docs_file(name: str, request: Request) -> Response:
    """A file that the page needs. Raises NotFound."""
    file = _pack_files().get(name)
    if file is None:
        raise NotFound("There is no such file. The docs begin at /docs.")
    return answer(request, file)


@cache
def _pack_contract(app: FastAPI) -> Asset:
    content = json.dumps(app.openapi(), ensure_ascii=False, separators=(",", ":")).encode()
    return pack(content, "application/json", {"cache-control": ASK_FIRST})


@cache
def _pack_page() -> Asset:
    style, bundle, start = (f"docs/{name}?{file.digest[:16]}" for name, file in _pack_files().items())
    page = _PAGE.format(style=style, bundle=bundle, start=start).encode()
    return pack(page, "text/html; charset=utf-8", {"cache-control": ASK_FIRST, "content-security-policy": _POLICY})


@cache
def _pack_files() -> dict[str, Asset]:
    wheel = distribution("fastapi-offline")
    style, bundle = (
        Path(str(wheel.locate_file(f"fastapi_offline/static/{name}"))).read_bytes()
        for name in ("swagger-ui.css", "swagger-ui-bundle.js")
    )
    headers = {"cache-control": FOR_GOOD}  # its address holds its digest
    return {
        "swagger-ui.css": pack(style, "text/css; charset=utf-8", headers),
        "swagger-ui-bundle.js": pack(bundle, "text/javascript; charset=utf-8", headers),
        "start.js": pack(_START, "text/javascript; charset=utf-8", headers),
    }
