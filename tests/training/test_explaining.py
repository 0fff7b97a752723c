"""Why a category: the words add up to the score."""

import numpy as np
import pytest
from made_sentences import Made

from training import Classifier, fit
from training.reading import read
from training.recipes import Recipe
from training.scheme import CategorySpec

TEXT = "云溪县的人民调解员\n上门调解纠纷8件。"


def test_words_cover_the_sentence_but_for_white_space(taught: Classifier) -> None:
    for category in taught.explain(TEXT):
        assert all(TEXT[w.start : w.end] == w.word for w in category.words)
        assert "".join(w.word for w in category.words) == TEXT.replace("\n", "")


@pytest.mark.parametrize("ngrams", [(1, 1), (1, 2)])
def test_the_weights_add_up_to_the_score(made: Made, ngrams: tuple[int, int]) -> None:
    bare = [CategorySpec(c.uid, c.name, (), ()) for c in made.categories]
    recipe = Recipe("r", word_ngrams=ngrams, intercept=False)
    classifier = fit(made.texts, made.labels, made.groups, bare, recipe=recipe)
    assert classifier.features is not None
    assert classifier.linear is not None
    text = TEXT.replace("\n", "")
    scores = classifier.linear.scores(classifier.features.matrix(read([text], bare, None)))[0]
    sums = [sum(w.weight for w in c.words) for c in classifier.explain(text)]
    assert np.allclose(sums, scores, atol=1e-5)


def test_the_telling_words_weigh_most(taught: Classifier) -> None:
    words = {w.word: w.weight for w in taught.explain(TEXT)[1].words}
    assert max(words, key=lambda w: words[w]) in {"调解", "调解员", "纠纷"}
    assert min(words.values()) < 0


def test_seed_hits_are_named(taught: Classifier) -> None:
    law, peace = taught.explain(TEXT)
    assert law.seeds == ()
    assert [(h.word, TEXT[h.start : h.end]) for h in peace.seeds] == [("纠纷", "纠纷")]


def test_before_any_annotation_only_seed_words_speak(made: Made) -> None:
    classifier = fit([], np.zeros((0, 2), np.int8), [], made.categories)
    peace = classifier.explain(TEXT)[1]
    assert peace.seeds
    assert all(w.weight == 0 for w in peace.words)


def test_a_lead_is_not_explained_as_part_of_the_sentence(made: Made) -> None:
    recipe = Recipe("r", lead=True)
    classifier = fit(made.texts, made.labels, made.groups, made.categories, recipe=recipe)
    for category in classifier.explain("成效好。", context="全力调解纠纷"):
        assert "".join(w.word for w in category.words) == "成效好。"
    said = classifier.explain("调解纠纷见效。", context="粮食总产量增长，新修公路，种树造林")[1]
    assert max(said.words, key=lambda w: w.weight).word == "调解纠纷"
