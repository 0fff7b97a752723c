"""Both lists of what may have been tagged by mistake, worked out in a process of its own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from annotation.read_only import judged_cells, open_to_read
from operations.suspicious import Suspicion, contradicting, doubted

MOST = 200  # of either list: more than anybody works through before it is worked out anew
EVEN = 0.5  # what is likelier to be right than wrong is not put to anybody


@dataclass(frozen=True, slots=True)
class Doubts:
    """``doubted``: what a classifier that has not learnt it would say otherwise, the surest first.

    ``contradicting``: near-duplicates that were judged differently. ``more``: there are more of
    either than are listed. ``judged``: sentences that were looked at. ``at``: when they were read,
    in seconds since 1970.
    """

    doubted: tuple[Suspicion, ...] = ()
    contradicting: tuple[Suspicion, ...] = ()
    more: bool = False
    judged: int = 0
    at: float = 0.0


def find_doubts(path: Path) -> Doubts:
    """Look over everything that was judged in the project at ``path``; it is not changed."""
    at = time.time()
    with open_to_read(path) as project:
        judged = len({unit for unit, *_ in judged_cells(project)})
        pairs = contradicting(project)
        likely_wrong = [
            one
            for one in doubted(project, limit=MOST + 1, explained=True)
            if (one.confidence or 0.0) < EVEN
        ]
    more = max(len(pairs), len(likely_wrong)) > MOST
    return Doubts(tuple(likely_wrong[:MOST]), tuple(pairs[:MOST]), more, judged, at)
