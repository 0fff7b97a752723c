"""Which words hit, where, and what does not count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.scheme import CategorySpec
from training.seed_words import Hit, find_word, seed_hits
from training.seeds import LEAD_STRENGTH, seed_probability, seed_strength

LAW = CategorySpec(
    "cat-law",
    "普法",
    ("普法", "法治宣传", "民法典…学习", "旁听…庭…案"),
    ("守法普法", "宣传…谣言"),
)
PEACE = CategorySpec("cat-peace", "矛盾化解", ("调解", "纠纷"))
BARE = CategorySpec("cat-bare", "没有词")
ALL = (LAW, PEACE, BARE)


def strength(text: str, lead: str = "") -> list[float]:
    return seed_strength([text], ALL, context=[lead])[0].tolist()


def test_each_word_counts_once() -> None:
    assert strength("普法、普法、再普法，调解纠纷。") == [1, 2, 0]


def test_a_sentence_without_words_and_a_category_without_words_get_nothing() -> None:
    assert strength("全县粮食产量稳步增长。") == [0, 0, 0]


def test_no_texts_and_no_categories_keep_their_shapes() -> None:
    assert seed_strength([], ALL).shape == (0, 3)
    assert seed_strength(["普法"], []).shape == (1, 0)


def test_a_veto_hides_its_own_characters_only() -> None:
    assert strength("涵盖立法、执法、守法普法各个方面。")[0] == 0
    assert strength("凝聚守法普法合力，开展普法月活动。")[0] == 1


def test_a_veto_of_parts_hides_the_parts_and_not_what_lies_between() -> None:
    assert strength("法治宣传会上澄清谣言。")[0] == 0
    assert strength("法治宣传会上普法并澄清谣言。")[0] == 1


def test_a_veto_speaks_for_its_own_category_only() -> None:
    other = CategorySpec("cat-other", "其他", ("普法",))
    assert seed_strength(["守法普法"], [LAW, other]).tolist() == [[0, 1]]


@pytest.mark.parametrize("text", ["组织民法典专题学习", "掀起学习宣传民法典热潮"])
def test_parts_may_stand_in_any_order(text: str) -> None:
    assert strength(text)[0] == 1


@pytest.mark.parametrize(
    "text", ["组织学习，宣传民法典", "组织学习。贯彻民法典", "组织学习；用好民法典", "学习民法总则"]
)
def test_parts_must_all_stand_in_one_clause(text: str) -> None:
    assert strength(text)[0] == 0


def test_three_parts_are_reported_one_by_one() -> None:
    hits = seed_hits("旁听行政案件开庭", [LAW])[0]
    assert [(h.start, h.end) for h in hits] == [(0, 2), (4, 5), (7, 8)]


def test_a_title_that_is_only_named_says_nothing() -> None:
    assert strength("对《云溪县普法办法》进行合法性审查。") == [0, 0, 0]
    assert strength("贯彻《关于<云溪县调解条例>的说明》。") == [0, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "印发《云溪县普法办法》",
        "制定了《青岚区决策规程》和《青岚区普法办法》",
        "出台《甲》《乙》《普法清单》",
    ],
)
def test_a_title_that_is_issued_says_what_was_done(text: str) -> None:
    assert strength(text)[0] == 1


def test_an_unclosed_title_hides_nothing() -> None:
    assert strength("印发《云溪县普法办法")[0] == 1
    assert strength("对《云溪县普法办法")[0] == 1


def test_a_lead_speaks_for_a_short_sentence_without_words() -> None:
    assert strength("全年共办理42件。", "一是健全调解网络。") == [0, LEAD_STRENGTH, 0]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("开展普法活动。", "一是健全调解网络。"),  # has words of its own
        ("稳" * 60, "一是健全调解网络。"),  # stands for itself
        ("全面推进政务公开。", "（四）健全调解网络"),  # a heading covers too much
        ("全年共办理42件。", "一是健全调解网络，" + "建" * 60 + "。"),  # a statement, not a lead
        ("全年共办理42件。", ""),
    ],
)
def test_a_lead_is_silent_otherwise(text: str, lead: str) -> None:
    assert strength(text, lead)[1] == 0


def test_hits_tell_where_they_stand() -> None:
    assert seed_hits("云溪县开展普法，调解纠纷", ALL) == [
        [Hit("普法", 5, 7)],
        [Hit("调解", 8, 10), Hit("纠纷", 10, 12)],
        [],
    ]


@pytest.mark.parametrize("word", ["", "…", "……"])
def test_an_empty_word_hits_nothing(word: str) -> None:
    assert list(find_word(word, "普法。")) == []


PIECES = st.sampled_from(
    [
        "普法",
        "守法",
        "调解",
        "民法典",
        "学习",
        "《",
        "》",
        "，",
        "。",
        "印发",
        "\n",
        "旁听",
        "庭",
        "案",
        "\0",
        "县",
    ]
)
TEXTS = st.lists(PIECES | st.characters(), max_size=30).map("".join)


@given(TEXTS)
def test_in_any_text_hits_are_exact_ordered_and_counted(text: str) -> None:
    found = seed_hits(text, ALL)
    for hits in found:
        assert [h.start for h in hits] == sorted(h.start for h in hits)
        assert all(text[h.start : h.end] in h.word.split("…") for h in hits)
    counted = seed_strength([text], ALL)[0].tolist()
    assert counted == [len({h.word for h in hits}) for hits in found]


@given(TEXTS)
def test_texts_do_not_look_at_each_other(text: str) -> None:
    together = seed_strength([text, "普法", text], ALL)
    assert (together[0] == seed_strength([text], ALL)[0]).all()
    assert (together[0] == together[2]).all()


def test_more_words_mean_a_higher_probability_and_one_is_enough() -> None:
    steps = seed_probability(np.array([[0, LEAD_STRENGTH, 1, 2, 5]], np.float32))[0]
    assert (np.diff(steps) > 0).all()
    assert steps[0] < 0.1
    assert steps[1] > 0.5
