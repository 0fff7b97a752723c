"""The words that weigh most for a category and against it, as the classifier reads each alone.

A word is scored as if it were a whole sentence, less what an empty one gets. Rare words would win
any such contest by chance: only those count that stand in several judged sentences.
"""

from __future__ import annotations

import re
from collections import Counter as Count
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.features import Counter
from training.linear import fit_linear
from training.reading import check_context, read
from training.recipes import CANDIDATES, Recipe
from training.scheme import CategorySpec

SEVERAL = 3  # judged sentences with the word
_WORD = re.compile("[\u4e00-\u9fff]{2,8}")


@dataclass(frozen=True, slots=True)
class StrongWord:
    """``weight``: above 0 for the category, below 0 against it. ``yes`` and ``no``: how many
    judged sentences with the word are so.
    """

    word: str
    weight: float
    yes: int
    no: int


def strong_words(
    texts: Sequence[str],
    labels: NDArray[np.int8] | Sequence[Sequence[int]],
    categories: Sequence[CategorySpec],
    *,
    context: Sequence[str] | None = None,
    limit: int = 20,
    recipe: Recipe = CANDIDATES[0],
    seed: int = 0,
) -> list[tuple[list[StrongWord], list[StrongWord]]]:
    """Per category the words for it and against it, the strongest first, ``limit`` of either.

    ``texts`` (n), normalized, and ``labels`` (n, k): 1 yes, 0 no, -1 not judged; ``context`` as in
    ``fit``. Both lists are empty for a category without a yes or without a no. The categories' own
    关键词 are columns of their own in the classifier; here they speak like any other word.
    """
    check_context(texts, context)
    told = np.asarray(labels, np.int8).reshape(len(texts), len(categories))
    if not len(texts):
        return [([], []) for _ in categories]
    reading = read(texts, categories, context)
    holding = _holding(reading.alone.words)
    features, matrix = Counter(reading, None).learn(recipe, np.arange(len(texts)))
    linear = fit_linear(matrix, told, recipe, seed=seed)
    bare = [CategorySpec(c.uid, c.name, (), ()) for c in categories]
    words = sorted(holding)
    weights = linear.scores(features.matrix(read([*words, ""], bare, None)))
    alone = weights[:-1] - weights[-1]
    return [
        _strongest(words, alone[:, c], [holding[w] for w in words], told[:, c], limit)
        for c in range(len(categories))
    ]


def _holding(tokenized: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Word -> the texts that have it, of words in several."""
    found: dict[str, list[int]] = {}
    for row, tokens in enumerate(tokenized):
        for word in set(tokens):
            if _WORD.fullmatch(word):
                found.setdefault(word, []).append(row)
    return {word: rows for word, rows in found.items() if len(rows) >= SEVERAL}


def _strongest(
    words: Sequence[str],
    weights: NDArray[np.float64],
    holding: Sequence[Sequence[int]],
    labels: NDArray[np.int8],
    limit: int,
) -> tuple[list[StrongWord], list[StrongWord]]:
    # A category without a yes or without a no was not trained: all weights are 0.
    order = np.argsort(-weights, kind="stable")
    spoke_for = [i for i in order[:limit].tolist() if weights[i] > 0]
    against = [i for i in order[::-1][:limit].tolist() if weights[i] < 0]

    def told(i: int) -> StrongWord:
        values = Count(labels[list(holding[i])].tolist())
        return StrongWord(words[i], float(weights[i]), values[1], values[0])

    return [told(i) for i in spoke_for], [told(i) for i in against]
