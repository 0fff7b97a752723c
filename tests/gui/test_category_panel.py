"""The right side: what each row tells, what Enter stores, a category by its name."""

import pytest
from panel_parts import category, heard, piece
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from window_driver import make_project

from annotation.annotations import Change
from annotation.classifiers import record
from annotation.project import open_project
from annotation.reports import units
from gui.look import Look
from gui.tagging.categories_panel import CategoriesPanel
from gui.tagging.category_facts import Facts, Figure, percent, read_facts
from gui.tagging.category_search import matching
from gui.tagging.keys import Press
from operations.annotate import annotate

Key = Qt.Key
NAMES = ["执法监督", "普法", "营商环境", "矛盾化解", "行政复议", "应诉"]
NAMES += ["决策", "考核", "队伍", "平台", "复核", "其他"]
TWELVE = [
    category(f"c{n}", name, str(n + 1) if n < 9 else "", definition=f"{name}的定义")
    for n, name in enumerate(NAMES)
]
FOUR = TWELVE[:4]


@pytest.fixture
def panel(qtbot, qapp, settings) -> CategoriesPanel:
    look = Look(settings)
    look.apply()
    made = CategoriesPanel(look)
    qtbot.addWidget(made)
    made.resize(264, 600)
    made.show()
    made.show_scheme(FOUR)
    return made


def test_a_percentage_only_where_it_is_calibrated_else_the_seed_words(panel) -> None:
    scores = {"c0": 0.93, "c1": 0.8, "c2": 0.05}
    shown = piece(1, "话。", voice=heard(scores, frozenset({"c0"})))
    panel.show_piece(shown)
    told = [(row.score, row.note) for row in panel.rows[:3]]
    assert told == [(0.93, ""), (None, "机器判断"), (None, "")]
    panel.show_hits(1, {"c1": ("普法", "讲座"), "c2": ("开办",)})
    assert [row.note for row in panel.rows[:3]] == ["", "关键词 2", "关键词 1"]
    panel.show_piece(shown)
    assert panel.rows[1].note == "关键词 2"


def test_hits_of_another_sentence_are_dropped(panel) -> None:
    panel.show_piece(piece(1, "话。"))
    panel.show_hits(2, {"c1": ("普法",)})
    assert panel.rows[1].note == ""


def test_a_conflict_is_named(panel) -> None:
    panel.show_piece(piece(1, "话。", conflicts=frozenset({"c1"}), voice=heard({"c1": 0.9})))
    assert panel.rows[1].note == "有分歧"


def test_bars_change_in_place(panel, qtbot) -> None:
    panel.show_piece(piece(1, "话。", voice=heard({"c0": 0.9}, frozenset({"c0"}))))
    before = [row.geometry() for row in panel.rows]
    panel.show_piece(piece(2, "别的话。", own={"c1": True}))
    panel.show_hits(2, {"c2": ("开办",)})
    qtbot.wait(1)
    assert [row.geometry() for row in panel.rows] == before


def test_counts_and_figures_are_told(panel) -> None:
    shares = (0.87, 0.8, 0.92), (0.7, 0.6, 0.8), (0.77, 0.7, 0.84)
    panel.show_facts(Facts({"c0": 23}, {"c0": Figure("v3", *shares)}))
    assert panel.rows[0].count == "已标 23 句"
    assert "查准率 87%（80–92%）" in panel.rows[0].toolTip()
    assert "F1 77%" in panel.rows[0].toolTip()
    panel.count(Change("u", "r", "t", {"c0": True}, {"c1": True}, 1))
    panel.show_counts()
    assert [row.count for row in panel.rows[:2]] == ["已标 22 句", "已标 1 句"]


def test_facts_are_read_from_the_project(tmp_path) -> None:
    row = {"uid": "cat-pufa", "yes": 3, "precision": [0.8, 0.7, 0.9]}
    row |= {"recall": [0.5, 0.4, 0.6], "f1": [0.6, 0.5, 0.7]}
    with open_project(make_project(tmp_path / "a.db")) as project:
        uid = next(iter(units(project, kinds=("sentence",)))).uid
        annotate(project, uid=uid, names=["普法"], analyst="甲")
        assert read_facts(project) == Facts({"cat-pufa": 1}, {})
        figures = {"categories": [row, row | {"uid": "cat-zhifa", "yes": 0}]}
        hashes = {"recipe_hash": "", "scheme_hash": "", "label_hash": ""}
        record(project, version="v1", figures=figures, **hashes)
        facts = read_facts(project)
    assert list(facts.figures) == ["cat-pufa"]
    assert percent(facts.figures["cat-pufa"].precision) == "80%（70–90%）"


