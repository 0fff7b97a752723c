"""Are our tokens jieba's own, and how much faster do they come?

``identical_share``: sentences whose tokens equal ``jieba.lcut``. ``ratio_to_jieba``: processor
time of jieba by that of ours on the same sentences, both warm. ``mb_per_cpu_second``: of UTF-8,
by ours. Each with the 90% bootstrap interval over the reports, as ``NAME_low`` and ``NAME_high``.
``--quick`` takes every sixth report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold_data import interval
from benchmarks.harness import arguments, cpu_seconds, note, report, shared

SENTENCES, SAME, MEGABYTES, JIEBA_SECONDS, OUR_SECONDS = range(5)
FIGURES = {
    "identical_share": (SAME, SENTENCES),
    "ratio_to_jieba": (JIEBA_SECONDS, OUR_SECONDS),
    "mb_per_cpu_second": (MEGABYTES, OUR_SECONDS),
}


def reports() -> list[list[str]]:
    """The government work reports, each cut after 。！？； and at line breaks."""
    lines = shared("data", "government_work_reports.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["content"] for line in lines]
    return [[s for s in re.split(r"(?<=[。！？；])|\n", text) if s] for text in texts]


def measured(sentences: Sequence[str]) -> list[float]:
    """One report: the columns named above."""
    from training import tokens

    cut = tokens.jieba_cut()
    theirs = [list(cut(text)) for text in sentences]
    ours = tokens.tokenize(sentences)
    return [
        len(sentences),
        sum(a == b for a, b in zip(ours, theirs, strict=True)),
        sum(len(text.encode()) for text in sentences) / 1e6,
        cpu_seconds(lambda: [list(cut(text)) for text in sentences], times=1),
        cpu_seconds(lambda: tokens.tokenize(sentences)),
    ]


def figures(rows: NDArray[np.float64]) -> dict[str, object]:
    """Each of ``FIGURES`` over all reports (rows as from ``measured``), with its interval."""
    found: dict[str, object] = {"sentences": int(rows[:, SENTENCES].sum())}
    for name, columns in FIGURES.items():
        found |= _figure(name, rows[:, columns])
    return found


def _figure(name: str, columns: NDArray[np.float64]) -> dict[str, object]:
    low, high = interval(lambda drawn: _ratio(columns[drawn]), len(columns))
    return {name: _ratio(columns), f"{name}_low": low, f"{name}_high": high}


def _ratio(columns: NDArray[np.float64]) -> float:
    part, whole = columns.sum(axis=0)
    return float(part / whole)


def main() -> None:
    """Measure and print."""
    options = arguments("tokens", __doc__ or "")
    texts = reports()[:: 6 if options.quick else 1]
    note(f"{len(texts)} reports")
    rows = np.array([measured(sentences) for sentences in texts])
    report(figures(rows), as_json=options.json)


if __name__ == "__main__":
    main()
