"""Texts that are read at once: looked up in one trie, which knows all that is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.trie import Codes, Found, Nodes, Trie, codes_of

Rows = NDArray[np.int32]

NO_CHARACTER = 2**21 - 2  # what stands between two texts: no word and no n-gram holds it


@dataclass(frozen=True, eq=False)
class Together:
    """n texts, one behind the other with one place between them, and what a trie says of them.

    ``joined``: the same as a string; ``codes``: code points, ``NO_CHARACTER`` between two texts;
    ``row``: the text that each stands in; ``first``, ``longer``: see ``Trie``.
    """

    texts: Sequence[str]
    joined: str
    codes: Codes
    row: Rows
    first: Nodes
    longer: Sequence[Found]

    @classmethod
    def of(cls, texts: Sequence[str], trie: Trie) -> Together:
        """Some texts, looked up."""
        joined = "\n".join(texts)
        places = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
        codes = codes_of(joined).copy()
        codes[np.cumsum(places)[:-1] - 1] = NO_CHARACTER
        row = np.repeat(np.arange(len(texts), dtype=np.int32), places)[:-1]
        return cls(texts, joined, codes, row, trie.first(codes), trie.longer(codes))
