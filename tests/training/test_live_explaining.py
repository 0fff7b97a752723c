"""Why, said by the classifier that is learning, and by a kept one in its place."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_sentences import CATEGORIES, Made, make

from training import fit
from training.feature_cache import FeaturePlace, make_features
from training.live import Corpus, LiveClassifier
from training.live_explaining import LiveExplainer
from training.live_kept import Kept, KeptClassifier, SaidPlace, kept_classifier
from training.recipes import CANDIDATES, Recipe
from training.row_store import Sentences, sentences
from training.scheme import CategorySpec
from training.seed_rows import seed_rows

LEAD = "一是化解邻里纠纷。"


def run(steps: Generator[None, None, Any]) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def corpus_of(
    made: Made, folder: Path, recipe: Recipe, categories: list[CategorySpec]
) -> tuple[Corpus, Sentences]:
    told = sentences(made.texts, [LEAD if len(text) < 16 else "" for text in made.texts])
    features = run(make_features(FeaturePlace(folder, "s", recipe, "1"), told))
    seeds = run(seed_rows(folder, told.keys, categories, "1", lambda: told))
    reports = [int(group.removeprefix("报告")) for group in made.groups]
    return Corpus(range(len(made.texts)), reports, features, seeds["strength"]), told


def taught(made: Made, folder: Path, recipe: Recipe = CANDIDATES[0]) -> LiveClassifier:
    corpus, _ = corpus_of(made, folder, recipe, list(CATEGORIES))
    classifier = LiveClassifier(corpus, list(CATEGORIES))
    cells = [
        (row, f"r{row:04}", c.uid, int(made.labels[row, place]))
        for row in range(min(100, len(made.texts)))
        for place, c in enumerate(CATEGORIES)
    ]
    run(classifier.fit(classifier.judged(classifier.labels(cells))))
    return classifier


@pytest.mark.parametrize("recipe", CANDIDATES[:4], ids=lambda r: r.name)
def test_the_words_add_up_to_what_the_text_columns_said(made: Made, tmp_path: Path, recipe: Recipe):
    classifier = taught(made, tmp_path, recipe)
    explainer = LiveExplainer(classifier)
    whole = classifier.rows.text @ classifier.weights.text
    for row in range(0, 150, 10):
        text = made.texts[row]
        lead = "" if recipe.lead or len(text) >= 16 else LEAD
        told = explainer.explain(row, text, lead)
        assert told is not None
        if len(text) >= 16:  # what the words of a lead said is left out
            added = [sum(word.weight for word in t.why.words) for t in told]
            assert np.allclose(added, whole[row], atol=1e-4)
        assert [t.probability for t in told] == classifier.now(slice(row, row + 1))[0]
        assert [t.pre for t in told] == [t.probability >= 0.5 for t in told]


def test_a_unit_of_another_corpus_is_not_explained(made: Made, tmp_path: Path):
    explainer = LiveExplainer(taught(made, tmp_path))
    assert explainer.explain(10**6, "调解。", "") is None
    nothing = explainer._classifier.judged(explainer._classifier.labels([]))
    assert (explainer.nearest(10**6, nothing), explainer.nearest(0, nothing)) == ([], [])


def test_the_nearest_are_judged_say_nearly_the_same_and_never_twice(tmp_path: Path):
    made = make(reports=2, per_report=25)
    made.texts[0] = "全县调处矛盾纠纷八百件。"
    made.texts[26] = made.texts[27] = "全区调处矛盾纠纷九百件。"
    made.texts[28] = "全县调处矛盾纠纷八百件。"
    made.texts[29] = "全县调处矛盾纠纷八百零一件。"
    made.texts[30] = "Q"
    classifier = taught(made, tmp_path)
    rows = [n for n in range(50) if n != 29]
    cells = [(row, f"r{row:04}", "cat-a", 0) for row in rows]
    judged, explainer = classifier.judged(classifier.labels(cells)), LiveExplainer(classifier)
    near = explainer.nearest(0, judged)
    assert near[0] == 28  # in another report, word for word
    assert near[1] in (26, 27)
    assert explainer.nearest(30, judged) == []


def kept_of(made: Made, folder: Path, categories: list[CategorySpec]) -> KeptClassifier | None:
    saved = fit(made.texts, made.labels, made.groups, list(CATEGORIES))
    corpus, told = corpus_of(made, folder, CANDIDATES[0], categories)
    place = SaidPlace(folder, "1", lambda: told)
    return run(kept_classifier(Kept("v3", "d", saved), corpus, categories, place))


def test_a_kept_classifier_speaks_of_what_it_knows_and_seed_words_of_the_rest(made, tmp_path):
    new = CategorySpec("cat-new", "新", ("调解",))
    kept = kept_of(made, tmp_path, [new, CATEGORIES[1]])
    saved = fit(made.texts, made.labels, made.groups, list(CATEGORIES))
    leads = [LEAD if len(text) < 16 else "" for text in made.texts]
    said = saved.predict(made.texts, context=leads).probabilities
    by_words, known = np.array(kept.probabilities())
    assert np.array_equal(known, said[:, 1])
    assert set(by_words.round(2)) <= {0.05, 0.69, 0.8, 0.9}
    assert kept.thresholds() == {"cat-new": 0.5, "cat-b": float(saved.thresholds[1])}
    assert kept.calibrated() == {"cat-new": False, "cat-b": True}
    told = kept.explain(0, "上门调解纠纷八件。", "")
    assert [t.why.uid for t in told] == ["cat-new", "cat-b"]
    assert [hit.word for hit in told[0].why.seeds] == ["调解"]
    assert told[1].probability > told[1].why.words[0].weight and told[1].calibrated


def test_what_a_kept_classifier_said_is_found_again(made, tmp_path, monkeypatch):
    first = kept_of(made, tmp_path, list(CATEGORIES))
    monkeypatch.setattr("training.said_rows._ask", None)
    again = kept_of(made, tmp_path, list(CATEGORIES))
    assert again.probabilities() == first.probabilities()


def test_a_kept_classifier_of_another_scheme_is_of_no_use(made, tmp_path):
    assert kept_of(made, tmp_path, [CategorySpec("cat-x", "别的", ("调解",))]) is None
