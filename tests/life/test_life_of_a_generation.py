"""The design's table "The life of a generation": each allowed step is observed, and no other step happens."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise

import pytest

from app.domain import states
from app.words import State
from tests.support.films import ask, finish
from tests.support.life import STEPS, TABLE, read_path
from tests.support.money import assert_figures, list_kinds
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

SLOW = 2 / 60  # minutes: after that, a generation is given up

# A request, and all states that it passes through. The name says why it takes the last step, or the unusual one.
LIVES = {
    "a film": "queued submitting generating storing completed",
    "told to wait [[fault:too-many=1*1]]": "queued submitting queued submitting generating storing completed",
    "refused [[fault:busy]]": "queued submitting failed",
    "no answer [[fault:reset-after]]": "queued submitting unknown",
    "a failure at the poll [[fault:failure]]": "queued submitting generating failed",
    "past the deadline [[fault:never-ends]]": "queued submitting generating unknown",
    "content lost [[fault:lost-film]]": "queued submitting generating storing failed",
    "a late success [[fault:late-success=3]]": "queued submitting generating unknown completed",
    "a late failure [[fault:late-failure=3]]": "queued submitting generating unknown failed",
    "deleted when it was done": "queued submitting generating storing completed expired",
    "cancelled": "queued failed",
    "a still that is not taken": "queued failed",
}
BLOCKING_LIVES = {
    "a film at once": "queued submitting storing completed",
    "a failure at once [[fault:failure]]": "queued submitting failed",
}
ALL_LIVES = LIVES | BLOCKING_LIVES


@dataclass(frozen=True)
class Life:
    """A generation, identified by the video that it was made for."""

    service: Service
    app: App
    video_id: str
    generation_id: str

    def read(self) -> str:
        return " ".join(read_path(self.service, self.generation_id))


@pytest.fixture(scope="module")
def hasty(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    return serve(upstream, generation_deadline_minutes=SLOW, upstream_concurrency=16)


@pytest.fixture(scope="module")
def blocking(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    return serve(upstream, upstream_async=False)


def begin(service: Service, app: App, prompt: str) -> Life:
    """All of them use the same still, which the sandbox renders only once: no generation is slow unless its prompt says
    so."""
    video_id = ask(app, draw_png(colour=(7, 7, 7)), prompt=prompt)["id"]
    return Life(service, app, video_id, service.rows("SELECT generation_id FROM video WHERE id = ?", video_id)[0][0])


@pytest.fixture(scope="module")
def lives(upstream: Sandbox, hasty: Service, blocking: Service) -> Iterator[dict[str, Life]]:
    """All generations, started, and moved on where they need help."""
    with ExitStack() as stack:
        app, other = stack.enter_context(hasty.add_app()), stack.enter_context(blocking.add_app())
        lives = {prompt: begin(blocking, other, prompt) for prompt in BLOCKING_LIVES}
        blocking.wait_for_state(lives["a film at once"].video_id, State.COMPLETED)
        uploads = upstream.state()["uploads"]
        upstream.set(link_seconds=2)
        upstream.fault("upload-400", times=1)
        lives["a still that is not taken"] = begin(hasty, app, "a still that is not taken")
        hasty.wait_for_state(lives["a still that is not taken"].video_id, State.FAILED)
        upstream.fault("upload-silence", value=1, times=1)
        lives["cancelled"] = begin(hasty, app, "cancelled")
        wait_until(lambda: upstream.state()["uploads"] == uploads + 2, what="the upload")
        assert app.http.post(f"/videos/{lives['cancelled'].video_id}/cancel").is_success
        lives |= {prompt: begin(hasty, app, prompt) for prompt in LIVES if prompt not in lives}
        deleted = lives["deleted when it was done"].video_id
        hasty.wait_for_state(deleted, State.COMPLETED)
        assert app.http.delete(f"/videos/{deleted}").is_success
        yield lives


def test_the_codes_table_is_the_designs_table() -> None:
    assert {source.value: {target.value for target in targets} for source, targets in states.STEPS.items()} == TABLE


@pytest.mark.parametrize("name", ALL_LIVES)
def test_a_life_goes_as_the_table_says(lives: dict[str, Life], name: str) -> None:
    wait_until(lambda: lives[name].read() == ALL_LIVES[name], what=f"`{name}` to go {ALL_LIVES[name]}")


def test_every_step_of_the_table_was_seen_and_no_other(lives: dict[str, Life]) -> None:
    wait_until(lambda: {name: each.read() for name, each in lives.items()} == ALL_LIVES, what="all to end")
    paths = [read_path(each.service, each.generation_id) for each in lives.values()]
    assert {(State(a), State(b)) for path in paths for a, b in pairwise(path)} == STEPS


def test_who_joined_fails_with_the_run_and_pays_nothing(service: Service) -> None:
    image, prompt = draw_png(), "in this together [[fault:late-failure=1.5]]"
    with service.add_app() as payer, service.add_app() as joiner:
        ids = {app.id: ask(app, image, prompt=prompt)["id"] for app in (payer, joiner)}
        for app, kinds in ((payer, ["hold", "release"]), (joiner, [])):
            video = finish(app, ids[app.id])
            assert (video["status"], video["error"]["code"]) == ("failed", "refused_by_upstream")
            assert (video["credits"], list_kinds(app, video["id"])) == (0, kinds)
            assert_figures(app)
        assert finish(joiner, ids[joiner.id])["cache"] == "joined"
