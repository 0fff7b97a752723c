"""The list of what a corrected file changes, as rich text: what went struck out, what came
underlined."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.theme import Theme

if TYPE_CHECKING:
    from operations.replace_report import Change  # imports the whole corpus room

MOST = 300  # rows of one list; more than anybody reads
translate = QCoreApplication.translate  # so that the translators' tool finds it


def listed(changes: Sequence[Change], theme: Theme) -> str:
    """Two lists: what stands on tags that find no place any more, then all the rest."""
    lost = [c for c in changes if c.judged and c.status in ("changed", "gone")]
    rest = [c for c in changes if c.status != "same" and c not in lost]
    heads = (
        translate("ChangesList", "带标注、在新文件里没有对应的（{n}）"),
        translate("ChangesList", "其他改动（{n}）"),
    )
    parts = [
        _list(head.format(n=len(some)), some, theme)
        for head, some in zip(heads, (lost, rest), strict=True)
        if some
    ]
    nothing = translate("ChangesList", "文字没有变化，只有空白或版式不同。")
    return "".join(parts) or f"<p>{escape(nothing)}</p>"


def words() -> dict[str, str]:
    """What may become of a piece."""
    return {
        "same": translate("ChangesList", "不变"),
        "near": translate("ChangesList", "略有改动"),
        "changed": translate("ChangesList", "改写"),
        "gone": translate("ChangesList", "删去"),
        "new": translate("ChangesList", "新增"),
    }


def _list(head: str, changes: Sequence[Change], theme: Theme) -> str:
    rows = "".join(_row(change, theme) for change in changes[:MOST])
    more = translate("ChangesList", "还有 {n} 处没有列出。").format(n=len(changes) - MOST)
    tail = f"<p>{escape(more)}</p>" if len(changes) > MOST else ""
    return (
        f"<p><b>{escape(head)}</b></p><table cellspacing='0' cellpadding='6'>{rows}</table>{tail}"
    )


def _row(change: Change, theme: Theme) -> str:
    word = escape(words()[change.status])
    told = _told(change)
    if change.judged:
        marks = translate("ChangesList", "标注 {n} 条").format(n=change.judged)
        told += f" <span style='color:{theme.quiet}'>（{escape(marks)}）</span>"
    return f"<tr><td width='116' style='color:{theme.quiet}'>{word}</td><td>{told}</td></tr>"


def _told(change: Change) -> str:
    old = change.old.text if change.old else ""
    new = change.new.text if change.new else ""
    if not old or not new:
        return f"<s>{escape(old)}</s>" if old else escape(new)
    parts = []
    for tag, i, j, k, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(escape(old[i:j]))
            continue
        parts += [f"<s>{escape(old[i:j])}</s>" if i < j else ""]
        parts += [f"<u><b>{escape(new[k:end])}</b></u>" if k < end else ""]
    return "".join(parts)
