"""What the live worker learns from a project, how well it can decide, and how it keeps it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from annotation.cache import Predicted, predicted, store_scores
from annotation.predictions import moment
from annotation.project import Project
from annotation.read_only import Cell, judged_cells, texts_of
from corpus.normalize import normalize
from operations.label_matrix import label_hash
from operations.live_corpus import NO_VERSION, LiveCorpus
from operations.live_news import LiveNews
from training.live import LiveClassifier, untaught_probabilities
from training.live_crossing import Judged, Labels
from training.live_solver import warm_up
from training.stored_arrays import Arrays

EVERY = 50  # sentences judged otherwise, after which thresholds are learnt anew
SEED_WORDS = f"{NO_VERSION}+0"  # the version of what seed words alone say

Job = Generator[None, None, None]


class Learner:
    """The classifier that the judgements of one project teach.

    Its long methods are generators: they yield now and then, so that their owner can listen.
    """

    def __init__(self, project: Project, models: Path) -> None:
        self.project = project
        self._corpus = LiveCorpus(project, models)
        self._classifier: LiveClassifier | None = None
        self._judged: Judged | None = None
        self._labels: Labels | None = None
        self._crossed = Labels({}, {})
        self._crossed_at = ""
        self._version = ""
        self.since_crossing = 0

    def crossing_due(self) -> bool:
        """Are thresholds too old?"""
        return self.since_crossing >= (EVERY if self._crossed_at else 1)

    def crossing_helps(self) -> bool:
        """Was anything judged since thresholds were learnt?"""
        return self.since_crossing > 0

    def hint(
        self, cells: Iterable[Cell], units: Sequence[int], report_id: int
    ) -> Mapping[int, Mapping[str, float]]:
        """Learn a little from these units at once; what is now said of their report."""
        if self._classifier is None or self._labels is None:
            return {}  # what is being made will read everything
        fresh = self._classifier.labels(cells)
        self._labels.put(units, fresh)
        self._classifier.hint(fresh, units)
        return self._classifier.report_scores(report_id)

    def look(self, *, anything: bool, early: Callable[[LiveNews], None]) -> Job:
        """Find out what there is; ``anything``: even the sentences may be others than before.

        ``early`` is told of predictions by seed words, where those are the first there are.
        """
        changed = self._corpus.look(texts=anything)
        if anything or changed:
            self._labels = None
        if self._classifier is not None and not changed:
            return

        def first(seeds: Arrays) -> None:
            if predicted(self.project) is None:
                early(self._keep_seeds(seeds))

        self._classifier = None
        self._classifier = yield from self._corpus.classifier(first)
        warm_up()
        yield
        self._judged, self._crossed, self._crossed_at = None, Labels({}, {}), ""

    def learn(self) -> Job:
        """Fit on all that counts now."""
        if self._classifier is None:
            return
        if self._labels is None:
            self._labels = self._classifier.labels(judged_cells(self.project))
            yield
        judged = self._classifier.judged(self._labels.copy())
        yield from self._classifier.fit(judged)
        self._judged = judged
        self.since_crossing = judged.given.since(self._crossed)
        self._version = self._next_version()

    def cross(self) -> Job:
        """Learn thresholds and calibration from what was fitted last."""
        if self._classifier is None or self._judged is None:
            return
        judged = self._judged
        if (yield from self._classifier.cross(judged, self._texts)):
            self._crossed_at = moment()
        self._crossed = judged.given
        self.since_crossing = 0

    def keep(
        self, what: Literal["predictions", "decisions"], between: Callable[[], None]
    ) -> LiveNews:
        """Put what is said of every sentence into the cache; ``between`` is called meanwhile."""
        if self._classifier is None or self._judged is None:
            return LiveNews(what)
        found = self._classifier
        said = self._said(self._version, found.thresholds(), found.calibrated())
        self._store(said, found.probabilities(), between)
        given = self._judged.given
        return LiveNews(
            what,
            version=self._version,
            sentences=len(self._judged.rows),
            label_hash=label_hash((given.uid_of[unit], row) for unit, row in given.of.items()),
            crossed_at=self._crossed_at,
            crossed_tags=self.since_crossing,
        )

    def _keep_seeds(self, seeds: Arrays) -> LiveNews:
        uids = [c.uid for c in self._corpus.specs]
        said = self._said(SEED_WORDS, dict.fromkeys(uids, 0.5), dict.fromkeys(uids, False))
        self._store(said, untaught_probabilities(seeds["strength"]), lambda: None)
        return LiveNews("predictions", version=SEED_WORDS)

    def _said(
        self, version: str, thresholds: Mapping[str, float], calibrated: Mapping[str, bool]
    ) -> Predicted:
        uids = tuple(c.uid for c in self._corpus.specs)
        return Predicted(version, uids, thresholds, calibrated, moment())

    def _store(
        self, said: Predicted, columns: list[list[float]], between: Callable[[], None]
    ) -> None:
        rows = self._corpus.rows
        stored = zip(rows.ids, rows.text_hashes, *columns, strict=True)
        store_scores(self.project, said, stored, between=between)

    def _next_version(self) -> str:
        """The kept version and the number of live fits since, going on where the cache ends."""
        if self._judged is not None and not len(self._judged.rows):
            return SEED_WORDS
        base = self._corpus.version
        said = predicted(self.project)
        known = said.version if said is not None else ""
        number = known.removeprefix(f"{base}+") if known.startswith(f"{base}+") else "0"
        return f"{base}+{int(number) + 1 if number.isdecimal() else 1}"

    def _texts(self, unit_ids: Sequence[int]) -> list[str]:
        return [normalize(text) for text in texts_of(self.project, unit_ids)]
