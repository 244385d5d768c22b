"""The tables are what the migrations make, and every rule that is written into them by hand refuses its breach."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from app.store import migrations
from app.store.tables import Client

Values = Mapping[str, object]

ROWS: dict[str, Values] = {
    "client": {"id": "client_1", "name": "shop", "role": "MEMBER", "status": "ACTIVE", "credit_limit": 9,
               "used_credit": 0, "held_credit": 0, "created_at": 1, "updated_at": 1},
    "generation": {"id": "gen_1", "fingerprint": "f1", "is_current": 1, "state": "queued", "failure": None,
                   "payer_id": "client_1", "credits": 5, "prompt": "waves", "model": "veo3", "fast_mode": 0,
                   "generate_audio": 0, "aspect_ratio": "16:9", "resolution": "1080p", "seconds": "8", "take": 1,
                   "still_type": "image/png", "fence": 0, "created_at": 1},
    "attempt": {"id": "attempt_1", "generation_id": "gen_1", "outcome": None, "started_at": 1, "ended_at": None},
    "video": {"id": "video_1", "client_id": "client_1", "generation_id": "gen_1", "fingerprint": "f1", "is_alive": 1,
              "cache": "miss", "credits": 5, "created_at": 1},
    "credit_entry": {"id": "entry_1", "client_id": "client_1", "generation_id": "gen_1", "video_id": "video_1",
                     "kind": "hold", "amount": 5, "created_at": 1},
    "api_key": {"id": "key_1", "client_id": "client_1", "secret_hash": "h", "created_at": 1},
    "idempotency_key": {"client_id": "client_1", "key": "order 7", "request_sha256": "h", "video_id": "video_1"},
}  # fmt: skip
_OTHER = {"id": "other"}
_OTHER_RUN = {**_OTHER, "fingerprint": "f2"}
_FAILED = {"state": "failed", "failure": "cancelled", "ended_at": 2}
_FILM = {"film_sha256": "h", "film_bytes": 1, "expires_at": 9, "ended_at": 2}

# Rule, table, what differs from the valid row above: one breach and nothing else.
BREACHES: list[tuple[str, str, Values]] = [
    ("known_role", "client", {**_OTHER, "name": "b", "role": "OWNER"}),
    ("known_status", "client", {**_OTHER, "name": "b", "status": "GONE"}),
    ("limit_not_negative", "client", {**_OTHER, "name": "b", "credit_limit": -1}),
    ("used_not_negative", "client", {**_OTHER, "name": "b", "used_credit": -1}),
    ("held_not_negative", "client", {**_OTHER, "name": "b", "held_credit": -1}),
    ("one_row", "gate", {"id": 2}),
    ("known_state", "generation", {**_OTHER_RUN, "state": "paused", "is_current": 0, "ended_at": 2}),
    ("current_is_living_or_kept", "generation", {**_OTHER_RUN, **_FAILED}),
    ("living_is_current", "generation", {**_OTHER_RUN, "is_current": 0}),
    ("known_failure", "generation", {**_OTHER_RUN, "failure": "bad_luck"}),
    ("failed_says_why", "generation", {**_OTHER_RUN, "state": "failed", "is_current": 0, "ended_at": 2}),
    ("completed_has_film", "generation", {**_OTHER_RUN, "state": "completed", **_FILM, "film_sha256": None}),
    ("completed_has_film", "generation", {**_OTHER_RUN, "state": "completed", **_FILM, "film_bytes": 0}),
    ("completed_has_film", "generation", {**_OTHER_RUN, **_FILM, "state": "completed", "expires_at": None}),
    ("ended_has_time", "generation", {**_OTHER_RUN, "state": "completed", **_FILM, "ended_at": None}),
    ("generating_has_uuid", "generation", {**_OTHER_RUN, "state": "generating"}),
    ("price_positive", "generation", {**_OTHER_RUN, "credits": 0}),
    ("take_positive", "generation", {**_OTHER_RUN, "take": 0}),
    ("pace_positive", "generation", {**_OTHER_RUN, "pace_ms": 0}),
    ("progress_below_hundred", "generation", {**_OTHER_RUN, "progress": 100}),
    ("progress_below_hundred", "generation", {**_OTHER_RUN, "progress": -1}),
    ("known_outcome", "attempt", {**_OTHER, "outcome": "maybe", "ended_at": 2}),
    ("outcome_has_time", "attempt", {**_OTHER, "outcome": "deferred"}),
    ("outcome_has_time", "attempt", {**_OTHER, "ended_at": 2}),
    ("known_kind", "credit_entry", {**_OTHER, "kind": "gift"}),
    ("amount_positive", "credit_entry", {**_OTHER, "kind": "settle", "amount": 0}),
    ("amount_positive", "credit_entry", {**_OTHER, "kind": "refund", "amount": -5}),
    ("run_unless_grant", "credit_entry", {**_OTHER, "kind": "settle", "generation_id": None}),
    ("run_unless_grant", "credit_entry", {**_OTHER, "kind": "grant"}),
    ("known_cache", "video", {**_OTHER, "fingerprint": "f2", "cache": "lucky"}),
    ("credits_not_negative", "video", {**_OTHER, "fingerprint": "f2", "credits": -1}),
    ("only_a_miss_costs", "video", {**_OTHER, "fingerprint": "f2", "cache": "hit"}),
    ("key_of_some_length", "idempotency_key", {"key": ""}),
    ("key_of_some_length", "idempotency_key", {"key": "x" * 256}),
]  # fmt: skip

# Partial unique index, table, a twin that it refuses, a twin outside of its condition that it lets pass.
TWINS: list[tuple[str, str, Values, Values]] = [
    ("one_current_generation", "generation", _OTHER,
     {**_OTHER, **_FAILED, "is_current": 0}),
    ("one_paid_attempt", "attempt", _OTHER, {**_OTHER, "outcome": "deferred", "ended_at": 2}),
    ("one_paid_attempt", "attempt", {**_OTHER, "outcome": "refused", "ended_at": 2},
     {**_OTHER, "outcome": "not_sent", "ended_at": 2}),
    ("one_alive_video", "video", _OTHER, {**_OTHER, "is_alive": 0}),
    ("one_hold", "credit_entry", _OTHER, {**_OTHER, "kind": "release"}),
    ("one_end", "credit_entry", {**_OTHER, "kind": "release"}, {**_OTHER, "kind": "refund"}),
    ("one_refund", "credit_entry", {**_OTHER, "kind": "refund"}, {**_OTHER, "kind": "settle", "id": "third"}),
]  # fmt: skip
_BESIDE = {"one_end": {"kind": "settle", "id": "before"}, "one_refund": {"kind": "refund", "id": "before"}}

STRAYS: list[tuple[str, Values]] = [
    ("api_key", {**_OTHER, "client_id": "nobody"}),
    ("generation", {**_OTHER_RUN, "payer_id": "nobody"}),
    ("attempt", {**_OTHER, "generation_id": "nothing"}),
    ("video", {**_OTHER, "fingerprint": "f2", "client_id": "nobody"}),
    ("video", {**_OTHER, "fingerprint": "f2", "generation_id": "nothing"}),
    ("credit_entry", {**_OTHER, "kind": "settle", "client_id": "nobody"}),
    ("credit_entry", {**_OTHER, "kind": "settle", "generation_id": "nothing"}),
    ("idempotency_key", {"client_id": "nobody"}),
    ("idempotency_key", {"key": "order 8", "video_id": "nothing"}),
]

TRIGGERS = {
    "credit_entry_not_updated": "UPDATE credit_entry SET note = 'never mind'",
    "credit_entry_not_deleted": "DELETE FROM credit_entry",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "kinora.db"
    migrations.upgrade(f"sqlite:///{path}", tell=lambda _: None)
    return path


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    """The migrated tables with one valid row in each; nothing that a test writes stays."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for table in ROWS:
            _insert(connection, table, {})
        yield connection
        connection.execute("ROLLBACK")


