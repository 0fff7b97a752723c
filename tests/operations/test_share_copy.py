"""交给同事: a copy without anybody's work in it, whose tags come back by a merge."""

from pathlib import Path

import pytest

from annotation.annotations import annotations, flag
from annotation.history import entries
from annotation.project import Project, open_project
from annotation.reports import reports, source_text, units
from annotation.scheme import Category, add_category, categories
from annotation.undo import last_step
from messages import KnownError
from operations.annotate import annotate
from operations.import_reports import import_reports
from operations.merge import merge_project
from operations.share_copy import share_copy

WHO, NOTE = "分析员甲乙丙", "这一句要再问科长"


@pytest.fixture
def project(tmp_path: Path, reports_folder: Path):
    with open_project(tmp_path / "annotations.db", create=True) as opened:
        import_reports(opened, [reports_folder], analyst=WHO)
        opened.set_setting("analyst", WHO)
        sentence = next(units(opened, kinds=("sentence",)))
        annotate(opened, uid=sentence.uid, names=["普法"], analyst=WHO)
        flag(opened, sentence.id, NOTE, analyst=WHO)
        yield opened


def share(project: Project, target: Path, **chosen) -> Path:
    every = [report.id for report in reports(project)]
    share_copy(project, target, **({"report_ids": every} | chosen))
    return target


def test_reports_units_and_scheme_are_the_same(project, tmp_path):
    add_category(project, Category("", "信访"), analyst=WHO)
    with open_project(share(project, tmp_path / "给乙.db")) as copy:
        assert [r.name for r in reports(copy)] == [r.name for r in reports(project)]
        assert [u.uid for u in units(copy)] == [u.uid for u in units(project)]
        assert [u.text for u in units(copy)] == [u.text for u in units(project)]
        assert reports(copy)[0].metadata == reports(project)[0].metadata
        assert source_text(copy, 1) == source_text(project, 1)
        assert categories(copy) == categories(project)


def test_nothing_that_anybody_did_is_in_the_file(project, tmp_path):
    path = share(project, tmp_path / "给乙.db")
    content = path.read_bytes()
    assert WHO.encode() not in content
    assert NOTE.encode() not in content
    with open_project(path) as copy:
        assert list(annotations(copy)) == []
        assert entries(copy, limit=10) == []
        assert last_step(copy) is None
        assert copy.setting("analyst") is None


def test_only_the_chosen_reports_go_out(project, tmp_path):
    first, second = reports(project)
    path = share(project, tmp_path / "给乙.db", report_ids=[second.id])
    with open_project(path) as copy:
        assert [report.name for report in reports(copy)] == [second.name]
    word = source_text(project, first.id)[:12].encode()
    assert word not in path.read_bytes()


def test_the_colleagues_tags_come_back(project, tmp_path):
    path = share(project, tmp_path / "给乙.db")
    with open_project(path) as copy:
        theirs = list(units(copy, kinds=("sentence",)))[2]
        annotate(copy, uid=theirs.uid, names=["营商环境"], analyst="乙")
    result = merge_project(project, path, analyst=WHO)
    assert (result.added_reports, result.conflicts) == (0, [])
    back = {(a.uid, a.category, a.value) for a in annotations(project) if a.analyst == "乙"}
    assert (theirs.uid, "cat-yingshang", True) in back


def test_a_project_is_never_overwritten(project, tmp_path):
    path = share(project, tmp_path / "给乙.db")
    with pytest.raises(KnownError) as told:
        share(project, path)
    assert told.value.message.key == "operations.output_is_project"


def test_no_reports_make_no_file(project, tmp_path):
    with pytest.raises(KnownError) as told:
        share(project, tmp_path / "给乙.db", report_ids=[])
    assert told.value.message.key == "operations.nothing_to_share"
    assert not (tmp_path / "给乙.db").exists()


def test_a_cancelled_copy_leaves_nothing(project, tmp_path):
    def stop(done: int, total: int, what: str) -> None:
        raise ZeroDivisionError

    before = sorted(tmp_path.iterdir())
    with pytest.raises(ZeroDivisionError):
        share(project, tmp_path / "给乙.db", progress=stop)
    assert sorted(tmp_path.iterdir()) == before
