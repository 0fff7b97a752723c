"""The scheme editor: what is typed is stored when left and never lost; answers, not dialogs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from scheme_driver import KEY, commit_by_input_method, editing
from window_driver import MAODUN, PUFA, YINGSHANG, ZHIFA, make_project

from annotation.project import open_project
from annotation.reports import units
from annotation.scheme import categories
from operations import edit_scheme as edit
from operations.annotate import annotate

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot, qapp, settings, project_path):
    with editing(qtbot, settings, project_path) as editor:
        yield editor


def test_a_field_is_stored_when_it_is_left(editor):
    editor.type(editor.form.name, "法治宣传")
    editor.form.definition.setFocus()
    assert editor.stored().name == "法治宣传"
    assert "法治宣传" in editor.names()
    editor.type(editor.form.definition, "只说宣传。")
    editor.form.examples.setFocus()
    assert editor.stored().definition == "只说宣传。"
    assert [step.label.key for step in editor.steps] == [
        "operations.step_rename",
        "operations.step_define",
    ]


def test_enter_stores_a_line_and_control_enter_several(editor):
    editor.type(editor.form.name, "法治宣传", enter=True)
    assert editor.stored().name == "法治宣传"
    editor.type(editor.form.examples, "甲句。\n乙句。")
    assert editor.stored().examples != ("甲句。", "乙句。")
    editor.qtbot.keyClick(editor.form.examples, KEY.Key_Return, CONTROL)
    assert editor.stored().examples == ("甲句。", "乙句。")


def test_leaving_a_field_as_it_was_stores_nothing(editor):
    for box in (editor.form.name, editor.form.definition, editor.form.examples):
        box.setFocus()
    editor.page.flush()
    assert editor.steps == []


@pytest.mark.parametrize("leave", ["choose", "click", "arrow", "hide", "flush"])
def test_nothing_typed_is_lost_when_the_page_is_left(editor, leave):
    editor.type(editor.form.definition, "只说宣传。")
    if leave == "choose":
        editor.page.choose(ZHIFA)
    elif leave == "click":
        rows = editor.page.side.list
        place = rows.visualItemRect(rows.topLevelItem(0)).center()
        editor.qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert editor.page.uid == ZHIFA
    elif leave == "arrow":
        editor.page.side.list.setFocus()
        editor.qtbot.keyClick(editor.page.side.list, KEY.Key_Down)
        assert editor.page.uid == YINGSHANG
    elif leave == "hide":
        editor.page.hide()
    else:
        assert editor.page.flush()
    assert editor.stored().definition == "只说宣传。"


def test_a_refused_name_stays_in_its_box_and_comes_back(editor):
    editor.type(editor.form.name, "执法监督", enter=True)
    assert editor.refused == ["operations.scheme_name_taken"]
    assert not editor.page.flush()
    editor.page.choose(ZHIFA)
    assert editor.form.name.text() == "执法监督"
    editor.page.choose(PUFA)
    assert editor.form.name.text() == "执法监督"
    assert editor.stored().name == "普法"
    editor.type(editor.form.name, "法宣", enter=True)
    assert editor.stored().name == "法宣"


def test_a_page_that_goes_after_its_project_tries_nothing_again(editor):
    editor.type(editor.form.name, "执法监督", enter=True)
    assert not editor.page.flush()
    editor.session.close()
    editor.page.hide()
    assert editor.form.name.text() == "执法监督"


def test_an_emptied_name_goes_back_to_what_is_stored(editor):
    editor.type(editor.form.name, "", enter=True)
    assert editor.form.name.text() == "普法"
    assert editor.refused == []


def test_what_another_program_changes_is_shown_but_typing_stays(editor, project_path):
    editor.type(editor.form.definition, "只说宣")
    with open_project(project_path) as project:
        edit.define(project, PUFA, "别人的定义", analyst="乙")
        edit.set_examples(project, PUFA, ["别人的例句。"], analyst="乙")
    editor.session.look_for_others()
    assert editor.form.examples.toPlainText() == "别人的例句。"
    assert editor.form.definition.toPlainText() == "只说宣"
    commit_by_input_method(editor.form.definition, "传。")
    editor.page.flush()
    assert editor.stored().definition == "只说宣传。"


def test_a_word_in_the_making_is_not_disturbed(editor, project_path):
    box = editor.form.name
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent("fa zhi", []))
    with open_project(project_path) as project:
        edit.rename(project, PUFA, "别名", analyst="乙")
    editor.session.look_for_others()
    assert box.text() == "普法"
    commit_by_input_method(box, "二")
    assert box.text() == "二普法"


def test_undo_shows_the_old_value_again(editor):
    editor.type(editor.form.name, "法宣", enter=True)
    editor.session.undo()
    assert editor.form.name.text() == "普法"
    assert editor.stored().name == "普法"


def test_a_key_that_another_has_is_swapped(editor):
    words = [editor.form.key.itemText(row) for row in range(editor.form.key.count())]
    assert words[:4] == ["不设", "1 · 执法监督", "2", "3 · 营商环境"]
    editor.form.key.setCurrentIndex(1)
    editor.form.key.activated.emit(1)
    assert (editor.stored(PUFA).key, editor.stored(ZHIFA).key) == ("1", "2")


def test_a_colour_is_chosen_by_its_name_and_doubts_are_said(editor):
    choice = editor.form.colour
    row = choice.findText("蓝")
    choice.activated.emit(row)
    assert editor.stored().colour == "#0072B2"
    assert "执法监督" in editor.form.doubt.text()
    choice.activated.emit(choice.findText("黄"))
    assert not editor.form.doubt.isVisible()


def test_a_parent_is_chosen(editor):
    choice = editor.form.parent_choice
    choice.activated.emit(choice.findText("执法监督"))
    assert editor.stored().parent == ZHIFA
    assert editor.order()[:2] == [ZHIFA, PUFA]
    editor.page.choose(ZHIFA)
    assert not choice.isEnabled()


def test_alt_arrows_buttons_and_drops_move_a_category(editor):
    rows = editor.page.side.list
    editor.qtbot.keyClick(rows, KEY.Key_Up, ALT)
    assert editor.order()[:2] == [PUFA, ZHIFA]
    editor.qtbot.keyClick(rows, KEY.Key_Up, ALT)
    assert len(editor.steps) == 1
    editor.page.side.down_button.click()
    editor.page.side.down_button.click()
    editor.page.side.down_button.click()
    assert editor.order() == [ZHIFA, YINGSHANG, MAODUN, PUFA]
    items = {item.text(0): item for item in rows._items()}
    where = rows.DropIndicatorPosition
    rows.drop_at(items["普法"], items["营商环境"], where.AboveItem)
    assert editor.order() == [ZHIFA, PUFA, YINGSHANG, MAODUN]
    items = {item.text(0): item for item in rows._items()}
    rows.drop_at(items["普法"], items["营商环境"], where.OnItem)
    assert editor.stored().parent == YINGSHANG
    items = {item.text(0): item for item in rows._items()}
    rows.drop_at(items["普法"], None, where.OnViewport)
    assert editor.order()[-1] == PUFA
    assert editor.stored().parent == ""
    assert rows.currentItem().text(0) == "普法"


def test_a_new_category_waits_for_its_name(editor):
    editor.page.side.add_button.click()
    assert editor.form.name.text() == "新类别"
    assert editor.form.name.selectedText() == "新类别"
    commit_by_input_method(editor.form.name, "水")
    editor.page.side.add_button.click()
    assert {"水", "新类别"} <= {c.name for c in categories(editor.session.project)}


def test_a_retired_category_is_folded_away_and_comes_back(editor):
    editor.page.detail.retire_button.click()
    assert editor.stored().retired
    fold = editor.page.side.list.fold
    assert fold.text(0) == "已停用 1 个"
    assert not editor.form.name.isEnabled()
    editor.page.detail.bring_back_button.click()
    assert not editor.stored().retired
    assert editor.page.side.list.fold is None
    assert editor.form.name.isEnabled()


def tag(editor, name: str, place: int = 4, analyst: str = "甲") -> None:
    project = editor.session.project
    uid = list(units(project))[place].uid
    annotate(project, uid=uid, names=[name], analyst=analyst)
    editor.session.reload()


@pytest.mark.parametrize("limit", [2000, 0])
def test_a_merge_says_first_what_it_will_do(editor, monkeypatch, limit):
    monkeypatch.setattr("gui.scheme.writing.LONG", limit)
    tag(editor, "普法")
    bar = editor.page.detail.merge
    editor.page.detail.merge_button.click()
    bar.into.setCurrentIndex(bar.into.findText("矛盾化解"))
    editor.wait(lambda: "1 条由“否”变“是”" in bar.told.text())
    assert editor.stored().retired is False
    bar.do_button.click()
    editor.wait(lambda: editor.stored().retired)
    editor.wait(lambda: not bar.isVisible())
    assert editor.page.uid == MAODUN
    editor.session.undo()
    assert not editor.stored().retired


def test_a_split_offers_what_waits_for_the_new_choice(editor):
    tag(editor, "普法")
    bar = editor.page.detail.split
    editor.page.detail.split_button.click()
    editor.wait(lambda: "1 句“是”等待重新选择" in bar.told.text())
    assert not bar.do_button.isEnabled()
    editor.type(bar.names, "法治宣传、法治教育", enter=True)
    assert editor.names()[:4] == ["执法监督", "普法", "法治宣传", "法治教育"]
    offers = editor.page.detail.offers
    editor.wait(lambda: offers.lines["marked"].isVisible())
    assert offers.lines["marked"].text() == "有 1 句的标注待重新确认"
    offers.buttons["marked"].click()
    editor.wait(lambda: bool(editor.lists))
    unit = list(units(editor.session.project))[4].id
    assert editor.lists == [([unit], "普法：待重新确认")]


def test_a_changed_definition_offers_the_older_tags(editor):
    tag(editor, "普法")
    editor.qtbot.wait(5)
    editor.type(editor.form.definition, "只说宣传。")
    editor.page.flush()
    offers = editor.page.detail.offers
    editor.wait(lambda: offers.lines["older"].isVisible())
    assert offers.lines["older"].text() == "定义已改，1 条较早的标注可以复查"
    offers.buttons["accept"].click()
    editor.wait(lambda: not offers.lines["older"].isVisible())


def test_a_new_category_offers_what_is_not_judged_in_it(editor):
    offers = editor.page.detail.offers
    tag(editor, "普法")
    editor.wait(lambda: not offers.isVisible())
    editor.page.side.add_button.click()
    editor.wait(lambda: offers.lines["not_judged"].isVisible())
    words = "这个类别有 5 句还没判断，其中 1 句已判断过其他类别"
    assert offers.lines["not_judged"].text() == words
    wanted = []
    editor.page.wants_new.connect(wanted.append)
    offers.buttons["not_judged"].click()
    assert (wanted, editor.lists) == ([editor.page.uid], [])


def test_the_scheme_goes_out_and_comes_in_as_a_file(editor, tmp_path):
    path = tmp_path / "类别体系.toml"
    editor.type(editor.form.name, "法宣")
    editor.page.export_to(path)
    assert editor.said[-1].startswith("类别体系已导出到")
    editor.type(editor.form.name, "别的", enter=True)
    editor.page.import_from(path)
    assert editor.stored().name == "法宣"
    assert editor.form.name.text() == "法宣"
    editor.page.import_from(tmp_path / "没有.toml")
    assert editor.refused == ["operations.scheme_unreadable"]


def test_counts_of_yes_are_shown(editor):
    tag(editor, "普法")
    item = next(i for i in editor.page.side.list._items() if i.text(0) == "普法")
    from gui.scheme.category_cell import COUNT

    editor.wait(lambda: item.data(0, COUNT) == 1)


def test_without_a_name_nothing_is_stored_and_nothing_is_lost(qtbot, qapp, settings, tmp_path):
    path = make_project(tmp_path / "无名.db", analyst=None)
    with editing(qtbot, settings, path) as editor:
        editor.type(editor.form.name, "法宣", enter=True)
        assert editor.stored().name == "普法"
        assert editor.form.name.text() == "法宣"
        editor.session.ask_name = lambda: "甲"
        assert editor.page.flush()
        assert editor.stored().name == "法宣"


def test_every_control_has_a_name(editor):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for widget in editor.page.findChildren(kind):
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert words or widget.accessibleName(), widget
