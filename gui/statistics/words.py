"""The sentence that the page opens with, and what its numbers are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.statistics.cells import percent
from operations.statistics import share

if TYPE_CHECKING:
    from operations.statistics import Statistics
    from operations.statistics_reading import Reading

translate = QCoreApplication.translate  # so that the translators' tool finds it


def opening(told: Statistics, reading: Reading) -> tuple[str, str]:
    """The sentence on top; and what to do, for where there is nothing to count."""
    if not reading.reports:
        return _no_reports()
    if not told.categories:
        return _no_categories()
    if not told.sentences:
        return headline(told), _nothing_left()
    return headline(told), _no_tags(reading)


def headline(told: Statistics) -> str:
    """So many reports and sentences, and how many of them people have tagged."""
    values = {
        "reports": f"{told.reports:,}",
        "sentences": f"{told.sentences:,}",
        "n": f"{told.spoken:,}",
        "share": percent(share((told.spoken, told.sentences))),
    }
    if not told.spoken:
        text = translate("Statistics", "{reports} 篇报告，{sentences} 句，还没有人标过")
    else:
        text = translate("Statistics", "{reports} 篇报告，{sentences} 句，人标过 {n} 句（{share}）")
    return text.format(**values)


def basis(told: Statistics, reading: Reading) -> str:
    """What counts here, and what does not."""
    if not told.wanted.machine:
        parts = [translate("Statistics", "只算人标的，占比的分母是判过这一类的句子")]
    elif reading.foretold:
        parts = [
            translate(
                "Statistics",
                "没有人判过的句子用机器判断；从“人标 + 机器判断”往右，机器判断的都算在内",
            )
        ]
    else:
        parts = [translate("Statistics", "机器还没有判断过，只有人标的")]
    if reading.once:
        parts.append(translate("Statistics", "同一篇里几乎相同的句子只计一次"))
    else:
        parts.append(translate("Statistics", "近似句正在核对，重复的暂时都计"))
    if told.conflicts:
        left = translate("Statistics", "有分歧的 {n} 处不算")
        parts.append(left.format(n=f"{told.conflicts:,}"))
    if told.without:
        bare = translate("Statistics", "{n} 篇没有句子，不算")
        parts.append(bare.format(n=f"{told.without:,}"))
    parts.append(translate("Statistics", "点数字看句子"))
    return " · ".join(parts)


def _no_reports() -> tuple[str, str]:
    """What to do where there is nothing to count."""
    return (
        translate("Statistics", "还没有报告"),
        translate(
            "Statistics",
            "把报告文件或整个文件夹拖进窗口，或用 文件 → 导入报告…（Ctrl+I）。"
            "标过一些句子，这里就说各类别有多少、在哪里、哪一年。",
        ),
    )


def _no_categories() -> tuple[str, str]:
    """What to do where nothing can be tagged."""
    return (
        translate("Statistics", "还没有类别"),
        translate("Statistics", "先在 类别体系 里加一个类别，再标一些句子。"),
    )


def _no_tags(reading: Reading) -> str:
    """What to do where nothing is tagged."""
    told = translate("Statistics", "到 标注 页用数字键标几句，这里就有数字。")
    if reading.foretold:
        told += translate("Statistics", "机器已经判断过，也可以在下面选“人标 + 机器判断”先看。")
    return told


def _nothing_left() -> str:
    """What to do where the filters leave nothing."""
    return translate("Statistics", "这些条件合在一起，一句也没有。把上面的条件放宽一些。")
