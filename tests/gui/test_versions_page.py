"""版本与定稿: what the lists show, what each button does, by mouse and by keys."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from live_project import import_seven, say_much, sentences_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from annotation.classifiers import classifier
from annotation.deliveries import deliveries
from annotation.project import open_project
from gui.background import Background
from gui.look import Look
from gui.quality.versions_page import NOTE, VersionsPage
from gui.session import Session
from operations.annotate import annotate
from operations.share_version import export_version
from operations.train import train

Key = Qt.Key


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two versions that decide differently; copy it."""
    folder = tmp_path_factory.mktemp("trained")
    with open_project(folder / "云溪.db", create=True) as project:
        import_seven(project, folder / "报告")
        say_much(project)
        project.set_setting("analyst", "甲")
        train(project, folder / "models", note="第一版")
        for unit in sentences_of(project):
            names = ["普法"] if "执法" in unit.text else []
            annotate(project, uid=unit.uid, names=names, analyst="甲")
        train(project, folder / "models")
    return folder


class Hands:
    def __init__(self, qtbot: Any, path: Path, look: Look) -> None:
        self.qtbot, self.path = qtbot, path
        self.session, self.background = Session(path), Background()
        self.background.ended.connect(lambda _: self.session.reload())
        self.failed: list[object] = []
        self.said: list[str] = []
        self.units: list[Any] = []
        self.session.failed.connect(self.failed.append)
        self.background.refused.connect(self.failed.append)
        self.page = VersionsPage(self.session, look, self.background)
        self.page.said.connect(self.said.append)
        self.page.show_units.connect(self.units.append)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 620)
        self.page.show()
        self.page.show_page()
        self.wait(lambda: self.page.lists is not None and not self.page._reader.busy)

    def wait(self, what: Any, timeout: int = 120_000) -> None:
        self.qtbot.waitUntil(what, timeout=timeout)

    def settle(self) -> None:
        self.wait(lambda: not self.background.busy and not self.page._reader.busy)

    def click(self, verb: str) -> None:
        blocks = (self.page.versions, self.page.deliveries)
        button = next(b.buttons[verb] for b in blocks if verb in b.buttons)
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def can(self, verb: str) -> bool:
        blocks = (self.page.versions, self.page.deliveries)
        return next(b.buttons[verb] for b in blocks if verb in b.buttons).isEnabled()

    def lines(self, table: Any) -> list[tuple[str, ...]]:
        return [line.cells for line in table.model_.lines]

    @property
    def dialog(self) -> Any:
        return next(d for d in self.page.findChildren(QDialog) if d.isVisible())

    def leave(self) -> None:
        for dialog in self.page.findChildren(QDialog):
            dialog.close()
        self.page.stop()
        self.background.stop()
        self.session.close()


@pytest.fixture
def hands(qtbot: Any, qapp: Any, settings: Any, trained: Path, tmp_path: Path) -> Iterator[Hands]:
    import shutil

    from gui.language import use_locale

    use_locale("zh")
    shutil.copytree(trained, tmp_path / "p")
    hands = Hands(qtbot, tmp_path / "p" / "云溪.db", Look(settings))
    yield hands
    hands.leave()


@pytest.fixture
def empty(qtbot: Any, qapp: Any, settings: Any, project_path: Path) -> Iterator[Hands]:
    hands = Hands(qtbot, project_path, Look(settings))
    yield hands
    hands.leave()


def test_versions_are_listed_newest_first_with_what_is_true_of_them(hands: Hands) -> None:
    second, first = hands.lines(hands.page.versions.table)
    assert (second[0], second[4], first[0], first[NOTE]) == ("v2", "正在用", "v1", "第一版")
    assert "%" in first[3] and "–" in first[3]  # never without its range
    assert first[2] == "67"
    assert "v2" in hands.page.versions.side.text()


def test_an_empty_page_teaches_and_offers_only_what_can_be_done(empty: Hands) -> None:
    page = empty.page
    assert page.versions.stack.currentWidget() is page.versions.empty
    assert "保存为一版" in page.versions.empty.text()
    assert "工作簿" in page.deliveries.empty.text()
    able = {verb for verb in (*page.versions.buttons, *page.deliveries.buttons) if empty.can(verb)}
    assert able == {"keep", "import_", "deliver"}


def test_going_back_is_one_step_and_undo_goes_forward_again(hands: Hands) -> None:
    hands.page.versions.table.pick([1])
    hands.click("use")
    hands.settle()
    assert [line[4] for line in hands.lines(hands.page.versions.table)] == ["", "正在用"]
    assert not hands.can("use")
    hands.session.undo()
    hands.settle()
    assert [line[4] for line in hands.lines(hands.page.versions.table)] == ["正在用", ""]


