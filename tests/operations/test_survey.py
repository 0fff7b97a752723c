"""Before an import: what was found, what may be wrong, which table speaks of the others."""

from pathlib import Path

import pytest
from project_files import REPORT

from annotation.project import open_project
from annotation.reports import find_report, reports, source_text
from operations.import_reports import ImportResult, import_reports
from operations.survey_reports import find, look, match_table, tables_among


@pytest.fixture
def table(reports_folder: Path) -> Path:
    path = reports_folder / "台账.csv"
    path.write_text("文件名,年份\n云溪县2021.txt,2020\n青岚区2022,2022\n白石镇,2019\n", "utf-8-sig")
    return path


def test_files_are_found_and_a_project_among_them_is_set_aside(tmp_path, reports_folder):
    open_project(tmp_path / "旧.db", create=True).close()
    (reports_folder / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    found = find([reports_folder, tmp_path / "旧.db"])
    assert [name for _, name in found.reports] == ["云溪县2021.txt", "青岚区2022.txt"]
    told = {path.name: why.key for path, why in found.skipped}
    assert told == {"照片.jpg": "corpus.unknown_suffix", "旧.db": "operations.project_not_report"}


def test_a_look_never_fails_and_says_why(tmp_path):
    (tmp_path / "空.txt").write_bytes(b"")
    assert look(tmp_path / "空.txt", "空.txt").why.key == "corpus.empty"
    assert look(tmp_path / "无.txt", "无.txt").why.key == "corpus.not_found"


def test_a_look_shows_encoding_and_first_lines(tmp_path):
    (tmp_path / "甲.txt").write_bytes(REPORT.encode("gb18030"))
    looked = look(tmp_path / "甲.txt", "甲.txt")
    assert (looked.encoding, looked.lines[0]) == ("gb18030", REPORT.splitlines()[0])
    assert looked.size == len(REPORT.encode("gb18030"))
    wrong = look(tmp_path / "甲.txt", "甲.txt", encoding="big5")
    assert wrong.lines[0] != looked.lines[0]


def test_a_table_is_matched_by_file_name(table):
    matched = match_table(table, ["云溪县2021.txt", "下属/青岚区2022.txt", "青岚区2023.txt"])
    assert (matched.rows, matched.matched, matched.reports) == (3, 2, 2)
    assert matched.unmatched == ("白石镇",)


def test_the_table_that_speaks_of_the_other_files_is_recognised(reports_folder, table):
    (reports_folder / "别的.csv").write_text("文件名,年份\n不在这里,2020\n", "utf-8")
    assert [found.path for found in tables_among(find([reports_folder]))] == [table]


def test_encodings_and_what_is_left_out_hold_for_single_files(tmp_path, reports_folder, table):
    (reports_folder / "云溪县2021.txt").write_bytes(REPORT.encode("big5", "replace"))
    told = {reports_folder / "云溪县2021.txt": "big5"}
    with open_project(tmp_path / "a.db", create=True) as project:
        result = import_reports(
            project, [reports_folder], analyst="甲", encodings=told, leave_out=[table]
        )
        assert (result.failed, result.came_in) == ([], 2)
        assert result.encodings == [("云溪县2021.txt", "big5")]
        report = find_report(project, "云溪县2021.txt")
        assert report.encoding == "big5"
        assert source_text(project, report.id) == REPORT.encode("big5", "replace").decode("big5")


def test_rows_of_the_table_that_speak_of_no_report_are_named(tmp_path, reports_folder, table):
    from operations.metadata_table import read_metadata_table

    with open_project(tmp_path / "a.db", create=True) as project:
        result = import_reports(
            project, [reports_folder], analyst="甲", leave_out=[table],
            metadata=read_metadata_table(table),
        )  # fmt: skip
    assert result.table_rows == ["白石镇"]


def test_a_stopped_import_still_knows_what_came_in(tmp_path, reports_folder):
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int, what: str) -> None:
        if done == 1:
            raise StoppedError

    result = ImportResult()
    with open_project(tmp_path / "a.db", create=True) as project:
        with pytest.raises(StoppedError):
            import_reports(project, [reports_folder], analyst="甲", progress=stop, into=result)
        assert result.added == [report.name for report in reports(project)]
