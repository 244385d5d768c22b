"""Mistakes that would cost money, made on purpose in a copy of the code: each has a test that sees it."""

import functools
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.commands import clean_environment
from tests.support.forker import Forker

ROOT = Path(__file__).parents[2]
COPIED = ("app", "openapi.json", "alembic", "tests", "pyproject.toml", "docs", "README.md")


@dataclass(frozen=True)
class Mutant:
    """One wrong line, and the test that has to notice it."""

    name: str
    file: str
    right: str
    wrong: str
    test: str


_GENERATIONS, _LEDGER = "app/domain/generations.py", "app/domain/ledger.py"
_TRANSITIONS = "app/domain/transitions.py"
_TABLES = "alembic/versions/0001_the_first_tables.py"
_CRASHES = "tests/battery/test_crashes.py::test_a_kill_at_any_point_loses_nothing"
_GATE, _FENCE = "tests/life/test_the_gate.py", "tests/domain/test_fence.py"
_VIDEOS = "tests/domain/test_videos.py"

MUTANTS = [
    Mutant(
        "the take is not part of the request",
        "app/schemas/parameters.py",
        "include=set(PARAMETERS))",
        'include=set(PARAMETERS) - {"take"})',
        "tests/domain/test_fingerprint.py",
    ),
    Mutant(
        "sent again when the lease is over",
        "app/domain/generations.py",
        'mark_unknown(session, claim, attempt_id, "nobody waits for it", charge=charge)',
        "session.execute(update(Generation).where(col(Generation.id) == claim.id).values(state=State.QUEUED))",
        f"{_CRASHES}[out:submit:after]",
    ),
    Mutant(
        "completing forgets to settle",
        _TRANSITIONS,
        "case (State.STORING, State.COMPLETED):\n            ledger.settle(session, generation_id)",
        "case (State.STORING, State.COMPLETED):\n            pass",
        f"{_CRASHES}[write:complete:before]",
    ),
    Mutant(
        "steps without a fence",
        _TRANSITIONS,
        'guard.append(col(Generation.fence) == bindparam("held_fence"))',
        "pass",
        _FENCE,
    ),
    Mutant(
        "deferred BEGIN",
        "app/store/database/sqlite.py",
        '"BEGIN IMMEDIATE"',
        '"BEGIN"',
        "tests/store/test_two_writers.py",
    ),
    Mutant(
        "no unique index on the current generation",
        _TABLES,
        '"one_current_generation",\n        "generation",\n        ["fingerprint"],\n        unique=True',
        '"one_current_generation",\n        "generation",\n        ["fingerprint"],\n        unique=False',
        "tests/postgres/test_accepts.py",
    ),
    Mutant(
        "refunded twice",
        _TABLES,
        '"one_refund",\n        "credit_entry",\n        ["generation_id"],\n        unique=True',
        '"one_refund",\n        "credit_entry",\n        ["generation_id"],\n        unique=False',
        "tests/battery/test_ledger.py",
    ),
    Mutant(
        "a 504 counts as refused",
        "app/upstream/client.py",
        "if 400 <= answer.status < 500:",
        "if 400 <= answer.status:",
        "tests/upstream/test_sorting.py::test_a_lost_or_broken_answer_of_a_paid_call_is_unknown",
    ),
    Mutant(
        "settled twice",
        _LEDGER,
        "if held and _append_once(session, held, EntryKind.SETTLE):",
        "if held and (_append_once(session, held, EntryKind.SETTLE) or True):",
        "tests/battery/test_ledger.py",
    ),
    Mutant(
        "the gate lets anybody through",
        _GENERATIONS,
        "if session.execute(_IN_FLIGHT).scalar_one() >= concurrency:",
        "if session.execute(_IN_FLIGHT).scalar_one() >= concurrency + 10:",
        _GATE,
    ),
    Mutant(
        "answered before the commit",
        "app/store/database/sqlite.py",
        "                answers = [_run_in_savepoint(session, call) for call in batch]\n",
        "                answers = [_run_in_savepoint(session, call) for call in batch]\n"
        "                for call, (result, failure) in zip(batch, answers, strict=True):\n"
        "                    call.done.set_exception(failure) if failure else call.done.set_result(result)\n"
        "                __import__('time').sleep(0.05)\n"
        "            return\n",
        "tests/store/test_database.py::test_what_write_answers_is_committed",
    ),
    Mutant(
        "the limit is not looked at",
        _LEDGER,
        ', col(Client.used_credit) + col(Client.held_credit) + bindparam("amount") <= Client.credit_limit)',
        ")",
        "tests/promises/test_3_the_limit_is_the_limit.py::"
        "test_of_forty_different_posts_at_once_a_limit_for_three_accepts_three",
    ),
    Mutant(
        "a lost answer is tried again",
        "app/worker/runner.py",
        "await commit_step(self._resources, generations.mark_unknown, claim, attempt_id, error.detail, charge=charge)",
        "await self._postpone(claim, attempt_id, Outcome.NOT_SENT, error.detail)",
        f"{_CRASHES}[write:mark_unknown:before[[fault:504]]]",
    ),
    Mutant(
        "the runs in flight are counted while others count them",
        _GENERATIONS,
        "    session.execute(_GATE).one()\n",
        "",
        _GATE,
    ),
    Mutant(
        "why a transaction is gone is not said",
        "app/store/database/sqlite.py",
        "if not connection.in_transaction:",
        "if error is None:",
        "tests/store/test_sqlite.py",
    ),
    Mutant(
        "what only reads can write",
        "app/store/database/postgres.py",
        '"-c default_transaction_read_only=on"',
        '""',
        "tests/store/test_database.py::test_what_only_reads_can_not_write",
    ),
    Mutant(
        "charged for what turned out not to have been billed",
        _GENERATIONS,
        "    return queued or _fail_late(session, claim, Failure.WAITED_TOO_LONG)",
        "    return queued",
        _FENCE,
    ),
    Mutant(
        "a paid call that was let go of waits for ever",
        "app/domain/generations.py",
        'or_(col(Generation.lease_until).is_(None), col(Generation.lease_until) < bindparam("time"))',
        'or_(col(Generation.lease_until) < bindparam("time"))',
        _FENCE,
    ),
    Mutant(
        "a hit or a join is charged",
        "app/domain/requests.py",
        "credits=wanted.price if cache is Cache.MISS else 0,",
        "credits=wanted.price,",
        _VIDEOS,
    ),
    Mutant(
        "a living video is deleted",
        "app/domain/videos.py",
        "if _lock(session, generation_id) in LIVING:",
        "if _lock(session, generation_id) is None:",
        _VIDEOS,
    ),
    Mutant(
        "a run that others wait for is cancelled",
        "app/domain/videos.py",
        "if _count_videos(session, generation_id) > 1:",
        "if _count_videos(session, generation_id) > 9:",
        _VIDEOS,
    ),
    Mutant(
        "what ended is still alive",
        _TRANSITIONS,
        "is_alive = state in LIVING or state is State.COMPLETED",
        "is_alive = True",
        _VIDEOS,
    ),
]


