"""Reports through a classifier in bulk: the rows of each, as they will stand in the file."""

from __future__ import annotations

import json.encoder
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

_say = json.encoder.encode_basestring
# A probability in four digits, as JSON has it.
_SCORES = [repr(i / 10_000) for i in range(10_001)].__getitem__
_NOTHING = '"labels": [], "scores": {}, "decision": null}\n'


@dataclass(frozen=True)
class Tagged:
    """One report: its rows as lines of JSON, and what they come to.

    ``units``: rows; ``sentences``: those that are one; ``auto``, ``review``: rows with that
    decision; ``labels``: rows that have each category, headings among them.
    """

    lines: bytes
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
    """Predictions as they are written; ``columns``: which categories are shown, and their names."""

    def __init__(self, predictions: Predictions, columns: Sequence[tuple[int, str]]) -> None:
        from training.fast import ten_thousandths

        shown = [i for i, _ in columns]
        self._names = [name for _, name in columns]
        rows = ten_thousandths(predictions.probabilities[:, shown]).tolist()
        given = list(map(tuple, predictions.labels[:, shown].tolist()))
        self.review: list[bool] = predictions.review.tolist()
        known = {yes: self._named(yes) for yes in set(given)}
        self.labels = [known[yes] for yes in given]
        keys = list(zip(given, self.review, strict=True))
        ends = {key: self._end(known[key[0]], review=key[1]) for key in set(keys)}
        scores = (tuple(map(_SCORES, row)) for row in rows)
        self.ends = [ends[key] % said for key, said in zip(keys, scores, strict=True)]

    def _named(self, given: Sequence[bool]) -> list[str]:
        return [name for name, yes in zip(self._names, given, strict=True) if yes]

    def _end(self, labels: Sequence[str], *, review: bool) -> str:
        """The end of a line, with blanks for the scores."""
        listed, keys = (
            [_say(name).replace("%", "%%") for name in names] for names in (labels, self._names)
        )
        scores = ", ".join(f"{key}: %s" for key in keys)
        decision = "review" if review else "auto"
        return (
            f'"labels": [{", ".join(listed)}], "scores": {{{scores}}}, "decision": "{decision}"}}\n'
        )

    def of(self, report: ReadReport, tagged: Sequence[int], at: int) -> Tagged:
        """The rows of a report, whose units ``tagged`` are predicted from row ``at`` on."""
        source, units = report.source, report.units
        head = f'{{"report": {_say(source.name)}, "uid": "r{source.hash[:16]}:'
        ends = [_NOTHING] * len(units)
        for row, place in enumerate(tagged, start=at):
            ends[place] = self.ends[row]
        lines = [
            f'{head}{unit.start}-{unit.end}", "start": {unit.start}, "end": {unit.end}, '
            f'"kind": "{unit.kind}", "section": "{unit.section}", "text": {_say(unit.text)}, {end}'
            for unit, end in zip(units, ends, strict=True)
        ]
        review = sum(self.review[at : at + len(tagged)])
        labels, counts, tally = self.labels[at : at + len(tagged)], dict[str, int](), Tally()
        for place, names in zip(tagged, labels, strict=True):
            for name in names:
                counts[name] = counts.get(name, 0) + 1
            unit = units[place]
            if unit.kind is Kind.SENTENCE:
                tally.add(unit.text, unit.section, names)
        sentences = sum(unit.kind is Kind.SENTENCE for unit in units)
        auto = len(tagged) - review
        return Tagged(escaped("".join(lines)), len(lines), sentences, auto, review, counts, tally)
