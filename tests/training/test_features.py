"""Columns: what a text becomes does not depend on the company it is in."""

import numpy as np
import pytest
import scipy.sparse as sp

from training.features import Counter, learn_idf, weigh
from training.ngrams import all_chars
from training.reading import read, refers_back
from training.recipes import Recipe
from training.scheme import CategorySpec
from training.vectors import learn_vectors

WATER = ["河水清澈流过村庄", "湖水清澈养活鱼虾", "河水养活村庄的鱼虾", "湖水流过山脚"]
LAW = ["法庭宣判合同案件", "法院审理合同纠纷", "法庭审理纠纷案件", "法院宣判债务案件"]
SEEDED = (CategorySpec("cat", "水", ("河水",), ()),)


def test_training_and_predicting_make_the_same_columns() -> None:
    reading = read(WATER + LAW, SEEDED, None)
    features, matrix = Counter(reading, None).learn(Recipe("r"), np.arange(8))
    assert (matrix != features.matrix(reading)).nnz == 0


def test_a_fold_learns_nothing_from_the_rows_it_is_tested_on() -> None:
    reading = read(WATER + LAW, SEEDED, None)
    features, _ = Counter(reading, None).learn(Recipe("r"), np.arange(4))
    assert not any("法" in term for term in features.words.terms)
    assert set(features.chars.keys.tolist()) == set(all_chars(WATER, (1, 3)).tolist())


def test_a_row_is_the_same_alone_and_in_company() -> None:
    words = [list(text) for text in (WATER + LAW) * 30]
    vectors = learn_vectors([[f"{w}{i % 7}" for i, w in enumerate(t)] for t in words], seed=0)
    reading = read(WATER + LAW, SEEDED, None)
    features, _ = Counter(reading, vectors).learn(Recipe("r", vectors=2.0), np.arange(8))
    together = features.matrix(reading)
    for i, text in enumerate(WATER + LAW):
        alone = features.matrix(read([text], SEEDED, None))
        assert (together[i] != alone).nnz == 0


def test_each_block_of_a_row_has_length_one() -> None:
    counts = sp.csr_matrix(np.array([[1, 0, 3], [0, 0, 0]], np.float32))
    weighed = weigh(counts, np.array([1, 1, 2], np.float32))
    assert np.allclose(np.sqrt(weighed.multiply(weighed).sum(axis=1)).ravel(), [1, 0])
    assert counts.data.tolist() == [1, 3]


@pytest.mark.parametrize(("rows", "kept"), [(100, [0, 1]), (3000, [0])])
def test_a_column_seen_once_counts_only_while_there_is_little(rows: int, kept: list[int]) -> None:
    counts = np.zeros((rows, 3), np.float32)
    counts[:2, 0] = counts[0, 1] = 1
    assert learn_idf(sp.csr_matrix(counts), min_df=2)[0].tolist() == kept


def test_the_lead_is_read_only_with_a_sentence_that_needs_it() -> None:
    short, long = "强化督导。", "全县各乡镇街道都按照年初的安排建立了工作台账并且逐项销号。"
    reading = read([short, long, "二是" + long], (), ["坚持抓关键人", "坚持抓关键人", ""])
    assert list(reading.led.texts) == ["坚持抓关键人\n强化督导。", long, "二是" + long]
    assert reading.alone.texts[0] == short
    assert "".join(reading.led.words[0]) == reading.led.texts[0]


def test_what_refers_back() -> None:
    long = "推动各单位把责任落实到每一个具体的岗位上去"
    assert refers_back("二是" + long)
    assert refers_back("成效明显。")
    assert not refers_back(long)


def test_words_that_stand_together_get_vectors_that_do() -> None:
    chance = np.random.default_rng(0)
    topics = [[f"甲{i}" for i in range(80)], [f"乙{i}" for i in range(80)]]
    texts = [list(chance.choice(topics[i % 2], 8)) for i in range(600)]
    vectors = learn_vectors(texts, seed=0)
    assert vectors is not None
    first, same, other = vectors.embed([["甲1", "甲2"], ["甲30", "甲40"], ["乙1", "乙2"]])
    assert first @ same > 0.5 > first @ other
    assert np.allclose(np.linalg.norm(vectors.embed(texts[:9]), axis=1), 1, atol=1e-5)
    assert not vectors.embed([["没有见过"]]).any()
    assert np.allclose(vectors.embed(texts[:9]) @ vectors.common, 0, atol=1e-5)


def test_too_few_words_make_no_vectors() -> None:
    assert learn_vectors([["一", "二"], ["一", "三"]], seed=0) is None
