"""The recipe step by step, and each step without the words that hit only the report under test.

The second column answers a suspicion: was a word listed because somebody had read the report?
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from unittest.mock import patch

import numpy as np

from benchmarks.gold import Categories, taught_without
from benchmarks.gold_data import (
    Flags,
    Gold,
    f1_interval,
    gain_interval,
    macro_f1,
)
from training import seed_words
from training.classifier import Classifier
from training.scheme import CategorySpec
from training.seed_words import JOIN, find_word
from training.seeds import seed_strength

# What a step predicts for our units (n, k) when ``report`` is the one left out.
Step = Callable[[Gold, str, Categories], Flags]


def _plain_words(gold: Gold, report: str, categories: Categories) -> Flags:
    return _titles_count(gold, report, [_plain(_without_vetoes(c)) for c in categories])


def _joined_words(gold: Gold, report: str, categories: Categories) -> Flags:
    return _titles_count(gold, report, [_without_vetoes(c) for c in categories])


def _titles_count(gold: Gold, _report: str, categories: Categories) -> Flags:
    with patch.object(seed_words, "_hide_titles", str):
        return seed_strength(gold.texts, categories) > 0


def _titles_hidden(gold: Gold, _report: str, categories: Categories) -> Flags:
    with patch.object(seed_words, "_hide_titles", _hide_every_title):
        return seed_strength(gold.texts, categories) > 0


def _hide_every_title(text: str) -> str:
    return seed_words._TITLES.sub(lambda match: "\0" * len(match[0]), text)


def _issued_titles_count(gold: Gold, _report: str, categories: Categories) -> Flags:
    return seed_strength(gold.texts, categories) > 0


def _leads(gold: Gold, _report: str, categories: Categories) -> Flags:
    return seed_strength(gold.texts, categories, context=gold.leads) > 0


def _text_alone(gold: Gold, report: str, categories: Categories) -> Flags:
    bare = [replace(c, seeds=(), vetoes=()) for c in categories]
    return _predict(gold, taught_without(gold, report, bare), thresholds=False)


def _text_thresholds(gold: Gold, report: str, categories: Categories) -> Flags:
    bare = [replace(c, seeds=(), vetoes=()) for c in categories]
    return _predict(gold, taught_without(gold, report, bare))


def _seed_columns(gold: Gold, report: str, categories: Categories) -> Flags:
    classifier = taught_without(gold, report, categories)
    unblended = replace(classifier.decider, seeded=np.zeros(len(categories), np.bool_))
    return _predict(gold, replace(classifier, decider=unblended), thresholds=False)


def _blended(gold: Gold, report: str, categories: Categories) -> Flags:
    return _predict(gold, taught_without(gold, report, categories), thresholds=False)


def _complete(gold: Gold, report: str, categories: Categories) -> Flags:
    return _predict(gold, taught_without(gold, report, categories))


NO_LABELS: dict[str, Step] = {
    "plain words": _plain_words,
    "+ words of several parts": _joined_words,
    "+ veto words": _titles_count,
    "+ titles hidden": _titles_hidden,
    "+ issued titles count": _issued_titles_count,
    "+ leads (complete)": _leads,
}
LEFT_OUT: dict[str, Step] = {
    "words and characters, balanced SVC": _text_alone,
    "+ thresholds": _text_thresholds,
    "+ seed columns, no thresholds": _seed_columns,
    "+ blend": _blended,
    "+ thresholds (complete)": _complete,
}


def table(gold: Gold, categories: Categories) -> Iterator[dict[str, object]]:
    """One row per step; ``gain`` is over the step above, on the same draws."""
    for part, steps in (("no labels", NO_LABELS), ("one report left out", LEFT_OUT)):
        before: Flags | None = None
        for name, step in steps.items():
            found = _by_report(gold, categories, step)
            pruned = _by_report(gold, categories, step, drop=True)
            row: dict[str, object] = {"part": part, "step": name}
            row["macro_f1"] = macro_f1(gold.truth, found)
            row["interval"] = f1_interval(gold.truth, found)
            row["gain"] = None if before is None else gain_interval(gold.truth, before, found)
            row["without_words_of_this_report"] = macro_f1(gold.truth, pruned)
            yield row
            before = found


def _by_report(gold: Gold, categories: Categories, step: Step, *, drop: bool = False) -> Flags:
    predicted = np.zeros(gold.truth.shape, np.bool_)
    for report in np.unique(gold.report):
        words = without_words_of(gold, str(report), categories) if drop else categories
        here = gold.report == report
        predicted[here] = gold.carried(step(gold, str(report), words))[here]
    return predicted


def without_words_of(gold: Gold, report: str, categories: Categories) -> Categories:
    """The categories less every seed and veto word that hits this report and no other."""

    def kept(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word for word in words if _hit_reports(gold, word) != {report})

    return [replace(c, seeds=kept(c.seeds), vetoes=kept(c.vetoes)) for c in categories]


def _hit_reports(gold: Gold, word: str) -> set[str]:
    return {
        str(group)
        for text, group in zip(gold.texts, gold.groups, strict=True)
        if any(True for _ in find_word(word, text))
    }


def _plain(category: CategorySpec) -> CategorySpec:
    return replace(category, seeds=tuple(w for w in category.seeds if JOIN not in w))


def _without_vetoes(category: CategorySpec) -> CategorySpec:
    return replace(category, vetoes=())


def _predict(gold: Gold, classifier: Classifier, *, thresholds: bool = True) -> Flags:
    found = classifier.predict(gold.texts, context=gold.leads)
    return found.labels if thresholds else found.probabilities >= 0.5


def show(gold: Gold, categories: Categories, *, as_json: bool) -> None:
    """Print the ablation as a table, unless ``as_json``; the last line is always one object."""
    rows = []
    for row in table(gold, categories):
        rows.append(row)
        if not as_json:
            print(_line(row), flush=True)
    print(json.dumps({"ablation": rows}, ensure_ascii=False))


def _line(row: dict[str, object]) -> str:
    numbers = [row["macro_f1"], row["interval"], row["gain"], row["without_words_of_this_report"]]
    return f"{row['part']:<20}| {row['step']:<36}| " + " | ".join(map(_shown, numbers))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"{value[0]:.3f} to {value[1]:.3f}"
    return "" if value is None else f"{value:.3f}"
