"""No row helps to decide about itself."""

import numpy as np

from training.crossing import Unseen
from training.deciding import Crossed, learn_decider, untaught
from training.figures import Figures
from training.measuring import decide_unseen, measure


def crossed(labels: np.ndarray, scores: np.ndarray) -> Crossed:
    rows, count = labels.shape
    evidence = np.full((rows, count, 2), 40)
    unseen = Unseen(scores, evidence, np.arange(rows) % 4)
    return Crossed(unseen, np.full(labels.shape, 0.05), labels, np.zeros(count, np.bool_))


def made(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    labels = (chance.random((120, 2)) < 0.3).astype(np.int8)
    return labels, chance.normal(size=labels.shape) + 2.0 * labels - 1.0


def test_the_labels_of_a_fold_do_not_move_its_own_decisions() -> None:
    labels, scores = made()
    turned = labels.copy()
    turned[::4] = 1 - turned[::4]
    for one, other in zip(
        decide_unseen(crossed(labels, scores)), decide_unseen(crossed(turned, scores)), strict=True
    ):
        assert np.array_equal(one[::4], other[::4])
    assert not np.array_equal(
        decide_unseen(crossed(labels, scores))[0], decide_unseen(crossed(turned, scores))[0]
    )


def test_figures_count_what_was_judged() -> None:
    labels, scores = made()
    labels[:30, 1] = -1
    figures = measure(crossed(labels, scores), ["r"] * 120, ["a", "b"], by_report=False, seed=0)
    assert [c.yes + c.no for c in figures.categories] == [120, 90]
    assert all(0.5 < c.f1[0] < 1 for c in figures.categories)
    assert figures.macro_f1[0] == np.mean([c.f1[0] for c in figures.categories])


def test_with_little_evidence_nothing_is_calibrated_and_all_is_in_doubt() -> None:
    labels, scores = made()
    labels[np.flatnonzero(labels[:, 0] == 1)[5:], 0] = 0
    # What counts is what was crossed, not what there may be beyond it.
    decider = learn_decider(crossed(labels, scores), np.array([[900, 500], [600, 300]]))
    assert decider.calibrated.tolist() == [False, True]
    doubt = decider.in_doubt(np.tile([0.001, 0.001], (2, 1)))
    assert doubt.tolist() == [[True, False], [True, False]]


def test_nothing_known_gives_no_figures() -> None:
    labels, scores = made()
    found = measure(crossed(labels * 0, scores), ["r"] * 120, ["a", "b"], by_report=False, seed=0)
    assert found == Figures()


def test_before_anything_was_learnt_the_vote_is_the_probability() -> None:
    decider = untaught(np.array([True, False]), np.zeros((2, 2), np.int64))
    vote = np.array([[0.8, 0.05]])
    assert np.allclose(decider.probabilities(np.zeros((1, 2)), vote), vote)
