"""What the judged sentences have never said: words of newer sentences that nobody tagged yet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from training.quality_values import NewWords
from training.tokens import tokenize

MOST = 5000  # sentences read: a share needs no more
_HAN = re.compile(r"[\u4e00-\u9fff]")


def known_words(texts: Sequence[str]) -> set[str]:
    """The words of judged sentences, normalized."""
    return {word for row in tokenize(texts) for word in row}


def new_words(
    texts: Sequence[str], groups: Sequence[str], known: set[str], *, top: int = 20, seed: int = 0
) -> NewWords:
    """What is new in normalized texts; ``groups``: the report of each. At most ``MOST`` are read,
    by chance.
    """
    order = np.random.default_rng(seed).permutation(len(texts))[:MOST].tolist()
    counts, reports, total = Counter[str](), defaultdict[str, set[str]](set), 0
    for place, row in zip(order, tokenize([texts[i] for i in order]), strict=True):
        words = [word for word in row if _HAN.search(word)]
        total += len(words)
        for word in words:
            if word not in known:
                counts[word] += 1
                reports[word].add(groups[place])
    needed = min(2, len(set(groups)))
    told = [(w, n) for w, n in counts.items() if len(w) > 1 and len(reports[w]) >= needed]
    ranked = sorted(told, key=lambda pair: (-pair[1], pair[0]))[:top]
    return NewWords(len(order), counts.total() / max(total, 1), tuple(ranked))
