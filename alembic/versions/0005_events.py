"""Events: one row for each step of a generation, append-only, deleted after 30 days."""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEPT_MS = 30 * 24 * 3600 * 1000
APPEND_ONLY = {
    "sqlite": [
        """CREATE TRIGGER event_not_updated BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'event is append-only'); END""",
        f"""CREATE TRIGGER event_kept_for_30_days BEFORE DELETE ON event
        WHEN OLD.created_at > CAST(strftime('%s', 'now') AS INTEGER) * 1000 - {_KEPT_MS} + 1000
        BEGIN SELECT RAISE(ABORT, 'event is append-only for 30 days'); END""",
    ],
    "postgresql": [
        f"""CREATE FUNCTION refuse_event_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'DELETE' AND OLD.created_at <= extract(epoch FROM clock_timestamp()) * 1000 - {_KEPT_MS} THEN
                RETURN OLD;
            END IF;
            RAISE EXCEPTION 'event is append-only for 30 days';
        END $$""",
        """CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event
        FOR EACH ROW EXECUTE FUNCTION refuse_event_change()""",
        """CREATE TRIGGER event_not_truncated BEFORE TRUNCATE ON event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_event_change()""",
    ],
}


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("generation_id", sa.String(), nullable=True),
        sa.Column("video_id", sa.String(), nullable=True),
        sa.Column("client_id", sa.String(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["generation_id"], ["generation.id"]),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("type LIKE '%.%'", name="event_type_is_noun_and_verb"),
    )
    op.create_index("event_by_time", "event", ["created_at"])
    op.create_index(op.f("ix_event_generation_id"), "event", ["generation_id"])
    for statement in APPEND_ONLY[op.get_context().dialect.name]:
        op.execute(statement)
