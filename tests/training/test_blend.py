"""Seed vote and classifier: who is believed, and from when on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.blend import blend, classifier_share
from training.seeds import seed_probability

probability = st.floats(0.001, 0.999)
counts = st.integers(0, 10_000)


def mixed(seed: float, learnt: float, no: int, yes: int) -> float:
    return float(blend(np.array([[seed]]), np.array([[learnt]]), np.array([[no, yes]]))[0, 0])


@pytest.mark.parametrize("evidence", [(0, 0), (50, 0), (0, 50)])
def test_without_a_yes_and_a_no_the_seed_words_decide_alone(evidence: tuple[int, int]) -> None:
    assert mixed(0.8, 0.01, *evidence) == pytest.approx(0.8)


@given(probability, probability, counts, counts)
def test_the_blend_never_leaves_the_two_opinions(
    seed: float, learnt: float, no: int, yes: int
) -> None:
    # Beyond 0.018 and 0.982 nobody is believed.
    low, high = sorted(min(max(p, 0.01798), 0.98202) for p in (seed, learnt))
    assert low - 1e-4 <= mixed(seed, learnt, no, yes) <= high + 1e-4


@pytest.mark.parametrize("strength", [0.0, 1.0, 3.0])
def test_the_first_annotations_never_overrule_a_seed_word(strength: float) -> None:
    seed = float(seed_probability(np.array([[strength]], np.float32))[0, 0])
    for wildly_wrong in (1e-12, 1 - 1e-12):
        for judged in range(6):
            assert (mixed(seed, wildly_wrong, 500, judged) > 0.5) == (seed > 0.5)


def test_many_annotations_overrule_a_seed_word() -> None:
    assert mixed(0.8, 0.02, 400, 200) < 0.5
    assert mixed(0.05, 0.97, 400, 200) > 0.5


def test_the_rarer_answer_counts_as_evidence() -> None:
    shares = classifier_share(np.array([[0, 9], [10_000, 5], [5, 10_000], [100, 100]]))
    assert shares[0] == 0
    assert shares[1] == shares[2] < shares[3] < 1