def test_the_tables_are_what_the_migrations_make(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Client.metadata) == []
    finally:
        engine.dispose()


def test_migrating_twice_does_nothing(path: Path) -> None:
    before, told = _read_schema(path), list[str]()
    migrations.upgrade(f"sqlite:///{path}", tell=told.append)
    assert told == []
    assert _read_schema(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("rule", "table", "values"), BREACHES, ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(BREACHES)]
)
def test_a_check_refuses_its_breach(database: sqlite3.Connection, rule: str, table: str, values: Values) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"CHECK constraint failed: {rule}$"):
        _insert(database, table, values)


@pytest.mark.parametrize(
    ("index", "table", "twin", "other"), TWINS, ids=[f"{row[0]}-{n}" for n, row in enumerate(TWINS)]
)
def test_a_partial_index_refuses_a_twin_and_only_a_twin(
    database: sqlite3.Connection, index: str, table: str, twin: Values, other: Values
) -> None:
    if index in _BESIDE:
        _insert(database, table, _BESIDE[index])
    with pytest.raises(sqlite3.IntegrityError, match=rf"UNIQUE constraint failed: {table}\."):
        _insert(database, table, twin)
    _insert(database, table, other)


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_the_ledger_is_append_only(database: sqlite3.Connection, trigger: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(TRIGGERS[trigger])


@pytest.mark.parametrize(("table", "values"), STRAYS)
def test_what_a_row_points_to_exists(database: sqlite3.Connection, table: str, values: Values) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        _insert(database, table, values)


def test_a_name_is_one_clients(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint failed: client\.name"):
        _insert(database, "client", _OTHER)


def test_an_idempotency_key_names_one_request_of_a_client_and_goes_with_its_video(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint failed: idempotency_key\."):
        _insert(database, "idempotency_key", {"request_sha256": "other"})
    _insert(database, "client", {**_OTHER, "name": "b"})
    _insert(database, "idempotency_key", {"client_id": "other"})
    database.execute("DELETE FROM video")
    assert database.execute("SELECT count(*) FROM idempotency_key").fetchone() == (0,)


def test_every_rule_of_the_migrations_is_broken_above(path: Path) -> None:
    schema = _read_schema(path)
    checks = {name for sql in schema for name in re.findall(r"CONSTRAINT (\w+) CHECK", sql)}
    indexes = {match[1] for sql in schema if (match := re.match(r"CREATE UNIQUE INDEX (\w+)", sql))}
    triggers = {match[1] for sql in schema if (match := re.match(r"CREATE TRIGGER (\w+)", sql))}
    assert checks == {rule for rule, _, _ in BREACHES}
    assert indexes == {index for index, *_ in TWINS}
    assert triggers == set(TRIGGERS)


def _insert(database: sqlite3.Connection, table: str, values: Values) -> None:
    row = {**ROWS.get(table, {}), **values}
    places = ", ".join("?" for _ in row)
    database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))  # noqa: S608 - our own names


def _read_schema(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1")]
