"""What the classifier said of the units as they read now, as sets of units and in order."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property, partial
from heapq import nlargest

from annotation import unit_masks
from annotation.audit_sets import blind_set
from annotation.score_planes import GRADES, NOTHING, grade
from annotation.sentence_facts import TAGGED, Facts, hashes

FEW = 2_000  # of so many units it is quicker to look at each than to tell the higher ones apart


class Ranking:
    """One value per unit; the highest come first, those without one last.

    Equal ones keep the order they are given in. ``grades``: see ``score_planes``; a unit of grade
    0 has no value, whatever stands among ``values``.
    """

    def __init__(self, values: Sequence[float], grades: bytes, facts: Facts) -> None:
        self._values, self._grades, self._facts = values, grades, facts

    def value(self, unit_id: int) -> float:
        """What one unit is ranked by; ``NOTHING``: it has none."""
        return self._values[unit_id] if self._grades[unit_id] else NOTHING

    def sort(self, ids: Iterable[int]) -> array[int]:
        """All of these units."""
        found = array("q")
        *graded, rest = self._by_grade(ids)
        for grade_ids in graded:
            found.extend(sorted(grade_ids, key=self._values.__getitem__, reverse=True))
        found.extend(rest)
        return found

    def _by_grade(self, ids: Iterable[int]) -> Iterator[list[int]]:
        """Highest grade first. Small lists: sorting a long one would stop every other thread."""
        by_grade: list[list[int]] = [[] for _ in range(GRADES + 2)]
        grades = self._grades
        for unit_id in ids:
            by_grade[grades[unit_id]].append(unit_id)
        return reversed(by_grade)

    def first(self, mask: int, limit: int) -> list[int]:
        """The first ``limit`` of a set of units."""
        lowest = self._lowest(mask, limit)
        enough = mask & unit_masks.from_flags(self._grades.translate(_from(lowest)))
        ids = unit_masks.ids_in_order(enough, self._facts.runs, self._facts.size)
        return nlargest(limit, ids, key=self._values.__getitem__ if lowest else self.value)

    def _lowest(self, mask: int, limit: int) -> int:
        """The grade down to which at least ``limit`` units of the set are found; 0: all of it."""
        if mask.bit_count() <= FEW:
            return 0
        grades = unit_masks.from_flags(self._grades) & (mask * 255)
        graded, found = unit_masks.to_flags(grades, self._facts.size), 0
        for lowest in range(GRADES + 1, 0, -1):
            found += graded.count(lowest)
            if found >= limit:
                return lowest
        return 0

    def between(self, low: float, high: float) -> int:
        """The set of units with ``low <= value <= high``."""
        # Nothing lies below 0 or above 1: there is no need to look at the outermost grades.
        bottom, top = grade(low) if low > 0 else 0, grade(high) if high < 1 else GRADES + 2
        inside = bytearray(self._grades.translate(_table(range(bottom + 1, top))))
        edges = unit_masks.from_flags(self._grades.translate(_table({bottom, top} - {0})))
        for unit_id in unit_masks.ids_in_order(edges, self._facts.runs, self._facts.size):
            inside[unit_id] = low <= self._values[unit_id] <= high
        return unit_masks.from_flags(inside)


def _from(lowest: int) -> bytes:
    """Grade -> 1 where it is ``lowest`` or above, else 0, for ``bytes.translate``."""
    return _table(range(lowest, 256))


def _table(wanted: Container[int]) -> bytes:
    return bytes(code in wanted for code in range(256))


class Scores:
    """Read from the cache as it is asked for. ``categories``: uids, in the planes' order.

    ``moment``: another one wherever the planes are others. Of what is kept from view
    (``annotation.audit``) nothing was said, as far as anybody learns from this.
    """

    def __init__(
        self, conn: sqlite3.Connection, facts: Facts, categories: Sequence[str], *, moment: str = ""
    ) -> None:
        self._conn, self._facts, self._moment = conn, facts, moment
        self._places = {uid: place for place, uid in enumerate(categories)}

    def __contains__(self, uid: object) -> bool:
        return uid in self._places

    def __bool__(self) -> bool:
        return bool(self._places)

    @cached_property
    def known(self) -> int:
        """The set of units of which something was said as they read now."""
        if not self:
            return 0
        found = self._facts.kept_set("known", self._moment, self._compare)
        return unit_masks.without(found, blind_set(self._conn, self._facts))

    def yes(self, uid: str) -> int:
        """The set of units whose probability is at the category's threshold or above."""
        group, bit = divmod(self._places[uid], 8)
        table = bytes(code >> bit & 1 for code in range(256))
        bits = self._body(f"yes{group}", bytes(1))
        return self.known & unit_masks.from_flags(bits.translate(table))

    def none(self, uids: Sequence[str]) -> int:
        """The set of units that are below the threshold in all of these categories."""
        found = self.known
        for uid in uids:
            found = unit_masks.without(found, self.yes(uid)) if uid in self else found
        return found

    def between(self, uid: str, low: float, high: float) -> int:
        """The set of units with ``low <= probability <= high``."""
        return self.known & self.likely(uid).between(low, high)

    def likely(self, uid: str) -> Ranking:
        """By the probability of a category."""
        return self._ranking(f"p{self._places[uid]}")

    def unsure(self) -> Ranking:
        """By how much is to be learnt from it."""
        return self._ranking("doubt")

    @property
    def exclusive(self) -> bool:
        """Does one category exclude the others?"""
        return self._body("exclusive", b"\0")[:1] == b"\1"

    def _ranking(self, name: str) -> Ranking:
        body = self._body(name, array("d", [NOTHING]).tobytes())
        values: Sequence[float] = memoryview(body).cast("d")
        grades = self._body(f"{name} grade", bytes(1))
        # Nothing is said of units that read otherwise now, or are kept from view.
        silent = unit_masks.without(self._tagged, self.known)
        if silent:
            left = unit_masks.without(unit_masks.from_flags(grades), silent * 255)
            grades = unit_masks.to_flags(left, self._facts.size)
        return Ranking(values, grades, self._facts)

    @cached_property
    def _tagged(self) -> int:
        everything = partial(self._facts.units, lambda words: words[0] in TAGGED)
        return self._facts.kept_set("tagged", "", everything)

    def _compare(self) -> int:
        now, then = hashes(self._conn), self._body("hash", bytes(8))
        flags = bytearray(unit_masks.to_flags(self._tagged, self._facts.size))
        for report in self._facts.reports:
            said = unit_masks.gathered(then, report.runs, width=8)
            if said != now[report.report_id]:
                unit_masks.spread(flags, report.runs, _same(now[report.report_id], said))
        return unit_masks.from_flags(flags)

    def _body(self, name: str, nothing: bytes) -> bytes:
        """A plane, as long as there are units; ``nothing`` stands where it is shorter."""
        query = "SELECT body FROM main.plane WHERE name = ?"
        row = self._conn.execute(query, (name,)).fetchone()
        body: bytes = row[0] if row else b""
        missing = self._facts.size - len(body) // len(nothing)
        return body[: self._facts.size * len(nothing)] + nothing * missing


def _same(now: bytes, said: bytes) -> bytes:
    """1 for each unit whose text is the one the classifier read."""
    pairs = zip(array("Q", now), array("Q", said), strict=True)
    return bytes([one == other != 0 for one, other in pairs])
