"""The look of the whole program: Fusion with our own palette, a short style sheet, fonts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from gui.text_size import grown
from gui.theme import DARK, LIGHT, THEMES, Theme

FACES = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei UI"),
    *("Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", "WenQuanYi Micro Hei"),
)

INDICATORS = Path(__file__).parent / "indicators"
"""Ticks and dots; found by a search path, since a style sheet cannot name every folder."""
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
QPushButton:disabled {{ background: {desk}; color: {quiet}; }}
QPushButton#primary {{ background: {accent}; color: {on_accent}; border-color: {accent};
    font-weight: 600; }}
QPushButton#primary:focus {{ border-color: {ink}; }}
QPushButton#primary:disabled {{ background: {desk}; color: {quiet}; border-color: {line};
    font-weight: 400; }}
QPushButton#link, QToolButton#link {{ background: transparent; border: none; padding: 4px 8px;
    color: {accent}; text-decoration: underline; }}
QPushButton#line {{ background: transparent; border: none; padding: 2px 0; color: {accent};
    text-decoration: underline; text-align: left; font-size: {small}px; }}
QPushButton#link:focus, QToolButton#link:focus, QPushButton#line:focus {{ background: {line};
    color: {ink}; border-radius: 4px; }}
QToolButton#bar {{ background: transparent; border: none; padding: 6px 12px; color: {ink};
    border-radius: 4px; }}
QToolButton#bar:hover {{ background: {line}; }}
QToolButton#page, QToolButton#subpage {{ background: transparent; border: none; color: {quiet};
    padding: 8px 14px; border-bottom: 2px solid transparent; }}
QToolButton#subpage {{ padding: 4px 12px; }}
QToolButton#page:hover, QToolButton#subpage:hover {{ color: {ink}; }}
QToolButton#page:checked, QToolButton#subpage:checked {{ color: {ink}; font-weight: 600;
    border-bottom: 2px solid {accent}; }}
QToolButton#page:focus, QToolButton#subpage:focus {{ border-bottom: 2px solid {quiet}; }}
QListView {{ background: {desk}; border: none; outline: none; }}
QLineEdit {{ background: {raised}; border: 1px solid {line}; border-radius: 6px; padding: 8px; }}
QLabel#quiet, QLabel#caption {{ color: {quiet}; }}
QLabel#caption {{ font-size: {small}px; }}
QPlainTextEdit#paper {{ background: {page}; border: none; border-radius: 6px; padding: 8px; }}
QListWidget#parts {{ background: transparent; }}
QListWidget#parts::item {{ padding: 8px; border-radius: 6px; color: {ink}; }}
QListWidget#parts::item:selected {{ background: {raised}; color: {ink}; }}
QTableView#plain {{ background: {page}; border: none; outline: none; }}
QTableView#plain::item {{ border: 0px; padding: 0 8px; }}
QTableView#plain QHeaderView, QTableView#plain QHeaderView::section {{ background: {desk};
    color: {quiet}; border: none; }}
QTableView#plain QHeaderView::section {{ padding: 6px 8px 6px 11px; }}
QTableView#plain::item:selected {{ background: {raised}; color: {ink}; }}
QListWidget#ticks {{ background: {page}; }}
QListWidget#ticks::item {{ border: 0px; padding: 6px; color: {ink}; }}
QListWidget#ticks::item:selected {{ background: {raised}; }}
QCheckBox::indicator, QRadioButton::indicator, QTableView#plain::indicator,
    QListWidget#ticks::indicator {{ width: 14px; height: 14px; border: 1px solid {quiet};
    border-radius: 3px; background: {raised}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QTableView#plain::indicator:checked,
    QListWidget#ticks::indicator:checked {{ border: 1px solid {accent}; background: {accent};
    image: url(indicators:tick-{name}.svg); }}
QRadioButton::indicator:checked {{ border: 1px solid {accent}; background: {accent};
    image: url(indicators:dot-{name}.svg); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {line};
    background: {desk}; }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{
    border-color: {quiet}; background: {quiet}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {quiet}; }}
QCheckBox:focus, QRadioButton:focus {{ text-decoration: underline; }}
QLabel#veil {{ background: {raised}; color: {ink}; border: 2px dashed {accent};
    border-radius: 12px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 32px;
    margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {line}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QTableView#grid {{ background: {page}; border: none; outline: none; }}
QTableView#grid::corner {{ background: {page}; border: none; }}
QTableView#grid QHeaderView, QTableView#grid QHeaderView::section {{ background: {desk};
    color: {quiet}; border: none; }}
QTableView#grid QHeaderView::section {{ padding: 6px 8px; }}
QTableView#grid QHeaderView::section:first {{ padding-left: 16px; }}
QTableView#grid QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QTableView#grid QScrollBar::handle:horizontal {{ background: {line}; border-radius: 4px;
    min-width: 32px; margin: 2px; }}
QTableView#grid QScrollBar::handle:horizontal:hover {{ background: {quiet}; }}
QLineEdit#cell {{ border: 2px solid {accent}; border-radius: 0; padding: 0 5px; }}
QTableView#sentences {{ background: {page}; border: none; outline: none; }}
QTableView#sentences QHeaderView, QTableView#sentences QHeaderView::section {{
    background: {desk}; color: {quiet}; border: none; }}
QTableView#sentences QHeaderView::section {{ padding: 6px 12px; }}
QPushButton#word {{ padding: 4px 12px; border-radius: 14px; }}
QToolButton#bar:checked {{ background: {line}; }}
QToolButton#bar:focus {{ border: 1px solid {quiet}; padding: 5px 11px; }}
QToolButton#tool {{ background: {raised}; border: 1px solid {line}; border-radius: 6px;
    padding: 6px 12px; color: {ink}; }}
QToolButton#tool:hover, QToolButton#tool:focus {{ border-color: {quiet}; }}
QToolButton#tool:disabled {{ background: {desk}; color: {quiet}; }}
QToolButton#tool::menu-indicator, QToolButton#bar::menu-indicator {{ image: none; width: 0; }}
QFrame#popup {{ background: {raised}; border: 1px solid {line}; border-radius: 6px; }}
QFrame#popup QListView {{ background: {raised}; }}
QFrame#popup QListView::item {{ padding: 6px 8px; border-radius: 4px; color: {ink}; }}
QFrame#popup QListView::item:selected {{ background: {desk}; color: {ink}; }}
QFrame#popup QListView::indicator {{ width: 12px; height: 12px; border: 1px solid {quiet};
    border-radius: 3px; background: {raised}; }}
QFrame#popup QListView::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url(indicators:tick-{name}.svg); }}
QLabel#strong {{ font-weight: 600; }}
QFrame#panel {{ background: {raised}; border-radius: 8px; }}
QTreeView {{ background: {desk}; border: none; outline: none; }}
QTreeView::item, QTreeView::item:selected, QTreeView::branch {{ background: transparent; }}
QToolButton#quiet {{ background: transparent; border: none; padding: 2px 6px; color: {quiet};
    border-radius: 4px; font-size: {small}px; }}
QToolButton#quiet:hover, QToolButton#quiet:focus {{ background: {line}; color: {ink}; }}
QPlainTextEdit#source {{ background: {page}; color: {ink}; border: none; }}
QListView#results::item {{ padding: 6px 8px; border-radius: 4px; color: {ink}; }}
QListView#results::item:hover, QListView#results::item:selected {{ background: {raised};
    color: {ink}; }}
QComboBox#field, QPlainTextEdit#field {{ background: {raised}; border: 1px solid {line};
    border-radius: 6px; padding: 6px 8px; color: {ink}; }}
QComboBox#field:focus, QPlainTextEdit#field:focus, QLineEdit:focus {{
    border-color: {accent}; }}
QSlider::groove:horizontal {{ background: {line}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; height: 4px; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {accent}; width: 16px; margin: -6px 0;
  border-radius: 8px; }}
QSlider::handle:horizontal:focus {{ border: 2px solid {ink}; }}
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{
    background: {quiet}; }}
QComboBox#field:disabled, QPlainTextEdit#field:disabled, QLineEdit#field:disabled {{
    background: {desk}; color: {quiet}; }}
QComboBox#field::drop-down {{ border: none; width: 24px; }}
QComboBox#field::down-arrow {{ image: none; }}
QTextBrowser#hits, QListView#chips {{ background: transparent; border: none; }}
QScrollArea#scheme, QWidget#scheme {{ background: {page}; }}
QTextBrowser#paper {{ background: {page}; border: none; border-radius: 6px; padding: 8px; }}
QScrollArea#quality, QWidget#quality {{ background: {page}; }}
QPushButton#answer:checked {{ border: 2px solid {accent}; padding: 7px 15px; font-weight: 600; }}
"""


