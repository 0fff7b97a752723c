"""Near-duplicates: linked when they come in, tagged once, counted once per report."""

from pathlib import Path

import pytest
from report_texts import add_text

from annotation.annotations import Provenance, annotations, counting, judge
from annotation.cache_file import cache_path
from annotation.project import Project, open_project
from annotation.reports import units
from annotation.undo import redo, undo
from operations.import_reports import import_reports
from operations.near_duplicates import group_of, groups, link, once_per_report
from operations.propagate import preview_propagation, propagate

SAID = "白鹭乡请来县里的律师，在农闲时节为留守老人讲解如何识别养老诈骗"
TYPED = Provenance("typed")


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        add_text(
            opened, [f"{SAID}八次。", "新建水塔一座。", f"{SAID}九次。"], name="白鹭乡2021.txt"
        )
        add_text(opened, [f"今年，{SAID}十二次。", "粮食丰收。"], name="白鹭乡2022.txt")
        yield opened


def twins(project: Project) -> list[int]:
    return [unit.id for unit in units(project) if SAID in unit.text]


def say(project: Project, unit: int, who: str = "甲", **values: bool | None) -> None:
    given = {f"cat-{name}": value for name, value in values.items()}
    judge(project, unit_id=unit, values=given, analyst=who, provenance=TYPED)


def test_a_sentence_knows_those_like_it_in_all_reports(project: Project) -> None:
    same = twins(project)
    assert groups(project) == [same]
    for unit in same:
        assert [row.id for row in group_of(project, unit)] == same
    (alone,) = (unit.id for unit in units(project) if "水塔" in unit.text)
    assert group_of(project, alone) == []


def test_a_lost_cache_is_made_again_and_nobody_notices(project: Project) -> None:
    before = groups(project)
    project.cache.close()
    for end in ("", "-wal", "-shm"):
        path = cache_path(project.path)
        path.with_name(path.name + end).unlink(missing_ok=True)
    assert groups(project) == before


def test_a_new_report_joins_the_groups_and_an_undone_one_leaves_them(project: Project) -> None:
    before = groups(project)
    add_text(project, [f"{SAID}多次。"], name="白鹭乡2023.txt")
    assert [len(group) for group in groups(project)] == [4]
    undo(project, analyst="甲")
    assert groups(project) == before


def test_import_links_what_it_brings_in(tmp_path: Path) -> None:
    from annotation import near_groups

    for year, text in ((2021, f"{SAID}八次。\n"), (2022, f"{SAID}十次。\n粮食丰收。\n")):
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        import_reports(opened, [tmp_path / "2021.txt", tmp_path / "2022.txt"], analyst="甲")
        assert near_groups.are_grouped(opened)
        assert len(near_groups.groups(opened)) == 2


def test_what_is_linked_already_is_not_worked_out_again(project: Project, monkeypatch) -> None:
    link(project)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("training.near_duplicates.bands", never)
    link(project)
    assert len(groups(project)) == 1


def test_one_tag_goes_to_all_as_one_step_with_its_provenance(project: Project) -> None:
    first, second, third = twins(project)
    say(project, first, pufa=True, zhifa=False)
    preview = preview_propagation(project, first)
    assert [unit.id for unit in preview.units] == [second, third]
    assert (
        preview.values == ({"cat-pufa": True, "cat-zhifa": False},) * 2
        or preview.values == ({"cat-zhifa": False, "cat-pufa": True},) * 2
    )
    assert propagate(project, first, analyst="甲").changed == 2
    said = {(a.unit_id, a.category): a for a in annotations(project)}
    for unit in (second, third):
        assert said[unit, "cat-pufa"].value
        assert not said[unit, "cat-zhifa"].value
        assert said[unit, "cat-pufa"].provenance.kind == "propagated"
    assert said[first, "cat-pufa"].provenance.kind == "typed"
    undo(project, analyst="甲")
    assert {a.unit_id for a in annotations(project)} == {first}
    redo(project, analyst="甲")
    assert len(list(annotations(project))) == 6


def test_what_anybody_has_said_is_left_as_it_is(project: Project) -> None:
    first, second, third = twins(project)
    say(project, first, pufa=True)
    say(project, second, who="乙", pufa=True)
    preview = preview_propagation(project, first)
    assert [unit.id for unit in preview.units] == [third]
    assert (preview.unchanged, preview.contradicted) == (1, ())
    propagate(project, first, analyst="甲")
    assert [a.analyst for a in annotations(project) if a.unit_id == second] == ["乙"]


def test_a_category_that_the_group_disputes_is_not_carried_over(project: Project) -> None:
    first, second, third = twins(project)
    say(project, first, pufa=True, zhifa=False)
    say(project, second, pufa=False)
    assert preview_propagation(project, first).contradicted == ("cat-pufa",)
    propagate(project, first, analyst="甲")
    assert counting(project).values[third] == {"cat-zhifa": 0}


def test_nothing_said_or_nothing_alike_changes_nothing(project: Project) -> None:
    first, *_ = twins(project)
    result = propagate(project, first, analyst="甲")
    assert (result.changed, result.step) == (0, 0)
    (alone,) = (unit.id for unit in units(project) if "水塔" in unit.text)
    say(project, alone, pufa=True)
    assert propagate(project, alone, analyst="甲").changed == 0


def test_a_sentence_pasted_twice_counts_once_per_report(project: Project) -> None:
    first, _, third = twins(project)
    counted = [unit.id for unit in once_per_report(project, list(units(project)))]
    assert [unit for unit in counted if unit in twins(project)] == [first, third]
    assert len(counted) == 4
