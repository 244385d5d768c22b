"""`kinora generations unknown` and `verdict`: what they do and print."""

import sys

from app import config
from app.cli import database
from app.cli.accounts import name_actor
from app.cli.logs import log_change
from app.cli.tables import print_table
from app.domain import operators, stories
from app.domain.stories import Filter
from app.schemas.verdicts import CounterReading, NewVerdict
from app.words import State, VerdictFilter

_WAITING = Filter(state=State.UNKNOWN, verdict=VerdictFilter.NONE)


def list_unknown(limit: int, after: str | None, *, as_json: bool) -> None:
    deadline_ms = config.load().generation_deadline_ms
    page = database.scan(stories.list_page, _WAITING, deadline_ms, limit=limit, after=after)
    if as_json:
        print(page.model_dump_json(by_alias=True))
        return
    rows = [
        (
            each.generation_id,
            each.client_name,
            each.sent_at,
            each.cause or "",
            each.proposal,
            each.basis.meaning,
            f"{each.credits:,}",
            _write_reading(each.reading_before),
            _write_reading(each.reading_after),
            "" if each.other_credits is None else f"{each.other_credits:,}",
        )
        for each in (one.evidence for one in page.data)
        if each is not None
    ]
    headers = ("generation", "client", "sent", "lost by", "proposal", "why", "price", "before", "after", "others")
    print_table(headers, rows, figures=4)
    if page.has_more:
        print(f"kinora: there are older ones: add --after {page.last_id}", file=sys.stderr)


def give_verdict(generation: str, *, billed: bool, note: str | None, as_json: bool) -> None:
    given = database.write(operators.give_verdict, name_actor(), generation, NewVerdict(billed=billed, note=note))
    log_change("verdict_given", generation=generation, billed=billed, credits=given.refunded_credit)
    if as_json:
        print(given.model_dump_json(by_alias=True))
    elif billed:
        print("It was billed: its client stays charged.")
    else:
        print(f"It was not billed. Given back: {given.refunded_credit:,} credits.")


def _write_reading(reading: CounterReading | None) -> str:
    return "" if reading is None else f"{reading.used_credit:,}"
