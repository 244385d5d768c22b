"""Promise 5: the key stays inside, and so do the presigned link, the team's names and upstream's own words."""

from collections.abc import Callable
from dataclasses import dataclass

import httpx
import pytest

from tests.support.canaries import KEY, LINK, PROMPT, TEAM, WORDS, Heard, find, find_in_database, look_at_everything
from tests.support.films import ask, finish, make, post
from tests.support.pictures import draw_jpeg
from tests.support.sandboxes import Sandbox
from tests.support.services import Service
from tests.support.waiting import wait_until

CAMERA = "from a camera"
LOST_ANSWERS = ("500", "524", "half-answer", "nonsense", "html", "reset-after")
FAULTS = (
    *("busy", "busy-image", "missing-fields", "unsupported-model", "wrapped-error", "failure"),
    *LOST_ANSWERS,
    *("poll-500*1", "poll-html*1", "cut-film*1", "wrong-film*1", "film-500*1"),
    "lost-film",
)


@dataclass(frozen=True)
class Story:
    """A service after successes and many failures."""

    service: Service
    heard: Heard
    keys: list[str]

    @property
    def log(self) -> str:
        return (self.service.folder / "serve.log").read_text()

    @property
    def database(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.service.folder.glob("kinora.db*"))


@pytest.fixture(scope="module")
def service(upstream: Sandbox, serve: Callable[..., Service]) -> Service:
    """A service whose folder no other test writes to."""
    return serve(upstream, upstream_api_key=KEY, upstream_concurrency=32)


@pytest.fixture(scope="module")
def story(upstream: Sandbox, service: Service) -> Story:
    heard = Heard()
    upstream.set(link_seconds=2)
    with service.add_app() as app, service.add_app(credit_limit=0) as poor:
        heard.listen(app)
        heard.listen(poor)
        upstream.fault("upload-500", times=1)
        make(app, draw_jpeg(orientation=6), prompt=f"{PROMPT} {CAMERA}")
        film = make(app, prompt=f"{PROMPT} a film")
        videos = []
        for fault in FAULTS:
            videos.append(ask(app, prompt=f"{PROMPT} [[fault:{fault}]]"))
            if fault in LOST_ANSWERS:  # many in a row would pause new paid calls
                make(app, prompt=f"{PROMPT} all is well after {fault}")
        assert {finish(app, video["id"])["status"] for video in videos} == {"completed", "failed"}
        look_at_everything(app, film["id"])
        assert post(poor, prompt=PROMPT).status_code == 402
        upstream.fault("out-of-credit", times=1)  # it names the team; nothing is paid after it
        waiting = ask(app, prompt=f"{PROMPT} waits")
        wait_until(lambda: "waiting" in app.http.get("/readyz").json()["paid_calls"], what="the breaker")
        app.http.post(f"/videos/{waiting['id']}/cancel")
        keys = [app.key, poor.key]
        assert service.stop() == 0
    return Story(service, heard, keys)


def test_the_canaries_were_there_to_be_seen(story: Story, upstream: Sandbox) -> None:
    """Otherwise a search without a finding would prove nothing: upstream says all of them."""
    assert story.keys
    with httpx.Client(base_url=upstream.address, headers={"API-KEY": "another"}) as http:
        uuids = [record["uuid"] for record in upstream.state()["records"] if record["status"] == "SUCCESS"]
        record = http.get(f"/api/results/{uuids[0]}").text
    assert find(LINK, record) == list(LINK)
    assert find(TEAM, record) == list(TEAM)
    assert find(("aiRecord", "imageUrl", "images/20", "veo3-video", PROMPT), record)


@pytest.mark.parametrize("kind", ["key", "link", "team", "words", "client keys"])
def test_no_answer_tells(story: Story, kind: str) -> None:
    canaries = {"key": [KEY], "link": LINK, "team": TEAM, "words": WORDS, "client keys": story.keys}[kind]
    assert len(story.heard.texts) > 60
    for text in story.heard.texts:
        if '"openapi"' not in text:  # the contract names the public model, and contains no client's data
            assert find(canaries, text) == []


@pytest.mark.parametrize("kind", ["key", "link", "team", "words", "client keys", "prompt"])
def test_no_log_line_tells(story: Story, kind: str) -> None:
    canaries = {
        "key": [KEY], "link": LINK, "team": TEAM, "words": WORDS, "client keys": story.keys, "prompt": [PROMPT]
    }[kind]  # fmt: skip
    assert story.log.count('"generation_moved"') > 3 * len(FAULTS)
    assert find(canaries, story.log) == []


def test_the_database_holds_no_key_and_no_name(story: Story) -> None:
    assert PROMPT.encode() in story.database  # so this is the right file, and it is readable
    text = story.database.decode("latin-1")
    assert find((KEY, *TEAM, *story.keys), text) == []
    secrets = [key.split("_")[2] for key in story.keys]
    assert find(secrets, text) == []


def test_no_column_holds_what_it_must_not(story: Story) -> None:
    """No link either, because every film is now downloaded or lost."""
    assert find_in_database(story.service.environment["KINORA_DATABASE_URL"], story.keys) == []


def test_no_file_of_the_service_holds_the_key(story: Story) -> None:
    files = [path for path in story.service.folder.rglob("*") if path.is_file()]
    assert len(files) > 3
    assert [path.name for path in files if KEY.encode() in path.read_bytes()] == []


def test_what_goes_upstream_names_no_client_and_no_file_of_theirs(story: Story, upstream: Sandbox) -> None:
    names = [asset["path"] for asset in upstream.state()["assets"]]
    assert names
    assert [name for name in names if "still" in name] == []
    bodies = " ".join(str(record["body"]) for record in upstream.state()["records"])
    assert find([*story.keys, "app-1", "client_"], bodies) == []


def test_a_picture_leaves_its_camera_behind(story: Story, upstream: Sandbox) -> None:
    assert b"SecretCameraMaker" in draw_jpeg(orientation=6)
    assert story.keys
    [path] = [record["imageUrl"] for record in upstream.state()["records"] if CAMERA in record["prompt"]]
    sent = upstream.http.get(f"/sandbox/assets/{path}")
    assert sent.is_success
    assert b"SecretCameraMaker" not in sent.content
