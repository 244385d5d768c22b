"""Serves the OpenAPI document: `/openapi.json` for programs, and `/docs` for people.

`/docs` is Swagger UI (Apache-2.0), with every file served from this host. The files come from the wheel
`fastapi-offline` (MIT); no code of that wheel is executed.
"""

import json
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request, Response

from app.api.pages.assets import ASK_FIRST, FOR_GOOD, Asset, pack, respond
from app.errors import NotFound

router = APIRouter(include_in_schema=False)

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="description" content="The API of Kinora: every call, to read and to try.">
<title>Kinora: the API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
<link rel="stylesheet" href="{page}">
<nav class="bar" aria-label="Kinora">
<a href="./">← Playground</a>
<a href="openapi.json">openapi.json</a>
</nav>
<main id="docs"></main>
<script src="{bundle}"></script>
<script type="module" src="{start}"></script>
</html>
"""
_OWN = Path(__file__).parent / "swagger"


@router.get("/openapi.json")
async def get_contract(request: Request) -> Response:
    """The OpenAPI document, as `kinora openapi` prints it."""
    return respond(request, _pack_contract(request.app))


@router.get("/docs")
async def show_docs(request: Request) -> Response:
    """The documentation page, where requests can also be sent."""
    return respond(request, _pack_page())


@router.get("/docs/{name}")
async def get_docs_file(name: str, request: Request) -> Response:
    """A file that the documentation page needs. Raises NotFound."""
    file = _pack_files().get(name)
    if file is None:
        raise NotFound("This file does not exist. The documentation is at /docs.")
    return respond(request, file)


@cache
def _pack_contract(app: FastAPI) -> Asset:
    content = json.dumps(app.openapi(), ensure_ascii=False, separators=(",", ":")).encode()
    return pack(content, "application/json", {"cache-control": ASK_FIRST})


@cache
def _pack_page() -> Asset:
    style, page, bundle, start = (f"docs/{name}?{file.digest[:16]}" for name, file in _pack_files().items())
    html = _PAGE.format(style=style, page=page, bundle=bundle, start=start).encode()
    return pack(html, "text/html; charset=utf-8", {"cache-control": ASK_FIRST, "content-security-policy": _POLICY})


@cache
def _pack_files() -> dict[str, Asset]:
    wheel = distribution("fastapi-offline")
    theirs = Path(str(wheel.locate_file("fastapi_offline/static")))
    css, script = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
    files = {
        "swagger-ui.css": (theirs, css),
        "page.css": (_OWN, css),
        "swagger-ui-bundle.js": (theirs, script),
        "start.js": (_OWN, script),
    }
    headers = {"cache-control": FOR_GOOD}  # its address holds its digest
    return {name: pack((folder / name).read_bytes(), kind, headers) for name, (folder, kind) in files.items()}
