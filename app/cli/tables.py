"""Prints tables whose ids and sums can be copied: no value is shortened or split over two lines."""

from collections.abc import Sequence

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

_ANY_WIDTH = 100_000  # without a terminal, a line may have any length


def print_table(headers: Sequence[str], rows: Sequence[Sequence[str]], figures: int = 0) -> None:
    """Print the rows in columns; the last `figures` columns are numbers. On a terminal that is too narrow, each row
    becomes a paragraph with one line per value."""
    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, header in enumerate(headers):
        is_figure = place >= len(headers) - figures
        table.add_column(header, justify="right" if is_figure else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    natural = Measurement.get(console, console.options.update(width=_ANY_WIDTH), table).maximum
    if natural <= console.width or not console.is_terminal:
        console.width = natural
        with console.capture() as shown:
            console.print(table)
        print("\n".join(line.rstrip() for line in shown.get().splitlines()))
        return
    label = max(len(header) for header in headers)
    for row in rows:
        # Not with `rich`, which would split a value that is wider than the terminal.
        print("\n".join(f"{header:{label}}  {value}" for header, value in zip(headers, row, strict=True)), end="\n\n")
