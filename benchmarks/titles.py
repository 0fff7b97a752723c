"""News titles, ten classes (THUCNews): the training code on data it was not made for.

Every class is a category, every title a report of its own; nothing else is told. ``accuracy``
and ``macro_f1_at_50`` / ``_200`` are percentages on the official test set, arg max over the
categories; with few labels the rest of the train file is the unlabelled pool, and the figure
is the mean over draws. Intervals: 90%, test titles drawn with replacement.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.harness import arguments, note, report, shared, stop
from training import fit
from training.figures import bootstrap, interval, outcomes
from training.scheme import CategorySpec
from training.tokens import tokenize

CLASSES = 10
QUICK = 12_000  # train titles; the few-label figures then come from the first draw only
Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Titles:
    """Titles and the number of the class of each."""

    texts: list[str]
    classes: Numbers

    def pick(self, rows: Sequence[int] | Numbers) -> Titles:
        """Some of them, in the order of ``rows``."""
        return Titles([self.texts[i] for i in rows], self.classes[rows])


def read(name: str) -> Titles:
    """One file of the data set."""
    lines = shared("data", "thucnews", f"{name}.txt").read_text("utf-8").splitlines()
    pairs = [line.rsplit("\t", 1) for line in lines]
    return Titles([p[0] for p in pairs], np.array([int(p[1]) for p in pairs]))


def ours(train: Titles, test: Titles, pool: Sequence[str] = ()) -> Numbers:
    """The class our classifier gives each test title."""
    labels = np.eye(CLASSES, dtype=np.int8)[train.classes]
    categories = [CategorySpec(f"class-{i}", str(i), (), ()) for i in range(CLASSES)]
    groups = [str(i) for i in range(len(train.texts))]
    classifier = fit(train.texts, labels, groups, categories, unlabelled=pool)
    note(f"  {len(train.texts)} titles, {len(pool)} in the pool: {classifier.recipe.name}")
    found: Numbers = classifier.predict(test.texts).probabilities.argmax(axis=1)
    return found


def few(train: Titles, test: Titles, size: int, draws: int) -> list[Numbers]:
    """What classifiers with ``size`` labels say, one per draw."""
    found = []
    for draw in range(draws):
        order = np.random.RandomState(1000 + draw).permutation(len(train.texts))
        labelled, rest = train.pick(order[:size]), train.pick(order[size:])
        found.append(ours(labelled, test, rest.texts))
    return found


def fasttext(train: Titles, test: Titles, *, tuned: bool) -> Numbers:
    """The class fastText gives: words and its defaults, or characters and the best of many."""
    try:
        import fasttext as peer
    except ImportError:
        stop("This benchmark needs fastText: pip install -r requirements-peers.lock")
    options = {"lr": 0.5, "epoch": 10, "wordNgrams": 3} if tuned else {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "train.txt"
        lines = _segmented(train.texts, characters=tuned)
        rows = (f"__label__{c} {t}\n" for c, t in zip(train.classes, lines, strict=True))
        path.write_text("".join(rows), "utf-8")
        learnt = peer.train_supervised(str(path), thread=1, verbose=0, **options)
    # Its own predict() breaks on NumPy 2; what lies beneath does not.
    said = [
        learnt.f.predict(f"{t}\n", 1, 0.0, "strict")
        for t in _segmented(test.texts, characters=tuned)
    ]
    return np.array([int(s[0][1].removeprefix("__label__")) if s else -1 for s in said])


def _segmented(texts: Sequence[str], *, characters: bool) -> list[str]:
    words = [list(t) for t in texts] if characters else tokenize(texts)
    return [" ".join(w for w in row if not w.isspace()) for row in words]


def accuracy(found: Numbers, test: Titles) -> list[float]:
    """Percent right, with its interval."""
    return share_interval((found == test.classes).astype(float))


def share_interval(values: NDArray[np.float64]) -> list[float]:
    """The mean of ``values`` as a percentage, with its interval."""
    rows = np.random.default_rng(0).integers(len(values), size=(500, len(values)))
    return percent(interval(float(values.mean()), values[rows].mean(axis=1)))


def macro_f1(found: Sequence[Numbers], test: Titles) -> list[float]:
    """Mean macro F1 of all draws as a percentage, with its interval."""
    labels = np.eye(CLASSES, dtype=np.int8)[test.classes]
    values, drawn = [], []
    for one in found:
        decided = np.eye(CLASSES, dtype=np.bool_)[one]
        value, draws = bootstrap(outcomes(decided, labels), ["all"] * len(labels), seed=0)
        values.append(value[2].mean())
        drawn.append(draws[:, 2].mean(axis=1))
    return percent(interval(float(np.mean(values)), np.mean(drawn, axis=0)))


def percent(values: Sequence[float]) -> list[float]:
    """Each value x 100, two decimals."""
    return [round(100 * v, 2) for v in values]


def _taken(count: int, *, quick: bool) -> Numbers:
    rows = np.arange(count)
    return np.random.RandomState(0).permutation(rows)[:QUICK] if quick else rows


def main() -> None:
    """Measure and print."""
    options = arguments("titles", __doc__ or "")
    everything, test = read("train"), read("test")
    train = everything.pick(_taken(len(everything.texts), quick=options.quick))
    start = time.process_time()
    full = ours(train, test)
    seconds = time.process_time() - start
    default, tuned = (fasttext(train, test, tuned=t) for t in (False, True))
    draws = 1 if options.quick else 5
    right = test.classes
    measured = {
        "accuracy": accuracy(full, test),
        "macro_f1_at_50": macro_f1(few(everything, test, 50, draws), test),
        "macro_f1_at_200": macro_f1(few(everything, test, 200, draws), test),
        "fasttext_accuracy": accuracy(default, test),
        "fasttext_tuned_accuracy": accuracy(tuned, test),
        "ahead_of_fasttext_tuned": share_interval((full == right) * 1.0 - (tuned == right)),
    }
    figures: dict[str, object] = {name: values[0] for name, values in measured.items()}
    figures |= {f"{name}_90": values[1:] for name, values in measured.items()}
    figures |= {"train_titles": len(train.texts), "cpu_seconds": round(seconds, 1)}
    report(figures, as_json=options.json)


if __name__ == "__main__":
    main()
