"""Which seed words hit which sentence of a corpus, kept from one start to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from training.row_store import CHUNK, FORMAT, RowKeys, Sentences, Steps
from training.scheme import CategorySpec
from training.seeds import seed_strength
from training.stored_arrays import Arrays, find, forget_others, keep, name_of

_TYPES = {"keys": ("<u8", 1), "strength": ("<f4", 2)}


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
    about = {"format": FORMAT, "cleaner": cleaner, "words": _words(categories)}
    place = folder / name_of("seeds", about)
    old = find(place, about, _TYPES)
    if old is not None and old["strength"].shape != (len(old["keys"]), len(categories)):
        old = None
    if old is not None and np.array_equal(old["keys"], keys):
        return old
    arrays = yield from _read(read(), categories, old)
    forget_others(place)
    return keep(place, about, arrays)


def _read(told: Sentences, categories: Sequence[CategorySpec], old: Arrays | None) -> Steps:
    # Not mapped: the file is going to be replaced.
    known = dict(zip(old["keys"].tolist(), np.array(old["strength"]), strict=True)) if old else {}
    new = [row for key, row in told.once().items() if key not in known]
    for at in range(0, len(new), CHUNK):
        rows = new[at : at + CHUNK]
        texts, leads = [told.texts[i] for i in rows], [told.leads[i] for i in rows]
        found = seed_strength(texts, categories, context=leads)
        known.update(zip(told.keys[rows].tolist(), found, strict=True))
        yield
    strength = np.array([known[key] for key in told.keys.tolist()], np.float32)
    return {"keys": told.keys, "strength": strength.reshape(len(told.keys), len(categories))}


def _words(categories: Sequence[CategorySpec]) -> str:
    return json.dumps([[c.seeds, c.vetoes] for c in categories])
