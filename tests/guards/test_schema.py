"""The tables are those that the migrations create, and every handwritten rule refuses what violates it: on both
databases, with lists that are compared with what the databases themselves report."""

import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, create_engine, insert, inspect, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.store.database import find_backend
from app.store.sessions import Session
from app.store.tables import Client
from tests.support.databases import NewDatabase

Values = Mapping[str, object]
TABLES = Client.metadata.tables

ROWS: dict[str, Values] = {
    "client": {"id": "client_1", "name": "shop", "role": "MEMBER", "status": "ACTIVE", "credit_limit": 9,
               "used_credit": 0, "held_credit": 0, "created_at": 1, "updated_at": 1},
    "generation": {"id": "gen_1", "fingerprint": "f1", "is_current": True, "state": "queued", "failure": None,
                   "payer_id": "client_1", "credits": 5, "prompt": "waves", "model": "veo3", "fast_mode": False,
                   "generate_audio": False, "aspect_ratio": "16:9", "resolution": "1080p", "seconds": "8", "take": 1,
                   "still_type": "image/png", "fence": 0, "created_at": 1},
    "attempt": {"id": "attempt_1", "generation_id": "gen_1", "outcome": None, "started_at": 1, "ended_at": None},
    "reading": {"id": "reading_1", "upstream_key": "k", "generation_id": "gen_1", "attempt_id": "attempt_1",
                "credit_limit": 9, "used_credit": 1, "created_at": 1},
    "video": {"id": "video_1", "client_id": "client_1", "generation_id": "gen_1", "fingerprint": "f1", "is_alive": True,
              "status": "queued", "cache": "miss", "credits": 5, "created_at": 1},
    "verdict": {"generation_id": "gen_1", "billed": True, "note": None, "audit_id": None, "created_at": 1},
    "credit_entry": {"id": "entry_1", "client_id": "client_1", "generation_id": "gen_1", "video_id": "video_1",
                     "kind": "hold", "amount": 5, "created_at": 1},
    "event": {"id": "evt_1", "type": "generation.completed", "generation_id": "gen_1", "client_id": "client_1",
              "video_id": None, "payload": {}, "created_at": int(time.time() * 1000)},
    "webhook": {"id": "webhook_1", "client_id": "client_1", "url": "https://shop.example/", "audience": "client",
                "types": "video.completed", "status": "enabled", "secret": b"s" * 32, "failures": 0, "created_at": 1,
                "updated_at": 1},
    "delivery": {"id": "delivery_1", "webhook_id": "webhook_1", "client_id": "client_1", "event_id": "evt_1",
                 "status": "pending", "tries": 0, "try_at": 1, "fence": 0, "created_at": 1},
    "pause": {"what": "paid_calls", "cause": "operator", "reason": None, "created_at": 1},
    "alert": {"client_id": "client_1", "period": "life", "period_start": 0, "credit_limit": 9, "threshold": 80,
              "created_at": 1},
    "operator_request": {"client_id": "client_1", "key": "grant 7", "request_sha256": "h", "answer": {},
                         "created_at": 1},
    "signing_key": {"id": 1, "secret": b"s"},
    "audit_log": {"id": "audit_1", "type": "client.updated", "actor": {}, "target_type": "client", "changes": {},
                  "outcome": "done", "created_at": 1},
    "api_key": {"id": "key_1", "client_id": "client_1", "secret_hash": "h", "created_at": 1},
    "idempotency_key": {"client_id": "client_1", "key": "order 7", "request_sha256": "h", "video_id": "video_1"},
}  # fmt: skip
_OTHER = {"id": "other"}
_BUDGET = {
    "budget_period": "day",
    "budget_timezone": "UTC",
    "budget_limit": 9,
    "period_start": 1,
    "period_end": 2,
    "period_used": 0,
    "period_held": 0,
}
_GRANT = {"kind": "grant", "generation_id": None, "video_id": None}
_OTHER_RUN = {**_OTHER, "fingerprint": "f2"}
_FAILED = {"state": "failed", "failure": "cancelled", "ended_at": 2}
_FILM = {"film_sha256": "h", "film_bytes": 1, "expires_at": 9, "ended_at": 2}

