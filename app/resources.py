"""The resources that a process opens once and closes once, shared by API, worker and command line."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from app.config import Misconfigured, Settings
from app.decoding.pool import DecoderPool, Limits, NotStarted
from app.egress import Egress
from app.metrics import Metrics
from app.notifier import Notifier
from app.store.content import Content, open_content
from app.store.database import Database, open_database
from app.tracing import NO_TRACING, Tracing
from app.turns import Turns
from app.upstream.breaker import Breaker
from app.upstream.client import Upstream

_WEBHOOK_LOOKUPS = 64  # threads: name servers that do not respond must not delay the webhooks of others


@dataclass(frozen=True)
class Resources:
    settings: Settings
    database: Database
    content: Content
    upstream: Upstream
    egress: Egress  # for image URLs
    webhook_egress: Egress
    stopping: asyncio.Event  # set when the process must stop
    notifier: Notifier
    decoders: DecoderPool
    metrics: Metrics
    tracing: Tracing
    breaker: Breaker = field(default_factory=Breaker)
    accepting: Turns = field(default_factory=Turns)  # equal requests of a client are accepted one after the other
    has_worker: bool = True  # whether a worker in this process advances generations


@asynccontextmanager
async def open_resources(
    settings: Settings, metrics: Metrics | None = None, tracing: Tracing = NO_TRACING, *, has_worker: bool = True
) -> AsyncIterator[Resources]:
    """Open all resources. They are closed when the block ends, the database last. Raises Misconfigured when no decoder
    starts."""
    metrics = metrics or Metrics()
    database = open_database(settings.database_url)
    tls = ssl.create_default_context()  # the system's authorities, or those of SSL_CERT_FILE: loaded once, for both
    upstream, egress = Upstream(settings, tls, metrics, tracing), Egress(tls, settings.egress_allow)
    webhook_egress = Egress(tls, settings.egress_allow, accept="*/*", lookups=_WEBHOOK_LOOKUPS)
    stopping, content = asyncio.Event(), open_content(settings.content_url)
    notifier = Notifier(database, stopping)
    poller = asyncio.create_task(notifier.poll())
    try:
        async with _open_decoders(settings) as decoders:
            yield Resources(
                settings,
                database,
                content,
                upstream,
                egress,
                webhook_egress,
                stopping,
                notifier,
                decoders,
                metrics,
                tracing,
                has_worker=has_worker,
            )
    finally:
        poller.cancel()
        await asyncio.gather(poller, return_exceptions=True)
        egress.close()
        webhook_egress.close()
        await upstream.close()
        await asyncio.to_thread(database.close)


@asynccontextmanager
async def _open_decoders(settings: Settings) -> AsyncIterator[DecoderPool]:
    pool = DecoderPool(Limits(upload_bytes=settings.max_upload_bytes))
    try:
        await pool.open()
    except NotStarted:
        raise Misconfigured("the process that decodes images does not start; the lines above say why") from None
    try:
        yield pool
    finally:
        await pool.close()
