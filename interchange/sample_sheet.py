"""A blind sample as a workbook, and the answers in it when it comes back.

One row a sentence, between its neighbours, one empty column a category and one for none of them.
Nothing else is in it: whoever answers must not know what the program thinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from interchange.cells import flag
from interchange.columns import FIXED, category_title
from interchange.row_errors import RowError
from interchange.xlsx_files import write_table
from interchange.xlsx_reading import read_sheets
from messages import LANGUAGES, KnownError, Message, say

_SENTENCE = ("uid", "report", "before", "text", "after")


@dataclass(frozen=True)
class SampleRow:
    """A sentence to be answered."""

    uid: str
    report: str
    before: str
    text: str
    after: str


@dataclass(frozen=True)
class SampleAnswer:
    """A row that came back; ``labels``: the categories that apply, None: not answered."""

    line: int
    uid: str
    text: str
    labels: tuple[str, ...] | None


def write_sample(
    path: Path, rows: Iterable[SampleRow], *, categories: Sequence[str], lang: str = "zh"
) -> None:
    """Write the workbook; replaces ``path`` whole."""
    titles = [_title(name) for name in categories]
    header = [*_SENTENCE, *titles, say("interchange.sample_none", lang)]
    blank = [None] * (len(categories) + 1)
    cells = ([*(getattr(row, name) for name in _SENTENCE), *blank] for row in rows)
    meanings = {title: say("interchange.sample_mark", lang) for title in titles}
    meanings[header[-1]] = say("interchange.sample_none_mark", lang)
    meanings["uid"] = say("interchange.sample_uid", lang)
    about = (say("interchange.sheet_about", lang), meanings)
    write_table(path, header, cells, sheet=say("interchange.sheet_sample", lang), about=about)


def read_sample(
    path: Path, *, categories: Sequence[str]
) -> tuple[list[SampleAnswer], list[Message]]:
    """The rows of a workbook that came back, and what is wrong with it, row by row.

    Raises KnownError for what is no such workbook, or lacks a column.
    """
    for _, rows in read_sheets(path):
        for _, cells in rows:
            titles = [cell.strip() for cell in cells]
            if {"uid", "text"} <= set(titles):
                return _answers(rows, _places(path, titles, categories), categories)
            break
    raise KnownError("interchange.sample_no_header", path=path)


def _title(name: str) -> str:
    """A category called as one of our columns is marked."""
    ours = {*FIXED, *_none_titles()}
    return f"category:{name}" if name in ours else category_title(name)


def _none_titles() -> list[str]:
    return [say("interchange.sample_none", lang) for lang in LANGUAGES]


def _places(path: Path, titles: Sequence[str], categories: Sequence[str]) -> dict[str, int]:
    places = {title: at for at, title in reversed(list(enumerate(titles))) if title}
    missing = [_title(name) for name in categories if _title(name).strip() not in places]
    none = next((title for title in _none_titles() if title in places), None)
    if missing or none is None:
        lacking = "、".join([*missing, *([] if none else _none_titles()[:1])])
        raise KnownError("interchange.sample_no_column", path=path, missing=lacking)
    known = {name: places[_title(name).strip()] for name in categories}
    return {"uid": places["uid"], "text": places["text"], "": places[none]} | {
        f":{name}": at for name, at in known.items()
    }


def _answers(
    rows: Iterable[tuple[int, Sequence[str]]],
    places: Mapping[str, int],
    categories: Sequence[str],
) -> tuple[list[SampleAnswer], list[Message]]:
    found, wrong = list[SampleAnswer](), list[Message]()
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            try:
                found.append(_answer(line, cells, places, categories))
            except RowError as error:
                wrong.append(error.at(line))
    return found, wrong


def _answer(
    line: int, cells: Sequence[str], places: Mapping[str, int], categories: Sequence[str]
) -> SampleAnswer:
    def cell(title: str) -> str:
        at = places[title]
        return cells[at] if at < len(cells) else ""

    marks = {name: _flag(cell(f":{name}"), name) for name in categories}
    none = _flag(cell(""), _none_titles()[0])
    return SampleAnswer(line, cell("uid").strip(), cell("text"), _labels(marks, none))


def _flag(cell: str, column: str) -> bool | None:
    try:
        return flag(cell)
    except ValueError as error:
        raise RowError("interchange.row_bad_flag", column=column, value=cell) from error


def _labels(marks: Mapping[str, bool | None], none: bool | None) -> tuple[str, ...] | None:
    """What the marks of a row say. Raises RowError where they contradict each other."""
    yes = tuple(name for name, mark in marks.items() if mark)
    if yes and none:
        raise RowError("interchange.sample_both")
    if yes or none or (marks and all(mark is False for mark in marks.values())):
        return yes
    if any(mark is False for mark in marks.values()):
        raise RowError("interchange.sample_half")
    return None
