"""The menus of the window, as data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.language import NAMES
from gui.menus import Item

if TYPE_CHECKING:
    from gui.project_view import ProjectView
    from gui.window import Window

translate = QCoreApplication.translate  # so that the translators' tool finds it

PROJECT_ONLY = (
    *("close", "import_labels", "export", "share", "save_copy", "find", "source"),
    *("tagging", "sentences", "reports", "quality", "batch", "statistics", "scheme"),
    *("next_hit", "last_hit"),
)
"""The items that mean something only while a project is open."""


def titles() -> tuple[str, ...]:
    """The names of the menus, from left to right."""
    return (
        translate("Menus", "文件"),
        translate("Menus", "编辑"),
        translate("Menus", "视图"),
        translate("Menus", "帮助"),
    )


def _on(window: Window, do: Callable[[ProjectView], object]) -> Callable[[], None]:
    """``do`` with the open project; nothing where none is."""

    def run() -> None:
        if window.view is not None:
            do(window.view)

    return run


def menus_of(window: Window) -> tuple[list[Item], ...]:
    """What stands under each of ``titles``. What they do is in ``Window`` and ``Files``."""
    return (
        _file(window),
        [
            Item("undo", translate("Menus", "撤销"), "Ctrl+Z", window.undo),
            Item("redo", translate("Menus", "重做"), "Ctrl+Y", window.redo),
            Item(),
            Item("find", translate("Menus", "查找…"), "Ctrl+F", window.seek),
            Item(
                "next_hit", translate("Menus", "下一处"), "F3", _on(window, lambda v: v.step_hit(1))
            ),
            Item(
                "last_hit",
                translate("Menus", "上一处"),
                "Shift+F3",
                _on(window, lambda v: v.step_hit(-1)),
            ),
        ],
        _view(window),
        [Item("about", translate("Menus", "关于标句…"), None, window.show_about)],
    )


def _file(window: Window) -> list[Item]:
    from PySide6.QtGui import QKeySequence

    from gui import opening

    files, keys = window.files, QKeySequence.StandardKey
    return [
        Item("new", translate("Menus", "新建项目…"), keys.New, lambda: opening.ask_new(window)),
        Item("open", translate("Menus", "打开项目…"), keys.Open, lambda: opening.ask_open(window)),
        Item(),
        Item("import_files", translate("Menus", "导入报告…"), "Ctrl+I", files.ask_files),
        Item("import_folder", translate("Menus", "导入文件夹…"), "Ctrl+Shift+I", files.ask_folder),
        Item(
            "import_asked",
            translate("Menus", "带选项导入…"),
            None,
            lambda: files.ask_files(ask=True),
        ),
        Item("import_labels", translate("Menus", "导入标注…"), None, files.ask_labels),
        Item("import_result", translate("Menus", "上次导入的结果…"), None, files.show_result),
        Item(),
        Item("export", translate("Menus", "导出…"), "Ctrl+E", files.export),
        Item("share", translate("Menus", "交给同事…"), None, files.share),
        Item("save_copy", translate("Menus", "另存副本…"), keys.SaveAs, files.save_copy),
        Item(),
        Item("close", translate("Menus", "关闭项目"), keys.Close, window.show_welcome),
        Item("quit", translate("Menus", "退出"), "Ctrl+Q", window.close),
    ]


def _view(window: Window) -> list[Item]:
    turn = window.turn_to
    return [
        Item("tagging", translate("Menus", "标注"), "Ctrl+1", lambda: turn("tagging")),
        Item("sentences", translate("Menus", "句子"), "Ctrl+2", lambda: turn("sentences")),
        Item("reports", translate("Menus", "报告"), "Ctrl+3", lambda: turn("reports")),
        Item("scheme", translate("Menus", "类别体系"), "Ctrl+4", lambda: turn("scheme")),
        Item("quality", translate("Menus", "质量检查"), "Ctrl+5", lambda: turn("quality")),
        Item("batch", translate("Menus", "批量标注"), "Ctrl+6", lambda: turn("batch")),
        Item("statistics", translate("Menus", "统计"), "Ctrl+7", lambda: turn("statistics")),
        Item(),
        Item(
            "source", translate("Menus", "原文"), "Ctrl+U", _on(window, lambda v: v.toggle_source())
        ),
        Item(),
        Item("larger", translate("Menus", "字号大一点"), "Ctrl+=", window.text_size.larger),
        Item("smaller", translate("Menus", "字号小一点"), "Ctrl+-", window.text_size.smaller),
        Item("plain_size", translate("Menus", "原来的字号"), "Ctrl+0", window.text_size.reset),
        Item(),
        Item("theme", translate("Menus", "深色或浅色"), "Ctrl+Shift+D", window.look.toggle),
        *(
            Item(f"lang_{lang}", name, None, partial(window.speak, lang))
            for lang, name in NAMES.items()
        ),
    ]