def name(mutant: Mutant) -> str:
    return mutant.name


@pytest.mark.full
@pytest.mark.parametrize("mutant", MUTANTS, ids=name)
def test_it_is_caught(mutant: Mutant, tmp_path: Path) -> None:
    assert not survives(mutant, tmp_path)


@pytest.mark.parametrize("mutant", MUTANTS, ids=name)
def test_the_line_to_be_spoilt_is_there(mutant: Mutant) -> None:
    assert (ROOT / mutant.file).read_text().count(mutant.right) == 1


def survives(mutant: Mutant, folder: Path) -> bool:
    """Whether the test that should notice stays green on the spoilt copy."""
    copy, log = folder / mutant.name.replace(" ", "-"), folder / "log"
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name)  # with what is compiled already
        else:
            shutil.copy(source, copy / name)
    spoilt = copy / mutant.file
    spoilt.write_text(spoilt.read_text().replace(mutant.right, mutant.wrong))
    code, said = start_bare().order({"folder": str(copy), "test": mutant.test, "log": str(log)}), log.read_text()
    shutil.rmtree(copy)
    assert code == 0 or re.search(r"\b1 failed\b", said), said[-3000:]  # a run that broke has caught nothing
    return code == 0


@functools.cache
def start_bare() -> Forker:
    """One for the whole session, which has imported nothing of ours."""
    others = [name for name in sys.modules if name.partition(".")[0] not in {"__main__", "app", "tests"}]
    return Forker("tests/support/bare.py", *others, environment=clean_environment())
