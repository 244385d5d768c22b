"""Regular clean-up: recover lost paid calls, fail overdue generations, expire films, delete what no row needs.

Several processes may do this at once: each change is guarded by the state of its row.
"""

import asyncio
import math

import structlog

from app.audits import check_all
from app.domain import audit as auditing
from app.domain import events, generations, restores, retention
from app.resources import Resources
from app.store.content import MARKERS, list_names, read_marker
from app.upstream.breaker import Reason
from app.worker.steps import stop_paid_calls, store

log = structlog.get_logger(__name__)

_ORPHAN_SECONDS = 24 * 3600.0  # how old a file is before it is deleted because no row needs it
_HOUR_MS = 3600 * 1000
# How long markers of paid calls are kept, at least: as long as a copy may hold their generation as queued. One that is
# overdue is not sent any more.
_MARKER_SECONDS = 7 * 24 * 3600.0
_AUDIT_REST = 3  # times as long as it works: at most a quarter of a processor
_LOGGED = 10  # findings of an audit in its log line


async def recover(resources: Resources, *, all_leases: bool) -> None:
    """Mark the paid calls unknown whose process has ended. `all_leases` is for the start of the only serving process:
    nobody else can hold a lease then."""
    charge = resources.settings.charge_unknown
    lost = await resources.database.write(generations.recover, charge=charge, all_leases=all_leases)
    for generation_id in lost:
        log.warning("outcome_unknown", generation=generation_id, cause="the process ended during the paid call")
    await _delete_unneeded(resources, lost)


async def check_restore(resources: Resources) -> None:
    """Stop paid calls if the database is an older copy; what was paid after the copy becomes unknown. At the start,
    before anything is claimed."""
    content, charge = resources.content, resources.settings.charge_unknown
    names = await asyncio.to_thread(lambda: [name for name, _ in content.find_old(-math.inf, [MARKERS])])
    markers = [restores.Marker(*read_marker(name)) for name in names]
    if await resources.database.write(restores.check, markers, charge=charge):
        log.warning("database_is_a_copy", generations=await resources.database.scan(restores.find_doubtful))


async def check_books(resources: Resources) -> None:
    """Stop paid calls if the holds of running generations do not match the ledger."""
    if findings := await resources.database.scan(auditing.audit_open_holds):
        log.error("books_do_not_balance", findings=[vars(finding) for finding in findings])
        await stop_paid_calls(resources, Reason.BOOKS)


async def audit(resources: Resources) -> None:
    """Once a day, by one of all processes: check all rows and all films, and record what is wrong. Paid calls stop only
    if they would at a start."""
    database = resources.database
    if not (await database.read(auditing.is_due) and await database.write(auditing.begin_run)):
        return
    findings = await check_all(database, resources.content, rest=_AUDIT_REST)
    await store(resources, auditing.end_run, findings)
    if findings:
        log.error("audit_failed", count=len(findings), findings=[vars(each) for each in findings[:_LOGGED]])
        await check_books(resources)


async def fail_overdue(resources: Resources) -> None:
    """Fail the generations that have been queued for too long."""
    deadline_ms = int(resources.settings.queue_deadline_hours * _HOUR_MS)
    overdue = await resources.database.write(generations.fail_overdue, deadline_ms)
    for generation_id in overdue:
        log.warning("waited_too_long", generation=generation_id)
    await _delete_unneeded(resources, overdue)


async def expire(resources: Resources) -> None:
    """Expire the films whose retention has ended, and delete their files."""
    for generation_id in await resources.database.write(retention.expire_due):
        await resources.content.delete(*list_names(generation_id))


async def tidy(resources: Resources) -> None:
    """Delete old events, and files that no row needs: left by a kill between commit and deletion, or by generations
    long failed."""
    content, database = resources.content, resources.database
    while await database.write(events.delete_old):
        pass
    for generation_id in await database.scan(retention.find_unseen):
        if await database.write(retention.forget, generation_id):
            await content.delete(*list_names(generation_id))
    stills = await asyncio.to_thread(lambda: list(content.find_old(0, ["stills"])))
    await _delete_unneeded(resources, [owner for _, owner in stills])
    old = await asyncio.to_thread(lambda: list(content.find_old(_ORPHAN_SECONDS)))
    owners = list({owner for _, owner in old})
    needed = await database.scan(retention.find_needed, owners, resources.settings.retention_ms)
    await content.delete(*(name for name, owner in old if owner not in needed))
    await asyncio.to_thread(content.clear_drafts, _ORPHAN_SECONDS)
    kept = max(_MARKER_SECONDS, resources.settings.queue_deadline_hours * 3600)
    await content.delete(*await asyncio.to_thread(lambda: [name for name, _ in content.find_old(kept, [MARKERS])]))


async def _delete_unneeded(resources: Resources, generation_ids: list[str]) -> None:
    if generation_ids:
        await resources.content.delete(*await resources.database.scan(retention.find_unneeded, generation_ids))
