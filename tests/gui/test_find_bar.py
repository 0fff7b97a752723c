"""Ctrl+F: in this report hit by hit, in all reports as a list; nothing typed there tags."""

from pathlib import Path

import pytest
from panel_parts import piece
from PySide6.QtCore import Qt

from annotation.project import open_project
from annotation.reports import units
from gui.tagging.find_bar import FindBar
from gui.tagging.finding import Haystack, Hit, excerpt, tidied
from gui.tagging.found_list import WHERE
from gui.tagging.hit_marks import hit_ranges
from gui.theme import DARK, LIGHT
from operations.import_reports import import_reports

Key = Qt.Key
PIECES = [
    piece(1, "一、行政執法", "heading"),
    piece(2, "抽查执法案卷，规范执法。"),
    piece(3, "开展宣传。"),
    piece(4, "执法公示1次。"),
]


@pytest.fixture
def project(tmp_path: Path, reports_folder: Path):
    with open_project(tmp_path / "a.db", create=True) as opened:
        import_reports(opened, [reports_folder], analyst="甲")
        yield opened


@pytest.fixture
def bar(qtbot, qapp, project) -> FindBar:
    made = FindBar(project)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show_pieces(PIECES)
    return made


def test_hits_are_found_in_either_script_and_width() -> None:
    haystack = Haystack(PIECES)
    expected = [Hit(0, 4, 6), Hit(1, 2, 4), Hit(1, 9, 11), Hit(3, 0, 2)]
    assert haystack.find(tidied(" 執法 ")) == expected
    assert haystack.find(tidied("１")) == [Hit(3, 4, 5)]
    assert haystack.find("") == []


def test_a_phrase_never_reaches_from_one_piece_into_the_next() -> None:
    assert Haystack(PIECES).find("法抽查") == []
    assert Haystack(PIECES).find(tidied("执法\0抽查")) == []


def test_the_search_starts_where_the_reader_is_and_goes_round(bar, qtbot) -> None:
    went, marks = [], []
    bar.go_to.connect(went.append)
    bar.marked.connect(marks.append)
    bar.open(2)
    bar.field.insert("执法")
    assert (went[-1], bar.count.text()) == (3, "4/4")
    assert marks[-1] == {0: [(4, 6)], 1: [(2, 4), (9, 11)], 3: [(0, 2)]}
    qtbot.keyClick(bar.field, Key.Key_Return)
    assert (went[-1], bar.count.text()) == (0, "1/4")
    qtbot.keyClick(bar.field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "4/4"
    qtbot.keyClick(bar.field, Key.Key_F3)
    qtbot.mouseClick(bar.next_button, Qt.MouseButton.LeftButton)
    assert (went[-1], bar.count.text()) == (1, "2/4")


def test_the_hit_that_was_stepped_to_is_told_from_the_others(bar, qtbot) -> None:
    stepped = []
    bar.stepped.connect(lambda *hit: stepped.append(hit))
    bar.open(1)
    bar.field.insert("执法")
    qtbot.keyClick(bar.field, Key.Key_F3)
    assert stepped == [(1, 2, 4), (1, 9, 11)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_only_the_hit_that_was_stepped_to_is_in_full_colour(theme) -> None:
    made = hit_ranges("𠮷执法执法", [(1, 3), (3, 5)], theme, at=(3, 5))
    assert [(one.start, one.length) for one in made] == [(2, 2), (4, 2)]
    grounds = [one.format.background().color().name() for one in made]
    assert grounds[1] == theme.accent.lower() != grounds[0]


def test_what_is_not_there_is_said(bar, qtbot) -> None:
    bar.open(-1)
    bar.field.insert("枫桥")
    assert bar.count.text() == "没有"
    assert not bar.next_button.isEnabled()


def test_all_reports_are_searched_and_a_row_leads_to_its_sentence(bar, qtbot, project) -> None:
    bar.open(-1)
    bar.all.click()
    bar.field.insert("執法")
    qtbot.waitUntil(lambda: bar.list.count() > 0)
    held = [u for u in units(project) if "执法" in u.text]
    assert bar.count.text() == f"{len(held)} 句"
    qtbot.keyClick(bar.field, Key.Key_Down)
    assert bar.list.currentRow() == 0
    with qtbot.waitSignal(bar.open_sentence) as opened:
        qtbot.keyClick(bar.field, Key.Key_Return)
    assert opened.args == [held[0].report_id, held[0].id]


def test_a_found_sentence_bears_the_name_that_the_list_of_reports_shows(bar, qtbot) -> None:
    bar.list.names = lambda: {1: "青岚区报告"}
    bar.open(-1)
    bar.all.click()
    bar.field.insert("执法")
    qtbot.waitUntil(lambda: bar.list.count() > 0)
    rows = [bar.list.item(n) for n in range(bar.list.count())]
    named = [row.text().startswith("青岚区报告") for row in rows]
    assert named == [row.data(WHERE)[0] == 1 for row in rows] and any(named)


def test_escape_closes_takes_the_marks_away_and_gives_the_focus_back(bar, qtbot) -> None:
    marks = []
    bar.open(-1)
    bar.field.insert("执法")
    bar.marked.connect(marks.append)
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.field, Key.Key_Escape)
    assert not bar.isVisible()
    assert marks == [{}]


def test_digits_typed_here_stay_here(qtbot, bar) -> None:
    from PySide6.QtWidgets import QWidget

    class Above(QWidget):
        got: list[int]

        def keyPressEvent(self, event) -> None:  # noqa: N802
            self.got.append(event.key())

    above = Above()
    above.got = []
    qtbot.addWidget(above)
    bar.setParent(above)
    above.show()
    bar.open(-1)
    qtbot.keyClicks(bar.field, "10")
    qtbot.keyClick(bar.field, Key.Key_Up)
    qtbot.keyClick(bar.next_button, Key.Key_1)
    qtbot.keyClick(bar.list, Key.Key_1)
    bar.setParent(None)
    assert above.got == []
    assert bar.field.text() == "10"


def test_another_report_is_searched_anew(bar, qtbot) -> None:
    bar.open(-1)
    bar.field.insert("执法")
    marks = []
    bar.marked.connect(marks.append)
    bar.show_pieces([piece(9, "执法。")])
    assert marks == [{0: [(0, 2)]}]


def test_a_row_shows_the_phrase_however_late_it_stands() -> None:
    assert excerpt("前" * 40 + "执法案卷", "执法") == "…" + "前" * 10 + "执法案卷"
    assert excerpt("执法\n案卷", "执法") == "执法 案卷"
