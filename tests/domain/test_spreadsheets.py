"""CSV files: what was written is read again, and no spreadsheet runs it."""

import csv
import io
import json
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.domain import spreadsheets
from app.domain.spreadsheets import Cell

RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
TEXTS = st.text(st.sampled_from("=+-@\t\r\n\",;' aé€"), max_size=8)
CELLS = st.one_of(TEXTS, st.integers(), st.none(), st.dictionaries(TEXTS, TEXTS, max_size=2))


@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=4)))
def test_what_is_written_is_read_again(rows: list[list[Cell]]) -> None:
    text = spreadsheets.write_rows(rows)
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert found == [[expect(cell) for cell in row] for row in rows]
    assert text.endswith("\r\n") == bool(rows)


@given(text=TEXTS)
def test_no_text_begins_like_a_formula(text: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(spreadsheets.write_rows([[f"{text}."]]), newline=""))
    assert not cell.startswith(RUN)


def test_a_negative_number_stays_a_number() -> None:
    assert spreadsheets.write_rows([[-5, 0.25, "-5"]]) == "-5,0.25,'-5\r\n"


def test_a_name_of_a_file_has_no_characters_of_a_path() -> None:
    name = spreadsheets.name_file('credits-../"shop"\r\n', 0, None, ZoneInfo("Europe/Berlin"))
    assert name == "credits-..-shop-1970-01-01-to-now-Europe-Berlin.csv"


def expect(cell: Cell) -> str:
    match cell:
        case str():
            return f"'{cell}" if cell.startswith(RUN) else cell
        case dict():
            return json.dumps(cell, ensure_ascii=False)
        case _:
            return "" if cell is None else str(cell)
