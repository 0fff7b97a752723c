"""Chinese or English, changed while the program runs: a new window in place of the old."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSettings

from messages import LANGUAGES

NAMES = {"zh": "中文", "en": "English"}
"""Each language in its own words: whoever needs it can read it."""


def language(settings: QSettings, asked: str | None) -> str:
    """The language to speak: the one asked for on the command line, else the one chosen last."""
    kept = str(settings.value("lang", ""))
    return asked or (kept if kept in LANGUAGES else "zh")


def use_locale(lang: str) -> None:
    """Write numbers and dates as one does in ``lang``, in what is made from now on."""
    from PySide6.QtCore import QLocale  # hundreds of countries: not before the first paint

    QLocale.setDefault(QLocale("zh_CN" if lang == "zh" else "en_GB"))


def spoken() -> str:
    """The language of the window: "zh" or "en"."""
    from PySide6.QtCore import QLocale

    return "zh" if QLocale().language() == QLocale.Language.Chinese else "en"


class Rebuildable(Protocol):
    """What a window must be able to do."""

    def project_path(self) -> Path | None:
        """The project that is open."""

    def is_busy(self) -> bool:
        """Whether work is under way that must not be cut off."""

    def leave_project(self) -> None:
        """Close the project, so that another window may open it."""

    def take_over(self, other: object) -> None:
        """Stand where the other window stands."""

    def open_project(self, path: Path) -> bool:
        """Open a project."""

    def show(self) -> None:
        """Be seen."""

    def close(self) -> bool:
        """Be gone."""


class OneWindow(QObject):
    """The window of the program. ``make(lang)`` builds one whose words are all of that language.

    Widgets keep the words they were made with, so another language is another window: it opens
    the same project, at the place the project remembers.
    """

    def __init__(
        self,
        make: Callable[[str], Rebuildable],
        settings: QSettings,
        lang: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._settings, self.lang = make, settings, lang
        self.window = make(lang)

    def speak(self, lang: str) -> bool:
        """Change the language, and remember it; False while work is under way."""
        if self.window.is_busy():
            return False
        self._settings.setValue("lang", lang)
        if lang == self.lang:
            return True
        old, self.lang = self.window, lang
        path = old.project_path()
        old.leave_project()  # its lock must be free
        self.window = self._make(lang)
        self.window.take_over(old)
        self.window.show()
        old.close()  # after the new one is there: the program ends with its last window
        if path is not None:
            self.window.open_project(path)
        return True
