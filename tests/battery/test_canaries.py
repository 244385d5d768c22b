"""A server during all faults of upstream and of the network: no response, log line, column or file contains a
secret."""

import random
from collections.abc import Callable

from tests.battery import fates
from tests.battery.conftest import Rounds
from tests.support.canaries import KEY, LINK, PROMPT, TEAM, WORDS, Heard, assert_untold, find, look_at_everything
from tests.support.chaos import Chaos
from tests.support.films import ask, finish, post
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service
from tests.support.waiting import wait_until

PATIENCE_SECONDS = 120  # the breaker may pause between lost answers
ENDED_BY_US = ("[[fault:bad-key*1]]", "[[fault:out-of-credit*1]]")  # each opens the breaker for a minute


def test_a_server_among_all_faults_tells_nothing(
    start_service: Callable[..., Service], upstream: Sandbox, rounds: Rounds, dice: random.Random
) -> None:
    heard = Heard()
    with Chaos(upstream.address, share=0.05, seed=dice.random()) as chaos:
        service = start_service(chaos.address, upstream_api_key=KEY, upstream_concurrency=64)
        with service.add_app() as app, service.add_app(credit_limit=0) as poor:
            heard.listen(app)
            heard.listen(poor)
            for number in range(rounds(1, 5)):
                ask_for_trouble(app, list(fates.MARKS)[:: rounds(8, 1)], number, dice)
            assert post(poor, prompt=PROMPT).status_code == 402
            open_the_breaker(app, ENDED_BY_US[: rounds(1, 2)], service)
            keys = [app.key, poor.key]
            assert service.stop() == 0
    assert chaos.done.total() > 0
    assert len(heard.texts) > 60
    for text in heard.texts:
        if '"openapi"' not in text:  # the contract names the public model, and contains no client's data
            assert find((KEY, *LINK, *TEAM, *WORDS, *keys), text) == []
    assert_untold([service.process.log], service.environment["KINORA_DATABASE_URL"], keys)
    files = [path for path in service.folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if KEY.encode() in path.read_bytes()] == []


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
