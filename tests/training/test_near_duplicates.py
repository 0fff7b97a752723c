"""What is alike is found, whatever the text; what is not alike is not linked."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from training.near_duplicates import alike, bands, bare, candidates, from_bytes, join, near_groups

LONG = "云溪县组织村干部逐户走访，记录乡亲们提出的用水用电难题，并在月底前逐一答复"
PIECES = st.lists(
    st.sampled_from(["普法", "宣传", "12件", "。", "调解", "甲", " ", "\ud800", "\0", "😀", LONG]),
    max_size=5,
).map("".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=30))
def test_texts_with_the_same_words_are_always_in_one_group(texts: list[str]) -> None:
    group = near_groups(texts)
    for one, a in zip(group, texts, strict=True):
        for other, b in zip(group, texts, strict=True):
            if bare(a) == bare(b):
                assert one == other


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=20), st.randoms())
def test_groups_do_not_depend_on_the_order_in_which_texts_come(texts: list[str], chance) -> None:
    order = list(range(len(texts)))
    chance.shuffle(order)
    group, turned = near_groups(texts), near_groups([texts[i] for i in order])
    pairs = {(i, j) for i in order for j in order if group[i] == group[j]}
    places = {i: at for at, i in enumerate(order)}
    again = {(i, j) for i in order for j in order if turned[places[i]] == turned[places[j]]}
    assert pairs == again


@settings(deadline=None, max_examples=60)
@given(PIECES, PIECES)
def test_to_be_alike_goes_both_ways_and_holds_for_oneself(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)


@settings(deadline=None, max_examples=30)
@given(st.lists(PIECES, max_size=20))
def test_a_pair_that_is_linked_is_alike_or_linked_by_others_that_are(texts: list[str]) -> None:
    group = near_groups(texts)
    for number in np.unique(group):
        members = [bare(texts[i]) for i in np.flatnonzero(group == number)]
        reached, rest = members[:1], members[1:]
        while near := [m for m in rest if any(alike(m, r) for r in reached)]:
            reached += near
            rest = [m for m in rest if m not in near]
        assert rest == []


def test_figures_and_one_changed_word_make_no_difference_another_sentence_does() -> None:
    texts = [
        f"{LONG}，共3次。",
        f"{LONG}，共418次！",
        f"{LONG.replace('逐户', '挨家')}，共3次。",
        "青岚区新修公路九公里，沿路种树两千棵，方便三个村的老人赶集看病。",
    ]
    group = near_groups(texts)
    assert len(set(group[:3])) == 1
    assert group[3] not in group[:3]


def test_every_slightly_changed_sentence_among_many_is_found() -> None:
    chance = np.random.default_rng(3)
    made = ["".join(map(chr, chance.integers(0x4E00, 0x5E00, 60))) for _ in range(300)]
    changed = [text[:30] + "改动" + text[32:] for text in made]
    group = near_groups([*made, *changed])
    assert (group[:300] == group[300:]).all()
    assert len(set(group[:300])) == 300


def test_many_alike_in_one_bucket_stay_one_group() -> None:
    texts = [LONG + chr(0x4E00 + i % 7) for i in range(200)]
    assert len(set(near_groups(texts))) == 1


def test_numbers_survive_being_packed() -> None:
    found = bands([LONG, "普法", ""])
    assert (from_bytes(found.tobytes()) == found).all()
    assert candidates(from_bytes(b"")).tolist() == []
    assert join([], {}) == []


def test_the_same_text_is_one_group_though_only_others_stand_between() -> None:
    assert join([(0, 1), (1, 2)], {0: LONG, 1: "新修公路九公里。", 2: LONG}) == [[0, 2]]
