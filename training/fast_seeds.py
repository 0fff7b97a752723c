"""The seed words of many texts at once: ``training.seeds.seed_strength``, found in bulk.

A text in which plain search cannot tell (a 《title》, a veto word of the category) is read by
the rule itself; so is the lead of a short text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from training.fast_chars import Codes, Together, codes_of
from training.scheme import CategorySpec
from training.seed_words import find_word, parts_of
from training.seeds import LEAD_STRENGTH, SHORT, leads_on, seed_counts

Rows = NDArray[np.int32]
Strength = NDArray[np.float32]

_BITS = 16  # of the little table that most places of a text are sent away by
_FACTOR = np.uint32(31)
_NOWHERE = np.zeros(0, np.int32)
_TITLE, _HIDDEN = "《", "\0"


class SeedFinder:
    """Finds the seed words of k categories."""

    def __init__(self, categories: Sequence[CategorySpec]) -> None:
        self._categories = categories
        told = ((*c.seeds, *c.vetoes) for c in categories)
        parts = sorted({_TITLE, *(p for words in told for p in _first_parts(words))})
        self._single = [part for part in parts if len(part) == 1]
        self._longer: dict[int, list[str]] = {}
        for part in parts:
            if len(part) > 1:
                self._longer.setdefault(int(_hash(codes_of(part))[0]), []).append(part)

    def strength(
        self, texts: Sequence[str], together: Together, context: Sequence[str] | None
    ) -> Strength:
        """(n, k) as ``seed_strength``; ``together`` are the texts as they are."""
        found = self._rows(texts, together)
        strength = np.zeros((len(texts), len(self._categories)), np.float32)
        for column, category in enumerate(self._categories):
            strength[:, column] = _Column(category, texts, found).strength()
        if context is not None:
            self._ask_leads(strength, texts, context)
        return strength

    def _rows(self, texts: Sequence[str], together: Together) -> dict[str, Rows]:
        """For each first part the texts that hold it, ascending."""
        codes, joined = together.codes, "\n".join(texts)
        found: dict[str, list[int]] = {}
        for at, row, hash_ in self._places(together):
            for part in self._longer[hash_]:
                if joined.startswith(part, at) and ("\n" not in part or part in texts[row]):
                    found.setdefault(part, []).append(row)
        rows = {part: np.unique(np.array(told, np.int32)) for part, told in found.items()}
        for part in self._single:
            rows[part] = np.unique(together.row[codes == ord(part)])
        return rows

    def _places(self, together: Together) -> Iterator[tuple[int, int, int]]:
        """Where a part may begin: the place, its text, the hash of the two characters there."""
        hashes = _hash(together.codes)
        wanted = np.zeros(2**_BITS, np.bool_)
        wanted[list(self._longer)] = True
        at = np.flatnonzero(wanted.take(hashes))
        return zip(at.tolist(), together.row[at].tolist(), hashes[at].tolist(), strict=True)

    def _ask_leads(self, strength: Strength, texts: Sequence[str], context: Sequence[str]) -> None:
        silent = np.flatnonzero(~strength.any(axis=1)).tolist()
        asking = [i for i in silent if context[i] and len(texts[i]) <= SHORT]
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
        possible = self._any_of(
            self._found.get(part, _NOWHERE) for part in _first_parts(self._category.seeds)
        )
        vetoed = (self._holding(word) for word in self._category.vetoes)
        unsure = self._any_of(vetoed) | self._any_of([self._found.get(_TITLE, _NOWHERE)])
        if not any(_HIDDEN in word for word in self._category.seeds):
            unsure &= possible
        for i in np.flatnonzero(unsure).tolist():
            count[i] = seed_counts(self._texts[i], [self._category])[0]
        return count

    def _holding(self, word: str) -> Rows:
        parts = parts_of(word)
        rows = self._found.get(parts[0], _NOWHERE) if parts else _NOWHERE
        if len(parts) < 2:
            return rows
        held = (any(find_word(word, self._texts[i])) for i in rows.tolist())
        return rows[np.fromiter(held, np.bool_, len(rows))]

    def _any_of(self, found: Iterable[Rows]) -> NDArray[np.bool_]:
        held = np.zeros(len(self._texts), np.bool_)
        for rows in found:
            held[rows] = True
        return held


def _first_parts(words: Iterable[str]) -> set[str]:
    return {parts[0] for word in words if (parts := parts_of(word))}


def _hash(codes: Codes) -> NDArray[np.uint16]:
    """Of each two characters that follow each other."""
    return (codes[:-1] * _FACTOR + codes[1:]).astype(np.uint16)
