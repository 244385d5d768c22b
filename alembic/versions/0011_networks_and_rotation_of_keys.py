"""Keys know the networks that they are accepted from, and which key they replace."""

import sqlalchemy as sa

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("api_key", sa.Column("allowed_networks", sa.String(), nullable=True))
    op.add_column("api_key", sa.Column("replaces", sa.String(), nullable=True))
