"""What the live worker learns from a project, how well it can decide, and how it keeps it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from annotation.cache import predicted
from annotation.predictions import moment
from annotation.project import Project
from annotation.read_only import Cell, judged_cells, texts_of
from annotation.scheme import categories
from corpus.normalize import normalize
from operations.label_matrix import label_hash, specs
from operations.live_corpus import LiveCorpus
from operations.live_news import SEED_WORDS, LiveNews
from operations.live_store import LiveStore
from operations.why import Question, Why, by_words, category_why
from training.live import LiveClassifier
from training.live_crossing import Judged, Labels
from training.live_explaining import LiveExplainer
from training.live_kept import KeptClassifier
from training.live_solver import warm_up
from training.stored_arrays import Arrays

EVERY = 50  # sentences judged otherwise, after which thresholds are learnt anew

Job = Generator[None, None, None]


class Learner:
    """The classifier that the judgements of one project teach.

    While there is too little to learn from, the kept classifier speaks, if there is one. Its long
    methods are generators: they yield now and then, so that their owner can listen.
    """

    def __init__(self, project: Project, models: Path) -> None:
        self.project = project
        self._corpus = LiveCorpus(project, models)
        self._store = LiveStore(project, self._corpus)
        self._classifier: LiveClassifier | None = None
        self._explainer: LiveExplainer | None = None
        self._kept: KeptClassifier | None = None
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
        return {} if self._kept else self._classifier.report_scores(report_id)

    def why(self, asked: Question) -> Why:
        """What speaks for each category in a sentence, and what is like it."""
        voice = self._kept or self._explainer
        told = voice.explain(asked.unit_id, asked.text, asked.lead) if voice else None
        if told is None or self._explainer is None or self._judged is None:
            return by_words(asked, specs(categories(self.project)))
        found = (
            category_why(t.why, t.probability if t.calibrated else None, pre=t.pre) for t in told
        )
        near = self._explainer.nearest(asked.unit_id, self._judged)
        return Why(asked.unit_id, tuple(found), tuple(near))

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
            if self._store.put_seeds(seeds):
                early(LiveNews("predictions", version=SEED_WORDS))

        self._classifier = self._explainer = self._kept = None
        self._classifier = yield from self._corpus.classifier(first)
        self._explainer = LiveExplainer(self._classifier)
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
        self._kept = yield from self._find_kept(self._classifier, judged)
        self._judged = judged
        self.since_crossing = judged.given.since(self._crossed)
        self._version = self._next_version()

    def _find_kept(
        self, classifier: LiveClassifier, judged: Judged
    ) -> Generator[None, None, KeptClassifier | None]:
        if judged.enough():
            return None
        if self._kept is not None and self._kept.version == self._corpus.version:
            return self._kept
        return (yield from self._corpus.kept(classifier.corpus))

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
        if self._kept is not None:
            self._store.put_once(self._kept, between)
            return LiveNews(what, version=self._kept.version)
        self._store.put(self._version, self._classifier, between)
        given = self._judged.given
        return LiveNews(
            what,
            version=self._version,
            sentences=len(self._judged.rows),
            label_hash=label_hash((given.uid_of[unit], row) for unit, row in given.of.items()),
            crossed_at=self._crossed_at,
            crossed_tags=self.since_crossing,
        )

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
