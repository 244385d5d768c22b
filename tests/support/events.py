"""Reads server-sent events as a simple client does."""

import json
from collections.abc import Iterator
from typing import Any

import httpx

from tests.support.services import App


def follow(app: App, video_id: str) -> Iterator[dict[str, Any]]:
    """The videos that the stream sends, until it ends."""
    with app.http.stream("GET", f"/videos/{video_id}/events") as answer:
        assert answer.status_code == 200
        for event in read_events(answer.iter_lines()):
            assert event.keys() == {"event", "data"}
            assert event["event"] == "video"
            yield json.loads(event["data"])


def read_events(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    """One event per block of lines, without comments."""
    event: dict[str, str] = {}
    for line in lines:
        if line == "":
            if event:
                yield event
            event = {}
        elif not line.startswith(":"):
            name, _, value = line.partition(": ")
            assert name not in event, "each of these events has one line of data"
            event[name] = value


def open_stream(app: App, video_id: str) -> httpx.Response:
    """The open stream, for a test that reads it itself. The test must close it."""
    request = app.http.build_request("GET", f"/videos/{video_id}/events")
    return app.http.send(request, stream=True)
