"""The console: its files, and a policy that lets the page talk to this host alone."""

import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from fastapi import APIRouter, Request, Response

from app.api.assets import ASK_FIRST, FOR_GOOD, Asset, answer, pack
from app.errors import NotFound

router = APIRouter(include_in_schema=False)

_FOLDER = Path(__file__).parents[1] / "console"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_OWN = {"cross-origin-opener-policy": "same-origin"}


@router.get("/")
async def get_console(request: Request) -> Response:
    return answer(request, _PAGE)


@router.get("/console/{edition}/{name:path}")
async def get_console_file(edition: str, name: str, request: Request) -> Response:
    """Addresses hold a digest of all files, so that they never change and a page never mixes two editions."""
    if edition != _EDITION or name not in _FILES:
        raise NotFound("There is no such file of the console. Load the page again.")
    return answer(request, _FILES[name])


def _read(folder: Path) -> dict[str, bytes]:
    """By path; what has no type here, such as a README, is not for browsers."""
    files = (file for file in sorted(folder.rglob("*")) if file.suffix in _TYPES)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _pack(name: str, content: bytes, **headers: str) -> Asset:
    named = {header.replace("_", "-"): value for header, value in headers.items()}
    return pack(content, _TYPES[PurePosixPath(name).suffix], _OWN | named)


def _write_page(content: bytes, edition: str, names: Iterable[str]) -> bytes:
    """Names the edition, and all modules at once: a browser would find them one after another."""
    preloads = "\n".join(
        f'    <link rel="modulepreload" href="/console/EDITION/{name}">' for name in names if name.endswith(".js")
    )
    return content.replace(b"<!-- modules -->", preloads.strip().encode()).replace(b"EDITION", edition.encode())


_CONTENTS = _read(_FOLDER)
_EDITION = hashlib.sha256(b"".join(name.encode() + content for name, content in _CONTENTS.items())).hexdigest()[:16]
_PAGE = _pack(
    "index.html",
    _write_page(_CONTENTS.pop("index.html"), _EDITION, _CONTENTS),
    cache_control=ASK_FIRST,
    content_security_policy=_POLICY,
)
_FILES = {name: _pack(name, content, cache_control=FOR_GOOD) for name, content in _CONTENTS.items()}
