"""On the labelled reports the recipe stays where it was measured. Skipped without them."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks.gold import leave_one_out, untaught
from benchmarks.gold_ablation import without_words_of
from benchmarks.gold_data import Gold, macro_f1, read_gold, read_scheme
from training.fitting import fit
from training.scheme import CategorySpec

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold" / "reports.jsonl").exists(), reason="the labelled reports are not here"
)


@cache
def categories() -> list[CategorySpec]:
    return read_scheme()


@cache
def gold() -> Gold:
    return read_gold(SHARED, [c.name for c in categories()])


def test_before_any_label_the_shipped_words_are_good() -> None:
    assert macro_f1(gold().truth, untaught(gold(), categories())) >= 0.93


def test_a_report_left_out_is_tagged_well() -> None:
    assert macro_f1(gold().truth, leave_one_out(gold(), categories())) >= 0.92


def test_no_report_owes_its_figure_to_words_of_its_own() -> None:
    predicted = np.zeros(gold().truth.shape, bool)
    for report in np.unique(gold().report):
        words = without_words_of(gold(), str(report), categories())
        here = gold().report == report
        predicted[here] = untaught(gold(), words)[here]
    assert macro_f1(gold().truth, predicted) >= 0.89


@pytest.mark.parametrize("judged", [3, 10, 25])
def test_the_first_annotations_do_not_make_it_worse(judged: int) -> None:
    before = macro_f1(gold().truth, untaught(gold(), categories()))
    rows = np.random.RandomState(judged).permutation(len(gold().texts))[:judged]
    classifier = fit(
        [gold().texts[i] for i in rows],
        gold().labels[rows],
        [str(gold().groups[i]) for i in rows],
        categories(),
        context=[gold().leads[i] for i in rows],
    )
    labels = classifier.predict(gold().texts, context=gold().leads).labels
    # One sentence is about 0.003; more than three would not be noise.
    assert macro_f1(gold().truth, gold().carried(labels)) >= before - 0.01