# Rule, table, and the difference from the valid row above: one violation and nothing else.
BREACHES: list[tuple[str, str, Values]] = [
    ("known_role", "client", {**_OTHER, "name": "b", "role": "OWNER"}),
    ("known_status", "client", {**_OTHER, "name": "b", "status": "GONE"}),
    ("limit_not_negative", "client", {**_OTHER, "name": "b", "credit_limit": -1}),
    ("used_not_negative", "client", {**_OTHER, "name": "b", "used_credit": -1}),
    ("held_not_negative", "client", {**_OTHER, "name": "b", "held_credit": -1}),
    ("known_budget_period", "client", {**_OTHER, "name": "b", **_BUDGET, "budget_period": "year"}),
    ("budget_limit_not_negative", "client", {**_OTHER, "name": "b", **_BUDGET, "budget_limit": -1}),
    ("period_has_length", "client", {**_OTHER, "name": "b", **_BUDGET, "period_end": 1}),
    ("period_used_not_negative", "client", {**_OTHER, "name": "b", **_BUDGET, "period_used": -1}),
    ("period_held_not_negative", "client", {**_OTHER, "name": "b", **_BUDGET, "period_held": -1}),
    *(("budget_is_whole", "client", {**_OTHER, "name": "b", **_BUDGET, column: None}) for column in _BUDGET),
    ("known_audience", "webhook", {**_OTHER, "audience": "all"}),
    ("webhook_of_some_types", "webhook", {**_OTHER, "types": ""}),
    ("known_webhook_status", "webhook", {**_OTHER, "status": "paused"}),
    ("disabled_says_why", "webhook", {**_OTHER, "status": "disabled"}),
    ("disabled_says_why", "webhook", {**_OTHER, "disabled_reason": "gone"}),
    ("known_disabled_reason", "webhook", {**_OTHER, "status": "disabled", "disabled_reason": "mood"}),
    ("webhook_secret_is_long", "webhook", {**_OTHER, "secret": b"s" * 23}),
    ("previous_secret_ends", "webhook", {**_OTHER, "previous_secret": b"s" * 32}),
    ("previous_secret_ends", "webhook", {**_OTHER, "previous_ends_at": 9}),
    ("failures_not_negative", "webhook", {**_OTHER, "failures": -1, "failing_since": 1}),
    ("failures_have_begun", "webhook", {**_OTHER, "failures": 1}),
    ("failures_have_begun", "webhook", {**_OTHER, "failing_since": 1}),
    ("known_delivery_status", "delivery", {**_OTHER, "status": "lost", "try_at": None}),
    ("pending_has_time", "delivery", {**_OTHER, "try_at": None}),
    ("pending_has_time", "delivery", {**_OTHER, "status": "delivered"}),
    ("only_pending_is_held", "delivery", {**_OTHER, "status": "failed", "try_at": None, "lease_until": 9}),
    ("tries_not_negative", "delivery", {**_OTHER, "tries": -1}),
    ("answer_or_error", "delivery", {**_OTHER, "answer_status": 200, "error": "reset"}),
    ("known_pause", "pause", {"what": "downloads"}),
    ("known_pause_cause", "pause", {"what": "accepts", "cause": "weather"}),
    ("known_alert_period", "alert", {"period": "year", "period_start": 1}),
    ("only_a_budget_has_windows", "alert", {"period_start": 1}),
    ("only_a_budget_has_windows", "alert", {"period": "day"}),
    ("known_threshold", "alert", {"threshold": 90}),
    ("alert_about_some_limit", "alert", {"credit_limit": 0}),
    ("operator_key_of_some_length", "operator_request", {"key": ""}),
    ("one_row", "gate", {"id": 2}),
    ("known_state", "generation", {**_OTHER_RUN, "state": "paused", "is_current": False, "ended_at": 2}),
    ("current_is_living_or_kept", "generation", {**_OTHER_RUN, **_FAILED}),
    ("living_is_current", "generation", {**_OTHER_RUN, "is_current": False}),
    ("known_failure", "generation", {**_OTHER_RUN, "failure": "bad_luck"}),
    ("failed_says_why", "generation", {**_OTHER_RUN, "state": "failed", "is_current": False, "ended_at": 2}),
    ("completed_has_film", "generation", {**_OTHER_RUN, "state": "completed", **_FILM, "film_sha256": None}),
    ("completed_has_film", "generation", {**_OTHER_RUN, "state": "completed", **_FILM, "film_bytes": 0}),
    ("completed_has_film", "generation", {**_OTHER_RUN, **_FILM, "state": "completed", "expires_at": None}),
    ("ended_has_time", "generation", {**_OTHER_RUN, "state": "completed", **_FILM, "ended_at": None}),
    ("generating_has_uuid", "generation", {**_OTHER_RUN, "state": "generating"}),
    ("price_positive", "generation", {**_OTHER_RUN, "credits": 0}),
    ("take_positive", "generation", {**_OTHER_RUN, "take": 0}),
    ("pace_positive", "generation", {**_OTHER_RUN, "pace_ms": -1}),
    ("progress_below_hundred", "generation", {**_OTHER_RUN, "progress": 100}),
    ("progress_below_hundred", "generation", {**_OTHER_RUN, "progress": -1}),
    ("known_outcome", "attempt", {**_OTHER, "outcome": "maybe", "ended_at": 2}),
    ("outcome_has_time", "attempt", {**_OTHER, "outcome": "deferred"}),
    ("outcome_has_time", "attempt", {**_OTHER, "ended_at": 2}),
    ("counter_not_negative", "reading", {**_OTHER, "credit_limit": -1}),
    ("counter_not_negative", "reading", {**_OTHER, "used_credit": -1}),
    ("known_kind", "credit_entry", {**_OTHER, "kind": "gift"}),
    ("amount_positive", "credit_entry", {**_OTHER, "kind": "settle", "amount": 0}),
    ("only_a_grant_expires", "credit_entry", {**_OTHER, "kind": "settle", "expires_at": 9}),
    ("only_a_grant_expires", "credit_entry", {**_OTHER, **_GRANT, "amount": -5, "expires_at": 9}),
    ("only_a_grant_expires", "credit_entry", {**_OTHER, **_GRANT, "expires_at": 1}),
    ("what_is_left_is_taken_away", "credit_entry", {**_OTHER, "kind": "settle", "grant_id": "entry_1"}),
    ("what_is_left_is_taken_away", "credit_entry", {**_OTHER, **_GRANT, "grant_id": "entry_1"}),
    ("amount_positive", "credit_entry", {**_OTHER, "kind": "refund", "amount": -5}),
    ("run_unless_grant", "credit_entry", {**_OTHER, "kind": "settle", "generation_id": None}),
    ("run_unless_grant", "credit_entry", {**_OTHER, "kind": "grant"}),
    ("known_video_status", "video", {**_OTHER, "fingerprint": "f2", "status": "paused"}),
    ("event_type_is_noun_and_verb", "event", {**_OTHER, "type": "moved"}),
    ("audit_log_type_is_noun_and_verb", "audit_log", {**_OTHER, "type": "updated"}),
    ("audit_log_outcome_is_known", "audit_log", {**_OTHER, "outcome": "maybe"}),
    ("one_signing_key", "signing_key", {"id": 2, "secret": b"s"}),
    ("known_cache", "video", {**_OTHER, "fingerprint": "f2", "cache": "lucky"}),
    ("known_video_failure", "video", {**_OTHER, "fingerprint": "f2", "failure": "content_lost"}),
    ("credits_not_negative", "video", {**_OTHER, "fingerprint": "f2", "credits": -1}),
    ("only_a_miss_costs", "video", {**_OTHER, "fingerprint": "f2", "cache": "hit"}),
    ("key_of_some_length", "idempotency_key", {"key": ""}),
    ("key_of_some_length", "idempotency_key", {"key": "x" * 256}),
]  # fmt: skip

