"""Rows as they stand in the file, for any text and any name."""

import json
from collections.abc import Sequence

import numpy as np
import pytest

from corpus.document import Kind, Section, SourceText, Unit
from operations.reading import ReadReport
from operations.tag_report import Tagger
from training.classifier import Predictions

HARD = ['他说"好"', "a\\nb", "两\n行", "\x00\x1f\u2028", "𠮷野", "%s%d", "", "half \ud83d"]
NAMES = ("完成100%", '引"号"', "half \udc00")


class Says:
    """Each category of each text at 0.25, the first one found, the second row for review."""

    def predict(self, texts: Sequence[str], *, context: Sequence[str] | None) -> Predictions:
        shape = len(texts), len(NAMES)
        labels = np.zeros(shape, bool)
        labels[:, 0] = True
        return Predictions(np.full(shape, 0.25), labels, np.arange(len(texts)) == 1)


def a_report(texts: Sequence[str], kind: Kind) -> ReadReport:
    units = [Unit(9 * i, 9 * i + 5, kind, Section.PLAN, text) for i, text in enumerate(texts)]
    return ReadReport(SourceText('县/"100%d"\ud800.txt', "文"), units)


@pytest.mark.parametrize("shown", [[], [1], [0, 2], [0, 1, 2]])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_row_says_what_it_was_given(kind: Kind, shown: list[int]) -> None:
    report = a_report(HARD, kind)
    [tagged] = Tagger(Says(), [(i, NAMES[i]) for i in shown]).tag([report])
    rows = [json.loads(line) for line in b"".join(tagged.lines).splitlines()]
    asked = kind in (Kind.SENTENCE, Kind.HEADING)
    judged = {
        "labels": [NAMES[0]] if 0 in shown else [],
        "scores": dict.fromkeys([NAMES[i] for i in shown], 0.25),
    }
    unjudged: dict[str, object] = {"labels": [], "scores": {}, "decision": None}
    decisions = ["review" if i == 1 else "auto" for i in range(len(HARD))]
    assert rows == [
        row | ({**judged, "decision": decision} if asked else unjudged)
        for row, decision in zip(report.rows(), decisions, strict=True)
    ]


def test_reports_together_have_the_rows_of_each_alone() -> None:
    reports = [a_report(HARD[:n], kind) for n, kind in ((3, Kind.TABLE), (0, Kind.META))]
    reports += [a_report(["一句话。"] * n, Kind.SENTENCE) for n in (1, 2500)]
    tagger = Tagger(Says(), [(0, NAMES[0])])
    together = list(tagger.tag(reports))
    assert [tagged.units for tagged in together] == [3, 0, 1, 2500]
    assert [tagged.sentences for tagged in together] == [0, 0, 1, 2500]
    for report, tagged in zip(reports, together, strict=True):
        rows = [json.loads(line) for line in b"".join(tagged.lines).splitlines()]
        assert [row["uid"] for row in rows] == [row["uid"] for row in report.rows()]
        assert len(rows) == tagged.units
    decisions = [row["decision"] for row in rows]
    assert decisions == ["review", *["auto"] * 2499], "the second of all that were asked about"
