"""Metadata typed into a grid: one step, all or nothing, and what is typed stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation.history import entries
from annotation.project import Project, open_project
from annotation.reports import add_report, reports, set_metadata
from annotation.undo import last_step, redo, undo
from messages import KnownError
from operations.edit_metadata import Edit, edit_metadata, restore_metadata
from operations.import_reports import import_reports
from operations.metadata_values import code_of, tidy

FOUND = {"region": ("云溪县", "title"), "year": ("2020", "name"), "level": ("县", "title")}


def add(project: Project, name: str, source: str) -> int:
    return add_report(
        project,
        name=name,
        source=source,
        encoding="utf-8",
        extractor="",
        units=[],
        metadata=FOUND,
        cleaner_version="1",
        splitter_version="1",
        analyst="甲",
    ).report_id


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        for number in (1, 2, 3):
            add(opened, f"报告{number}.txt", f"第{number}篇。")
        yield opened


def values(project: Project, field: str) -> list[tuple[str, str] | None]:
    return [report.metadata.get(field) for report in reports(project)]


def edit(project: Project, *edits: tuple[int, str, str]) -> int:
    return edit_metadata(project, [Edit(*e) for e in edits], analyst="甲")


def steps(project: Project) -> int:
    return int(project.db.execute("SELECT count(*) FROM undo_step WHERE NOT undone").fetchone()[0])


def test_many_cells_are_one_step_and_come_back_in_one(project: Project) -> None:
    before, made = [r.metadata for r in reports(project)], steps(project)
    assert edit(project, (1, "year", "2021"), (2, "year", "2022"), (3, "备注", "另存")) == 3
    assert values(project, "year") == [("2021", "typed"), ("2022", "typed"), ("2020", "name")]
    assert values(project, "备注") == [None, None, ("另存", "typed")]
    assert steps(project) == made + 1
    undo(project, analyst="甲")
    assert [r.metadata for r in reports(project)] == before
    redo(project, analyst="甲")
    assert values(project, "year")[1] == ("2022", "typed")


def test_the_step_says_what_was_typed_or_how_many(project: Project) -> None:
    edit(project, (1, "year", "2021"))
    assert "报告1.txt，2021" in str(last_step(project).label)
    edit(project, (1, "year", ""))
    assert str(last_step(project).label) == "清空一处报告信息：报告1.txt"
    edit(project, (1, "year", "2021"), (2, "level", "市"))
    assert "2 处" in str(last_step(project).label)


def test_a_code_that_follows_its_region_is_not_counted_in_the_step(project: Project) -> None:
    edit(project, (1, "region", "湖北省"))
    assert str(last_step(project).label) == "修改报告信息：报告1.txt，湖北省"


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("year", "二零", "bad_year"),
        ("year", "20211", "bad_year"),
        ("date_written", "三月", "bad_date"),
        ("date_published", "2022-02-30", "bad_date"),
        ("region_code", "4205", "bad_region_code"),
        ("level", "县级", "bad_level"),
        ("body_type", "法院", "bad_body_type"),
    ],
)
def test_one_bad_value_leaves_everything_as_it_was(
    project: Project, field: str, value: str, key: str
) -> None:
    before, made = [r.metadata for r in reports(project)], steps(project)
    with pytest.raises(KnownError) as refused:
        edit(project, (1, "region", "青岚区"), (2, "title", "新标题"), (3, field, value))
    assert refused.value.message.key == f"operations.{key}"
    assert refused.value.message.values["report"] == "报告3.txt"
    assert [r.metadata for r in reports(project)] == before
    assert steps(project) == made


def test_a_report_that_is_gone_refuses_all(project: Project) -> None:
    with pytest.raises(KnownError) as refused:
        edit(project, (1, "year", "2021"), (99, "year", "2021"))
    assert refused.value.message.key == "operations.report_gone"
    assert values(project, "year")[0] == ("2020", "name")


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("year", " 2021年 ", "2021"),
        ("year", "２０２１", "2021"),
        ("year", "2021.0", "2021"),
        ("date_written", "2022/3/9", "2022-03-09"),
        ("date_published", "2022年3月9日", "2022-03-09"),
        ("date_published", "二〇二二年三月九日", "2022-03-09"),
        ("title", " 某报告\n（节选） ", "某报告\n（节选）"),
        ("level", "乡镇街道", "乡镇街道"),
        ("year", "  ", ""),
    ],
)
def test_values_are_stored_tidied(field: str, typed: str, stored: str) -> None:
    assert tidy(field, typed, report="甲") == stored


def test_what_is_the_same_already_keeps_its_source(project: Project) -> None:
    made = steps(project)
    assert edit(project, (1, "year", "2020年"), (1, "title", "")) == 0
    assert values(project, "year")[0] == ("2020", "name")
    assert steps(project) == made


def test_of_two_edits_of_one_cell_the_later_counts(project: Project) -> None:
    edit(project, (1, "year", "2021"), (1, "year", "2022"))
    assert values(project, "year")[0] == ("2022", "typed")


def test_typed_and_cleared_values_win_over_a_table_imported_later(
    project: Project, reports_folder: Path
) -> None:
    file = reports_folder / "云溪县2021.txt"
    table = {"云溪县2021.txt": {"年份": "2018", "地区": "青岚区", "层级": "市"}}
    import_reports(project, [file], analyst="甲")
    number = reports(project)[-1].id
    edit(project, (number, "year", "2019"), (number, "region", ""))
    import_reports(project, [file], analyst="甲", metadata=table)
    found = reports(project)[-1].metadata
    assert found["year"] == ("2019", "typed")
    assert found["region"] == ("", "typed")
    assert found["level"] == ("市", "table")


def test_a_known_region_brings_its_code(project: Project) -> None:
    edit(project, (1, "region", "宁波市江北区"), (2, "region", "湖北"), (3, "region", "湖北省"))
    assert values(project, "region")[0] == ("宁波市江北区", "typed")
    codes = [pair[0] for pair in values(project, "region_code")]
    assert codes == ["330205", "420000", "420000"]


def test_an_unknown_or_ambiguous_region_clears_the_code(project: Project) -> None:
    edit(project, (1, "region", "湖北省"), (2, "region", "湖北省"), (3, "region", "湖北省"))
    edit(project, (1, "region", "云溪县"), (2, "region", "城区"), (3, "region", ""))
    assert [pair[0] for pair in values(project, "region_code")] == ["", "", ""]


def test_the_code_it_had_settles_which_namesake_is_meant() -> None:
    assert code_of("江北区", year="", hint="") == ""
    assert code_of("江北区", year="2021", hint="330205") == "330205"


def test_a_town_in_a_known_region_has_no_code_of_its_own() -> None:
    assert code_of("宁波市江北区", year="", hint="") == "330205"
    assert code_of("宁波市江北区慈城镇", year="", hint="") == ""


def test_a_region_that_was_gone_by_then_keeps_its_code() -> None:
    assert code_of("宁波市江东区", year="2021", hint="") == "330204"


def test_a_code_given_along_with_the_region_stands(project: Project) -> None:
    edit(project, (1, "region", "湖北省"), (1, "region_code", "500105"))
    assert values(project, "region_code")[0] == ("500105", "typed")


def test_restoring_brings_back_what_was_found_first(project: Project) -> None:
    edit(project, (1, "year", "2021"), (1, "region", "湖北省"), (1, "title", "题"))
    edit(project, (1, "year", ""), (1, "region", "湖南省"))
    cells = [(1, "year"), (1, "region"), (1, "title"), (2, "year")]
    assert restore_metadata(project, cells, analyst="甲") == 4
    assert reports(project)[0].metadata == FOUND
    undo(project, analyst="甲")
    assert values(project, "region")[0] == ("湖南省", "typed")


def test_restoring_knows_what_a_table_said_before_the_hand(project: Project) -> None:
    edit(project, (1, "year", "2021"))
    undo(project, analyst="甲")
    set_metadata(project, 1, "year", "2019", "table", analyst="甲")
    edit(project, (1, "year", "2022"))
    restore_metadata(project, [(1, "year")], analyst="甲")
    assert values(project, "year")[0] == ("2019", "table")


def test_restoring_what_was_never_typed_changes_nothing(project: Project) -> None:
    made = steps(project)
    assert restore_metadata(project, [(1, "year"), (2, "title")], analyst="甲") == 0
    assert steps(project) == made


def test_restoring_never_takes_the_value_of_another_report_of_that_name(project: Project) -> None:
    edit(project, (1, "year", "2021"))
    project.db.execute("UPDATE report SET name = '别的.txt' WHERE id = 1")
    other = add(project, "报告1.txt", "另一篇。")
    set_metadata(project, other, "year", "2024", "typed", analyst="甲")
    assert restore_metadata(project, [(other, "year")], analyst="甲") == 0
    assert values(project, "year")[-1] == ("2024", "typed")


def test_the_history_keeps_each_cell_before_and_after(project: Project) -> None:
    edit(project, (1, "year", "2021"), (2, "year", ""))
    lines = {e.subject: e.detail for e in entries(project, limit=2)}
    assert lines["报告1.txt"]["before"] == ["2020", "name"]
    assert lines["报告1.txt"]["after"] == ["2021", "typed"]
    assert lines["报告2.txt"]["after"] == ["", "typed"]
