"""From annotations to a classifier."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_sentences import Made, make

from training import Classifier, fit, fitting
from training.crossing import mean_average_precision
from training.recipes import CANDIDATES, Recipe, candidates
from training.scheme import CategorySpec

ROOT = Path(__file__).resolve().parents[2]


def probabilities(classifier: Classifier, texts: list[str]) -> np.ndarray:
    return classifier.predict(texts).probabilities


def test_it_learns(taught: Classifier, unseen: Made) -> None:
    found = taught.predict(unseen.texts)
    assert (found.labels == (unseen.labels == 1)).mean() > 0.97
    assert found.probabilities.shape == (60, 2)
    assert taught.calibrated.all()
    assert found.review.mean() < 0.3


def test_its_figures_are_of_unseen_reports(taught: Classifier, made: Made) -> None:
    figures = taught.figures
    assert figures.by_report
    assert figures.rows == len(made.texts)
    assert [c.uid for c in figures.categories] == ["cat-a", "cat-b"]
    for c in figures.categories:
        assert c.yes + c.no == len(made.texts)
        assert c.f1[1] <= c.f1[0] <= c.f1[2]
        assert c.f1[0] > 0.8
        assert c.outside_error <= 0.1


def test_labels_of_chance_get_figures_of_chance(made: Made) -> None:
    chance = np.random.default_rng(0).integers(0, 2, made.labels.shape).astype(np.int8)
    unseeded = [replace(c, seeds=()) for c in made.categories]
    classifier = fit(made.texts, chance, made.groups, unseeded)
    assert all(c.precision[0] < 0.65 for c in classifier.figures.categories)
    assert classifier.predict(made.texts).review.mean() > 0.9


def test_without_annotations_the_seed_words_speak_and_all_is_for_review(made: Made) -> None:
    nothing = np.full_like(made.labels, -1)
    classifier = fit(made.texts, nothing, made.groups, made.categories)
    found = classifier.predict(["青岚区开展法治宣传。", "修路。"])
    assert found.labels.tolist() == [[True, False], [False, False]]
    assert found.review.all()
    assert not classifier.calibrated.any()
    assert fit([], np.zeros((0, 2), np.int8), [], made.categories).predict([]).labels.shape == (
        0,
        2,
    )


def test_row_order_changes_nothing(made: Made, taught: Classifier, unseen: Made) -> None:
    order = np.random.default_rng(1).permutation(len(made.texts))
    shuffled = fit(
        [made.texts[i] for i in order],
        made.labels[order],
        [made.groups[i] for i in order],
        made.categories,
    )
    assert np.array_equal(
        probabilities(shuffled, unseen.texts), probabilities(taught, unseen.texts)
    )
    assert shuffled.figures == taught.figures


def test_rows_nobody_judged_change_nothing(made: Made, taught: Classifier, unseen: Made) -> None:
    more = fit(
        [*made.texts, *unseen.texts],
        np.vstack([made.labels, np.full_like(unseen.labels, -1)]),
        [*made.groups, *unseen.groups],
        made.categories,
    )
    assert np.array_equal(probabilities(more, unseen.texts), probabilities(taught, unseen.texts))


def test_a_cell_nobody_judged_stays_out_of_fit_and_figures(made: Made, unseen: Made) -> None:
    labels = made.labels.copy()
    labels[::2, 1] = -1
    classifier = fit(made.texts, labels, made.groups, made.categories, recipe=CANDIDATES[0])
    both, half = classifier.figures.categories
    assert both.yes + both.no == 2 * (half.yes + half.no)
    # Category by category: what the first was taught does not depend on the second.
    whole = fit(made.texts, made.labels, made.groups, made.categories, recipe=CANDIDATES[0])
    assert classifier.linear is not None
    assert whole.linear is not None
    assert np.array_equal(classifier.linear.weights[0], whole.linear.weights[0])
    assert not np.array_equal(classifier.linear.weights[1], whole.linear.weights[1])


@pytest.mark.parametrize("value", [0, 1, -1])
def test_a_category_with_one_kind_of_answer_keeps_to_its_seed_words(
    made: Made, unseen: Made, value: int
) -> None:
    labels = made.labels.copy()
    labels[:, 1] = value
    classifier = fit(made.texts, labels, made.groups, made.categories)
    found = classifier.predict(unseen.texts)
    assert found.labels[:, 1].tolist() == ["纠纷" in text for text in unseen.texts]
    assert found.review.all()
    assert classifier.calibrated.tolist() == [True, False]


def test_a_category_nobody_told_anything_of_is_never_given(made: Made, unseen: Made) -> None:
    bare = [made.categories[0], CategorySpec("cat-new", "新", (), ())]
    labels = made.labels.copy()
    labels[:, 1] = -1
    found = fit(made.texts, labels, made.groups, bare).predict(unseen.texts)
    assert not found.labels[:, 1].any()
    assert found.review.all()


def test_the_first_annotations_leave_the_seed_words_standing(made: Made, unseen: Made) -> None:
    for size in (1, 2, 3, 5, 8):
        classifier = fit(made.texts[:size], made.labels[:size], made.groups[:size], made.categories)
        found = classifier.predict(unseen.texts).labels
        hit = np.array([["法治宣传" in t or "民法典" in t, "纠纷" in t] for t in unseen.texts])
        assert (found | ~hit).all()


def test_one_report_is_enough_to_begin() -> None:
    made = make(reports=1, per_report=60)
    classifier = fit(made.texts, made.labels, made.groups, made.categories)
    assert not classifier.figures.by_report
    assert classifier.figures.macro_f1[0] > 0.7


def test_where_only_the_lead_tells_the_recipe_that_reads_it_is_chosen() -> None:
    leads = ["全县法制讲座进村入户", "矛盾化解在基层一线"]
    texts = [f"第{i}项见效。" for i in range(80)]
    labels = np.random.default_rng(0).integers(0, 2, (80, 1)).astype(np.int8)
    context = [leads[1 - yes] for yes in labels[:, 0]]
    groups = [f"报告{i // 10}" for i in range(80)]
    bare = [CategorySpec("cat-a", "普法", (), ())]
    classifier = fit(texts, labels, groups, bare, context=context)
    assert classifier.recipe.lead
    found = classifier.predict(["抓紧办结。", "抓紧办结。"], context=leads)
    assert found.labels.tolist() == [[True], [False]]


def test_much_is_crossed_by_a_sample_of_whole_reports_and_fitted_whole(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "SAMPLE", 60)
    classifier = fit(made.texts, made.labels, made.groups, made.categories, recipe=CANDIDATES[0])
    whole = fit(made.texts, made.labels, made.groups, made.categories, recipe=CANDIDATES[0])
    assert classifier.figures.rows == 75
    assert classifier.linear is not None
    assert whole.linear is not None
    assert np.array_equal(classifier.linear.weights, whole.linear.weights)


def test_vectors_need_a_pool() -> None:
    assert not any(r.vectors for r in candidates(pool=False, leads=True, seeds=True))
    assert any(r.vectors for r in candidates(pool=True, leads=False, seeds=False))
    assert not any(r.lead for r in candidates(pool=True, leads=False, seeds=True))
    assert candidates(pool=False, leads=False, seeds=False)[0] == CANDIDATES[0]


def test_a_recipe_is_known_by_what_it_does() -> None:
    assert Recipe("甲").hash == Recipe("乙").hash != Recipe("甲", cost=2.0).hash


def test_average_precision_sees_judged_cells_only() -> None:
    scores = np.array([[3.0], [2.0], [1.0], [9.0]])
    assert mean_average_precision(scores, np.array([[1], [1], [0], [-1]], np.int8)) == 1.0
    assert mean_average_precision(scores, np.ones((4, 1), np.int8)) == 0.0


def test_lengths_that_do_not_fit_are_a_bug_of_the_caller(made: Made) -> None:
    with pytest.raises(ValueError, match="one group"):
        fit(made.texts, made.labels, made.groups[1:], made.categories)


def test_progress_is_told(made: Made) -> None:
    told: list[tuple[int, int]] = []
    fit(
        made.texts,
        made.labels,
        made.groups,
        made.categories,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (1, 1)
    assert len(told) > 2


def test_importing_the_room_is_cheap() -> None:
    code = (
        "import sys, training\n"
        "heavy = {'numpy', 'scipy', 'sklearn', 'jieba', 'rjieba'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_scheme_without_seed_words_is_learnt_all_the_same(made: Made, unseen: Made) -> None:
    bare = [CategorySpec(c.uid, c.name, (), ()) for c in made.categories]
    classifier = fit(made.texts, made.labels, made.groups, bare)
    assert (classifier.predict(unseen.texts).labels == (unseen.labels == 1)).mean() > 0.95
