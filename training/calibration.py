"""From scores to probabilities, from probabilities to decisions, and where to doubt them.

Everything here is learnt from scores of rows the classifier had not seen, and everything
leans on a prior, so that five annotations do not make a wild threshold.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# A category with fewer judged yes or no than this shows no percentage.
ENOUGH = 12
ERROR_OUTSIDE_BAND = 0.05
_LEAN = 4.0
_TRUST = 10.0
_STEPS = 40

Cells = NDArray[np.float64]


def fit_sigmoids(scores: Cells, labels: NDArray[np.int8]) -> Cells:
    """(k, 2): slope and offset of ``1 / (1 + exp(-(slope * score + offset)))`` (Platt, 1999).

    ``labels`` (n, k): 1 yes, 0 no, -1 to be left out. A category leans on the line of all
    categories together, and that on slope 2, offset 0; without rows those are the answer.
    """
    used = labels >= 0
    common = _fit_line(scores[used], labels[used] == 1, np.array([2.0, 0.0]))
    lines = [_fit_line(scores[at, c], labels[at, c] == 1, common) for c, at in enumerate(used.T)]
    return np.array(lines).reshape(-1, 2)


def _fit_line(scores: Cells, yes: NDArray[np.bool_], prior: Cells) -> Cells:
    from scipy.optimize import minimize

    columns = np.column_stack([scores, np.ones(len(scores))])

    def loss(line: Cells) -> tuple[float, Cells]:
        odds, away = columns @ line, line - prior
        miss = 1 / (1 + np.exp(-np.clip(odds, -30, 30))) - yes
        value = np.logaddexp(0, odds).sum() - odds[yes].sum() + _LEAN * (away**2).sum() / 2
        return float(value), columns.T @ miss + _LEAN * away

    slope, offset = minimize(loss, prior, jac=True, method="BFGS").x
    return np.array([max(float(slope), 0.1), float(offset)])


def sigmoid(scores: Cells, lines: Cells) -> Cells:
    """(n, k) scores to (n, k) probabilities; ``lines`` (k, 2) holds slopes and offsets."""
    odds = np.clip(scores * lines[:, 0] + lines[:, 1], -30, 30)
    return np.asarray(1 / (1 + np.exp(-odds)), np.float64)


def tune_threshold(probability: Cells, yes: NDArray[np.bool_]) -> float:
    """The probability from which on to say yes: best F1, drawn to 0.5 while yes are few."""
    if not yes.any():
        return 0.5
    order = np.argsort(-probability, kind="stable")
    ranked, found = probability[order], np.cumsum(yes[order])
    f1 = 2 * found / (np.arange(1, len(found) + 1) + yes.sum())
    last_of_tie = np.append(ranked[1:] < ranked[:-1], True)
    best = int(np.argmax(np.where(last_of_tie, f1, -1)))
    following = ranked[best + 1] if best + 1 < len(ranked) else 0.0
    trust = yes.sum() / (yes.sum() + _TRUST)
    odds = trust * (_log_odds(ranked[best]) + _log_odds(following)) / 2
    return float(1 / (1 + np.exp(-odds)))


def _log_odds(probability: float) -> float:
    p = min(max(float(probability), 1e-4), 1 - 1e-4)
    return float(np.log(p / (1 - p)))


def doubt_band(probability: Cells, yes: NDArray[np.bool_], threshold: float) -> tuple[float, float]:
    """[low, high] around the threshold: the fewest rows inside with few errors outside.

    Outside, at most ``ERROR_OUTSIDE_BAND`` of the decisions are wrong. (0, 1) if even that
    cannot be reached: everything is in doubt.
    """
    lows = np.append(_edges(probability[probability < threshold]), threshold)
    highs = np.append(threshold, _edges(probability[probability >= threshold]))
    below, missed = _counts(probability, yes, lows)
    above_not, above_yes = _counts(probability, yes, highs, inclusive=True)
    above = len(yes) - above_not
    false = above - (yes.sum() - above_yes)
    outside = below[:, None] + above[None, :]
    wrong = missed[:, None] + false[None, :]
    good = wrong <= ERROR_OUTSIDE_BAND * outside
    if not (good & (outside > 0)).any():
        return 0.0, 1.0
    low, high = np.unravel_index(np.argmax(np.where(good, outside, -1)), outside.shape)
    return float(lows[low]), float(highs[high])


def _edges(values: Cells) -> Cells:
    return np.unique(np.quantile(values, np.linspace(0, 1, _STEPS + 1))) if len(values) else values


def _counts(
    probability: Cells, yes: NDArray[np.bool_], edges: Cells, *, inclusive: bool = False
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """How many rows, and how many yes, lie below each edge (or at it, if ``inclusive``)."""
    order = np.argsort(probability, kind="stable")
    at = np.searchsorted(probability[order], edges, "right" if inclusive else "left")
    found = np.concatenate([[0], np.cumsum(yes[order])])
    return at, found[at]
