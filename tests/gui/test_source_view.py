"""原文: exactly as read; the span that is marked is the span that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from gui.look import Look
from gui.tagging import source_view
from gui.tagging.source_view import Places, SourceView

ALPHABET = "法治。𠮷😀 \n\ra"


@pytest.fixture
def view(qtbot, qapp, settings) -> SourceView:
    made = SourceView(Look(settings))
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


@given(st.text(ALPHABET, max_size=40), st.data())
def test_every_character_is_where_qt_holds_it(source: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(source)))
    places = Places(source)
    units = places.shown.encode("utf-16-le")
    before = source[:place].replace("\r\n", "\n").replace("\r", "\n")
    if not source[:place].endswith("\r") or not source[place:].startswith("\n"):
        assert units[: 2 * places.to_qt(place)].decode("utf-16-le") == before


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_the_sentence_is_marked_and_seen_in_a_long_text(view, line_break: str) -> None:
    lines = [f"第{n}句😀写在这里。" for n in range(900)]
    source = line_break.join(lines)
    start = source.index("第700句")
    view.show_source(1, source)
    view.mark(start, start + len(lines[700]))
    assert view.marked == lines[700]
    assert view.extraSelections()[0].cursor.selectedText() == lines[700]
    assert view.viewport().rect().contains(view.cursorRect())
    assert view.toPlainText() == "\n".join(lines)


def test_a_monstrous_line_keeps_its_places(view, monkeypatch) -> None:
    monkeypatch.setattr(source_view, "LONGEST", 50)
    source = "甲" * 45 + "乙乙乙" + "丙" * 400
    view.show_source(1, source)
    view.mark(45, 48)
    assert view.marked == "乙乙乙"
    view.mark(200, 210)
    assert view.marked.replace("\n", "") == "丙" * 10


def test_it_is_read_only_and_escape_leaves(view, qtbot) -> None:
    view.show_source(4, "一句话。")
    assert view.shows(4)
    assert not view.shows(5)
    qtbot.keyClicks(view, "12")
    assert view.toPlainText() == "一句话。"
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
