"""The console's files: packed once, answered from memory; their policy lets the page talk to this host alone."""

import gzip
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fastapi import APIRouter, Request, Response

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
_HEADERS = {
    "vary": "accept-encoding",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_DAY_SECONDS = 86_400


@dataclass(frozen=True)
class _File:
    plain: bytes
    packed: bytes
    etag: str
    headers: Mapping[str, str]


@router.get("/")
@router.head("/")
async def get_console(request: Request) -> Response:
    return _answer(request, _PAGE)


@router.get("/console/{edition}/{name:path}")
@router.head("/console/{edition}/{name:path}")
async def get_console_file(edition: str, name: str, request: Request) -> Response:
    """Addresses hold a digest of all files, so that they never change and a page never mixes two editions."""
    if edition != _EDITION or name not in _FILES:
        raise NotFound("There is no such file of the console. Load the page again.")
    return _answer(request, _FILES[name])


def _answer(request: Request, file: _File) -> Response:
    takes_gzip = "gzip" in request.headers.get("accept-encoding", "")
    etag = f'"{file.etag}{"-gzip" if takes_gzip else ""}"'
    headers = {**_HEADERS, **file.headers, "etag": etag}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if takes_gzip:
        headers["content-encoding"] = "gzip"
    return Response(file.packed if takes_gzip else file.plain, headers=headers)


def _read(folder: Path) -> dict[str, bytes]:
    """By path; what has no type here, such as a README, is not for browsers."""
    files = (file for file in sorted(folder.rglob("*")) if file.suffix in _TYPES)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def _pack(name: str, content: bytes, headers: Mapping[str, str]) -> _File:
    return _File(
        plain=content,
        packed=gzip.compress(content, mtime=0),
        etag=hashlib.sha256(content).hexdigest()[:32],
        headers={"content-type": _TYPES[PurePosixPath(name).suffix], **headers},
    )


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
    {"cache-control": "no-cache", "content-security-policy": _POLICY},
)
_FILES = {
    name: _pack(name, content, {"cache-control": f"public, max-age={365 * _DAY_SECONDS}, immutable"})
    for name, content in _CONTENTS.items()
}
