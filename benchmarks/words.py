"""关键词 that grow: is the classifier better with words that were mined and accepted?

One labelled report is left out, as in ``benchmarks.gold``. From the others words are mined, and a
simulated analyst, who looks at the tagged sentences that a word would add, accepts it where nine
in ten of them or more are a yes, in at least two reports; then the list is made anew, until nothing
is accepted. ``grown_macro_f1``: of the classifier then taught, beside ``core_macro_f1``, of the one
with the shipped words alone; ``gain`` is paired. The shipped words were written with these
reports at hand and leave little to find, hence the same from a poorer start: ``few_...`` with the
first three words of each category, where ``few_words_only_...`` are the words before any training.
``accepted``: words, in all folds; ``right_elsewhere``: of the sentences they add in the report that
was left out, the share that is a yes (-1: they add none). ``--quick``: no poorer start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from benchmarks import harness
from benchmarks.gold import Categories, taught_without, untaught
from benchmarks.gold_data import (
    Flags,
    Gold,
    f1_interval,
    gain_interval,
    macro_f1,
    read_gold,
    read_scheme,
)
from training.scheme import CategorySpec
from training.seed_words import seed_hits
from training.word_mining import Suggestion, mine

ACCEPTED = 0.9
REPORTS = 2
FEW = 3
Predict = Callable[[Gold, str, Categories], Flags]


def accepted(one: Suggestion) -> bool:
    """What the simulated analyst says of a word."""
    return one.precision[0] >= ACCEPTED and one.reports >= REPORTS


def grown(gold: Gold, rows: list[int], category: CategorySpec, column: int) -> CategorySpec:
    """The category with every word that is accepted from what these rows teach."""
    texts = [gold.texts[i] for i in rows]
    groups = [str(gold.groups[i]) for i in rows]
    refused: set[str] = set()
    while True:
        told = gold.labels[rows, column]
        found = mine(texts, told, groups, category, refused=refused)
        good = [one.word for one in found if accepted(one)]
        refused.update(one.word for one in found if not accepted(one))
        if not good:
            return category
        category = replace(category, seeds=(*category.seeds, good[0]))


def grown_without(gold: Gold, report: str, categories: Categories) -> Categories:
    """All categories, grown from the reports but one."""
    rows = np.flatnonzero((gold.groups != report) & (gold.labels[:, 0] >= 0)).tolist()
    return [grown(gold, rows, category, c) for c, category in enumerate(categories)]


def by_classifier(gold: Gold, report: str, categories: Categories) -> Flags:
    """(m, k) by a classifier that these reports but one taught."""
    classifier = taught_without(gold, report, categories)
    return gold.carried(classifier.predict(gold.texts, context=gold.leads).labels)


def by_words(gold: Gold, _report: str, categories: Categories) -> Flags:
    """(m, k) by the words alone."""
    return untaught(gold, categories)


def pooled(gold: Gold, predict: Predict, by_report: dict[str, Categories]) -> Flags:
    """(m, k), each report predicted with its own words."""
    found = np.zeros(gold.truth.shape, np.bool_)
    for report, categories in by_report.items():
        here = gold.report == report
        found[here] = predict(gold, report, categories)[here]
    return found


def right_elsewhere(
    gold: Gold, start: Categories, by_report: dict[str, Categories]
) -> tuple[int, int]:
    """Right and all sentences that the new words add in the reports they were not mined from."""
    right = all_ = 0
    for report, after in by_report.items():
        for row in np.flatnonzero((gold.groups == report) & (gold.labels[:, 0] >= 0)).tolist():
            hits = zip(*(seed_hits(gold.texts[row], c) for c in (start, after)), strict=True)
            added = [c for c, (before, now) in enumerate(hits) if now and not before]
            right += int(gold.labels[row, added].sum())
            all_ += len(added)
    return right, all_


def compare(
    gold: Gold, predict: Predict, before: dict[str, Categories], after: dict[str, Categories]
) -> dict[str, object]:
    """Macro-F1 before and after, and the gain, each with ``_low`` and ``_high``."""
    old, new = (pooled(gold, predict, words) for words in (before, after))
    found: dict[str, object] = {}
    for name, predicted in (("grown_macro_f1", new), ("core_macro_f1", old)):
        found[name] = macro_f1(gold.truth, predicted)
        found[f"{name}_low"], found[f"{name}_high"] = f1_interval(gold.truth, predicted)
    found["gain"] = macro_f1(gold.truth, new) - macro_f1(gold.truth, old)
    found["gain_low"], found["gain_high"] = gain_interval(gold.truth, old, new)
    return found


def figures(
    gold: Gold, start: Categories, before: str, ways: dict[str, Predict]
) -> dict[str, object]:
    """All figures from one set of words to start with; ``ways``: more of a name -> how."""
    reports = [str(report) for report in np.unique(gold.report)]
    plain = dict.fromkeys(reports, start)
    words = {report: grown_without(gold, report, start) for report in reports}
    found: dict[str, object] = {}
    for name, predict in ways.items():
        told = compare(gold, predict, plain, words)
        found |= {before + name + figure: value for figure, value in told.items()}
    right, all_ = right_elsewhere(gold, start, words)
    found[f"{before}accepted"] = sum(
        len(c.seeds) - len(old.seeds)
        for w in words.values()
        for c, old in zip(w, start, strict=True)
    )
    found[f"{before}right_elsewhere"] = right / all_ if all_ else -1
    return found


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("words", __doc__ or "")
    categories = read_scheme()
    harness.shared("gold", "reports.jsonl")
    gold = read_gold(harness.SHARED, [c.name for c in categories])
    found = figures(gold, categories, "", {"": by_classifier})
    if not asked.quick:
        few = [replace(c, seeds=c.seeds[:FEW]) for c in categories]
        ways: dict[str, Predict] = {"": by_classifier, "words_only_": by_words}
        found |= figures(gold, few, "few_", ways)
    harness.report(found, as_json=asked.json)


if __name__ == "__main__":
    main()
