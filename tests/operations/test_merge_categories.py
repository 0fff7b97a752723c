"""Merging and splitting categories: the categories themselves, in one step, or refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotation.annotations import Provenance, counting, judge
from annotation.category_units import units_for_review, units_not_judged
from annotation.project import open_project
from annotation.reports import NewUnit, add_report, units
from annotation.scheme import categories
from annotation.undo import last_step, undo
from messages import KnownError
from operations import edit_scheme as edit
from operations.export_corpus import export_corpus
from operations.merge_categories import merge_categories, split_category

ZHIFA, PUFA, YINGSHANG, MAODUN = "cat-zhifa", "cat-pufa", "cat-yingshang", "cat-maodun"


@pytest.fixture
def project(tmp_path: Path):
    texts = ["处罚三件。", "培训两次。", "调解一件。"]
    new, at = [], 0
    for text in texts:
        new.append(NewUnit(at, at + len(text), "sentence", "成效", text))
        at += len(text)
    with open_project(tmp_path / "云溪.db", create=True) as project:
        add_report(
            project,
            name="云溪县.txt",
            source="".join(texts),
            encoding="utf-8",
            extractor="",
            units=new,
            metadata={},
            cleaner_version="1",
            splitter_version="1",
            analyst="甲",
        )
        yield project


def say(project, place, **values):
    unit = list(units(project))[place].id
    given = {f"cat-{name}": value for name, value in values.items()}
    judge(project, unit_id=unit, values=given, analyst="甲", provenance=Provenance("typed"))
    return unit


def live(project):
    return {c.uid: c for c in categories(project)}


def test_the_merged_category_is_retired_and_its_words_go_over(project):
    unit = say(project, 0, zhifa=True, pufa=False)
    edit.set_seeds(project, ZHIFA, ["处罚", "普法"], analyst="甲")
    edit.set_seeds(project, PUFA, ["普法"], analyst="甲")
    step = last_step(project)
    kept = merge_categories(project, ZHIFA, PUFA, analyst="甲")
    assert kept.seeds == ("普法", "处罚")
    assert ZHIFA not in live(project)
    assert counting(project).value(unit, PUFA) == 1
    undo(project, analyst="甲")
    assert ZHIFA in live(project)
    assert counting(project).value(unit, PUFA) == 0
    assert last_step(project) == step


def test_those_below_a_merged_parent_go_below_the_other(project):
    edit.move(project, PUFA, parent=ZHIFA, analyst="甲")
    edit.move(project, YINGSHANG, parent=ZHIFA, analyst="甲")
    merge_categories(project, ZHIFA, MAODUN, analyst="甲")
    assert {c.uid: c.parent for c in categories(project)} == {
        MAODUN: "",
        PUFA: MAODUN,
        YINGSHANG: MAODUN,
    }


def test_a_parent_can_be_merged_into_one_of_its_own(project):
    edit.move(project, PUFA, parent=ZHIFA, analyst="甲")
    edit.move(project, YINGSHANG, parent=ZHIFA, analyst="甲")
    merge_categories(project, ZHIFA, PUFA, analyst="甲")
    assert live(project)[PUFA].parent == ""
    assert live(project)[YINGSHANG].parent == PUFA


def test_a_split_offers_its_yes_for_the_new_choice(project):
    yes, no = say(project, 0, zhifa=True), say(project, 1, zhifa=False)
    step = last_step(project)
    parts = split_category(project, ZHIFA, ["处罚", "检查"], analyst="甲")
    assert [c.name for c in categories(project)][:3] == ["执法监督", "处罚", "检查"]
    assert [part.key for part in parts] == ["5", "6"]
    assert len({c.colour for c in categories(project)}) == 6
    assert units_for_review(project, ZHIFA) == [yes]
    assert units_not_judged(project, parts[0].uid)[0] == yes
    assert counting(project).value(no, parts[1].uid) == 0
    undo(project, analyst="甲")
    assert len(categories(project)) == 4
    assert units_for_review(project, ZHIFA) == []
    assert last_step(project) == step


@pytest.mark.parametrize(
    ("act", "key"),
    [
        (lambda p: merge_categories(p, ZHIFA, ZHIFA, analyst="甲"), "scheme_same"),
        (lambda p: merge_categories(p, ZHIFA, "cat-old", analyst="甲"), "scheme_not_live"),
        (lambda p: merge_categories(p, "cat-x", ZHIFA, analyst="甲"), "unknown_category"),
        (lambda p: split_category(p, ZHIFA, ["普法"], analyst="甲"), "scheme_name_taken"),
        (lambda p: split_category(p, ZHIFA, ["水", "水"], analyst="甲"), "scheme_name_taken"),
        (lambda p: split_category(p, ZHIFA, [], analyst="甲"), "scheme_no_name"),
        (lambda p: split_category(p, ZHIFA, [" "], analyst="甲"), "scheme_no_name"),
        (lambda p: split_category(p, "cat-old", ["水"], analyst="甲"), "scheme_not_live"),
    ],
)
def test_what_cannot_be_merged_or_split_is_refused_and_nothing_changes(project, act, key):
    added = edit.add(project, "旧", analyst="甲")
    project.db.execute("UPDATE category SET uid = 'cat-old' WHERE uid = ?", (added.uid,))
    edit.retire(project, "cat-old", analyst="甲")
    say(project, 0, zhifa=True)
    before, step = project.db.execute("SELECT * FROM category").fetchall(), last_step(project)
    with pytest.raises(KnownError) as caught:
        act(project)
    assert caught.value.message.key.endswith(key)
    assert project.db.execute("SELECT * FROM category").fetchall() == before
    assert last_step(project) == step


def test_an_export_after_a_merge_says_the_merged_category(project, tmp_path):
    say(project, 0, zhifa=True)
    merge_categories(project, ZHIFA, PUFA, analyst="甲")
    target = tmp_path / "语料.jsonl"
    export_corpus(project, target, format="jsonl")
    assert '"普法"' in target.read_text("utf-8")