def test_definitions_unfold_and_the_room_below_gives_way(panel) -> None:
    below = QLabel("依据")
    panel.put_below(below)
    panel.definitions.click()
    shown = [label for label in panel.findChildren(QLabel) if label.text() == "普法的定义"]
    assert shown[0].isVisible()
    assert not below.isVisible()
    panel.definitions.click()
    assert not shown[0].isVisible()
    assert below.isVisible()


def test_what_is_said_of_another_sentence_is_read_from_its_beginning(panel) -> None:
    below = QLabel("支持词\n" * 60)
    panel.put_below(below)
    QApplication.processEvents()
    scrolled = panel.findChildren(QScrollArea)[-1].verticalScrollBar()
    shown = piece(1, "话。")
    panel.show_piece(shown)
    scrolled.setValue(40)
    panel.show_piece(shown)
    assert scrolled.value() == 40
    panel.show_piece(piece(2, "话。"))
    assert scrolled.value() == 0


def test_many_categories_scroll_and_the_button_stays(panel, qtbot) -> None:
    panel.show_scheme(TWELVE)
    panel.show_piece(piece(1, "话。"))
    qtbot.waitUntil(lambda: panel.list.verticalScrollBar().maximum() > 0)
    inside = panel.rect().contains(panel.confirm_button.geometry())
    assert inside
    assert len(panel.rows) == 13


def test_categories_of_a_parent_stand_below_it(panel) -> None:
    child = category("d", "案卷评查", "5", parent="c0")
    panel.show_scheme([*FOUR, child])
    assert [row.text() for row in panel.rows[:3]] == ["执法监督", "案卷评查", "普法"]
    assert [row.level for row in panel.rows[:3]] == [0, 1, 0]


def test_a_row_without_a_key_is_pressed_by_its_category(panel, qtbot) -> None:
    panel.show_scheme(TWELVE)
    panel.show_piece(piece(1, "话。"))
    with qtbot.waitSignal(panel.pressed) as pressed:
        panel.rows[10].click()
    assert pressed.args == [Press("toggle", uid="c10")]


def test_what_enter_stores_is_spelled_even_where_it_is_much(panel) -> None:
    assert panel.confirm_button.text() == "先按类别键或 0"
    panel.show_piece(piece(1, "话。", own={"c0": True, "c3": True}))
    assert panel.confirm_button.text() == "确认：执法监督、矛盾化解  ⏎"
    panel.show_scheme(TWELVE)
    panel.show_piece(piece(1, "话。", own=dict.fromkeys([c.uid for c in TWELVE], True)))
    assert panel.confirm_button.text().endswith("等 12 类  ⏎")
    assert panel.confirm_button.toolTip().split("\n") == NAMES
    wide = panel.confirm_button.fontMetrics().horizontalAdvance(panel.confirm_button.text())
    assert wide < panel.confirm_button.width()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("普", ["普法"]), ("zfjd", ["执法监督"]), ("FJ", ["执法监督"]), ("复", ["行政复议", "复核"])],
)
def test_a_category_is_found_by_its_name_or_its_initials(typed: str, found: list[str]) -> None:
    assert [c.name for c in matching(TWELVE, typed)] == found


def test_slash_search_toggles_by_keyboard_alone(panel, qtbot) -> None:
    panel.show_scheme(TWELVE)
    panel.search_category()
    search = panel.search
    assert search.isVisible()
    search.field.insert("复")
    qtbot.keyClick(search.field, Key.Key_Down)
    told = []
    panel.left.connect(lambda: told.append("left"))
    panel.pressed.connect(told.append)
    qtbot.keyClick(search.field, Key.Key_Return)
    assert told == ["left", Press("toggle", uid="c10")]
    assert not search.isVisible()
    panel.search_category()
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(search.field, Key.Key_Escape)
