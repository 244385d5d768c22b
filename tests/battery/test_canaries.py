"""A server during all faults of upstream and of the network: no response, log line, column, file, webhook, metric or
trace contains a secret."""

import random
from collections.abc import Callable

from app.domain.events import OPERATOR_TYPES, VIDEO_TYPES
from app.words import EventType, Role
from tests.battery import fates
from tests.battery.conftest import Rounds
from tests.support import collectors, scrapes
from tests.support.canaries import (
    KEY,
    LINK,
    PATHS,
    PROMPT,
    TEAM,
    WORDS,
    Heard,
    assert_untold,
    find,
    look_at_everything,
    read_database,
)
from tests.support.chaos import Chaos
from tests.support.films import ask, assert_error, finish, post
from tests.support.receivers import Receiver
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

PATIENCE_SECONDS = 120  # the breaker may pause between lost answers
ENDED_BY_US = ("[[fault:bad-key*1]]", "[[fault:out-of-credit*1]]")  # each opens the breaker for a minute


def test_a_server_among_all_faults_tells_nothing(
    start_service: Callable[..., Service], upstream: Sandbox, rounds: Rounds, dice: random.Random
) -> None:
    heard = Heard()
    with Chaos(upstream.address, share=0.05, seed=dice.random()) as chaos, Receiver() as outside:
        service = start_service(
            chaos.address,
            collectors.name_collector(outside),
            upstream_api_key=KEY,
            upstream_concurrency=64,
            egress_allow="127.0.0.1/32",
            metrics_token=scrapes.TOKEN,
        )
        with (
            service.add_app() as app,
            service.add_app(credit_limit=0) as poor,
            service.add_app(0, Role.ADMIN) as operator,
        ):
            for each in (app, poor, operator):
                heard.listen(each)
            register(app, outside.url("/client"), VIDEO_TYPES)
            register(operator, outside.url("/operators"), OPERATOR_TYPES)
            assert_error(app.http.post("/clients", json={"name": PROMPT}), 403, "permission_denied")
            for number in range(rounds(1, 5)):
                ask_for_trouble(app, list(fates.MARKS)[:: rounds(8, 1)], number, dice)
            assert post(poor, prompt=PROMPT).status_code == 402
            open_the_breaker(app, ENDED_BY_US[: rounds(1, 2)], service)
            keys = [app.key, poor.key, operator.key]
            page = scrapes.ask(service).text
            wait_for_events(outside)
            assert service.stop() == 0
    assert chaos.done.total() > 0
    assert len(heard.texts) > 60
    for text in heard.texts:
        if '"openapi"' not in text:  # the contract names the public model, and contains no client's data
            assert find((KEY, *LINK, *TEAM, *WORDS, *keys), text) == []
    assert find((KEY, *LINK, *TEAM, *PATHS, PROMPT, *keys), page) == []
    assert find((KEY, *LINK, *TEAM, *WORDS, PROMPT, *keys), read_all(outside)) == []
    assert "operation.called" in read_database(service.environment["KINORA_DATABASE_URL"])["audit_log.type"]
    assert_untold([service.process.log], service.environment["KINORA_DATABASE_URL"], keys)
    files = [path for path in service.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if KEY.encode() in path.read_bytes()] == []


def register(app: App, url: str, types: frozenset[EventType]) -> None:
    created = app.http.post("/webhooks", json={"url": url, "types": sorted(types)})
    assert created.status_code == 201, created.text


def wait_for_events(outside: Receiver) -> None:
    """There is something to be seen in each of them."""
    wanted = {"/client": {"video.completed", "video.failed"}, "/operators": {"generation.unknown", "upstream.paused"}}
    for path, types in wanted.items():
        wait_until(lambda path=path, types=types: types <= {each.event["type"] for each in outside.list_at(path)})  # type: ignore[misc]  # mypy does not see the defaults
    collectors.wait_for_spans(outside, "POST /videos", "upload", "submit", "poll", "fetch", "deliver")


def read_all(outside: Receiver) -> str:
    """What webhooks and collector received: the texts of headers, and bodies."""
    return "\n".join(
        text for each in outside.received for text in (*each.headers.values(), each.body.decode(errors="replace"))
    )


def ask_for_trouble(app: App, marks: list[str], number: int, dice: random.Random) -> None:
    """Every fault once, each followed by a normal request, so that lost responses seldom come in a row."""
    marks = [mark for mark in marks if mark not in fates.TRIPS]
    dice.shuffle(marks)
    asked = [
        ask(app, prompt=f"{PROMPT} {number} {mark}") for each in marks for mark in (each, f"well after {each[2:-2]}")
    ]
    ended = [finish(app, video["id"], PATIENCE_SECONDS) for video in asked]
    assert {video["status"] for video in ended} == {"completed", "failed"}
    look_at_everything(app, next(video["id"] for video in ended if video["status"] == "completed"))


def open_the_breaker(app: App, marks: tuple[str, ...], service: Service) -> None:
    """Upstream's texts for 401 and 406 name its key and its team."""
    for mark in marks:
        waiting = ask(app, prompt=f"{PROMPT} waits {mark}")
        wait_until(lambda: "waiting" in app.http.get("/readyz").json()["paid_calls"], what="the breaker")
        app.http.post(f"/videos/{waiting['id']}/cancel")
        service.stop()  # otherwise it would wait for a minute
        service.start()
