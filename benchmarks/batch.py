"""Tagging in bulk: how much work a processor second does, beside scikit-learn and fastText.

Everything from the same files, in one run; processor time, medians of five, the least and the
most as ``NAME_low`` and ``NAME_high``. The peer is the shipped recipe as a plain scikit-learn
Pipeline with jieba.lcut behind the same reading, repair and splitting, with the same rows
written. ``ratio_after_split``: its time by ours from sentences to decisions;
``ratio_whole_run``: from files to rows on disk; ``ratio_to_fasttext``: the same for fastText
(null where it is not installed). ``identical_share``: decisions that are the peer's and those of
``Classifier.predict``, whose probabilities are compared to the last bit (``identical_bits``).
``share_of_tokeniser_speed``: our MB/s over that of the tokeniser alone; ``two_processes_ratio``:
wall time of one process by that of two (two idle cores needed). ``split_mb_per_second``: repair
and split. ``--quick`` takes every sixth report.
"""

from __future__ import annotations

import importlib.util
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.batch_data import FastText, Material, PlainPipeline, Timed, material
from benchmarks.harness import arguments, note, report
from benchmarks.repeats import spread
from corpus.sentences import split
from operations.choose_classifier import Choice
from operations.tag_files import tag_files
from operations.tag_part import write_part
from operations.tag_report import Tagger
from operations.tag_shards import Shards, cut_into_parts
from training.fast import FastClassifier
from training.saving import save
from training.tokens import tokenize

REPEATS = 5
COPIES = 3  # of all reports, for two processes

Seconds = dict[str, list[float]]


def whole_run(given: Material, predictor: Any, folder: Path) -> tuple[float, float]:
    """Processor time from files to rows on disk, and of that from sentences to decisions."""
    timed = Timed(predictor)
    columns = [(i, c.name) for i, c in enumerate(given.classifier.categories)]
    tagger, shards = Tagger(timed, columns), Shards(folder)
    parts = cut_into_parts([(path, path.name) for path in given.files], {})
    start = time.process_time()
    for part in parts:
        write_part(part, tagger, shards)
    return time.process_time() - start, timed.seconds


def measured(given: Material, predictors: dict[str, Any], folder: Path) -> Seconds:
    """Times by name, ``REPEATS`` of each, taken in turns so that all see the same machine."""
    seconds: Seconds = {}
    contents = [path.read_text("utf-8") for path in given.files]
    others: dict[str, Callable[[], object]] = {
        "tokens": lambda: tokenize(given.texts),
        "split": lambda: [split(content) for content in contents],
    }
    for turn in range(REPEATS + 1):
        for name, predictor in predictors.items():
            # Of the short ones three runs each, or one hiccup would be the figure.
            runs = [whole_run(given, predictor, folder) for _ in range(1 if name == "peer" else 3)]
            whole, after = map(statistics.median, zip(*runs, strict=True))
            _keep(seconds, turn, {f"{name}_whole": whole, f"{name}_after": after})
        for name, work in others.items():
            start = time.process_time()
            work()
            _keep(seconds, turn, {name: time.process_time() - start})
        note(f"{turn} of {REPEATS}")
    return seconds


def _keep(seconds: Seconds, turn: int, values: dict[str, float]) -> None:
    for name, value in values.items():
        if turn:  # the first turn warms up
            seconds.setdefault(name, []).append(value)


def ratio(name: str, above: Sequence[float], below: Sequence[float]) -> dict[str, object]:
    """The ratio of the medians; the least and the most of the ratios in one turn."""
    turns = spread(name, [a / b for a, b in zip(above, below, strict=True)])
    return turns | {name: statistics.median(above) / statistics.median(below)}


def identical(given: Material, predictors: dict[str, Any]) -> dict[str, object]:
    """Do the fast path, the plain path and the peer decide alike?"""
    ours, peer = (
        predictors[name].predict(given.texts, context=given.leads) for name in ("ours", "peer")
    )
    plain = given.classifier.predict(given.texts, context=given.leads)
    same = (ours.labels == peer.labels) & (ours.labels == plain.labels)
    review = (ours.review == peer.review) & (ours.review == plain.review)
    return {
        "decisions": int(same.size + review.size),
        "identical_share": float(np.concatenate([same.ravel(), review]).mean()),
        "identical_bits": float((ours.probabilities == plain.probabilities).mean()),
    }


def two_processes(given: Material, folder: Path) -> dict[str, object]:
    """Wall time of one process by that of two, all of them warm."""
    save(given.classifier, folder / "v1")
    choice, many = Choice(folder / "v1", ()), folder / "many"
    for copy in range(COPIES):
        (many / str(copy)).mkdir(parents=True)
        for path in given.files:
            (many / str(copy) / path.name).write_bytes(path.read_bytes())

    def wall(jobs: int) -> float:
        start = time.perf_counter()
        tag_files([many], out=folder / "out.jsonl", format="jsonl", choice=choice, jobs=jobs)
        return time.perf_counter() - start

    wall(2)  # starts them
    ratios = [wall(1) / wall(2) for _ in range(3)]
    return {"two_processes_ratio": statistics.median(ratios)}


def main() -> None:
    """Measure and print."""
    options = arguments("batch", (__doc__ or "").splitlines()[0])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "files").mkdir()
        given = material(folder / "files", quick=options.quick)
        note(f"{len(given.files)} reports, {given.megabytes:.1f} MB, {len(given.texts)} sentences")
        classifier = given.classifier
        predictors = {"ours": FastClassifier(classifier), "peer": PlainPipeline(classifier)}
        if importlib.util.find_spec("fasttext"):
            predictors["fasttext"] = FastText(given)
        else:
            note("fastText is not here (requirements-peers.lock): ratio_to_fasttext is null.")
        (folder / "parts").mkdir()
        seconds = measured(given, predictors, folder / "parts")
        figures = _figures(given, seconds) | identical(given, predictors)
        figures |= two_processes(given, folder)
    report(figures, as_json=options.json)


def _figures(given: Material, seconds: Seconds) -> dict[str, object]:
    whole = seconds["ours_whole"]
    figures: dict[str, object] = {"megabytes": given.megabytes, "ratio_to_fasttext": None}
    figures |= ratio("ratio_after_split", seconds["peer_after"], seconds["ours_after"])
    figures |= ratio("ratio_whole_run", seconds["peer_whole"], whole)
    if "fasttext_whole" in seconds:
        figures |= ratio("ratio_to_fasttext", seconds["fasttext_whole"], whole)
    figures |= ratio("share_of_tokeniser_speed", seconds["tokens"], whole)
    for name, times in (("mb_per_cpu_second", whole), ("split_mb_per_second", seconds["split"])):
        figures |= spread(name, [given.megabytes / each for each in times])
    return figures


if __name__ == "__main__":
    main()
