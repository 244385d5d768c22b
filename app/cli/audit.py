"""`kinora audit`: checks the rows in the database and the films in the content store, and prints what is wrong."""

import asyncio
import json

import typer

from app import config
from app.cli import database
from app.config import Misconfigured
from app.domain import audit as auditing
from app.domain.audit import Finding, Report
from app.store.content import Content, film_name, open_content, verify
from app.store.database import Database
from app.store.sessions import Session

_FILMS = "a completed generation's film is kept with its hash"


def audit(*, as_json: bool) -> None:
    """Print every rule and its violations. Exit code 1 when a rule is violated."""
    with database.open_existing() as opened:
        report = asyncio.run(check_all(opened, open_existing_content()))
    if as_json:
        findings = [vars(finding) for finding in report.findings]
        print(json.dumps({"ok": not findings, "rules": report.rules, "findings": findings}))
    else:
        for rule in report.rules:
            broken = [finding for finding in report.findings if finding.rule == rule]
            print(f"{'FAIL' if broken else ' ok '}  {rule}")
            for finding in broken:
                print(f"      {finding.subject}: {finding.detail}")
    if report.findings:
        raise typer.Exit(1)


async def check_all(opened: Database, content: Content) -> Report:
    """Check every rule against the whole database, and then every stored film. A service may be running."""
    report, films = await opened.scan(_read)
    wrong = await asyncio.to_thread(_check_films, content, films)
    if wrong:
        # The service may have deleted a film since the snapshot. It commits that the film has expired before it does.
        still = await opened.scan(auditing.list_films)
        wrong = {owner: detail for owner, detail in wrong.items() if still.get(owner) == films[owner]}
    return Report([*report.rules, _FILMS], [*report.findings, *(Finding(_FILMS, *found) for found in wrong.items())])


def _read(session: Session) -> tuple[Report, dict[str, str]]:
    return auditing.audit(session), auditing.list_films(session)


def _check_films(content: Content, films: dict[str, str]) -> dict[str, str]:
    """What is wrong with the films, by the id of the generation."""
    owners = {film_name(owner): owner for owner in films}
    wrong = verify(content, {name: films[owner] for name, owner in owners.items()})
    return {
        owners[name]: "its film is missing" if sha256 is None else "its film is not the one that was kept"
        for name, sha256 in wrong.items()
    }


def open_existing_content() -> Content:
    """The films as they are. No folder is created: a missing folder means a wrong setting. Raises Misconfigured."""
    content = open_content(config.load().content_url, create=False)
    if not content.exists():
        raise Misconfigured(
            f"there is no content folder at {content.describe_place()}: run this in the folder of `kinora serve`, or "
            "correct KINORA_CONTENT_URL"
        )
    return content
