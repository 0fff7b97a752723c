"""Import: the same again, other names, bad files among good ones, metadata tables."""

from pathlib import Path

import pytest
from project_files import OTHER_REPORT, REPORT

from annotation.annotations import annotations
from annotation.cache import search
from annotation.project import Project, open_project
from annotation.reports import find_report, reports, source_text, units
from annotation.undo import undo
from cli import run
from operations.annotate import annotate
from operations.import_reports import import_reports
from operations.metadata_table import read_metadata_table
from operations.resplit import preview, resplit


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        yield opened


def count(project: Project) -> tuple[int, int]:
    return len(reports(project)), len(list(units(project)))


def test_the_same_folder_again_changes_nothing(project: Project, reports_folder: Path) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    before = count(project)
    again = import_reports(project, [reports_folder], analyst="甲")
    assert again.unchanged == ["云溪县2021.txt", "青岚区2022.txt"]
    assert (again.added, again.renamed, again.failed) == ([], [], [])
    assert count(project) == before


def test_the_same_content_under_another_name_adds_an_alias(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    copy = tmp_path / "副本.txt"
    copy.write_text(REPORT, "utf-8", newline="\n")
    result = import_reports(project, [copy], analyst="甲")
    assert len(result.aliases) == 1
    assert find_report(project, "副本.txt").name == "云溪县2021.txt"


def test_the_same_name_with_other_content_is_a_new_report(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    other = tmp_path / "云溪县2021.txt"
    other.write_text(OTHER_REPORT.replace("青岚区", "云溪县"), "utf-8", newline="\n")
    result = import_reports(project, [other], analyst="甲")
    assert result.renamed == ["云溪县2021.txt (2)"]


def test_a_bad_file_is_named_and_the_good_ones_come_in(
    project: Project, reports_folder: Path
) -> None:
    (reports_folder / "坏.docx").write_bytes(b"PK\x03\x04 not a zip")
    (reports_folder / "空.txt").write_bytes(b"")
    result = import_reports(project, [reports_folder], analyst="甲")
    assert result.added == ["云溪县2021.txt", "青岚区2022.txt"]
    assert {item.name for item in result.failed} == {"坏.docx", "空.txt"}
    assert all("。" in str(item.why) for item in result.failed)
    assert len(reports(project)) == 2


def test_every_stored_span_is_the_sentence_in_the_source(
    project: Project, reports_folder: Path
) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    for unit in units(project):
        assert source_text(project, unit.report_id)[unit.start : unit.end] == unit.text


def test_an_import_that_is_stopped_keeps_whole_reports_only(
    project: Project, reports_folder: Path
) -> None:
    class StoppedError(Exception):
        pass

    def stop_at_the_second(done: int, total: int, what: str) -> None:
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        import_reports(project, [reports_folder], analyst="甲", progress=stop_at_the_second)
    (kept,) = reports(project)
    assert kept.name == "云溪县2021.txt"
    assert len(list(units(project))) > 10


def test_an_import_can_be_undone(project: Project, reports_folder: Path) -> None:
    import_reports(project, [reports_folder / "云溪县2021.txt"], analyst="甲")
    undo(project, analyst="甲")
    assert count(project) == (0, 0)


def test_imported_sentences_are_found_by_any_substring(
    project: Project, reports_folder: Path
) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    hits = search(project, "旁听庭审")
    assert [u.text for u in units(project) if u.id in hits] == ["组织领导干部旁听庭审六次。"]


def test_a_metadata_table_wins_and_keeps_its_other_columns(
    project: Project, reports_folder: Path, tmp_path: Path
) -> None:
    table = tmp_path / "元数据.csv"
    table.write_text("文件名,年份,地区,经办人\n云溪县2021.txt,2020,云溪县,甲某\n", "utf-8-sig")
    import_reports(project, [reports_folder], analyst="甲", metadata=read_metadata_table(table))
    metadata = find_report(project, "云溪县2021.txt").metadata
    assert metadata["year"] == ("2020", "table")
    assert metadata["经办人"] == ("甲某", "table")
    assert find_report(project, "青岚区2022.txt").metadata["year"][0] == "2022"


def test_a_metadata_table_also_fills_reports_that_are_there_already(
    project: Project, reports_folder: Path
) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    table = {"青岚区2022": {"地区": "青岚区", "科室": "一科"}}
    import_reports(project, [reports_folder], analyst="甲", metadata=table)
    assert find_report(project, "青岚区2022.txt").metadata["科室"] == ("一科", "table")


def test_cutting_anew_with_the_same_splitter_changes_nothing_and_keeps_annotations(
    project: Project, reports_folder: Path
) -> None:
    import_reports(project, [reports_folder], analyst="甲")
    sentence = next(units(project, kinds=("sentence",)))
    annotate(project, uid=sentence.uid, names=["普法"], analyst="甲")
    before = list(annotations(project)), count(project)
    plan = preview(project, ["云溪县2021.txt"])
    assert plan.changes["云溪县2021.txt"].new == 0
    resplit(project, plan, analyst="甲")
    assert (list(annotations(project)), count(project)) == before


def test_a_single_bad_file_exits_1_with_one_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("空.txt").write_bytes(b"")
    assert run(["import", "空.txt", "--analyst", "甲"]) == 1
    err = capsys.readouterr().err
    assert "空.txt" in err
    assert "Traceback" not in err
