"""Promise 6: the video stays when upstream's link is gone. Range and ETag in detail: `tests/api/test_content.py`."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from app.words import State
from tests.support.films import ask, assert_error, finish, get, make, post
from tests.support.money import PRICE, assert_figures, list_kinds
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

KEPT_SECONDS = 4
MENDED = ("short-film*1", "cut-film*1", "wrong-film*1", "film-500*1", "lost-film*1", "late-film=1")
NEVER_WHOLE = ("short-film", "cut-film", "wrong-film", "film-500", "lost-film")


@dataclass(frozen=True)
class Case:
    app: App
    id: str
    image: bytes
    prompt: str


@pytest.fixture(scope="module")
def mended(service: Service) -> Iterator[dict[str, Case]]:
    """Films that were incomplete at the first download."""
    with ExitStack() as stack:
        yield ask_all(stack, service, MENDED)


@pytest.fixture(scope="module")
def shortlived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """An upstream whose links expire after a few seconds: long enough for a download on a busy machine."""
    sandbox = Sandbox(tmp_path_factory.mktemp("shortlived"), "--link-seconds", "5")
    yield sandbox
    sandbox.close()


@pytest.fixture(scope="module")
def keeper(shortlived: Sandbox, serve: Callable[..., Service]) -> Service:
    return serve(shortlived)


@pytest.fixture(scope="module")
def lost(keeper: Service) -> Iterator[dict[str, Case]]:
    """Films that are never complete before their link expires."""
    with ExitStack() as stack:
        yield ask_all(stack, keeper, NEVER_WHOLE)


@pytest.fixture(scope="module")
def forgetful(serve: Callable[..., Service]) -> Service:
    """A service that stores films for seconds only."""
    return serve(content_retention_days=KEPT_SECONDS / 86_400)


@pytest.fixture(scope="module")
def old(forgetful: Service) -> Iterator[Case]:
    """A film of that service, which is not requested any more."""
    with forgetful.add_app() as app:
        image, prompt = draw_png(), "kept for seconds only"
        video = make(app, image, prompt=prompt)
        assert list_files(forgetful, video["id"]) == {"films", "thumbnails"}
        assert video["expires_at"] - video["completed_at"] == KEPT_SECONDS
        yield Case(app, video["id"], image, prompt)


def ask_all(stack: ExitStack, service: Service, faults: tuple[str, ...]) -> dict[str, Case]:
    cases = {}
    for fault in faults:
        app, image, prompt = stack.enter_context(service.add_app()), draw_png(), f"will it come? [[fault:{fault}]]"
        cases[fault] = Case(app, ask(app, image, prompt=prompt)["id"], image, prompt)
    return cases


def fetch_original(sandbox: Sandbox, prompt: str) -> bytes:
    """The film as the sandbox made it, downloaded from the sandbox itself."""
    uuid = next(record["uuid"] for record in sandbox.state()["records"] if record["prompt"] == prompt)
    record = sandbox.http.get(f"/api/results/{uuid}", headers={"API-KEY": "anyone's"}).json()["aiRecord"]
    return httpx.get(record["temporaryUrl"]).content


def download(app: App, video_id: str, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return app.http.get(f"/videos/{video_id}/content", headers=named)


def list_files(service: Service, video_id: str) -> set[str]:
    """The files of a video's generation on disk: the folders that have one."""
    generation = service.rows("SELECT generation_id FROM video WHERE id = ?", video_id)[0][0]
    return {path.parent.name for path in find_files(service, generation)}


def find_files(service: Service, generation_id: str) -> list[Path]:
    return [path for path in service.list_files() if generation_id in path.name]


def test_the_film_is_upstreams_byte_for_byte(app: App, sandbox: Sandbox) -> None:
    video = make(app, prompt="byte for byte")
    film = download(app, video["id"])
    assert film.content == fetch_original(sandbox, video["prompt"])
    assert (film.status_code, film.headers["content-type"]) == (200, "video/mp4")
    assert film.headers["etag"] == f'"{hashlib.sha256(film.content).hexdigest()}"'
    part = download(app, video["id"], range="bytes=4-7")
    assert (part.status_code, part.content) == (206, b"ftyp")


@pytest.mark.parametrize("fault", MENDED)
def test_a_film_that_does_not_come_whole_is_fetched_again(
    mended: dict[str, Case], sandbox: Sandbox, fault: str
) -> None:
    """Until it is complete, nothing is served; then exactly the film."""
    case = mended[fault]

    def look() -> httpx.Response | None:
        answer = download(case.app, case.id)
        if answer.status_code == 200:
            return answer
        assert_error(answer, 409, "video_not_ready")
        return None

    film = wait_until(look, what="the film")
    assert film.content == fetch_original(sandbox, case.prompt)
    assert get(case.app, case.id)["status"] == "completed"
    assert sandbox.paid_calls(case.prompt) == 1


