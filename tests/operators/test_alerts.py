"""Operators see which clients have reached 80 or 100 % of a limit, over HTTP and with the command line."""

import json
from typing import Any

from tests.support.commands import assert_done
from tests.support.films import assert_error, make, post
from tests.support.money import PRICE
from tests.support.services import App, Service

MONTH = {"period": "month", "timezone": "Europe/Berlin", "limit": PRICE}


def change(admin: App, app: App, **fields: object) -> dict[str, Any]:
    answer = admin.http.patch(f"/clients/{app.id}", json=fields)
    assert answer.is_success, answer.text
    changed: dict[str, Any] = answer.json()
    return changed


def read(admin: App, app: App) -> list[tuple[str, int, int]]:
    alerts = admin.http.get(f"/clients/{app.id}").json()["alerts"]
    return [(alert["period"], alert["threshold"], alert["limit"]) for alert in alerts]


def test_an_operator_sees_what_a_client_has_reached(admin: App, reader: App, app: App) -> None:
    change(admin, app, creditLimit=PRICE + PRICE // 4)
    assert read(admin, app) == []
    make(app)
    assert read(reader, app) == [("life", 80, PRICE + PRICE // 4)]
    change(admin, app, creditLimit=2 * PRICE)
    assert read(admin, app) == []
    make(app, prompt="another")
    assert read(admin, app) == [("life", 80, 2 * PRICE), ("life", 100, 2 * PRICE)]
    assert_error(post(app, prompt="a third"), 402, "insufficient_credit")
    assert len(read(admin, app)) == 2


def test_a_budget_has_its_own(admin: App, app: App) -> None:
    assert change(admin, app, budget=MONTH)["alerts"] == []
    make(app)
    assert read(admin, app) == [("month", 80, PRICE), ("month", 100, PRICE)]
    assert change(admin, app, budget=None)["alerts"] == []


def test_a_dry_run_tells_that_a_lower_limit_is_reached(admin: App, app: App) -> None:
    make(app)
    path = f"/clients/{app.id}"
    foretold = admin.http.patch(f"{path}?dry_run=true", json={"creditLimit": PRICE}).json()["alerts"]
    assert [alert["threshold"] for alert in foretold] == [80, 100]
    assert read(admin, app) == []


def test_they_are_no_settings_and_no_change_by_an_operator(admin: App, app: App) -> None:
    make(app)
    change(admin, app, creditLimit=PRICE)
    assert len(read(admin, app)) == 2
    (entry,) = admin.http.get("/audit-log", params={"target": app.id}).json()["data"]
    assert entry["changes"].keys() == {"creditLimit", "availableCredit"}


def test_the_command_line_shows_them(service: Service, admin: App, app: App) -> None:
    change(admin, app, budget=MONTH)
    make(app)
    change(admin, app, creditLimit=PRICE)
    shown = json.loads(assert_done(service.run("clients", "show", app.name, "--json")))
    assert shown["alerts"] == admin.http.get(f"/clients/{app.id}").json()["alerts"]
    told = assert_done(service.run("clients", "show", app.name))
    assert f"It reached 100 % of its limit ({PRICE:,} credits) at 2" in told
    assert f"It reached 80 % of its budget of this month ({PRICE:,} credits) at 2" in told
