"""Budgets over HTTP and with the command line: set, spend, be refused, see when the next window begins."""

import json
from datetime import datetime
from typing import Any

import pytest

from tests.support.commands import assert_done, assert_refused
from tests.support.films import assert_error, make, post
from tests.support.money import PRICE
from tests.support.services import App, Service

MONTH = {"period": "month", "timezone": "Europe/Berlin", "limit": PRICE}


def set_budget(admin: App, app: App, budget: dict[str, Any] | None) -> dict[str, Any]:
    answer = admin.http.patch(f"/clients/{app.id}", json={"budget": budget, "reason": "to see"})
    assert answer.is_success, answer.text
    changed: dict[str, Any] = answer.json()
    return changed


def test_a_client_spends_its_budget_and_is_told_when_the_next_begins(admin: App, app: App) -> None:
    set_budget(admin, app, MONTH)
    make(app)
    budget = app.credits()["budget"]
    assert budget.items() >= {**MONTH, "periodUsed": PRICE, "periodHeld": 0}.items()
    error = assert_error(post(app, prompt="another"), 402, "budget_exhausted")
    figures = {"budgetLimit": PRICE, "periodUsed": PRICE, "periodHeld": 0, "required": PRICE}
    assert error.items() >= {**figures, "resetsAt": budget["resetsAt"]}.items()
    assert budget["resetsAt"] in error["message"]
    start, end = (datetime.fromisoformat(budget[name]) for name in ("periodStart", "resetsAt"))
    assert (start.day, start.hour, end.day, end.hour) == (1, 0, 1, 0)
    assert start.utcoffset() is not None
    set_budget(admin, app, {**MONTH, "limit": 2 * PRICE})
    make(app, prompt="another")


def test_what_was_spent_before_counts(admin: App, app: App) -> None:
    make(app)
    shown = set_budget(admin, app, MONTH)["budget"]
    assert (shown["periodUsed"], shown["periodHeld"]) == (PRICE, 0)
    assert_error(post(app, prompt="another"), 402, "budget_exhausted")
    assert set_budget(admin, app, None)["budget"] is None
    assert app.credits()["budget"] is None
    make(app, prompt="another")


def test_the_log_has_the_settings_and_not_the_figures(admin: App, app: App) -> None:
    set_budget(admin, app, MONTH)
    make(app)
    set_budget(admin, app, MONTH)  # changes nothing
    set_budget(admin, app, None)
    entries = admin.http.get("/audit-log", params={"target": app.id}).json()["data"]
    changes = [entry["changes"] for entry in entries]
    assert changes == [{"budget": {"from": MONTH, "to": None}}, {"budget": {"from": None, "to": MONTH}}]


def test_its_etag_stands_for_the_settings(admin: App, app: App) -> None:
    set_budget(admin, app, MONTH)
    path = f"/clients/{app.id}"
    version = admin.http.get(path).headers["etag"]
    make(app)
    assert admin.http.get(path).headers["etag"] == version
    set_budget(admin, app, {**MONTH, "limit": 5})
    assert admin.http.get(path).headers["etag"] != version


def test_a_dry_run_tells_the_figures_of_the_new_window(admin: App, app: App) -> None:
    make(app)
    foretold = admin.http.patch(f"/clients/{app.id}?dry_run=true", json={"budget": MONTH}).json()["budget"]
    assert app.credits()["budget"] is None
    assert set_budget(admin, app, MONTH)["budget"] == foretold


def test_a_client_without_budget_cannot_join_what_it_could_not_pay(service: Service, admin: App, app: App) -> None:
    with service.add_app() as other:
        make(other, prompt="shared waves")
        set_budget(admin, app, {**MONTH, "limit": PRICE - 1})
        assert_error(post(app, prompt="shared waves"), 402, "budget_exhausted")


def test_the_command_line_sets_and_shows_it(service: Service, app: App) -> None:
    budget = ("--limit", "5", "--period", "week", "--timezone", "America/New_York")
    changed = json.loads(assert_done(service.run("clients", "set-budget", app.name, *budget, "--json")))
    assert changed["budget"] == app.credits()["budget"]
    assert "5 credits per week (America/New_York)" in assert_done(service.run("credits", "show", app.name))
    assert_done(service.run("clients", "set-budget", app.name, "--none"))
    assert app.credits()["budget"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "part"),
    [
        ((), 2, "--limit or --none"),
        (("--limit", "5", "--none"), 2, "--limit or --none"),
        (("--limit", "-5"), 1, "from 0 to"),
        (("--limit", "5", "--period", "year"), 2, "year"),
        (("--limit", "5", "--timezone", "Mars/Olympus"), 1, "Unknown time zone"),
    ],
)
def test_a_budget_that_cannot_be_is_refused(
    service: Service, app: App, arguments: tuple[str, ...], code: int, part: str
) -> None:
    assert_refused(service.run("clients", "set-budget", app.name, *arguments), code, part)
    assert app.credits()["budget"] is None
