"""Audits: check all rows and then all stored films. A service may be running: each read is short, and nobody waits."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from app.domain import audit
from app.domain.audit import Finding, Part
from app.store.content import Content, film_name
from app.store.database import Database
from app.words import AuditRule


async def check_all(database: Database, content: Content, *, rest: float = 0) -> list[Finding]:
    """Every violation of a rule, in no order. What changes meanwhile is checked as it is when its turn comes.

    After each step it rests `rest` times as long as the step has taken: so requests keep processors and disk."""
    findings = list[Finding]()
    for client_id in await database.scan(audit.list_clients):
        async with _rest_after(rest):
            findings += await database.scan(audit.check_client, client_id)
    part = await database.scan(audit.find_part)
    while part is not None:
        async with _rest_after(rest):
            findings += await database.scan(audit.check_part, part)
        findings += await _check_films(database, content, part, rest)
        part = await database.scan(audit.find_part, part.last)
    return findings


@asynccontextmanager
async def _rest_after(rest: float) -> AsyncGenerator[None, None]:
    began = time.monotonic()
    yield
    await asyncio.sleep(rest * (time.monotonic() - began))


async def _check_films(database: Database, content: Content, part: Part, rest: float) -> list[Finding]:
    """One film after the other, so that whoever stops the process waits for one only."""
    films = await database.scan(audit.list_films, part)
    wrong = dict[str, str]()
    for generation_id, sha256 in films.items():
        async with _rest_after(rest):
            found = await asyncio.to_thread(content.hash, film_name(generation_id))
        if found is None:
            wrong[generation_id] = "its film is missing"
        elif found != sha256:
            wrong[generation_id] = "its film is not the one that was kept"
    # The service may have deleted a film since it was listed. It commits that the film has expired before it does.
    still = await database.scan(audit.list_films, part) if wrong else films
    return [
        Finding(AuditRule.FILMS, generation_id, detail)
        for generation_id, detail in wrong.items()
        if still.get(generation_id) == films[generation_id]
    ]