def test_a_note_is_typed_where_it_stands_and_undone(hands: Hands) -> None:
    table = hands.page.versions.table
    table.pick([0])
    table.setFocus()
    hands.click("note")
    editor = table.findChild(QLineEdit)
    hands.qtbot.keyClicks(editor, "second")
    hands.qtbot.keyClick(editor, Key.Key_Return)
    hands.wait(lambda: hands.lines(table)[0][NOTE] == "second")
    assert classifier(hands.session.project, "v2").note == "second"
    hands.session.undo()
    hands.wait(lambda: hands.lines(table)[0][NOTE] == "")


def test_comparing_two_says_how_they_differ_and_lists_the_sentences(hands: Hands) -> None:
    hands.page.versions.table.pick([0, 1])
    assert not hands.can("export") and not hands.can("delete")
    hands.click("compare")
    hands.wait(lambda: hands.page.strip.found is not None)
    found, strip = hands.page.strip.found, hands.page.strip
    assert (found.first, found.second) == ("v1", "v2")
    assert "普法" in strip.words.text() and str(len(found.changed)) in strip.list_button.text()
    assert hands.page.focusWidget() is strip.list_button
    hands.qtbot.keyClick(strip.list_button, Key.Key_Space)
    ((ids, title),) = hands.units
    assert ids == [s.unit_id for s in found.changed] and "v1" in title


def test_what_comparing_waits_for_is_said_beside_it_and_moves_nothing(hands: Hands) -> None:
    block = hands.page.versions
    places = [button.x() for button in block.buttons.values()]
    assert not hands.can("compare") and block.hint.isVisible()
    assert "选两行" in block.hint.text()
    block.table.pick([0, 1])
    QApplication.processEvents()
    assert block.hint.text() == "" and hands.can("compare")
    assert [button.x() for button in block.buttons.values()] == places
    assert hands.page.deliveries.hint.text() == ""  # none is there to be compared


def test_a_comparison_can_be_cancelled(hands: Hands) -> None:
    hands.page.versions.table.pick([0, 1])
    hands.click("compare")
    hands.qtbot.mouseClick(hands.page.strip.leave_button, Qt.MouseButton.LeftButton)
    assert not hands.page.acts.comparing.busy
    assert hands.page.strip.isHidden()


def test_keeping_learns_beside_the_window_and_brings_a_version(hands: Hands) -> None:
    hands.click("keep")
    hands.dialog.note.setText("现在的")
    hands.qtbot.mouseClick(hands.dialog.do_button, Qt.MouseButton.LeftButton)
    assert hands.page.strip.isVisible()
    hands.wait(lambda: len(hands.lines(hands.page.versions.table)) == 3)
    newest = hands.lines(hands.page.versions.table)[0]
    assert (newest[0], newest[4], newest[NOTE]) == ("v3", "正在用", "现在的")
    assert hands.failed == []
    assert not list((hands.path.parent / "models").glob(".*"))


def test_closing_while_it_learns_leaves_nothing(hands: Hands) -> None:
    hands.page.acts.keep_now("")
    hands.page.stop()
    assert sorted(p.name for p in (hands.path.parent / "models").iterdir()) == ["v1", "v2"]


def test_without_tags_there_is_nothing_to_keep(empty: Hands) -> None:
    empty.page.acts.keep_now("")
    empty.wait(lambda: bool(empty.failed))
    assert not list((empty.path.parent / "models").iterdir())
    assert empty.page.strip.isHidden()


def test_deleting_asks_first_and_no_is_the_answer_by_enter(hands: Hands) -> None:
    table = hands.page.versions.table
    table.pick([0])
    hands.qtbot.keyClick(table, Key.Key_Delete)  # in use: it is not offered
    assert not [d for d in hands.page.findChildren(QDialog) if d.isVisible()]
    table.pick([1])
    hands.qtbot.keyClick(table, Key.Key_Delete)
    hands.qtbot.keyClick(hands.dialog, Key.Key_Return)
    assert (hands.path.parent / "models" / "v1").is_dir()
    hands.click("delete")
    dialogs = [d for d in hands.page.findChildren(QDialog) if d.isVisible()]
    hands.qtbot.mouseClick(dialogs[-1].do_button, Qt.MouseButton.LeftButton)
    hands.wait(lambda: hands.lines(table)[1][4] == "已删除")
    assert not (hands.path.parent / "models" / "v1").exists()
    assert not hands.can("use") and hands.can("note")


def test_a_version_goes_out_as_a_file_and_comes_in_again(hands: Hands, tmp_path: Path) -> None:
    hands.page.acts.export_to("v1", tmp_path / "v1.biaoju")
    hands.wait(lambda: any("v1.biaoju" in words for words in hands.said))
    hands.settle()
    hands.page.acts.import_from(tmp_path / "v1.biaoju")
    hands.wait(lambda: len(hands.lines(hands.page.versions.table)) == 3)
    newest = hands.lines(hands.page.versions.table)[0]
    assert (newest[0], newest[4]) == ("v3", "同事的")
    assert "v2" in hands.page.versions.side.text()  # still


