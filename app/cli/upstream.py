"""`kinora upstream`: asks upstream whether it accepts our key; shows its counter, and what our calls do not explain."""

import asyncio
import ssl

from app import config
from app.cli import database, surroundings
from app.cli.tables import print_table
from app.config import Settings
from app.domain import counter
from app.metrics import Metrics
from app.schemas.upstream import DriftFinding, Upstream
from app.store.times import write_iso
from app.upstream.client import Rejected, TransientError, UpstreamKey
from app.upstream.client import Upstream as UpstreamClient


def show(*, as_json: bool) -> None:
    settings = config.load()
    surroundings.check(settings)
    key_valid, problem = asyncio.run(check_key(settings))
    shown = database.scan(
        counter.show,
        UpstreamKey(settings.upstream_api_key).name,
        settings.generation_deadline_ms,
        stopped=None,
        key_valid=key_valid,
    )
    if as_json:
        print(shown.model_dump_json())
    else:
        _print_account(shown, problem)


async def check_key(settings: Settings) -> tuple[bool | None, str]:
    """Whether upstream accepts our key, by a free request; None if that is not known, and why."""
    client = UpstreamClient(settings, ssl.create_default_context(), Metrics())
    try:
        return await client.check_key(), ""
    except (TransientError, Rejected) as error:
        return None, error.detail
    finally:
        await client.close()


def _print_account(shown: Upstream, problem: str) -> None:
    answers = {
        True: "Upstream accepts the key.",
        False: "Upstream refuses the key.",
        None: "Upstream was not reached: ",
    }
    print(f"{answers[shown.key_valid]}{problem}")
    if shown.paused is not None:
        print(f"Paid calls are paused ({shown.paused.cause}) since {write_iso(shown.paused.since * 1000)}.")
        if shown.paused.reason:
            print(shown.paused.reason)
    if not shown.readings or shown.counted_since is None:
        print("No paid call has shown upstream's counter yet.")
        return
    newest = shown.readings[0]
    print(f"The account has used {newest.used_credit:,} of {newest.credit_limit:,} credits at {_when(newest.read_at)}.")
    print(
        f"Since {_when(shown.counted_since)} the counter moved by {shown.moved_credits:,}; our calls cost "
        f"{shown.settled_credits:,}; drift: {shown.drift:,}."
    )
    if shown.findings:
        rows = [
            (each.cause, _describe_finding(each), _when(each.since), _when(each.until), f"{each.credits:,}")
            for each in shown.findings
        ]
        print_table(("cause", "what", "after", "before", "credits"), rows, figures=1)


def _describe_finding(finding: DriftFinding) -> str:
    if finding.combination is not None:
        prices = f"{finding.upstream_price:,} instead of {finding.our_price:,}"
        return f"{finding.combination} costs {prices}, {finding.factor} times as much"
    return ", ".join(finding.generation_ids) or finding.cause.meaning


def _when(seconds: int) -> str:
    return write_iso(seconds * 1000)
