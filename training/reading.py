"""Texts as the classifier reads them: their words, their seed hits, and the lead where needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.scheme import CategorySpec
from training.seeds import seed_probability, seed_strength
from training.tokens import tokenize

SHORT = 16
_REFERS_BACK = re.compile(r"[一二三四五六七八九十]{1,2}[是要]|其中|对此|为此|该|这|此外|同时")


@dataclass(frozen=True, eq=False)
class Texts:
    """n texts and their words."""

    texts: Sequence[str]
    words: Sequence[Sequence[str]]


@dataclass(frozen=True, eq=False)
class Reading:
    """n texts, ready to become columns.

    ``alone``: each by itself. ``led``: a short one, or one that refers back, with its lead in
    front, on a line of its own. ``strength``: seed words that hit (n, k); ``vote``: the
    probability (n, k) they give.
    """

    alone: Texts
    led: Texts
    strength: NDArray[np.float32]
    vote: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.alone.texts)

    def rows(self, index: NDArray[np.intp]) -> Reading:
        """Some of the texts, in the order of ``index``."""
        return Reading(
            _pick(self.alone, index),
            _pick(self.led, index),
            self.strength[index],
            self.vote[index],
        )


def check_context(texts: Sequence[str], context: Sequence[str] | None) -> None:
    """ValueError unless ``context`` is None, or a plain sequence with one string per text."""
    if context is None:
        return
    if isinstance(context, str) or not isinstance(context, Sequence) or len(context) != len(texts):
        raise ValueError(f"context must be a list of {len(texts)} strings, one per text")


def read(
    texts: Sequence[str], categories: Sequence[CategorySpec], context: Sequence[str] | None
) -> Reading:
    """Read n texts; ``context`` holds the lead of each, "" where there is none."""
    alone = Texts(texts, tokenize(texts))
    strength = seed_strength(texts, categories, context=context)
    return Reading(alone, _led(alone, context), strength, seed_probability(strength))


def refers_back(text: str) -> bool:
    """Does the sentence say little without the one that leads it?"""
    return len(text) < SHORT or _REFERS_BACK.match(text) is not None


def _led(alone: Texts, context: Sequence[str] | None) -> Texts:
    if context is None:
        return alone
    texts, words = list(alone.texts), list(alone.words)
    needy = [i for i, lead in enumerate(context) if lead and refers_back(texts[i])]
    leads = tokenize([context[i] for i in needy])
    for i, lead in zip(needy, leads, strict=True):
        texts[i] = f"{context[i]}\n{texts[i]}"
        words[i] = [*lead, "\n", *words[i]]
    return Texts(texts, words)


def _pick(texts: Texts, index: NDArray[np.intp]) -> Texts:
    return Texts([texts.texts[i] for i in index], [texts.words[i] for i in index])
