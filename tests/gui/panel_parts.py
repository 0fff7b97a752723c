"""Hand-made reports, pieces and widgets for the tests of the parts around the page."""

from annotation.reports import ReportRow, UnitRow
from annotation.scheme import Category
from gui.tagging.reading import Piece


def report(number: int, name: str = "", **metadata: str) -> ReportRow:
    told = {field: (value, "title") for field, value in metadata.items()}
    blank = ("", "", "", "", "", "")
    return ReportRow(number, name or f"报告{number}.txt", *blank, False, (), told)


def piece(number: int, text: str, kind: str = "sentence", section: str = "成效", **more) -> Piece:
    unit = UnitRow(number, f"u{number}", 1, "云溪县.txt", number, 0, len(text), kind, section, text)
    return Piece(unit, True, **more)


def category(uid: str, name: str, key: str = "", **more) -> Category:
    empty = {"colour": "#0072B2", "parent": "", "definition": "", "position": 0, "retired": False}
    words = {"examples": (), "seeds": (), "vetoes": ()}
    return Category(uid=uid, name=name, key=key, **{**empty, **words, **more})
