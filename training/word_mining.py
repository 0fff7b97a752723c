"""关键词 that grow: words that would find sentences of a category which no 关键词 finds yet.

A word is offered for what it adds: only sentences that none of the category's words hits count.
How often it would be right is told by the annotations on those, where there are some, else by
the classifier's scores; never without an interval. The words were picked out of thousands because
they look good, so the interval leans towards the category's share among all sentences; and what
was right in one report only comes after what was right in several: it may be that report's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from training.scheme import CategorySpec
from training.seed_words import seed_hits
from training.tokens import tokenize

WORDS = 3  # an offered word is made of at most so many words of the tokeniser
CHECKED = 300  # of the promising ones, so many are looked at exactly
FEW_TAGS = 3
LEAN = 1.0  # tags that the category's share is worth
SCORES_WORTH = 8.0  # scores of one word's sentences err together: more of them say no more
PROMISING = 0.3  # a sentence this likely may be a yes; a word right less often is not offered
SEVERAL = 2  # reports
FEWEST = 2  # sentences: what only one has is no word of a category
SAME = 0.8  # a word with so many of its sentences found by better ones is not offered
_WORD = re.compile("[\u4e00-\u9fff]{2,8}")
_LOOSE = frozenset("的了和与及等为对在将被并或由把让使于其该共各以从向到")

Cells = NDArray[np.float64]
Interval = tuple[float, float, float]


@dataclass(frozen=True)
class Suggestion:
    """A word for a category, over the sentences that the category's words do not hit.

    ``rows``: places of the sentences it would hit; ``yes``, ``no``: how many of them were judged
    so; ``reports``: of how many reports those with a yes are. ``precision``: (value, lower, upper)
    of a 90% interval, 0 to 1, from ``source``; with tags the value is their share of yes.
    """

    word: str
    rows: tuple[int, ...]
    yes: int
    no: int
    reports: int
    precision: Interval
    source: Literal["tags", "scores"]


def mine(
    texts: Sequence[str],
    labels: Sequence[int] | NDArray[np.int8],
    groups: Sequence[object],
    category: CategorySpec,
    *,
    scores: Sequence[float] | Cells | None = None,
    refused: Collection[str] = (),
    limit: int = 20,
) -> list[Suggestion]:
    """Words worth adding to ``category``, the surest first; at most ``limit``.

    ``texts`` (n): all sentences, normalized; ``labels`` (n): 1 yes, 0 no, -1 not judged, in this
    category; ``groups`` (n): the report of each; ``scores`` (n): calibrated probabilities, NaN
    where there is none; None: there are none at all. Words in ``refused`` are not offered. A text
    that comes again counts once.
    """
    told = np.asarray(labels, np.int8)
    known = np.full(len(texts), np.nan) if scores is None else np.asarray(scores, np.float64)
    rows = _not_hit(texts, category)
    uncovered = _Uncovered(texts, rows, told, known, groups, category)
    words = (word for word in uncovered.promising() if word not in refused)
    found = [one for word in words if (one := uncovered.suggestion(word)) is not None]
    found = [one for one in found if one.precision[0] >= PROMISING]
    found.sort(
        key=lambda s: (s.reports < SEVERAL, -s.precision[1], -len(s.rows), -len(s.word), s.word)
    )
    return list(_different(found, limit))


def estimate(
    yes: int, no: int, scores: Cells, *, base: float
) -> tuple[Interval, Literal["tags", "scores"]]:
    """How often a word is right, from tags and the scores of untagged sentences, and from which.

    ``base``: the category's share among the sentences it was picked from.
    """
    right, wrong = yes + LEAN * base, no + LEAN * (1 - base)
    source: Literal["tags", "scores"] = "tags"
    if yes + no < FEW_TAGS and len(scores):
        source, mean, worth = "scores", float(scores.mean()), min(len(scores), SCORES_WORTH)
        right, wrong = right + worth * mean, wrong + worth * (1 - mean)
    from scipy.special import betaincinv

    low, high = map(float, betaincinv(right, wrong, [0.05, 0.95]))
    if source == "scores":
        return (right / (right + wrong), low, high), source
    value = yes / max(yes + no, 1)
    return (value, min(low, value), max(high, value)), source


class _Uncovered:
    """The sentences that no word of the category hits; ``rows``: their places, each text once."""

    def __init__(
        self,
        texts: Sequence[str],
        rows: Sequence[int],
        labels: NDArray[np.int8],
        scores: Cells,
        groups: Sequence[object],
        category: CategorySpec,
    ) -> None:
        self._rows = rows
        self._texts = [texts[row] for row in rows]
        self._labels, self._scores = labels[list(rows)], scores[list(rows)]
        self._groups = [groups[row] for row in rows]
        self._category = category
        judged = self._labels[self._labels >= 0]
        unjudged = self._scores[(self._labels < 0) & np.isfinite(self._scores)]
        known = len(judged) + len(unjudged)
        self._base = float((judged.sum() + unjudged.sum()) / known) if known else 0.0

    def promising(self) -> list[str]:
        """Words of sentences that may be a yes, the ones with most of them first."""
        likely = np.where(self._labels >= 0, self._labels, np.nan_to_num(self._scores))
        good = np.flatnonzero(likely >= PROMISING).tolist()
        wanted = {word for words in _words([self._texts[i] for i in good]) for word in words}
        right, all_ = Counter[str](), Counter[str]()
        for weight, words in zip(likely.tolist(), _words(self._texts), strict=True):
            for word in words & wanted:
                right[word] += weight
                all_[word] += 1
        # A rough measure of how sure and how common; the exact one comes after.
        rough = {word: right[word] / (all_[word] + LEAN) for word in wanted}
        return sorted(rough, key=lambda word: (-rough[word], word))[:CHECKED]

    def suggestion(self, word: str) -> Suggestion | None:
        """What it would find, by the rule that seed words go by; None: too little."""
        alone = [replace(self._category, seeds=(word,))]
        holding = [i for i, text in enumerate(self._texts) if word in text]
        found = [i for i in holding if seed_hits(self._texts[i], alone)[0]]
        if len(found) < FEWEST:
            return None
        labels, scores = self._labels[found], self._scores[found]
        yes, no = int((labels == 1).sum()), int((labels == 0).sum())
        told = scores[(labels < 0) & np.isfinite(scores)]
        precision, source = estimate(yes, no, told, base=self._base)
        rows = tuple(self._rows[i] for i in found)
        reports = len({self._groups[i] for i in found if self._labels[i] == 1})
        return Suggestion(word, rows, yes, no, reports, precision, source)


def _not_hit(texts: Sequence[str], category: CategorySpec) -> list[int]:
    first = {text: row for row, text in reversed(list(enumerate(texts)))}
    return sorted(row for text, row in first.items() if not seed_hits(text, [category])[0])


def _words(texts: Sequence[str]) -> Iterator[set[str]]:
    for tokens in tokenize(texts):
        parts = (
            tokens[at : at + size]
            for size in range(1, WORDS + 1)
            for at in range(len(tokens) - size + 1)
            if tokens[at] not in _LOOSE and tokens[at + size - 1] not in _LOOSE
        )
        yield {word for part in parts if _WORD.fullmatch(word := "".join(part))}


def _different(found: Iterable[Suggestion], limit: int) -> Iterator[Suggestion]:
    covered: set[int] = set()
    for one in found:
        if limit <= 0:
            return
        if len(covered.intersection(one.rows)) < SAME * len(one.rows):
            covered.update(one.rows)
            limit -= 1
            yield one
