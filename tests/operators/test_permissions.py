"""What a client may ask for: everything until an operator says otherwise, and then exactly what was said."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest

from app.words import Role, State
from tests.support.films import ask, assert_error, make, post
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

OTHER_VALUES: dict[str, tuple[list[Any], Any]] = {
    "fast_mode": ([True], False),
    "generate_audio": ([False], True),
    "aspect_ratio": (["16:9", "9:16"], "1:1"),
    "resolution": (["720p"], "1080p"),
}
PROMPTS = (f"film {number}" for number in itertools.count())


@pytest.fixture
def permit(admin: App, app: App) -> Any:
    """Say what the app may ask for."""

    def change(permissions: dict[str, Any] | None) -> None:
        answer = admin.http.patch(f"/clients/{app.id}", json={"permissions": permissions})
        assert answer.status_code == 200, answer.text

    return change


@pytest.mark.parametrize("name", OTHER_VALUES)
def test_a_value_that_is_not_permitted_is_refused_and_costs_nothing(app: App, permit: Any, name: str) -> None:
    permitted, other = OTHER_VALUES[name]
    permit({name: permitted})
    before = app.credits()
    error = assert_error(post(app, prompt=next(PROMPTS), **{name: other}), 403, "not_permitted", name)
    assert all(str(value).lower() in error["message"] for value in permitted)
    assert app.credits() == before
    for value in permitted:
        ask(app, prompt=next(PROMPTS), **{name: value})


def test_a_size_is_a_ratio_and_a_resolution(app: App, permit: Any) -> None:
    permit({"resolution": ["720p"]})
    assert_error(post(app, prompt=next(PROMPTS), size="1920x1080"), 403, "not_permitted", "resolution")
    ask(app, prompt=next(PROMPTS), size="1280x720")


def test_a_client_that_may_nothing_new_keeps_what_it_has(app: App, permit: Any) -> None:
    """Promise 1: the same request is the same video."""
    prompt, image = next(PROMPTS), draw_png()
    video = make(app, image, prompt=prompt)
    permit({"fast_mode": [True]})
    assert ask(app, image, prompt=prompt)["id"] == video["id"]
    assert app.http.get(f"/videos/{video['id']}/content").status_code == 200
    assert_error(post(app, image, prompt=prompt, take=2), 403, "not_permitted", "fast_mode")


def test_a_film_of_others_is_not_permitted_either(service: Service, app: App, permit: Any) -> None:
    """Neither a finished nor a running one: otherwise the answer would say what others have asked for."""
    permit({"fast_mode": [True]})
    image, made, running = draw_png(), next(PROMPTS), f"{next(PROMPTS)} [[fault:late-success=1]]"
    with service.add_app() as other:
        make(other, image, prompt=made)
        ask(other, image, prompt=running)
    for prompt in (made, running):
        assert_error(post(app, image, prompt=prompt), 403, "not_permitted", "fast_mode")
    permit(None)
    assert post(app, image, prompt=made).headers["kinora-cache"] == "hit"


def test_an_image_url_that_is_not_permitted_is_not_fetched(app: App, permit: Any) -> None:
    url = {"image": "https://images.invalid/cat.png", "prompt": "waves"}
    assert_error(app.http.post("/videos", json=url), 400, "invalid_image", "image")
    permit({"imageUrls": False})
    error = assert_error(app.http.post("/videos", json=url), 403, "not_permitted", "image")
    assert "a file, a data URL" in error["message"]
    ask(app, draw_png(), prompt=next(PROMPTS))
    permit({"imageUrls": True})
    assert_error(app.http.post("/videos", json=url), 400, "invalid_image", "image")


@pytest.fixture(scope="module")
def busy(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service whose only place for a paid call is taken."""
    service = Service(tmp_path_factory.mktemp("busy"), sandbox.address, upstream_concurrency=1, queue_limit=2)
    with service.add_app() as other:
        service.wait_for_state(ask(other, prompt="[[fault:late-success=60]]")["id"], State.GENERATING)
        yield service
    service.kill()


@pytest.mark.parametrize("limit", [1, 4])
def test_the_queue_of_a_client_has_its_own_limit(busy: Service, limit: int) -> None:
    with busy.add_app(0, Role.ADMIN) as admin, busy.add_app() as app:
        assert admin.http.patch(f"/clients/{app.id}", json={"permissions": {"queueLimit": limit}}).is_success
        for _ in range(limit):
            ask(app, prompt=next(PROMPTS))
        error = assert_error(post(app, prompt=next(PROMPTS)), 429, "queue_full")
        assert f"is {limit}." in error["message"]


def test_a_client_has_no_more_in_flight_than_it_may(service: Service, app: App, permit: Any) -> None:
    """The others wait, and are made one after the other."""
    permit({"concurrency": 1})
    for _ in range(3):
        ask(app, prompt=f"{next(PROMPTS)} [[fault:late-success=0.3]]")
    seen = set()

    def look() -> bool:
        # All at one moment: read one after the other, two could be running that never ran together.
        rows = service.rows("SELECT state FROM generation WHERE payer_id = ?", app.id)
        states = [State(state) for (state,) in rows]
        seen.add(sum(state not in {State.QUEUED, State.COMPLETED} for state in states))
        return set(states) == {State.COMPLETED}

    wait_until(look, what="all films")
    assert seen == {0, 1}


def test_a_new_client_is_created_with_its_permissions(admin: App) -> None:
    permissions = {"resolution": ["720p"], "concurrency": 3}
    created = admin.http.post("/clients", json={"name": next(PROMPTS), "permissions": permissions}).json()
    assert created["permissions"] == permissions
    assert admin.http.get(f"/clients/{created['id']}").json()["permissions"] == permissions
    bad = admin.http.post("/clients", json={"name": next(PROMPTS), "permissions": {"concurrency": -1}})
    assert_error(bad, 400, "invalid_value", "permissions.concurrency")