@pytest.mark.parametrize("fault", NEVER_WHOLE)
def test_a_film_that_never_comes_is_lost_and_paid_for(lost: dict[str, Case], keeper: Service, fault: str) -> None:
    case = lost[fault]
    video = finish(case.app, case.id)
    assert (video["status"], video["error"]["code"], video["credits"]) == ("failed", "content_lost", PRICE)
    assert list_kinds(case.app, case.id) == ["hold", "settle"]
    assert_figures(case.app, used=PRICE)
    assert_error(download(case.app, case.id), 409, "video_failed")
    assert list_files(keeper, case.id) == {"thumbnails"}


def test_a_link_that_died_while_nobody_was_there_is_signed_anew(keeper: Service) -> None:
    with keeper.add_app() as app:
        video = ask(app, prompt="its link dies while we are away [[fault:late-film=0.5]]")
        keeper.wait_for_state(video["id"], State.STORING)
        keeper.kill()
        [(died_at,)] = keeper.rows("SELECT film_url_expires_at FROM generation WHERE state = 'storing'")
        wait_until(lambda: time.time() * 1000 > died_at, what="the link to die")
        keeper.start()
        assert finish(app, video["id"])["status"] == "completed"


def test_a_film_outlives_its_link_and_upstream_itself(keeper: Service, shortlived: Sandbox) -> None:
    """This test is the last one that needs this upstream, because it stops it."""
    with keeper.add_app() as app:
        video = make(app, prompt="longer than the link")
        before = download(app, video["id"])
        shortlived.stop()
        with pytest.raises(httpx.ConnectError):
            shortlived.state()
        after = download(app, video["id"])
        assert (after.status_code, after.headers["etag"]) == (200, before.headers["etag"])
        assert after.content == before.content
        thumbnail = app.http.get(f"/videos/{video['id']}/content", params={"variant": "thumbnail"})
        assert (thumbnail.status_code, thumbnail.headers["content-type"]) == (200, "image/jpeg")
        assert app.http.get("/videos").json()["data"] == [video]


def test_a_hit_keeps_the_film_for_longer_for_the_client_that_requested_it(forgetful: Service, old: Case) -> None:
    image = draw_png()
    assert old.id  # made earlier; it becomes old in the meantime
    with forgetful.add_app() as first, forgetful.add_app() as second:
        video = make(first, image)
        wait_until(lambda: time.time() >= video["completed_at"] + 2.5, what="the film to get old")
        hit = post(second, image)
        assert hit.headers["kinora-cache"] == "hit"
        assert hit.json()["expires_at"] > video["expires_at"]
        assert get(first, video["id"])["expires_at"] == video["expires_at"], "what others request does not show"
        wait_until(lambda: time.time() >= video["expires_at"] + 1, what="its first end to pass")
        videos = ((first, video["id"]), (second, hit.json()["id"]))
        assert [download(app, video_id).status_code for app, video_id in videos] == [410, 200]
        forgetful.wait_for_state(video["id"], State.EXPIRED)
        assert [download(app, video_id).status_code for app, video_id in videos] == [410, 410]


def test_past_its_retention_a_film_is_gone_from_the_disk_too(old: Case, forgetful: Service) -> None:
    forgetful.wait_for_state(old.id, State.EXPIRED)
    for variant in ("video", "thumbnail"):
        answer = old.app.http.get(f"/videos/{old.id}/content", params={"variant": variant})
        assert_error(answer, 410, "video_expired")
    wait_until(lambda: "films" not in list_files(forgetful, old.id), what="the film to go")
    expired = get(old.app, old.id)
    assert expired["status"] == "completed"
    assert expired["expires_at"] <= time.time()
    assert_figures(old.app, used=PRICE)


def test_past_its_retention_the_same_request_is_a_new_video_and_a_new_run(
    old: Case, forgetful: Service, sandbox: Sandbox
) -> None:
    """Promise 1, when the film is gone."""
    forgetful.wait_for_state(old.id, State.EXPIRED)
    again = make(old.app, old.image, prompt=old.prompt)
    assert again["id"] != old.id
    assert (again["cache"], again["credits"]) == ("miss", PRICE)
    assert sandbox.paid_calls(old.prompt) == 2


def test_film_and_still_go_with_the_last_video_that_shows_them(service: Service) -> None:
    image = draw_png()
    with service.add_app() as first, service.add_app() as second:
        one, two = make(first, image), ask(second, image)
        generation = service.rows("SELECT generation_id FROM video WHERE id = ?", one["id"])[0][0]
        film = download(second, two["id"]).content
        assert first.http.delete(f"/videos/{one['id']}").is_success
        assert_error(download(first, one["id"]), 404, "video_not_found", "video_id")
        assert download(second, two["id"]).content == film
        assert len(find_files(service, generation)) == 2
        assert second.http.delete(f"/videos/{two['id']}").is_success
        wait_until(lambda: not find_files(service, generation), what="film and still to go")
