"""`kinora clients erase`: deletes what a client sent and what was made of it, and tells what was kept."""

import asyncio

from app.cli import database
from app.cli.accounts import name_actor
from app.cli.audit import open_existing_content
from app.cli.logs import log_change
from app.cli.tables import print_table
from app.domain import operators
from app.schemas.erasures import Erasure
from app.store.content import Content, list_names
from app.store.database import Database
from app.store.sessions import rehearse


def erase(client: str, reason: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Part by part until all is erased. A dry run shows the first part."""
    if dry_run:
        report = database.write(rehearse, operators.erase, name_actor(), client, reason).report
    else:
        with database.open_existing() as opened:
            report = asyncio.run(_erase_all(opened, open_existing_content(), client, reason))
        log_change("data_erased", client=report.client_id, videos=report.videos)
    if as_json:
        print(report.model_dump_json())
        return
    verb = "would be deleted" if dry_run else "deleted"
    print(f"{report.videos:,} videos {verb}, with the files and prompts of {report.generations:,} paid calls.")
    if report.has_more:
        print("That is the first part: there are more of them.")
    if report.kept:
        counts = ("" if each.count is None else f"{each.count:,}" for each in report.kept)
        rows = [(each.what, count, each.reason) for each, count in zip(report.kept, counts, strict=True)]
        print_table(("kept", "count", "why"), rows)


async def _erase_all(opened: Database, content: Content, client: str, reason: str | None) -> Erasure:
    videos = generations = 0
    while True:
        done = await opened.write(operators.erase, name_actor(), client, reason)
        for generation_id in done.generation_ids:
            await content.delete(*list_names(generation_id))
        videos, generations = videos + done.report.videos, generations + done.report.generations
        if not done.report.has_more:
            await opened.scrub()
            return done.report.model_copy(update={"videos": videos, "generations": generations})