class Look(QObject):
    """The theme in use. It follows the system until the user has chosen."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        # The colours to paint with now; asked for many times in every paint.
        self.theme = self._wanted()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.apply)

    def _wanted(self) -> Theme:
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
        self.theme = self._wanted()
        _made.cache_clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            QDir.setSearchPaths("indicators", [str(INDICATORS)])
            app.setPalette(_palette(self.theme))
            colours = {name: getattr(self.theme, name) for name in _NAMES}
            app.setStyleSheet(_SHEET.format(small=13 + grown(), **colours))
        self.changed.emit()


_NAMES = ("name", "desk", "page", "raised", "line", "ink", "quiet", "accent", "on_accent")


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


def chinese_face() -> str:
    """The best of them; "" where there is none. Does not look through all that is installed."""
    known = next((face for face in FACES if QFontDatabase.hasFamily(face)), "")
    return known or next(iter(chinese_faces()), "")


def chinese_faces() -> list[str]:
    """The installed faces that have simplified Chinese, the best known first; may be empty."""
    system = QFontDatabase.WritingSystem.SimplifiedChinese
    present = QFontDatabase.families(system)
    return [f for f in FACES if f in present] + [f for f in present if f not in FACES]


def font(pixels: int, *, bold: bool = False) -> QFont:
    """The program's face at a size in pixels. The same object every time: copy it to change it."""
    return _made(pixels, bold, grown())


def stand_out(button: QPushButton, stands: bool) -> None:
    """Whether a button is the one to press next; its style is looked up anew."""
    button.setObjectName("primary" if stands else "")
    button.style().unpolish(button)
    button.style().polish(button)


@cache
def _made(pixels: int, bold: bool, more: int) -> QFont:
    made = QFont(QApplication.font())
    made.setPixelSize(pixels + more)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
