"""How the live worker puts what is said of every sentence into the cache."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from annotation.cache import Predicted, predicted, store_scores
from annotation.predictions import moment
from annotation.project import Project
from operations.live_corpus import LiveCorpus
from operations.live_news import SEED_WORDS
from training.live import untaught_probabilities
from training.live_kept import KeptClassifier
from training.stored_arrays import Arrays


class Voice(Protocol):
    """A classifier that has spoken of every sentence of a corpus."""

    def probabilities(self) -> list[list[float]]:
        """(k, n), category by category."""

    def thresholds(self) -> dict[str, float]:
        """Category uid -> yes from this probability on."""

    def calibrated(self) -> dict[str, bool]:
        """Category uid -> may its number be shown as a percentage?"""


class LiveStore:
    """The predictions of one project's sentences; a newer one takes the place of those before."""

    def __init__(self, project: Project, corpus: LiveCorpus) -> None:
        self._project, self._corpus = project, corpus
        self._once: tuple[KeptClassifier | None, str] = (None, "")

    def put(self, version: str, voice: Voice, between: Callable[[], None]) -> str:
        """Store all that ``voice`` says; ``between`` is called meanwhile. When: its ``at``."""
        return self._put(
            version, voice.thresholds(), voice.calibrated(), voice.probabilities(), between
        )

    def put_once(self, voice: KeptClassifier, between: Callable[[], None]) -> None:
        """``put`` for one that never changes: not again while what it said is still there."""
        stored = predicted(self._project)
        if stored is None or self._once != (voice, stored.at):
            self._once = (voice, self.put(voice.version, voice, between))

    def put_seeds(self, seeds: Arrays) -> bool:
        """What seed words say, where nothing has been said yet; was that so?"""
        if predicted(self._project) is not None:
            return False
        uids = [c.uid for c in self._corpus.specs]
        said = untaught_probabilities(seeds["strength"])
        bounds, shown = dict.fromkeys(uids, 0.5), dict.fromkeys(uids, False)
        self._put(SEED_WORDS, bounds, shown, said, lambda: None)
        return True

    def _put(
        self,
        version: str,
        thresholds: Mapping[str, float],
        calibrated: Mapping[str, bool],
        columns: list[list[float]],
        between: Callable[[], None],
    ) -> str:
        uids = tuple(c.uid for c in self._corpus.specs)
        said = Predicted(version, uids, thresholds, calibrated, moment())
        rows = self._corpus.rows
        stored = zip(rows.ids, rows.text_hashes, *columns, strict=True)
        store_scores(self._project, said, stored, between=between)
        return said.at
