"""Signed links to films: created with a key, used without one."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Request

from app import errors
from app.api import http_errors
from app.api.auth import CurrentResources, VideoReader
from app.api.openapi.body import declare_link
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.parameters import VideoId
from app.api.requests.json_body import read_model
from app.domain import links, signatures
from app.schemas.links import NewLink, VideoLink

router = APIRouter(prefix="/videos", tags=["videos"], responses=describe(*AUTHENTICATED))

_BODY_LIMIT = 4 * 1024  # bytes
_PREFIX = re.compile(r"(/[\w.~-]+)+")


async def _read(request: Request, _client: VideoReader) -> NewLink:
    """Depends on CurrentClient, so that no body is read before its sender is authenticated. An empty body gets the
    defaults. Raises InvalidRequest and its subclasses."""
    return await read_model(request, NewLink, _BODY_LIMIT)


@router.post(
    "/{video_id}/links",
    response_description="The link.",
    openapi_extra=declare_link(),
    responses=describe(
        errors.InvalidRequest, http_errors.UnknownField, http_errors.InvalidJson, errors.VideoNotFound,
        errors.VideoNotReady, errors.VideoFailed, errors.VideoExpired,
        http_errors.RequestTimeout,
    ),
)  # fmt: skip
async def create_link(
    video_id: VideoId,
    request: Request,
    client: VideoReader,
    wanted: Annotated[NewLink, Depends(_read)],
    resources: CurrentResources,
) -> VideoLink:
    """Creates a signed URL of the film or still. It works without a key and with `Range`: for `<video src>`, or for a
    colleague.

    The link stops working at `expires_at`, or earlier when the video is deleted, when its client is suspended, or when
    the last key of its client is revoked. Anyone who has the URL can download the film: share it as carefully as the
    film itself.
    """
    database = resources.database
    if not await database.read(signatures.has_key):
        await database.write(signatures.make_key)
    link = await database.read(links.sign, client.client_id, video_id, wanted.variant, wanted.expires_in)
    address = f"{_find_base(request)}/videos/{video_id}/content?variant={wanted.variant}&link={link.token}"
    return VideoLink(url=address, expires_at=link.expires_at // 1000)


def _find_base(request: Request) -> str:
    """The base URL that the client used: the host of its request, and the path prefix if a proxy sends one."""
    prefix = request.headers.get("x-forwarded-prefix", "").rstrip("/")
    base = str(request.base_url).rstrip("/")
    return base + prefix if _PREFIX.fullmatch(prefix) else base
