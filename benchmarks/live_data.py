"""Sentences of about 80 characters, and tags whose truth the seed words only half know."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from annotation.annotations import Judgement, Provenance, judge_many
from annotation.project import Project
from annotation.reports import NewUnit, add_report, units
from annotation.scheme import Scheme, replace_scheme, shipped_scheme
from benchmarks.gold_data import read_scheme
from benchmarks.harness import shared
from corpus.normalize import normalize
from messages import Message
from training.seeds import seed_strength

LENGTH = 80  # characters
NOISE = 0.05  # of the yes cells, and as many of the no cells
PER_REPORT = 500


def sentences(count: int) -> list[str]:
    """Sentences of the government work reports, joined by chance until they are long enough."""
    lines = shared("data", "government_work_reports.jsonl").read_text("utf-8").splitlines()
    texts = [json.loads(line)["content"] for line in lines]
    cut = [s.strip() for text in texts for s in re.split(r"(?<=[。！？；])|\n", text)]
    pieces, chance = [s for s in cut if len(s) > 3], random.Random(0)
    return [_joined(piece, pieces, chance) for piece in islice(cycle(pieces), count)]


def _joined(text: str, pieces: list[str], chance: random.Random) -> str:
    while len(text) < LENGTH * 3 // 4:
        text += chance.choice(pieces)
    return text[: LENGTH * 3 // 2]


def truth(texts: list[str]) -> NDArray[np.bool_]:
    """(n, k): does any shipped seed word hit? The project's scheme has every second one only."""
    return np.asarray(seed_strength([normalize(t) for t in texts], read_scheme()) > 0)


def tagged_rows(said: NDArray[np.bool_], count: int) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """``count`` rows by chance, and what the analyst says of them: the truth, with mistakes."""
    chance = np.random.default_rng(0)
    rows = np.sort(chance.choice(len(said), count, replace=False))
    tags = said[rows].copy()
    for column in tags.T:
        yes, no = np.flatnonzero(column), np.flatnonzero(~column)
        wrong = round(NOISE * len(yes))
        column[chance.choice(yes, wrong, replace=False)] = False
        column[chance.choice(no, wrong, replace=False)] = True
    return rows, tags


def half_scheme() -> Scheme:
    """The shipped scheme with every second seed word."""
    from dataclasses import replace

    scheme = shipped_scheme()
    halved = [replace(c, seeds=c.seeds[::2]) for c in scheme.categories]
    return Scheme(scheme.name, tuple(halved))


@dataclass(frozen=True, eq=False)
class Pool:
    """A project's sentences: texts, ids and report ids (n), the truth (n, k), the rows judged."""

    texts: list[str]
    ids: list[int]
    report_ids: list[int]
    said: NDArray[np.bool_]
    rows: NDArray[np.intp]
    uids: list[str]


def fill(project: Project, *, count: int, tags: int) -> Pool:
    """A project with ``count`` sentences, ``tags`` of them judged in every category."""
    scheme = half_scheme()
    replace_scheme(project, scheme, analyst="bench")
    texts = sentences(count)
    for start in range(0, count, PER_REPORT):
        _add(project, str(start), texts[start : start + PER_REPORT])
    stored = list(units(project))
    said = truth(texts)
    rows, values = tagged_rows(said, tags)
    uids = [c.uid for c in scheme.categories]
    typed = Provenance("typed")
    told = (
        Judgement(stored[row].id, dict(zip(uids, map(bool, value), strict=True)), typed)
        for row, value in zip(rows.tolist(), values, strict=True)
    )
    judge_many(project, told, label=Message("annotation.step_judge", {"text": ""}), analyst="bench")
    ids, report_ids = [u.id for u in stored], [u.report_id for u in stored]
    return Pool(texts, ids, report_ids, said, rows, uids)


def _add(project: Project, name: str, texts: list[str]) -> None:
    ends = np.cumsum([len(text) for text in texts]).tolist()
    spans = zip([0, *ends[:-1]], ends, texts, strict=True)
    add_report(
        project,
        name=name,
        source="".join(texts) + name,
        encoding="utf-8",
        extractor="",
        units=[NewUnit(start, end, "sentence", "", text) for start, end, text in spans],
        metadata={},
        cleaner_version="1",
        splitter_version="1",
        analyst="bench",
    )


def models_folder(path: Path) -> Path:
    """Where no classifier was ever kept."""
    return path.parent / "models"
