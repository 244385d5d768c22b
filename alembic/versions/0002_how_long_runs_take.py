"""Adds the expected duration of a generation, its lowest progress to show, and indexes to find the latest ones."""

import sqlalchemy as sa

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEPT = sa.text("film_sha256 IS NOT NULL AND failure IS NULL")


_PACE = "pace_ms BIGINT DEFAULT 168000 NOT NULL CONSTRAINT pace_positive CHECK (pace_ms > 0)"
_PROGRESS = "progress INTEGER DEFAULT 0 NOT NULL CONSTRAINT progress_below_hundred CHECK (progress BETWEEN 0 AND 99)"


def upgrade() -> None:
    # As text, because Alembic cannot add a CHECK to a SQLite table. 168,000 ms is the duration of the only known
    # generation.
    for column in (_PACE, _PROGRESS):
        op.execute(f"ALTER TABLE generation ADD COLUMN {column}")
    for name, columns in (
        ("generation_by_end", ["ended_at"]),
        ("generation_by_combination", ["model", "fast_mode", "generate_audio", "resolution", "ended_at"]),
    ):
        op.create_index(name, "generation", columns, unique=False, sqlite_where=_KEPT, postgresql_where=_KEPT)
