"""Start the window: application, fonts, translations, and what happens on a bug."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QSettings, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from gui.crash import CrashHook
from gui.language import OneWindow, Rebuildable, language
from gui.look import Look, chinese_face
from gui.text_size import TextSize
from gui.window import Window

_TRANSLATIONS = Path(__file__).parent / "translations"


def run(project: Path | None, *, lang: str | None = None) -> int:
    """Show the window until it is closed; the exit code.

    ``project``: opened at once; None: the welcome page. ``lang``: "zh" or "en"; None: the one
    that was chosen last.
    """
    settings = QSettings("biaoju", "biaoju")
    spoken = language(settings, lang)
    app = make_app(spoken)
    look = Look(settings)
    TextSize(settings).apply()
    look.apply()
    windows = list[OneWindow]()

    def make(said: str) -> Window:
        speak(app, said)
        return Window(settings, look, lang=said, change_language=lambda new: windows[0].speak(new))

    windows.append(OneWindow(make, settings, spoken, app))
    hook = CrashHook(lambda path: _tell_crash(path, windows[0]), app)
    sys.excepthook = hook
    _start(windows[0].window, project)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    return code


def _start(window: Rebuildable, project: Path | None) -> None:
    """Show the project that was asked for; where there is none, or it is refused, the way in."""
    assert isinstance(window, Window)
    window.show()
    if not chinese_face():
        from gui.dialogs import tell

        tell(window, _no_font_words())
    if project is None or not window.open_project(project):
        window.show_welcome()


def _tell_crash(path: str, one: OneWindow) -> None:
    from gui.crash_dialog import CrashDialog

    window = one.window
    assert isinstance(window, Window)
    CrashDialog(path, window).exec()


def make_app(lang: str) -> QApplication:
    """The application in Fusion, in a Chinese face, speaking ``lang``."""
    present = QApplication.instance()
    # Not ``setStyle``: it hands back a QStyle, whose enums take longer to make than the window.
    style = [*sys.argv[:1], "-style", "fusion"]
    app = present if isinstance(present, QApplication) else QApplication(style)
    app.setApplicationName("biaoju")
    speak(app, lang)
    face = chinese_face()
    made = QFont(face) if face else QFont(app.font())
    made.setPixelSize(14)
    # Latin letters and digits come from the same face: a line then has one height.
    app.setFont(made)
    return app


def speak(app: QApplication, lang: str) -> None:
    """Use the words of ``lang`` for what is made from now on."""
    old = app.property("words")
    if isinstance(old, QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    wanted = ("qtbase_zh_CN", qt) if lang == "zh" else (f"biaoju_{lang}", str(_TRANSLATIONS))
    translator = QTranslator(app)
    if translator.load(*wanted):
        app.installTranslator(translator)
    app.setProperty("words", translator)


def _no_font_words() -> str:
    return QCoreApplication.translate(
        "App", "这台电脑没有中文字体，汉字会显示成方框。请先安装一种，例如文泉驿微米黑。"
    )
