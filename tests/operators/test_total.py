"""The limit of all clients together, over HTTP and with the command line; `tests/domain` has it on both databases."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.commands import assert_done
from tests.support.films import ask, assert_error, finish, make, post
from tests.support.money import PRICE, audit, read_figures
from tests.support.pictures import draw_png
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

FILMS = 2  # that all clients together can pay for
TOTAL = FILMS * PRICE + 1


@pytest.fixture
def own(start_service: Callable[..., Service], upstream: Sandbox) -> Iterator[Service]:
    service = start_service(upstream.address, credit_limit_total=TOTAL)
    yield service
    audit(service)


@pytest.fixture
def apps(own: Service) -> Iterator[list[App]]:
    """Each of them could pay for more than all of them together."""
    apps = [own.add_app(3 * PRICE) for _ in range(3)]
    yield apps
    for app in apps:
        app.http.close()


def read_total(boss: App) -> Any:
    return boss.http.get("/queue").json()["credit_total"]


def test_all_clients_together_stay_within_it(own: Service, boss: App, apps: list[App], upstream: Sandbox) -> None:
    assert read_total(boss) == {"limit": TOTAL, "used": 0, "held": 0}
    make(apps[0], prompt="the first")
    ask(apps[1], prompt="[[fault:never-ends]]")
    assert read_total(boss) == {"limit": TOTAL, "used": PRICE, "held": PRICE}
    for app in apps:
        answer = post(app, prompt="one too many")
        error = assert_error(answer, 402, "total_exhausted")
        figures = {"totalLimit": TOTAL, "totalUsed": PRICE, "totalHeld": PRICE, "required": PRICE}
        assert error.items() >= figures.items()
        assert f" 1 of the {TOTAL:,} " in error["message"]
    assert_error(post(apps[2], b"not an image", prompt="one too many"), 402, "total_exhausted")  # is not decoded
    assert read_figures(apps[2]) == {"usedCredit": 0, "heldCredit": 0}
    assert read_total(boss) == {"limit": TOTAL, "used": PRICE, "held": PRICE}
    assert upstream.paid_calls("one too many") == 0
    own.kill()
    own.start()
    assert_error(post(apps[2], prompt="one too many"), 402, "total_exhausted")


def test_what_costs_nothing_goes_on(boss: App, apps: list[App]) -> None:
    payer, other, third = apps
    images = [draw_png(), draw_png()]
    made = make(payer, images[0], prompt="made")
    ask(other, images[1], prompt="[[fault:late-success=2]]")
    assert_error(post(third, prompt="one too many"), 402, "total_exhausted")
    assert ask(payer, images[0], prompt="made")["id"] == made["id"]
    assert ask(other, images[0], prompt="made")["cache"] == "hit"
    joined = ask(third, images[1], prompt="[[fault:late-success=2]]")
    assert joined["cache"] == "joined"
    assert finish(third, joined["id"])["status"] == "completed"
    assert read_total(boss) == {"limit": TOTAL, "used": 2 * PRICE, "held": 0}


def test_what_comes_back_can_be_spent_by_anybody(boss: App, apps: list[App]) -> None:
    videos = [ask(apps[0], prompt="the first"), ask(apps[0], prompt="the second")]
    ended = [finish(apps[0], video["id"]) for video in videos]
    assert {video["status"] for video in ended} == {"completed"}
    assert_error(post(apps[1], prompt="the third"), 402, "total_exhausted")
    (spent, *_) = boss.http.get("/generations", params={"client": apps[0].id}).json()["data"]
    assert boss.http.post(f"/generations/{spent['id']}/refund", json={"note": "spoilt"}).is_success
    make(apps[1], prompt="the third")


def test_the_own_limit_is_told_first(own: Service, apps: list[App]) -> None:
    for number in range(FILMS):
        make(apps[0], prompt=f"film {number}")
    with own.add_app(PRICE - 1) as poor:
        assert_error(post(poor, prompt="too much for it"), 402, "insufficient_credit")


def test_the_command_line_shows_it(own: Service, apps: list[App]) -> None:
    make(apps[0])
    shown = json.loads(assert_done(own.run("queue", "show", "--json")))
    assert shown["credit_total"] == {"limit": TOTAL, "used": PRICE, "held": 0}
    assert f"Of {TOTAL:,} credits for all clients, {PRICE:,} are used and 0 held." in assert_done(
        own.run("queue", "show")
    )


def test_a_lower_one_stops_what_is_new_and_none_limits_nothing(own: Service, boss: App, apps: list[App]) -> None:
    make(apps[0])
    own.restart(KINORA_CREDIT_LIMIT_TOTAL=str(PRICE // 2))
    error = assert_error(post(apps[1]), 402, "total_exhausted")
    assert f" 0 of the {PRICE // 2:,} " in error["message"]
    own.restart(KINORA_CREDIT_LIMIT_TOTAL="0")
    assert read_total(boss) is None
    for app in apps:
        make(app)
    assert "for all clients" not in assert_done(own.run("queue", "show"))
