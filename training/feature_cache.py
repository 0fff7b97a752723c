"""The feature rows of a whole corpus: computed once, mapped ever after.

Vocabulary and weights come from all sentences, judged or not, so they change only with the
corpus, and a fit or a scoring never has to look at a text.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from training.corpus_counts import (
    CHUNK,
    Vocabulary,
    count_chunk_chars,
    count_chunk_words,
    vocabularies,
    weighed_rows,
)
from training.recipes import Recipe
from training.row_store import FORMAT, RowKeys, Sentences, token_rows
from training.stored_arrays import (
    About,
    Arrays,
    find,
    forget_others,
    from_bytes,
    keep,
    name_of,
    to_bytes,
)
from training.tokens import tokeniser_identity
from training.vectors import learn_vectors

_TYPES = {
    "keys": ("<u8", 1),
    "indptr": ("<i8", 1),
    "indices": ("<i4", 1),
    "data": ("<f4", 1),
    "dense": ("<f4", 2),
    "terms": ("|u1", 1),
    "word_idf": ("<f4", 1),
    "word_columns": ("<i4", 1),
    "char_keys": ("<i8", 1),
    "char_idf": ("<f4", 1),
    "char_columns": ("<i4", 1),
}
POOL = 50_000  # sentences the word vectors are learnt from, as ``train`` does


@dataclass(frozen=True, eq=False)
class FeatureRows:
    """Of n sentences: ``keys`` (n,), ``text`` (n, columns) float32, word and character n-grams;
    ``dense`` (n, size) float32, word vectors, size 0 where the recipe has none.
    """

    recipe: Recipe
    keys: RowKeys
    text: sp.csr_matrix
    dense: NDArray[np.float32]
    arrays: Arrays

    def vocabulary(self) -> tuple[tuple[str, ...], Vocabulary, Vocabulary]:
        """The word n-grams, and what stands in which column of ``text``: words, characters."""
        a = self.arrays
        terms = tuple(from_bytes(a["terms"]))
        words = Vocabulary(np.arange(len(terms)), a["word_idf"], a["word_columns"])
        return terms, words, Vocabulary(a["char_keys"], a["char_idf"], a["char_columns"])


@dataclass(frozen=True)
class FeaturePlace:
    """Where rows are kept, and what they are made from: ``stamp`` names the corpus."""

    folder: Path
    stamp: str
    recipe: Recipe
    cleaner: str

    @property
    def about(self) -> About:
        """What must be equal for the rows to be."""
        return {
            "format": FORMAT,
            "stamp": self.stamp,
            "cleaner": self.cleaner,
            "recipe": self.recipe.hash,
            **tokeniser_identity(),
        }


def find_features(place: FeaturePlace) -> FeatureRows | None:
    """The rows as they were kept; None where they are not there, or damaged."""
    about = place.about
    arrays = find(place.folder / name_of("features", about), about, _TYPES)
    if arrays is None or not _fit_together(arrays):
        return None
    return _opened(place.recipe, arrays)


def make_features(place: FeaturePlace, told: Sentences) -> Generator[None, None, FeatureRows]:
    """Make the rows and keep them. Yields now and then."""
    tokens = yield from token_rows(place.folder, told, place.recipe, place.cleaner)
    made = yield from _made(told, tokens, place.recipe)
    about = place.about
    folder = place.folder / name_of("features", about)
    forget_others(folder)
    return _opened(place.recipe, keep(folder, about, made))


def _made(told: Sentences, tokens: Arrays, recipe: Recipe) -> Generator[None, None, Arrays]:
    words, chars = [], []
    ends, count = tokens["ends"], len(told.keys)
    for at in range(0, count, CHUNK):
        rows = range(at, min(at + CHUNK, count))
        start = int(ends[at - 1]) if at else 0
        own = ends[rows.start : rows.stop]
        words.append(count_chunk_words(tokens["ids"][start : int(own[-1])], own - start))
        chars.append(count_chunk_chars(told.as_read(rows, recipe), recipe.char_ngrams))
        yield
    known = vocabularies([words, chars], rows=count, min_df=recipe.min_df)
    parts = []
    for part in weighed_rows([words, chars], known):
        parts.append(part)
        yield
    terms = from_bytes(tokens["terms"])
    return {
        "keys": told.keys,
        **_csr(parts),
        "dense": _dense(tokens, recipe),
        "terms": to_bytes([terms[i] for i in known[0].keys]),
        "word_idf": known[0].idf,
        "word_columns": known[0].columns,
        "char_keys": known[1].keys,
        "char_idf": known[1].idf,
        "char_columns": known[1].columns,
    }


def _csr(parts: list[sp.csr_matrix]) -> Arrays:
    lengths = [np.diff(part.indptr) for part in parts]
    empty = np.zeros(0, np.int64)
    return {
        "indptr": np.cumsum(np.concatenate([[0], empty, *lengths]), dtype=np.int64),
        "indices": np.concatenate([np.zeros(0, np.int32), *(part.indices for part in parts)]),
        "data": np.concatenate([np.zeros(0, np.float32), *(part.data for part in parts)]),
    }


def _dense(tokens: Arrays, recipe: Recipe) -> NDArray[np.float32]:
    count = len(tokens["keys"])
    if not recipe.vectors:
        return np.zeros((count, 0), np.float32)
    terms, ids = from_bytes(tokens["terms"]), tokens["ids"].tolist()
    ends = tokens["ends"].tolist()
    spans = zip([0, *ends][:-1], ends, strict=True)
    texts = [[terms[i] for i in ids[start:end]] for start, end in spans]
    vectors = learn_vectors(texts[:POOL], seed=0)
    if vectors is None:
        return np.zeros((count, 0), np.float32)
    return np.asarray(vectors.embed(texts) * np.float32(recipe.vectors))


def _fit_together(arrays: Arrays) -> bool:
    """May the numbers be believed? scipy would read past the end of an array."""
    indptr, indices = arrays["indptr"], arrays["indices"]
    rows, terms = len(arrays["keys"]), len(arrays["word_columns"])
    columns = terms + len(arrays["char_keys"])
    sizes = {
        "indptr": rows + 1,
        "data": len(indices),
        "dense": rows,
        "word_idf": terms,
        "char_idf": len(arrays["char_keys"]),
        "char_columns": len(arrays["char_keys"]),
    }
    if any(len(arrays[name]) != size for name, size in sizes.items()):
        return False
    if indptr[0] != 0 or indptr[-1] != len(indices) or (np.diff(indptr) < 0).any():
        return False
    return not len(indices) or bool(indices.min() >= 0 and indices.max() < columns)


def _opened(recipe: Recipe, arrays: Arrays) -> FeatureRows:
    indptr = arrays["indptr"]
    columns = len(arrays["word_columns"]) + len(arrays["char_keys"])
    shape = (len(indptr) - 1, columns)
    # Both kinds of index of one type, or scipy would copy all of them at every use.
    small = len(arrays["indices"]) < 2**31
    kind = np.int32 if small else np.int64
    indices = arrays["indices"].astype(kind, copy=False)
    text = sp.csr_matrix((arrays["data"], indices, indptr.astype(kind)), shape=shape, copy=False)
    return FeatureRows(recipe, arrays["keys"], text, arrays["dense"], arrays)
