"""A few numbers for every sentence of a corpus, kept from one start to the next.

Found again by what the sentence says, so that after an import only new sentences are asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.arrays import Array
from training.row_store import FORMAT, RowKeys, Sentences
from training.stored_arrays import About, find, forget_others, keep, name_of

PART = 500  # sentences asked about in one step

Say = Callable[[Sequence[str], Sequence[str]], Array]


@dataclass(frozen=True)
class Saying:
    """``say(texts, leads)``: (n, ``width``) numbers of type ``dtype``, of each text by itself.

    ``about``: all that they depend on beside text and lead. ``kind``: a plain word for it.
    """

    kind: str
    about: About
    width: int
    dtype: str
    say: Say


def said_rows(
    folder: Path, saying: Saying, keys: RowKeys, read: Callable[[], Sentences]
) -> Generator[None, None, NDArray[np.floating]]:
    """What is said of the sentences that ``keys`` (n,) name: (n, width).

    ``read()`` is asked for them only where some are new. Yields now and then.
    """
    about = {"format": FORMAT, **saying.about}
    place = folder / name_of(saying.kind, about)
    old = find(place, about, {"keys": ("<u8", 1), "said": (saying.dtype, 2)})
    if old is not None and old["said"].shape != (len(old["keys"]), saying.width):
        old = None
    if old is not None and np.array_equal(old["keys"], keys):
        return old["said"]
    # Not mapped: the file is going to be replaced.
    known = dict(zip(old["keys"].tolist(), np.array(old["said"]), strict=True)) if old else {}
    told = read()
    yield from _ask(told, saying.say, known)
    said = np.array([known[key] for key in told.keys.tolist()], saying.dtype)
    forget_others(place)
    arrays = {"keys": told.keys, "said": said.reshape(len(told.keys), saying.width)}
    return keep(place, about, arrays)["said"]


def _ask(told: Sentences, say: Say, known: dict[int, Array]) -> Generator[None, None, None]:
    new = [row for key, row in told.once().items() if key not in known]
    for at in range(0, len(new), PART):
        rows = new[at : at + PART]
        found = say([told.texts[i] for i in rows], [told.leads[i] for i in rows])
        known.update(zip(told.keys[rows].tolist(), found, strict=True))
        yield
