"""Offered words add what no word finds yet, and say how sure that is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.scheme import CategorySpec
from training.seed_words import seed_hits
from training.word_mining import estimate, mine

MEDIATION = CategorySpec("cat-m", "调解", ("纠纷",), ())
PLACES = ("云溪县", "青岚区", "柏河镇", "石桥街道", "白鹭乡", "南汀市")
RIGHT = [f"{place}派人上门劝和邻居{at}次" for at, place in enumerate(PLACES)]
KNOWN = [f"{place}化解纠纷{at}件" for at, place in enumerate(PLACES)]
WRONG = [f"{place}新修公路{at}公里，派人养护" for at, place in enumerate(PLACES)]
TEXTS = [*RIGHT, *KNOWN, *WRONG]
LABELS = np.array([1] * 12 + [0] * 6, np.int8)
GROUPS = [f"r{i % 3}" for i in range(18)]


def test_a_word_of_sentences_that_no_word_finds_is_offered_with_its_hits() -> None:
    found = mine(TEXTS, LABELS, GROUPS, MEDIATION)
    first = found[0]
    assert first.word in RIGHT[0]
    assert first.rows == tuple(range(6))
    assert (first.yes, first.no, first.reports, first.source) == (6, 0, 3, "tags")
    value, low, high = first.precision
    assert (value, high) == (1.0, 1.0)
    assert 0.5 < low < 1


def test_what_is_found_already_is_not_counted_and_a_found_word_is_not_offered_again() -> None:
    grown = CategorySpec("cat-m", "调解", ("纠纷", "劝和"), ())
    assert mine(TEXTS, LABELS, GROUPS, grown) == []


def test_refused_words_are_not_offered() -> None:
    words = [one.word for one in mine(TEXTS, LABELS, GROUPS, MEDIATION)]
    again = [one.word for one in mine(TEXTS, LABELS, GROUPS, MEDIATION, refused=words)]
    assert not set(words) & set(again)


def test_words_that_find_the_same_sentences_are_offered_once() -> None:
    found = mine(TEXTS, LABELS, GROUPS, MEDIATION)
    assert len([one for one in found if one.rows == tuple(range(6))]) == 1


def test_without_tags_the_scores_tell_and_are_never_as_sure() -> None:
    nothing = np.full(18, -1, np.int8)
    scores = np.array([0.95] * 12 + [0.02] * 6)
    assert mine(TEXTS, nothing, GROUPS, MEDIATION) == []
    first = mine(TEXTS, nothing, GROUPS, MEDIATION, scores=scores)[0]
    assert (first.source, first.yes, first.no, first.reports) == ("scores", 0, 0, 0)
    assert first.precision[0] > 0.8
    sure = mine(TEXTS, LABELS, GROUPS, MEDIATION)[0]
    assert first.precision[1] < sure.precision[0]


def test_a_veto_word_takes_the_hits_away_here_too() -> None:
    vetoed = CategorySpec("cat-m", "调解", ("纠纷",), ("上门劝和邻居",))
    assert all("劝和" not in one.word for one in mine(TEXTS, LABELS, GROUPS, vetoed))


def test_a_word_of_one_report_comes_after_one_of_several() -> None:
    texts = [*RIGHT[:3], *(f"{place}安抚住户{at}回" for at, place in enumerate(PLACES)), *WRONG]
    labels = np.array([1] * 9 + [0] * 6, np.int8)
    groups = ["a", "b", "c", *["a"] * 6, *["b"] * 6]
    found = mine(texts, labels, groups, MEDIATION)
    several = [one.reports >= 2 for one in found]
    assert several == sorted(several, reverse=True)
    assert found[0].reports == 3
    assert [one.yes for one in found if one.reports == 1 and "安抚" in one.word] == [6]


@given(st.integers(0, 30), st.integers(0, 30), st.lists(st.floats(0, 1), max_size=5))
def test_the_value_always_lies_in_its_interval(yes: int, no: int, scores: list[float]) -> None:
    (value, low, high), source = estimate(yes, no, np.array(scores), base=0.1)
    assert 0 <= low <= value <= high <= 1
    assert source == ("scores" if scores and yes + no < 3 else "tags")


def test_more_tags_make_the_interval_narrower() -> None:
    widths = [
        (high - low)
        for (_, low, high), _ in (estimate(n, 0, np.zeros(0), base=0.1) for n in (2, 5, 20))
    ]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("texts", [[], ["", "。", "12"]])
def test_nothing_to_learn_from_offers_nothing(texts: list[str]) -> None:
    assert mine(texts, [1] * len(texts), ["r"] * len(texts), MEDIATION) == []


PIECES = st.lists(
    st.sampled_from(["劝和", "纠纷", "公路", "，", "《", "》", "1", "\0"]), max_size=6
)


@given(st.lists(st.tuples(PIECES.map("".join), st.integers(-1, 1)), max_size=12))
def test_every_hit_is_one_that_no_word_had_and_that_the_word_makes(rows) -> None:
    texts, labels = [row[0] for row in rows], [row[1] for row in rows]
    for one in mine(texts, labels, [str(i % 2) for i in range(len(rows))], MEDIATION):
        alone = CategorySpec("cat-m", "调解", (one.word,), ())
        assert one.yes + one.no <= len(one.rows)
        for row in one.rows:
            assert not seed_hits(texts[row], [MEDIATION])[0]
            assert seed_hits(texts[row], [alone])[0]


def test_a_word_that_one_sentence_has_is_not_offered() -> None:
    texts = [RIGHT[0], "粮食连年丰收", "新建水塔一座"]
    assert mine(texts, [1, 0, 0], ["a", "b", "b"], MEDIATION) == []
