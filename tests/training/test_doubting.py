"""Wrong annotations stand at the head of the list, of both kinds; nothing is told of the rest."""

import numpy as np
import pytest
from made_sentences import Made, make

from training.doubting import doubt

FLIPS = [(3, 0), (17, 1), (40, 0), (66, 1), (90, 0), (101, 1)]


def flipped(made: Made) -> np.ndarray:
    labels = made.labels.copy()
    for cell in FLIPS:
        labels[cell] = 1 - labels[cell]
    return labels


def test_flipped_annotations_of_both_kinds_come_first() -> None:
    made = make(reports=6, per_report=25)
    labels = flipped(made)
    found = doubt(made.texts, labels, made.groups, made.categories)
    first = found.order[:20]
    kinds = {int(labels[cell]) for cell in FLIPS}
    assert kinds == {0, 1}
    assert set(FLIPS) <= set(first)
    assert len(found.order) == len(set(found.order)) == labels.size


def test_a_doubted_yes_and_a_doubted_no_take_turns_while_there_are_both() -> None:
    made = make(reports=6, per_report=25)
    labels = flipped(made)
    order = doubt(made.texts, labels, made.groups, made.categories).order
    both = 2 * min((labels == 1).sum(), (labels == 0).sum())
    for at in range(0, both, 2):
        assert {int(labels[order[at]]), int(labels[order[at + 1]])} == {0, 1}


def test_what_was_not_judged_is_not_doubted_and_has_no_probability() -> None:
    made = make(reports=6, per_report=25)
    labels = made.labels.copy()
    labels[::2, 1] = -1
    found = doubt(made.texts, labels, made.groups, made.categories)
    assert np.isnan(found.probabilities[::2, 1]).all()
    assert np.isfinite(found.probabilities[1::2]).all()
    assert all(labels[cell] >= 0 for cell in found.order)


def test_a_category_without_words_and_without_a_yes_elsewhere_is_left_alone() -> None:
    from dataclasses import replace

    made = make(reports=6, per_report=25)
    bare = [replace(category, seeds=()) for category in made.categories]
    labels = made.labels.copy()
    labels[:, 1] = 0
    labels[0, 1] = 1  # its fold knows no yes: it cannot doubt this one
    found = doubt(made.texts, labels, made.groups, bare)
    assert (0, 1) not in found.order
    assert (0, 0) in found.order


def test_nothing_judged_gives_an_empty_list() -> None:
    made = make(reports=3, per_report=2)
    nothing = np.full(made.labels.shape, -1, np.int8)
    assert doubt(made.texts, nothing, made.groups, made.categories).order == []
    assert doubt([], [], [], made.categories).order == []


def test_sizes_that_do_not_fit_are_refused() -> None:
    made = make(reports=3, per_report=2)
    with pytest.raises(ValueError, match="group"):
        doubt(made.texts, made.labels, made.groups[1:], made.categories)
