"""Judgements that do not survive the way out of a project and back in.

A project made by hand, with names and texts that files have trouble with: separators, quotes, line
breaks, what a spreadsheet takes for a formula, emoji. Every sentence is drawn one of: nothing said,
one category only, some of them, all of them, none applies, two people who disagree. For each export
format that ``labels import`` reads, the corpus goes out, and comes in again to a copy that has the
same reports and no tags (``operations.share_copy``).

``annotations_lost``: cells (sentence, category) whose answer is another one afterwards, summed over
the formats; one that came of nothing counts, too. What a format by nature cannot say is not asked
of it: a disagreement is two opinions, and these formats hold the one that counts, so that a cell in
conflict must come back not judged. Word documents are for reading and have no way back. ``cells``:
answers that could have been lost, ``conflicts``: those left out, of one format.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from annotation.annotations import CONFLICT, NOT_JUDGED, Judgement, Provenance, counting, judge_many
from annotation.project import Project, open_project
from annotation.reports import NewUnit, add_report, reports, units
from annotation.scheme import categories
from benchmarks import harness
from interchange.export import WRITERS
from interchange.labels import FORMATS
from messages import Message
from operations.edit_scheme import add
from operations.export_corpus import export_corpus
from operations.import_labels import import_labels
from operations.label_matrix import TAGGED_KINDS
from operations.share_copy import share_copy

Answers = dict[tuple[str, str], int]
"""(uid of a sentence, name of a category) -> 1, 0, CONFLICT or NOT_JUDGED."""

NAMES = (
    "执法；监督",
    "普法|宣传",
    '"营商"环境',
    "#矛盾化解",
    "=1+1",
    "a,b、c",
    "🙂 便民",
    "labels",
    "无",
)
REPORTS = ("=云溪;2021|上.txt", '青岚"2022"#下.txt', "甲/乙\n丙🙂.txt", "+1,2.txt")
PIECES = (
    *(
        "=SUM(A1:A9)",
        '他说："办结";一次|办好',
        "#号，逗号,分号；顿号、",
        "上一行\n下一行",
        "'引号'",
    ),
    *("😀𠮷是常用字", "  前后有空格  ", "@提醒\t制表", "-5 件", "1E5", "无类别", '{"labels": []}'),
)
_LABEL = Message("operations.step_labels", {"file": "exchange"})
_TYPED = Provenance("typed")


def make(path: Path, *, sentences: int) -> None:
    """The project: so many ``sentences`` in each report, two people, every kind of answer."""
    draw = random.Random(3)
    with open_project(path, create=True) as project:
        for name in NAMES:
            add(project, name, analyst="甲")
        for name in REPORTS:
            _add_report(project, name, sentences)
        uids = [category.uid for category in categories(project)]
        rows = [unit.id for unit in units(project, kinds=TAGGED_KINDS)]
        said = [_drawn(draw, uids) for _ in rows]
        for who, told in zip(("甲", "乙"), zip(*said, strict=True), strict=True):
            judged = [Judgement(*one, _TYPED) for one in zip(rows, told, strict=True)]
            judge_many(project, judged, label=_LABEL, analyst=who)


def _add_report(project: Project, name: str, sentences: int) -> None:
    texts = [f"{PIECES[n % len(PIECES)]} {name} {n}。" for n in range(sentences)]
    starts = [sum(map(len, texts[:n])) for n in range(sentences)]
    kinds = ["heading" if n % 9 == 0 else "sentence" for n in range(sentences)]
    add_report(
        project,
        name=name,
        source="".join(texts),
        encoding="utf-8",
        extractor="",
        units=[
            NewUnit(start, start + len(text), kind, "成效", text)
            for start, text, kind in zip(starts, texts, kinds, strict=True)
        ],
        metadata={"region": ("=云溪;县", "typed"), "备注|#": ('"一\n二"', "table")},
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    )


def _drawn(draw: random.Random, uids: list[str]) -> tuple[dict[str, bool], dict[str, bool]]:
    """What one person says of a sentence, and what another does."""
    every = {uid: draw.random() < 0.3 for uid in uids}
    some = draw.sample(uids, draw.randint(2, len(uids) - 1))
    one = draw.choice(uids)
    return draw.choice(
        [
            ({}, {}),
            ({one: draw.random() < 0.5}, {}),
            ({uid: every[uid] for uid in some}, {}),
            (every, {}),
            (dict.fromkeys(uids, False), {}),
            (every, {one: not every[one]}),
        ]
    )


def answers(project: Project) -> Answers:
    """What counts, of every sentence and heading in every live category."""
    counted, live = counting(project), categories(project)
    pairs = product(units(project, kinds=TAGGED_KINDS), live)
    return {(unit.uid, c.name): counted.value(unit.id, c.uid) for unit, c in pairs}


def lost(before: Answers, after: Answers) -> int:
    """Cells that are not as they were; a conflict comes back as not judged."""
    expected = {k: NOT_JUDGED if v == CONFLICT else v for k, v in before.items()}
    return sum(expected.get(k) != after.get(k) for k in expected.keys() | after.keys())


def way_back(project: Project, folder: Path, format: str) -> Answers:
    """The answers that a copy without tags has, once it was given the file of ``format``."""
    out, copy = folder / f"corpus.{format}", folder / f"{format}.db"
    export_corpus(project, out, format=format, everything=True)
    share_copy(project, copy, report_ids=[row.id for row in reports(project)])
    with open_project(copy) as empty:
        import_labels(empty, out, analyst="丙")
        return answers(empty)


def measure(*, sentences: int) -> Iterator[tuple[str, object]]:
    """The figures, one after the other."""
    formats = [name for name in WRITERS if name in FORMATS]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "exchange.db"
        make(path, sentences=sentences)
        with open_project(path) as project:
            before = answers(project)
            gone = {name: lost(before, way_back(project, Path(folder), name)) for name in formats}
    yield "annotations_lost", sum(gone.values())
    yield "formats", len(formats)
    yield from ((f"{name}_lost", number) for name, number in gone.items())
    yield "cells", sum(value in (0, 1) for value in before.values())
    yield "conflicts", sum(value == CONFLICT for value in before.values())


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("exchange", __doc__ or "")
    found = dict(measure(sentences=150 if asked.quick else 2500))
    harness.report(found, as_json=asked.json)


if __name__ == "__main__":
    main()
