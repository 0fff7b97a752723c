"""The seed words of many texts at once: ``training.seeds.seed_strength``, found in bulk.

A text in which plain search cannot tell (a 《title》, a veto word of the category) is read by
the rule itself; so is the lead of a short text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from training.fast_chars import Together
from training.scheme import CategorySpec
from training.seed_words import find_word, parts_of
from training.seeds import LEAD_STRENGTH, SHORT, leads_on, seed_counts
from training.trie import Trie

Rows = NDArray[np.int32]
Strength = NDArray[np.float32]

_ROW_BITS = 32
_NOWHERE = np.zeros(0, np.int32)
_TITLE, _HIDDEN = "《", "\0"


class SeedFinder:
    """Finds the seed words of k categories."""

    def __init__(self, categories: Sequence[CategorySpec]) -> None:
        self._categories = categories
        told = ((*c.seeds, *c.vetoes) for c in categories)
        self._parts = sorted({_TITLE, *(p for words in told for p in _first_parts(words))})
        self._trie = Trie.of(self._parts)
        self._part = np.full(self._trie.nodes, -1, np.int64)
        self._part[self._trie.words] = np.arange(len(self._parts))

    def strength(
        self, texts: Sequence[str], together: Together, context: Sequence[str] | None
    ) -> Strength:
        """(n, k) as ``seed_strength``; ``together`` are the texts as they are."""
        found = self._rows(together)
        strength = np.zeros((len(texts), len(self._categories)), np.float32)
        for column, category in enumerate(self._categories):
            strength[:, column] = _Column(category, texts, found).strength()
        if context is not None:
            self._ask_leads(strength, texts, context)
        return strength

    def _rows(self, together: Together) -> dict[str, Rows]:
        """For each first part the texts that hold it, ascending."""
        part = self._part.take(self._trie.first(together.codes))
        longer = self._trie.longer(together.codes)
        found = (_pairs(self._part[each.node], together.row[each.at]) for each in longer)
        pairs = np.unique(np.concatenate([_pairs(part, together.row), *found]))
        ends = np.searchsorted(
            pairs, np.arange(1, len(self._parts) + 1, dtype=np.int64) << _ROW_BITS
        )
        rows = np.split((pairs & (2**_ROW_BITS - 1)).astype(np.int32), ends[:-1])
        return dict(zip(self._parts, rows, strict=True))

    def _ask_leads(self, strength: Strength, texts: Sequence[str], context: Sequence[str]) -> None:
        short = np.fromiter(map(len, texts), np.int64, len(texts)) <= SHORT
        asking = np.flatnonzero(short & ~strength.any(axis=1)).tolist()
        leads = {lead for lead in {context[i] for i in asking} if leads_on(lead)}
        said = self._said_by(leads, strength, texts)
        for i in asking:
            if context[i] in leads:
                strength[i] = said[context[i]]

    def _said_by(
        self, leads: set[str], strength: Strength, texts: Sequence[str]
    ) -> dict[str, Strength]:
        """What each lead says; nearly all of them are texts themselves, and known."""
        counts = {text: strength[i].copy() for i, text in enumerate(texts) if text in leads}
        for lead in leads - counts.keys():
            counts[lead] = seed_counts(lead, self._categories)
        return {lead: LEAD_STRENGTH * (count > 0) for lead, count in counts.items()}


class _Column:
    """How many different seed words of one category each of n texts holds.

    ``found``: the texts that hold each first part.
    """

    def __init__(
        self, category: CategorySpec, texts: Sequence[str], found: Mapping[str, Rows]
    ) -> None:
        self._category, self._texts, self._found = category, texts, found

    def strength(self) -> Strength:
        """(n,), as ``seed_strength`` without leads."""
        count = np.zeros(len(self._texts), np.float32)
        for word in dict.fromkeys(self._category.seeds):
            count[self._holding(word)] += 1
        possible = self._any_of(map(self._found.__getitem__, _first_parts(self._category.seeds)))
        vetoed = (self._holding(word) for word in self._category.vetoes)
        unsure = self._any_of([self._found[_TITLE], *vetoed])
        if not any(_HIDDEN in word for word in self._category.seeds):
            unsure &= possible
        for i in np.flatnonzero(unsure).tolist():
            count[i] = seed_counts(self._texts[i], [self._category])[0]
        return count

    def _holding(self, word: str) -> Rows:
        first, *others = parts_of(word) or ("",)
        rows = self._found.get(first, _NOWHERE)
        if not others:
            return rows
        near = [i for i in rows.tolist() if all(part in self._texts[i] for part in others)]
        return np.array([i for i in near if any(find_word(word, self._texts[i]))], np.int32)

    def _any_of(self, found: Iterable[Rows]) -> NDArray[np.bool_]:
        held = np.zeros(len(self._texts), np.bool_)
        held[np.concatenate([_NOWHERE, *found])] = True
        return held


def _first_parts(words: Iterable[str]) -> set[str]:
    return {parts[0] for word in words if (parts := parts_of(word))}


def _pairs(part: NDArray[np.int64], row: Rows) -> NDArray[np.int64]:
    """Part and row of each place with a part (0 and above), as one number."""
    at = np.flatnonzero(part >= 0)
    return part[at] << _ROW_BITS | row[at]
