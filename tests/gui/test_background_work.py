"""Long work beside the window: its end is told once, a cancel leaves everything as it was."""

from multiprocessing import active_children
from pathlib import Path

from window_driver import FIRST, ZHIFA, Driver, stored

from annotation.undo import last_step
from gui.background import Background
from messages import KnownError
from operations.annotate import annotate
from operations.beside_project import call


def _wait(driver: Driver, background: Background) -> None:
    driver.qtbot.waitUntil(lambda: not background.busy, timeout=5000)


def _uid(driver: Driver) -> str:
    return driver.window.view.workspace.pieces[FIRST].unit.uid


def test_the_result_is_told_and_the_window_shows_what_was_written(driver: Driver) -> None:
    background, told, uid = driver.window.background, [], _uid(driver)

    def work(project, progress):
        progress(1, 2, "")
        return annotate(project, uid=uid, names=["执法监督"], analyst="甲").uid

    assert background.start(driver.path, work, title="正在标注", done=told.append)
    assert driver.window.status.work.text() == "正在标注"
    _wait(driver, background)
    assert told == [uid]
    assert driver.piece.said(ZHIFA) is True


def test_while_annotations_are_changed_no_key_stores(driver: Driver) -> None:
    background = driver.window.background
    background.start(driver.path, lambda *_: None, title="正在标注", done=lambda _: None)
    driver.press(driver_key("1"))
    _wait(driver, background)
    assert driver.stored(FIRST) == {}


def test_a_second_work_is_not_started(driver: Driver) -> None:
    background, told = driver.window.background, []
    background.start(driver.path, lambda *_: 1, title="一", done=told.append)
    assert not background.start(driver.path, lambda *_: 2, title="二", done=told.append)
    _wait(driver, background)
    assert told == [1]


def test_a_cancelled_step_leaves_nothing(driver: Driver) -> None:
    background, uid, told = driver.window.background, _uid(driver), []

    def work(project, progress):
        from messages import Message

        with project.step(Message("annotation.step_judge", {"text": ""}), analyst="甲"):
            annotate(project, uid=uid, names=["执法监督"], analyst="甲")
            while True:
                progress(0, 0, "")

    background.start(driver.path, work, title="正在标注", done=told.append)
    background.cancel()
    _wait(driver, background)
    assert told == []
    assert stored(driver.path, FIRST) == {}
    assert last_step(driver.window.session.project).label.key == "annotation.step_add_report"


def test_what_is_refused_is_told_to_who_asked(driver: Driver) -> None:
    background, refused = driver.window.background, []

    def work(project, progress):
        raise KnownError("annotation.unknown_unit", uid="r1")

    background.start(driver.path, work, title="一", done=lambda _: None, failed=refused.append)
    _wait(driver, background)
    assert [message.key for message in refused] == ["annotation.unknown_unit"]


def test_closing_the_window_waits_for_the_work_and_tells_nothing(driver: Driver) -> None:
    told = []

    def work(project, progress):
        while True:
            progress(0, 0, "")

    driver.window.background.start(driver.path, work, title="一", done=told.append)
    driver.close()
    assert told == []
    assert not driver.window.background.busy


def test_a_long_work_leaves_what_was_said_in_its_place(driver: Driver) -> None:
    driver.press(driver_key("1"))
    said = driver.says
    driver.window.background.start(
        driver.path, lambda *_: None, title="正在算", done=lambda _: None, writes=False
    )
    assert driver.says == said
    assert driver.window.status.undo_button.isVisible()
    _wait(driver, driver.window.background)


def test_undo_is_refused_at_once_while_annotations_are_changed(driver: Driver) -> None:
    driver.press(driver_key("1"))
    background = driver.window.background
    background.start(driver.path, lambda *_: None, title="正在标注", done=lambda _: None)
    driver.window.undo()
    assert "后台正在改动标注" in driver.says
    _wait(driver, background)
    assert driver.stored(FIRST) != {}


def test_a_step_of_many_rows_is_undone_beside_the_window(driver: Driver, monkeypatch) -> None:
    from gui import way_back

    monkeypatch.setattr(way_back, "MANY", 0)
    driver.press(driver_key("1"))
    driver.window.undo()
    assert driver.window.background.busy
    _wait(driver, driver.window.background)
    assert driver.stored(FIRST) == {}
    assert driver.piece.said(ZHIFA) is None
    assert driver.says.startswith("已撤销")
    driver.window.redo()
    _wait(driver, driver.window.background)
    assert driver.piece.said(ZHIFA) is True


# In a process.

