"""The fast path says what the plain path says, to the last bit, whatever the text."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training import fit
from training.classifier import Classifier
from training.fast import FastClassifier, ten_thousandths
from training.number_table import NumberTable
from training.recipes import CANDIDATES, Recipe
from training.scheme import CategorySpec

CATEGORIES = (
    CategorySpec("a", "调解", ("调解", "纠纷…化解", "信"), ("主要矛盾", "调解…条例")),
    CategorySpec("b", "普法", ("普法", "宣传", "法治…讲座", "普法"), ("守法普法",)),
    CategorySpec("c", "其他", (), ()),
    CategorySpec("d", "怪", ("", "…", "\0", "…讲座", "A\nB"), ("宣",)),
)
WORDS = (
    *("调解", "纠纷", "化解", "信访", "普法", "宣传", "法治", "讲座", "主要矛盾", "守法普法"),
    *("条例", "全县", "开展", "一是", "二是", "其中", "《调解条例》", "印发《普法宣传方案》"),
    *("《》", "《", "》", "2023年", "12.5%", "A-B", "C++", "AT&T", "a.b.c", "ＡＢ", "İ", "ΑΣ"),
    *("Σ", "K", "。", "；", "，", "：", "、", "？", "\n", "\r\n", "\t", "\u3000", "\x85", "𠀀"),
    *("㐀", "🙂", "\ud800", "\0", "豈", "x", "X", "李晓梅", "…", " "),
)
TEXT = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=12).map("".join)


def taught(recipe: Recipe | None) -> Classifier:
    """A small classifier; None: seed words only."""
    lines = [
        *("全县调解纠纷三百件。", "开展普法宣传讲座。", "化解矛盾A-B纠纷。", "一是调解信访。"),
        *("法治讲座12.5%场。", "Σ平台AT&T上线。", "其中，宣传普法。", "优化服务窗口。"),
    ] * 6
    texts = [f"{line}第{i}项" for i, line in enumerate(lines)]
    labels = [["调" in t, "普" in t or "宣" in t, i % 5 == 0, -1] for i, t in enumerate(texts)]
    told: list[list[int]] = [[int(value) for value in row] for row in labels]
    groups = [str(i // 6) for i in range(len(texts))]
    leads = ["一是开展调解和宣传\n工作。" if i % 3 == 0 else "" for i in range(len(texts))]
    if recipe is None:
        return fit([], [], [], CATEGORIES)
    more = [f"{a}{b}{c}" for a in WORDS for b in WORDS[:12] for c in ("的", "了")]
    return fit(texts, told, groups, CATEGORIES, context=leads, unlabelled=more, recipe=recipe)


RECIPES = {"seed words": None, **{recipe.name: recipe for recipe in CANDIDATES}}
RECIPES["pairs only"] = Recipe("pairs only", char_ngrams=(2, 2))
RECIPES["triples only"] = Recipe("triples only", char_ngrams=(3, 3))
RECIPES["word pairs"] = Recipe("word pairs", word_ngrams=(1, 2))


@pytest.fixture(scope="module", params=RECIPES)
def both(request: pytest.FixtureRequest) -> tuple[Classifier, FastClassifier]:
    plain = taught(RECIPES[request.param])
    return plain, FastClassifier(plain)


def assert_same(
    both: tuple[Classifier, FastClassifier], texts: Sequence[str], leads: Sequence[str] | None
) -> None:
    one, other = (each.predict(texts, context=leads) for each in both)
    assert one.probabilities.tobytes() == other.probabilities.tobytes()
    assert one.labels.tolist() == other.labels.tolist()
    assert one.review.tolist() == other.review.tolist()


def test_a_scheme_without_a_word_is_fast_too() -> None:
    silent = (CategorySpec("a", "调解", (), ()), CategorySpec("b", "普法", (), ("《",)))
    texts = ["全县调解《条例》。", "开展普法。"] * 40
    plain = fit(texts, [[1, 0], [0, 1]] * 40, [str(i // 8) for i in range(80)], silent)
    for each in (plain, fit([], [], [], silent[:1])):
        assert_same((each, FastClassifier(each)), texts, texts[1:] + texts[:1])


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(TEXT, TEXT), max_size=8))
def test_fast_and_plain_agree_to_the_last_bit(
    both: tuple[Classifier, FastClassifier], rows: list[tuple[str, str]]
) -> None:
    texts, leads = [row[0] for row in rows], [row[1] for row in rows]
    assert_same(both, texts, leads)
    assert_same(both, texts, None)


@pytest.mark.parametrize("chunk", [40, 700])
def test_it_agrees_across_chunks_and_on_repeated_leads(
    both: tuple[Classifier, FastClassifier], monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr("training.fast.CHUNK_CHARACTERS", chunk)
    texts = ["全县调解。", "", "讲座", "x" * 90, "其中，A-B服务。", "İstanbul宣传", "普法" * 9] * 9
    leads = ["", "一是普法。", "一是调解。", "一是调解。", "二是《普法》宣传。", "", "讲座"] * 9
    assert_same(both, texts, leads)


def test_a_context_that_is_no_list_is_refused(both: tuple[Classifier, FastClassifier]) -> None:
    with pytest.raises(ValueError, match="context"):
        both[1].predict(["一", "二"], context="一二")


@pytest.mark.parametrize("below", [2**32 - 1, 2**32, 2**40])
@given(data=st.data())
def test_a_table_finds_what_is_in_it_and_nothing_else(data: st.DataObject, below: int) -> None:
    number = st.integers(0, below - 1) | st.integers(0, 40)
    known = data.draw(st.lists(number, unique=True, max_size=40))
    asked = [*known, *data.draw(st.lists(number))]
    table = NumberTable(np.array(known, np.uint64), below=below)
    at, places = table.among(table.spread(np.array(asked, np.uint64)))
    found = dict(zip(at.tolist(), places.tolist(), strict=True))
    assert found == {i: known.index(each) for i, each in enumerate(asked) if each in known}


@given(st.lists(st.floats(0, 1) | st.integers(0, 20_000).map(lambda n: n / 20_000), min_size=1))
def test_four_digits_are_those_of_round(values: list[float]) -> None:
    found = ten_thousandths(np.array(values).reshape(-1, 1))
    assert [i / 10_000 for i in found.ravel().tolist()] == [round(v, 4) for v in values]
