"""Doubts and offered words on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_sentences import make
from report_texts import add_text

from annotation.annotations import Provenance, judge
from annotation.project import open_project
from annotation.reports import units
from annotation.scheme import categories
from cli import run
from operations.edit_scheme import set_seeds

SAID = "南汀市邀请银发宣讲队走进渔港，用方言讲解海上作业中的法律常识"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Six reports tagged in 普法, one sentence wrongly; two near-duplicates that contradict."""
    made = make(reports=6, per_report=12)
    with open_project(tmp_path / "annotations.db", create=True) as project:
        set_seeds(project, "cat-pufa", ["民法典"], analyst="甲")
        for report in range(6):
            rows = zip(made.texts, made.groups, strict=True)
            lines = [text for text, group in rows if group == f"报告{report}"]
            add_text(project, lines, name=f"报告{report}.txt")
        told = [bool(labels[0]) for labels in made.labels]
        wrong = [place for place, value in enumerate(told) if value][1]
        told[wrong] = False
        add_text(project, [f"{SAID}八场。"], name="南汀市2021.txt")
        add_text(project, [f"{SAID}九场。"], name="南汀市2022.txt")
        kind = Provenance("typed")
        for unit, value in zip(units(project), [*told, True, False], strict=True):
            values = {"cat-pufa": value}
            judge(project, unit_id=unit.id, values=values, analyst="甲", provenance=kind)
    return tmp_path / "annotations.db"


def call(capsys: pytest.CaptureFixture[str], path: Path, *argv: str) -> list[dict[str, Any]]:
    assert run(["--project", str(path), "--analyst", "甲", *argv]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_contradictions_come_first_then_what_is_doubted_with_its_reasons(path, capsys) -> None:
    found = call(capsys, path, "suspicious", "--count", "200")
    pairs = [row for row in found if row["other"]]
    assert found[: len(pairs)] == pairs
    (twin,) = [row for row in pairs if SAID in row["text"]]
    assert twin["other"]["text"].startswith(SAID)
    assert twin["probability"] is None
    first = found[len(pairs)]
    assert 0 <= first["probability"] <= 1
    assert first["for"] or first["against"]


def test_what_is_kept_is_not_listed_again_and_undo_brings_it_back(path, capsys) -> None:
    found = call(capsys, path, "suspicious", "--count", "200")
    (twin,) = [row for row in found if row["other"] and SAID in row["text"]]
    call(capsys, path, "suspicious", "--keep", twin["uid"], "普法")
    again = call(capsys, path, "suspicious", "--count", "200")
    assert [row for row in again if row["uid"] == twin["uid"]] == []
    call(capsys, path, "undo")
    back = call(capsys, path, "suspicious", "--count", "200")
    assert [row["uid"] for row in back] == [row["uid"] for row in found]


def test_what_nobody_judged_cannot_be_kept(path, capsys) -> None:
    found = call(capsys, path, "suspicious")
    argv = ["suspicious", "--keep", found[0]["uid"], "执法监督"]
    assert run(["--project", str(path), *argv]) == 1
    assert "还没有标注" in capsys.readouterr().err


def test_words_are_offered_accepted_and_refused(path, capsys) -> None:
    first, second, *_ = call(capsys, path, "words", "普法")
    assert first["precision"]["low"] <= first["precision"]["value"] <= first["precision"]["high"]
    assert first["examples"]
    call(capsys, path, "words", "普法", "--accept", first["word"], "--refuse", second["word"])
    with open_project(path) as project:
        (pufa,) = [c for c in categories(project) if c.name == "普法"]
        assert pufa.seeds == ("民法典", first["word"])
    again = [row["word"] for row in call(capsys, path, "words", "普法")]
    assert not {first["word"], second["word"]} & set(again)
