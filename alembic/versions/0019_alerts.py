"""Alerts: which part of a limit a client has reached, once for each limit and window.

What was reached before this migration is not recorded: nobody would know when it was.
"""

import sqlalchemy as sa

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("period_start", sa.BigInteger(), nullable=False),
        sa.Column("credit_limit", sa.BigInteger(), nullable=False),
        sa.Column("threshold", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"]),
        sa.PrimaryKeyConstraint("client_id", "period", "period_start", "credit_limit", "threshold"),
        sa.CheckConstraint("period IN ('life', 'day', 'week', 'month')", name="known_alert_period"),
        sa.CheckConstraint("(period = 'life') = (period_start = 0)", name="only_a_budget_has_windows"),
        sa.CheckConstraint("threshold IN (80, 100)", name="known_threshold"),
        sa.CheckConstraint("credit_limit > 0", name="alert_about_some_limit"),
    )
