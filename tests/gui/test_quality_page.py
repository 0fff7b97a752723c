"""质量检查 as the analyst sees it."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from quality_project import ALL, PUFA, answer_slice, make_quality_project
from window_driver import Driver, by_command_line

from annotation.predictions import moment
from annotation.project import open_project
from gui.look import Look
from gui.quality.overview_words import headline
from messages import Message
from operations import beside
from operations.audit import audit
from operations.beside import Done, Progress
from operations.quality import quality
from operations.quality_figures import Quality
from operations.train import train

PATIENCE = 120_000  # ms; a busy machine


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    made = make_quality_project(tmp_path_factory.mktemp("quality") / "云溪.db", per_report=30)
    with open_project(made) as project:
        project.set_setting("audit_seed", "x")
        answer_slice(project, 30)
        train(project, made.parent / "models")
    return made


@pytest.fixture(scope="module")
def told(kept) -> list[object]:
    """What a real process says, worked out once for all tests."""
    found, steps = list[object](), quality(kept, kept.parent / "models")
    while True:
        try:
            found.append(Progress(next(steps)))
        except StopIteration as end:
            return [*found, Done(end.value)]


class Said:
    """In the place of a process: says the same again, with the present time on it."""

    def __init__(self, news: list[object]) -> None:
        self._news, self._at = list(news), moment()

    def poll(self) -> object:
        return self._dated(self._news.pop(0)) if self._news else None

    def _dated(self, news: object) -> object:
        what = news.what if isinstance(news, Progress) else news.result
        return type(news)(replace(what, at=self._at)) if isinstance(what, Quality) else news

    def close(self) -> None:
        self._news.clear()


@pytest.fixture
def quality_path(kept, tmp_path) -> Path:
    shutil.copytree(kept.parent, tmp_path / "q")
    return tmp_path / "q" / kept.name


class Hands:
    def __init__(self, qtbot, settings, path: Path) -> None:
        self.qtbot = qtbot
        self.driver = Driver(qtbot, settings, Look(settings))
        self.driver.open(path)
        self.view = self.driver.window.view

    def turn(self) -> None:
        self.view.turn_to("quality")
        self.page = self.view.pages["quality"]
        self.overview = self.page.part("overview")

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: not self.overview.asking.busy, timeout=PATIENCE)

    def cells(self, table) -> list[list[str]]:
        columns = range(table.columnCount())
        return [[table.item(row, c).text() for c in columns] for row in range(table.rowCount())]


@pytest.fixture
def hands(qtbot, qapp, settings, quality_path, told, monkeypatch) -> Iterator[Hands]:
    monkeypatch.setattr(beside, "Beside", lambda *_: Said(told))
    made = Hands(qtbot, settings, quality_path)
    made.turn()
    yield made
    made.driver.leave()


@pytest.fixture
def real(qtbot, qapp, settings, quality_path) -> Iterator[Hands]:
    """With a process that really works it out."""
    made = Hands(qtbot, settings, quality_path)
    made.turn()
    yield made
    made.driver.leave()
    assert multiprocessing.active_children() == []


@pytest.fixture
def empty(qtbot, qapp, settings, project_path) -> Iterator[Hands]:
    made = Hands(qtbot, settings, project_path)
    made.turn()
    yield made
    made.driver.leave()


def test_it_opens_with_one_sentence_and_one_table(hands) -> None:
    hands.wait()
    page = hands.overview
    assert page.headline.text() and page.table.isVisible() and not page.details.isVisible()
    rows = hands.cells(page.table)
    assert [row[0] for row in rows] == ["执法监督", "普法", "营商环境", "矛盾化解"]
    # 查准率 87% (80–92%), never 0.87
    assert all("%" in cell and "–" in cell for row in rows for cell in row[2:6])
    assert "F1" in page.table.item(0, 2).toolTip() and "随机抽检" in page.table.item(0, 4).toolTip()


def test_what_the_figures_stand_on_is_said(hands) -> None:
    hands.wait()
    page = hands.overview
    assert "336 句，21 篇" in page.basis.text()
    assert "30 句" in page.audit_basis.text() and "v1" in page.audit_basis.text()
    assert page.age.text() == "刚刚算的"


def test_figures_are_there_before_the_forecast(real) -> None:
    page, heard = real.overview, list[str]()
    page.asking.progressed.connect(lambda _: heard.append(page.headline.text()))
    real.wait()
    assert any(text.startswith("最弱的是") for text in heard)
    assert page.known.outlook is not None and not page.headline.text().startswith("最弱的是")


def test_the_rest_is_behind_details(hands) -> None:
    hands.wait()
    page = hands.overview
    hands.qtbot.mouseClick(page.more_button, Qt.MouseButton.LeftButton)
    details = page.details
    assert details.isVisible() and details.curve.isVisible()
    assert [row[0] for row in hands.cells(details.years)] == ["2021", "2022", "2023"]
    assert [row[0] for row in hands.cells(details.levels)] == ["市", "县"]
    assert len(hands.cells(details.confusion)) == len(ALL)
    assert "2023" in details.words.text()
    hands.qtbot.mouseClick(page.more_button, Qt.MouseButton.LeftButton)
    assert not details.isVisible()


def test_a_line_of_the_table_chooses_the_category_of_the_details(hands) -> None:
    hands.wait()
    page = hands.overview
    page.more_button.click()
    page.table.setCurrentCell(1, 0)
    assert page.details.chooser.currentData() == PUFA
    before = hands.cells(page.details.years)
    page.table.setCurrentCell(3, 0)
    assert hands.cells(page.details.years) != before


def test_the_slider_looks_up_and_changes_nothing(hands) -> None:
    hands.wait()
    page = hands.overview
    page.more_button.click()
    panel = page.details.threshold
    start = panel.chosen
    panel.slider.setFocus()
    hands.qtbot.keyClick(panel.slider, Qt.Key.Key_End)
    assert panel.chosen.threshold > start.threshold
    assert panel.chosen.told.recall[0] < start.told.recall[0]
    assert f"{panel.chosen.leave:,}" in panel.shares.text()
    panel.back_button.click()
    assert panel.chosen == start
    assert "不改变任何判断" in panel.note.text()


def test_scrolling_over_the_slider_changes_nothing(hands) -> None:
    hands.wait()
    hands.overview.more_button.click()
    slider = hands.overview.details.threshold.slider
    before, middle = slider.value(), QPointF(slider.rect().center())
    turned, none = QPoint(0, -120), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        *(middle, slider.mapToGlobal(middle), QPoint(), turned, none),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(slider, wheel)
    assert slider.value() == before and not wheel.isAccepted()


def test_the_threshold_in_use_is_named_as_it_is(hands) -> None:
    hands.wait()
    hands.overview.more_button.click()
    panel = hands.overview.details.threshold
    assert f"{panel._now:.0%}" in panel.head.text()
    assert f"{panel._now:.0%}" in panel.note.text()


def test_who_may_stop_is_led_to_the_doubtful_tags(hands) -> None:
    hands.wait()
    page = hands.overview
    known = page.known
    for stop in (True, False):
        page.known = replace(known, outlook=replace(known.outlook, stop=stop))
        page._paint()
        assert page.doubts_button.isVisible() == stop
        assert (page.queue_button.objectName() == "primary") != stop
    page.doubts_button.show()
    hands.qtbot.keyClick(page.doubts_button, Qt.Key.Key_Return)
    assert hands.page.shown == "suspicious"


def test_a_few_blind_answers_make_no_figure(hands) -> None:
    hands.wait()
    page = hands.overview
    whole = page.table.columnCount()
    page.known = replace(page.known, audit=replace(page.known.audit, answered=5, version="v0+3"))
    page._paint()
    assert page.table.columnCount() == whole - 2
    assert "满 30 句" in page.audit_basis.text() and "边标边学" in page.audit_basis.text()
    assert not page.renew_button.isVisible()


def test_another_sample_is_drawn_at_a_press_and_undone(hands, quality_path) -> None:
    hands.wait()
    hands.overview.renew_button.click()
    with open_project(quality_path) as project:
        assert audit(project).answered == 0
    assert hands.driver.window.status.undo_button.isVisible()
    hands.driver.window.undo()
    with open_project(quality_path) as project:
        assert audit(project).answered == 30


def test_values_show_where_the_mouse_is(hands) -> None:
    hands.wait()
    page = hands.overview
    page.more_button.click()
    curve = page.details.curve
    mark = curve.marks[0]
    at = curve.place(mark.x, mark.y)
    assert curve.told_at(at) == mark.told and "F1" in mark.told
    assert curve.told_at(at + QPoint(0, 120)) == ""
    assert curve.accessibleDescription()


def test_tags_make_it_old_and_coming_back_makes_it_new(hands) -> None:
    hands.wait()
    at = hands.overview.known.at
    hands.view.turn_to("tagging")
    hands.driver.press(Qt.Key.Key_1)
    assert hands.overview.known.at == at and not hands.overview.asking.busy
    hands.view.turn_to("quality")
    assert hands.overview.asking.busy and hands.overview.known.at == at
    assert "正在更新" in hands.overview.age.text()
    hands.wait()
    assert hands.overview.known.at > at


def test_coming_back_with_nothing_new_works_nothing_out(hands) -> None:
    hands.wait()
    hands.view.turn_to("tagging")
    hands.view.turn_to("quality")
    assert not hands.overview.asking.busy


def test_what_others_tag_is_offered_not_forced(hands, quality_path) -> None:
    hands.wait()
    known = hands.overview.known
    by_command_line(quality_path, 0, "普法", analyst="乙")
    hands.driver.window.session.look_for_others()
    assert hands.overview.known is known and not hands.overview.asking.busy
    assert hands.overview.again_button.isVisible()
    hands.overview.again_button.click()
    assert hands.overview.asking.busy and not hands.overview.again_button.isVisible()


def test_what_failed_is_said_and_can_be_asked_again(hands) -> None:
    page = hands.overview
    page.asking.stop()
    page.asking.failed.emit(Message("operations.beside_stopped", {"why": 1}))
    assert "没有算成" in page.headline.text() and not page.progress.isVisible()
    hands.qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    hands.wait()
    assert page.known is not None and not page.again_button.isVisible()


def test_leaving_the_project_kills_what_is_at_work(real) -> None:
    assert real.overview.asking.busy
    real.driver.close()
    assert not real.overview.asking.busy and multiprocessing.active_children() == []


def test_an_empty_project_says_how_many_tags_are_missing_and_offers_the_queue(empty) -> None:
    empty.wait()
    page = empty.overview
    assert "再标" in page.headline.text() and "3 句" in page.headline.text()
    assert not page.more_button.isVisible() and page.queue_button.isVisible()
    assert empty.cells(page.table)[0] == ["执法监督", "0 / 0", "3 句“是”，3 句“否”"]
    with empty.qtbot.waitSignal(empty.page.wants_queue):
        page.queue_button.click()


def test_every_advice_has_its_own_sentence(hands) -> None:
    hands.wait()
    known = hands.overview.known
    names = {one.uid: one.name for one in known.standing}
    cases = [
        ("good_enough", True, None),
        ("flat", True, None),
        ("too_few", False, 1),
        ("cannot_tell", False, 1),
        ("still_rising", False, 1),
    ]
    told = [
        headline(
            replace(
                known,
                outlook=replace(known.outlook, reason=reason, stop=stop, category=category),
            ),
            names,
        )
        for reason, stop, category in cases
    ]
    assert len(set(told)) == len(cases)
    assert all(("停" in text) == stop for text, (_, stop, _) in zip(told, cases, strict=True))
    assert all("普法" in text for text in told[2:])
    many = replace(known.outlook, needed=(None,) * len(ALL), reason="still_rising", category=1)
    assert "再标 100 句" in headline(replace(known, outlook=many), names)


def test_a_gain_that_may_be_none_is_no_promise(hands) -> None:
    hands.wait()
    known = hands.overview.known
    names = {one.uid: one.name for one in known.standing}
    nothing = (None,) * len(ALL)
    for gain, told in (((0.03, 0.01, 0.05), "值得"), ((0.03, -0.01, 0.07), "可能值得")):
        given = {"needed": nothing, "reason": "still_rising", "category": 1, "stop": False}
        ahead = replace(known.outlook, gains=(gain,) * len(ALL), **given)
        assert headline(replace(known, outlook=ahead), names).startswith(told)
