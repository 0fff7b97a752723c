"""Figures on real, labelled reports: the split, no labels at all, and one report left out.

``--ablation`` shows every step of the recipe instead, and each again without the words that
hit nothing but the report under test.
"""

from __future__ import annotations

import numpy as np

from benchmarks import harness
from benchmarks.gold_data import (
    Flags,
    Gold,
    boundary_f1,
    f1_interval,
    interval,
    kind_accuracy,
    macro_f1,
    read_gold,
    read_scheme,
    split_items,
)
from training.classifier import Classifier
from training.fitting import fit
from training.scheme import CategorySpec

Categories = list[CategorySpec]


def untaught(gold: Gold, categories: Categories) -> Flags:
    """(m, k) predictions for the gold sentences before anything is judged."""
    nothing = np.zeros((0, len(categories)), np.int8)
    classifier = fit([], nothing, [], categories, context=[])
    return gold.carried(classifier.predict(gold.texts, context=gold.leads).labels)


def taught_without(gold: Gold, report: str, categories: Categories) -> Classifier:
    """A classifier taught by all reports but one."""
    rows = np.flatnonzero(gold.groups != report)
    return fit(
        [gold.texts[i] for i in rows],
        gold.labels[rows],
        [str(gold.groups[i]) for i in rows],
        categories,
        context=[gold.leads[i] for i in rows],
    )


def leave_one_out(gold: Gold, categories: Categories) -> Flags:
    """(m, k) predictions, each report's by a classifier that has seen only the others."""
    predicted = np.zeros(gold.truth.shape, np.bool_)
    for report in np.unique(gold.report):
        classifier = taught_without(gold, report, categories)
        labels = classifier.predict(gold.texts, context=gold.leads).labels
        here = gold.report == report
        predicted[here] = gold.carried(labels)[here]
    return predicted


def figures(gold: Gold, categories: Categories) -> dict[str, object]:
    """The figures of the contract, each with ``_low`` and ``_high``."""
    found: dict[str, object] = {}
    items = split_items(gold)
    for name, measure in (
        ("split_boundary_f1", boundary_f1),
        ("split_kind_accuracy", kind_accuracy),
    ):
        found[name] = measure(items)
        low_high = interval(lambda rows, m=measure: m(items[rows]), len(items))  # type: ignore[misc]
        found[f"{name}_low"], found[f"{name}_high"] = low_high
    for name, predict in (
        ("zero_label_macro_f1", untaught),
        ("leave_one_out_macro_f1", leave_one_out),
    ):
        predicted = predict(gold, categories)
        found[name] = macro_f1(gold.truth, predicted)
        found[f"{name}_low"], found[f"{name}_high"] = f1_interval(gold.truth, predicted)
    return found


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("gold", __doc__ or "", ablation="every step of the recipe by itself")
    categories = read_scheme()
    harness.shared("gold", "reports.jsonl")
    gold = read_gold(harness.SHARED, [c.name for c in categories])
    if asked.ablation:
        # Only now: it is built upon this module.
        from benchmarks.gold_ablation import show

        show(gold, categories, as_json=asked.json)
    else:
        harness.report(figures(gold, categories), as_json=asked.json)


if __name__ == "__main__":
    main()
