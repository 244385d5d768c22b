"""A wrong call is explained in one line, and every command has help."""

from pathlib import Path

import pytest

from tests.support.commands import assert_done, assert_refused, run_kinora

WRONG = [
    (("bogus",), "No such command 'bogus'"),
    (("clents", "list"), "Did you mean 'clients'"),
    (("clients", "suspnd", "app"), "Did you mean 'suspend'? See `kinora clients --help`."),
    (("generate", "a.png", "x", "--audi"), "--audio"),
    (("serve", "--port", "65536"), "--port"),
    (("serve", "--bogus"), "--bogus"),
    (("clients", "bogus"), "No such command 'bogus'"),
    (("credits", "grant", "someone"), "Missing argument"),
    (("credits", "grant", "someone", "5", "--nots", "why"), "--nots"),
    (("credits", "grant", "someone", "many"), "CREDITS"),
    (("serve", "--port", "many"), "--port"),
    (("clients", "add", "someone", "--credit-limit", "5", "--role", "KING"), "--role"),
    (("sandbox", "--fault", "bogus"), "unknown fault 'bogus'; there are: "),
    (("sandbox", "--seconds", "-1"), "not negative"),
]


@pytest.mark.parametrize(("arguments", "part"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_a_wrong_call_is_refused_in_one_line(tmp_path: Path, arguments: tuple[str, ...], part: str) -> None:
    assert_refused(run_kinora(*arguments, folder=tmp_path), 2, part)
    assert list(tmp_path.iterdir()) == []


def test_the_sandbox_lists_its_faults(tmp_path: Path) -> None:
    lines = assert_done(run_kinora("sandbox", "--fault", "help", folder=tmp_path)).splitlines()
    assert len(lines) > 30
    assert all(len(line.split()) > 3 for line in lines)
    assert {"bad-key", "silence", "lost-film"} <= {line.split()[0] for line in lines}
