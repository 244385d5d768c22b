"""The queue: which generation comes first, how many paid ones there are at once, and how long one waits."""

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.words import State
from tests.support.chaos import Chaos
from tests.support.films import ask, assert_error, finish, get, post
from tests.support.money import PRICE, assert_figures, audit
from tests.support.sandboxes import Sandbox
from tests.support.services import Service
from tests.support.waiting import wait_until

LIMIT, SLOTS = 4, 2  # generations that may wait, and that may be paid at once
BURST, RESERVE = 10, 3  # requests to upstream at once, and how many of those are reserved for paid calls


@pytest.fixture(scope="module")
def single(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    """One paid generation at a time, and only a few may wait."""
    return serve(upstream, upstream_concurrency=1, queue_limit=LIMIT)


@pytest.fixture(scope="module")
def double(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    return serve(upstream, upstream_concurrency=SLOTS)


def list_prompts(upstream: Sandbox, mark: str) -> list[str]:
    """The prompts of the paid calls, in their order."""
    return [record["prompt"] for record in upstream.state()["records"] if mark in record["prompt"]]


def test_a_client_with_one_run_is_served_before_the_tail_of_a_client_with_many(
    single: Service, upstream: Sandbox
) -> None:
    with single.add_app() as many, single.add_app() as one:
        first = ask(many, prompt="fair: many, 0 [[fault:late-success=1]] [[fault:late-film=3]]")
        single.wait_for_state(first["id"], State.GENERATING)
        videos = [(many, first), *((many, ask(many, prompt=f"fair: many, {number}")) for number in range(1, LIMIT))]
        videos.append((one, ask(one, prompt="fair: one")))
        wait_until(lambda: upstream.paid_calls("fair: one") == 1, what="its turn")
        assert single.state_of(first["id"]) is State.STORING  # the download of a film uses no slot
        for app, video in videos:
            assert finish(app, video["id"])["status"] == "completed"
    assert [prompt[:13] for prompt in list_prompts(upstream, "fair:")] == [
        *("fair: many, 0", "fair: one"),
        *(f"fair: many, {number}" for number in range(1, LIMIT)),
    ]


def test_a_free_slot_goes_to_who_has_fewest_runs(double: Service, upstream: Sandbox) -> None:
    with double.add_app() as many, double.add_app() as one:
        ahead = [ask(many, prompt=f"fewest: many [[fault:late-success={seconds}]]") for seconds in (3, 0.5)]
        for video in ahead:
            double.wait_for_state(video["id"], State.GENERATING)
        ask(many, prompt="fewest: many, waits")
        last = ask(one, prompt="fewest: one")
        assert finish(one, last["id"])["status"] == "completed"
        assert get(many, ahead[0]["id"])["status"] == "in_progress"
        for video in many.http.get("/videos").json()["data"]:
            assert finish(many, video["id"])["status"] == "completed"
    assert list_prompts(upstream, "fewest:")[2:] == ["fewest: one", "fewest: many, waits"]


def test_past_the_queues_limit_it_is_429_and_nothing_is_held(single: Service, upstream: Sandbox) -> None:
    with single.add_app() as app, single.add_app() as other:
        blocker = ask(other, prompt="full: blocker [[fault:late-success=2]]")
        single.wait_for_state(blocker["id"], State.GENERATING)
        waiting = [ask(app, prompt=f"full: {number}") for number in range(LIMIT)]
        stills = set((single.content / "stills").iterdir())
        refused = post(app, prompt="full: one too many")
        error = assert_error(refused, 429, "queue_full")
        assert (error["type"], int(refused.headers["retry-after"]) > 0) == ("rate_limit_error", True)
        assert f"limit of waiting videos, which is {LIMIT}." in error["message"]
        assert set((single.content / "stills").iterdir()) <= stills
        assert_figures(app, held=LIMIT * PRICE)
        assert post(other, prompt="full: others may").status_code == 202
        for video in waiting:
            assert app.http.post(f"/videos/{video['id']}/cancel").is_success
        assert post(app, prompt="full: one too many").status_code == 202
        wait_until(lambda: app.credits()["usedCredit"] == PRICE, what="the last one")
    assert list_prompts(upstream, "one too many") == ["full: one too many"]


def test_never_more_paid_runs_at_once_than_the_setting_says(double: Service, upstream: Sandbox) -> None:
    """Counted by upstream: records that are still being processed."""
    most, over = 0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.01):
            records = [record for record in upstream.state()["records"] if "gate:" in record["prompt"]]
            most = max(most, [record["status"] for record in records].count("PROCESSING"))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        with double.add_app() as one, double.add_app() as other:
            videos = [(app, ask(app, prompt=f"gate: {number}")) for number in range(3) for app in (one, other)]
            for app, video in videos:
                assert finish(app, video["id"])["status"] == "completed"
    finally:
        over.set()
        watcher.join()
    assert 0 < most <= SLOTS  # on a busy machine, it may not look while both are processed


def test_who_waits_for_a_turn_upstream_has_paid_nothing(upstream: Sandbox, tmp_path: Path) -> None:
    """The first stills use up the minute's requests, except for the reserve for paid calls; so some paid calls must
    wait."""
    stills = BURST - RESERVE
    with Chaos(upstream.address) as chaos:
        chaos.hold()
        service = Service(tmp_path, chaos.address, upstream_requests_per_minute=1, upstream_concurrency=2 * BURST)
        with service.add_app() as app:
            videos = [ask(app, prompt=f"turn: {number}") for number in range(stills)]
            wait_until(lambda: chaos.held == stills, what="as many uploads")
            chaos.release()

            def count_states() -> Counter[State]:
                return Counter(service.state_of(video["id"]) for video in videos)

            wait_until(lambda: count_states()[State.GENERATING] == RESERVE, what="the first paid calls")
            assert count_states() == {State.GENERATING: RESERVE, State.QUEUED: stills - RESERVE}
            service.kill()
            service.environment["KINORA_UPSTREAM_REQUESTS_PER_MINUTE"] = "100000"
            service.start()
            for video in videos:
                assert finish(app, video["id"])["status"] == "completed"
        audit(service)
        service.kill()
    assert sorted(list_prompts(upstream, "turn:")) == [f"turn: {number}" for number in range(stills)]
