"""Waits for a video: `Prefer: wait=N`, server-sent events, and the headers that say when to poll again."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from fastapi import Request

from app.api.middleware import get_client_ended, note_wait
from app.api.responses import etags
from app.domain import estimates, keys, videos, views
from app.domain.keys import Caller
from app.domain.views import View
from app.errors import ClientSuspended, InvalidKey, Unavailable, VideoNotFound
from app.resources import Resources
from app.schemas.videos import Video

_LONGEST_SECONDS = 60
_KEEP_ALIVE_SECONDS = 15.0
_TICK_SECONDS = 1.0  # between two updates of the progress, which grows with time
_PREFERENCE = re.compile(r'(?:[^,"]|"[^"]*")+')  # text between commas, except commas in quotes
_WAIT = re.compile(r'\s*wait\s*=\s*(?:([0-9]{1,99})|"([0-9]{1,99})")\s*(?:;.*)?', re.IGNORECASE)

EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events named `video`, each with the video as JSON in `data`.",
        "content": {
            "text/event-stream": {
                "schema": {"type": "string"},
                "example": 'event: video\ndata: {"id": "video_…", "object": "video", "status": "in_progress", …}\n\n',
            }
        },
    }
}


def read_seconds(request: Request) -> int | None:
    """How long the client wants to wait: N of `Prefer: wait=N`, at most 60; None without it. Anything that RFC 7240
    does not define is ignored, and the first of several waits counts."""
    for preference in _PREFERENCE.findall(",".join(request.headers.getlist("prefer"))):
        if wanted := _WAIT.fullmatch(preference):
            return min(int(wanted[1] or wanted[2]), _LONGEST_SECONDS)
    return None


async def wait(
    request: Request,
    resources: Resources,
    caller: Caller,
    view: View,
    seconds: int | None,
    is_enough: Callable[[View], bool] | None = None,
) -> View:
    """Returns the video as soon as it has ended or `is_enough`. Returns its current state when the seconds are over,
    when the process is stopping, or when the client has disconnected. Raises VideoNotFound, Unavailable; and InvalidKey
    or ClientSuspended within a second after the caller would be refused."""
    if not seconds or view.timing is None:
        return view
    note_wait(request.scope)
    with _watch(resources, caller, view, get_client_ended(request)) as watch:
        listener = asyncio.create_task(_leave_on_disconnect(request, watch))
        try:
            await watch.refresh()
            return await watch.wait(seconds, is_enough)
        finally:
            listener.cancel()


def advise(view: View, seconds: int | None) -> dict[str, str]:
    """The headers that say when to poll again, unless the video has ended, and that a wait of `seconds` was applied."""
    headers = dict[str, str]()
    if seconds is not None:
        headers["preference-applied"] = f"wait={seconds}"
    if view.timing is not None:
        ms = estimates.poll_after_ms(view.timing, view.time)
        headers |= {"openai-poll-after-ms": str(ms), "retry-after": str(-(-ms // 1000))}
    return headers


async def stream_events(
    resources: Resources, caller: Caller, view: View, client_ended: asyncio.Event
) -> AsyncIterator[bytes]:
    """Server-sent events: the video in its current state, then after each change, until it has ended, the caller would
    be refused, the process is stopping, or `client_ended` is set. Regular comments keep the connection alive."""
    with (
        # A client that reconnects gets the error.
        suppress(VideoNotFound, InvalidKey, ClientSuspended, Unavailable),
        _watch(resources, caller, view, client_ended) as watch,
    ):
        await watch.refresh()
        sent = watch.view.video
        yield _write_event(watch.view)
        while not watch.is_over:
            view = await watch.wait(_KEEP_ALIVE_SECONDS, partial(_differs, sent))
            yield b": still here\n\n" if view.video == sent else _write_event(view)
            sent = view.video


class _Watch:
    """Watches one video for changes; `view` is its current state."""

    def __init__(self, resources: Resources, caller: Caller, view: View, changed: asyncio.Event) -> None:
        self.view = view
        self._resources = resources
        self._caller = caller
        self._changed = changed
        self._is_left = False
        self._seen, self._seen_at = view, _now()

    @property
    def is_over(self) -> bool:
        return self._is_left or self.view.timing is None or self._resources.stopping.is_set()

    async def refresh(self) -> None:
        """Reads the video; and the key, not by what is remembered of it: then up to another second would pass."""
        self._changed.clear()
        await self._resources.database.read(keys.reauthenticate, self._caller)
        self._seen = await self._resources.database.read(videos.get, self._caller.client_id, self.view.video.id)
        self._seen_at = _now()
        self.view = self._seen

    async def wait(self, seconds: float, is_enough: Callable[[View], bool] | None) -> View:
        """Reads only after the notifier has found a change. The progress between steps is computed from the time; it is
        computed each second only for those who may have waited for it."""
        ends, tick = _now() + seconds, seconds if is_enough is None else _TICK_SECONDS
        while not (self.is_over or (is_enough and is_enough(self.view))) and (rest := ends - _now()) > 0:
            try:
                async with asyncio.timeout(min(rest, tick)):
                    await self._changed.wait()
            except TimeoutError:
                self.view = views.age(self._seen, int((_now() - self._seen_at) * 1000))
            else:
                await self.refresh()
        return self.view

    def leave(self) -> None:
        self._is_left = True
        self._changed.set()


@contextmanager
def _watch(resources: Resources, caller: Caller, view: View, client_ended: asyncio.Event) -> Iterator[_Watch]:
    """Subscribes at once, so that no step after the next read is missed."""
    with resources.notifier.subscribe(view.generation_id, caller.key_id) as changed:
        watch = _Watch(resources, caller, view, changed)
        listener = asyncio.create_task(_leave_at_end(client_ended, watch))
        try:
            yield watch
        finally:
            listener.cancel()


async def _leave_at_end(client_ended: asyncio.Event, watch: _Watch) -> None:
    """A client that will send nothing more has probably left: no answer is kept open for it, but it gets one."""
    await client_ended.wait()
    watch.leave()


async def _leave_on_disconnect(request: Request, watch: _Watch) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    watch.leave()


def _differs(sent: Video, view: View) -> bool:
    return view.video != sent


def _write_event(view: View) -> bytes:
    return b"event: video\ndata: " + etags.serialize(view.video) + b"\n\n"


def _now() -> float:
    return asyncio.get_running_loop().time()
