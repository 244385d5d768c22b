"""Promise 7: clients need nothing new: OpenAI's own SDK works with the base URL changed."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openai import APIStatusError, AuthenticationError, ConflictError, NotFoundError, OpenAI
from PIL import Image

from tests.support.films import assert_error, make
from tests.support.history import add_history
from tests.support.money import PRICE, assert_figures
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

# OpenAI's own server is gone, the SDK is not.
pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")


@pytest.fixture
def openai(app: App) -> Iterator[OpenAI]:
    with connect(app) as client:
        yield client


def connect(app: App, key: str | None = None) -> OpenAI:
    return OpenAI(base_url=str(app.http.base_url), api_key=key or app.key)


def test_create_with_bytes_and_poll(openai: OpenAI) -> None:
    video = openai.videos.create_and_poll(
        model="veo3", prompt="waves", input_reference=draw_png(), seconds="8", size="1280x720", poll_interval_ms=50
    )
    assert (video.object, video.status, video.progress) == ("video", "completed", 100)
    assert (video.model, video.seconds, video.size, video.prompt) == ("veo3", "8", "1280x720", "waves")
    assert video.error is None
    assert video.remixed_from_video_id is None
    assert video.completed_at is not None
    assert video.expires_at is not None
    assert video.created_at <= video.completed_at < video.expires_at


def test_the_sdk_polls_as_often_as_it_is_told_to(start_service: Callable[..., Service]) -> None:
    """It reads `openai-poll-after-ms` at its first poll; otherwise it would poll every second. Where films took 100
    seconds it is told to wait for five, and this film is there before that."""
    service = start_service()
    with service.add_app() as app, Counting(base_url=service.address, api_key=app.key) as client:
        service.write(add_history, [app.id], 60, began_at=10**12)
        video = client.videos.create_and_poll(prompt="[[fault:late-success=3]]", input_reference=draw_png())
        assert video.status == "completed"
        assert client.looks == 2


class Counting(OpenAI):
    """Counts how often it polls a video."""

    looks = 0

    def _prepare_options(self, options: Any) -> Any:
        self.looks += options.method.lower() == "get"
        return super()._prepare_options(options)


def test_create_with_a_file_and_fields_of_ours(openai: OpenAI, app: App, tmp_path: Path) -> None:
    path = tmp_path / "still.png"
    path.write_bytes(draw_png())
    with path.open("rb") as file:
        video = openai.videos.create(
            prompt="waves", input_reference=file, extra_body={"fast_mode": True, "generate_audio": True}
        )
    assert video.status in {"queued", "in_progress"}
    ours = app.http.get(f"/videos/{video.id}").json()
    assert (ours["fast_mode"], ours["generate_audio"], ours["credits"]) == (True, True, 720_000)


def test_create_with_a_path_and_without_the_model(openai: OpenAI, tmp_path: Path) -> None:
    path = tmp_path / "still.png"
    path.write_bytes(draw_png())
    assert openai.videos.create(prompt="waves", input_reference=path).model == "veo3"


def test_create_says_how_it_was_served_to_who_asks(openai: OpenAI) -> None:
    image = draw_png()
    answers = [
        openai.videos.with_raw_response.create(prompt="[[fault:late-success=2]]", input_reference=image)
        for _ in range(2)
    ]
    assert [answer.headers["kinora-cache"] for answer in answers] == ["miss", "joined"]
    assert len({answer.parse().id for answer in answers}) == 1


def test_retrieve_is_what_create_answered(openai: OpenAI, app: App) -> None:
    made = make(app)
    video = openai.videos.retrieve(made["id"])
    assert video.to_dict() == made


def test_list_goes_on_by_itself_through_all_pages(openai: OpenAI, app: App) -> None:
    ids = [openai.videos.create(prompt=f"wave {number}", input_reference=draw_png()).id for number in range(5)]
    assert [video.id for video in openai.videos.list(limit=2)] == ids[::-1]
    assert [video.id for video in openai.videos.list(limit=2, order="asc")] == ids
    page = openai.videos.list(limit=3)
    assert ([video.id for video in page.data], page.has_next_page()) == (ids[:1:-1], True)
    assert page.last_id == ids[2]
    assert [video.id for video in openai.videos.list(after=ids[1], order="asc")] == ids[2:]
    assert app.http.get("/videos", params={"limit": 5}).json()["has_more"] is False


def test_download_the_film_and_its_still(openai: OpenAI, app: App, tmp_path: Path) -> None:
    image = draw_png()
    video_id = make(app, image)["id"]
    film = openai.videos.download_content(video_id)
    film.write_to_file(tmp_path / "film.mp4")
    assert (tmp_path / "film.mp4").read_bytes() == app.http.get(f"/videos/{video_id}/content").content
    thumbnail = openai.videos.download_content(video_id, variant="thumbnail").content
    assert Image.open(BytesIO(thumbnail)).size == Image.open(BytesIO(image)).size


def test_delete(openai: OpenAI, app: App) -> None:
    video_id = make(app)["id"]
    deleted = openai.videos.delete(video_id)
    assert (deleted.id, deleted.object, deleted.deleted) == (video_id, "video.deleted", True)
    with pytest.raises(NotFoundError) as raised:
        openai.videos.retrieve(video_id)
    assert raised.value.code == "video_not_found"


def test_a_failed_video_ends_the_poll_and_says_why(openai: OpenAI) -> None:
    video = openai.videos.create_and_poll(prompt="no [[fault:busy]]", input_reference=draw_png(), poll_interval_ms=50)
    assert video.status == "failed"
    assert video.error is not None
    assert video.error.code == "prompt_refused"
    assert video.error.message


def test_without_credit_it_is_402_with_the_figures(service: Service, sandbox: Sandbox) -> None:
    before = sandbox.state()["submits"]
    with service.add_app(credit_limit=PRICE - 1) as app, connect(app) as openai:
        with pytest.raises(APIStatusError) as raised:
            openai.videos.create(prompt="waves", input_reference=draw_png())
        assert_figures(app)
    error = raised.value
    assert (error.status_code, error.code, error.type) == (402, "insufficient_credit", "insufficient_credit_error")
    assert isinstance(error.body, dict)
    assert (error.body["creditLimit"], error.body["required"]) == (PRICE - 1, PRICE)
    assert error.request_id is not None
    assert sandbox.state()["submits"] == before


def test_errors_are_the_classes_that_the_sdk_has_for_them(openai: OpenAI, app: App, service: Service) -> None:
    with connect(app, "kin_nonsense") as stranger, pytest.raises(AuthenticationError) as unknown:
        stranger.videos.list()
    assert unknown.value.code == "invalid_api_key"
    with service.add_app() as other, pytest.raises(NotFoundError) as foreign:
        openai.videos.retrieve(make(other)["id"])
    assert (foreign.value.code, foreign.value.param) == ("video_not_found", "video_id")
    with pytest.raises(ConflictError) as early:
        openai.videos.delete(openai.videos.create(prompt="[[fault:late-success=1]]", input_reference=draw_png()).id)
    assert early.value.code == "video_in_progress"
    with pytest.raises(APIStatusError) as wrong:
        openai.videos.create(prompt="waves", input_reference=draw_png(), seconds="4")
    assert (wrong.value.status_code, wrong.value.param) == (400, "seconds")
    assert "8" in wrong.value.message


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/videos/edits"), ("POST", "/videos/extensions"), ("POST", "/videos/characters"),
        ("GET", "/videos/characters/char_0"), ("POST", "/videos/video_0/remix"),
    ],
)  # fmt: skip
def test_what_upstream_can_not_do_is_a_plain_404_that_names_what_there_is(app: App, method: str, path: str) -> None:
    """These words of the SDK stand where an id would: they are not valid ids, and must not crash."""
    answer = app.http.request(
        method, path, json={"prompt": "again", "video": {"id": "video_0"}} if method == "POST" else None
    )
    error = assert_error(answer, 404, "not_found")
    assert "post it with the next `take`" in error["message"]
    assert_error(app.http.request(method, path, headers={"authorization": ""}), 401, "missing_api_key")


def test_the_sdks_own_calls_of_them_are_not_found_errors(openai: OpenAI) -> None:
    for call in (
        lambda: openai.videos.remix("video_0", prompt="again"),
        lambda: openai.videos.edit(prompt="again", video=b"film"),
        lambda: openai.videos.extend(prompt="again", seconds="8", video=b"film"),
        lambda: openai.videos.create_character(name="cat", video=b"film"),
        lambda: openai.videos.get_character("char_0"),
    ):
        with pytest.raises(NotFoundError) as raised:
            call()
        assert raised.value.code == "not_found"
        assert "take" in raised.value.message
