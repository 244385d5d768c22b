"""The tables of a subject: printed as they are measured, and written into `docs/performance.md` between its markers."""

import os
import platform
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.support.repository import ROOT

_PAGE = ROOT / "docs" / "performance.md"
_BEGIN, _END = "<!-- benchmark: {subject} -->\n", "<!-- end of {subject} -->"


@dataclass
class Report:
    """Collects the lines that are printed."""

    subject: str
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
        """Replace what is between the subject's markers of the page."""
        begin, end = (marker.format(subject=self.subject) for marker in (_BEGIN, _END))
        before, _, rest = _PAGE.read_text().partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise RuntimeError(f"{_PAGE.name} needs the lines {begin.strip()} and {end}")
        text = "\n".join([*self.lines, "", describe(turns, seconds), ""])
        _PAGE.write_text(f"{before}{begin}{text}{end}{after}")

    def _tell(self, *lines: str) -> None:
        self.lines += lines
        print("\n".join(lines), flush=True)


def describe(turns: int, seconds: float) -> str:
    """The date, the machine, the versions and the turns."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("fastapi", "starlette", "uvicorn", "sqlalchemy"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores ({_name_processor()}), Python "
        f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}; {turns} turns of {seconds:g} s."
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
