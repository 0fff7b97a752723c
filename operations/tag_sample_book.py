"""The blind sample of a run goes out as a workbook, and its answers come in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from interchange.sample_sheet import SampleAnswer, SampleRow, read_sample, write_sample
from messages import KnownError, Message
from operations.outputs import check_output
from operations.tag_sample import Drawn, RunSample

_SHOWN = 5  # problems that are said in full


@dataclass(frozen=True)
class Returned:
    """What a workbook brought: new answers, rows left blank, and sentences that were answered
    otherwise before; for those the first answer counts."""

    answered: int
    blank: int
    otherwise: tuple[int, ...]


def save_sample(sample: RunSample, path: Path, *, lang: str = "zh") -> None:
    """Write the sentences that nobody has answered yet; replaces ``path`` whole."""
    check_output(path)
    rows = (
        SampleRow(one.uid, one.report, one.before, one.text, one.after) for one in sample.waiting
    )
    write_sample(path, rows, categories=sample.names, lang=lang)


def take_answers(sample: RunSample, path: Path) -> Returned:
    """Take in a workbook that came back: all of it, or, where anything in it is wrong, nothing.

    Raises KnownError that names the rows: unknown or twice, with another text, or with marks
    that cannot be read or contradict each other.
    """
    rows, wrong = read_sample(path, categories=sample.names)
    known = {one.uid: one for one in sample.sentences}
    wrong += _wrong(rows, known)
    if wrong:
        first = reduce(_and, wrong[:_SHOWN])
        raise KnownError("operations.sample_rows_wrong", path=path, count=len(wrong), first=first)
    given = {row.uid: row for row in rows if row.labels is not None}
    new = {uid: row.labels or () for uid, row in given.items() if uid not in sample.answers}
    otherwise = tuple(
        row.line
        for uid, row in given.items()
        if uid in sample.answers and set(sample.answers[uid]) != set(row.labels or ())
    )
    sample.answer(new)
    return Returned(len(new), len(rows) - len(given), otherwise)


def _wrong(rows: list[SampleAnswer], known: dict[str, Drawn]) -> list[Message]:
    found, seen = list[Message](), dict[str, int]()
    for row in rows:
        at = {"line": row.line}
        if row.uid not in known:
            found.append(Message("operations.sample_row_unknown", {**at, "uid": row.uid}))
        elif row.uid in seen:
            found.append(Message("operations.sample_row_twice", {**at, "other": seen[row.uid]}))
        elif _plain(row.text) != _plain(known[row.uid].text):
            found.append(Message("operations.sample_row_changed", at))
        seen.setdefault(row.uid, row.line)
    return found


def _and(one: Message, other: Message) -> Message:
    return Message("operations.one_and_other", {"one": one, "other": other})


def _plain(text: str) -> str:
    """Spreadsheets change white space and line ends."""
    return "".join(text.split())
