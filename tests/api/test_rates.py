"""Rate limits: requests per minute and client. A client that waits as long as it was told is accepted."""

import itertools
import time
import tracemalloc
from collections.abc import Callable, Iterator

import httpx
import pytest
from openai import OpenAI

from app.api.http_errors import TooManyRequests
from app.api.rates import Rate
from tests.support.commands import assert_done
from tests.support.films import assert_error, post
from tests.support.pictures import draw_png
from tests.support.services import App, Service

POSTS, READS = 4, 8  # per minute


@pytest.fixture(scope="module")
def limited(serve: Callable[..., Service]) -> Service:
    return serve(posts_per_minute=POSTS, reads_per_minute=READS)


@pytest.fixture
def caller(limited: Service) -> Iterator[App]:
    with limited.add_app() as app:
        yield app


def assert_limited(answer: httpx.Response, per_minute: int) -> None:
    error = assert_error(answer, 429, "rate_limited")
    assert error["type"] == "rate_limit_error"
    assert f"more than {per_minute} such requests per minute" in error["message"]
    seconds, milliseconds = int(answer.headers["retry-after"]), int(answer.headers["retry-after-ms"])
    assert 0 < milliseconds <= 60_000 // per_minute, "a token comes this often"
    assert seconds - 1 < milliseconds / 1000 <= seconds, "whole seconds, rounded up"
    assert "x-should-retry" not in answer.headers


def spend(ask: Callable[[], httpx.Response], per_minute: int) -> int:
    """Send requests until one is refused. Returns how many were accepted; on a slow machine one or two more become
    available meanwhile."""
    for taken in range(3 * per_minute):
        answer = ask()
        if answer.status_code == 429:
            assert_limited(answer, per_minute)
            assert per_minute <= taken <= per_minute + 2
            return taken
    raise AssertionError("there is no limit")


def test_a_minutes_posts_may_come_at_once_and_no_more(limited: Service, caller: App) -> None:
    taken = spend(lambda: post(caller), POSTS)
    assert len(caller.http.get("/videos").json()["data"]) == taken, "reads are counted by themselves"
    with limited.add_app() as other:
        assert post(other).status_code == 202, "each client for itself"


def test_reads_have_a_rate_of_their_own(caller: App) -> None:
    paths = itertools.cycle(["/videos", "/credits", "/prices", "/videos/video_0"])
    spend(lambda: caller.http.get(next(paths)), READS)
    assert post(caller).status_code == 202


def test_keys_of_one_client_share_its_rate(limited: Service, caller: App) -> None:
    second = assert_done(limited.run("keys", "issue", caller.name))
    key = next(word for word in second.split() if word.startswith("kin_"))
    with httpx.Client(base_url=limited.address, headers={"authorization": f"Bearer {key}"}) as http:
        turns = itertools.cycle([http, caller.http])
        spend(lambda: next(turns).delete("/videos/video_0"), POSTS)


def test_a_stranger_spends_nobodys_rate_and_has_none(limited: Service, caller: App) -> None:
    with httpx.Client(base_url=limited.address, headers={"authorization": f"Bearer {caller.key[:-1]}"}) as stranger:
        for _ in range(READS + 2):
            assert stranger.get("/credits").status_code == 401
            assert stranger.get("/livez").status_code == 200
    assert caller.http.get("/credits").status_code == 200


def test_the_body_of_a_post_too_many_is_not_asked_for(caller: App) -> None:
    spend(lambda: caller.http.delete("/videos/video_0"), POSTS)
    answer = caller.http.post("/videos", content=b"{", headers={"content-type": "application/json"})
    assert_limited(answer, POSTS)


def test_openais_sdk_waits_as_told_and_gets_through(start_service: Callable[..., Service]) -> None:
    """Sixty per minute: the next request is possible after one second, which is less than the SDK is willing to
    wait."""
    service = start_service(posts_per_minute=60)
    with service.add_app() as app, OpenAI(base_url=service.address, api_key=app.key, max_retries=2) as openai:
        while app.http.delete("/videos/video_0").status_code == 404:
            pass
        with pytest.warns(DeprecationWarning, match="Sora"):
            answer = openai.videos.with_raw_response.create(prompt="waves", input_reference=draw_png())
        assert answer.retries_taken > 0
        assert answer.parse().status in {"queued", "in_progress", "completed"}


def test_a_refused_request_costs_no_token() -> None:
    """Otherwise a client that repeats its requests quickly would never be accepted again."""
    rate = Rate(per_minute=6_000)
    wait_ms = 0
    for _ in range(7_000):
        try:
            rate.consume("client")
        except TooManyRequests as refusal:
            wait_ms = int(refusal.headers["retry-after-ms"])
    assert 0 < wait_ms <= 10, "the next token is as near as ever"
    time.sleep(wait_ms / 1000)
    rate.consume("client")


def test_no_limit_is_no_limit_and_remembers_nobody() -> None:
    assert measure_memory(Rate(per_minute=0), clients=10_000, requests=10_000) < 10_000


def test_clients_that_are_quiet_again_are_forgotten() -> None:
    """Each is available again after a ten-thousandth of a second. All of them would take more than ten megabytes."""
    assert measure_memory(Rate(per_minute=600_000), clients=100_000, requests=100_000) < 2_000_000


def measure_memory(rate: Rate, clients: int, requests: int) -> int:
    """Bytes that stay in use after these requests."""
    tracemalloc.start()
    try:
        for number in range(requests):
            rate.consume(f"client_{number % clients}")
        return tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
