"""Is what learns while you tag as good as what ``train`` keeps? One labelled report left out.

``live_macro_f1``: the live classifier, the recipe fixed, vocabulary and weights from a corpus as
a project has it: the labelled reports and, unlabelled, a third of the government work reports; the
median over the three thirds, with the least and the most. ``alone_macro_f1``: from nothing but the
labelled reports. ``core_macro_f1``: ``training.fit``, which chooses its recipe
(``leave_one_out_macro_f1`` of ``benchmarks.gold``). One sentence is about 0.003.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import harness
from benchmarks.gold import Categories, leave_one_out
from benchmarks.gold_data import (
    TAGGED,
    Flags,
    Gold,
    f1_interval,
    macro_f1,
    read_gold,
    read_scheme,
)
from benchmarks.repeats import spread
from corpus.sentences import split
from operations.context import texts_and_leads
from training.feature_cache import FeaturePlace, make_features
from training.live import Corpus, LiveClassifier
from training.recipes import CANDIDATES, Recipe
from training.row_store import sentences
from training.seed_rows import seed_rows


def run(steps: Generator[None, None, Any]) -> Any:
    """All steps of a long piece of work; what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def live_classifier(
    gold: Gold, categories: Categories, recipe: Recipe, folder: Path
) -> LiveClassifier:
    """An untaught one for all units of the labelled reports; unit ids are places."""
    told = sentences(gold.texts, gold.leads)
    features = run(make_features(FeaturePlace(folder, "gold", recipe, "1"), told))
    seeds = run(seed_rows(folder, told.keys, categories, "1", lambda: told))
    reports = np.unique(gold.groups, return_inverse=True)[1].tolist()
    corpus = Corpus(range(len(gold.texts)), reports, features, seeds["strength"])
    return LiveClassifier(corpus, categories)


def teach(classifier: LiveClassifier, gold: Gold, categories: Categories, rows: Flags) -> None:
    """Fit and cross-fit on what gold says of some units."""
    cells = [
        (row, f"{row:06}", category.uid, int(gold.labels[row, place]))
        for row in np.flatnonzero(rows & (gold.labels[:, 0] >= 0)).tolist()
        for place, category in enumerate(categories)
    ]
    judged = classifier.judged(classifier.labels(cells))
    run(classifier.fit(judged))
    run(classifier.cross(judged, lambda units: [gold.texts[unit] for unit in units]))


def leave_one_out_live(gold: Gold, categories: Categories, recipe: Recipe, folder: Path) -> Flags:
    """(m, k) predictions, each report's by a live classifier that was taught by the others."""
    predicted = np.zeros(gold.truth.shape, np.bool_)
    for report in np.unique(gold.report):
        classifier = live_classifier(gold, categories, recipe, folder)
        teach(classifier, gold, categories, np.asarray(gold.groups != report))
        found = np.array(classifier.probabilities()).T
        here = gold.report == report
        predicted[here] = gold.carried(np.asarray(found >= classifier.decider.thresholds))[here]
    return predicted


def among_others(gold: Gold, third: int) -> Gold:
    """The labelled reports in a corpus of others that nobody has judged."""
    lines = harness.shared("data", "government_work_reports.jsonl").read_text("utf-8").splitlines()
    texts, leads, groups = list(gold.texts), list(gold.leads), gold.groups.tolist()
    for number, line in enumerate(lines[third::3]):
        report = split(json.loads(line)["content"])
        for unit, text, lead in zip(report, *texts_and_leads(report), strict=True):
            if unit.kind in TAGGED:
                texts.append(text)
                leads.append(lead)
                groups.append(f"other {number}")
    more = len(texts) - len(gold.texts)
    unjudged = np.full((more, gold.labels.shape[1]), -1, np.int8)
    return replace(
        gold,
        texts=texts,
        leads=leads,
        groups=np.array(groups),
        labels=np.concatenate([gold.labels, unjudged]),
        carry=np.hstack([gold.carry, np.zeros((len(gold.carry), more), np.bool_)]),
    )


def main() -> None:
    """Run the benchmark."""
    asked = harness.arguments("live_gold", __doc__ or "")
    categories = read_scheme()
    harness.shared("gold", "reports.jsonl")
    gold = read_gold(harness.SHARED, [c.name for c in categories])
    core = leave_one_out(gold, categories)
    with tempfile.TemporaryDirectory(prefix="biaoju-") as folder:
        alone = leave_one_out_live(gold, categories, CANDIDATES[0], Path(folder))
        lives = [
            leave_one_out_live(among_others(gold, third), categories, CANDIDATES[0], Path(folder))
            for third in range(1 if asked.quick else 3)
        ]
    found = spread("live_macro_f1", [macro_f1(gold.truth, live) for live in lives])
    for part, predicted in (("alone", alone), ("core", core)):
        name = f"{part}_macro_f1"
        found[name] = macro_f1(gold.truth, predicted)
        found[f"{name}_low"], found[f"{name}_high"] = f1_interval(gold.truth, predicted)
    harness.report(found, as_json=asked.json)


if __name__ == "__main__":
    main()
