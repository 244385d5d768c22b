"""`kinora backup`: a copy of a database in use. A service can run on the copy. It never overwrites a file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.words import State
from tests.support.commands import assert_done, assert_refused, run_kinora
from tests.support.films import ask, finish, make
from tests.support.money import PRICE, assert_figures
from tests.support.sandboxes import Sandbox
from tests.support.services import Service


def test_a_copy_made_under_way_is_whole_and_a_service_goes_on_with_it(
    start_service: Callable[..., Service], upstream: Sandbox, tmp_path: Path
) -> None:
    service, file = start_service(upstream.address), tmp_path / "copy.db"
    with service.add_app() as app:
        made, under_way = make(app), ask(app, prompt="copied under way [[fault:late-success=1]]")
        service.wait_for_state(under_way["id"], State.GENERATING)
        assert_done(service.run("backup", str(file)))
        later = make(app, prompt="after the copy")
        finish(app, under_way["id"])
    assert file.stat().st_mode & 0o077 == 0, "it holds what the database holds"
    service.stop()
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    restored = start_service(upstream.address, database_url=f"sqlite:///{file}", content_url=f"file:{service.content}")
    assert "Nothing that was queued" in assert_done(restored.run("queue", "show"))
    with restored.open_app(app) as app:
        assert finish(app, made["id"])["status"] == "completed"
        assert finish(app, under_way["id"])["status"] == "completed"
        assert app.http.get(f"/videos/{made['id']}/content").status_code == 200
        assert app.http.get(f"/videos/{later['id']}").status_code == 404
        assert_figures(app, used=2 * PRICE)
    assert upstream.paid_calls(under_way["prompt"]) == 1
    restored.audit()


def test_what_is_there_is_not_written_over(service: Service, tmp_path: Path) -> None:
    file = tmp_path / "mine"
    file.write_text("mine")
    assert_refused(service.run("backup", str(file)), 2, str(file), "exists already")
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("url", "part"), [("sqlite:///nowhere.db", "nowhere.db"), ("postgresql+psycopg://localhost/kinora", "pg_dump")]
)
def test_what_it_can_not_copy_is_named(tmp_path: Path, url: str, part: str) -> None:
    answer = run_kinora("backup", "copy.db", folder=tmp_path, environment={"KINORA_DATABASE_URL": url})
    assert_refused(answer, 2, part)
    assert list(tmp_path.iterdir()) == []
