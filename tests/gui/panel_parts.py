"""Hand-made reports, pieces and widgets for the tests of the parts around the page."""

from annotation.predictions import Predicted
from annotation.reports import ReportRow, UnitRow
from annotation.scheme import Category
from gui.tagging.reading import Piece
from gui.tagging.voice import Spoken, Voice


def report(number: int, name: str = "", **metadata: str) -> ReportRow:
    told = {field: (value, "title") for field, value in metadata.items()}
    blank = ("", "", "", "", "", "")
    return ReportRow(number, name or f"报告{number}.txt", *blank, False, (), told)


def piece(number: int, text: str, kind: str = "sentence", section: str = "成效", **more) -> Piece:
    unit = UnitRow(number, f"u{number}", 1, "云溪县.txt", number, 0, len(text), kind, section, text)
    return Piece(unit, True, **more)


def heard(scores: dict[str, float], calibrated: frozenset[str] = frozenset()) -> Voice:
    """A voice that says the same of every sentence, with thresholds of one half."""
    by = Predicted(
        "v1+1",
        tuple(scores),
        dict.fromkeys(scores, 0.5),
        {uid: uid in calibrated for uid in scores},
        "2026-01-01T00:00:00.000000+00:00",
    )
    voice = Voice()
    voice.of = lambda _unit_id: Spoken(scores, by)
    return voice


def category(uid: str, name: str, key: str = "", **more) -> Category:
    empty = {"colour": "#0072B2", "parent": "", "definition": "", "position": 0, "retired": False}
    words = {"examples": (), "seeds": (), "vetoes": ()}
    return Category(uid=uid, name=name, key=key, **{**empty, **words, **more})