# Partial unique index, table, a duplicate that it refuses, and a duplicate outside of its condition that it accepts.
TWINS: list[tuple[str, str, Values, Values]] = [
    ("one_current_generation", "generation", _OTHER,
     {**_OTHER, **_FAILED, "is_current": False}),
    ("one_paid_attempt", "attempt", _OTHER, {**_OTHER, "outcome": "deferred", "ended_at": 2}),
    ("one_paid_attempt", "attempt", {**_OTHER, "outcome": "refused", "ended_at": 2},
     {**_OTHER, "outcome": "not_sent", "ended_at": 2}),
    ("one_alive_video", "video", _OTHER, {**_OTHER, "is_alive": False}),
    ("one_hold", "credit_entry", _OTHER, {**_OTHER, "kind": "release"}),
    ("one_end", "credit_entry", {**_OTHER, "kind": "release"}, {**_OTHER, "kind": "refund"}),
    ("one_settle", "credit_entry", {**_OTHER, "kind": "settle", "video_id": "video_2"},
     {**_OTHER, "kind": "release", "video_id": "video_2"}),
    ("one_refund", "credit_entry", {**_OTHER, "kind": "refund"}, {**_OTHER, "kind": "settle", "id": "third"}),
]  # fmt: skip
_BESIDE = {
    "one_end": {"kind": "settle", "id": "before"},
    "one_settle": {"kind": "settle", "id": "before"},
    "one_refund": {"kind": "refund", "id": "before"},
}

