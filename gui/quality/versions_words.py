"""What the lists of versions and deliveries say of each line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gui.quality.percent import NOTHING, percent
from gui.quality.versions_table import Line

if TYPE_CHECKING:
    from annotation.deliveries import DeliveryRow
    from operations.compare_versions import Comparison
    from operations.list_classifiers import SavedClassifier

translate = QCoreApplication.translate  # so that the translators' tool finds it


def local(moment: str) -> str:
    """A stored moment as the clock on the wall shows it."""
    return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def overall_word() -> str:
    """What macro-F1 is called where it has no tooltip of its own."""
    return translate("VersionsWords", "综合得分")


def overall_told() -> dict[str, str]:
    """What it is, by its word."""
    told = translate(
        "VersionsWords",
        "把查准率和查全率合成一个数（F1），再取各类别的平均；来自交叉检验，括号里是 90% 的范围",
    )
    return {overall_word(): told}


def version_line(saved: SavedClassifier) -> Line:
    """Version, when, sentences learnt, macro-F1 with its interval, where it stands, note."""
    row = saved.record
    learnt = f"{saved.sentences:,}" if saved.sentences else NOTHING
    state = version_state(saved)
    cells = (row.version, local(row.created_at), learnt, percent(saved.macro_f1), state, row.note)
    return Line(
        row.version, cells, "\n".join(part for part in (*_origin(row.origin), row.note) if part)
    )


def version_state(saved: SavedClassifier) -> str:
    """In use, delivered, from elsewhere, without its files: what is true of it."""
    row = saved.record
    told = []
    if saved.used:
        told.append(translate("VersionsWords", "正在用"))
    if row.deleted_at:
        told.append(translate("VersionsWords", "已删除"))
    elif not saved.on_disk:
        told.append(translate("VersionsWords", "文件不在"))
    if saved.delivery:
        told.append(translate("VersionsWords", "定稿“{name}”用").format(name=saved.delivery))
    if row.origin:
        told.append(translate("VersionsWords", "同事的"))
    return " · ".join(told)


def _origin(origin: str) -> list[str]:
    if not origin:
        return []
    text = translate("VersionsWords", "来自 {origin}；数字出自对方的标注")
    return [text.format(origin=origin)]


def delivery_line(row: DeliveryRow) -> Line:
    """Name, when, by whom, judged sentences, version, macro-F1, note."""
    used: Any = row.numbers["classifier"]
    macro = percent(used["macro_f1"]) if used and used["macro_f1"] else NOTHING
    told = (row.name, local(row.at), row.analyst, f"{row.numbers['judged']:,}")
    return Line(row.name, (*told, row.version or NOTHING, macro, row.note), row.note)


def compared(found: Comparison) -> str:
    """How two versions differ, in one sentence."""
    if not found.changed:
        text = translate("VersionsWords", "{first} 与 {second}：{n} 句的判断全部相同")
        return text.format(first=found.first, second=found.second, n=f"{found.sentences:,}")
    text = translate("VersionsWords", "{first} → {second}：{n} 句里有 {m} 句判断不同（{told}）")
    return text.format(
        first=found.first,
        second=found.second,
        n=f"{found.sentences:,}",
        m=f"{len(found.changed):,}",
        told=_by_category(found),
    )


def _by_category(found: Comparison) -> str:
    changed = [row for row in found.categories if row.changed]
    return "、".join(f"{row.category} +{row.gained} −{row.lost}" for row in changed)
