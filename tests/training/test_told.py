"""Figures of parts of what folds decided, and the effect of thresholds."""

import numpy as np
import pytest

from training.crossing import Unseen
from training.deciding import Crossed
from training.effects import GRID, effects, unseen_probabilities
from training.told import by_part, taken_for, tell

REPORTS = [f"r{row % 12}" for row in range(240)]


def made(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    labels = (chance.random((240, 2)) < 0.3).astype(np.int8)
    return labels, chance.normal(size=labels.shape) + 2.5 * labels - 1.0


def crossed(labels: np.ndarray, scores: np.ndarray) -> Crossed:
    rows, count = labels.shape
    unseen = Unseen(scores, np.full((rows, count, 2), 40), np.arange(rows) % 4)
    return Crossed(unseen, np.full(labels.shape, 0.05), labels, np.zeros(count, np.bool_))


def test_cells_and_shares_are_counted() -> None:
    labels = np.array([[1], [1], [1], [0], [0], [-1]], np.int8)
    decided = np.array([[1], [1], [0], [1], [0], [1]], np.bool_)
    (told,) = tell(decided, labels, list("aabbcc"))
    assert (told.right, told.wrong, told.missed, told.left) == (2, 1, 1, 1)
    assert told.precision is not None and told.precision[0] == pytest.approx(2 / 3)
    assert told.recall is not None and told.recall[0] == pytest.approx(2 / 3)
    assert told.f1 is not None and told.f1[0] == pytest.approx(2 / 3)


def test_few_right_ones_are_not_called_certain() -> None:
    labels = np.array([[1], [1], [1], [0]], np.int8)
    (told,) = tell(labels == 1, labels, list("abcd"))
    assert told.precision is not None
    value, low, high = told.precision
    assert (value, high) == (1.0, 1.0)
    assert low < 0.7


def test_sentences_of_one_report_are_no_strangers() -> None:
    # Ten reports, each all right or all wrong: far less is known than of 200 single sentences.
    labels = np.ones((200, 1), np.int8)
    decided = np.repeat(np.arange(10) % 2 == 0, 20)[:, None]
    groups = [f"r{row // 20}" for row in range(200)]
    (together,), (apart,) = (
        tell(decided, labels, names) for names in (groups, [str(row) for row in range(200)])
    )
    assert together.recall is not None and apart.recall is not None
    assert together.recall[2] - together.recall[1] > 2 * (apart.recall[2] - apart.recall[1])


def test_where_nothing_can_tell_there_is_no_figure() -> None:
    (told,) = tell(np.zeros((3, 1), np.bool_), np.zeros((3, 1), np.int8), list("abc"))
    assert (told.precision, told.recall, told.f1, told.left) == (None, None, None, 3)
    (empty,) = tell(np.zeros((0, 1), np.bool_), np.zeros((0, 1), np.int8), [])
    assert empty.f1 is None


def test_parts_add_up_to_the_whole() -> None:
    labels, scores = made()
    decided, years = scores > 0, [("2021", "2022", "")[row % 3] for row in range(240)]
    found = by_part(decided, labels, REPORTS, years)
    assert list(found) == ["", "2021", "2022"]
    whole = tell(decided, labels, REPORTS)
    for column in range(2):
        assert sum(part[column].right for part in found.values()) == whole[column].right
        assert sum(part[column].missed for part in found.values()) == whole[column].missed


def test_what_is_taken_for_what_comes_commonest_first() -> None:
    labels = np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.int8)
    decided = np.array([[0, 1, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1]], np.bool_)
    assert taken_for(decided, labels) == [(0, 1, 2), (1, 0, 1)]


def test_a_higher_threshold_finds_less_and_leaves_every_sentence_somewhere() -> None:
    labels, scores = made()
    left = np.linspace(0, 1, 101).tolist()
    for column in effects(crossed(labels, scores), REPORTS, [left, left]):
        recalls = [e.told.recall[0] for e in column if e.told.recall]
        assert recalls == sorted(recalls, reverse=True)
        assert [e.threshold for e in column] == list(GRID)
        assert all(e.auto + e.review + e.leave == 101 for e in column)
        assert column[0].told.precision[0] < column[len(column) // 2].told.precision[0]


def test_with_few_tags_thresholds_have_no_effect_to_show() -> None:
    labels, scores = made()
    labels[np.flatnonzero(labels[:, 0] == 1)[8:], 0] = 0
    first, second = effects(crossed(labels, scores), REPORTS, [[], []])
    assert first == [] and len(second) == len(GRID)


def test_a_row_does_not_help_to_tell_its_own_probability() -> None:
    labels, scores = made()
    turned = labels.copy()
    turned[::4] = 1 - turned[::4]
    one, other = (unseen_probabilities(crossed(told, scores)) for told in (labels, turned))
    assert np.array_equal(one[::4], other[::4])
    assert not np.array_equal(one, other)
