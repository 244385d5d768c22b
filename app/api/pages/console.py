"""Serves the console's files, with a Content-Security-Policy that lets the page connect to this host only."""

import hashlib
from pathlib import Path

from fastapi import APIRouter, Request, Response

from app.api.pages.assets import ASK_FIRST, FOR_GOOD, Asset, pack, respond
from app.config import Settings
from app.errors import NotFound

router = APIRouter(include_in_schema=False)

_APP = Path(__file__).parents[2]
_SERVED = {
    "console.js": _APP / "console/bundle/console.js",
    "console.css": _APP / "console/bundle/console.css",
    "LICENSES.txt": _APP / "console/bundle/LICENSES.txt",
    "icon.svg": _APP / "console/icon.svg",
    "sample.png": _APP / "samples/cat.png",
}
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_OWN = {"cross-origin-opener-policy": "same-origin"}


@router.get("/")
async def get_console(request: Request) -> Response:
    settings: Settings = request.app.state.resources.settings
    return respond(request, _PAGE if settings.operator_header is None else _PAGE_BEHIND_PROXY)


@router.get("/console/{edition}/{name:path}")
async def get_console_file(edition: str, name: str, request: Request) -> Response:
    """URLs contain a digest of all files, so they can be cached forever, and a page never mixes files of two editions.
    Raises NotFound."""
    if edition != _EDITION or name not in _FILES:
        raise NotFound("The console has no such file. Reload the page.")
    return respond(request, _FILES[name])


def _pack_page(content: bytes, edition: str, sign_in: str) -> Asset:
    """The page refers to its files by relative URLs: behind a proxy, only the browser knows the path prefix. `sign_in`
    says whether it may ask a proxy who signs in."""
    headers = {"cache-control": ASK_FIRST, "content-security-policy": _POLICY}
    content = content.replace(b"EDITION", edition.encode()).replace(b"SIGN_IN", sign_in.encode())
    return pack(content, "text/html; charset=utf-8", _OWN | headers)


_INDEX = (_APP / "console/index.html").read_bytes()
_CONTENTS = {name: path.read_bytes() for name, path in _SERVED.items()}
_EDITION = hashlib.sha256(_INDEX + b"".join(_CONTENTS.values())).hexdigest()[:16]
_PAGE, _PAGE_BEHIND_PROXY = (_pack_page(_INDEX, _EDITION, sign_in) for sign_in in ("key", "proxy"))
_FILES = {
    name: pack(content, _TYPES[Path(name).suffix], _OWN | {"cache-control": FOR_GOOD})
    for name, content in _CONTENTS.items()
}
