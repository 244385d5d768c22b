"""A film that clients share: each video has its own end and its own failure, and the bill can move to another video.

A generation may have one hold per video instead of one hold, since a payer that cancels passes the bill on.
"""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FAILURE = (
    "failure VARCHAR CONSTRAINT known_video_failure CHECK (failure IS NULL OR failure IN"
    " ('cancelled', 'cancelled_by_operator'))"
)
_ONCE = {  # which entries of a generation exist once per video
    "one_hold": "kind = 'hold'",
    "one_end": "kind IN ('settle', 'release')",
}
_FILL_END = """
UPDATE video SET expires_at = (SELECT expires_at FROM generation WHERE generation.id = video.generation_id)
WHERE status = 'completed'
"""


def upgrade() -> None:
    op.add_column("video", sa.Column("expires_at", sa.BigInteger(), nullable=True))
    op.execute(_FILL_END)
    op.execute(f"ALTER TABLE video ADD COLUMN {_FAILURE}")
    for name, condition in _ONCE.items():
        op.drop_index(name, "credit_entry")
        _create_unique(name, ["generation_id", "video_id"], condition)
    _create_unique("one_settle", ["generation_id"], "kind = 'settle'")


def _create_unique(name: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, "credit_entry", columns, unique=True, sqlite_where=where, postgresql_where=where)
