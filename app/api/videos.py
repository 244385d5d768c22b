"""The routes of videos: create, get, follow, list, download, cancel, delete."""

from collections.abc import AsyncGenerator
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from app import errors, intake
from app.api import http_errors, request_log
from app.api.auth import CurrentClient, CurrentResources, VideoReader, VideoWriter, authenticate_or_follow
from app.api.middleware import get_client_ended, is_head
from app.api.open_answers import OpenAnswers
from app.api.openapi.body import declare_video
from app.api.openapi.errors import AUTHENTICATED, describe
from app.api.openapi.headers import declare_request, declare_response
from app.api.openapi.parameters import VideoId, cursor, page_size
from app.api.openapi.request_examples import VIDEO_ID
from app.api.requests.form import read_submission
from app.api.requests.idempotency import read_key
from app.api.responses import etags, waiting
from app.api.responses.files import respond_with_file
from app.domain import retention, videos
from app.domain.keys import Caller
from app.domain.views import View
from app.schemas.videos import Video, VideoDeleted, VideoPage
from app.store.content import list_names
from app.store.ids import is_id
from app.words import Order, Status, Variant

router = APIRouter(prefix="/videos", tags=["videos"], responses=describe(*AUTHENTICATED))

_SUFFIXES = {"video/mp4": "mp4", "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
_WAITED = ("Preference-Applied", "openai-poll-after-ms", "Retry-After")
_NOT_MODIFIED = {"description": "Not changed: its ETag is that of `If-None-Match`."}


async def _open_answer(request: Request, client: VideoReader) -> AsyncGenerator[None, None]:
    """Counts an answer that stays open, until it has been sent. Raises RateLimited."""
    answers: OpenAnswers = request.app.state.open_answers
    with answers.open(client.client_id):
        yield


def _count_wait(request: Request, client: Caller, seconds: int | None) -> AbstractContextManager[None]:
    """The same during a block, if the request wants to wait for the video. Raises RateLimited."""
    answers: OpenAnswers = request.app.state.open_answers
    return answers.open(client.client_id) if seconds else nullcontext()


@router.post(
    "",
    status_code=202,
    response_model=Video,
    openapi_extra=declare_video() | declare_request("Idempotency-Key", "Prefer"),
    responses={
        200: {
            "model": Video,
            "description": "The video has ended. Usually its film is ready, because an equal request was sent before.",
            **declare_response("Location", "Kinora-Cache", "Idempotency-Replayed", "Preference-Applied"),
        },
        202: {
            "description": "Accepted: the film is being made.",
            **declare_response("Location", "Kinora-Cache", "Idempotency-Replayed", *_WAITED),
        },
        **describe(
            errors.InvalidRequest, http_errors.MissingField, http_errors.UnknownField, http_errors.InvalidJson,
            errors.InvalidImage, errors.InsufficientCredit, errors.BudgetExhausted, errors.TotalExhausted,
            errors.NotPermitted, http_errors.ImageTooLarge, http_errors.UnsupportedContentType,
            errors.IdempotencyKeyReused, errors.QueueFull, errors.Paused, http_errors.RequestTimeout,
        ),
    },
)  # fmt: skip
async def create_video(request: Request, client: VideoWriter, resources: CurrentResources) -> Response:
    """Makes a film from a still. The same request returns the same video, however often it is posted; to
    get another film, send another `take`.

    The status is 202 while the film is being made and 200 when the video has ended. `Kinora-Cache` says whether the
    film existed already (`hit`), was already being made (`joined`) or was started by this request (`miss`, the only
    case that costs credits). JSON with the same fields is accepted too, with the image as a data URL or an https URL.
    With `Prefer: wait=N`, the response is sent when the video has ended, or after N seconds at the latest.
    `Retry-After` and `openai-poll-after-ms` say when to poll.
    """
    seconds = waiting.read_seconds(request)
    with _count_wait(request, client, seconds):
        resources.content.check_space()  # before any of the body is read or stored
        key = read_key(request)
        async with read_submission(request, resources, client.client_id) as submission:
            accepted = await intake.accept(resources, client.client_id, submission, key)
        view = accepted.view
        ids = {"video": view.video.id, "generation": view.generation_id}
        request_log.identify(**ids)
        resources.tracing.describe_request(**ids, cache=accepted.cache)
        with suppress(errors.VideoNotFound, errors.Unavailable):  # the video is accepted, even if waiting for it fails
            view = await waiting.wait(request, resources, client, view, seconds)
    # Relative, so that it is also correct behind a proxy that adds a path prefix.
    headers = {"location": f"videos/{view.video.id}", "kinora-cache": accepted.cache, **waiting.advise(view, seconds)}
    if accepted.is_replay:
        headers["idempotency-replayed"] = "true"
    status = 200 if view.timing is None else 202
    return Response(etags.serialize(view.video), status, headers, media_type="application/json")


@router.get(
    "",
    response_model=VideoPage,
    response_description="One page.",
    openapi_extra=declare_request("If-None-Match"),
    responses={
        200: declare_response("ETag"),
        304: _NOT_MODIFIED | declare_response("ETag"),
        **describe(errors.InvalidRequest),
    },
)
async def list_videos(
    request: Request,
    client: VideoReader,
    resources: CurrentResources,
    limit: Annotated[int, page_size("Videos")] = 20,
    order: Annotated[Order, Query(description="The order by creation time.")] = Order.DESC,
    after: Annotated[str | None, cursor("video", VIDEO_ID)] = None,
    status: Annotated[Status | None, Query(description="Only videos with this status.")] = None,
) -> Response:
    """Your videos in pages, newest first by default."""
    if after is not None and not is_id("video", after):
        raise http_errors.InvalidCursor(kind="video")
    page = await resources.database.read(
        videos.list_page, client.client_id, limit=limit, ascending=order is Order.ASC, after=after, status=status
    )
    return etags.respond(request, page)


@router.get("/characters/{character_id}", include_in_schema=False)
@router.post("/characters", include_in_schema=False)
@router.post("/edits", include_in_schema=False)
@router.post("/extensions", include_in_schema=False)
@router.post("/{video_id}/remix", include_in_schema=False)
async def refuse_foreign(_client: CurrentClient) -> None:
    """OpenAI's SDKs have these routes, but the model does not support them. Without this handler, `{video_id}` would
    match their paths. Raises NotFound."""
    raise errors.NotFound(
        "Remixes, edits, extensions and characters are not supported: POST /videos makes films from stills only. "
        "For another film of the same request, post it with the next `take`."
    )


@router.get(
    "/{video_id}",
    response_model=Video,
    response_description="The video.",
    openapi_extra=declare_request("Prefer", "If-None-Match"),
    responses={
        200: declare_response("ETag", *_WAITED),
        304: _NOT_MODIFIED | declare_response("ETag", *_WAITED),
        **describe(errors.VideoNotFound),
    },
)
async def get_video(request: Request, video_id: VideoId, client: VideoReader, resources: CurrentResources) -> Response:
    """One of your videos in its current state.

    `Retry-After` and `openai-poll-after-ms` say when to poll again. With `Prefer: wait=N`, the response is sent when
    the video has ended, or after N seconds at the latest. Together with `If-None-Match`, it is sent as soon as the
    video differs from the one with this ETag, for example in its progress.
    """
    seconds = waiting.read_seconds(request)
    with _count_wait(request, client, seconds):
        view = await resources.database.read(videos.get, client.client_id, video_id)
        is_enough = partial(_is_news, request) if "if-none-match" in request.headers else None
        view = await waiting.wait(request, resources, client, view, seconds, is_enough)
    return etags.respond(request, view.video, waiting.advise(view, seconds))


def _is_news(request: Request, view: View) -> bool:
    return not etags.matches(request, etags.make_etag(etags.serialize(view.video)))


@router.get(
    "/{video_id}/events",
    response_class=Response,
    responses={**waiting.EVENTS, **describe(errors.VideoNotFound)},
    dependencies=[Depends(_open_answer)],
)
async def follow_video(
    request: Request, video_id: VideoId, client: VideoReader, resources: CurrentResources
) -> Response:
    """Follows one of your videos with server-sent events.

    The first event is sent at once and contains the video in its current state. Another event follows each time the
    video's status or progress changes. The stream ends when the video has ended, and within a second after your key or
    your client is accepted no longer. If it breaks off earlier, connect again: the first event contains the current
    state.
    """
    view = await resources.database.read(videos.get, client.client_id, video_id)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    if is_head(request):
        return Response(headers=headers, media_type="text/event-stream")
    told = waiting.stream_events(resources, client, view, get_client_ended(request))
    return StreamingResponse(told, headers=headers, media_type="text/event-stream")


@router.delete(
    "/{video_id}",
    response_description="The video is deleted.",
    responses=describe(errors.VideoNotFound, errors.VideoInProgress),
)
async def delete_video(video_id: VideoId, client: VideoWriter, resources: CurrentResources) -> VideoDeleted:
    """Deletes a video that has ended. Its film and its thumbnail are deleted with the last video that uses them."""
    generation_id = await resources.database.write(videos.remove, client.client_id, video_id)
    if generation_id is not None:
        await resources.content.delete(*list_names(generation_id))
    return VideoDeleted(id=video_id)


@router.post(
    "/{video_id}/cancel",
    response_description="The video: `failed`, with the code `cancelled`.",
    responses=describe(errors.VideoNotFound, errors.AlreadySubmitted, errors.AlreadyEnded, errors.GenerationIsShared),
)
async def cancel_video(video_id: VideoId, client: VideoWriter, resources: CurrentResources) -> Video:
    """Cancels a queued video before its paid call. The credits held for it are released, and its still is deleted.

    If other clients wait for the same film, it is still made for them, and one of them pays for it. The answer is 409
    `run_is_shared` only when none of them can.
    """
    cancelled = await resources.database.write(videos.cancel, client.client_id, video_id)
    unneeded = await resources.database.read(retention.find_unneeded, [cancelled.generation_id])
    with suppress(OSError):  # then the worker deletes them later; the video is cancelled
        await resources.content.delete(*unneeded)
    return cancelled.video


_FILES = {media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in _SUFFIXES}
_FILE_HEADERS = ("ETag", "Accept-Ranges", "Content-Disposition")
_CONTENT_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The film, or a small JPEG of the still for `variant=thumbnail`.",
        "content": _FILES,
        **declare_response(*_FILE_HEADERS),
    },
    206: {
        "description": "The range that was requested.",
        "content": _FILES,
        **declare_response(*_FILE_HEADERS, "Content-Range"),
    },
    304: {"description": "Not changed: you already have this file.", **declare_response(*_FILE_HEADERS)},
    **describe(
        errors.InvalidRequest,
        errors.VideoNotFound,
        errors.VideoNotReady,
        errors.VideoFailed,
        errors.VideoExpired,
        errors.LinkInvalid,
        errors.LinkExpired,
        http_errors.RangeNotSatisfiable,
    ),
}


@router.get(
    "/{video_id}/content",
    response_class=Response,
    responses=_CONTENT_RESPONSES,
    openapi_extra=declare_request("Range", "If-Range", "If-None-Match"),
)
async def download_video(
    video_id: VideoId,
    request: Request,
    client: Annotated[Caller, Depends(authenticate_or_follow)],
    resources: CurrentResources,
    variant: Annotated[Variant, Query(description="The film, or a thumbnail of the still.")] = Variant.VIDEO,
) -> Response:
    """Downloads the film or a thumbnail of the still, with `Range` and a strong ETag: with your key, or at the URL of a
    link."""
    request_log.want_line(request.scope)
    file = await resources.database.read(videos.find_file, client.client_id, video_id, variant)
    return await respond_with_file(
        request,
        resources.content,
        file.name,
        media_type=file.media_type,
        etag=file.etag,
        file_name=f"{video_id}.{_SUFFIXES[file.media_type]}",
        is_shared=bool(request.query_params.get("link")),
    )
