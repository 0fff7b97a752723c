"""Recipes: what a classifier is made of. The project's own labels choose among a few."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Recipe:
    """How texts become columns, and how a linear classifier is fitted on them.

    ``word_ngrams``, ``char_ngrams``: shortest and longest, both included. ``min_df``: texts a
    column must occur in, once there are many. ``cost``: liblinear's C. ``balanced``: a rare yes
    weighs as much as a common no. ``vectors``, ``seeds``: the weight of the word-vector columns
    and of the seed-word columns beside the text columns, whose length is 1; 0 = not there.
    ``lead``: a short sentence, or one that refers back, is read together with the sentence
    that leads it.
    """

    name: str
    word_ngrams: tuple[int, int] = (1, 1)
    char_ngrams: tuple[int, int] = (1, 3)
    min_df: int = 2
    cost: float = 1.0
    balanced: bool = True
    intercept: bool = True
    vectors: float = 0.0
    seeds: float = 0.5
    lead: bool = False

    @property
    def hash(self) -> str:
        """16 hexadecimal digits that change with every setting but not with the name."""
        settings = {k: v for k, v in asdict(self).items() if k != "name"}
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:16]


# The first is what is used while there is too little to choose by, and what wins a tie.
CANDIDATES = (
    Recipe("balanced"),
    Recipe("balanced, lead", lead=True),
    Recipe("balanced, strong seeds", seeds=1.0),
    Recipe("plain", char_ngrams=(1, 2), balanced=False, intercept=False),
    Recipe("plain, vectors", char_ngrams=(1, 2), balanced=False, intercept=False, vectors=2.0),
    Recipe("balanced, vectors", vectors=2.0),
)


def candidates(*, pool: bool, leads: bool, seeds: bool) -> list[Recipe]:
    """The recipes worth trying: vectors need a pool of texts, the rest what they are named for."""
    return [
        r
        for r in CANDIDATES
        if (pool or not r.vectors)
        and (leads or not r.lead)
        and (seeds or r.seeds == CANDIDATES[0].seeds)
    ]
