"""What the classifier said, by unit id: planes to be read whole, beside the table ``prediction``.

A plane holds one value per unit id. ``hash``: 8 bytes, the hash of the text it was said of; 0:
nothing was said. ``yes0``, ``yes1``, ...: a byte whose bit c says that category c (of eight) is
at its threshold or above. ``p0``, ...: a double, the probability. ``doubt``: a double, how much
is to be learnt from a sentence that waits in every category (``annotation.doubt``).
``p0 grade``, ..., ``doubt grade``: the same in a byte, see ``grade``: by it most units are told
apart without looking at a double. ``exclusive``: one byte, 1 where a category excludes the others.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from annotation.doubt import doubts

NOTHING = -1.0  # where no classifier spoke
GRADES = 250

Plane = tuple[str, bytes]


def grade(value: float) -> int:
    """1 to 251 for a value of 0 to 1: never lower for a higher value. 0: nothing was said."""
    return 1 + int(min(max(value, 0.0), 1.0) * GRADES)


def store_planes(conn: sqlite3.Connection, made: Iterable[Plane]) -> None:
    """Keep these planes instead of those that were kept."""
    conn.execute("DELETE FROM main.plane")
    conn.executemany("INSERT INTO main.plane VALUES (?, ?)", made)


def planes(
    rows: Sequence[Sequence[object]], thresholds: Sequence[float], *, exclusive: bool = False
) -> Iterator[Plane]:
    """The planes of ``rows`` as in ``prediction``: unit id, text hash, p0, p1, ..."""
    ids: list[int] = list(map(itemgetter(0), rows))
    texts: list[str] = list(map(itemgetter(1), rows))
    columns: list[list[float]] = [
        list(map(itemgetter(place + 2), rows)) for place in range(len(thresholds))
    ]
    yield "hash", _dense("Q", 0, ids, [int(text, 16) for text in texts])
    for first in range(0, len(thresholds), 8):
        bits = _bits(columns[first : first + 8], thresholds[first : first + 8], len(ids))
        yield f"yes{first // 8}", _dense("B", 0, ids, bits)
    for place, column in enumerate(columns):
        yield from _graded(f"p{place}", ids, column)
    doubt = doubts(columns, thresholds, exclusive=exclusive) if columns else [0.0] * len(ids)
    yield from _graded("doubt", ids, doubt)
    yield "exclusive", bytes([exclusive])


def _bits(columns: Sequence[list[float]], limits: Sequence[float], size: int) -> list[int]:
    bits = [0] * size
    for bit, (column, limit) in enumerate(zip(columns, limits, strict=True)):
        bits = [b | (p >= limit) << bit for b, p in zip(bits, column, strict=True)]
    return bits


def _graded(name: str, ids: list[int], values: list[float]) -> Iterator[Plane]:
    yield name, _dense("d", NOTHING, ids, values)
    yield f"{name} grade", _dense("B", 0, ids, list(map(grade, values)))


def _dense(code: str, nothing: float, ids: list[int], values: Sequence[float]) -> bytes:
    """An array in which the value of a unit stands at the place of its id."""
    plane = array(code, [nothing]) * (max(ids, default=-1) + 1)
    for unit_id, value in zip(ids, values, strict=True):
        plane[unit_id] = value
    return plane.tobytes()
