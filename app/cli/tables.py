"""Tables from which every id and sum can be copied whole: nothing is cut, and no value is broken over two lines."""

from collections.abc import Sequence

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

_ANY_WIDTH = 100_000  # off a terminal, a line is as long as it is


def print_table(headers: Sequence[str], rows: Sequence[Sequence[str]], figures: int = 0) -> None:
    """In columns, of which the last `figures` are numbers. On a terminal that is too narrow for them, each row becomes
    a paragraph with a line for each value."""
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
        # Not by `rich`, which would break a value that is wider than the terminal.
        print("\n".join(f"{header:{label}}  {value}" for header, value in zip(headers, row, strict=True)), end="\n\n")