def test_a_file_that_is_none_is_refused_in_words(hands: Hands, tmp_path: Path) -> None:
    (tmp_path / "a.biaoju").write_bytes(b"PK")
    hands.page.acts.import_from(tmp_path / "a.biaoju")
    hands.wait(lambda: bool(hands.failed))
    assert hands.failed[0].key == "training.no_bundle"


def test_a_scheme_that_differs_is_told(hands: Hands, tmp_path: Path) -> None:
    from operations.edit_scheme import rename

    with open_project(hands.path) as project:
        export_version(project, hands.path.parent / "models", "v1", tmp_path / "a.biaoju")
        rename(project, "cat-pufa", "法治宣传", analyst="甲")
    hands.page.acts.import_from(tmp_path / "a.biaoju")

    def told() -> list[QDialog]:
        return [
            d for d in QApplication.topLevelWidgets() if isinstance(d, QDialog) and d.isVisible()
        ]

    from PySide6.QtCore import QTimer

    texts: list[str] = []

    def look() -> None:
        from PySide6.QtWidgets import QLabel

        for dialog in told():
            texts.extend(label.text() for label in dialog.findChildren(QLabel))
            dialog.accept()

    timer = QTimer(interval=50)
    timer.timeout.connect(look)
    timer.start()
    hands.wait(lambda: bool(texts))
    timer.stop()
    assert "法治宣传" in texts[0]


def test_a_delivery_is_frozen_listed_and_its_workbook_written(hands: Hands, tmp_path: Path) -> None:
    hands.click("deliver")
    dialog = hands.dialog
    assert not dialog.do_button.isEnabled()
    dialog.name.setText("一稿")
    dialog.note.setText("上报")
    hands.qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    table = hands.page.deliveries.table
    hands.wait(lambda: len(hands.lines(table)) == 1)
    (line,) = hands.lines(table)
    assert (line[0], line[2], line[3], line[4], line[6]) == ("一稿", "甲", "67", "v2", "上报")
    hands.settle()
    hands.page.delivery_acts.book_to("一稿", tmp_path / "a.xlsx")
    hands.wait(lambda: (tmp_path / "a.xlsx").exists())
    hands.settle()
    hands.page.versions.table.pick([0])
    assert not hands.can("delete")  # a delivery stands on it
    hands.click("deliver")
    dialog = next(d for d in hands.page.findChildren(QDialog) if d.isVisible())
    dialog.name.setText("一稿 ")
    assert not dialog.do_button.isEnabled() and "换一个" in dialog.said.text()


def test_two_deliveries_side_by_side_show_what_changed(hands: Hands) -> None:
    hands.page.delivery_acts.deliver("一稿", "")
    hands.settle()
    hands.wait(lambda: len(hands.lines(hands.page.deliveries.table)) == 1)
    with open_project(hands.path) as project:
        unit = sentences_of(project)[0]
        annotate(project, uid=unit.uid, names=["普法"], analyst="甲")
    hands.page.delivery_acts.deliver("二稿", "")
    hands.settle()
    hands.wait(lambda: len(hands.lines(hands.page.deliveries.table)) == 2)
    assert [row.name for row in deliveries(hands.session.project)] == ["一稿", "二稿"]
    hands.page.deliveries.table.pick([0, 1])
    hands.click("numbers")
    rows = hands.lines(hands.dialog.table)
    assert ("普法 · 是", "+1") in {(row[0], row[3]) for row in rows}
    hands.dialog.only_changed.setChecked(False)
    assert len(hands.lines(hands.dialog.table)) > len(rows)


def test_a_hidden_page_reads_nothing_until_it_is_shown(hands: Hands) -> None:
    hands.page.hide()
    with open_project(hands.path) as project:
        annotate(project, uid=sentences_of(project)[0].uid, names=[], analyst="甲")
    hands.session.reload()
    assert not hands.page._reader.busy
    hands.page.show()
    hands.page.show_page()
    assert hands.page._reader.busy
    hands.settle()


def test_nothing_is_at_work_after_stop(hands: Hands) -> None:
    before = threading.active_count()
    hands.page.versions.table.pick([0, 1])
    hands.click("compare")
    hands.page.stop()
    assert not hands.page.acts.comparing.busy
    assert threading.active_count() <= before


def test_every_control_has_a_name(hands: Hands) -> None:
    from test_accessible_names import _unnamed

    hands.page.acts.keep()
    hands.page.acts.ask_delete("v1")
    hands.page.delivery_acts.ask("v2", [])
    shown = [d for d in hands.page.findChildren(QDialog) if d.isVisible()]
    assert len(shown) == 3
    assert [name for part in (hands.page, *shown) for name in _unnamed(part)] == []
