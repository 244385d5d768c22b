"""The contract for programs (`/openapi.json`) and for eyes (`/docs`): Swagger UI, every file of it from this host.

Swagger UI (Apache-2.0) lies in the wheel `fastapi-offline` (MIT), of which nothing is run.
"""

import hashlib
import json
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

from fastapi import APIRouter, Request, Response

from app.api.downloads import matches
from app.errors import NotFound

router = APIRouter(include_in_schema=False)

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_ASK_FIRST = "public, no-cache"
_FOR_GOOD = "public, max-age=31536000, immutable"  # a file's address holds its hash
_LOOKS = ["GET", "HEAD"]
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


class File(NamedTuple):
    content: bytes
    media_type: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@router.api_route("/openapi.json", methods=_LOOKS)
async def get_contract(request: Request) -> Response:
    """The contract, as `kinora openapi` prints it."""
    content = json.dumps(request.app.openapi(), ensure_ascii=False, separators=(",", ":")).encode()
    return _answer(request, File(content, "application/json"), _ASK_FIRST)


@router.api_route("/docs", methods=_LOOKS)
async def show_docs(request: Request) -> Response:
    """The contract, to read and to try."""
    style, bundle, start = (f"docs/{name}?{file.digest[:16]}" for name, file in _read_files().items())
    page = _PAGE.format(style=style, bundle=bundle, start=start)
    answer = _answer(request, File(page.encode(), "text/html"), _ASK_FIRST)
    answer.headers["content-security-policy"] = _POLICY
    return answer


@router.api_route("/docs/{name}", methods=_LOOKS)
async def get_docs_file(name: str, request: Request) -> Response:
    """A file that the page needs. Raises NotFound."""
    file = _read_files().get(name)
    if file is None:
        raise NotFound("There is no such file. The docs begin at /docs.")
    return _answer(request, file, _FOR_GOOD)


@cache
def _read_files() -> dict[str, File]:
    wheel = distribution("fastapi-offline")
    style, bundle = (
        Path(str(wheel.locate_file(f"fastapi_offline/static/{name}"))).read_bytes()
        for name in ("swagger-ui.css", "swagger-ui-bundle.js")
    )
    return {
        "swagger-ui.css": File(style, "text/css"),
        "swagger-ui-bundle.js": File(bundle, "text/javascript"),
        "start.js": File(_START, "text/javascript"),
    }


def _answer(request: Request, file: File, keep: str) -> Response:
    etag = f'"{file.digest}"'
    headers = {"etag": etag, "cache-control": keep}
    if matches(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    return Response(file.content, headers=headers, media_type=file.media_type)
