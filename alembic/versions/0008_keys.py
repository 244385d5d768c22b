"""Keys: when each was last used, and its scopes, which say what it may do.

Every existing key gets the three scopes of an app that makes films. That includes the keys of clients whose role is
ADMIN: they keep what they could do until now, and an upgrade gives them nothing more. What an operator may do needs
other scopes, which only an explicit command gives.
"""

import sqlalchemy as sa

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_SCOPES = "videos:write videos:read credits:read"


def upgrade() -> None:
    op.add_column("api_key", sa.Column("last_used_at", sa.BigInteger(), nullable=True))
    op.add_column("api_key", sa.Column("scopes", sa.String(), nullable=False, server_default=_SCOPES))
