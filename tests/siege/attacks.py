"""The attacks: for each row of the list of faults, what a hostile client does until it is stopped.

An attack is given its target and an event. It goes on until the event is set, and closes what it has opened. Errors of
the service are what it expects.
"""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Mapping
from itertools import count

import httpx

from tests.siege import images
from tests.siege.wire import FORM, Target, write_form

Attack = Callable[[Target, threading.Event], None]
_MARKS = "a" + "\u0300" * 15_000 + "\u0316" * 15_000
_numbers = count()


def post_combining_marks(target: Target, stop: threading.Event) -> None:
    """A1: texts whose normalisation takes quadratic time."""
    _post_again(target, stop, lambda: {"data": {"prompt": _MARKS}, "files": {"image": images.draw_small()}})


def post_in_codecs(target: Target, stop: threading.Event) -> None:
    """A2: a charset that selects a slow codec."""
    body = write_form(images.draw_small(), prompt="a" * 60_000)
    headers = {"content-type": FORM + "; charset=punycode"}
    _post_again(target, stop, lambda: {"content": body, "headers": headers})


def post_scans(target: Target, stop: threading.Event) -> None:
    """A3: JPEGs of hundreds of scans."""
    _post_images(target, stop, images.draw_hostile_scans)


def post_markers(target: Target, stop: threading.Event) -> None:
    """A3: JPEGs and PNGs of a million empty parts."""
    _post_images(target, stop, lambda: images.draw_markers() if next(_numbers) % 2 else images.draw_chunks())


def post_large(target: Target, stop: threading.Event) -> None:
    """A4: images that unpack to hundreds of megabytes, four at a time."""

    def draw() -> bytes:
        return images.draw_large("WEBP" if next(_numbers) % 2 else "PNG")

    _run_many(4, lambda: _post_images(target, stop, draw))


def leave_bodies_half_sent(target: Target, stop: threading.Event) -> None:
    """A4: forty bodies of 20 MB, half of each sent, JSON and forms."""
    form = write_form(b"", prompt="waves")[:-20] + bytes(10_000_000)
    start = b'{"prompt": "waves", "image": "data:image/png;base64,' + b"A" * 10_000_000
    halves = [(FORM, form), ("application/json", start)] * 20
    _hold(target, stop, [target.write_head(20_000_000, kind) + half for kind, half in halves])


def open_silent_connections(target: Target, stop: threading.Event) -> None:
    """A5: five hundred connections that say nothing, or only half a head."""
    _hold(target, stop, [b"", b"GET /videos HTTP/1.1\r\nhost: sie"] * 250)


def hold_answers(target: Target, stop: threading.Event) -> None:
    """A5: two hundred streams and waits."""
    with target.open_client() as client:
        videos = client.get("/videos", params={"limit": 1}).json().get("data") or [{"id": "video_none"}]
    key = f"authorization: Bearer {target.key}"
    stream = f"GET /videos/{videos[0]['id']}/events HTTP/1.1\r\nhost: siege\r\n{key}\r\n\r\n"
    wait = f"GET /videos/{videos[0]['id']} HTTP/1.1\r\nhost: siege\r\nprefer: wait=60\r\n{key}\r\n\r\n"
    _hold(target, stop, [stream.encode(), wait.encode()] * 100)


def post_and_cancel(target: Target, stop: threading.Event) -> None:
    """A6: stills that are stored and cancelled at once, some with rubbish behind their end."""
    with target.open_client() as client:
        while not stop.is_set():
            image = images.draw_with_tail() if next(_numbers) % 4 == 0 else images.draw_small()
            with contextlib.suppress(httpx.HTTPError, KeyError, ValueError):
                answer = client.post("/videos", data={"prompt": f"{next(_numbers)}"}, files={"image": image})
                client.post(f"/videos/{answer.json()['id']}/cancel")


