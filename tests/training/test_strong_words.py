"""The words a classifier goes by most."""

import numpy as np
from made_sentences import make

from training.scheme import CategorySpec
from training.strong_words import strong_words

BARE = [CategorySpec("cat-a", "普法", (), ()), CategorySpec("cat-b", "调解", (), ())]


def test_the_words_of_a_category_speak_for_it_and_those_of_another_against_it() -> None:
    made = make(reports=6, per_report=20)
    (law, not_law), (peace, _) = strong_words(made.texts, made.labels, BARE)
    assert {"法治", "民法典"} & {one.word for one in law[:6]}
    assert {"调解", "纠纷", "化解"} & {one.word for one in peace[:6]}
    assert all(one.weight > 0 for one in law)
    assert all(one.weight < 0 for one in not_law)
    assert [one.weight for one in law] == sorted((one.weight for one in law), reverse=True)
    assert {one.word for one in law}.isdisjoint(one.word for one in not_law)


def test_a_word_tells_how_many_sentences_with_it_were_judged_so() -> None:
    made = make(reports=6, per_report=20)
    (law, _), _ = strong_words(made.texts, made.labels, BARE, limit=40)
    assert all(one.yes > one.no for one in law[:3])
    for one in law:
        holding = [i for i, text in enumerate(made.texts) if one.word in text]
        assert one.yes + one.no <= len(holding)
        assert one.yes <= int(made.labels[holding, 0].sum())


def test_a_word_of_few_sentences_is_not_listed_however_sure() -> None:
    made = make(reports=6, per_report=20)
    texts = ["龙舟赛上宣讲" + text if i == 0 else text for i, text in enumerate(made.texts)]
    labels = made.labels.copy()
    labels[0, 0] = 1
    (law, against), _ = strong_words(texts, labels, BARE, limit=100)
    assert not {"龙舟", "龙舟赛", "宣讲"} & {one.word for one in (*law, *against)}


def test_without_both_answers_nothing_is_known() -> None:
    made = make(reports=3, per_report=10)
    labels = made.labels.copy()
    labels[:, 1] = -1
    (law, _), (peace, against) = strong_words(made.texts, labels, BARE)
    assert law
    assert peace == against == []
    assert strong_words([], np.zeros((0, 2), np.int8), BARE) == [([], []), ([], [])]
