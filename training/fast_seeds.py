"""The seed words of many texts at once: ``training.seeds.seed_strength``, found in bulk.

Titles that do not count are hidden first. A text that holds a veto word of the category is read
by the rule itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial, reduce
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from training.fast_texts import Rows, Together
from training.scheme import CategorySpec
from training.seed_words import TITLE, hide_titles, hits, in_one_clause, parts_of
from training.seeds import LEAD_STRENGTH, SHORT, leads_on, seed_counts
from training.trie import Found, Trie, Words, codes_of

Strength = NDArray[np.float32]

_ROW_BITS = 32
_NOWHERE = np.zeros(0, np.int32)


def seed_parts(categories: Sequence[CategorySpec]) -> list[str]:
    """All that is looked for: the parts of all seed words and veto words."""
    words = (word for c in categories for word in (*c.seeds, *c.vetoes))
    return sorted({part for word in words for part in parts_of(word)})


class SeedFinder:
    """Finds the seed words of k categories; ``trie`` knows their ``seed_parts``."""

    def __init__(self, categories: Sequence[CategorySpec], trie: Trie) -> None:
        self._categories, self._parts = categories, seed_parts(categories)
        nodes = trie.nodes_of(Words.of(self._parts))
        self._part = np.zeros(trie.nodes, np.int32)  # from 1; 0: none
        self._part[nodes] = np.arange(1, len(nodes) + 1)
        self._is_part = self._part > 0

    def strength(self, texts: Together, context: Sequence[str] | None) -> Strength:
        """(n, k) as ``seed_strength``."""
        visible, hidden = _visible(texts)
        found = self._rows(texts, hidden)
        strength = np.zeros((len(visible), len(self._categories)), np.float32)
        for column, category in enumerate(self._categories):
            strength[:, column] = _Column(category, visible, found).strength()
        if context is not None:
            self._ask_leads(strength, texts.texts, context)
        return strength

    def _rows(self, texts: Together, hidden: NDArray[np.int32]) -> dict[str, Rows]:
        """For each part of a word the texts that hold it, ascending. ``hidden``: how many
        characters before each place do not count."""
        single = Found(1, np.arange(len(texts.codes)), texts.first)
        pairs = [np.zeros(0, np.int64)]
        for each in (single, *texts.longer):
            found = each.only(self._is_part.take(each.node))
            before = hidden.take(found.at)
            found = found.only(hidden.take(found.at + found.length) == before)
            part = self._part.take(found.node).astype(np.int64)
            pairs.append(part << _ROW_BITS | texts.row.take(found.at))
        together = np.unique(np.concatenate(pairs))
        edges = np.searchsorted(together, np.arange(1, len(self._parts) + 2) << _ROW_BITS)
        rows = (together & (2**_ROW_BITS - 1)).astype(np.int32)
        return {p: rows[a:b] for p, (a, b) in zip(self._parts, pairwise(edges), strict=True)}

    def _ask_leads(self, strength: Strength, texts: Sequence[str], context: Sequence[str]) -> None:
        leads = set(filter(leads_on, set(context)))
        led = np.fromiter(map(leads.__contains__, context), np.bool_, len(context))
        silent = np.flatnonzero(led & ~strength.any(axis=1)).tolist()
        asking = np.array([i for i in silent if len(texts[i]) <= SHORT], np.intp)
        counts = self._counts([context[i] for i in asking.tolist()], strength, texts)
        strength[asking] = LEAD_STRENGTH * (counts > 0)

    def _counts(self, leads: Sequence[str], strength: Strength, texts: Sequence[str]) -> Strength:
        """What each lead holds; nearly all of them are texts themselves, and known."""
        rows = dict(zip(texts, range(len(texts)), strict=True))
        counts = strength[np.array([rows.get(lead, 0) for lead in leads], np.intp)]
        unknown = set(leads) - rows.keys()
        asked = {lead: seed_counts(lead, self._categories) for lead in unknown}
        for i, lead in enumerate(leads):
            if lead in unknown:
                counts[i] = asked[lead]
        return counts


class _Column:
    """How many different seed words of one category each of n texts holds.

    ``visible``: the texts without titles; ``found``: those that hold each part of a word.
    """

    def __init__(
        self, category: CategorySpec, visible: Sequence[str], found: Mapping[str, Rows]
    ) -> None:
        self._category, self._visible, self._found = category, visible, found

    def strength(self) -> Strength:
        """(n,), as ``seed_strength`` without leads."""
        seeds, vetoes = map(self._holding, (self._category.seeds, self._category.vetoes))
        count = np.zeros(len(self._visible), np.float32)
        for rows in seeds.values():
            count[rows] += 1
        vetoed = np.zeros(len(count), np.bool_)
        vetoed[np.concatenate([_NOWHERE, *vetoes.values()])] = True
        vetoed &= count > 0  # what vetoes cover can only take words away
        said, against = _words_of(seeds, vetoed), _words_of(vetoes, vetoed)
        for i in np.flatnonzero(vetoed).tolist():
            count[i] = len({hit.word for hit in hits(self._visible[i], said[i], against[i])})
        return count

    def _holding(self, words: Sequence[str]) -> dict[str, Rows]:
        """For each word the texts that hold it, ascending."""
        return {word: self._rows(word) for word in words}

    def _rows(self, word: str) -> Rows:
        parts = parts_of(word)
        if not parts:
            return _NOWHERE
        first, *others = (self._found[part] for part in parts)
        if not others:
            return first
        rows = reduce(partial(np.intersect1d, assume_unique=True), others, first)
        near = (i for i in rows.tolist() if in_one_clause(parts, self._visible[i]))
        return np.fromiter(near, np.int32)


def _words_of(rows: Mapping[str, Rows], wanted: NDArray[np.bool_]) -> dict[int, list[str]]:
    """The words of each text that is wanted."""
    words = defaultdict[int, list[str]](list)
    for word, held_by in rows.items():
        for i in held_by[wanted.take(held_by)].tolist():
            words[i].append(word)
    return words


def _visible(texts: Together) -> tuple[Sequence[str], NDArray[np.int32]]:
    """The texts without the titles that do not count, and how many characters before each place
    are hidden with them."""
    visible, hidden = list(texts.texts), np.zeros(len(texts.codes) + 1, np.bool_)
    titled = np.unique(texts.row.take(np.flatnonzero(texts.codes == ord(TITLE))))
    begins = np.searchsorted(texts.row, titled)
    for i, begin in zip(titled.tolist(), begins.tolist(), strict=True):
        visible[i] = hide_titles(texts.texts[i])
        end = begin + len(visible[i])
        hidden[begin + 1 : end + 1] = codes_of(visible[i]) != texts.codes[begin:end]
    return visible, np.cumsum(hidden, dtype=np.int32)
