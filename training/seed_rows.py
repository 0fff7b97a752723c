"""Which seed words hit which sentence of a corpus, kept from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from training.row_store import RowKeys, Sentences, Steps
from training.said_rows import Saying, said_rows
from training.scheme import CategorySpec
from training.seeds import seed_strength


def seed_rows(
    folder: Path,
    keys: RowKeys,
    categories: Sequence[CategorySpec],
    cleaner: str,
    read: Callable[[], Sentences],
) -> Steps:
    """``training.seeds.seed_strength`` of every sentence: ``keys``, ``strength`` (n, k) float32.

    ``keys`` name the sentences; ``read()`` is asked for them only where some are new. Yields now
    and then.
    """
    about = {"cleaner": cleaner, "words": _words(categories)}
    saying = Saying(
        "seeds",
        about,
        len(categories),
        "<f4",
        lambda texts, leads: seed_strength(texts, categories, context=leads),
    )
    return {"keys": keys, "strength": (yield from said_rows(folder, saying, keys, read))}


def _words(categories: Sequence[CategorySpec]) -> str:
    return json.dumps([[c.seeds, c.vetoes] for c in categories])
