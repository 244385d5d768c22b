"""`kinora audit`: checks the rows in the database and the films in the content store, and prints what is wrong."""

import asyncio
import json

import typer

from app import config
from app.audits import check_all
from app.cli import database
from app.config import Misconfigured
from app.store.content import Content, open_content
from app.words import AuditRule


def audit(*, as_json: bool) -> None:
    """Print every rule and its violations. Exit code 1 when a rule is violated."""
    with database.open_existing() as opened:
        findings = asyncio.run(check_all(opened, open_existing_content()))
    if as_json:
        shown = [{**vars(finding), "rule": finding.rule.meaning} for finding in findings]
        print(json.dumps({"ok": not findings, "rules": [rule.meaning for rule in AuditRule], "findings": shown}))
    else:
        for rule in AuditRule:
            broken = [finding for finding in findings if finding.rule is rule]
            print(f"{'FAIL' if broken else ' ok '}  {rule.meaning}")
            for finding in broken:
                print(f"      {finding.subject}: {finding.detail}")
    if findings:
        raise typer.Exit(1)


def open_existing_content() -> Content:
    """The films as they are. No folder is created: a missing folder means a wrong setting. Raises Misconfigured."""
    content = open_content(config.load().content_url, create=False)
    if not content.exists():
        raise Misconfigured(
            f"there is no content folder at {content.describe_place()}: run this in the folder of `kinora serve`, or "
            "correct KINORA_CONTENT_URL"
        )
    return content
