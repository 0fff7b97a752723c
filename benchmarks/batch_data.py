"""What the batch benchmark runs on: files, a classifier, and the peers it is held against."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold_data import read_scheme
from benchmarks.harness import shared
from corpus.sentences import split
from operations.context import texts_and_leads
from training import fit
from training.classifier import Classifier, Predictions
from training.recipes import CANDIDATES
from training.seeds import seed_strength
from training.tokens import jieba_cut, tokenize

TAGGED = ("sentence", "heading")
_EVERY = 3  # sentence teaches
_REPORT = 300  # sentences that stand for one report in the folds


@dataclass(frozen=True)
class Material:
    """Files, the texts and leads in them, and a classifier that knows a third of them.

    Nobody has labelled these reports: the seed words did. Only speed is measured here.
    """

    files: Sequence[Path]
    megabytes: float
    texts: Sequence[str]
    leads: Sequence[str]
    labels: NDArray[np.int8]
    classifier: Classifier


def material(folder: Path, *, quick: bool) -> Material:
    """The government work reports as files in ``folder``; ``quick``: every sixth."""
    lines = shared("data", "government_work_reports.jsonl").read_text("utf-8").splitlines()
    contents = [json.loads(line)["content"] for line in lines][:: 6 if quick else 1]
    files = []
    for number, content in enumerate(contents):
        files.append(folder / f"{number:03d}.txt")
        files[-1].write_text(content, "utf-8", newline="")
    texts, leads = _sentences(contents)
    categories = read_scheme()
    labels = (seed_strength(texts, categories, context=leads) > 0).astype(np.int8)
    taught = range(0, len(texts), _EVERY)
    classifier = fit(
        [texts[i] for i in taught],
        labels[::_EVERY],
        [str(i // _REPORT) for i in taught],
        categories,
        context=[leads[i] for i in taught],
        recipe=CANDIDATES[0],
    )
    size = sum(len(content.encode()) for content in contents) / 1e6
    return Material(files, size, texts, leads, labels, classifier)


def _sentences(contents: Sequence[str]) -> tuple[list[str], list[str]]:
    texts, leads = [], []
    for content in contents:
        units = split(content)
        for unit, text, lead in zip(units, *texts_and_leads(units), strict=True):
            if unit.kind in TAGGED:
                texts.append(text)
                leads.append(lead)
    return texts, leads


@dataclass
class Timed:
    """A predictor, and the processor time that it took."""

    predictor: Any
    seconds: float = field(default=0.0)

    def predict(self, texts: Sequence[str], *, context: Sequence[str] | None) -> Predictions:
        """What the predictor says."""
        start = time.process_time()
        said: Predictions = self.predictor.predict(texts, context=context)
        self.seconds += time.process_time() - start
        return said


class PlainPipeline:
    """The shipped recipe as scikit-learn has it: jieba.lcut, two TfidfVectorizers, LinearSVC.

    Vocabulary, weights and thresholds are those of ``classifier``, so that it decides the same.
    """

    def __init__(self, classifier: Classifier) -> None:
        from sklearn.pipeline import FeatureUnion, Pipeline
        from sklearn.preprocessing import FunctionTransformer

        self._classifier = classifier
        features = classifier.features
        assert features is not None
        cut = jieba_cut()
        words = _vectorizer(
            {term: i for i, term in enumerate(features.words.terms)},
            features.words.idf,
            tokenizer=lambda text: [w.lower() for w in cut(text) if not w.isspace()],
            token_pattern=None,
            lowercase=False,
            preprocessor=_text,
        )
        chars = _vectorizer(
            {_spelt(key): i for i, key in enumerate(features.chars.keys.tolist())},
            features.chars.idf,
            analyzer="char",
            ngram_range=features.recipe.char_ngrams,
            lowercase=False,
            preprocessor=_small_text,
        )
        seeds = FunctionTransformer(self._seeds)
        union = FeatureUnion([("words", words), ("chars", chars), ("seeds", seeds)])
        self._pipeline = Pipeline([("columns", union), ("linear", _linear(classifier))])

    def predict(self, texts: Sequence[str], *, context: Sequence[str] | None) -> Predictions:
        """As ``Classifier.predict``."""
        pairs = list(zip(texts, context or [""] * len(texts), strict=True))
        scores = self._pipeline.decision_function(pairs)
        from training.seeds import seed_probability

        vote = seed_probability(self._strength)
        decider = self._classifier.decider
        return self._classifier.decide(decider.probabilities(np.asarray(scores, float), vote))

    def _seeds(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        texts, context = [p[0] for p in pairs], [p[1] for p in pairs]
        self._strength = seed_strength(texts, self._classifier.categories, context=context)
        return self._strength * np.float32(self._classifier.recipe.seeds)


def _vectorizer(vocabulary: dict[str, int], idf: NDArray[np.float32], **options: Any) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(
        vocabulary=vocabulary, sublinear_tf=True, dtype=np.float32, **options
    )
    vectorizer.idf_ = idf
    return vectorizer


def _linear(classifier: Classifier) -> Any:
    from sklearn.svm import LinearSVC

    svc, linear = LinearSVC(), classifier.linear
    assert linear is not None
    svc.coef_, svc.intercept_ = linear.weights, linear.offsets
    svc.classes_ = np.arange(len(classifier.categories))
    svc.n_features_in_ = linear.weights.shape[1]
    return svc


def _text(pair: tuple[str, str]) -> str:
    return pair[0]


def _small_text(pair: tuple[str, str]) -> str:
    return pair[0].lower()


def _spelt(key: int) -> str:
    """A character n-gram from its number (``training.ngrams``)."""
    parts = (key >> 42, key >> 21 & 0x1FFFFF, key & 0x1FFFFF)
    return "".join(chr(part - 1) for part in parts if part)


class FastText:
    """fastText with its defaults, one against the rest, taught the same labels."""

    def __init__(self, given: Material) -> None:
        import fasttext

        self._classifier = given.classifier
        names = [f"__label__{i}" for i in range(len(given.classifier.categories))]
        taught = range(0, len(given.texts), _EVERY)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "train.txt"
            words = _segmented([given.texts[i] for i in taught])
            said = (zip(names, given.labels[i], strict=True) for i in taught)
            labels = (" ".join(n for n, yes in row if yes) or "__label__no" for row in said)
            rows = (f"{told} {line}\n" for told, line in zip(labels, words, strict=True))
            path.write_text("".join(rows), "utf-8")
            self._model = fasttext.train_supervised(str(path), loss="ova", thread=1, verbose=0)

    def predict(self, texts: Sequence[str], *, context: Sequence[str] | None) -> Predictions:
        """Probabilities of fastText; ``context`` means nothing to it."""
        del context
        found = np.zeros((len(texts), len(self._classifier.categories)))
        said = self._model.f.multilinePredict(
            [f"{line}\n" for line in _segmented(texts)], -1, 0.0, "strict"
        )
        for row, (labels, probabilities) in enumerate(zip(*said, strict=True)):
            for probability, label in zip(probabilities, labels, strict=True):
                if label != "__label__no":
                    found[row, int(label.removeprefix("__label__"))] = min(probability, 1.0)
        return self._classifier.decide(found)


def _segmented(texts: Sequence[str]) -> list[str]:
    return [" ".join(w for w in row if not w.isspace()) for row in tokenize(texts)]
