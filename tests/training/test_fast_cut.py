"""Words cut in bulk are those that jieba cuts one text after another."""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.fast_cut import LONGEST, cut
from training.fast_dictionary import NEVER, Dictionary, jieba_dictionary
from training.fast_texts import Together
from training.fast_words import CutTexts, WordNumbers
from training.tokens import jieba_cut, tokenize
from training.trie import Trie, Words, codes_of

PIECES = (
    *("云溪县", "司法局", "深入开展", "法治政府建设", "矛盾纠纷", "的", "和", "在", "行政复议"),
    *("李晓梅", "欧阳朝阳", "青岚区", "杭研", "蹲点", "网格员", "三十余人", "T恤", "AA制", "c++"),
    *("2023年", "12.5%", "1,204件", "3.14.15", "5%%", "A-B", "AT&T", "a_b.c", "..", "+-#", "x1y2"),
    *("，", "。", "；", "《", "》", "“", "”", "、", " ", "\t", "\u3000", "\r\n", "\n", "·", "—"),
    *("Ａ１", "㐀", "𠀀", "豈", "鿖", "🙂", "\ud800", "\0", "İ", "ß", "Σ", "龥", "龦", "丨"),
)
HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)
TEXT = st.lists(st.sampled_from(PIECES) | HANZI | st.text(max_size=4), max_size=14).map("".join)


MORE = Words.of(["县司法", "法局深入", "，", "、的", "的和在", "A-B，", "欧", "普法", "杭研"])


@cache
def jieba() -> Dictionary:
    """Its trie knows other things too."""
    return jieba_dictionary(MORE)


def numbers_of(texts: Sequence[str], known: dict[str, int]) -> tuple[list[int], list[int]]:
    """All of ``known`` must be known to the trie."""
    cut_texts = CutTexts(Together.of(texts, jieba().trie), jieba())
    row, number = cut_texts.numbers(WordNumbers(known, jieba().trie))
    return row.tolist(), number.tolist()


def words_of(text: str, dictionary: Dictionary) -> list[str]:
    codes = codes_of(text)
    found = cut(codes, dictionary.trie.longer(codes), dictionary)
    assert not len(found.uncut)
    pairs = zip(found.begins.tolist(), found.sizes.tolist(), strict=True)
    return [text[begin : begin + size] for begin, size in pairs]


def one_by_one(words: list[str]) -> list[str]:
    """A carriage return and a line feed are two characters here, one word there."""
    return [each for word in words for each in (word if word == "\r\n" else [word])]


@given(TEXT)
def test_a_text_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert words_of(text, jieba()) == one_by_one(list(jieba_cut()(text)))


@given(st.lists(TEXT, max_size=6))
def test_texts_cut_together_are_those_cut_one_by_one(texts: list[str]) -> None:
    said = [
        (i, word.lower())
        for i, words in enumerate(tokenize(texts))
        for word in words
        if not word.isspace()
    ]
    nodes = jieba().trie.nodes_of(Words.of([word for _, word in said]))
    pairs = zip(said, nodes.tolist(), strict=True)
    there = [pair for pair, node in pairs if len(pair[1]) == 1 or node]
    numbers = {word: number for number, word in enumerate({word for _, word in there})}
    found = zip(*numbers_of(texts, numbers), strict=True)
    assert sorted(found) == sorted((i, numbers[word]) for i, word in there)


def test_a_word_that_only_the_classifier_knows_has_its_number() -> None:
    (cut_words,) = tokenize(["李晓梅来到杭研"])
    assert "杭研" in cut_words
    assert numbers_of(["全县", "李晓梅来到杭研"], {"杭研": 7}) == ([1], [7])


def test_words_that_nobody_knows_have_no_number() -> None:
    assert numbers_of(["云溪县调解纠纷"], {"普法": 0}) == ([], [])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_block_without_an_end_holds_up_nobody_and_is_cut_all_the_same(place: int) -> None:
    endless = "全县调解法治政府建设" * (LONGEST // 10 + 1)
    assert len(endless) > LONGEST
    texts = ["普法", "行政复议"]
    texts.insert(place, endless)
    known = {"调解": 0, "普法": 1, "行政": 2, "复议": 3, "行政复议": 4, "法治": 5, "政府": 6}
    row, _ = numbers_of(texts, known)
    counts = [sum(word in known for word in words) for words in tokenize(texts)]
    assert np.bincount(row, minlength=3).tolist() == counts


def test_every_word_of_jieba_is_there_with_its_share() -> None:
    tokenizer = jieba_cut().__self__  # type: ignore[attr-defined]
    dictionary = jieba()
    logarithm = math.log(tokenizer.total)
    words = [word for word in tokenizer.FREQ if all("一" <= sign <= "\u9fd5" for sign in word)]
    assert len(words) > 400_000
    nodes = dictionary.trie.nodes_of(Words.of(words)).tolist()
    found = dict(zip(words, dictionary.score[nodes].tolist(), strict=True))
    for word in words:
        often = tokenizer.FREQ[word]
        assert found[word] == (math.log(often) - logarithm if often else NEVER), word


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        # Two ways as likely: the longer word first.
        ("甲乙 5 n\n丙 5 n\n甲 5 n\n乙丙 5 n\n", ["甲乙", "丙"]),
        # A character that begins a word and is none is not cut off alone, likely as it would be.
        ("甲乙 1 n\n乙丙 900 n\n", ["甲乙", "丙"]),
        # Single characters that are a word together stay single where that is likelier.
        ("我 900 n\n们 900 n\n我们 1 n\n", ["我", "们"]),
    ],
)
def test_of_several_ways_the_likeliest_is_taken(lines: str, words: list[str]) -> None:
    assert words_of("".join(words), Dictionary.of_lines(lines.encode())) == words


@given(
    words=st.sets(st.text("甲乙丙a\n😀\ud800", min_size=1, max_size=4), min_size=1, max_size=9),
    text=st.text("甲乙丙a\n😀\ud800丁", max_size=12),
)
def test_a_trie_finds_every_beginning_of_its_words(words: set[str], text: str) -> None:
    listed = sorted(words)
    trie, codes = Trie(Words.of(listed)), codes_of(text)
    node_of = dict(zip(listed, trie.words.tolist(), strict=True))
    assert len(set(node_of.values())) == len(listed)
    assert trie.nodes_of(Words.of([*listed, "丁", "甲丁"])).tolist() == [*node_of.values(), 0, 0]
    beginnings = {word[:size] for word in words for size in range(2, len(word) + 1)}
    found = {}
    for longer in trie.longer(codes):
        for at, node in zip(longer.at.tolist(), longer.node.tolist(), strict=True):
            found[at, longer.length] = node
    there = {
        (at, size): text[at : at + size]
        for at in range(len(text))
        for size in range(2, 5)
        if text[at : at + size] in beginnings and at + size <= len(text)
    }
    assert found.keys() == there.keys()
    for place, beginning in there.items():
        assert found[place] == node_of.get(beginning, found[place])
