"""Typical sentences first: every crowd is heard once before any is heard twice."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.typical_first import typical

NONE = np.zeros(0, np.intp)


def crowds(sizes: list[int]) -> np.ndarray:
    """Crowds of so many sentences, each around a direction of its own."""
    chance = np.random.RandomState(0)
    rows = np.repeat(np.eye(len(sizes), dtype=np.float32), sizes, axis=0)
    return np.asarray(rows + 0.05 * chance.randn(*rows.shape), np.float32)


def test_every_crowd_is_heard_once_and_the_largest_first() -> None:
    of = np.repeat([0, 1, 2, 3], [10, 80, 40, 20])
    found = typical(crowds([10, 80, 40, 20]), NONE, 4)
    assert of[found].tolist() == [1, 2, 3, 0]


def test_what_was_tagged_stands_for_its_crowd() -> None:
    of = np.repeat([0, 1, 2], [50, 30, 10])
    assert of[typical(crowds([50, 30, 10]), np.array([3]), 2)].tolist() == [1, 2]


def test_sentences_without_words_come_last() -> None:
    rows = crowds([5, 5])
    rows[2] = 0
    assert typical(rows, NONE, 10)[-1] == 2


def test_longer_vectors_are_no_more_typical() -> None:
    rows = crowds([30, 20])
    longer = rows * np.linspace(1, 9, len(rows), dtype=np.float32)[::-1, None]
    assert typical(longer, NONE, 2) == typical(rows, NONE, 2)


@given(st.integers(0, 30), st.integers(0, 40), st.sets(st.integers(0, 29)), st.integers(0, 5))
def test_nothing_comes_twice_and_nothing_that_was_tagged(
    size: int, count: int, said: set[int], seed: int
) -> None:
    rows = np.random.RandomState(1).randn(size, 3).astype(np.float32)
    tagged = np.array(sorted(row for row in said if row < size), np.intp)
    found = typical(rows, tagged, count, seed=seed)
    assert len(set(found)) == len(found) == min(count, size - len(tagged))
    assert not set(found) & set(tagged.tolist())
    assert found == typical(rows, tagged, count, seed=seed)
