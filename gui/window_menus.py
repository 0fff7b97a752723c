"""The menus of the window, as data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from gui.language import NAMES
from gui.menus import Item

if TYPE_CHECKING:
    from gui.window import Window

translate = QCoreApplication.translate  # so that the translators' tool finds it

PROJECT_ONLY = (
    *("close", "import_labels", "export", "share", "save_copy", "find", "source"),
    *("tagging", "sentences", "reports", "scheme", "next_hit", "last_hit"),
)
"""The items that mean something only while a project is open."""


def menus_of(window: Window) -> dict[str, list[Item]]:
    """Title -> items. What they do is in ``Window`` and ``Files``."""
    return {
        translate("Menus", "文件"): _file(window),
        translate("Menus", "编辑"): [
            Item("undo", translate("Menus", "撤销"), "Ctrl+Z", window.undo),
            Item("redo", translate("Menus", "重做"), "Ctrl+Y", window.redo),
            Item(),
            Item("find", translate("Menus", "查找…"), "Ctrl+F", window.seek),
            Item("next_hit", translate("Menus", "下一处"), "F3", lambda: window.step_hit(1)),
            Item("last_hit", translate("Menus", "上一处"), "Shift+F3", lambda: window.step_hit(-1)),
        ],
        translate("Menus", "视图"): _view(window),
        translate("Menus", "帮助"): [
            Item("about", translate("Menus", "关于标句…"), None, window.show_about),
        ],
    }


def _file(window: Window) -> list[Item]:
    files, keys = window.files, QKeySequence.StandardKey
    return [
        Item("new", translate("Menus", "新建项目…"), keys.New, window.ask_new),
        Item("open", translate("Menus", "打开项目…"), keys.Open, window.ask_open),
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
        Item(),
        Item("source", translate("Menus", "原文"), "Ctrl+U", window.show_source),
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
