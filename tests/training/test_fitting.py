"""From annotations to a classifier."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from made_sentences import Made, make

from training import Classifier, fit, fitting, load, save
from training.crossing import mean_average_precision
from training.recipes import CANDIDATES, Recipe, candidates
from training.sampling import sample_rows
from training.scheme import CategorySpec

ROOT = Path(__file__).resolve().parents[2]


def probabilities(classifier: Classifier, texts: list[str]) -> np.ndarray:
    return classifier.predict(texts).probabilities


def distinct(made: Made) -> int:
    """Sentences, those of one report that are alike counted once."""
    return len(set(zip(made.texts, made.groups, strict=True)))


def test_it_learns(taught: Classifier, unseen: Made) -> None:
    found = taught.predict(unseen.texts)
    assert (found.labels == (unseen.labels == 1)).mean() > 0.97
    assert found.probabilities.shape == (60, 2)
    assert taught.calibrated.all()
    assert found.review.mean() < 0.3


def test_its_figures_are_of_unseen_reports(taught: Classifier, made: Made) -> None:
    figures = taught.figures
    assert figures.by_report
    assert figures.rows == distinct(made)
    assert [c.uid for c in figures.categories] == ["cat-a", "cat-b"]
    for c in figures.categories:
        assert c.yes + c.no == distinct(made)
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
    assert both.yes + both.no == distinct(made)
    assert half.yes + half.no == len(set(zip(made.texts[1::2], made.groups[1::2], strict=True)))
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
    texts = [f"第{chr(0x4E00 + i)}项见效。" for i in range(80)]
    labels = np.random.default_rng(0).integers(0, 2, (80, 1)).astype(np.int8)
    context = [leads[1 - yes] for yes in labels[:, 0]]
    groups = [f"报告{i // 10}" for i in range(80)]
    bare = [CategorySpec("cat-a", "普法", (), ())]
    classifier = fit(texts, labels, groups, bare, context=context)
    assert classifier.recipe.lead
    found = classifier.predict(["抓紧办结。", "抓紧办结。"], context=leads)
    assert found.labels.tolist() == [[True], [False]]


def test_much_is_crossed_by_a_sample_and_fitted_whole(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "SAMPLE", 60)
    classifier = fit(made.texts, made.labels, made.groups, made.categories, recipe=CANDIDATES[0])
    whole = fit(made.texts, made.labels, made.groups, made.categories, recipe=CANDIDATES[0])
    assert 60 <= classifier.figures.rows <= 75
    assert classifier.linear is not None
    assert whole.linear is not None
    assert np.array_equal(classifier.linear.weights, whole.linear.weights)


def test_a_category_known_from_one_report_is_measured_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting, "SAMPLE", 300)
    tales = make(reports=10, per_report=900)
    labels = np.column_stack([tales.labels[:, 0], np.zeros(9000, np.int8)])
    labels[-40:, 1] = 1
    texts = [
        f"{text}{'拆迁安置' * int(yes)}{i}"
        for i, (text, yes) in enumerate(zip(tales.texts, labels[:, 1], strict=True))
    ]
    classifier = fit(texts, labels, tales.groups, tales.categories, recipe=CANDIDATES[0])
    assert classifier.calibrated.tolist() == [c.calibrated for c in classifier.figures.categories]
    assert min(classifier.figures.categories[1].yes, 12) == 12
    assert np.isfinite(classifier.figures.macro_f1).all()
    assert classifier.figures.rows < 330
    save(classifier, tmp_path / "v1")
    assert load(tmp_path / "v1").figures == classifier.figures


def test_the_sample_takes_turns_among_reports() -> None:
    nothing = np.full((1034, 1), -1, np.int8)
    groups = ["甲"] * 1000 + ["乙"] * 30 + ["丙"] * 4
    rows = sample_rows(nothing, groups, size=60, seed=0)
    assert Counter(groups[i] for i in rows) == {"甲": 28, "乙": 28, "丙": 4}
    assert len(sample_rows(nothing, groups, size=2000, seed=0)) == 1034


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


@pytest.mark.parametrize("value", [2, -2, 257, 0.5, None])
def test_a_label_that_is_none_is_refused(made: Made, value: object) -> None:
    labels: list[list[object]] = made.labels.tolist()
    labels[3][1] = value
    with pytest.raises(ValueError, match="not judged"):
        fit(made.texts, labels, made.groups, made.categories)  # type: ignore[arg-type]


def test_labels_the_other_way_round_are_refused(made: Made) -> None:
    with pytest.raises(ValueError, match="labels must be"):
        fit(made.texts, made.labels.T, made.groups, made.categories)


@pytest.mark.parametrize("context", [["云溪县"], [], "云" * 150, np.full(150, "云")])
def test_a_context_that_does_not_fit_is_refused(
    made: Made, taught: Classifier, context: list[str]
) -> None:
    with pytest.raises(ValueError, match="context"):
        taught.predict(made.texts, context=context)
    with pytest.raises(ValueError, match="context"):
        fit(made.texts, made.labels, made.groups, made.categories, context=context)


def test_a_sentence_pasted_many_times_counts_once_in_a_report(
    made: Made, taught: Classifier, unseen: Made
) -> None:
    nothing = np.full((40, 2), -1, np.int8)
    half = nothing.copy()
    half[:, 0] = made.labels[0, 0]
    pasted = fit(
        [*made.texts, *made.texts[:1] * 80],
        np.vstack([made.labels, nothing, half]),
        [*made.groups, *made.groups[:1] * 80],
        made.categories,
    )
    assert pasted.figures == taught.figures
    assert np.array_equal(pasted.decider.evidence, taught.decider.evidence)
    assert np.array_equal(probabilities(pasted, unseen.texts), probabilities(taught, unseen.texts))


def test_yes_and_no_of_one_sentence_of_a_report_is_no_judgement(made: Made) -> None:
    classifier = fit(
        ["甲", "甲", "甲", "乙", "乙"],
        [[1, 0], [0, -1], [-1, 0], [1, -1], [0, -1]],
        ["r", "r", "s", "r", "r"],
        made.categories,
    )
    assert classifier.decider.evidence.tolist() == [[0, 0], [2, 0]]


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
