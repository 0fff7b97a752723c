"""What waits to be judged, as sets of units and in several orders; a few of 100,000 at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TypeVar

from annotation import unit_masks
from annotation.audit import NOW, live_uids, rank
from annotation.audit_sets import waiting_set
from annotation.doubt import doubt_of
from annotation.predictions import Predicted, read_predicted
from annotation.project import Project
from annotation.scores import Scores
from annotation.sentence_facts import Facts, Memory, with_facts
from annotation.spoken_sets import VALUES, SpokenSets

T = TypeVar("T")


@dataclass(frozen=True)
class Waiting:
    """The sentences that wait; asked inside ``with_waiting`` only.

    ``category``: a uid: those that wait in it; "": in any live one. ``audited``: is the audit
    slice apart from the others? ``skipped``: ids that are left out of all.
    """

    conn: sqlite3.Connection
    facts: Facts
    category: str = ""
    audited: bool = True
    skipped: frozenset[int] = frozenset()

    @cached_property
    def sentences(self) -> int:
        """The set of all sentences."""
        return self.facts.units(lambda words: words[0] == "sentence")

    @cached_property
    def _spoken(self) -> SpokenSets:
        return SpokenSets(self.conn, self.facts.size)

    @cached_property
    def live(self) -> list[str]:
        """The uids of the live categories."""
        return live_uids(self.conn)

    def judged_in(self, uid: str) -> int:
        """The set of sentences on which somebody spoke in a category."""
        return self._spoken.any(VALUES, (uid,))

    @cached_property
    def differing(self) -> int:
        """The set of sentences on which people differ."""
        return self.sentences & self._spoken.any(("conflict",), self.live)

    @cached_property
    def judged(self) -> int:
        """How many sentences have a yes or a no."""
        return (self.sentences & self._spoken.any(("yes", "no"), self.live)).bit_count()

    @cached_property
    def open(self) -> int:
        """The set of sentences that were not judged where they are to be."""
        done = -1
        for uid in [self.category] if self.category else self.live:
            done &= self.judged_in(uid)
        return unit_masks.without(self.left(self.sentences), done)

    @cached_property
    def slice(self) -> int:
        """The set of sentences of the audit slice, even such as were judged in bulk."""
        drawn = waiting_set(self.conn, self.facts) if self.audited else 0
        return self.left(self.sentences & drawn)

    @cached_property
    def free(self) -> int:
        """What is open and not of the slice."""
        return unit_masks.without(self.open, self.slice)

    def left(self, found: int) -> int:
        """A set without what is left out."""
        skipped = unit_masks.from_ids(list(self.skipped), self.facts.size) if self.skipped else 0
        return unit_masks.without(found, skipped)

    @property
    def begun(self) -> int:
        """What is free and was judged in another category."""
        return self.free & self.touched

    @property
    def fresh(self) -> int:
        """What is free and nobody has judged at all."""
        return unit_masks.without(self.free, self.touched)

    # In order.

    def in_order(self, found: int, limit: int) -> list[int]:
        """The first of a set as the reports stand."""
        ids = unit_masks.ids_in_order(found, self.facts.runs, self.facts.size)
        return list(islice(ids, limit))

    def drawn(self, limit: int) -> list[int]:
        """The first of the slice, in the order of the draw."""
        lots = self.facts.lots
        flags = unit_masks.to_flags(self.slice, self.facts.size)
        counts, ids = [0] * 256, unit_masks.ids_in_order(self.slice, self.facts.runs, len(flags))
        by_lot: list[list[int]] = [[] for _ in counts]
        for unit_id in ids:
            by_lot[lots[unit_id]].append(unit_id)
        found: list[int] = []
        for some in by_lot:
            if len(found) >= limit:
                break
            found += some
        return self.by_rank(found)[:limit]

    def by_rank(self, ids: Sequence[int]) -> list[int]:
        """These in the order of the draw, which is as good as chance."""
        seed, uids = self.conn.execute(f"SELECT {NOW}").fetchone()[0], self._read("uid", ids)
        return sorted(ids, key=lambda unit_id: rank(seed, uids[unit_id]))

    @cached_property
    def said(self) -> Predicted | None:
        """Whose predictions there are."""
        return read_predicted(self.conn)

    @cached_property
    def _scores(self) -> Scores:
        uids = self.said.categories if self.said else ()
        moment = f"{self.said.version} {self.said.at}" if self.said else ""
        return Scores(self.conn, self.facts, uids, moment=moment)

    def likeliest(self, limit: int) -> list[int]:
        """The first of the free by the probability of the category."""
        if self.category not in self._scores:
            return self.in_order(self.free, limit)
        return self._scores.likely(self.category).first(self.free, limit)

    def doubtful(self, limit: int) -> list[int]:
        """The first of the free by how much is to be learnt; nothing said: in order, last."""
        if not self._scores:
            return self.in_order(self.free, limit)
        partly = 0 if self._scores.exclusive else self.begun
        whole = unit_masks.without(self.free, partly)
        ranking = self._scores.unsure()
        found = [(ranking.value(unit), unit) for unit in ranking.first(whole, limit)]
        if partly:
            found = sorted([*found, *self._partly(partly)], key=lambda pair: -pair[0])
        return [unit for _, unit in found[:limit]]

    @cached_property
    def touched(self) -> int:
        """The set of units on which somebody spoke in any live category."""
        return self._spoken.any(VALUES, self.live)

    def _partly(self, found: int) -> Iterable[tuple[float, int]]:
        """How much is to be learnt where only some categories wait."""
        assert self.said is not None
        columns = [uid for uid in self.live if uid in self._scores]
        rankings = {uid: self._scores.likely(uid) for uid in columns}
        done = {uid: unit_masks.to_flags(self.judged_in(uid), self.facts.size) for uid in columns}
        known = unit_masks.to_flags(self._scores.known, self.facts.size)
        for unit in self.in_order(found, found.bit_count()):
            waits = [u for u in columns if not done[u][unit]] if known[unit] else []
            cells = ((rankings[u].value(unit), self.said.thresholds[u]) for u in waits)
            yield doubt_of(cells, len(self.said.categories)) if waits else -1.0, unit

    # What stands in them.

    def texts(self, ids: Sequence[int]) -> list[str]:
        """Their texts."""
        found = self._read("text", ids)
        return [found[unit_id] for unit_id in ids]

    def places(self, ids: Sequence[int]) -> list[tuple[int, int]]:
        """(report id, unit id) of each."""
        found = self._read("report_id", ids)
        return [(int(found[unit_id]), unit_id) for unit_id in ids]

    def _read(self, column: str, ids: Sequence[int]) -> dict[int, str]:
        query = (
            f"SELECT u.id, u.{column} FROM json_each(?) AS j"
            " CROSS JOIN project.unit AS u ON u.id = j.value"
        )
        return dict(self.conn.execute(query, (json.dumps(list(ids)),)).fetchall())


def with_waiting(
    project: Project,
    work: Callable[[Waiting], T],
    *,
    category: str = "",
    audited: bool = True,
    skipped: Iterable[int] = (),
    memory: Memory | None = None,
) -> T:
    """``work`` on what waits, all of one moment. ``memory``: of whoever asks again and again."""
    left_out = frozenset(skipped)
    return with_facts(
        project,
        lambda conn, facts: work(Waiting(conn, facts, category, audited, left_out)),
        memory=memory,
    )
