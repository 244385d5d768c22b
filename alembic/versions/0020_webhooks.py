"""Webhooks, and the deliveries of events to them. Events get the indexes of their lists."""

import sqlalchemy as sa

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_FOR_OPERATORS = (
    "type IN ('client.credit_threshold', 'generation.unknown', 'webhook.disabled', 'upstream.paused', "
    "'upstream.resumed', 'upstream.drift', 'audit.failed')"
)


def upgrade() -> None:
    _create_webhooks()
    _create_deliveries()
    _create_index("event_by_client", "event", ["client_id", "id"], where="video_id IS NOT NULL")
    _create_index("event_of_operators", "event", ["id"], where=_FOR_OPERATORS)


def _create_webhooks() -> None:
    op.create_table(
        "webhook",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("types", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("disabled_reason", sa.String(), nullable=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("previous_secret", sa.LargeBinary(), nullable=True),
        sa.Column("previous_ends_at", sa.BigInteger(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.BigInteger(), nullable=True),
        sa.Column("resumes_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("audience IN ('client', 'operators')", name="known_audience"),
        sa.CheckConstraint("types <> ''", name="webhook_of_some_types"),
        sa.CheckConstraint("status IN ('enabled', 'disabled')", name="known_webhook_status"),
        sa.CheckConstraint("(status = 'disabled') = (disabled_reason IS NOT NULL)", name="disabled_says_why"),
        sa.CheckConstraint("disabled_reason IN ('requested', 'gone', 'failing')", name="known_disabled_reason"),
        sa.CheckConstraint("length(secret) >= 24", name="webhook_secret_is_long"),
        sa.CheckConstraint("(previous_secret IS NULL) = (previous_ends_at IS NULL)", name="previous_secret_ends"),
        sa.CheckConstraint("failures >= 0", name="failures_not_negative"),
        sa.CheckConstraint("(failures = 0) = (failing_since IS NULL)", name="failures_have_begun"),
    )
    op.create_index("webhook_by_client", "webhook", ["client_id", "id"])
    op.create_index("webhook_by_status", "webhook", ["status", "id"])
    op.create_index("webhook_by_audience", "webhook", ["audience", "id"])


def _create_deliveries() -> None:
    op.create_table(
        "delivery",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("webhook_id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("try_at", sa.BigInteger(), nullable=True),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("tried_at", sa.BigInteger(), nullable=True),
        sa.Column("answer_status", sa.Integer(), nullable=True),
        sa.Column("answer_body", sa.Text(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["webhook_id"], ["webhook.id"]),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("webhook_id", "event_id", name="one_delivery"),
        sa.CheckConstraint("status IN ('pending', 'delivered', 'failed')", name="known_delivery_status"),
        sa.CheckConstraint("(status = 'pending') = (try_at IS NOT NULL)", name="pending_has_time"),
        sa.CheckConstraint("lease_until IS NULL OR try_at IS NOT NULL", name="only_pending_is_held"),
        sa.CheckConstraint("tries >= 0", name="tries_not_negative"),
        sa.CheckConstraint("answer_status IS NULL OR error IS NULL", name="answer_or_error"),
    )
    op.create_index(op.f("ix_delivery_event_id"), "delivery", ["event_id"])
    op.create_index("delivery_by_webhook", "delivery", ["webhook_id", "id"])
    op.create_index("delivery_by_status", "delivery", ["webhook_id", "status", "id"])
    _create_index("delivery_by_try", "delivery", ["webhook_id", "try_at", "id"], where="try_at IS NOT NULL")
    _create_index("delivery_by_lease", "delivery", ["webhook_id", "lease_until"], where="lease_until IS NOT NULL")
    _create_index("undelivered", "delivery", ["client_id", "event_id"], where="status <> 'delivered'")


def _create_index(name: str, table: str, columns: list[str], *, where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
