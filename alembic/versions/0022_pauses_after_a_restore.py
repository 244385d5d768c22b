"""One more cause of a pause: the database is an older copy."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_BEFORE = "cause IN ('operator', 'price_differs')"
_AFTER = f"{_BEFORE[:-1]}, 'restored')"


def upgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        _change_check_in_schema()
    else:
        op.drop_constraint("known_pause_cause", "pause", type_="check")
        op.create_check_constraint("known_pause_cause", "pause", _AFTER)


def _change_check_in_schema() -> None:
    """Change the CHECK in the stored schema, for the reasons that migration 0004 gives."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    changed = connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'pause' AND instr(sql, ?)",
        (_BEFORE, _AFTER, _BEFORE),
    )
    if changed.rowcount != 1:
        raise AssertionError("the table `pause` has another CHECK known_pause_cause than its migrations made")
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
