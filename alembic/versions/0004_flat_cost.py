"""Keeps queries fast when the tables grow: conditions of indexes match the queries, and a video's row has its status.

It also adds metadata of videos, signed links, and generations that an operator cancelled.
"""

import sqlalchemy as sa

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FLAGS = (
    ("one_alive_video", "video", ["client_id", "fingerprint"], "is_alive"),
    ("one_current_generation", "generation", ["fingerprint"], "is_current"),
)
_PARTIAL = (
    ("generation_by_lease", "lease_until", "lease_until IS NOT NULL"),
    ("generation_by_question", "ask_at", "ask_at IS NOT NULL"),
)
_FAILURES = (
    "failure IN ('cancelled', 'image_refused', 'prompt_refused', 'refused_by_upstream', 'waited_too_long', "
    "'content_lost', 'outcome_unknown'"
)
_CHECKS = (  # name, old condition, new condition
    ("known_failure", f"{_FAILURES})", f"{_FAILURES}, 'cancelled_by_operator')"),
    ("pace_positive", "pace_ms > 0", "pace_ms >= 0"),
)
_STATUS = (
    "status VARCHAR DEFAULT 'queued' NOT NULL"
    " CONSTRAINT known_video_status CHECK (status IN ('queued', 'in_progress', 'completed', 'failed'))"
)
# After a late success, the videos that waited for it stay failed. A video that hit it later has the film.
_FILL_STATUS = """
UPDATE video SET status = (
    SELECT CASE
        WHEN generation.state = 'queued' THEN 'queued'
        WHEN generation.state IN ('submitting', 'generating', 'storing') THEN 'in_progress'
        WHEN generation.state IN ('completed', 'expired') AND (generation.failure IS NULL OR video.cache = 'hit')
            THEN 'completed'
        ELSE 'failed'
    END
    FROM generation WHERE generation.id = video.generation_id
)
"""


def upgrade() -> None:
    is_sqlite = op.get_context().dialect.name == "sqlite"
    if is_sqlite:
        # SQLAlchemy's queries for SQLite say `is_alive = 1`; SQLite does not use an index WHERE `is_alive` for them.
        for name, table, columns, flag in _FLAGS:
            op.drop_index(name, table)
            op.create_index(name, table, columns, unique=True, sqlite_where=sa.text(f"{flag} = 1"))
    for name, column, condition in _PARTIAL:
        where = sa.text(condition)
        op.create_index(name, "generation", [column], sqlite_where=where, postgresql_where=where)
    op.create_index("generation_by_expiry", "generation", ["state", "expires_at"])
    op.create_index("entry_by_generation", "credit_entry", ["generation_id", "kind"])

    op.execute(f"ALTER TABLE video ADD COLUMN {_STATUS}")
    op.execute(_FILL_STATUS)
    op.create_index("video_by_status", "video", ["client_id", "status", "id"])
    op.add_column("video", sa.Column("metadata", sa.JSON(), nullable=True))

    op.add_column("client", sa.Column("links_revoked_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="one_signing_key"),
    )
    (_change_checks_in_schema if is_sqlite else _change_checks)()


def _change_checks() -> None:
    for name, _, condition in _CHECKS:
        op.drop_constraint(name, "generation", type_="check")
        op.create_check_constraint(name, "generation", condition)


def _change_checks_in_schema() -> None:
    """Change the CHECKs in the stored schema. SQLite cannot alter a CHECK, and a copy of the table would take time for
    every row. SQLite's manual allows this for changes that do not affect stored rows: sqlite.org/lang_altertable.html,
    section 7."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    for name, before, after in _CHECKS:
        changed = connection.exec_driver_sql(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?)"
            " WHERE type = 'table' AND name = 'generation' AND instr(sql, ?)",
            (before, after, before),
        )
        if changed.rowcount != 1:
            raise AssertionError(f"the table `generation` has another CHECK {name} than its migrations made")
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
