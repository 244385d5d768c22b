"""`kinora worker`: a separate worker process, beside the serving processes on the same PostgreSQL database."""

import asyncio
import os
import signal
from contextlib import closing

import structlog

from app import config
from app.cli import database, logs, surroundings
from app.config import Misconfigured, Settings
from app.resources import open_resources
from app.store.database import find_backend
from app.tracing import Tracing, open_tracing
from app.worker import Worker

log = structlog.get_logger(__name__)


def work() -> None:
    settings = config.load()
    surroundings.check(settings)
    if not find_backend(settings.database_url).is_shared:
        raise Misconfigured(
            "KINORA_DATABASE_URL: `kinora worker` needs PostgreSQL. With SQLite, `kinora serve` is the one process "
            "that works"
        )
    os.umask(surroundings.UMASK)
    logs.configure(*(tracing := open_tracing()).processors)
    with closing(tracing), database.prepare(settings, lambda what: log.info("migrated", what=what)):
        surroundings.check_content(settings)
        surroundings.warn()
        asyncio.run(_work(settings, tracing))


async def _work(settings: Settings, tracing: Tracing) -> None:
    async with open_resources(settings, tracing=tracing) as resources:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, resources.stopping.set)
        worker = Worker(resources)
        await worker.start()
        log.info("working", upstream=settings.upstream_url)
        try:
            await resources.stopping.wait()
        finally:
            await worker.stop()
