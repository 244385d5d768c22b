"""Uploaded assets (upstream.md §1): reads the one file of an upload and stores it under a new key."""

import hashlib
import re
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

import anyio.to_thread
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from app.sandbox.storage.folder import BoundedFolder
from app.sandbox.wire import Refused, missing_fields, unknown_error

LARGEST_ASSET = 25_000_000
_MAX_ASSETS = 50_000
_ENVELOPE = 10_000  # bytes that the multipart encoding may add


@dataclass(frozen=True)
class Asset:
    """One uploaded file. `path` is its key, `size` is in bytes."""

    path: str
    name: str
    mimetype: str
    size: int
    sha256: str

    def response_body(self) -> dict[str, Any]:
        """The JSON of the response to the upload."""
        asset = {
            "fieldname": "asset",
            "originalname": self.name,
            "mimetype": self.mimetype,
            "size": self.size,
            "key": self.path,
            "location": f"https://sandbox-private.s3.us-east-1.amazonaws.com/{self.path}",
        }
        content = {
            "uuid": hashlib.sha256(self.path.encode()).hexdigest()[:32],
            "path": self.path,
            "type": self.name.rsplit(".", 1)[-1].lower(),
            "status": "ACTIVE",
        }
        return {"asset": asset, "fileContent": content}

    def summary(self) -> dict[str, Any]:
        """The asset in `/sandbox/state`."""
        return asdict(self)


class Assets:
    """All uploads by key. Files with equal bytes are stored once."""

    def __init__(self, folder: BoundedFolder) -> None:
        self._folder = folder
        self._rows: OrderedDict[str, Asset] = OrderedDict()

    def __getitem__(self, path: str) -> Asset:
        return self._rows[path]

    def __contains__(self, path: str) -> bool:
        return path in self._rows

    def all(self) -> list[Asset]:
        return list(self._rows.values())

    def file(self, asset: Asset) -> Path:
        """The path of the stored bytes."""
        return self._folder.path(asset.sha256)

    async def receive(self, request: Request) -> Asset:
        """Reads the multipart body and stores its file. Raises `Refused`."""
        limited = Request(request.scope, _limited(request.receive, LARGEST_ASSET + _ENVELOPE))
        try:
            async with limited.form(max_files=4, max_fields=20) as form:
                part = form.get("asset")
                if not isinstance(part, UploadFile):
                    raise missing_fields(["asset"])
                return await self._store(part)
        except HTTPException:
            raise unknown_error("The multipart body cannot be read") from None

    async def _store(self, part: UploadFile) -> Asset:
        name = part.filename or ""
        if not re.fullmatch(r".+\.[A-Za-z0-9]+", name):
            raise unknown_error("The file name has no extension")
        temporary = self._folder.path(f"part-{secrets.token_hex(8)}")
        digest, size = await anyio.to_thread.run_sync(_copy, part.file, temporary)
        if size > LARGEST_ASSET:
            temporary.unlink()
            raise _too_large()
        temporary.replace(self._folder.path(digest))
        self._folder.add(digest)
        asset = Asset(self._new_path(name), name, part.content_type or "application/octet-stream", size, digest)
        self._rows[asset.path] = asset
        if len(self._rows) > _MAX_ASSETS:
            self._rows.popitem(last=False)
        return asset

    def _new_path(self, name: str) -> str:
        """An unused key, made of the time and the file name. If it is in use, the time is moved on by milliseconds."""
        moment, plain = datetime.now(UTC), re.sub(r"[^A-Za-z0-9._-]", "_", name)
        while (path := f"images/{moment:%Y_%m_%d_%H_%M_%S}_{moment.microsecond // 1000:03d}_{plain}") in self._rows:
            moment += timedelta(milliseconds=1)
        return path


def _too_large() -> Refused:
    return Refused(413, {"errorCode": "HTTP_EXCEPTION", "message": "File too large"})


def _limited(receive: Callable[[], Awaitable[Message]], limit: int) -> Callable[[], Awaitable[Message]]:
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise _too_large()
        return message

    return counted


def _copy(source: BinaryIO, target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        while piece := source.read(1 << 18):
            digest.update(piece)
            size += len(piece)
            file.write(piece)
    return digest.hexdigest(), size
