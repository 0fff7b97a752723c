"""When 统计 counts anew, and what becomes of an answer that comes late or never."""

from __future__ import annotations

import threading

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from statistics_hands import Hands
from statistics_project import SHORT, add, ids_of, make_statistics_project
from window_driver import Driver

from annotation.project import open_project
from annotation.reports import set_metadata
from gui.look import Look
from gui.statistics import cross_lines
from messages import KnownError
from operations.annotate import annotate


def tag_short(hands: Hands) -> None:
    """SHORT becomes 执法监督 through the window."""
    with open_project(hands.path) as project:
        unit = ids_of(project)["云溪", 4]
        uid = project.db.execute("SELECT uid FROM unit WHERE id = ?", (unit,)).fetchone()[0]
    session = hands.driver.window.session
    session.write(lambda who: annotate(session.project, uid=uid, names=["执法监督"], analyst=who))


def test_a_filter_chosen_while_a_tag_is_being_counted_counts_the_tag_too(hands: Hands) -> None:
    tag_short(hands)
    hands.page._look()  # as it does a moment later
    hands.choose(hands.page.bar.year, "2021")
    assert hands.cell(hands.page.table, 0, "句子") == "3 / 4 75%"


def test_the_lines_of_all_regions_are_not_made_in_the_window(hands: Hands, monkeypatch) -> None:
    made, real = [], cross_lines.lines

    def lines(*args):
        made.append(threading.get_ident() == threading.main_thread().ident)
        return real(*args)

    monkeypatch.setattr(cross_lines, "lines", lines)
    hands.choose(hands.page.bar.year, "2021")
    hands.choose(hands.page.by, "regions")
    assert [line[0] for line in hands.texts(hands.page.cross)] == ["云溪县"]
    assert made == [False, False]


def test_whoever_has_gone_elsewhere_is_not_called_back_by_a_number(hands: Hands) -> None:
    table = hands.page.table
    table._choose(hands.index(table, 0, "计划"))
    hands.view.turn_to("tagging")
    hands.wait()
    assert (hands.shown, hands.view.shown) == ([], "tagging")


def test_a_filter_that_no_report_fits_any_more_is_dropped_and_counted_without(
    hands: Hands,
) -> None:
    hands.choose(hands.page.bar.year, "2021")
    with open_project(hands.path) as project:
        report = project.db.execute("SELECT id FROM report WHERE name LIKE '云溪%'").fetchone()[0]
        set_metadata(project, report, "year", "2019", "typed", analyst="甲")
    hands.driver.window.session.look_for_others()
    hands.wait()
    assert hands.page.bar.year.currentData() == "*"
    assert hands.page.headline.text() == "3 篇报告，9 句，人标过 6 句（67%）"


def test_a_tag_is_counted_while_the_page_is_seen(hands: Hands) -> None:
    tag_short(hands)
    assert hands.page.asking.busy  # at once, but not before a moment has passed
    hands.wait()
    assert hands.cell(hands.page.table, 0, "句子") == "3 / 5 60%"
    assert hands.page.headline.text().startswith("3 篇报告，9 句，人标过 7 句")


def test_a_tag_on_another_page_is_counted_on_coming_back(hands: Hands) -> None:
    hands.view.turn_to("tagging")
    with open_project(hands.path) as project:
        unit = ids_of(project)["云溪", 4]
        uid = project.db.execute("SELECT uid FROM unit WHERE id = ?", (unit,)).fetchone()[0]
        annotate(project, uid=uid, names=[], analyst="甲")
    hands.driver.window.session.look_for_others()
    hands.wait()
    assert hands.cell(hands.page.table, 0, "句子") == "2 / 4 50%"  # nobody looks: nothing is read
    hands.turn()
    assert hands.cell(hands.page.table, 0, "句子") == "2 / 5 40%"


def test_the_place_in_the_table_outlives_a_count(hands: Hands) -> None:
    table = hands.page.table
    table.setCurrentIndex(hands.index(table, 2, "成效"))
    hands.choose(hands.page.bar.year, "2021")
    assert table.currentIndex() == hands.index(table, 2, "成效")


def test_details_that_were_being_counted_are_counted_again_after_a_change(hands: Hands) -> None:
    asking = hands.page.asking
    hands.page.more_button.click()
    assert asking._counter.busy
    asking.stale = True
    hands.page.show_page()  # before the first count is there
    hands.wait()
    assert asking.work is not None
    assert hands.page.details.analysts.isVisible()


def test_details_that_could_not_be_counted_say_so(hands: Hands, monkeypatch) -> None:
    from operations import statistics_work

    def fails(*_: object) -> None:
        raise KnownError("annotation.busy", path="云溪.db")

    monkeypatch.setattr(statistics_work, "work_steps", fails)
    hands.page.more_button.click()
    hands.wait()
    assert hands.page.details.progress.text().startswith("没有数成")


def test_repeats_are_worked_out_where_they_are_not_known(opened, tmp_path) -> None:
    path = make_statistics_project(tmp_path / "旧.db")
    with open_project(path) as project:
        add(project, "后来.txt", (("sentence", "成效", SHORT),), {})
    hands = opened(path)
    assert hands.page.asking.reading.once
    assert hands.cell(hands.page.table, 0, "句子") == "2 / 4 50%"


def test_closing_while_it_reads_leaves_nothing_at_work(qtbot, qapp, settings, tmp_path) -> None:
    path = make_statistics_project(tmp_path / "云溪.db")
    driver = Driver(qtbot, settings, Look(settings))
    driver.open(path)
    driver.window.view.turn_to("statistics")
    page = driver.window.view.pages["statistics"]
    page.more_button.setChecked(True)
    assert page.asking.busy
    driver.leave()  # says so where a thread is left


def test_a_reading_that_fails_is_told_and_tried_again(hands: Hands, monkeypatch) -> None:
    from operations import statistics_reading

    def fails(*_: object, **__: object) -> None:
        raise KnownError("annotation.busy", path="云溪.db")

    with monkeypatch.context() as patch:
        patch.setattr(statistics_reading, "read_statistics", fails)
        hands.choose(hands.page.bar.basis, "machine")
        assert "云溪.db" in hands.driver.says
    hands.turn()
    assert "机器判断" in hands.heads(hands.page.table)
