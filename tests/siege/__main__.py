"""`make siege`: measures each attack and some combinations, prints a table, and fails if a limit is exceeded.

For each attack, the honest client is first measured alone, so that a noisy machine counts on both sides.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.siege.attacks import ATTACKS
from tests.siege.siege import Outcome, Siege

_LATER_SECONDS = 1.0  # promise 9: nobody waits longer than this because of another client
_MEMORY = 700_000_000
_COMBINED = (("scans", "half-sent", "silent"), ("large", "cancel", "held"), ("markers", "refused", "marks", "no-key"))
_ASKED = ("post", "poll", "download")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0, help="seconds of each attack")
    parser.add_argument("attacks", nargs="*", help="names of attacks; all by default")
    options = parser.parse_args()
    chosen: list[tuple[str, ...]] = [(name,) for name in options.attacks] or [
        *((name,) for name in ATTACKS),
        *_COMBINED,
    ]
    with tempfile.TemporaryDirectory(prefix="kinora-siege-") as folder:
        siege = Siege(Path(folder))
        print(f"{'attack':32}{'post':>14}{'poll':>14}{'download':>14}{'memory':>10}  answers")
        problems = [problem for names in chosen for problem in _attack(siege, names, options.seconds)]
        code = siege.close()
    if code:
        problems.append(f"SIGTERM ended the service with {code}")
    for problem in problems:
        print(f"exceeded: {problem}")
    return 1 if problems else 0


def _attack(siege: Siege, names: Sequence[str], seconds: float) -> list[str]:
    alone = siege.run([], seconds / 2)
    siege.wait_until_clean(alone.diary)
    outcome = siege.run(names, seconds)
    _print_row(names, alone, outcome)
    problems = [f"{'+'.join(names)}: {failure}" for failure in outcome.diary.failures]
    for what in _ASKED:
        later = outcome.diary.slowest(what) - alone.diary.slowest(what)
        if later > _LATER_SECONDS:
            problems.append(f"{'+'.join(names)}: {what} took {later:.2f} s longer")
    if outcome.peak > _MEMORY:
        problems.append(f"{'+'.join(names)}: {outcome.peak / 1e6:.0f} MB")
    try:
        siege.wait_until_clean(outcome.diary)
    except AssertionError as error:
        problems.append(f"{'+'.join(names)}: {error}")
    return problems


def _print_row(names: Sequence[str], alone: Outcome, outcome: Outcome) -> None:
    """The 99th percentile alone and during the attack, in milliseconds."""
    figures = [f"{alone.diary.slowest(what) * 1000:.0f} → {outcome.diary.slowest(what) * 1000:.0f}" for what in _ASKED]
    answers = sum(len(times) for times in outcome.diary.seconds.values())
    columns = "".join(f"{figure:>14}" for figure in figures)
    print(f"{'+'.join(names):32}{columns}{outcome.peak / 1e6:>7.0f} MB  {answers}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
