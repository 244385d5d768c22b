"""The resources that a process opens once and closes once, shared by API, worker and command line."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from app.config import Settings
from app.egress import Egress
from app.notifier import Notifier
from app.store.content import Content, open_content
from app.store.database import Database, open_database
from app.upstream.breaker import Breaker
from app.upstream.client import Upstream


@dataclass(frozen=True)
class Resources:
    settings: Settings
    database: Database
    content: Content
    upstream: Upstream
    egress: Egress
    stopping: asyncio.Event  # set when the process must stop
    notifier: Notifier
    breaker: Breaker = field(default_factory=Breaker)
    # Images decoded at once, by requests and by the worker: each may need a few hundred megabytes of memory.
    images: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    has_worker: bool = True  # whether a worker in this process advances generations


@asynccontextmanager
async def open_resources(settings: Settings, *, has_worker: bool = True) -> AsyncIterator[Resources]:
    """Open all resources. They are closed when the block ends, the database last."""
    database = open_database(settings.database_url)
    tls = ssl.create_default_context()  # the system's authorities, or those of SSL_CERT_FILE: loaded once, for both
    upstream, egress = Upstream(settings, tls), Egress(tls, settings.egress_allow)
    stopping, content = asyncio.Event(), open_content(settings.content_url)
    notifier = Notifier(database, stopping)
    poller = asyncio.create_task(notifier.poll())
    try:
        yield Resources(settings, database, content, upstream, egress, stopping, notifier, has_worker=has_worker)
    finally:
        poller.cancel()
        await asyncio.gather(poller, return_exceptions=True)
        egress.close()
        await upstream.close()
        await asyncio.to_thread(database.close)
