"""About box, crash report, language, text size, and where a new project may lie."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from annotation import places
from gui.about import AboutDialog
from gui.crash_dialog import CrashDialog
from gui.language import OneWindow, language
from gui.licences import licences, own_version
from gui.look import Look, font
from gui.new_project import NewProjectDialog
from gui.text_size import BASE_PX, TextSize, grown
from messages import say


def words(message) -> str:
    return say(message.key, "zh", **message.values)


def test_every_part_that_is_shipped_has_a_licence():
    parts = {part.name.lower(): part for part in licences()}
    for name in ("pyside6_essentials", "shiboken6", "lxml", "sqlite-utils", "xlsxwriter", "click"):
        assert parts[name].licence not in ("", "?"), name
    assert "LGPL" in parts["pyside6_essentials"].licence
    assert "pytest" not in parts
    assert own_version()[0].isdigit()


def test_the_about_box_shows_the_text_of_a_licence(qtbot, qapp):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert "LGPL" in dialog.what.text()
    names = [part.name.lower() for part in dialog.parts]
    dialog.list.setCurrentRow(names.index("lxml"))
    assert "Redistribution" in dialog.text.toPlainText()


def test_a_crash_is_told_with_its_report(qtbot, qapp, tmp_path):
    (tmp_path / "crash.txt").write_text("ValueError: 这里错了", "utf-8")
    dialog = CrashDialog(str(tmp_path / "crash.txt"))
    qtbot.addWidget(dialog)
    dialog.copied.click()
    assert QApplication.clipboard().text() == "ValueError: 这里错了"
    assert dialog.where.text() == str(tmp_path / "crash.txt")


def test_a_report_that_is_gone_does_not_crash_again(qtbot, qapp, tmp_path):
    dialog = CrashDialog(str(tmp_path / "gone.txt"))
    qtbot.addWidget(dialog)
    assert "gone.txt" in dialog.where.text()


class FakeWindow:
    """What a window does when the language changes."""

    def __init__(self, lang: str, told: list[str]) -> None:
        self.lang, self.told, self.path, self.busy = lang, told, None, False

    def project_path(self):
        return self.path

    def is_busy(self):
        return self.busy

    def leave_project(self):
        self.told.append(f"{self.lang} leaves")

    def take_over(self, other):
        self.told.append(f"{self.lang} stands where {other.lang} stood")

    def open_project(self, path):
        self.told.append(f"{self.lang} opens {path}")
        return True

    def show(self):
        self.told.append(f"{self.lang} shows")

    def close(self):
        self.told.append(f"{self.lang} closes")
        return True


def test_another_language_is_another_window_on_the_same_project(qapp, settings):
    told: list[str] = []
    one = OneWindow(lambda lang: FakeWindow(lang, told), settings, "zh")
    one.window.path = Path("a.db")
    assert one.speak("en")
    assert told == [
        "zh leaves", "en stands where zh stood", "en shows", "zh closes", "en opens a.db",
    ]  # fmt: skip
    assert language(settings, None) == "en"
    assert language(settings, "zh") == "zh"


def test_the_language_waits_for_work_that_is_under_way(qapp, settings):
    one = OneWindow(lambda lang: FakeWindow(lang, []), settings, "zh")
    one.window.busy = True
    assert not one.speak("en")
    assert (one.lang, language(settings, None)) == ("zh", "zh")


@pytest.fixture
def size(qapp, settings):
    made = TextSize(settings)
    yield made
    made.reset()


def test_text_grows_everywhere_and_is_remembered(qtbot, size, settings):
    Look(settings).apply()
    window = QWidget()
    qtbot.addWidget(window)
    plain, large = QLabel("普", window), QLabel("大", window)
    large.setFont(font(24))
    window.show()
    size.larger()
    size.larger()
    assert (grown(), plain.font().pixelSize(), large.font().pixelSize()) == (4, BASE_PX + 4, 28)
    assert TextSize(settings).wanted == 4
    size.reset()
    assert (plain.font().pixelSize(), large.font().pixelSize()) == (BASE_PX, 24)


def test_text_stays_within_its_limits(size, settings):
    for _ in range(9):
        size.larger()
    assert grown() == 6
    for _ in range(9):
        size.smaller()
    assert grown() == -2
    settings.setValue("text_size", "nonsense")
    assert size.wanted == 0


@pytest.fixture
def new(qtbot, qapp, tmp_path):
    dialog = NewProjectDialog(tmp_path, words)
    qtbot.addWidget(dialog)
    return dialog


def test_a_new_project_lies_in_the_folder_given(new, tmp_path):
    new.name.setText("云溪.db")
    assert new.path == tmp_path / "云溪.db"
    assert new.ok.isEnabled()


@pytest.mark.parametrize("name", ["", "  ", ".db", "a/b", "有:号"])
def test_a_name_that_is_none_is_refused(new, name):
    new.name.setText(name)
    assert not new.ok.isEnabled()


def test_a_name_that_is_taken_is_refused(new, tmp_path):
    (tmp_path / "云溪.db").touch()
    new.name.setText("云溪")
    assert "同名" in new.why.text()
    assert not new.ok.isEnabled()


def test_synced_and_network_folders_are_refused_with_the_reason(new, tmp_path, monkeypatch):
    (tmp_path / "OneDrive").mkdir()
    new.use_folder(tmp_path / "OneDrive")
    assert "同步文件夹“OneDrive”" in new.why.text()
    assert not new.ok.isEnabled()
    monkeypatch.setattr(places, "_on_network", lambda folder: True)
    new.use_folder(tmp_path)
    assert "网络盘" in new.why.text()
