"""The labelled reports: our units beside the gold units, and the measures of the contract."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.harness import ROOT
from corpus.normalize import normalize
from corpus.sentences import split
from operations.context import texts_and_leads
from training.scheme import CategorySpec

SCHEME = ROOT / "annotation" / "shipped_scheme.toml"
TAGGED = ("sentence", "heading")
DRAWS = 2000
Flags = NDArray[np.bool_]
Span = tuple[int, int]


def read_scheme(path: Path = SCHEME) -> list[CategorySpec]:
    """The categories of a scheme file, their words in the form the texts have."""
    rows = tomllib.loads(path.read_text("utf-8"))["category"]
    return [
        CategorySpec(
            row["uid"],
            row["name"],
            tuple(map(normalize, row["seeds"])),
            tuple(map(normalize, row["vetoes"])),
        )
        for row in rows
    ]


@dataclass(frozen=True, eq=False)
class Gold:
    """All gold sentences (m) and our own units that can be tagged (n).

    ``kinds`` holds, per report, the kind of each span, gold's and ours. ``truth`` (m, k) and
    ``report`` (m) belong to the gold sentences; ``texts``, ``leads``, ``groups``, ``labels``
    (n, k; what gold says of the units, -1 where no gold unit covers them) to ours. ``carry``
    (m, n): does our unit speak for the gold sentence?
    """

    kinds: Mapping[str, tuple[dict[Span, str], dict[Span, str]]]
    truth: Flags
    report: NDArray[np.str_]
    texts: list[str]
    leads: list[str]
    groups: NDArray[np.str_]
    labels: NDArray[np.int8]
    carry: Flags

    def carried(self, predicted: Flags) -> Flags:
        """(n, k) predictions of our units as (m, k) predictions of the gold sentences."""
        return np.asarray((self.carry.astype(np.int64) @ predicted) > 0)


def read_gold(folder: Path, names: Sequence[str], *, change: Callable[[str], str] = str) -> Gold:
    """Read ``gold/reports.jsonl`` and ``reports/`` of the shared folder; columns are ``names``.

    ``change`` is done to each source text first and must keep its length.
    """
    rows: dict[str, list[dict[str, object]]] = {}
    for line in (folder / "gold" / "reports.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["report"], []).append(row)
    parts = [_read_report(folder / "reports" / name, rows[name], names, change) for name in rows]
    carry = np.zeros((sum(len(p.truth) for p in parts), sum(len(p.texts) for p in parts)), bool)
    down = across = 0
    for part in parts:
        carry[down : down + len(part.truth), across : across + len(part.texts)] = part.carry
        down, across = down + len(part.truth), across + len(part.texts)
    return Gold(
        {name: kinds for part in parts for name, kinds in part.kinds.items()},
        np.concatenate([p.truth for p in parts]),
        np.concatenate([p.report for p in parts]),
        [text for p in parts for text in p.texts],
        [lead for p in parts for lead in p.leads],
        np.concatenate([p.groups for p in parts]),
        np.concatenate([p.labels for p in parts]),
        carry,
    )


def _read_report(
    path: Path, rows: list[dict[str, object]], names: Sequence[str], change: Callable[[str], str]
) -> Gold:
    units = split(change(path.read_bytes().decode("utf-8")))
    texts, leads = texts_and_leads(units)
    ours = [i for i, unit in enumerate(units) if unit.kind in TAGGED]
    spans = [(units[i].start, units[i].end) for i in ours]
    gold = {(int(str(r["start"])), int(str(r["end"]))): r for r in rows}
    said = {span: [n in list(r["labels"]) for n in names] for span, r in gold.items()}  # type: ignore[call-overload]
    labels = [_label([said[g] for g in gold if _same(g, span)], len(names)) for span in spans]
    sentences = [span for span, row in gold.items() if row["kind"] == "sentence"]
    found = (
        {s: str(r["kind"]) for s, r in gold.items()},
        {(u.start, u.end): str(u.kind) for u in units},
    )
    return Gold(
        {path.name: found},
        np.array([said[span] for span in sentences], np.bool_),
        np.array([path.name] * len(sentences)),
        [texts[i] for i in ours],
        [leads[i] for i in ours],
        np.array([path.name] * len(ours)),
        np.array(labels, np.int8),
        np.array([[_same(g, span) for span in spans] for g in sentences], np.bool_),
    )


def _same(a: Span, b: Span) -> bool:
    """Do two spans overlap by more than half of either?"""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * shared > min(a[1] - a[0], b[1] - b[0])


def _label(said: list[list[bool]], count: int) -> list[int]:
    return np.any(said, axis=0).astype(int).tolist() if said else [-1] * count


def macro_f1(truth: Flags, predicted: Flags) -> float:
    """The mean over categories of F1 with pooled counts; 0 for a category nobody named."""
    both = (truth & predicted).sum(axis=0)
    return float(np.mean(2 * both / np.maximum(truth.sum(axis=0) + predicted.sum(axis=0), 1)))


def interval(value: Callable[[NDArray[np.intp]], float], size: int) -> tuple[float, float]:
    """The 90% bootstrap interval of ``value(rows)`` over ``DRAWS`` draws of ``size`` rows."""
    random = np.random.default_rng(0)
    values = [value(random.integers(0, size, size)) for _ in range(DRAWS)]
    low, high = np.percentile(values, [5, 95])
    return float(low), float(high)


def f1_interval(truth: Flags, predicted: Flags) -> tuple[float, float]:
    """The 90% interval of ``macro_f1``."""
    return interval(lambda rows: macro_f1(truth[rows], predicted[rows]), len(truth))


def gain_interval(truth: Flags, before: Flags, after: Flags) -> tuple[float, float]:
    """The 90% interval of the gain in ``macro_f1``, both measured on the same draws."""
    return interval(
        lambda rows: macro_f1(truth[rows], after[rows]) - macro_f1(truth[rows], before[rows]),
        len(truth),
    )


def split_items(gold: Gold) -> NDArray[np.int64]:
    """(items, 3): for each span of gold or ours, is it in gold, in ours, of the same kind?"""
    return np.array(list(_split_items(gold)), np.int64)


def _split_items(gold: Gold) -> Iterator[tuple[bool, bool, bool]]:
    for theirs, ours in gold.kinds.values():
        for span in theirs.keys() | ours.keys():
            yield span in theirs, span in ours, span in theirs and theirs[span] == ours.get(span)


def boundary_f1(items: NDArray[np.int64]) -> float:
    """F1 of exact spans, micro, over ``split_items``."""
    return float(2 * (items[:, 0] * items[:, 1]).sum() / max(items[:, :2].sum(), 1))


def kind_accuracy(items: NDArray[np.int64]) -> float:
    """The share of gold units with an exact match of the same kind."""
    return float(items[:, 2].sum() / max(items[:, 0].sum(), 1))