STRAYS: list[tuple[str, str, Values]] = [
    ("api_key", "client_id", {}),
    ("generation", "payer_id", {"fingerprint": "f2"}),
    ("attempt", "generation_id", {}),
    ("reading", "generation_id", {}),
    ("verdict", "generation_id", {}),
    ("reading", "attempt_id", {}),
    ("video", "client_id", {"fingerprint": "f2"}),
    ("video", "generation_id", {"fingerprint": "f2"}),
    ("credit_entry", "client_id", {"kind": "settle"}),
    ("event", "generation_id", {}),
    ("event", "client_id", {}),
    ("credit_entry", "generation_id", {"kind": "settle"}),
    ("webhook", "client_id", {}),
    ("delivery", "webhook_id", {}),
    ("delivery", "event_id", {}),
    ("operator_request", "client_id", {}),
    ("alert", "client_id", {}),
    ("idempotency_key", "client_id", {}),
    ("idempotency_key", "video_id", {"key": "order 8"}),
]

# Trigger, and every statement that it refuses.
TRIGGERS: dict[str, dict[str, list[str]]] = {
    "sqlite": {
        "credit_entry_not_updated": ["UPDATE credit_entry SET note = 'never mind'"],
        "credit_entry_not_deleted": ["DELETE FROM credit_entry"],
        "audit_log_not_updated": ["UPDATE audit_log SET reason = 'never mind'"],
        "audit_log_not_deleted": ["DELETE FROM audit_log"],
        "verdict_not_updated": ["UPDATE verdict SET billed = NOT billed"],
        "verdict_not_deleted": ["DELETE FROM verdict"],
        "event_not_updated": ["UPDATE event SET type = 'never.mind'"],
        "event_kept_for_30_days": ["DELETE FROM event"],
    },
    "postgresql": {
        "credit_entry_append_only": [
            "UPDATE credit_entry SET note = 'never mind'", "DELETE FROM credit_entry", "TRUNCATE credit_entry",
        ],
        "audit_log_append_only": [
            "UPDATE audit_log SET reason = 'never mind'", "DELETE FROM audit_log", "TRUNCATE audit_log",
        ],
        "verdict_append_only": [
            "UPDATE verdict SET billed = NOT billed", "DELETE FROM verdict", "TRUNCATE verdict",
        ],
        "event_append_only": ["UPDATE event SET type = 'never.mind'", "DELETE FROM event"],
        "event_not_truncated": ["TRUNCATE event CASCADE"],
    },
}  # fmt: skip
_LIST_TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.fixture
def rows(session: Session) -> Session:
    """The migrated tables with one valid row in each."""
    for table in ROWS:
        _insert(session, table, {})
    return session


def test_the_tables_are_what_the_migrations_make(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Client.metadata) == []


def test_migrating_twice_does_nothing(new_database: NewDatabase) -> None:
    url, told = new_database(), list[str]()
    before = _read_columns(url)
    find_backend(url).upgrade(tell=told.append)
    assert told == []
    assert _read_columns(url) == before != {}
    if url.startswith("sqlite"):
        path = Path(url.removeprefix("sqlite:///"))
        assert [file.name for file in path.parent.glob(f"{path.name}*")] == [path.name]


@pytest.mark.parametrize(
    ("rule", "table", "values"), BREACHES, ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(BREACHES)]
)
def test_a_check_refuses_its_breach(rows: Session, rule: str, table: str, values: Values) -> None:
    assert _break(rows, table, values) == rule


@pytest.mark.parametrize(
    ("index", "table", "twin", "other"), TWINS, ids=[f"{row[0]}-{n}" for n, row in enumerate(TWINS)]
)
def test_a_partial_index_refuses_a_twin_and_only_a_twin(
    rows: Session, index: str, table: str, twin: Values, other: Values
) -> None:
    if index in _BESIDE:
        _insert(rows, table, _BESIDE[index])
    assert _break(rows, table, twin) == _say_unique(rows, index, table)
    _insert(rows, table, other)


