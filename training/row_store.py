"""Sentences of a corpus, named by what they say, and the tokens kept for them.

What is kept is found again by the sentence itself, not by its place: after an import only the
new sentences are cut into words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.ngrams import word_ngrams
from training.reading import refers_back
from training.recipes import Recipe
from training.stored_arrays import (
    Arrays,
    find,
    forget_others,
    from_bytes,
    keep,
    name_of,
    to_bytes,
)
from training.tokens import tokeniser_identity, tokenize

CHUNK = 2000
FORMAT = "1"
_TYPES = {"keys": ("<u8", 1), "ends": ("<i8", 1), "ids": ("<i4", 1), "terms": ("|u1", 1)}

RowKeys = NDArray[np.uint64]
Steps = Generator[None, None, Arrays]


@dataclass(frozen=True, eq=False)
class Sentences:
    """Normalized texts and the lead of each ("" if none); ``keys`` tell them apart."""

    texts: Sequence[str]
    leads: Sequence[str]
    keys: RowKeys

    def once(self) -> dict[int, int]:
        """For each key one row that has it."""
        return dict(zip(self.keys.tolist(), range(len(self.keys)), strict=True))

    def as_read(self, rows: Sequence[int], recipe: Recipe) -> list[str]:
        """Some of the texts, with their leads in front where ``recipe`` reads them so."""
        return [self._led(i) if recipe.lead else self.texts[i] for i in rows]

    def _led(self, row: int) -> str:
        text, lead = self.texts[row], self.leads[row]
        return f"{lead}\n{text}" if lead and refers_back(text) else text


def sentences(texts: Sequence[str], leads: Sequence[str]) -> Sentences:
    """Name every sentence by 64 bits of a hash of its text and its lead."""
    both = (f"{text}\0{lead}" for text, lead in zip(texts, leads, strict=True))
    digests = (
        hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        for said in both
    )
    return Sentences(texts, leads, np.frombuffer(b"".join(digests), "<u8"))


def token_rows(folder: Path, told: Sentences, recipe: Recipe, cleaner: str) -> Steps:
    """Word n-grams as numbers: row i holds ``ids[ends[i - 1]:ends[i]]``, places in ``terms``.

    Yields now and then; gives ``keys``, ``ends``, ``ids`` and ``terms`` (sorted, as bytes).
    """
    about = {"format": FORMAT, "cleaner": cleaner, "recipe": recipe.hash, **tokeniser_identity()}
    place = folder / name_of("tokens", about)
    old = find(place, about, _TYPES)
    if old is not None and not _fit_together(old):
        old = None
    if old is not None and np.array_equal(old["keys"], told.keys):
        return old
    arrays = yield from _tokenised(told, recipe, old)
    forget_others(place)
    return keep(place, about, arrays)


def _tokenised(told: Sentences, recipe: Recipe, old: Arrays | None) -> Steps:
    index = {term: i for i, term in enumerate(from_bytes(old["terms"]))} if old else {}
    known = _slices(old) if old else {}
    new = [row for key, row in told.once().items() if key not in known]
    for at in range(0, len(new), CHUNK):
        rows = new[at : at + CHUNK]
        words = tokenize(told.as_read(rows, recipe))
        for row, said in zip(rows, words, strict=True):
            grams = word_ngrams(said, recipe.word_ngrams)
            ids = [index.setdefault(gram, len(index)) for gram in grams]
            known[int(told.keys[row])] = np.array(ids, np.int32)
        yield
    return _in_order([known[key] for key in told.keys.tolist()], list(index), told.keys)


def _slices(old: Arrays) -> dict[int, NDArray[np.int32]]:
    starts = [0, *old["ends"].tolist()][:-1]
    ids = np.array(old["ids"])  # not mapped: the file is going to be replaced
    spans = zip(old["keys"].tolist(), starts, old["ends"].tolist(), strict=True)
    return {key: ids[start:end] for key, start, end in spans}


def _in_order(rows: list[NDArray[np.int32]], terms: list[str], keys: RowKeys) -> Arrays:
    """The rows end to end, their numbers being places among the sorted terms in use."""
    flat = np.concatenate([np.zeros(0, np.int32), *rows])
    used, place = np.unique(flat, return_inverse=True)
    said = [terms[i] for i in used]
    rank = np.empty(len(said), np.int32)
    rank[sorted(range(len(said)), key=said.__getitem__)] = np.arange(len(said), dtype=np.int32)
    return {
        "keys": keys,
        "ends": np.cumsum([len(row) for row in rows], dtype=np.int64),
        "ids": rank[place] if len(flat) else flat,
        "terms": to_bytes(sorted(said)),
    }


def _fit_together(arrays: Arrays) -> bool:
    ends, ids = arrays["ends"], arrays["ids"]
    try:
        count = len(from_bytes(arrays["terms"]))
    except ValueError:
        return False
    whole = len(ends) == len(arrays["keys"]) and int(ends[-1:].sum()) == len(ids)
    ordered = bool((np.diff(ends, prepend=0) >= 0).all())
    return whole and ordered and (not len(ids) or (ids.min() >= 0 and ids.max() < count))
