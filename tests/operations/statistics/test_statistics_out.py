"""Progress, agreement, and the tables as they leave the program."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from statistics_project import (
    MAODUN,
    PUFA,
    YINGSHANG,
    ZHIFA,
    foretell,
    ids_of,
    make_statistics_project,
    say,
)

from annotation.project import Project, open_project
from annotation.workload import AnalystWork
from interchange import line_sheets
from messages import KnownError
from operations.edit_scheme import rename
from operations.export_statistics import export_statistics
from operations.statistics import statistics
from operations.statistics_json import places_json
from operations.statistics_reading import Wanted, read_statistics
from operations.statistics_sheets import as_text, category_lines, work_lines, year_lines
from operations.statistics_work import Work, work_done, work_steps


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), dialect="excel-tab"))


def test_reports_are_wholly_partly_or_not_tagged(project: Project) -> None:
    work = work_done(project)
    # 青岚区 in full, a conflict is judged; 云溪县 in part; 无名 not; 空 has nothing to tag.
    assert (work.wholly, work.partly, work.not_yet, work.without) == (1, 1, 1, 1)


def test_who_tagged_how_much(project: Project) -> None:
    assert work_done(project).analysts == (
        AnalystWork("甲", sentences=6, yes=5, no=16),
        AnalystWork("乙", sentences=1, yes=0, no=4),
    )


def test_agreement_is_over_what_two_have_judged(project: Project) -> None:
    ids = ids_of(project)
    say(project, ids["云溪", 0], ZHIFA, who="乙")
    work = work_done(project)
    by_name = {one.name: one.figures for one in work.agreements}
    assert {figures.n for figures in by_name.values()} == {2}
    assert by_name["执法监督"].raw == 0.5
    assert by_name["普法"].raw == 1.0
    assert work.disagreeing == (ids["青岚", 1],)


def test_counting_the_work_can_be_left_after_each_category(project: Project) -> None:
    *between, work = work_steps(project)
    assert between == [None] * 4
    assert isinstance(work, Work)


def test_one_analyst_alone_agrees_with_nobody(tmp_path: Path) -> None:
    with open_project(make_statistics_project(tmp_path / "新.db", tagged=False)) as project:
        say(project, ids_of(project)["云溪", 0], ZHIFA)
        work = work_done(project)
        assert (work.agreements, work.disagreeing) == ((), ())


def test_the_copied_table_has_counts_and_what_they_are_of(project: Project) -> None:
    told = statistics(read_statistics(project, machine=False), Wanted())
    line = cells(as_text(category_lines(told, "zh")))[0]
    assert line["类别"] == "执法监督"
    assert (line["本类句子"], line["判过的句子"]) == ("2", "4")
    assert (line["提及的报告"], line["判过的报告"]) == ("1", "2")
    assert (line["计划"], line["计划部分判过的"]) == ("1", "1")
    assert line["有分歧（未计）"] == "1"
    assert "机器判断的句子" not in line


def test_the_machine_has_columns_of_its_own(path: Path, project: Project) -> None:
    foretell(path)
    wanted = Wanted(machine=True)
    told = statistics(read_statistics(project, machine=True), wanted)
    line = cells(as_text(category_lines(told, "zh")))[0]
    assert (line["人标的句子"], line["人判过的句子"]) == ("2", "4")
    assert (line["机器判断的句子"], line["机器判过的句子"]) == ("2", "2")
    assert line["机器拿不准的句子"] == "1"
    assert (line["本类句子"], line["判过的句子"]) == ("4", "6")


def test_a_blank_denominator_has_no_share(project: Project) -> None:
    told = statistics(read_statistics(project, machine=False), Wanted())
    lines = cells(as_text(year_lines(told, "zh")))
    assert [line["年份"] for line in lines] == ["2021", "2022", "没有填"]
    assert [line["执法监督 占比"] for line in lines] == ["66.7%", "0.0%", ""]


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, "0.0%"), (0.0004, "<0.1%"), (0.001, "0.1%"), (0.9996, ">99.9%"), (1.0, "100.0%")],
)
def test_few_are_not_copied_as_none_nor_nearly_all_as_all(share: float, told: str) -> None:
    assert as_text([("普法", share)]) == f"普法\t{told}\n"


def test_nothing_that_is_copied_runs_as_a_formula(project: Project) -> None:
    rename(project, PUFA, '=HYPERLINK("x")', analyst="甲")
    say(project, ids_of(project)["无名", 0], who="@SUM(1)")
    told = statistics(read_statistics(project, machine=False), Wanted())
    names = [line["类别"] for line in cells(as_text(category_lines(told, "zh")))]
    assert """'=HYPERLINK("x")""" in names
    who = as_text(work_lines(work_done(project), "zh"))
    assert "\n'@SUM(1)\t" in who


