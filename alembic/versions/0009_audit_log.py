"""The audit log, the role READER, and names and ends of keys.

No key gets another scope: the keys of clients whose role is ADMIN keep what they could do, which is to make films and
to see their own. A key that may operate has to be issued with `kinora keys issue`.
"""

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ROLES_BEFORE, _ROLES = "role IN ('ADMIN', 'MEMBER')", "role IN ('ADMIN', 'READER', 'MEMBER')"
APPEND_ONLY = {
    "sqlite": [
        f"CREATE TRIGGER audit_log_not_{done} BEFORE {verb} ON audit_log"
        " BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END"
        for verb, done in (("UPDATE", "updated"), ("DELETE", "deleted"))
    ],
    "postgresql": [
        """CREATE FUNCTION refuse_audit_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'audit_log is append-only'; END $$""",
        """CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_log_change()""",
    ],
}


def upgrade() -> None:
    if op.get_context().dialect.name == "sqlite":
        _change_check_in_schema()
    else:
        op.drop_constraint("known_role", "client", type_="check")
        op.create_check_constraint("known_role", "client", _ROLES)
    op.add_column("api_key", sa.Column("name", sa.String(), nullable=True))
    op.add_column("api_key", sa.Column("expires_at", sa.BigInteger(), nullable=True))
    op.create_table(
        "audit_log",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("actor", sa.JSON(), nullable=False),
        sa.Column("actor_client_id", sa.String(), nullable=True),
        sa.Column("target_type", sa.String(), nullable=False),
        sa.Column("target_id", sa.String(), nullable=True),
        sa.Column("target_name", sa.String(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("request_id", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("type LIKE '%.%'", name="audit_log_type_is_noun_and_verb"),
        sa.CheckConstraint("outcome IN ('done', 'refused')", name="audit_log_outcome_is_known"),
    )
    op.create_index("audit_log_by_target", "audit_log", ["target_id", "id"])
    op.create_index("audit_log_by_actor", "audit_log", ["actor_client_id", "id"])
    op.create_index("audit_log_by_type", "audit_log", ["type", "id"])
    refused = sa.text("outcome = 'refused'")
    op.create_index("audit_log_of_refusals", "audit_log", ["id"], sqlite_where=refused, postgresql_where=refused)
    for statement in APPEND_ONLY[op.get_context().dialect.name]:
        op.execute(statement)


def _change_check_in_schema() -> None:
    """Change the CHECK in the stored schema, for the reasons that migration 0004 gives."""
    connection = op.get_bind()
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    changed = connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'client' AND instr(sql, ?)",
        (_ROLES_BEFORE, _ROLES, _ROLES_BEFORE),
    )
    if changed.rowcount != 1:
        raise AssertionError("the table `client` has another CHECK known_role than its migrations made")
    connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema = OFF")
