"""Each migration keeps all data of a database, on both databases."""

from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, column, create_engine, insert, text
from sqlalchemy import table as lightweight
from sqlalchemy.exc import IntegrityError

from alembic import command
from app.store.database import migrations
from app.store.database.sqlite import open_writer_engine
from tests.support.databases import KINDS

GENERATION: dict[str, Any] = {
    "payer_id": "client_1", "credits": 5, "prompt": "waves", "model": "veo3", "fast_mode": False,
    "generate_audio": False, "aspect_ratio": "16:9", "resolution": "1080p", "seconds": "8", "take": 1,
    "still_type": "image/png", "fence": 0, "pace_ms": 168_000, "created_at": 1, "ended_at": None, "failure": None,
    "upstream_uuid": None, "film_sha256": None, "film_bytes": None, "expires_at": None,
}  # fmt: skip
ENDED, FILM = {"ended_at": 2}, {"film_sha256": "h", "film_bytes": 1, "expires_at": 3}
# State, other columns that it needs, how its video was served, and the status that the video must have.
VIDEOS: list[tuple[str, dict[str, Any], str, str]] = [
    ("queued", {}, "miss", "queued"),
    ("queued", {}, "joined", "queued"),
    ("submitting", {}, "miss", "in_progress"),
    ("generating", {"upstream_uuid": "u"}, "miss", "in_progress"),
    ("storing", {}, "joined", "in_progress"),
    ("completed", ENDED | FILM, "miss", "completed"),
    ("completed", ENDED | FILM, "hit", "completed"),
    ("completed", ENDED | FILM | {"failure": "outcome_unknown"}, "miss", "failed"),
    ("completed", ENDED | FILM | {"failure": "outcome_unknown"}, "hit", "completed"),
    ("expired", ENDED | FILM, "miss", "completed"),
    ("failed", ENDED | {"failure": "prompt_refused"}, "miss", "failed"),
    ("unknown", ENDED | {"failure": "outcome_unknown"}, "miss", "failed"),
]  # fmt: skip


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Any) -> Engine:
    if request.param == "sqlite":
        return open_writer_engine(tmp_path / "kinora.db")
    return create_engine(request.getfixturevalue("postgres").create_database())


def migrate_videos(engine: Engine, revision: str) -> None:
    """Migrate a database of the third revision that has a video in each state."""
    with engine.begin() as connection:
        migrate(connection, "0003")
        connection.execute(text("INSERT INTO client VALUES ('client_1', 'shop', 'MEMBER', 'ACTIVE', 9, 0, 0, 1, 1)"))
        for number, (state, more, cache, _) in enumerate(VIDEOS):
            add(connection, number, state, more, cache)
    with engine.begin() as connection:
        migrate(connection, revision)


def test_0004_gives_each_video_the_status_that_its_client_sees(engine: Engine) -> None:
    migrate_videos(engine, "0004")
    with engine.connect() as connection:
        statuses = connection.execute(text("SELECT status FROM video ORDER BY created_at")).scalars().all()
        assert statuses == [status for *_, status in VIDEOS]
        assert connection.execute(text("SELECT count(*) FROM generation")).scalar_one() == len(VIDEOS)
    engine.dispose()


def test_0004_allows_what_an_operator_cancelled_and_still_refuses_what_nobody_knows(engine: Engine) -> None:
    with engine.begin() as connection:
        migrate(connection, "0003")
        connection.execute(text("INSERT INTO client VALUES ('client_1', 'shop', 'MEMBER', 'ACTIVE', 9, 0, 0, 1, 1)"))
        migrate(connection, "0004")
    with engine.begin() as connection:
        add(connection, 0, "failed", ENDED | {"failure": "cancelled_by_operator", "pace_ms": 0}, "miss")
    with pytest.raises(IntegrityError, match="known_failure"), engine.begin() as connection:
        add(connection, 1, "failed", ENDED | {"failure": "bad_luck"}, "miss")
    engine.dispose()


def test_the_files_are_named_after_their_revisions_in_their_order() -> None:
    """The start of the service compares the schema with these names, and does not ask Alembic."""
    scripts = ScriptDirectory.from_config(migrations.configure())
    assert migrations.list_revisions() == [script.revision for script in scripts.walk_revisions()][::-1]


def migrate(connection: Connection, revision: str) -> None:
    config = migrations.configure()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def add(connection: Connection, number: int, state: str, more: dict[str, Any], cache: str) -> None:
    is_current = state in {"queued", "submitting", "generating", "storing"}
    generation = {"id": f"gen_{number}", "fingerprint": f"f{number}", "state": state, "is_current": is_current}
    generation |= GENERATION | more
    video = {
        "id": f"video_{number}", "client_id": "client_1", "generation_id": f"gen_{number}",
        "fingerprint": f"f{number}", "is_alive": is_current, "cache": cache, "credits": 0, "created_at": number,
    }  # fmt: skip
    for table, row in (("generation", generation), ("video", video)):
        connection.execute(insert(lightweight(table, *map(column, row))), row)


def test_0006_gives_each_video_the_end_of_its_film(engine: Engine) -> None:
    migrate_videos(engine, "0006")
    with engine.connect() as connection:
        ends = connection.execute(text("SELECT expires_at FROM video ORDER BY created_at")).scalars().all()
        assert ends == [FILM["expires_at"] if status == "completed" else None for *_, status in VIDEOS]
    engine.dispose()


def test_0008_gives_every_key_the_scopes_of_an_app_also_those_of_admins(engine: Engine) -> None:
    """What the keys could do until now, and nothing that later versions add for operators."""
    with engine.begin() as connection:
        migrate(connection, "0006")
        for role in ("ADMIN", "MEMBER"):
            client = {"id": f"client_{role}", "name": role, "role": role}
            connection.execute(
                text(
                    "INSERT INTO client (id, name, role, status, credit_limit, used_credit, held_credit, created_at,"
                    " updated_at) VALUES (:id, :name, :role, 'ACTIVE', 9, 0, 0, 1, 1)"
                ),
                client,
            )
            connection.execute(
                text("INSERT INTO api_key (id, client_id, secret_hash, created_at) VALUES (:name, :id, 'h', 1)"), client
            )
    with engine.begin() as connection:
        migrate(connection, "0008")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT id, scopes, last_used_at FROM api_key ORDER BY id")).all()
        scopes = "videos:write videos:read credits:read"
        assert [tuple(row) for row in rows] == [("ADMIN", scopes, None), ("MEMBER", scopes, None)]
    engine.dispose()