def test_the_ledger_is_append_only(rows: Session) -> None:
    for statements in TRIGGERS[rows.connection.dialect.name].values():
        for statement in statements:
            with pytest.raises(DBAPIError, match="append-only"), rows.savepoint():
                rows.execute(text(statement))


@pytest.mark.parametrize(("table", "column", "values"), STRAYS)
def test_what_a_row_points_to_exists(rows: Session, table: str, column: str, values: Values) -> None:
    own = _OTHER if "id" in TABLES[table].c else {}
    stray = {**own, **values, column: "nothing"}
    is_sqlite = rows.connection.dialect.name == "sqlite"
    assert _break(rows, table, stray) == ("FOREIGN KEY" if is_sqlite else f"{table}_{column}_fkey")


def test_a_name_is_one_clients(rows: Session) -> None:
    is_sqlite = rows.connection.dialect.name == "sqlite"
    assert _break(rows, "client", _OTHER) == ("client.name" if is_sqlite else "client_name_key")


def test_an_event_is_delivered_to_a_webhook_once(rows: Session) -> None:
    is_sqlite = rows.connection.dialect.name == "sqlite"
    assert _break(rows, "delivery", _OTHER) == (
        "delivery.webhook_id, delivery.event_id" if is_sqlite else "one_delivery"
    )


def test_an_idempotency_key_names_one_request_of_a_client_and_goes_with_its_video(rows: Session) -> None:
    is_sqlite = rows.connection.dialect.name == "sqlite"
    twice = "idempotency_key.client_id, idempotency_key.key" if is_sqlite else "idempotency_key_pkey"
    assert _break(rows, "idempotency_key", {"request_sha256": "other"}) == twice
    _insert(rows, "client", {**_OTHER, "name": "b"})
    _insert(rows, "idempotency_key", {"client_id": "other"})
    rows.execute(text("DELETE FROM video"))
    assert rows.execute(text("SELECT count(*) FROM idempotency_key")).scalar_one() == 0


def test_every_rule_of_the_schema_is_broken_above(engine: Engine) -> None:
    """A new rule without a violation here fails this test."""
    schema, tables = inspect(engine), list(TABLES)
    with engine.connect() as connection:
        triggers = set(connection.execute(text(_LIST_TRIGGERS[engine.dialect.name])).scalars())
    checks = {check["name"] for table in tables for check in schema.get_check_constraints(table)}
    uniques = {
        index["name"]
        for table in tables
        for index in schema.get_indexes(table)
        if index["unique"] and "duplicates_constraint" not in index
    }
    strays = {(table, *key["constrained_columns"]) for table in tables for key in schema.get_foreign_keys(table)}
    named = {(table, *only["column_names"]) for table in tables for only in schema.get_unique_constraints(table)}
    assert checks == {rule for rule, _, _ in BREACHES}
    assert uniques == {index for index, *_ in TWINS}
    assert strays == {(table, column) for table, column, _ in STRAYS}
    assert named == {("client", "name"), ("delivery", "webhook_id", "event_id")}
    assert triggers == set(TRIGGERS[engine.dialect.name])


def _break(rows: Session, table: str, values: Values) -> str:
    """The name of the rule that refuses this row, as the database reports it."""
    with pytest.raises(IntegrityError) as refusal, rows.savepoint():
        _insert(rows, table, values)
    error: Any = refusal.value.orig
    if rows.connection.dialect.name == "postgresql":
        return str(error.diag.constraint_name)
    said = re.fullmatch(r"(?:CHECK|UNIQUE) constraint failed: (.+)|(FOREIGN KEY) constraint failed", str(error))
    assert said, error
    return str(said[1] or said[2])


def _say_unique(rows: Session, index: str, table: str) -> str:
    """SQLite reports the columns of a unique index and not its name."""
    if rows.connection.dialect.name == "postgresql":
        return index
    (columns,) = (each["column_names"] for each in inspect(rows.connection).get_indexes(table) if each["name"] == index)
    return ", ".join(f"{table}.{column}" for column in columns)


def _insert(rows: Session, table: str, values: Values) -> None:
    rows.execute(insert(TABLES[table]).values({**ROWS.get(table, {}), **values}))


def _read_columns(url: str) -> dict[str, list[str]]:
    engine = create_engine(url)
    schema = inspect(engine)
    columns = {table: [column["name"] for column in schema.get_columns(table)] for table in schema.get_table_names()}
    engine.dispose()
    return columns
