"""Erasing what a client sent: afterwards no row and no file has it, and its money is as it was."""

import json
import time
from pathlib import Path
from typing import Any

from sqlalchemy import update

from app.store.sessions import Session
from app.store.tables import Attempt, Delivery
from app.words import State
from tests.support.canaries import read_database
from tests.support.commands import assert_done
from tests.support.films import ask, assert_error, make
from tests.support.history import add_history
from tests.support.money import PRICE, list_kinds, read_figures
from tests.support.pictures import draw_png
from tests.support.services import App, Service

NEVER_ENDS = "[[fault:never-ends]]"
STILL = draw_png(64, 36)
REFUSED = "missing-fields"
CANARY = "canary-of-the-erased-7c1e"


def erase(boss: App, app: App, **parameters: str) -> dict[str, Any]:
    answer = boss.http.delete(f"/clients/{app.id}/data", params=parameters)
    assert answer.status_code == 200, answer.text
    report: dict[str, Any] = answer.json()
    return report


def count_kept(report: dict[str, Any]) -> dict[str, int]:
    return {each["what"]: each["count"] for each in report["kept"]}


def list_files(service: Service) -> list[Path]:
    """What the service has written: films, stills, its log, and the file of its database."""
    folders = {service.folder, *(Path(url).parent for url in [find_file(service)] if url)}
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def find_file(service: Service) -> str:
    """The path of a SQLite database; empty for PostgreSQL."""
    kind, _, path = service.environment["KINORA_DATABASE_URL"].partition(":///")
    return path if kind == "sqlite" else ""


def find_in_files(service: Service, text: str) -> list[Path]:
    return [path for path in list_files(service) if text.encode() in path.read_bytes()]


def find_in_rows(service: Service, text: str) -> set[str]:
    stored = read_database(service.environment["KINORA_DATABASE_URL"])
    return {column for column, values in stored.items() if text in values}


def explain(session: Session, detail: str) -> None:
    session.execute(update(Attempt).values(detail=detail))
    session.execute(update(Delivery).values(answer_body=detail))


def test_nothing_of_it_is_left(own: Service, boss: App) -> None:
    with own.add_app() as app:
        labels = json.dumps({"team": CANARY})
        webhook = app.http.post("/webhooks", json={"url": "https://1.1.1.1/"}).json()  # disabled: nothing is sent
        assert app.http.patch(f"/webhooks/{webhook['id']}", json={"status": "disabled"}).is_success
        made = make(app, draw_png(64, 36), prompt=f"{CANARY} swims", metadata=labels)
        failed = ask(app, draw_png(65, 36), prompt=f"{CANARY} [[fault:{REFUSED}]]")
        own.wait_for_state(failed["id"], State.FAILED)
        own.write(explain, CANARY)  # as upstream and a receiver may
        found = {"generation.prompt", "video.metadata", "attempt.detail", "delivery.answer_body"}
        assert find_in_rows(own, CANARY) == found
        assert own.list_files()
        before = list_kinds(app, made["id"]), list_kinds(app, failed["id"]), read_figures(app)
        report = erase(boss, app, reason="asked for by the client")
        assert (report["videos"], report["generations"], report["has_more"]) == (2, 2, False)
        assert count_kept(report) == {"entries": None}
        assert find_in_rows(own, CANARY) == set()
        assert find_in_files(own, CANARY) == []
        assert own.list_files() == []
        assert app.http.get("/videos").json()["data"] == []
        assert (list_kinds(app, made["id"]), list_kinds(app, failed["id"]), read_figures(app)) == before
    entry = boss.http.get("/audit-log", params={"type": "client.data_erased"}).json()["data"][0]
    assert (entry["target"]["id"], entry["reason"]) == (app.id, "asked for by the client")
    assert entry["changes"] == {"erasedVideos": {"from": 0, "to": 2}}


def test_what_others_requested_too_is_theirs(own: Service, boss: App) -> None:
    with own.add_app() as payer, own.add_app() as joiner:
        make(payer, STILL)
        shared = make(joiner, STILL)
        report = erase(boss, payer)
        assert (report["videos"], report["generations"]) == (1, 0)
        assert count_kept(report)["shared"] == 1
        assert joiner.http.get(f"/videos/{shared['id']}/content").is_success
        assert erase(boss, joiner)["generations"] == 1, "it was the last one"
        assert own.list_files() == []


def test_what_is_made_is_kept_and_what_waits_is_cancelled(own: Service, boss: App) -> None:
    with own.add_app() as app:
        running = ask(app, prompt=NEVER_ENDS)
        own.wait_for_state(running["id"], State.GENERATING)
        ask(app, prompt="waits")
        report = erase(boss, app)
        assert (report["videos"], count_kept(report)["in_progress"]) == (1, 1)
        assert [video["id"] for video in app.http.get("/videos").json()["data"]] == [running["id"]]
        assert app.credits()["heldCredit"] == PRICE, "only what runs"


def test_a_queued_film_goes_on_for_another_who_waits_for_it(own: Service, boss: App) -> None:
    with own.add_app() as busy, own.add_app() as payer, own.add_app() as joiner:
        own.wait_for_state(ask(busy, prompt=NEVER_ENDS)["id"], State.GENERATING)
        ask(payer, STILL)
        joined = ask(joiner, STILL)
        assert (payer.credits()["heldCredit"], joiner.credits()["heldCredit"]) == (PRICE, 0)
        assert erase(boss, payer)["videos"] == 1
        assert joiner.http.get(f"/videos/{joined['id']}").json()["status"] == "queued"
        assert (payer.credits()["heldCredit"], joiner.credits()["heldCredit"]) == (0, PRICE)


def test_a_dry_run_answers_what_then_happens(own: Service, boss: App) -> None:
    with own.add_app() as app:
        make(app)
        planned = erase(boss, app, dry_run="true")
        assert len(app.http.get("/videos").json()["data"]) == 1
        assert own.list_files()
        assert erase(boss, app) == planned


def test_the_command_line_erases_all_parts(own: Service, boss: App) -> None:
    with own.add_app() as app:
        own.write(add_history, [app.id], 450, int(time.time() * 1000) - 86_400_000)
        shown = erase(boss, app, dry_run="true")
        assert (shown["videos"], shown["has_more"]) == (200, True)
        printed = json.loads(assert_done(own.run("clients", "erase", app.name, "--json")))
        assert (printed["videos"], printed["has_more"]) == (450, False)
        assert app.http.get("/videos").json()["data"] == []


def test_refusals(own: Service, boss: App) -> None:
    assert_error(boss.http.delete("/clients/client_0/data"), 404, "not_found", "client_id")
    with own.add_app() as app:
        make(app)
        answer = boss.http.delete(f"/clients/{app.id}/data", params={"reason": "x" * 501})
        assert_error(answer, 400, "invalid_value", "reason")
        assert len(app.http.get("/videos").json()["data"]) == 1