def send_rubbish_behind_requests(target: Target, stop: threading.Event) -> None:
    """A8: bytes that are no request behind a valid one, and connections that are half closed."""
    while not stop.is_set():
        body = write_form(images.draw_small(), prompt=f"rubbish {next(_numbers)}")
        with contextlib.suppress(OSError), target.connect() as link:
            link.sendall(target.write_head(len(body), FORM) + body + b"\x00\xff rubbish\r\n\r\n")
            link.shutdown(socket.SHUT_WR)
            while link.recv(65536):
                pass


def send_refused_bodies(target: Target, stop: threading.Event) -> None:
    """A9: bodies far beyond the limit."""
    _post_again(target, stop, lambda: {"content": bytes(40_000_000), "headers": {"content-type": FORM}})


def abort_uploads(target: Target, stop: threading.Event) -> None:
    """A10: uploads that end in the middle."""
    body = write_form(bytes(2_000_000), prompt="waves")
    while not stop.is_set():
        with contextlib.suppress(OSError), target.connect() as link:
            link.sendall(target.write_head(len(body), FORM) + body[: len(body) // 2])


def send_long_names(target: Target, stop: threading.Event) -> None:
    """A10: a field whose name has megabytes."""
    body = json.dumps({"n" * 19_000_000: 1, "prompt": "waves"}).encode()
    _post_again(target, stop, lambda: {"content": body, "headers": {"content-type": "application/json"}})


def ask_without_a_key(target: Target, stop: threading.Event) -> None:
    """E2: requests with long paths and keys that do not exist."""
    with httpx.Client(base_url=target.address, timeout=30, trust_env=False) as client:
        while not stop.is_set():
            with contextlib.suppress(httpx.HTTPError):
                key = {"authorization": f"Bearer kin_{'a' * 5_000}"}
                client.get("/videos/" + "x" * 7_000, headers=key)


ATTACKS: Mapping[str, Attack] = {
    "marks": post_combining_marks,
    "codecs": post_in_codecs,
    "scans": post_scans,
    "markers": post_markers,
    "large": post_large,
    "half-sent": leave_bodies_half_sent,
    "silent": open_silent_connections,
    "held": hold_answers,
    "cancel": post_and_cancel,
    "rubbish": send_rubbish_behind_requests,
    "refused": send_refused_bodies,
    "aborted": abort_uploads,
    "names": send_long_names,
    "no-key": ask_without_a_key,
}


def _post_images(target: Target, stop: threading.Event, draw: Callable[[], bytes]) -> None:
    _post_again(target, stop, lambda: {"data": {"prompt": f"{next(_numbers)}"}, "files": {"image": draw()}})


def _post_again(target: Target, stop: threading.Event, build: Callable[[], Mapping[str, object]]) -> None:
    with target.open_client() as client:
        while not stop.is_set():
            with contextlib.suppress(httpx.HTTPError):
                client.request("POST", "/videos", **build())  # type: ignore[arg-type]  # the keywords of httpx


def _run_many(number: int, work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _hold(target: Target, stop: threading.Event, openings: list[bytes]) -> None:
    """Open a connection for each of these beginnings, keep them open, and open again those that the service closes."""
    links: list[socket.socket | None] = [None] * len(openings)
    try:
        while not stop.is_set():
            for place, opening in enumerate(openings):
                if stop.is_set():
                    break
                links[place] = _reopen(target, links[place], opening)
            time.sleep(0.1)
    finally:
        for link in filter(None, links):
            link.close()


def _reopen(target: Target, link: socket.socket | None, opening: bytes) -> socket.socket | None:
    if link is not None:
        if not _is_closed(link):
            return link
        link.close()
    try:
        fresh = target.connect(2)
    except OSError:
        return None
    with contextlib.suppress(OSError):
        fresh.sendall(opening)
    return fresh


def _is_closed(link: socket.socket) -> bool:
    try:
        return link.recv(65536, socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
