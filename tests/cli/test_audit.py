"""`kinora audit`: exit code 0 if all is well. Every change that breaks a rule is found, and reported with the rule's
name."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.audits import check_all
from app.store.content import film_name
from app.store.content.disk import DiskContent
from tests.support.commands import assert_done, run_kinora
from tests.support.films import ask, finish
from tests.support.sandboxes import Sandbox
from tests.support.services import App, Service

_SETTLE = "UPDATE credit_entry SET {} WHERE kind = 'settle' AND generation_id = :run"
# A rule, and the SQL that breaks it for one generation. The triggers and indexes that forbid most of it are dropped
# first.
TAMPERED = {
    "counters replay from the ledger": "UPDATE client SET used_credit = used_credit + 1 WHERE id = 'tampered'",
    "a living generation has one open hold, an ended one has none": (
        "DELETE FROM credit_entry WHERE kind = 'settle' AND generation_id = :run"
    ),
    "the figures of a budget replay from the ledger": (
        "UPDATE client SET budget_period = 'day', budget_timezone = 'UTC', budget_limit = 9, period_start = 0,"
        " period_end = 1, period_used = 1, period_held = 0 WHERE id = 'tampered'"
    ),
    "what is left of an expired grant has left the limit": (
        "UPDATE credit_entry SET expires_at = created_at + 1 WHERE kind = 'grant'"
        " AND client_id = (SELECT payer_id FROM generation WHERE id = :run)"
    ),
    "what ends a hold is exactly what was held": _SETTLE.format("amount = amount + 1"),
    "a completed generation was settled": _SETTLE.format("kind = 'release'"),
    "a failed generation was released, unless it may have been billed": (
        "UPDATE generation SET state = 'failed', failure = 'prompt_refused', is_current = 0 WHERE id = :run"
    ),
    "what an operator found not to have been billed is not charged": (
        "INSERT INTO verdict (generation_id, billed, created_at) VALUES (:run, 0, 1)"
    ),
    "at most one paid call per generation": (
        "INSERT INTO attempt (id, generation_id, started_at) VALUES ('attempt_again', :run, 1)"
    ),
    "a video shows the state of its generation": "UPDATE video SET status = 'queued' WHERE generation_id = :run",
}
_GRANTS = "what is left of an expired grant has left the limit"
_FILMS = "a completed generation's film is kept with its hash"
_UNLOCK = (
    "DROP TRIGGER credit_entry_not_updated",
    "DROP TRIGGER credit_entry_not_deleted",
    "DROP INDEX one_paid_attempt",
)


@pytest.fixture(scope="module")
def kept(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, list[str]]]:
    """The folder of a service that made one film per rule and was stopped, and the ids of the generations."""
    service = Service(tmp_path_factory.mktemp("audited"), sandbox.address)
    try:
        with service.add_app() as app:
            videos = [ask(app, prompt=f"audited {number}") for number in range(len(TAMPERED) + 2)]
            assert {finish(app, video["id"])["status"] for video in videos} == {"completed"}
            runs = [service.rows("SELECT generation_id FROM video WHERE id = ?", video["id"])[0][0] for video in videos]
    finally:
        service.stop()
    yield service, runs
    service.audit()  # the tests use copies


@pytest.fixture(scope="module")
def tampered(
    kept: tuple[Service, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[dict[str, Any], dict[str, str], int]:
    """A copy in which each rule is broken once: the report, what was changed for each rule, and the exit code."""
    service, runs = kept
    folder = tmp_path_factory.mktemp("tampered") / "copy"
    shutil.copytree(service.folder, folder)
    subjects = {**dict(zip(TAMPERED, runs, strict=False)), "missing": runs[-2], "altered": runs[-1]}
    with closing(sqlite3.connect(folder / "kinora.db")) as connection:
        for statement in _UNLOCK:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO client (id, name, role, status, credit_limit, used_credit, held_credit, created_at,"
            " updated_at) VALUES ('tampered', 'tampered', 'MEMBER', 'ACTIVE', 0, 0, 0, 1, 1)"
        )
        for rule, statement in TAMPERED.items():
            assert connection.execute(statement, {"run": subjects[rule]}).rowcount == 1
        connection.commit()
        ((subjects[_GRANTS],),) = connection.execute("SELECT DISTINCT payer_id FROM generation").fetchall()
    for rule in ("counters replay from the ledger", "the figures of a budget replay from the ledger"):
        subjects[rule] = "tampered"
    (folder / "content" / "films" / f"{subjects['missing']}.mp4").unlink()
    with (folder / "content" / "films" / f"{subjects['altered']}.mp4").open("r+b") as film:
        film.seek(1000)
        film.write(b"x")
    answer = run_kinora("audit", "--json", folder=folder, environment=_locate(folder))
    return json.loads(answer.stdout), subjects, answer.returncode


def test_all_is_well_for_people_and_for_programs(kept: tuple[Service, list[str]]) -> None:
    service, _ = kept
    printed = assert_done(run_kinora("audit", folder=service.folder, environment=service.environment)).splitlines()
    report = json.loads(
        assert_done(run_kinora("audit", "--json", folder=service.folder, environment=service.environment))
    )
    assert report == {"ok": True, "rules": [*TAMPERED, _FILMS], "findings": []}
    assert printed == [f" ok   {rule}" for rule in report["rules"]]


def test_a_broken_book_is_exit_1(tampered: tuple[dict[str, Any], dict[str, str], int]) -> None:
    report, _, code = tampered
    assert code == 1
    assert report["ok"] is False


@pytest.mark.parametrize("rule", TAMPERED)
def test_what_was_tampered_with_is_found(tampered: tuple[dict[str, Any], dict[str, str], int], rule: str) -> None:
    report, subjects, _ = tampered
    found = {finding["subject"] for finding in report["findings"] if finding["rule"] == rule}
    assert subjects[rule] in found


def test_a_missing_and_an_altered_film_are_found_and_no_other(
    tampered: tuple[dict[str, Any], dict[str, str], int],
) -> None:
    report, subjects, _ = tampered
    found = {finding["subject"]: finding["detail"] for finding in report["findings"] if finding["rule"] == _FILMS}
    assert found == {
        subjects["missing"]: "its film is missing",
        subjects["altered"]: "its film is not the one that was kept",
    }


def test_people_see_which_rule_and_what(kept: tuple[Service, list[str]], tmp_path: Path) -> None:
    service, runs = kept
    shutil.copytree(service.folder, tmp_path / "copy")
    (tmp_path / "copy" / "content" / "films" / f"{runs[0]}.mp4").unlink()
    answer = run_kinora("audit", folder=tmp_path, environment=_locate(tmp_path / "copy"))
    assert (answer.returncode, answer.stderr) == (1, f"kinora: database {tmp_path}/copy/kinora.db\n")
    lines = answer.stdout.splitlines()
    assert lines[lines.index(f"FAIL  {_FILMS}") + 1] == f"      {runs[0]}: its film is missing"
    assert sum(line.startswith("FAIL") for line in lines) == 1


def test_a_film_that_the_service_deletes_during_the_audit_is_not_a_finding(service: Service, app: App) -> None:
    video = ask(app, prompt="deleted during an audit")
    assert finish(app, video["id"])["status"] == "completed"

    class Late(DiskContent):
        """This film is read only after the service has deleted it."""

        def hash(self, name: str) -> str | None:
            if name == film:
                assert app.http.delete(f"/videos/{video['id']}").status_code == 200
            return super().hash(name)

    (generation_id,) = service.rows("SELECT generation_id FROM video WHERE id = ?", video["id"])[0]
    film = film_name(generation_id)
    content = Late(service.content, create=False)
    assert service.run_on_database(lambda database: check_all(database, content)) == []
    assert app.http.get(f"/videos/{video['id']}").status_code == 404, "it was deleted during the check"


def test_an_audit_that_rests_leaves_time_to_others(service: Service, app: App) -> None:
    finish(app, ask(app, prompt="audited slowly")["id"])
    content = DiskContent(service.content, create=False)
    assert service.run_on_database(lambda database: check_all(database, content)) == []
    with pytest.raises(TimeoutError):  # each of its steps takes a millisecond or more: so it would rest for hours
        service.run_on_database(lambda database: asyncio.wait_for(check_all(database, content, rest=10**7), 1))


def _locate(folder: Path) -> dict[str, str]:
    return {"KINORA_DATABASE_URL": f"sqlite:///{folder}/kinora.db", "KINORA_CONTENT_URL": f"file:{folder}/content"}
