"""The search of the window: any spelling of a phrase, in reports as they are now."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotation.cache import cache_path, count, stale_reports
from annotation.project import Project, open_project
from annotation.reports import units
from annotation.sentence_facts import stale_facts
from annotation.sentence_table import Filter, matching_ids
from operations.import_reports import import_reports
from operations.search import index_all, phrase_of


@pytest.fixture
def project(reports_folder: Path, tmp_path: Path):
    with open_project(tmp_path / "annotations.db", create=True) as project:
        import_reports(project, [reports_folder], analyst="甲")
        yield project


@pytest.mark.parametrize("typed", ["行政執法", " 行政执法　", "98.5％", "，企业"])
def test_a_phrase_is_found_however_it_is_typed(project: Project, typed: str) -> None:
    assert len(matching_ids(project, Filter(phrase=phrase_of(typed)), "document")) > 0
    assert phrase_of("  ") == ""


def test_after_an_import_nothing_waits(project: Project) -> None:
    assert stale_reports(project) == []
    assert index_all(project) == 0


def test_a_vanished_cache_is_filled_again_with_progress(project: Project) -> None:
    cache_path(project.path).unlink()
    told: list[tuple[int, int]] = []
    assert index_all(project, progress=lambda done, total, _: told.append((done, total))) == 2
    assert told[-1] == (2, 2)
    assert (stale_reports(project), stale_facts(project)) == ([], [])
    assert count(project, "行政执法") > 0


class StoppedError(Exception):
    pass


def test_a_stopped_run_keeps_what_it_did_and_goes_on_later(project: Project) -> None:
    cache_path(project.path).unlink()

    def stop(done: int, total: int, what: str) -> None:
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        index_all(project, progress=stop)
    assert len(stale_reports(project)) == 1
    assert index_all(project) == 1


def test_a_report_that_changes_while_it_is_read_is_indexed_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_path(project.path).unlink()

    def read_and_change(project: Project, *, report_id: int):
        rows = list(units(project, report_id=report_id))
        with project.transaction():
            change = (
                "UPDATE unit SET text = replace(text, '行政', '行\u3000政') WHERE report_id = ?"
            )
            project.db.execute(change, (report_id,))
        return rows

    with monkeypatch.context() as patch:
        patch.setattr("operations.search.units", read_and_change)
        index_all(project)
    assert len(stale_reports(project)) == 2
    assert matching_ids(project, Filter(phrase="行政"), "document").tolist() == []
    index_all(project)
    assert len(matching_ids(project, Filter(phrase="行 政"), "document")) > 0
