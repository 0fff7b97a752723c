"""No cell that goes out is run as a formula, and the text stays the same."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interchange.cells import guard, unguard
from interchange.export import write_csv, write_xlsx
from interchange.rows import ExportRow
from interchange.tagged import write_tagged

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
TEXTS = [f"{sign}HYPERLINK(A1)" for sign in DANGEROUS] + ["'=1", "''@", '=cmd|"x"', "{=1}"]


def export_rows() -> list[ExportRow]:
    """Every text cell there is begins dangerously once."""
    return [
        ExportRow(t, "r1:0-5", 0, 5, t, t, t, (t,), (t,), (t,), (t,), (t,), {t: t}) for t in TEXTS
    ]


def tagged_rows() -> list[dict[str, object]]:
    return [
        {"report": t, "uid": "r1", "start": 0, "end": 5, "kind": "sentence", "section": t}
        | {"text": t, "labels": [t], "scores": {t: 0.5}, "decision": "auto"}
        for t in TEXTS
    ]


def write(kind: str, path: Path) -> None:
    if kind == "tagged":
        write_tagged(path, tagged_rows(), format=path.suffix[1:], categories=TEXTS)
    elif path.suffix == ".csv":
        write_csv(path, export_rows(), categories=TEXTS)
    else:
        write_xlsx(path, export_rows(), categories=TEXTS)


@given(st.text() | st.text("'=+-@\t\r\n"))
@example("'")
@example("''")
def test_the_guard_is_undone_exactly(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(DANGEROUS)


@pytest.mark.parametrize("kind", ["corpus", "tagged"])
def test_no_cell_of_a_csv_begins_like_a_formula(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write(kind, path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert not re.search(rb'(?:^|[,\n])"?[=+\-@\t]', raw[3:])
    cells = [c for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))) for c in row]
    assert [c for c in cells if c.startswith(DANGEROUS)] == []
    assert sum("HYPERLINK" in c for c in cells) > 50


@pytest.mark.parametrize("kind", ["corpus", "tagged"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(kind: str, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "a.xlsx"
    write(kind, path)
    cells = [c for sheet in load_workbook(path) for row in sheet.iter_rows() for c in row]
    filled = [c for c in cells if c.value is not None]
    assert {c.data_type for c in filled} == {"s", "n"}
    assert {type(c.value) for c in filled if c.data_type == "n"} <= {int, float}
    assert sum("HYPERLINK" in str(c.value) for c in filled) > 50
    with zipfile.ZipFile(path) as archive:
        xml = b"".join(archive.read(n) for n in archive.namelist() if "worksheets" in n)
    assert b"<f>" not in xml
    assert b"<hyperlink" not in xml
    # Once edited, "=..." stays text only in a cell with the quote prefix.
    assert all(c.quotePrefix for c in filled if str(c.value).startswith("="))
