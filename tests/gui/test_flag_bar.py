"""存疑: a field in place; Enter stores, Esc leaves all as it was, one undo step each."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from window_driver import make_project

from annotation.annotations import flags
from annotation.project import open_project
from annotation.reports import units
from annotation.undo import last_step, undo
from gui.tagging.flag_bar import FlagBar
from messages import KnownError
from operations.flag import set_flag

Key = Qt.Key


@pytest.fixture
def bar(qtbot, qapp) -> FlagBar:
    made = FlagBar()
    qtbot.addWidget(made)
    return made


def test_enter_stores_the_note_and_closes(bar, qtbot) -> None:
    bar.open_for(7, None)
    assert not bar.clear_button.isVisible()
    bar.note.insert(" 是普法还是执法？1 ")
    told = []
    bar.stored.connect(lambda *said: told.append(said))
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.note, Key.Key_Return)
    assert told == [(7, "是普法还是执法？1")]
    assert bar.unit_id == 0
    assert not bar.isVisible()


def test_a_note_may_be_empty(bar, qtbot) -> None:
    bar.open_for(7, None)
    with qtbot.waitSignal(bar.stored) as told:
        bar.store_button.click()
    assert told.args == [7, ""]


def test_a_marked_sentence_shows_its_note_to_change_or_clear(bar, qtbot) -> None:
    bar.open_for(7, "旧的")
    assert bar.note.text() == "旧的"
    with qtbot.waitSignal(bar.cleared) as told:
        bar.clear_button.click()
    assert told.args == [7]


def test_escape_and_moving_on_store_nothing(bar, qtbot) -> None:
    stored = []
    bar.stored.connect(lambda *said: stored.append(said))
    bar.open_for(7, None)
    bar.note.insert("不要")
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.note, Key.Key_Escape)
    bar.open_for(8, None)
    bar.leave()
    bar.leave()
    assert stored == []
    assert not bar.isVisible()


def test_the_mark_is_one_step_each_and_no_step_where_nothing_changes(tmp_path: Path) -> None:
    with open_project(make_project(tmp_path / "a.db")) as project:
        unit_id = next(iter(units(project, kinds=("sentence",)))).id
        set_flag(project, unit_id=unit_id, note=" 为什么 ", analyst="甲")
        assert list(flags(project)) == [(unit_id, "甲", "为什么")]
        set_flag(project, unit_id=unit_id, note=None, analyst="甲")
        step = last_step(project)
        set_flag(project, unit_id=unit_id, note=None, analyst="甲")
        assert last_step(project) == step
        undo(project, analyst="甲")
        assert list(flags(project)) == [(unit_id, "甲", "为什么")]
        with pytest.raises(KnownError):
            set_flag(project, unit_id=10**9, note="", analyst="甲")
