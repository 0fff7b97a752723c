"""Seed words and scores together: probabilities, thresholds and doubt, learnt from unseen rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.blend import blend
from training.calibration import ENOUGH, doubt_band, fit_sigmoids, sigmoid, tune_threshold
from training.crossing import Unseen, evidence_of

Cells = NDArray[np.float64]
_EVERYTHING = (0.0, 1.0)


@dataclass(frozen=True, eq=False)
class Decider:
    """How k categories are decided. All float64 but ``calibrated`` (k,) bool.

    ``lines`` (k, 2): slope and offset of each sigmoid. ``thresholds`` (k,): yes from here on.
    ``bands`` (k, 2): lowest and highest probability in doubt. ``seeded`` (k,) bool: has the
    category seed words? ``evidence`` (k, 2) int64: judged no and yes.
    """

    lines: Cells
    thresholds: Cells
    bands: Cells
    calibrated: NDArray[np.bool_]
    seeded: NDArray[np.bool_]
    evidence: NDArray[np.int64]

    def probabilities(self, scores: Cells, vote: Cells) -> Cells:
        """(n, k) from scores (n, k) and the vote of the seed words (n, k)."""
        return mix(sigmoid(scores, self.lines), vote, self.evidence, self.seeded)

    def in_doubt(self, probabilities: Cells) -> NDArray[np.bool_]:
        """(n, k): lies the probability in the band of its category?"""
        low, high = self.bands.T
        return np.asarray((probabilities >= low) & (probabilities <= high))


def mix(
    learnt: Cells, vote: Cells, evidence: NDArray[np.int64], seeded: NDArray[np.bool_]
) -> Cells:
    """Seed words and classifier; a category has the vote only of what it has."""
    mixed = np.where(seeded, blend(vote, learnt, evidence), learnt)
    untaught = evidence.min(axis=1) == 0
    return np.where(untaught, vote, mixed)


def untaught(seeded: NDArray[np.bool_], evidence: NDArray[np.int64]) -> Decider:
    """What holds before anything was learnt: seed words, threshold 0.5, all in doubt."""
    count = len(seeded)
    return Decider(
        lines=np.tile([2.0, 0.0], (count, 1)),
        thresholds=np.full(count, 0.5),
        bands=np.tile(_EVERYTHING, (count, 1)),
        calibrated=np.zeros(count, np.bool_),
        seeded=seeded,
        evidence=evidence,
    )


@dataclass(frozen=True, eq=False)
class Crossed:
    """What a cross-validation left behind: ``vote`` (n, k) of the seed words beside the scores.

    ``labels`` (n, k): 1 yes, 0 no, -1 not judged.
    """

    unseen: Unseen
    vote: Cells
    labels: NDArray[np.int8]
    seeded: NDArray[np.bool_]

    def without(self, rows: NDArray[np.bool_]) -> NDArray[np.int8]:
        """The labels with those of ``rows`` (n,) hidden."""
        return np.where(rows[:, None], np.int8(-1), self.labels)

    def lines(self, labels: NDArray[np.int8]) -> Cells:
        """(k, 2): the sigmoids that ``labels`` teach."""
        taught = self.unseen.evidence.min(axis=2) > 0
        return fit_sigmoids(self.unseen.scores, np.where(taught, labels, np.int8(-1)))

    def probabilities(self, lines: Cells) -> Cells:
        """(n, k): the scores through ``lines``, blended by what each fold had been taught."""
        learnt = sigmoid(self.unseen.scores, lines)
        result = np.zeros_like(learnt)
        for fold in np.unique(self.unseen.fold):
            here = self.unseen.fold == fold
            evidence = self.unseen.evidence[np.flatnonzero(here)[0]]
            result[here] = mix(learnt[here], self.vote[here], evidence, self.seeded)
        return result


def learn_decider(
    crossed: Crossed, evidence: NDArray[np.int64], *, labels: NDArray[np.int8] | None = None
) -> Decider:
    """Sigmoids, thresholds and bands from all unseen rows, or from those of ``labels``.

    ``evidence`` (k, 2): judged no and yes of the classifier that is to be decided; they may be
    more than were crossed, and only what was crossed is ever called calibrated.
    """
    used = crossed.labels if labels is None else labels
    lines, count = crossed.lines(used), used.shape[1]
    probabilities = crossed.probabilities(lines)
    thresholds, bands = np.full(count, 0.5), np.tile(_EVERYTHING, (count, 1))
    known = evidence_of(used).min(axis=1)
    calibrated = known >= ENOUGH
    for c in range(count):
        judged = used[:, c] >= 0
        cells, yes = probabilities[judged, c], used[judged, c] == 1
        if known[c]:
            thresholds[c] = tune_threshold(cells, yes)
        if calibrated[c]:
            bands[c] = doubt_band(cells, yes, thresholds[c])
    return Decider(lines, thresholds, bands, calibrated, crossed.seeded, evidence)
