"""Reports through a classifier in bulk: the rows of each, as they will stand in the file."""

from __future__ import annotations

import json.encoder
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import mod
from typing import TYPE_CHECKING, Protocol

from corpus.document import Kind, Section, Unit
from interchange.json_lines import escaped
from operations.choose_classifier import Choice
from operations.context import texts_and_leads
from operations.label_matrix import TAGGED_KINDS
from operations.reading import ReadReport
from operations.tag_tally import Tally

if TYPE_CHECKING:
    from training.classifier import Predictions

_SENTENCE = Kind.SENTENCE  # looking it up costs more than asking
_TAGGED = tuple(map(Kind, TAGGED_KINDS))
_say = json.encoder.encode_basestring
# A probability in four digits, as JSON has it.
_SCORES = [repr(i / 10_000).encode() for i in range(10_001)].__getitem__
_BLOCK = 1000  # lines
_NOTHING = b', "labels": [], "scores": {}, "decision": null}\n'


@dataclass(frozen=True)
class Tagged:
    """One report: its rows as lines of JSON, in blocks that are made when asked for, and what
    they come to.

    ``units``: rows; ``sentences``: those that are one; ``auto``, ``review``: rows with that
    decision; ``labels``: rows that have each category, headings among them.
    """

    lines: Iterable[bytes]
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
        texts, leads, flags, ends = list[str](), list[str](), list[list[bool]](), [0]
        for report in reports:
            text, lead = texts_and_leads(report.units)
            tagged = [unit.kind in _TAGGED for unit in report.units]
            texts += compress(text, tagged)
            leads += compress(lead, tagged)
            flags.append(tagged)
            ends.append(len(texts))
        said = _Said(self._predictor.predict(texts, context=leads), self._columns)
        for report, tagged, at, until in zip(reports, flags, ends, ends[1:], strict=False):
            yield said.of(report, tagged, at, until)


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
        self._times = ten_thousandths(predictions.probabilities[:, shown])

    def _named(self, key: bytes) -> list[str]:
        return [name for name, yes in zip(self._names, key[:-1], strict=True) if yes]

    def _end(self, key: bytes) -> bytes:
        """What stands in a line behind the text, with blanks for the scores."""
        listed, keys = (
            [_say(name).replace("%", "%%") for name in names]
            for names in (self._labels[key], self._names)
        )
        scores = ", ".join(f"{name}: %s" for name in keys)
        decision = "review" if key[-1] else "auto"
        return escaped(
            f', "labels": [{", ".join(listed)}], "scores": {{{scores}}}, '
            f'"decision": "{decision}"}}\n'
        )

    def of(self, report: ReadReport, tagged: Sequence[bool], at: int, until: int) -> Tagged:
        """The rows of a report; its ``tagged`` units are predicted in rows ``at`` to ``until``."""
        keys = self._keys[at:until]
        counted, labels = Counter(keys), dict[str, int]()
        for key, count in counted.items():
            for name in self._labels[key]:
                labels[name] = labels.get(name, 0) + count
        review = sum(count for key, count in counted.items() if key[-1])
        units = compress(report.units, tagged)
        said = [
            (text, section, key)
            for (_, _, kind, section, text), key in zip(units, keys, strict=True)
            if kind is _SENTENCE
        ]
        tally = Tally()
        tally.add_all(said, self._labels)
        lines, auto = _lines(report, self._behind(at, until)), len(keys) - review
        return Tagged(lines, len(report.units), len(said), auto, review, labels, tally)

    def _behind(self, at: int, until: int) -> Iterator[bytes]:
        """What stands in each line behind the text, for rows ``at`` to ``until``."""
        for first in range(at, until, _BLOCK):
            rows = slice(first, min(first + _BLOCK, until))
            # A category at a time: each figure is looked up in one go.
            said = [list(map(_SCORES, column)) for column in self._times[rows].T.tolist()]
            ends = map(self._ends.__getitem__, self._keys[rows])
            yield from map(mod, ends, zip(*said, strict=True) if said else repeat(()))


def _lines(report: ReadReport, ends: Iterator[bytes]) -> Iterator[bytes]:
    """The lines of a report, in blocks; ``ends``: what stands behind the text of tagged units."""
    # They are many times as large as the text: of a long report never all at once.
    head = escaped(f'{{"report": {_say(report.source.name)}, "uid": "r{report.hash[:16]}:')
    units = report.units
    for at in range(0, len(units), _BLOCK):
        yield _block(head, units[at : at + _BLOCK], ends)


def _block(head: bytes, units: Sequence[Unit], ends: Iterator[bytes]) -> bytes:
    # In bytes: in a string one Chinese character makes all characters twice as wide, so each line
    # would be widened, joined and narrowed again.
    firsts, lasts, kinds, sections, texts = zip(*units, strict=True)
    said = escaped("\n".join(map(_say, texts))).split(b"\n")  # a line break of theirs is escaped
    whats = list(zip(kinds, sections, strict=True))
    lines = {what: _line(head, *what) for what in set(whats)}
    behind = [next(ends) if kind in _TAGGED else _NOTHING for kind in kinds]
    columns = zip(firsts, lasts, firsts, lasts, said, behind, strict=True)
    return b"".join(map(mod, map(lines.__getitem__, whats), columns))


def _line(head: bytes, kind: Kind, section: Section) -> bytes:
    """A line with blanks for its place, twice, its text, and what stands behind."""
    what = f'"kind": "{kind}", "section": "{section}", "text": %b%b'
    return head.replace(b"%", b"%%") + f'%d-%d", "start": %d, "end": %d, {what}'.encode()
