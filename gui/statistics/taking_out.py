"""Tables onto the clipboard, and all of them into a workbook that is written beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.background import Background
from gui.language import spoken
from gui.target import ask_target
from messages import Message
from operations.statistics_reading import Wanted

translate = QCoreApplication.translate  # so that the translators' tool finds it


def copy(rows: Callable[[str], Iterator[Any]]) -> str:
    """``rows(lang)`` onto the clipboard; the sentence that says so."""
    from operations.statistics_sheets import as_text

    QGuiApplication.clipboard().setText(as_text(rows(spoken())))
    return translate("StatisticsExport", "已复制表格，可粘贴到 WPS 或 Excel")


def ask_where(parent: QWidget, project: Path) -> Path | None:
    """The workbook to write; None: none."""
    name = translate("StatisticsExport", "{name} 统计.xlsx").format(name=project.stem)
    title = translate("StatisticsExport", "导出表格")
    kinds = translate("StatisticsExport", "Excel 工作簿 (*.xlsx)")
    return ask_target(parent, title, project.with_name(name), kinds)


def export(
    project: Path,
    out: Path,
    wanted: Wanted,
    background: Background,
    *,
    said: Callable[[str], None],
    failed: Callable[[Message], None],
) -> None:
    """Write it; ``said`` gets the sentence that says where it is, or why not now."""
    from operations.beside_project import READ, call

    work, options = "operations.export_statistics.export_statistics", {"lang": spoken()}
    asked = call(work, project, out, access=READ, tells=False, wanted=wanted, **options)
    done = translate("StatisticsExport", "已写好 {path}").format(path=out)
    title = translate("StatisticsExport", "正在写 {name}").format(name=out.name)

    def end(_: object) -> None:
        said(done)

    if not background.begin(asked, title=title, done=end, failed=failed, writes=False):
        said(translate("StatisticsExport", "别的工作还没做完，稍等一下再试"))
