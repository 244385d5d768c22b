"""`kinora worker`: a worker by itself, beside the serving processes on the same PostgreSQL database."""

import asyncio
import signal

import structlog

from app import config
from app.cli import logs
from app.cli.serve import require_key
from app.config import Misconfigured, Settings
from app.resources import open_resources
from app.store import migrations
from app.worker import Worker

log = structlog.get_logger(__name__)


def worker() -> None:
    """Start runs, answer no requests. PostgreSQL only: one SQLite file has one serving process."""
    settings = config.load()
    require_key(settings)
    if settings.database_url.startswith("sqlite"):
        raise Misconfigured(
            "a worker by itself needs PostgreSQL: with SQLite, `kinora serve` is the one process that works"
        )
    logs.configure()
    migrations.upgrade(settings.database_url, tell=lambda what: log.info("migrated", what=what))
    asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    async with open_resources(settings) as resources:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, resources.stopping.set)
        hand = Worker(resources)
        await hand.start()
        log.info("working", upstream=settings.upstream_url)
        try:
            await resources.stopping.wait()
        finally:
            await hand.stop()
