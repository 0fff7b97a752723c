"""How large all text is: the program's font, and everything that is measured from it.

The application's font is what remembers the size while the program runs: ``look.font`` adds
``grown()`` to every size it is asked for, so what is painted grows with it; what was given a
font of its own is resized here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication

BASE_PX = 14
LEAST, MOST, STEP = -2, 6, 2


def grown() -> int:
    """By how many pixels all text is larger than it was designed."""
    return QApplication.font().pixelSize() - BASE_PX


def _pass_on() -> None:
    """Every widget takes the new font now: Qt tells them late, and not through a style sheet."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyleSheet(app.styleSheet())


class TextSize(QObject):
    """The size the user has chosen; remembered. ``changed`` after everything has been resized.

    ``restyle`` sets the style sheet of the program, which is what passes the size on: the
    dearest part of it, so it is done once.
    """

    changed = Signal()

    def __init__(
        self,
        settings: QSettings,
        parent: QObject | None = None,
        *,
        restyle: Callable[[], None] = _pass_on,
    ) -> None:
        super().__init__(parent)
        self._settings, self._restyle = settings, restyle

    @property
    def wanted(self) -> int:
        """Pixels to add, -2 to 6."""
        kept = str(self._settings.value("text_size", "0"))
        return max(LEAST, min(MOST, int(kept))) if kept.lstrip("-").isdigit() else 0

    def larger(self) -> None:
        """One step up."""
        self.choose(self.wanted + STEP)

    def smaller(self) -> None:
        """One step down."""
        self.choose(self.wanted - STEP)

    def reset(self) -> None:
        """The size it was designed in."""
        self.choose(0)

    def choose(self, pixels: int) -> None:
        """Make all text ``pixels`` larger than it was designed, within the limits."""
        self._settings.setValue("text_size", max(LEAST, min(MOST, pixels)))
        self.apply()

    def apply(self) -> None:
        """Bring every window to the chosen size."""
        more = self.wanted - grown()
        if more == 0:
            return
        font = QApplication.font()
        font.setPixelSize(font.pixelSize() + more)
        with_own = Qt.WidgetAttribute.WA_SetFont
        own = [(w, w.font()) for w in QApplication.allWidgets() if w.testAttribute(with_own)]
        QApplication.setFont(font)
        self._restyle()
        for widget, its in own:
            its.setPixelSize(its.pixelSize() + more)
            widget.setFont(its)
        self.changed.emit()
