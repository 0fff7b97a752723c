"""The look of the whole program: Fusion with our own palette, a short style sheet, fonts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui.theme import DARK, LIGHT, THEMES, Theme

FACES = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei UI"),
    *("Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", "WenQuanYi Micro Hei"),
)

_SHEET = """
QMainWindow, QDialog {{ background: {desk}; }}
QMenuBar {{ background: {desk}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 6px 10px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {line}; }}
QMenu {{ background: {raised}; border: 1px solid {line}; padding: 6px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; color: {ink}; }}
QMenu::item:selected {{ background: {desk}; }}
QMenu::item:disabled {{ color: {quiet}; }}
QSplitter::handle {{ background: {line}; }}
QToolTip {{ background: {raised}; color: {ink}; border: 1px solid {line}; padding: 6px; }}
QPushButton {{ background: {raised}; border: 1px solid {line}; border-radius: 6px;
    padding: 8px 16px; color: {ink}; }}
QPushButton:hover, QPushButton:focus {{ border-color: {quiet}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent};
    font-weight: 600; }}
QPushButton#primary:focus {{ border-color: {ink}; }}
QPushButton#primary:disabled {{ background: {desk}; color: {quiet}; border-color: {line};
    font-weight: 400; }}
QPushButton#link, QToolButton#link {{ background: transparent; border: none; padding: 4px 8px;
    color: {accent}; text-decoration: underline; }}
QToolButton#bar {{ background: transparent; border: none; padding: 6px 12px; color: {ink};
    border-radius: 4px; }}
QToolButton#bar:hover {{ background: {line}; }}
QListView {{ background: {desk}; border: none; outline: none; }}
QLineEdit {{ background: {raised}; border: 1px solid {line}; border-radius: 6px; padding: 8px; }}
QLabel#quiet, QLabel#caption {{ color: {quiet}; }}
QLabel#caption {{ font-size: 13px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 32px;
    margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""


class Look(QObject):
    """The theme in use. It follows the system until the user has chosen."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.apply)

    @property
    def theme(self) -> Theme:
        """The colours to paint with now."""
        chosen = THEMES.get(str(self._settings.value("theme", "")))
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return chosen or (DARK if dark else LIGHT)

    def toggle(self) -> None:
        """From light to dark or back; remembered."""
        self.choose(LIGHT if self.theme is DARK else DARK)

    def choose(self, theme: Theme) -> None:
        """Use ``theme`` from now on."""
        self._settings.setValue("theme", theme.name)
        self.apply()

    def apply(self) -> None:
        """Put the theme on every window."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(_palette(self.theme))
            app.setStyleSheet(_SHEET.format(**{n: getattr(self.theme, n) for n in _NAMES}))
        self.changed.emit()


_NAMES = ("desk", "page", "raised", "line", "ink", "quiet", "accent", "on_accent")


def _palette(theme: Theme) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    colours = {
        role.Window: theme.desk,
        role.Base: theme.page,
        role.AlternateBase: theme.desk,
        role.Button: theme.raised,
        role.Light: theme.raised,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.WindowText: theme.ink,
        role.Text: theme.ink,
        role.ButtonText: theme.ink,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.quiet,
        role.Link: theme.accent,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
    }
    for part, colour in colours.items():
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(theme.quiet))
    return palette


def chinese_faces() -> list[str]:
    """The installed faces that have simplified Chinese, the best known first; may be empty."""
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    present = QFontDatabase.families(system)
    return [f for f in FACES if f in present] + [f for f in present if f not in FACES]


def font(pixels: int, *, bold: bool = False) -> QFont:
    """The program's face at a size in pixels."""
    made = QFont(QApplication.font())
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
