"""What is kept of a still: an upload, until it is sent, and a thumbnail, whose hash is new here.

A generation without that hash was started by an older version, which kept the still as its client sent it. A generation
can fail because the still is too large for upstream.
"""

import sqlalchemy as sa

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BEFORE = (
    "failure IN ('cancelled', 'image_refused', 'prompt_refused', 'refused_by_upstream', 'waited_too_long', "
    "'content_lost', 'outcome_unknown', 'cancelled_by_operator')"
)
_AFTER = f"{_BEFORE[:-1]}, 'image_too_large_upstream')"


def upgrade() -> None:
    op.add_column("generation", sa.Column("thumbnail_sha256", sa.String(), nullable=True))
    if op.get_context().dialect.name == "sqlite":
        _change_check_in_schema()
    else:
        op.drop_constraint("known_failure", "generation", type_="check")
        op.create_check_constraint("known_failure", "generation", _AFTER)


def _change_check_in_schema() -> None:
    """Change the CHECK in the stored schema, for the reasons that migration 0004 gives."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    changed = connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?)"
        " WHERE type = 'table' AND name = 'generation' AND instr(sql, ?)",
        (_BEFORE, _AFTER, _BEFORE),
    )
    if changed.rowcount != 1:
        raise AssertionError("the table `generation` has another CHECK known_failure than its migrations made")
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
