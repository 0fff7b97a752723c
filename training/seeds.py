"""The 关键词 vote: how much the words of a category say for a sentence that holds them.

A short sentence without a word of any category may follow from a run-in lead ("一是……。"):
then the lead's words speak for it, at ``LEAD_STRENGTH``. Longer sentences and headings above
a sentence proved misleading. What a hit is: see ``training.seed_words``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.scheme import CategorySpec
from training.seed_words import seed_hits

LEAD_STRENGTH = 0.5
SHORT = 50  # characters; a follow-on sentence longer than this stands for itself
_LEAD = re.compile(rf"[一二三四五六七八九十]{{1,3}}是.{{0,{SHORT}}}$")


def seed_strength(
    texts: Sequence[str],
    categories: Sequence[CategorySpec],
    *,
    context: Sequence[str] | None = None,
) -> NDArray[np.float32]:
    """How many different seed words of each category each text holds: (n, k), 0 = none.

    ``context`` is the sentence that leads each text, "" if none; a text that only its lead
    speaks for gets ``LEAD_STRENGTH``.
    """
    strength = np.zeros((len(texts), len(categories)), np.float32)
    for i, text in enumerate(texts):
        strength[i] = seed_counts(text, categories)
        if context and not strength[i].any() and len(text) <= SHORT and leads_on(context[i]):
            strength[i] = LEAD_STRENGTH * (seed_counts(context[i], categories) > 0)
    return strength


def leads_on(lead: str) -> bool:
    """Is it a run-in lead, whose words may speak for the short sentence behind it?"""
    return _LEAD.match(lead) is not None


def seed_probability(strength: NDArray[np.float32]) -> NDArray[np.float64]:
    """How likely a category is when only its words are known: (n, k), 0.05 without a hit.

    0.69 where only the lead speaks, 0.80 for one word, 0.90 for two: a rough scale for any
    scheme, until annotations calibrate it.
    """
    odds = np.where(strength > 0, 1.4 * np.log2(1 + strength.astype(np.float64)), -2.94)
    probability: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return probability


def seed_counts(text: str, categories: Sequence[CategorySpec]) -> NDArray[np.float32]:
    """How many different seed words of each category ``text`` holds: (k,)."""
    hits = seed_hits(text, categories)
    return np.array([len({h.word for h in found}) for found in hits], np.float32)
