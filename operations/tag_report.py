"""Reports through a classifier in bulk: the rows of each, as they will stand in the file."""

from __future__ import annotations

import json.encoder
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import mod
from typing import TYPE_CHECKING, Protocol

from corpus.document import Kind
from interchange.json_lines import escaped
from operations.choose_classifier import Choice
from operations.context import texts_and_leads
from operations.label_matrix import TAGGED_KINDS
from operations.reading import ReadReport
from operations.tag_tally import Tally

if TYPE_CHECKING:
    from training.classifier import Predictions

_SENTENCE = Kind.SENTENCE  # looking it up costs more than asking
_say = json.encoder.encode_basestring
# A probability in four digits, as JSON has it.
_SCORES = [repr(i / 10_000) for i in range(10_001)].__getitem__
_BLOCK = 1000  # lines
_NOTHING = '"labels": [], "scores": {}, "decision": null}\n'


@dataclass(frozen=True)
class Tagged:
    """One report: its rows as lines of JSON, in blocks, and what they come to.

    ``units``: rows; ``sentences``: those that are one; ``auto``, ``review``: rows with that
    decision; ``labels``: rows that have each category, headings among them.
    """

    lines: Sequence[bytes]
    units: int
    sentences: int
    auto: int
    review: int
    labels: dict[str, int]
    tally: Tally


class Predictor(Protocol):
    """Anything that predicts as a ``Classifier`` does."""

    def predict(self, texts: Sequence[str], *, context: Sequence[str] | None) -> Predictions:
        """See ``Classifier.predict``."""


class Tagger:
    """Makes the rows of ``tag`` (see ``docs/commands.md``) from what ``predictor`` says.

    ``columns``: which of its categories are shown, by place, and their names.
    """

    def __init__(self, predictor: Predictor, columns: Sequence[tuple[int, str]]) -> None:
        self._predictor, self._columns = predictor, columns

    @classmethod
    def load(cls, choice: Choice) -> Tagger:
        """With the classifier of ``choice``, made ready for bulk."""
        from training.fast import FastClassifier

        classifier = choice.load()
        return cls(FastClassifier(classifier), choice.columns(classifier))

    def tag(self, reports: Sequence[ReadReport]) -> Iterator[Tagged]:
        """Tag reports together; the larger the heap, the less each costs. In order."""
        places, texts, leads = [], [], []
        for report in reports:
            text, lead = texts_and_leads(report.units)
            tagged = [i for i, unit in enumerate(report.units) if unit.kind in TAGGED_KINDS]
            places.append(tagged)
            texts += [text[i] for i in tagged]
            leads += [lead[i] for i in tagged]
        said = _Said(self._predictor.predict(texts, context=leads), self._columns)
        at = 0
        for report, tagged in zip(reports, places, strict=True):
            yield said.of(report, tagged, at)
            at += len(tagged)


class _Said:
    """Predictions as they are written; ``columns``: which categories are shown, and their names.

    The key of a row says its labels and whether it is for review. There are few keys, so what
    hangs on them is made once each.
    """

    def __init__(self, predictions: Predictions, columns: Sequence[tuple[int, str]]) -> None:
        from training.fast import row_keys, ten_thousandths

        shown = [i for i, _ in columns]
        self._names = [name for _, name in columns]
        self._keys = row_keys(predictions.labels[:, shown], predictions.review)
        self._labels = {key: self._named(key) for key in set(self._keys)}
        self._ends = {key: self._end(key) for key in self._labels}
        times = ten_thousandths(predictions.probabilities[:, shown])
        # A category at a time: each figure is looked up in one go.
        said = [list(map(_SCORES, column)) for column in times.T.tolist()]
        self._scores = list(zip(*said, strict=True)) or [()] * len(self._keys)

    def _named(self, key: bytes) -> list[str]:
        return [name for name, yes in zip(self._names, key[:-1], strict=True) if yes]

    def _end(self, key: bytes) -> str:
        """The end of a line, with blanks for the scores."""
        listed, keys = (
            [_say(name).replace("%", "%%") for name in names]
            for names in (self._labels[key], self._names)
        )
        scores = ", ".join(f"{name}: %s" for name in keys)
        decision = "review" if key[-1] else "auto"
        return (
            f'"labels": [{", ".join(listed)}], "scores": {{{scores}}}, "decision": "{decision}"}}\n'
        )

    def of(self, report: ReadReport, tagged: Sequence[int], at: int) -> Tagged:
        """The rows of a report, whose units ``tagged`` are predicted from row ``at`` on."""
        units, until = report.units, at + len(tagged)
        keys, scores = self._keys[at:until], self._scores[at:until]
        ends = map(mod, map(self._ends.__getitem__, keys), scores)
        counted, labels = Counter(keys), dict[str, int]()
        for key, count in counted.items():
            for name in self._labels[key]:
                labels[name] = labels.get(name, 0) + count
        review = sum(count for key, count in counted.items() if key[-1])
        said = [(units[i], key) for i, key in zip(tagged, keys, strict=True)]
        tally = Tally()
        tally.add_all(
            ((u.text, u.section, key) for u, key in said if u.kind is _SENTENCE), self._labels
        )
        sentences = sum([unit.kind is _SENTENCE for unit in units])
        lines, auto = _lines(report, ends), len(tagged) - review
        return Tagged(lines, len(units), sentences, auto, review, labels, tally)


def _lines(report: ReadReport, ends: Iterator[str]) -> list[bytes]:
    """The lines of a report, in blocks; ``ends``: what stands behind the text of tagged units."""
    source, units = report.source, report.units
    head = f'{{"report": {_say(source.name)}, "uid": "r{source.hash[:16]}:'
    kinds = {
        of: f'"kind": "{of[0]}", "section": "{of[1]}", "text": '
        for of in {(unit.kind, unit.section) for unit in units}
    }
    lines = (
        f'{head}{unit.start}-{unit.end}", "start": {unit.start}, "end": {unit.end}, '
        f"{kinds[unit.kind, unit.section]}{_say(unit.text)}, "
        f"{next(ends) if unit.kind in TAGGED_KINDS else _NOTHING}"
        for unit in units
    )
    # Lines are many times as large as the text: of a long report never all as strings.
    return list(iter(lambda: escaped("".join(islice(lines, _BLOCK))), b""))
