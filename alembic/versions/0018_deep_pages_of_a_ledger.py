"""A page deep in a ledger adds up all later entries: from the index alone, without reading their rows."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("entry_by_client", "credit_entry")
    op.create_index("entry_by_client", "credit_entry", ["client_id", "id", "kind", "amount"])