SLOW = 60_000  # a busy machine takes its time to start a process


def _begin(driver: Driver, work: str, *args: object, told: list, **more: bool) -> None:
    asked = call(f"beside_work.{work}", driver.path, *args, tells=more.pop("tells", True))
    background = driver.window.background
    assert background.begin(asked, title="正在做", done=told.append, **more)


def _wait_begun(driver: Driver) -> None:
    driver.qtbot.waitSignal(driver.window.background.advanced, timeout=SLOW).wait()


def _wait_long(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: not driver.window.background.busy, timeout=SLOW)


def test_what_a_process_wrote_is_told_and_shown(driver: Driver) -> None:
    told, steps, uid = [], [], _uid(driver)
    driver.window.background.advanced.connect(steps.append)
    _begin(driver, "judge_one", uid, told=told)
    _wait_long(driver)
    assert told == [uid]
    assert (1, 2) in steps
    assert driver.piece.said(ZHIFA) is True


def _readings(driver: Driver) -> list[None]:
    """Grows with every time the project is read anew; the look once a second is left to a test."""
    session, readings = driver.window.session, list[None]()
    session._poll.stop()
    session.reloaded.connect(lambda: readings.append(None))
    return readings


def test_what_a_process_wrote_is_read_once(driver: Driver) -> None:
    readings = _readings(driver)
    _begin(driver, "judge_one", _uid(driver), told=[])
    _wait_long(driver)
    driver.window.session.look_for_others()
    assert len(readings) == 1


def test_an_import_is_read_once(driver: Driver, reports_folder: Path) -> None:
    readings = _readings(driver)
    driver.window.files.import_reports([reports_folder])
    driver.qtbot.waitUntil(lambda: "导入了 2 篇" in driver.says, timeout=60_000)
    driver.window.session.look_for_others()
    assert len(readings) == 1
    assert len(driver.window.session.reports) == 3


def test_what_was_written_and_looked_at_meanwhile_is_not_read_again(driver: Driver) -> None:
    readings, uid = _readings(driver), _uid(driver)
    background, session = driver.window.background, driver.window.session

    def work(project, _progress):
        annotate(project, uid=uid, names=["执法监督"], analyst="甲")

    def look(_: object) -> None:
        session.look_for_others()  # as the poll does while the end is on its way

    background.busy_changed.connect(look)
    background.start(driver.path, work, title="正在标注", done=lambda _: None)
    _wait(driver, background)
    assert len(readings) == 1


def test_what_a_process_refuses_is_told_in_its_words(driver: Driver) -> None:
    background, refused = driver.window.background, []
    asked = call("beside_work.refuse_to", driver.path, tells=False)
    background.begin(asked, title="一", done=lambda _: None, failed=refused.append)
    _wait_long(driver)
    assert [message.key for message in refused] == ["annotation.unknown_unit"]


def test_a_cancelled_file_is_neither_there_nor_half_there(driver: Driver, tmp_path: Path) -> None:
    told, folder = [], tmp_path / "写到这里"
    folder.mkdir()
    _begin(driver, "export_for_ever", folder / "语料.xlsx", told=told, writes=False)
    _wait_begun(driver)
    assert list(folder.iterdir()) != []
    driver.window.status.cancel_asked.emit()
    _wait_long(driver)
    assert list(folder.iterdir()) == [] and told == []
    assert driver.says.startswith("已取消")


def test_a_cancelled_step_of_a_process_leaves_nothing(driver: Driver) -> None:
    _begin(driver, "judge_for_ever", _uid(driver), told=[])
    _wait_begun(driver)
    driver.window.background.cancel()
    _wait_long(driver)
    assert stored(driver.path, FIRST) == {}
    assert last_step(driver.window.session.project).label.key == "annotation.step_add_report"


def test_closing_the_window_ends_a_process_and_leaves_nothing_half(
    driver: Driver, tmp_path: Path
) -> None:
    told, folder = [], tmp_path / "写到这里"
    folder.mkdir()
    _begin(driver, "export_for_ever", folder / "语料.xlsx", told=told, writes=False)
    _wait_begun(driver)
    driver.close()
    assert active_children() == []
    assert list(folder.iterdir()) == [] and told == []


def test_while_a_file_is_written_keys_store(driver: Driver, tmp_path: Path) -> None:
    _begin(driver, "export_for_ever", tmp_path / "语料.xlsx", told=[], writes=False)
    driver.press(driver_key("1"))
    assert driver.stored(FIRST) != {}


def driver_key(text: str):
    from PySide6.QtCore import Qt

    return Qt.Key(ord(text))
