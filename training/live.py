"""The classifier that learns while somebody tags: an instant step now, an exact fit soon after.

The exact fit is that of ``training.fitting`` with the recipe given, on feature rows whose
vocabulary and weights come from the whole corpus. It depends on the judged rows alone, in the
order of their uids: never on the fits before it. Long work is done in steps (generators), so
that its owner can listen in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.crossing import evidence_of
from training.deciding import Decider, untaught
from training.feature_cache import FeatureRows
from training.live_crossing import Judged, Labels, Steps, cross
from training.live_rows import LiveRows, Weights, no_weights, push
from training.live_solver import Solver
from training.scheme import CategorySpec
from training.seeds import seed_probability

Cells = NDArray[np.float64]
Cell = tuple[int, str, str, int]
PART = 20_000  # rows scored in one step


@dataclass(frozen=True, eq=False)
class Corpus:
    """The sentences of a project, n of them, in report order: ids of units and of reports."""

    unit_ids: Sequence[int]
    report_ids: Sequence[int]
    features: FeatureRows
    strength: NDArray[np.float32]


class LiveClassifier:
    """Taught by judgements; says (n, k) probabilities of all sentences of a corpus.

    ``rows``: the features of the n sentences. ``decider``: how their scores are decided.
    ``categories``: those it tells apart, k of them.
    """

    def __init__(
        self, corpus: Corpus, categories: Sequence[CategorySpec], *, seed: int = 0
    ) -> None:
        self.corpus, self._seed = corpus, seed
        self.rows = LiveRows(corpus.features, corpus.strength)
        self._vote = seed_probability(corpus.strength)
        self.categories = list(categories)
        self._uids = [c.uid for c in categories]
        self._row_of = dict(zip(corpus.unit_ids, range(len(corpus.unit_ids)), strict=True))
        self._reports = np.asarray(corpus.report_ids, np.int64)
        self._solver = Solver(self.rows, seed=seed)
        self._weights = no_weights(self.rows, len(categories))
        self._scores = np.zeros((len(corpus.unit_ids), len(categories)), np.float32)
        self._known: dict[int, list[int]] = {}
        seeded = np.array([bool(c.seeds) for c in categories], np.bool_)
        self.decider: Decider = untaught(seeded, np.zeros((len(categories), 2), np.int64))

    def __len__(self) -> int:
        return len(self.corpus.unit_ids)

    def row_of(self, unit_id: int) -> int | None:
        """Which of the n sentences a unit is; None: it is not among them."""
        return self._row_of.get(unit_id)

    def labels(self, cells: Iterable[Cell]) -> Labels:
        """What was judged: unit id, unit uid, category uid, 1 yes or 0 no; others are left out."""
        column = {uid: i for i, uid in enumerate(self._uids)}
        found = Labels({}, {})
        for unit, uid, category, value in cells:
            if category in column and unit in self._row_of:
                found.of.setdefault(unit, [-1] * len(column))[column[category]] = value
                found.uid_of[unit] = uid
        return found

    def judged(self, labels: Labels) -> Judged:
        """The rows to fit, in order of uid.

        A sentence that stands in a report more than once counts once, as in ``training.fit``.
        """
        units = sorted(labels.of, key=labels.uid_of.__getitem__)
        rows = [self._row_of[unit] for unit in units]
        places: dict[tuple[int, int], list[int]] = {}
        names = zip(self._reports[rows].tolist(), self.rows.keys[rows].tolist(), strict=True)
        for i, name in enumerate(names):
            places.setdefault(name, []).append(i)
        told = np.array([labels.of[unit] for unit in units], np.int8)
        told = told.reshape(len(units), len(self._uids))
        first = np.array([same[0] for same in places.values()], np.intp)
        for same in places.values():
            if len(same) > 1:
                told[same[0]] = _join(told[same])
        first = first[(told[first] >= 0).any(axis=1)]
        chosen = np.array(rows, np.intp)[first]
        groups = [str(report) for report in self._reports[chosen]]
        return Judged(chosen, told[first], groups, labels)

    def fit(self, judged: Judged) -> Steps[None]:
        """Fit on just these, and score all sentences. What ``probabilities`` says changes at the
        end, all at once.
        """
        weights, changed = yield from self._solver.solve(judged.rows, judged.labels)
        scores, fresh = self._scores.copy(), weights.only(changed)
        for start in range(0, len(self) if changed else 0, PART):
            rows = slice(start, start + PART)
            scores[rows, changed] = self.rows.scores(rows, fresh)
            yield
        self._weights, self._scores = weights, scores
        self._known = dict(judged.given.of)
        self.decider = replace(self.decider, evidence=evidence_of(judged.labels))

    def cross(self, judged: Judged, texts: Callable[[Sequence[int]], list[str]]) -> Steps[bool]:
        """Learn thresholds, calibration and doubt from rows the classifier had not seen.

        ``texts`` gives the normalized texts of units by their ids. False: too few are judged.
        """
        said = [self.corpus.unit_ids[row] for row in judged.rows]
        found = yield from cross(
            judged,
            lambda part: texts([said[i] for i in part]),
            self._solver,
            (self.rows, self._vote, self.decider.seeded),
            seed=self._seed,
        )
        evidence = self.decider.evidence  # as it is now, after steps in which more was judged
        learnt = found or untaught(self.decider.seeded, evidence)
        self.decider = replace(learnt, evidence=evidence)
        return found is not None

    def hint(self, labels: Labels, units: Iterable[int]) -> None:
        """One small step towards what was just said of ``units``: all that is judged of them.

        Passive-aggressive (PA-I: Crammer and others, 2006); gone with the next ``fit``.
        """
        evidence = self.decider.evidence.copy()
        for unit in units:
            if unit not in self._row_of:
                continue
            before = self._known.get(unit, [-1] * len(self._uids))
            after = labels.of.get(unit, [-1] * len(self._uids))
            for category, (old, new) in enumerate(zip(before, after, strict=True)):
                evidence[category, old] -= old >= 0
                evidence[category, new] += new >= 0
            push(self.rows, self._weights, self._row_of[unit], after)
            self._known[unit] = after
        self.decider = replace(self.decider, evidence=np.maximum(evidence, 0))

    def report_scores(self, report_id: int) -> dict[int, dict[str, float]]:
        """Unit id -> category uid -> probability, of one report, hints and all."""
        start, stop = np.searchsorted(self._reports, [report_id, report_id + 1]).tolist()
        units, found = self.corpus.unit_ids[start:stop], self.now(slice(start, stop))
        return {u: dict(zip(self._uids, p, strict=True)) for u, p in zip(units, found, strict=True)}

    def now(self, rows: slice) -> list[list[float]]:
        """(rows, k) probabilities of some sentences, hints and all."""
        scores = self.rows.scores(rows, self._weights).astype(np.float64)
        return self.decider.probabilities(scores, self._vote[rows]).tolist()  # type: ignore[no-any-return]

    def probabilities(self) -> list[list[float]]:
        """(k, n): what the last ``fit`` says of every sentence, category by category."""
        scores = self._scores.astype(np.float64)
        return self.decider.probabilities(scores, self._vote).T.tolist()  # type: ignore[no-any-return]

    def thresholds(self) -> dict[str, float]:
        """Category uid -> yes from this probability on."""
        return dict(zip(self._uids, self.decider.thresholds.tolist(), strict=True))

    def calibrated(self) -> dict[str, bool]:
        """Category uid -> may its number be shown as a percentage?"""
        return dict(zip(self._uids, self.decider.calibrated.tolist(), strict=True))

    @property
    def weights(self) -> Weights:
        """The coefficients now."""
        return self._weights


def untaught_probabilities(strength: NDArray[np.float32]) -> list[list[float]]:
    """(k, n): what seed words alone say, as ``LiveClassifier.probabilities``."""
    return seed_probability(strength).T.tolist()  # type: ignore[no-any-return]


def _join(labels: NDArray[np.int8]) -> NDArray[np.int8]:
    """(m, k) labels of one sentence to (k,): judged holds, yes and no at once does not."""
    yes, no = (labels == 1).any(axis=0), (labels == 0).any(axis=0)
    return np.where(yes == no, -1, yes).astype(np.int8)
