"""Writes what has expired before a client's ledger is read: without a request that spends, nobody has done so yet."""

from app.domain import grants
from app.resources import Resources


async def write_due(resources: Resources, client_id: str) -> None:
    """Let what is left of expired grants leave the limit of a client. Usually there is nothing to write."""
    if await resources.database.read(grants.is_due, client_id):
        await resources.database.write(grants.lapse, client_id)
