"""Creates the first tables: clients, their keys, generations and their paid calls, videos, the ledger."""

import sqlalchemy as sa

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


APPEND_ONLY = {
    "sqlite": [
        f"CREATE TRIGGER credit_entry_not_{done} BEFORE {verb} ON credit_entry"
        " BEGIN SELECT RAISE(ABORT, 'credit_entry is append-only'); END"
        for verb, done in (("UPDATE", "updated"), ("DELETE", "deleted"))
    ],
    "postgresql": [
        """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'credit_entry is append-only'; END $$""",
        """CREATE TRIGGER credit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
    ],
}


def upgrade() -> None:
    op.create_table(
        "client",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("credit_limit", sa.BigInteger(), nullable=False),
        sa.Column("used_credit", sa.BigInteger(), nullable=False),
        sa.Column("held_credit", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.CheckConstraint("role IN ('ADMIN', 'MEMBER')", name="known_role"),
        sa.CheckConstraint("status IN ('ACTIVE', 'SUSPENDED')", name="known_status"),
        sa.CheckConstraint("credit_limit >= 0", name="limit_not_negative"),
        sa.CheckConstraint("used_credit >= 0", name="used_not_negative"),
        sa.CheckConstraint("held_credit >= 0", name="held_not_negative"),
    )
    op.create_table(
        "gate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("id = 1", name="one_row"),
    )
    op.create_table(
        "api_key",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("secret_hash", sa.String(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_api_key_client_id"), "api_key", ["client_id"], unique=False)
    op.create_table(
        "generation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("failure", sa.String(), nullable=True),
        sa.Column("payer_id", sa.String(), nullable=False),
        sa.Column("credits", sa.BigInteger(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=True),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("fast_mode", sa.Boolean(), nullable=False),
        sa.Column("generate_audio", sa.Boolean(), nullable=False),
        sa.Column("aspect_ratio", sa.String(), nullable=False),
        sa.Column("resolution", sa.String(), nullable=False),
        sa.Column("seconds", sa.String(), nullable=False),
        sa.Column("take", sa.Integer(), nullable=False),
        sa.Column("still_type", sa.String(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("ask_at", sa.BigInteger(), nullable=True),
        sa.Column("upstream_uuid", sa.String(), nullable=True),
        sa.Column("film_url", sa.Text(), nullable=True),
        sa.Column("film_url_expires_at", sa.BigInteger(), nullable=True),
        sa.Column("film_sha256", sa.String(), nullable=True),
        sa.Column("film_bytes", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("submitted_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["payer_id"],
            ["client.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint(
            "state IN ('queued', 'submitting', 'generating', 'storing', 'completed', 'failed', 'unknown', 'expired')",
            name="known_state",
        ),
        sa.CheckConstraint(
            "NOT is_current OR state IN ('queued', 'submitting', 'generating', 'storing', 'completed')",
            name="current_is_living_or_kept",
        ),
        sa.CheckConstraint(
            "is_current OR state NOT IN ('queued', 'submitting', 'generating', 'storing')", name="living_is_current"
        ),
        sa.CheckConstraint(
            "failure IN ('cancelled', 'image_refused', 'prompt_refused', 'refused_by_upstream', 'waited_too_long', "
            "'content_lost', 'outcome_unknown')",
            name="known_failure",
        ),
        sa.CheckConstraint("state NOT IN ('failed', 'unknown') OR failure IS NOT NULL", name="failed_says_why"),
        sa.CheckConstraint(
            "state NOT IN ('completed', 'expired') "
            "OR (film_sha256 IS NOT NULL AND film_bytes > 0 AND expires_at IS NOT NULL)",
            name="completed_has_film",
        ),
        sa.CheckConstraint(
            "state IN ('queued', 'submitting', 'generating', 'storing') OR ended_at IS NOT NULL", name="ended_has_time"
        ),
        sa.CheckConstraint("state <> 'generating' OR upstream_uuid IS NOT NULL", name="generating_has_uuid"),
        sa.CheckConstraint("credits > 0", name="price_positive"),
        sa.CheckConstraint("take >= 1", name="take_positive"),
    )
    op.create_index("generation_by_payer", "generation", ["payer_id", "state"], unique=False)
    op.create_index("generation_by_state", "generation", ["state", "created_at"], unique=False)
    op.create_index(
        "one_current_generation",
        "generation",
        ["fingerprint"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("generation_id", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["generation_id"],
            ["generation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint(
            "outcome IN ('not_sent', 'deferred', 'accepted', 'answered', 'refused', 'unknown')", name="known_outcome"
        ),
        sa.CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name="outcome_has_time"),
    )
    op.create_index(op.f("ix_attempt_generation_id"), "attempt", ["generation_id"], unique=False)
    op.create_index(
        "one_paid_attempt",
        "attempt",
        ["generation_id"],
        unique=True,
        sqlite_where=sa.text("outcome IS NULL OR outcome NOT IN ('not_sent', 'deferred')"),
        postgresql_where=sa.text("outcome IS NULL OR outcome NOT IN ('not_sent', 'deferred')"),
    )
    op.create_table(
        "credit_entry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("generation_id", sa.String(), nullable=True),
        sa.Column("video_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["generation_id"],
            ["generation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("kind IN ('grant', 'hold', 'settle', 'release', 'refund')", name="known_kind"),
        sa.CheckConstraint("amount > 0 OR kind = 'grant'", name="amount_positive"),
        sa.CheckConstraint("(kind = 'grant') = (generation_id IS NULL)", name="run_unless_grant"),
    )
    op.create_index("entry_by_client", "credit_entry", ["client_id", "id"], unique=False)
    op.create_index(
        "one_end",
        "credit_entry",
        ["generation_id"],
        unique=True,
        sqlite_where=sa.text("kind IN ('settle', 'release')"),
        postgresql_where=sa.text("kind IN ('settle', 'release')"),
    )
    op.create_index(
        "one_hold",
        "credit_entry",
        ["generation_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'hold'"),
        postgresql_where=sa.text("kind = 'hold'"),
    )
    op.create_index(
        "one_refund",
        "credit_entry",
        ["generation_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'refund'"),
        postgresql_where=sa.text("kind = 'refund'"),
    )
    op.create_table(
        "video",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("client_id", sa.String(), nullable=False),
        sa.Column("generation_id", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("is_alive", sa.Boolean(), nullable=False),
        sa.Column("cache", sa.String(), nullable=False),
        sa.Column("credits", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
        ),
        sa.ForeignKeyConstraint(
            ["generation_id"],
            ["generation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("cache IN ('hit', 'joined', 'miss')", name="known_cache"),
        sa.CheckConstraint("credits >= 0", name="credits_not_negative"),
        sa.CheckConstraint("cache = 'miss' OR credits = 0", name="only_a_miss_costs"),
    )
    op.create_index(op.f("ix_video_generation_id"), "video", ["generation_id"], unique=False)
    op.create_index(
        "one_alive_video",
        "video",
        ["client_id", "fingerprint"],
        unique=True,
        sqlite_where=sa.text("is_alive"),
        postgresql_where=sa.text("is_alive"),
    )
    op.create_index("video_by_client", "video", ["client_id", "id"], unique=False)

    op.execute("INSERT INTO gate (id) VALUES (1)")
    for statement in APPEND_ONLY[op.get_context().dialect.name]:
        op.execute(statement)
