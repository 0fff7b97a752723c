"""相似句: the tagged sentences that share the most, and the rarest, pairs of characters."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from math import log, sqrt

FEW = 50  # among so few sentences no pair of characters is called common
COMMON = 0.1  # a pair that more than this share of the sentences has says nothing
LIKE = 0.15  # share of the pairs of both that must be the same


class SimilarSentences:
    """Sentences to look among. Takes about 0.2 ms for each; pure counting."""

    def __init__(self) -> None:
        self._ids = list[int]()
        self._sizes = array("L")
        self._known = set[int]()
        # pair of characters -> places in the lists above
        self._holding: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))

    def __len__(self) -> int:
        return len(self._ids)

    def learn(self, rows: Iterable[tuple[int, str]]) -> None:
        """Add sentences: unit id, normalized text; one that is known already is left as it is."""
        for unit_id, text in rows:
            if unit_id in self._known:
                continue
            pairs = _pairs(text)
            for pair in pairs:
                self._holding[pair].append(len(self._ids))
            self._known.add(unit_id)
            self._ids.append(unit_id)
            self._sizes.append(len(pairs))

    def nearest(self, text: str, *, but: int, limit: int = 2) -> list[int]:
        """The unit ids of the most similar ones, the nearest first; never ``but`` itself.

        Fewer, or none, where nothing is like it.
        """
        pairs = _pairs(text)
        scores, shared = defaultdict[int, float](float), defaultdict[int, int](int)
        for pair in pairs:
            places = self._holding.get(pair, ())
            if not places or len(places) > max(COMMON * len(self), FEW):
                continue
            weight = log(1 + len(self) / len(places))
            for place in places:
                scores[place] += weight
                shared[place] += 1
        like = [
            (-score / sqrt(self._sizes[place]), self._ids[place])
            for place, score in scores.items()
            if shared[place] >= LIKE * (len(pairs) + self._sizes[place] - shared[place])
        ]
        return [unit_id for _, unit_id in sorted(like) if unit_id != but][:limit]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1) if text[at : at + 2].isalnum()}
