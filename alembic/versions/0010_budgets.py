"""Budgets of clients, who made an entry of the ledger, and the answers to operators' requests with an Idempotency-Key.

A client that exists has no budget. An entry that exists has no actor that it names.
"""

import sqlalchemy as sa

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# SQLite cannot add a CHECK to a table; both databases accept one with a new column.
_COLUMNS = [
    (
        "budget_period VARCHAR CONSTRAINT known_budget_period"
        " CHECK (budget_period IS NULL OR budget_period IN ('day', 'week', 'month'))"
    ),
    "budget_timezone VARCHAR",
    "budget_limit BIGINT CONSTRAINT budget_limit_not_negative CHECK (budget_limit >= 0)",
    "period_start BIGINT",
    "period_end BIGINT CONSTRAINT period_has_length CHECK (period_end > period_start)",
    "period_used BIGINT CONSTRAINT period_used_not_negative CHECK (period_used >= 0)",
    (
        "period_held BIGINT CONSTRAINT period_held_not_negative CHECK (period_held >= 0)"
        " CONSTRAINT budget_is_whole CHECK ("
        "(budget_period IS NULL AND budget_timezone IS NULL AND budget_limit IS NULL AND period_start IS NULL"
        " AND period_end IS NULL AND period_used IS NULL AND period_held IS NULL) OR "
        "(budget_period IS NOT NULL AND budget_timezone IS NOT NULL AND budget_limit IS NOT NULL"
        " AND period_start IS NOT NULL AND period_end IS NOT NULL AND period_used IS NOT NULL"
        " AND period_held IS NOT NULL))"
    ),
]


def upgrade() -> None:
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE client ADD COLUMN {column}")
    op.add_column("credit_entry", sa.Column("audit_id", sa.String(), nullable=True))
    holds = sa.text("kind = 'hold'")
    op.create_index(
        "hold_by_client", "credit_entry", ["client_id", "created_at"], sqlite_where=holds, postgresql_where=holds
    )
    op.create_table(
        "operator_request",
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("request_sha256", sa.String(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"]),
        sa.PrimaryKeyConstraint("client_id", "key"),
        sa.CheckConstraint("length(key) BETWEEN 1 AND 255", name="operator_key_of_some_length"),
    )
