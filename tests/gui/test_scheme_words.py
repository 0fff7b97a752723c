"""Seed and veto words in the scheme editor: typed, pasted, removed, and what they hit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from scheme_driver import KEY, commit_by_input_method, editing
from window_driver import ZHIFA

from annotation.project import open_project
from annotation.reports import units
from operations.annotate import annotate


@pytest.fixture
def editor(qtbot, qapp, settings, project_path):
    with editing(qtbot, settings, project_path) as editor:
        yield editor


def test_a_word_committed_by_an_input_method_is_added_with_enter(editor):
    box = editor.form.seeds.box
    before = editor.stored().seeds
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent("xuan jiang", []))
    commit_by_input_method(box, "宣讲团")
    assert editor.stored().seeds == before
    editor.qtbot.keyClick(box, KEY.Key_Return)
    assert editor.stored().seeds == (*before, "宣讲团")
    assert box.text() == ""
    assert editor.form.seeds.chips.words[-1] == "宣讲团"
    assert len(editor.steps) == 1


def test_several_pasted_seeds_are_several_words_in_one_step(editor):
    before = editor.stored().seeds
    QApplication.clipboard().setText("宣讲团、普法，法治村\n学法用法；")
    box = editor.form.seeds.box
    box.setFocus()
    box.paste()
    editor.qtbot.keyClick(box, KEY.Key_Return)
    assert editor.stored().seeds == (*before, "宣讲团", "法治村", "学法用法")
    assert len(editor.steps) == 1


def test_a_veto_may_hold_the_comma_that_separates_seeds(editor):
    before = editor.stored().vetoes
    editor.type(editor.form.vetoes.box, "立法、执法；谁执法，谁普法", enter=True)
    assert editor.stored().vetoes == (*before, "立法、执法", "谁执法，谁普法")


def test_a_word_typed_and_left_is_a_word(editor):
    editor.type(editor.form.seeds.box, "宣讲团")
    editor.page.choose(ZHIFA)
    assert editor.stored().seeds[-1] == "宣讲团"
    assert editor.form.seeds.box.text() == ""


def test_a_word_that_is_there_already_is_marked_not_added(editor):
    before = editor.stored().seeds
    editor.type(editor.form.seeds.box, before[3], enter=True)
    assert editor.stored().seeds == before
    assert editor.form.seeds.chips.currentIndex().data() == before[3]


def test_words_are_removed_by_key_and_by_mouse(editor):
    chips = editor.form.seeds.chips
    before = chips.words
    chips.setFocus()
    chips.mark(before[0])
    editor.qtbot.keyClick(chips, KEY.Key_Delete)
    assert editor.stored().seeds == before[1:]
    place = chips.visualRect(chips.model().index(0, 0))
    cross = place.center()
    cross.setX(place.right() - 8)
    editor.qtbot.mouseClick(chips.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert editor.stored().seeds == before[2:]


def test_escape_forgets_the_word_that_is_typed(editor):
    before = editor.stored().seeds
    editor.type(editor.form.seeds.box, "宣讲团")
    editor.qtbot.keyClick(editor.form.seeds.box, KEY.Key_Escape)
    editor.page.flush()
    assert editor.stored().seeds == before


def test_typing_shows_what_the_word_hits(editor):
    with open_project(editor.session.project.path) as project:
        uid = next(u.uid for u in units(project) if "宪法" in u.text)
        annotate(project, uid=uid, names=["普法"], analyst="甲")
    editor.type(editor.form.seeds.box, "宪法")
    preview = editor.form.preview
    editor.wait(lambda: preview.shown is not None and preview.shown.sentences == 1)
    assert preview.summary.text() == "“宪法”命中 1 句，其中人标为是 1 句、否 0 句"
    assert "宪法宣传周" in preview.sentences.toPlainText()
    opened = []
    editor.page.open_sentence.connect(lambda *ids: opened.append(ids))
    hit = preview.shown.hits[0]
    preview.sentences.anchorClicked.emit(f"{hit.report_id}/{hit.unit_id}")
    assert opened == [(hit.report_id, hit.unit_id)]
    editor.qtbot.keyClick(editor.form.seeds.box, KEY.Key_Escape)
    editor.wait(lambda: preview.shown is None)


def test_a_veto_tells_what_it_takes_away(editor):
    editor.type(editor.form.vetoes.box, "宪法宣传周")
    preview = editor.form.preview
    editor.wait(lambda: preview.shown is not None and preview.shown.sentences == 1)
    assert preview.summary.text() == "“宪法宣传周”出现在 1 句，其中 1 句的关键词因此不算"
