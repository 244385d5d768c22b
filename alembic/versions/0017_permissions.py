"""What a client may ask for. A client that exists may ask for everything, as before."""

import sqlalchemy as sa

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("client", sa.Column("permissions", sa.JSON(), nullable=True))
