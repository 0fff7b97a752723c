"""From a finished run to the file people get, as often as it is wanted: rows, sums, problems.

What people have said since then wins over the classifier (``said``); everything is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from interchange.tagged import write_blocks, write_tagged
from interchange.tagged_book import Sheets
from messages import Message
from operations.reading import Unreadable
from operations.tag_learnt import Learnt, why_doubt
from operations.tag_learnt_lines import learnt_lines
from operations.tag_part import unpacked
from operations.tag_run import TagRun
from operations.tag_sheets import Facts, Sample, counts_sheet, inputs_sheet, summary_sheet
from operations.tag_tally import HUMAN, MACHINE, Counts, Tally


@dataclass(frozen=True)
class Said:
    """What counts for a sentence instead of the classifier's word; ``by``: who says it
    (``operations.tag_tally``)."""

    labels: tuple[str, ...]
    by: str = HUMAN


@dataclass
class TagResult:
    """What became of every input: counts of the output rows, and what was not read.

    ``unknown``: live categories of the project that the classifier was never taught.
    """

    reports: int = 0
    sentences: int = 0
    auto: int = 0
    review: int = 0
    labels: dict[str, int] = field(default_factory=dict)
    failed: list[Unreadable] = field(default_factory=list)
    warnings: list[tuple[str, Message]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def add(self, outcome: Mapping[str, Any]) -> None:
        """Count what became of the next input."""
        if "failed" in outcome:
            self.failed.append(Unreadable(outcome["report"], unpacked(outcome["failed"])))
            return
        self.reports += 1
        self.sentences += outcome["sentences"]
        self.auto += outcome["auto"]
        self.review += outcome["review"]
        for name, count in outcome["rows"].items():
            self.labels[name] = self.labels.get(name, 0) + count
        self.warnings += [(outcome["report"], unpacked(each)) for each in outcome["warnings"]]


def write_result(
    run: TagRun,
    out: Path,
    *,
    format: str,
    names: Sequence[str],
    said: Mapping[str, Said] | None = None,
    sample: Sample | None = None,
    learnt: Learnt | None = None,
    lang: str = "zh",
) -> TagResult:
    """Write the rows of a run that is done to ``out``; replaces it whole.

    ``names``: the categories. ``said``: by uid, what people say. ``sample``: what a random sample
    of the run showed, for the first sheet of a workbook; without it the sheet says 未抽检.
    ``learnt``: what its classifier had learnt, for the same sheet.
    """
    told = said or {}
    result = TagResult(failed=[Unreadable(str(path), why) for path, why in run.skipped])
    if format == "jsonl" and not told:
        write_blocks(out, _passing(run, result))
        return result
    book = _Book(run, names, sample, learnt, lang)
    rows = _rows(run, result, book, told)
    write_tagged(out, rows, format=format, categories=names, lang=lang, sheets=book.sheets())
    return result


def _passing(run: TagRun, result: TagResult) -> Iterator[bytes]:
    for outcome in run.outcomes():
        result.add(outcome)
    yield from run.blocks()


class _Book:
    """What the sheets around the sentences need, gathered while the rows go by."""

    def __init__(
        self,
        run: TagRun,
        names: Sequence[str],
        sample: Sample | None,
        learnt: Learnt | None,
        lang: str,
    ) -> None:
        self._run, self._names, self._lang = run, names, lang
        self._sample, self._learnt = sample, learnt
        self._all, self._unsure = Counts(), 0
        self._cells: dict[tuple[str, str], Counts] = {}

    def add(self, fields: Mapping[str, str], tally: Mapping[str, Any]) -> None:
        place = fields.get("region", ""), fields.get("year", "")
        for counts in (self._all, self._cells.setdefault(place, Counts())):
            counts.add(tally)

    def doubt(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Count the sentences of a report that are left for review; repeats once."""
        doubted = (row for row in rows if row["decision"] == "review")
        self._unsure += len({row["text"] for row in doubted if row["kind"] == "sentence"})

    def sheets(self) -> Sheets:
        run, names, lang = self._run, self._names, self._lang
        return Sheets(
            summary=lambda: summary_sheet(self._all, names, self._facts(), lang),
            counts=lambda: counts_sheet(self._cells, names, lang),
            inputs=lambda: inputs_sheet(run.outcomes(), run.skipped, lang),
        )

    def _facts(self) -> Facts:
        folder = self._run.choice.folder
        return Facts(
            version=folder.name if folder else "",
            problems=self._problems(),
            sample=self._sample,
            learnt=learnt_lines(self._learnt, lang=self._lang, seeds_only=folder is None),
            unsure=self._unsure,
            doubt=why_doubt(self._learnt, unsure=self._unsure),
        )

    def _problems(self) -> int:
        failed = sum("failed" in outcome for outcome in self._run.outcomes())
        return failed + len(self._run.skipped)


def _rows(
    run: TagRun, result: TagResult, book: _Book, said: Mapping[str, Said]
) -> Iterator[dict[str, Any]]:
    for part in run.parts:
        left = run.shards.rows(part)
        for outcome in run.shards.reports(part):
            result.add(outcome)
            if "failed" not in outcome:
                rows = list(islice(left, outcome["units"]))
                tally = _corrected(rows, said) or outcome["tally"]
                book.add(outcome["fields"], tally)
                book.doubt(rows)
                yield from _in_context(rows, outcome["fields"])


def _corrected(
    rows: Sequence[dict[str, Any]], said: Mapping[str, Said]
) -> Mapping[str, Any] | None:
    """Put people's words into the rows; the tally then, None where nobody said anything."""
    spoken = [row for row in rows if row["uid"] in said]
    if not spoken:
        return None
    for row in spoken:
        row |= {"labels": list(said[row["uid"]].labels), "by": said[row["uid"]].by}
    tally = Tally()
    for row in rows:
        if row["kind"] == "sentence":
            tally.add(row["text"], row["section"], row["labels"], by=row.get("by", MACHINE))
    return tally.as_json()


def _in_context(
    rows: Sequence[dict[str, Any]], fields: Mapping[str, str]
) -> Iterable[dict[str, Any]]:
    """The rows with what stands around them, and what their report is."""
    about = {"report_region": fields.get("region"), "report_year": fields.get("year")}
    tagged = [row for row in rows if row["decision"]]
    texts = ["", *(row["text"] for row in tagged), ""]
    for row, before, after in zip(tagged, texts, texts[2:], strict=False):
        row |= {"before": before, "after": after, "by": row.get("by", MACHINE)}
    return (row | about for row in rows)
