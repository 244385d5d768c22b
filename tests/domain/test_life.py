"""The diagram in the documentation is made from the table in the code."""

from pathlib import Path

from app.domain.states import draw
from app.words import State

PAGE = Path(__file__).parents[2] / "docs" / "life.md"


def test_the_drawing_is_that_of_the_table() -> None:
    assert f"```mermaid\n{draw()}\n```" in PAGE.read_text()


def test_every_state_is_explained() -> None:
    assert all(f"| `{state}` |" in PAGE.read_text() for state in State)
