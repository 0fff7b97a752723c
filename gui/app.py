"""Start the window: application, fonts, translations, and what happens on a bug."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from gui.crash import CrashHook
from gui.dialogs import tell
from gui.look import Look, chinese_faces
from gui.window import Window

_TRANSLATIONS = Path(__file__).parent / "translations"


def run(project: Path | None, *, lang: str) -> int:
    """Show the window until it is closed; the exit code.

    ``project``: opened at once; None: the welcome page. ``lang``: "zh" or "en".
    """
    app = make_app(lang)
    settings = QSettings("biaoju", "biaoju")
    look = Look(settings)
    look.apply()
    window = Window(settings, look, lang=lang)
    hook = CrashHook(lambda path: tell(window, _crash_words(path)), window)
    sys.excepthook = hook
    window.show()
    if not chinese_faces():
        tell(window, _no_font_words())
    if project is not None:
        window.open_project(project)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    return code


def make_app(lang: str) -> QApplication:
    """The application in Fusion, in a Chinese face, speaking ``lang``."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("biaoju")
    app.setStyle("Fusion")
    speak(app, lang)
    faces = chinese_faces()
    made = QFont(faces[0]) if faces else QFont(app.font())
    made.setPixelSize(14)
    # Latin letters and digits come from the same face: a line then has one height.
    app.setFont(made)
    return app


def speak(app: QApplication, lang: str) -> None:
    """Use the words of ``lang`` for what is made from now on."""
    for old in app.children():
        if isinstance(old, QTranslator):
            app.removeTranslator(old)
            old.deleteLater()
    QLocale.setDefault(QLocale("zh_CN" if lang == "zh" else "en_GB"))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    wanted = ("qtbase_zh_CN", qt) if lang == "zh" else (f"biaoju_{lang}", str(_TRANSLATIONS))
    translator = QTranslator(app)
    if translator.load(*wanted):
        app.installTranslator(translator)


def _crash_words(path: str) -> str:
    return QCoreApplication.translate(
        "App", "程序出错了，已保存的标注没有受影响。出错报告在 {path}，请把它发给开发者。"
    ).format(path=path)


def _no_font_words() -> str:
    return QCoreApplication.translate(
        "App", "这台电脑没有中文字体，汉字会显示成方框。请先安装一种，例如文泉驿微米黑。"
    )
