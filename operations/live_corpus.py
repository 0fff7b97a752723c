"""What the live worker reads of a project: sentences, scheme, the kept version; as arrays."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from itertools import compress, groupby
from pathlib import Path

from annotation.cache_file import cache_folder
from annotation.project import Project
from annotation.read_only import CorpusRows, corpus_rows
from annotation.scheme import categories
from annotation.units import units
from corpus.cleaning import CLEANER_VERSION
from messages import KnownError
from operations.choose_classifier import in_use
from operations.context import texts_and_leads
from operations.label_matrix import TAGGED_KINDS, specs
from operations.live_news import NO_VERSION
from training.feature_cache import FeaturePlace, find_features, make_features
from training.live import Corpus, LiveClassifier
from training.live_kept import Kept, KeptClassifier, SaidPlace, kept_classifier
from training.recipes import CANDIDATES, Recipe
from training.row_store import RowKeys, Sentences, Steps, sentences
from training.saving import META, load
from training.scheme import CategorySpec
from training.seed_rows import seed_rows
from training.stored_arrays import Arrays


class LiveCorpus:
    """Sentences and headings of a project in report order, read anew only when asked to.

    ``version``: the classifier in use (``operations.choose_classifier``), from which the loop
    starts; ``specs``: the live categories; ``rows``: the sentences.
    """

    def __init__(self, project: Project, models: Path) -> None:
        self._project = project
        self._models = models
        self._folder = cache_folder(project.path)
        self._stamp = ""
        self._recipe: Recipe = CANDIDATES[0]
        self.version = ""
        self.specs: list[CategorySpec] = []
        self.rows = CorpusRows([], [], [], [])

    def look(self, *, texts: bool) -> bool:
        """Read what there is; ``texts``: even the sentences. Is anything not as it was?"""
        before = (self._stamp, self._recipe, self.specs)
        if texts or not self._stamp:
            every = corpus_rows(self._project)
            self._stamp, self.rows = _stamp(every), _tagged(every)
        self.specs = specs(categories(self._project))
        version = self._kept_version()
        if version != self.version:
            self.version, self._recipe = version, _recipe_of(self._models / version)
        return before != (self._stamp, self._recipe, self.specs)

    def classifier(self, early: Callable[[Arrays], None]) -> Generator[None, None, LiveClassifier]:
        """An untaught classifier for all of it, made in steps.

        ``early`` is given what the seed words say where the rest is going to take a while.
        """
        place = FeaturePlace(self._folder, self._stamp, self._recipe, CLEANER_VERSION)
        features = find_features(place)
        if features is not None and len(features.keys) == len(self.rows.ids):
            seeds = yield from self._seeds(features.keys, self._sentences)
        else:
            told = self._sentences()
            yield
            seeds = yield from self._seeds(told.keys, lambda: told)
            early(seeds)
            features = yield from make_features(place, told)
        corpus = Corpus(self.rows.ids, self.rows.report_ids, features, seeds["strength"])
        return LiveClassifier(corpus, self.specs)

    def kept(self, corpus: Corpus) -> Generator[None, None, KeptClassifier | None]:
        """The kept classifier, with all that it says; None where there is none of use."""
        folder = self._models / self.version
        try:
            digest = hashlib.sha256((folder / META).read_bytes()).hexdigest()
            kept = Kept(self.version, digest, load(folder))
        except (OSError, KnownError):
            return None
        place = SaidPlace(self._folder, CLEANER_VERSION, self._sentences)
        return (yield from kept_classifier(kept, corpus, self.specs, place))

    def _kept_version(self) -> str:
        used = in_use(self._project, self._models)
        return used.name if used else NO_VERSION

    def _seeds(self, keys: RowKeys, read: Callable[[], Sentences]) -> Steps:
        return seed_rows(self._folder, keys, self.specs, CLEANER_VERSION, read)

    def _sentences(self) -> Sentences:
        texts: list[str] = []
        leads: list[str] = []
        wanted = set(self.rows.ids)
        for _, report in groupby(units(self._project), key=lambda unit: unit.report_id):
            listed = list(report)
            for unit, text, lead in zip(listed, *texts_and_leads(listed), strict=True):
                if unit.id in wanted:
                    texts.append(text)
                    leads.append(lead)
        return sentences(texts, leads)


def _stamp(every: CorpusRows) -> str:
    """16 hexadecimal digits that change with any text, its place, its kind or its report."""
    told = zip(every.report_ids, every.kinds, every.text_hashes, strict=True)
    return hashlib.sha256(repr(list(told)).encode()).hexdigest()[:16]


def _tagged(every: CorpusRows) -> CorpusRows:
    here = [kind in TAGGED_KINDS for kind in every.kinds]
    columns = (every.ids, every.report_ids, every.kinds, every.text_hashes)
    return CorpusRows(*(list(compress(column, here)) for column in columns))  # type: ignore[arg-type]


def _recipe_of(folder: Path) -> Recipe:
    """The recipe of a kept classifier; the first of all where it cannot be read any more."""
    try:
        return load(folder).recipe
    except KnownError:
        return CANDIDATES[0]
