"""The bundled reports and their labels fit the program as it is, and are nobody else's text."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from corpus.document import Kind, Unit
from corpus.normalize import normalize
from corpus.readers import read
from corpus.sentences import split
from training.seed_words import find_word

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
SHARED_REPORTS = ROOT.parent / "shared" / "reports"
FILES = sorted((SAMPLES / "reports").iterdir()) + sorted((SAMPLES / "unseen").iterdir())
SCHEME = tomllib.loads((ROOT / "annotation" / "shipped_scheme.toml").read_text("utf-8"))
NAMES = {category["name"] for category in SCHEME["category"]}

every_report = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def units(path: Path) -> tuple[Unit, ...]:
    [source] = read(path, name=path.name)
    return tuple(split(source.text))


def labels_file(path: Path) -> Path:
    return SAMPLES / ("labels.jsonl" if path.parent.name == "reports" else "unseen_labels.jsonl")


def rows(path: Path) -> list[dict]:
    lines = labels_file(path).read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["report"] == path.name]


def sentences(path: Path) -> list[str]:
    return [unit.text for unit in units(path) if unit.kind is Kind.SENTENCE]


def runs(text: str, length: int = 24) -> set[str]:
    plain = re.sub(r"\s", "", normalize(text))
    return {plain[i : i + length] for i in range(len(plain) - length + 1)}


def hits(text: str, seeds: list[str]) -> bool:
    return any(True for seed in seeds for _ in find_word(seed, text))


def test_five_reports_are_labelled_and_one_is_left_for_tagging():
    labelled = {
        json.loads(line)["report"]
        for line in (SAMPLES / "labels.jsonl").read_text("utf-8").splitlines()
    }
    assert labelled == {path.name for path in (SAMPLES / "reports").iterdir()}
    assert len(labelled) == 5
    assert len(list((SAMPLES / "unseen").iterdir())) == 1


@every_report
def test_every_label_row_finds_exactly_one_unit(path: Path):
    kinds = defaultdict(list)
    for unit in units(path):
        kinds[unit.text].append(unit.kind)
    wrong = {row["text"]: kinds[row["text"]] for row in rows(path) if len(kinds[row["text"]]) != 1}
    assert not wrong
    assert {kind for row in rows(path) for kind in kinds[row["text"]]} <= {
        Kind.SENTENCE,
        Kind.HEADING,
    }


@every_report
def test_every_sentence_is_judged_once(path: Path):
    judged = Counter(row["text"] for row in rows(path))
    assert set(sentences(path)) <= set(judged)
    assert max(judged.values()) == 1


@every_report
def test_a_report_has_sixty_sentences_and_every_category(path: Path):
    assert len(sentences(path)) >= 60
    assert {name for row in rows(path) for name in row["labels"]} == NAMES


@every_report
def test_many_sentences_belong_to_no_category(path: Path):
    judged = {row["text"]: row["labels"] for row in rows(path)}
    none = sum(not judged[text] for text in sentences(path))
    assert 0.35 <= none / len(sentences(path)) <= 0.55


def test_every_category_speaks_without_its_seed_words_too():
    every_seed = [seed for category in SCHEME["category"] for seed in category["seeds"]]
    silent: Counter[str] = Counter()
    for path in FILES:
        spoken = set(sentences(path))
        for row in rows(path):
            if row["text"] in spoken and not hits(normalize(row["text"]), every_seed):
                silent.update(row["labels"])
    assert {name: silent[name] for name in NAMES if silent[name] < 5} == {}


def test_every_category_has_seed_words_that_mislead():
    misled: Counter[str] = Counter()
    for path in FILES:
        for row in rows(path):
            text = normalize(row["text"])
            misled.update(
                category["name"]
                for category in SCHEME["category"]
                if category["name"] not in row["labels"] and hits(text, category["seeds"])
            )
    assert set(misled) == NAMES


def test_no_sentence_stands_twice_but_one_nearly_does():
    seen = Counter(normalize(text) for path in FILES for text in sentences(path))
    assert max(seen.values()) == 1
    holders: Counter[str] = Counter()
    for path in FILES:
        holders.update(runs("\n".join(sentences(path)), length=16))
    shared = [run for run, count in holders.items() if count > 1]
    assert shared
    assert all("一律不得从事执法活动" in run or "执法证件的人员" in run for run in shared)


@every_report
def test_no_run_of_a_real_report_is_in_a_sample(path: Path):
    if not SHARED_REPORTS.is_dir():
        pytest.skip("the real reports are not here")
    ours = runs("".join(unit.text for unit in units(path)))
    for real in SHARED_REPORTS.glob("*.txt"):
        theirs = runs("".join(unit.text for unit in split(real.read_text("utf-8"))))
        assert not ours & theirs
