"""批量标注: the blind sample and the review of what is unsure."""

from dataclasses import replace
from pathlib import Path

import pytest
from batch_hands import Hands, rows_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from messages import Message
from operations.tag_kept import folder_of
from operations.tag_review import reviewed
from operations.tag_sample import read_sample

Key = Qt.Key


def test_the_blind_sample_is_answered_with_keys_and_says_nothing_of_the_machine(
    hands: Hands, reports_folder: Path
) -> None:
    page = hands.page
    out = hands.tag(reports_folder)
    hands.click(page.run.check_button)
    hands.wait(lambda: page.shown is page.check)
    panel = page.check.panel
    assert hands.driver.window.focusWidget() is panel
    assert not panel.machine.isVisible() and panel.marked == []
    assert not panel.confirm_button.isEnabled()
    first, second, third = page.check.sample.waiting[:3]
    assert panel.text.text() == first.text
    hands.key(panel, Key.Key_Return)  # nothing was chosen: nothing is stored
    assert panel.text.text() == first.text
    hands.key(panel, Key.Key_2, Key.Key_1, Key.Key_1, Key.Key_Return)
    hands.key(panel, Key.Key_0)
    assert panel.text.text() == third.text
    answers = read_sample(folder_of(out)).answers
    assert answers == {first.uid: ("普法",), second.uid: ()}
    hands.click(panel.back_button)
    assert panel.text.text() == second.text
    hands.key(panel, Key.Key_3, Key.Key_Return)
    assert read_sample(folder_of(out)).answers[second.uid] == ("营商环境",)
    for _ in page.check.sample.waiting:
        hands.key(panel, Key.Key_0)
    hands.click(panel.end_button)
    hands.wait(lambda: page.shown is page.run and bool(page.run.view.figures))
    assert page.run.check_head.text() == "随机抽检"
    assert not page.run.check_button.isVisible()
    hands.click(page.run.rebuild_button)
    hands.wait(lambda: page.shown is page.run and not page.run.view.changed)
    assert rows_of(out, "汇总")[0][0].startswith("随机抽检")


