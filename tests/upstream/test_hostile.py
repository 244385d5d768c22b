"""Upstream is not trusted: its links and redirects reach nothing private, its answers fill no memory, and end."""

import asyncio
import ssl
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import config
from app.metrics import Metrics
from app.schemas.parameters import VideoParameters
from app.upstream.client import TransientError, Unknown, Upstream, UpstreamError
from app.upstream.wire import Order
from tests.support.elsewhere import Elsewhere, Page, drip
from tests.support.films import ask, finish, make
from tests.support.money import PRICE
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import Service

PARAMETERS = VideoParameters(prompt="waves")
DEADLINE_SECONDS = 6  # of a generation, and so of the download of its film
MEMORY = 200_000_000  # bytes that one answer may cost; the gzip faults unpack to 1.5 GB


@pytest.fixture
def inside() -> Iterator[Elsewhere]:
    """A server on this machine that has a film for everybody who asks."""
    with Elsewhere(None) as server:
        yield server


@pytest.fixture(scope="module")
def wary(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    return serve(upstream, generation_deadline_minutes=DEADLINE_SECONDS / 60)


def read_peak(service: Service) -> int:
    """The most memory that the process has ever used, in bytes."""
    status = Path(f"/proc/{service.process.popen.pid}/status").read_text()
    return 1024 * int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")))


FAULTS = {
    "evil-link": "its name does not exist",
    "evil-link=PORT": "its name does not exist",
    "evil-redirect": "its name does not exist",
    "evil-redirect=PORT": "its name does not exist",
    "gzip-gzip": "compressed form",
    "poll-gzip-gzip": "the answer is not JSON",
    "drip": f"took longer than {DEADLINE_SECONDS} s",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_hostile_answer_is_a_failed_try_and_the_next_one_succeeds(
    wary: Service, inside: Elsewhere, fault: str
) -> None:
    with wary.add_app() as app:
        make(app, prompt="so that everything is in memory that is needed for a film")
        before, log_size = read_peak(wary), wary.process.log.stat().st_size
        make(app, prompt=f"once [[fault:{fault.replace('PORT', str(inside.port))}*1]]")
    assert read_peak(wary) - before < MEMORY
    assert inside.connections == 0
    assert FAULTS[fault] in wary.process.log.read_bytes()[log_size:].decode()


@pytest.mark.parametrize("fault", ["evil-link=PORT", "evil-redirect=PORT", "gzip-gzip"])
def test_a_hostile_answer_each_time_is_a_lost_film(
    wary: Service, upstream: Sandbox, inside: Elsewhere, fault: str
) -> None:
    upstream.set(link_seconds=1)
    before = read_peak(wary)
    with wary.add_app() as app:
        video = finish(app, ask(app, prompt=f"for ever [[fault:{fault.replace('PORT', str(inside.port))}]]")["id"])
    upstream.set(link_seconds=604_800)
    assert (video["status"], video["error"]["code"], video["credits"]) == ("failed", "content_lost", PRICE)
    assert inside.connections == 0
    assert read_peak(wary) - before < MEMORY


def test_a_network_that_the_operator_allows_is_reached(
    upstream: Sandbox, inside: Elsewhere, start_service: Callable[..., Service]
) -> None:
    service = start_service(upstream.address, egress_allow="127.0.0.1/32")
    with service.add_app() as app:
        make(app, prompt=f"allowed [[fault:evil-link={inside.port}*1]]")
    assert inside.connections == 1


def test_films_come_only_from_the_hosts_that_the_operator_names_and_from_upstream(
    upstream: Sandbox, inside: Elsewhere, start_service: Callable[..., Service]
) -> None:
    service = start_service(upstream.address, egress_allow="127.0.0.1/32", upstream_film_hosts="films.example")
    with service.add_app() as app:
        make(app, prompt=f"not named [[fault:evil-link={inside.port}*1]]")
    assert inside.connections == 0


def call(server: Elsewhere, work: Callable[[Upstream], Coroutine[Any, Any, object]]) -> UpstreamError:
    """The failure of a call to this server. Every call may take a second."""
    settings = config.load(
        upstream_url=server.url("", "127.0.0.1"), upstream_api_key="a-key", generation_deadline_minutes=0.01
    )

    async def run() -> object:
        upstream = Upstream(settings, ssl.create_default_context(), Metrics(), free_seconds=1)
        try:
            return await work(upstream)
        finally:
            await upstream.close()

    with pytest.raises(UpstreamError) as caught:
        asyncio.run(run())
    return caught.value


CALLS: dict[str, tuple[Callable[[Upstream], Coroutine[Any, Any, object]], type[UpstreamError]]] = {
    "/api/assets": (lambda upstream: upstream.upload("a.png", "image/png", draw_png()), TransientError),
    "/api/features": (lambda upstream: upstream.submit(Order("images/a.png", PARAMETERS), upstream.key), Unknown),
    "/api/results/a-uuid": (lambda upstream: upstream.poll("a-uuid"), TransientError),
}


@pytest.mark.parametrize("path", CALLS)
def test_an_answer_that_arrives_byte_by_byte_is_cut(inside: Elsewhere, path: str) -> None:
    work, kind = CALLS[path]
    inside.pages[path] = Page(drip(b" ", 0.05))
    error = call(inside, work)
    assert type(error) is kind
    assert "TimeoutError" in error.detail


@pytest.mark.parametrize("path", CALLS)
def test_upstream_is_asked_not_to_compress(inside: Elsewhere, path: str) -> None:
    call(inside, CALLS[path][0])
    assert [dict(asked.headers)["Accept-Encoding"] for asked in inside.asked] == ["identity"]
