"""What a command looked at and what it found: one line each, or JSON, and an exit code."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

import typer


class State(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Check:
    """What was looked at, and what was found."""

    name: str
    state: State
    text: str


def have_failed(checks: Sequence[Check]) -> bool:
    return any(check.state is State.FAIL for check in checks)


def report(checks: Sequence[Check], *, as_json: bool) -> None:
    """Print each check. Exit code 1 when one of them fails."""
    if as_json:
        print(json.dumps({"ok": not have_failed(checks), "checks": [asdict(check) for check in checks]}))
    else:
        for check in checks:
            print(f"{check.state:>4}  {check.name}: {check.text}")
    if have_failed(checks):
        raise typer.Exit(1)
