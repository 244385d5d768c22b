"""The tables: printed as they are measured, and written into `docs/performance.md` between two markers."""

import os
import platform
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.support.repository import ROOT

_PAGE = ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"


@dataclass
class Report:
    """Collects the lines that are printed."""

    lines: list[str] = field(default_factory=list)

    def open_table(self, title: str, *columns: str, note: str = "") -> None:
        """The note says how it was measured."""
        self._tell("", f"### {title}", "", *([note, ""] if note else []))
        self._tell(f"| {' | '.join(('', *columns))} |", "|---" * (len(columns) + 1) + "|")

    def add(self, name: str, *figures: object) -> None:
        self._tell(f"| {' | '.join((name, *map(_show, figures)))} |")

    def note(self, text: str) -> None:
        self._tell("", text)

    def write(self, turns: int, seconds: float) -> None:
        """Replace what is between the markers of the page."""
        before, _, rest = _PAGE.read_text().partition(_BEGIN)
        _, found, after = rest.partition(_END)
        if not found:
            raise RuntimeError(f"{_PAGE.name} needs the lines {_BEGIN} and {_END}")
        text = "\n".join([describe(turns, seconds), *self.lines])
        _PAGE.write_text(f"{before}{_BEGIN}\n{text}\n{_END}{after}")

    def _tell(self, *lines: str) -> None:
        self.lines += lines
        print("\n".join(lines), flush=True)


def describe(turns: int, seconds: float) -> str:
    """The machine, the versions, the date and the method."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("fastapi", "starlette", "uvicorn", "sqlalchemy"))
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} with {os.cpu_count()} cores ({_name_processor()}), Python "
        f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}. The server has one core, the load "
        f"the other. The sides take turns, {turns} times for {seconds:g} s each; figures are medians. CPU is that of "
        "all threads of the server."
    )


def _name_processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _show(figure: object) -> str:
    if isinstance(figure, float):
        return f"{figure:.2f}" if abs(figure) < 10 else f"{figure:,.0f}"
    return f"{figure:,}" if isinstance(figure, int) else str(figure)