def test_a_kappa_is_a_number_even_below_nought(project: Project, tmp_path: Path) -> None:
    ids = ids_of(project)
    say(project, ids["云溪", 0], ZHIFA, who="乙")
    say(project, ids["云溪", 1], ZHIFA, who="乙")
    say(project, ids["云溪", 3], who="乙")
    text = as_text(work_lines(work_done(project), "zh")).split("类别\t")[1]
    kappas = [line.split("\t")[3] for line in text.splitlines()[1:]]
    assert [kappa for kappa in kappas if kappa.startswith("-0.")]
    export_statistics(project, tmp_path / "统计.xlsx", wanted=Wanted())
    sheet = load_workbook(tmp_path / "统计.xlsx")["进度与一致性"]
    (cell,) = [row[3] for row in sheet.rows if row[0].value == "执法监督"]
    assert (cell.data_type, cell.number_format) == ("n", "0.00")
    assert f"{cell.value:.2f}" == kappas[0]


def test_the_workbook_holds_all_tables(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "统计.xlsx"
    export_statistics(project, out, wanted=Wanted(year="2021"), lang="zh")
    book = load_workbook(out)
    assert book.sheetnames == ["各类别", "按年份", "按地区", "进度与一致性"]
    first = [[cell.value for cell in row] for row in book["各类别"].rows]
    assert ["年份", "2021"] in [row[:2] for row in first]
    zhifa = next(row for row in first if row[0] == "执法监督")
    assert zhifa[1:7] == [1, 1, 1, 2, 3, pytest.approx(2 / 3)]


def test_a_name_stays_text_in_the_workbook(project: Project, tmp_path: Path) -> None:
    rename(project, PUFA, "=1+1", analyst="甲")
    export_statistics(project, tmp_path / "统计.xlsx", wanted=Wanted())
    sheet = load_workbook(tmp_path / "统计.xlsx")["各类别"]
    (cell,) = [cell for row in sheet.rows for cell in row if cell.value == "=1+1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_failure_leaves_the_old_file(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "统计.xlsx"
    out.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(line_sheets.Lines, "write", full)
    with pytest.raises(KnownError):
        export_statistics(project, out, wanted=Wanted())
    assert out.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".biaoju")] == []


def test_years_and_regions_as_plain_values(project: Project) -> None:
    told = places_json(project)
    found = [(row["name"], row["reports"], row["sentences"]) for row in told["by_year"]]
    assert found == [("2021", 1, 5), ("2022", 1, 2), ("", 1, 2)]
    assert told["by_year"][0]["categories"]["执法监督"] == {"yes": 2, "of": 3}
    assert [row["name"] for row in told["by_region"]] == ["云溪县", "青岚区", ""]


def test_the_project_itself_is_never_written_over(project: Project, path: Path) -> None:
    with pytest.raises(KnownError):
        export_statistics(project, path, wanted=Wanted())


def test_categories_nobody_disagrees_on_are_listed_too(project: Project) -> None:
    names = {one.figures.category for one in work_done(project).agreements}
    assert names == {ZHIFA, PUFA, YINGSHANG, MAODUN}
