"""Why: asked only when one stays, never about another sentence, in a room that never changes."""

from pathlib import Path

import pytest
from panel_parts import category, piece
from PySide6.QtTest import QTest

from annotation.project import open_project
from gui.look import Look
from gui.tagging.why_answers import WhyAnswers
from gui.tagging.why_panel import WAIT_MS, WhyPanel
from operations.why import CategoryWhy, Similar, Why

CATEGORIES = [category("a", "执法监督", "1"), category("b", "普法", "2")]
SURE = CategoryWhy("a", 0.93, True, (("案卷", 2.0), ("抽查", 1.0)), (("宣传", -0.4),), ("案卷",))
UNSURE = CategoryWhy("b", 0.30, False, (("宣传", 0.4),), ())
NEAR = Similar(9, 3, "青岚区2022.txt", "评查案卷三百件。", ("a",))


@pytest.fixture
def panel(qtbot, qapp, settings) -> WhyPanel:
    made = WhyPanel(Look(settings))
    qtbot.addWidget(made)
    made.resize(240, 300)
    made.show_scheme(CATEGORIES)
    made.show()
    return made


def said(panel: WhyPanel) -> list[str]:
    return [" ".join(line).strip() for line in panel.words.lines]


def test_moving_on_asks_nothing_until_one_stays(panel, qtbot) -> None:
    asked = []
    panel.asked.connect(asked.append)
    for unit_id in (1, 2, 3):
        panel.move_to(unit_id)
        QTest.qWait(WAIT_MS // 3)
    assert asked == []
    qtbot.waitUntil(lambda: asked == [3])


def test_a_hidden_panel_asks_nobody(panel) -> None:
    asked = []
    panel.asked.connect(asked.append)
    panel.hide()
    panel.move_to(1)
    QTest.qWait(WAIT_MS * 2)
    assert asked == []


def test_the_pre_selected_category_is_explained_with_its_words(panel) -> None:
    panel.move_to(1)
    panel.show_why(1, Why(1, (UNSURE, SURE)))
    assert said(panel) == ["执法监督 93%", "支持词 案卷　抽查", "反对词 宣传"]


def test_without_a_pre_selected_one_the_likeliest_is_explained(panel) -> None:
    panel.move_to(1)
    panel.show_why(1, Why(1, (CategoryWhy("a", 0.1), UNSURE)))
    assert said(panel)[0] == "普法 30%"


def test_what_is_not_calibrated_shows_seed_words_and_no_percentage(panel) -> None:
    panel.move_to(1)
    panel.show_why(1, Why(1, (CategoryWhy("a", None, True, seed_hits=("案卷", "抽查")),)))
    assert said(panel)[:2] == ["执法监督", "关键词 案卷　抽查"]
    assert "%" not in "".join(said(panel))
    panel.show_why(1, Why(1))
    assert said(panel) == ["没有命中任何关键词"]


def test_nothing_stale_is_shown(panel) -> None:
    panel.move_to(1)
    panel.show_why(1, Why(1, (SURE,)), [NEAR])
    panel.move_to(2)
    assert said(panel) == []
    assert not panel.near[0].isVisible()
    panel.show_why(1, Why(1, (SURE,)), [NEAR])
    assert said(panel) == []


def test_the_height_is_the_same_with_and_without_an_answer(panel) -> None:
    before = panel.sizeHint().height()
    panel.move_to(1)
    panel.show_why(1, Why(1, (SURE, CategoryWhy("b", 0.9, True, ()))), [NEAR, NEAR])
    assert panel.sizeHint().height() == before
    panel.move_to(2)
    assert panel.sizeHint().height() == before


def test_a_similar_sentence_leads_to_where_it_stands(panel, qtbot) -> None:
    panel.move_to(1)
    panel.show_why(1, Why(1, (SURE,)), [NEAR])
    assert "执法监督 · 青岚区2022" in panel.near[0].accessibleName()
    with qtbot.waitSignal(panel.open_sentence) as opened:
        panel.near[0].click()
    assert opened.args == [3, 9]


def test_where_nobody_else_answers_the_seed_words_answer_at_once(tmp_path: Path, qtbot) -> None:
    with open_project(tmp_path / "a.db", create=True) as project:
        answers = WhyAnswers(project)
        told = []
        answers.answered.connect(lambda unit_id, why, near: told.append((unit_id, why.seed_hits)))
        words = [category("a", "化解", "1", seeds=("糾紛",))]
        answers.ask([piece(4, "調解糾紛八件。")], 0, words)
    assert told == [(4, {"a": ("纠纷",)})]


def test_whoever_else_answers_is_asked_first(tmp_path: Path, qtbot) -> None:
    with open_project(tmp_path / "a.db", create=True) as project:
        answers, asked, told = WhyAnswers(project), [], []
        answers.elsewhere = lambda question: asked.append(question) is None
        answers.answered.connect(lambda *said: told.append(said))
        answers.ask([piece(4, "調解。")], 0, CATEGORIES)
        assert (asked[0].unit_id, asked[0].text, told) == (4, "调解。", [])
        answers.take(Why(4, (SURE,)))
    assert told == [(4, Why(4, (SURE,)), [])]
