"""A sentence tagged with its near-duplicates on the command line, and how repeats are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from report_texts import add_text

from annotation.annotations import annotations
from annotation.project import Project, open_project
from annotation.reports import UnitRow, units
from annotation.undo import undo
from cli import run
from operations.annotate import annotate
from operations.annotate_copies import annotate_copies
from operations.stats import project_stats

SAID = "石桥街道把调解室搬进茶馆，老党员坐堂听街坊讲理，当场化解口角"


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        lines = [f"{SAID}十二起。", "新栽香樟三百株。", f"{SAID}十二起。"]
        add_text(opened, lines, name="石桥街道2021.txt")
        add_text(opened, [f"全年，{SAID}九起。", "粮食丰收。"], name="石桥街道2022.txt")
        yield opened


def copies(project: Project) -> list[UnitRow]:
    return [unit for unit in units(project) if SAID in unit.text]


def test_a_sentence_and_its_copies_are_one_step(project: Project) -> None:
    first, second, third = copies(project)
    change, told = annotate_copies(project, uid=first.uid, names=["矛盾化解"], analyst="甲")
    assert [unit.id for unit in told] == [second.id, third.id]
    assert change.after["cat-maodun"] is True
    kinds = {(a.unit_id, a.provenance.kind) for a in annotations(project)}
    assert kinds == {
        (first.id, "typed"),
        (second.id, "propagated"),
        (third.id, "propagated"),
    }
    undo(project, analyst="甲")
    assert list(annotations(project)) == []


def test_without_names_what_counts_already_is_carried_over(project: Project) -> None:
    first, second, third = copies(project)
    change, told = annotate_copies(project, uid=first.uid, names=None, analyst="甲")
    assert (change.step, told) == (0, ())
    annotate(project, uid=third.uid, names=["矛盾化解"], analyst="甲", only=True)
    change, told = annotate_copies(project, uid=third.uid, names=None, analyst="甲")
    assert change.before == change.after == {"cat-maodun": True}
    assert change.step > 0
    assert [unit.id for unit in told] == [first.id, second.id]


def test_the_command_prints_the_uids_of_the_copies(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *others = copies(project)
    argv = ["--project", str(project.path), "annotate", first.uid, "矛盾化解", "--copies"]
    assert run(argv) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["labels"] == ["矛盾化解"]
    assert printed["copies"] == [unit.uid for unit in others]
    with pytest.raises(SystemExit) as ended:
        run(["--project", str(project.path), "annotate", first.uid, "--clear", "--copies"])
    assert ended.value.code == 2


def test_what_a_report_says_twice_is_counted_beside_what_it_says_at_all(project: Project) -> None:
    first, second, third = copies(project)
    for unit in (second, third):
        annotate(project, uid=unit.uid, names=["矛盾化解"], analyst="甲")
    stats = project_stats(project)
    (counted,) = [c for c in stats.categories if c.name == "矛盾化解"]
    assert (stats.sentences, stats.repeats) == (5, 1)
    assert (counted.yes, counted.yes_once) == (2, 2)
    annotate(project, uid=first.uid, names=["矛盾化解"], analyst="甲")
    (counted,) = [c for c in project_stats(project).categories if c.name == "矛盾化解"]
    assert (counted.yes, counted.yes_once) == (3, 2)


def test_the_table_says_how_many_sentences_are_repeats(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--project", str(project.path), "stats"]) == 0
    shown = capsys.readouterr().out
    assert "其中 1 句与同一篇前面的句子几乎相同" in shown
    assert "是（不重复）" in shown