def test_the_sample_goes_out_as_a_workbook_and_comes_back(
    hands: Hands, reports_folder: Path, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    page, book = hands.page, tmp_path / "抽检.xlsx"
    hands.tag(reports_folder)
    hands.click(page.run.check_button)
    hands.wait(lambda: page.shown is page.check)
    page.check.save(book)
    hands.wait(book.is_file)
    hands.wait(lambda: not page.check.asking.busy)
    opened = load_workbook(book)
    for row in opened.worksheets[0].iter_rows(min_row=2):
        row[9].value = "√"
    opened.save(book)
    page.check.read(book)
    hands.wait(lambda: page.shown is page.run and bool(page.run.view.figures))
    assert all(labels == () for labels in page.run.view.sample.answers.values())


def test_a_spoilt_workbook_is_refused_in_words(
    hands: Hands, reports_folder: Path, tmp_path: Path
) -> None:
    page = hands.page
    hands.tag(reports_folder)
    hands.click(page.run.check_button)
    hands.wait(lambda: page.shown is page.check)
    (tmp_path / "x.xlsx").write_bytes(b"PK")
    page.check.read(tmp_path / "x.xlsx")
    hands.key(page.check.panel, Key.Key_0)
    assert not page.check.sample.answers  # it would be written over those that come back
    hands.wait(lambda: "x.xlsx" in hands.driver.says)
    assert page.shown is page.check and page.check.panel.hasFocus()
    hands.key(page.check.panel, Key.Key_0)
    assert len(page.check.sample.answers) == 1


def test_what_is_unsure_is_reviewed_and_people_win(hands: Hands, reports_folder: Path) -> None:
    page = hands.page
    out = hands.tag(reports_folder)
    hands.click(page.run.review_button)
    hands.wait(lambda: page.shown is page.review)
    panel, rows = page.review.panel, page.review._rows
    given = next(at for at, one in enumerate(rows) if one.labels)
    page.review.list.setCurrentRow(given)
    assert panel.marked == list(rows[given].labels)
    assert "机器判断" in panel.machine.text() and "%" in panel.machine.text()
    hands.key(panel, Key.Key_Return)
    assert page.review.list.item(given).text().startswith("✓")
    here = page.review.list.currentRow()
    hands.key(panel, Key.Key_Down, Key.Key_Up)
    assert page.review.list.currentRow() == here
    hands.key(panel, Key.Key_0, Key.Key_Escape)
    hands.wait(lambda: page.shown is page.run and page.run.view.judged == 2)
    said = reviewed(folder_of(out))
    assert said[rows[given].uid].labels == rows[given].labels
    assert page.run.rebuild_button.hasFocus()
    hands.key(page.run.rebuild_button, Key.Key_Return)
    assert page.work.head.text() == "正在重写结果表"
    hands.wait(lambda: page.shown is page.run and not page.run.view.changed)
    assert hands.driver.window.status.message == "结果表已重写"
    header, *lines = rows_of(out, "句子")
    by = [line[header.index("by")] for line in lines]
    assert by.count("human") == 2


def test_repeats_are_counted_once_and_reviewed_each(hands: Hands, tmp_path: Path) -> None:
    folder = tmp_path / "重复"
    folder.mkdir()
    (folder / "一.txt").write_text("一、工作\n开展宪法宣传活动。\n" * 3, "utf-8")
    hands.tag(folder)
    run = hands.page.run
    assert "其中 1 句留给人看" in run.told.text() and "共 3 句" in run.told.text()
    assert "3 句" in run.review_button.text()


def test_what_is_the_same_in_two_files_is_judged_in_both(hands: Hands, tmp_path: Path) -> None:
    folder = tmp_path / "两份"
    folder.mkdir()
    for name in ("一.txt", "二.txt"):
        (folder / name).write_text("一、工作\n开展宪法宣传活动。\n抽查案卷四百件。\n", "utf-8")
    hands.tag(folder)
    page = hands.page
    hands.click(page.run.review_button)
    hands.wait(lambda: page.shown is page.review)
    review, panel = page.review, page.review.panel
    hands.key(panel, Key.Key_0)
    shown = [review.list.item(row).text().startswith("✓") for row in range(4)]
    assert shown == [True, False, True, False] and "2 / 4" in panel.count.text()
    hands.key(panel, Key.Key_0)
    assert panel.ended and "4 / 4" in panel.count.text()
    hands.click(panel.end_button)
    hands.wait(lambda: page.shown is page.run and page.run.view.judged == 4)
    assert not page.run.review_button.isVisible()


def undo(hands: Hands, panel: QWidget) -> None:
    hands.qtbot.keyClick(panel, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def reviewing(hands: Hands, reports_folder: Path) -> tuple[Hands, Path]:
    """The review of a run, and the folder of the run."""
    out = hands.tag(reports_folder)
    hands.click(hands.page.run.review_button)
    hands.wait(lambda: hands.page.shown is hands.page.review)
    return hands, folder_of(out)


def test_undo_takes_back_the_last_answer_of_a_review_and_nothing_in_the_project(
    reviewing: tuple[Hands, Path],
) -> None:
    hands, folder = reviewing
    review, before = hands.page.review, hands.driver.window.session.last_step()
    hands.key(review.panel, Key.Key_0, Key.Key_0)
    first, second = (one.uid for one in review._rows[:2])
    assert set(reviewed(folder)) == {first, second}
    undo(hands, review.panel)
    assert set(reviewed(folder)) == {first} and review.list.currentRow() == 1
    assert [review.list.item(row).text()[0] == "✓" for row in (0, 1)] == [True, False]
    assert hands.driver.window.session.last_step() == before


def test_undo_of_a_second_thought_brings_back_the_first(reviewing: tuple[Hands, Path]) -> None:
    hands, folder = reviewing
    review = hands.page.review
    hands.key(review.panel, Key.Key_0, Key.Key_0, Key.Key_Up, Key.Key_3, Key.Key_Return)
    uid = review._rows[1].uid
    assert reviewed(folder)[uid].labels == ("营商环境",)
    undo(hands, review.panel)
    assert reviewed(folder)[uid].labels == () and review.panel.marked == []
    undo(hands, review.panel)
    assert uid not in reviewed(folder) and review.list.currentRow() == 1


def test_redo_in_a_review_brings_back_nothing_in_the_project(
    reviewing: tuple[Hands, Path],
) -> None:
    hands, _ = reviewing
    session, panel = hands.driver.window.session, hands.page.review.panel
    assert session.none_applies(hands.driver.piece) and session.undo()
    waiting = session.next_redo()
    assert waiting is not None
    hands.qtbot.keyClick(panel, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.next_redo() == waiting


def test_undo_takes_back_a_blind_answer_of_this_sitting(hands: Hands, reports_folder: Path) -> None:
    page = hands.page
    out = hands.tag(reports_folder)
    hands.click(page.run.check_button)
    hands.wait(lambda: page.shown is page.check)
    panel, first = page.check.panel, page.check.sample.waiting[0]
    undo(hands, panel)  # nothing was answered yet
    hands.key(panel, Key.Key_3, Key.Key_Return)
    assert read_sample(folder_of(out)).answers == {first.uid: ("营商环境",)}
    undo(hands, panel)
    assert read_sample(folder_of(out)).answers == {}
    assert panel.text.text() == first.text and "0 /" in panel.count.text()


def test_the_last_answer_of_a_review_can_be_taken_back(reviewing: tuple[Hands, Path]) -> None:
    hands, folder = reviewing
    page = hands.page
    review, panel, rows = page.review, page.review.panel, page.review._rows
    before = hands.driver.window.session.last_step()
    for _ in rows:
        hands.key(panel, Key.Key_0)
    assert page.shown is review and panel.hasFocus()
    assert "都复核过了" in panel.text.text() and "Ctrl+Z" in panel.text.text()
    hands.key(panel, Key.Key_0, Key.Key_3, Key.Key_Return, Key.Key_Down)  # there is no sentence
    assert page.shown is review and review.judged == len(rows) and not panel.marked
    undo(hands, panel)
    assert rows[-1].uid not in reviewed(folder) and len(reviewed(folder)) == len(rows) - 1
    assert panel.text.text() == rows[-1].text and review.list.currentRow() == len(rows) - 1
    assert hands.driver.window.session.last_step() == before
    hands.key(panel, Key.Key_0, Key.Key_Up)
    assert panel.text.text() == rows[-1].text
    hands.key(panel, Key.Key_3, Key.Key_Return)
    assert reviewed(folder)[rows[-1].uid].labels == ("营商环境",)
    hands.click(panel.end_button)
    hands.wait(lambda: page.shown is page.run and page.run.view.judged == len(rows))


def test_the_last_blind_answer_can_be_taken_back_before_the_figures_are_seen(
    hands: Hands, reports_folder: Path
) -> None:
    page = hands.page
    out = hands.tag(reports_folder)
    hands.click(page.run.check_button)
    hands.wait(lambda: page.shown is page.check)
    panel, last = page.check.panel, page.check.sample.waiting[-1]
    for _ in page.check.sample.waiting:
        hands.key(panel, Key.Key_0)
    assert page.shown is page.check and "答完了" in panel.text.text()
    assert not page.check.read_button.isVisible()
    undo(hands, panel)
    assert panel.text.text() == last.text and page.check.read_button.isVisible()
    assert last.uid not in read_sample(folder_of(out)).answers
    hands.key(panel, Key.Key_3, Key.Key_Return, Key.Key_Escape)
    hands.wait(lambda: page.shown is page.run and bool(page.run.view.figures))
    assert read_sample(folder_of(out)).answers[last.uid] == ("营商环境",)


def test_enter_says_none_only_of_what_more_than_seed_words_has_judged(
    reviewing: tuple[Hands, Path],
) -> None:
    hands, folder = reviewing
    review = hands.page.review
    row = next(at for at, one in enumerate(review._rows) if not one.labels)
    review.list.setCurrentRow(row)
    hands.key(review.panel, Key.Key_Return)
    assert reviewed(folder) == {} and not review.panel.confirm_button.isEnabled()
    review.panel.takes_none = True
    review._show(row)
    assert "均不涉及" in review.panel.confirm_button.text()
    hands.key(review.panel, Key.Key_Return)
    assert reviewed(folder)[review._rows[row].uid].labels == ()


def test_what_decided_and_why_so_much_is_in_doubt_reaches_the_parts_of_the_page(
    reviewing: tuple[Hands, Path],
) -> None:
    hands, _ = reviewing
    page = hands.page
    why = Message("operations.tagged_uncalibrated", {"names": "普法"})
    page.tabling.viewed.emit(replace(page.run.view, trained=True, doubt=why))
    assert "普法的标注还太少" in page.run.told.text()
    hands.click(page.run.review_button)
    hands.wait(lambda: page.shown is page.review)
    assert page.review.panel.takes_none


def test_a_click_on_the_list_leaves_the_keys_to_the_answers(reviewing: tuple[Hands, Path]) -> None:
    hands, _ = reviewing
    review = hands.page.review
    place = review.list.visualItemRect(review.list.item(0)).center()
    hands.qtbot.mouseClick(review.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hands.driver.window.focusWidget() is review.panel


def test_what_is_marked_is_still_marked_after_a_look_at_another(
    reviewing: tuple[Hands, Path],
) -> None:
    hands, folder = reviewing
    panel = hands.page.review.panel
    before = panel.marked
    hands.key(panel, Key.Key_4, Key.Key_Down, Key.Key_Up)
    assert set(panel.marked) == set(before) ^ {"矛盾化解"} and reviewed(folder) == {}
