"""Readings of upstream's counter, and verdicts of operators on unknown outcomes.

A paid call that exists does not say which key it was sent with.
"""

import sqlalchemy as sa

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

APPEND_ONLY = {
    "sqlite": [
        f"CREATE TRIGGER verdict_not_{done} BEFORE {verb} ON verdict"
        " BEGIN SELECT RAISE(ABORT, 'verdict is append-only'); END"
        for verb, done in (("UPDATE", "updated"), ("DELETE", "deleted"))
    ],
    "postgresql": [
        """CREATE FUNCTION refuse_verdict_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'verdict is append-only'; END $$""",
        """CREATE TRIGGER verdict_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON verdict
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_verdict_change()""",
    ],
}


def upgrade() -> None:
    op.add_column("attempt", sa.Column("upstream_key", sa.String(), nullable=True))
    op.create_index("generation_by_submit", "generation", ["submitted_at", "ended_at"])
    op.create_table(
        "reading",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("upstream_key", sa.String(), nullable=False),
        sa.Column("generation_id", sa.String(), nullable=False),
        sa.Column("attempt_id", sa.String(), nullable=True),
        sa.Column("credit_limit", sa.BigInteger(), nullable=False),
        sa.Column("used_credit", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["generation_id"], ["generation.id"]),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("credit_limit >= 0 AND used_credit >= 0", name="counter_not_negative"),
    )
    paid = sa.text("attempt_id IS NOT NULL")
    op.create_index(
        "reading_by_key", "reading", ["upstream_key", "created_at"], sqlite_where=paid, postgresql_where=paid
    )
    op.create_index("reading_by_generation", "reading", ["generation_id"])
    op.create_table(
        "verdict",
        sa.Column("generation_id", sa.String(), nullable=False),
        sa.Column("billed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("audit_id", sa.String(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["generation_id"], ["generation.id"]),
        sa.PrimaryKeyConstraint("generation_id"),
    )
    for statement in APPEND_ONLY[op.get_context().dialect.name]:
        op.execute(statement)
