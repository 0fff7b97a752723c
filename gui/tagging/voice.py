"""What the classifier says of the report that is open, read where it is first looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from annotation.predictions import Predicted, unit_predictions
from annotation.project import Project
from operations.live_names import SEED_WORDS

Scores = Mapping[str, float]
NO_SCORES: Scores = {}
BEFORE, AFTER = 8, 24  # neighbours that are read with a sentence: a little more than is in view


class Spoken(NamedTuple):
    """What is said of one sentence.

    ``scores``: category uid -> probability. ``by``: whose they are, with thresholds and what is
    calibrated; None: nobody has spoken. ``hinted``: an instant answer to the last tags; the full
    ones are on their way.
    """

    scores: Scores = NO_SCORES
    by: Predicted | None = None
    hinted: bool = False

    @property
    def version(self) -> str | None:
        """Which classifier spoke; with a ``~``, on its way from that version to the next."""
        if self.by is None:
            return None
        return f"{self.by.version}~" if self.hinted else self.by.version


SILENT = Spoken()


class Voice:
    """Of the sentences of one report, by their ids. It is silent where there is no project."""

    def __init__(self, project: Project | None = None, unit_ids: Sequence[int] = ()) -> None:
        self._project, self._ids = project, unit_ids
        self._known = dict[int, Spoken]()

    @cached_property
    def _places(self) -> dict[int, int]:
        return {unit_id: place for place, unit_id in enumerate(self._ids)}

    def of(self, unit_id: int) -> Spoken:
        """What is said of a sentence now; another unit: nothing."""
        known = self._known.get(unit_id)
        return self._read(unit_id) if known is None else known

    def renew(self) -> None:
        """It may have spoken anew: forget, and read again what is looked at."""
        self._known.clear()

    def hint(self, scores: Mapping[int, Scores]) -> None:
        """Take an instant answer, by unit id, until it is renewed."""
        if not scores or self._project is None:
            return
        by = next((s.by for s in self._known.values()), None) or self.of(next(iter(scores))).by
        self._known |= {unit: Spoken(said, by, True) for unit, said in scores.items()}

    def stop(self) -> None:
        """Nothing is read after this."""
        self._project = None

    def _read(self, unit_id: int) -> Spoken:
        place = self._places.get(unit_id)
        if self._project is None or place is None:
            return SILENT
        near = self._ids[max(place - BEFORE, 0) : place + AFTER]
        wanted = [one for one in near if one not in self._known]
        by, scores = unit_predictions(self._project, wanted)
        self._known |= {one: Spoken(scores.get(one, NO_SCORES), by) for one in wanted}
        return self._known[unit_id]


def is_trained(by: Predicted | None) -> bool:
    """Whether it learnt from tags, and not from the scheme's words alone."""
    return by is not None and by.version != SEED_WORDS
