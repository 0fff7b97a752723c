"""The figures of a classifier, from the rows its folds had not seen.

The recipe was chosen on these same folds, and word vectors were learnt from all texts, so the
figures are slightly better than those of a report from elsewhere will be.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.calibration import ENOUGH
from training.crossing import evidence_of
from training.deciding import Crossed, learn_decider
from training.figures import CategoryFigures, Figures, bootstrap, interval, outcomes
from training.quality_values import Told
from training.told import tell

NOTHING = (0.0, 0.0, 0.0)  # no yes was given, or none is true
Flags = NDArray[np.bool_]


def measure(
    crossed: Crossed, groups: Sequence[str], uids: Sequence[str], *, by_report: bool, seed: int
) -> Figures:
    """Figures over the judged cells; every fold is decided by what the others taught.

    Empty where no category has both a yes and a no.
    """
    labels = crossed.labels
    decided, outside = decide_unseen(crossed)
    values, draws = bootstrap(outcomes(decided, labels), groups, seed=seed)
    told = tell(decided, labels, groups, seed=seed)
    categories = [
        _category(uid, told[c], decided[:, c], outside[:, c], labels[:, c])
        for c, uid in enumerate(uids)
    ]
    known = [c for c in range(len(uids)) if categories[c].yes and categories[c].no]
    if not known:
        return Figures()
    macro = interval(values[2, known].mean(), draws[:, 2, known].mean(axis=1))
    return Figures(tuple(categories), macro, by_report, len(labels))


def decide_unseen(crossed: Crossed) -> tuple[Flags, Flags]:
    """(n, k) decisions, and which of them lie outside the doubt band."""
    labels, fold = crossed.labels, crossed.unseen.fold
    decided, outside = np.zeros(labels.shape, np.bool_), np.zeros(labels.shape, np.bool_)
    for number in np.unique(fold):
        here = fold == number
        others = crossed.without(here)
        learnt = learn_decider(crossed, evidence_of(others), labels=others)
        probabilities = crossed.probabilities(learnt.lines)[here]
        decided[here] = probabilities >= learnt.thresholds
        outside[here] = ~learnt.in_doubt(probabilities)
    return decided, outside


def _category(
    uid: str, told: Told, decided: Flags, outside: Flags, labels: NDArray[np.int8]
) -> CategoryFigures:
    yes, no = labels == 1, labels == 0
    sure = outside & (yes | no)
    judged = int(yes.sum() + no.sum())
    return CategoryFigures(
        uid=uid,
        yes=int(yes.sum()),
        no=int(no.sum()),
        precision=told.precision or NOTHING,
        recall=told.recall or NOTHING,
        f1=told.f1 or NOTHING,
        calibrated=bool(min(yes.sum(), no.sum()) >= ENOUGH),
        outside_error=float((decided != yes)[sure].sum() / max(int(sure.sum()), 1)),
        outside_share=float(sure.sum() / max(judged, 1)),
    )
