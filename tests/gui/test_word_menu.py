"""A word that spoke for or against becomes a 关键词 or a 排除词 with one choice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from window_driver import PUFA, ZHIFA

from annotation.scheme import categories
from gui.session import Session
from gui.tagging.word_menu import WordMenus, make_word, word_menu
from operations.why import CategoryWhy, Why


@pytest.fixture
def session(qapp, project_path):
    opened = Session(project_path)
    yield opened
    opened.close()


@pytest.fixture
def parent(qtbot, qapp):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def _words(session: Session, uid: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one = next(c for c in categories(session.project) if c.uid == uid)
    return one.seeds, one.vetoes


def test_a_word_becomes_a_seed_or_a_veto_and_each_is_one_step(session, parent) -> None:
    seeds, vetoes = _words(session, PUFA)
    menu = word_menu(parent, session, {PUFA: ["赶集"]})
    as_seed, as_veto = menu.actions()
    assert as_seed.text() == "“赶集”设为“普法”的关键词"
    as_seed.trigger()
    assert _words(session, PUFA) == ((*seeds, "赶集"), vetoes)
    session.undo()
    as_veto.trigger()
    assert _words(session, PUFA) == (seeds, (*vetoes, "赶集"))
    session.undo()
    assert _words(session, PUFA) == (seeds, vetoes)


def test_several_words_have_a_menu_each_and_what_is_known_is_not_offered(session, parent) -> None:
    known = _words(session, ZHIFA)[0][0]
    menu = word_menu(parent, session, {ZHIFA: [known, "巡查"], PUFA: ["赶集"]})
    assert [a.text() for a in menu.actions()] == [
        f"{known}（执法监督）",
        "巡查（执法监督）",
        "赶集（普法）",
    ]
    first = menu.findChildren(QMenu)[0].actions()
    assert [action.isEnabled() for action in first] == [False, True]


def test_nothing_to_offer_is_no_menu(session, parent) -> None:
    assert word_menu(parent, session, {}) is None
    assert word_menu(parent, session, {"cat-gone": ["赶集"]}) is None


def test_a_write_that_is_refused_says_so(session) -> None:
    refused = []
    session.failed.connect(lambda message: refused.append(message.key))
    assert not make_word(session, "cat-gone", "赶集", "seed")
    assert len(refused) == 1


def test_a_click_or_ctrl_g_opens_the_menu_of_what_spoke_here(qtbot, session, parent) -> None:
    parent.resize(200, 100)
    parent.show()
    parent.activateWindow()
    qtbot.waitUntil(parent.isActiveWindow)
    menus = WordMenus(session, parent)
    qtbot.mouseClick(parent, Qt.MouseButton.LeftButton)
    assert menus.menu is None
    told = CategoryWhy(PUFA, 0.9, True, (("赶集", 1.0),), (("修路", -0.5),))
    menus.take(Why(1, (told,)))
    qtbot.keyClick(parent, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert menus.menu.isVisible()
    menus.menu.close()
    qtbot.mouseClick(parent, Qt.MouseButton.LeftButton)
    assert [a.text() for a in menus.menu.actions()] == ["赶集（普法）", "修路（普法）"]
    menus.menu.close()
    menus.take(None)
    menus.open()
    assert menus.menu is None
