"""The live classifier: an exact fit that depends on the judged rows alone, and instant steps."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_sentences import Made, make

from training.feature_cache import FeaturePlace, make_features
from training.features import Counter, Features
from training.fitting import fit
from training.live import Corpus, LiveClassifier
from training.live_crossing import Labels
from training.reading import read
from training.recipes import CANDIDATES, Recipe
from training.row_store import sentences
from training.seed_rows import seed_rows

UIDS = ["cat-a", "cat-b"]


def run(steps: Generator[None, None, Any]) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def live(made: Made, folder: Path, recipe: Recipe = CANDIDATES[0]) -> LiveClassifier:
    told = sentences(made.texts, [""] * len(made.texts))
    features = run(make_features(FeaturePlace(folder, "s", recipe, "1"), told))
    seeds = run(seed_rows(folder, told.keys, made.categories, "1", lambda: told))
    reports = [int(group.removeprefix("报告")) for group in made.groups]
    corpus = Corpus(list(range(len(made.texts))), reports, features, seeds["strength"])
    return LiveClassifier(corpus, made.categories)


def labels(classifier: LiveClassifier, made: Made, rows: list[int]) -> Labels:
    cells = [
        (row, f"r{row:04}", uid, int(made.labels[row, place]))
        for row in rows
        for place, uid in enumerate(UIDS)
    ]
    return classifier.labels(cells)


def taught(classifier: LiveClassifier, made: Made, rows: list[int]) -> LiveClassifier:
    run(classifier.fit(classifier.judged(labels(classifier, made, rows))))
    return classifier


def texts(made: Made):
    return lambda units: [made.texts[unit] for unit in units]


def equal(one: LiveClassifier, other: LiveClassifier) -> bool:
    pairs = zip(
        (one.weights.text, one.weights.dense, one.weights.offsets),
        (other.weights.text, other.weights.dense, other.weights.offsets),
        strict=True,
    )
    return all(np.array_equal(a, b) for a, b in pairs)


def test_the_rows_are_those_of_the_columns_learnt_from_all_texts(made: Made, tmp_path: Path):
    classifier = live(made, tmp_path)
    reading = read(made.texts, made.categories, None)
    _, matrix = Counter(reading, None).learn(CANDIDATES[0], np.arange(len(made.texts)))
    ours = np.hstack([classifier.rows.text.toarray(), classifier.rows.dense])
    assert ours.shape == matrix.shape
    # The columns stand in another order: sorted, each row holds the same numbers.
    assert np.allclose(np.sort(ours, axis=1), np.sort(matrix.toarray(), axis=1), atol=1e-6)
    assert np.allclose(ours @ ours.T, (matrix @ matrix.T).toarray(), atol=1e-5)


def test_the_columns_kept_say_which_n_gram_each_is(made: Made, tmp_path: Path):
    classifier = live(made, tmp_path)
    features = classifier.corpus.features
    terms, words, chars = features.vocabulary()
    reading = read(made.texts[:5], made.categories, None)
    known, _ = Counter(read(made.texts, made.categories, None), None).learn(
        CANDIDATES[0], np.arange(len(made.texts))
    )
    assert isinstance(known, Features)
    assert (terms, chars.keys.tolist()) == (known.words.terms, known.chars.keys.tolist())
    matrix = known.matrix(reading).toarray()[:, : len(terms) + len(chars.keys)]
    columns = np.concatenate([words.columns, chars.columns])
    assert np.allclose(features.text[:5].toarray()[:, columns], matrix, atol=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_rows_give_the_same_coefficients_in_any_order_and_after_any_past(
    made: Made, tmp_path: Path, seed: int
):
    rows = list(range(0, 100, 2))
    plain = taught(live(made, tmp_path), made, rows)
    other = live(made, tmp_path)
    for part in (rows[:5], list(range(60)), rows[::-1][:30]):
        taught(other, made, part)
        other.hint(labels(other, made, [99]), [99])
    shuffled = np.random.default_rng(seed).permutation(rows).tolist()
    assert equal(plain, taught(other, made, shuffled))
    assert plain.probabilities() == other.probabilities()


def test_it_is_as_good_as_the_classifier_that_train_makes(made: Made, unseen: Made, tmp_path):
    both = Made(
        made.texts + unseen.texts,
        np.vstack([made.labels, unseen.labels]),
        made.groups + [f"{group}9" for group in unseen.groups],
    )
    classifier = taught(live(both, tmp_path), both, list(range(len(made.texts))))
    found = classifier.judged(labels(classifier, both, list(range(len(made.texts)))))
    assert run(classifier.cross(found, texts(both)))
    core = fit(made.texts, made.labels, made.groups, made.categories, recipe=CANDIDATES[0])
    theirs = core.predict(unseen.texts)
    ours = np.array(classifier.probabilities()).T[len(made.texts) :]
    assert np.array_equal(ours >= list(classifier.thresholds().values()), theirs.labels)
    assert np.abs(ours - theirs.probabilities).max() < 0.15
    assert list(classifier.calibrated().values()) == core.calibrated.tolist() == [True, True]


def test_before_anything_is_judged_the_seed_words_speak(made: Made, tmp_path: Path):
    classifier = taught(live(made, tmp_path), made, [])
    core = fit([], [], [], made.categories).predict(made.texts)
    assert np.array_equal(np.array(classifier.probabilities()).T, core.probabilities)
    assert classifier.calibrated() == {"cat-a": False, "cat-b": False}
    nothing = classifier.judged(labels(classifier, made, []))
    assert run(classifier.cross(nothing, texts(made))) is False


def test_a_sentence_that_stands_twice_in_a_report_counts_once(tmp_path: Path):
    made = make(reports=3, per_report=8)
    made.texts[1] = made.texts[0]  # the same report
    made.texts[9] = made.texts[0]  # another one
    classifier = live(made, tmp_path)
    given = labels(classifier, made, [0, 1, 9])
    given.of[0], given.of[1] = [1, 1], [1, 0]
    judged = classifier.judged(given)
    assert judged.rows.tolist() == [0, 9]
    assert judged.labels[0].tolist() == [1, -1]  # judged both yes and no: not judged


def test_a_tag_moves_its_own_report_at_once_and_goes_with_the_next_fit(made: Made, tmp_path: Path):
    rows = [row for row in range(len(made.texts)) if row % 25 < 20]
    classifier = taught(live(made, tmp_path), made, rows)
    doubtful = 24
    before = classifier.report_scores(0)
    assert before.keys() == set(range(25))
    surprise = [(doubtful, "r", "cat-a", int(before[doubtful]["cat-a"] < 0.5))]
    classifier.hint(classifier.labels(surprise), [doubtful])
    after = classifier.report_scores(0)
    assert (after[doubtful]["cat-a"] > before[doubtful]["cat-a"]) == bool(surprise[0][3])
    assert classifier.report_scores(0) == after
    assert equal(taught(classifier, made, rows), taught(live(made, tmp_path), made, rows))


def test_taking_a_tag_back_leaves_no_trace(made: Made, tmp_path: Path):
    classifier = taught(live(made, tmp_path), made, list(range(50)))
    given = labels(classifier, made, list(range(51)))
    given.put([50], labels(classifier, made, []))
    run(classifier.fit(classifier.judged(given)))
    assert equal(classifier, taught(live(made, tmp_path), made, list(range(50))))


def test_scores_do_not_depend_on_the_rows_beside_them(made: Made, tmp_path: Path):
    classifier = taught(live(made, tmp_path), made, list(range(100)))
    whole = classifier.rows.scores(slice(0, 150), classifier.weights)
    for start in range(0, 150, 7):
        rows = slice(start, start + 7)
        assert np.array_equal(classifier.rows.scores(rows, classifier.weights), whole[rows])


def test_a_recipe_with_word_vectors_learns_them_once_from_the_corpus(tmp_path: Path):
    made = make(reports=3, per_report=60)
    chance = np.random.default_rng(0)
    made.texts = [
        text + "，".join(f"w{n}" for n in chance.integers(0, 150, 12)) for text in made.texts
    ]
    classifier = taught(live(made, tmp_path, CANDIDATES[5]), made, list(range(120)))
    assert classifier.rows.dense.shape == (180, 100 + 2)
    assert np.abs(classifier.weights.dense[:100]).max() > 0
    found = classifier.judged(labels(classifier, made, list(range(120))))
    assert run(classifier.cross(found, texts(made)))
