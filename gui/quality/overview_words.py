"""The sentence that the overview opens with, and what the figures stand on, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.quality.overview_table import ENOUGH
from gui.quality.percent import percent, points, points_reach

if TYPE_CHECKING:
    from operations.quality_figures import CategoryFigures, Findings, Quality, Standing
    from training.figures import Interval
    from training.quality_values import Outlook

translate = QCoreApplication.translate  # so that the translators' tool finds it
ASKED = 12  # tags of the rarer answer before a forecast is made

Names = Mapping[str, str]


def headline(known: Quality, names: Names) -> str:
    """One sentence: stop or go on, and why; before that is known, where it is weakest."""
    if known.findings is None:
        return _too_little(known)
    if known.outlook is None:
        return _weakest(known.findings, names)
    return _advice(known.outlook, known, names)


def stops(known: Quality) -> bool:
    """Is more tagging worth little?"""
    return known.outlook is not None and known.outlook.stop


def _too_little(known: Quality) -> str:
    if known.enough:
        return translate("QualityWords", "标注够了，正在算第一批数字…")
    if not known.sentences:
        return translate("QualityWords", "还没有句子：先把报告拖进窗口，标几句，这里就有数字")
    nearest = min(known.standing, key=lambda one: sum(one.missing), default=None)
    if nearest is None:
        return translate("QualityWords", "还没有类别，先在 类别体系 里加一个")
    return _still(nearest)


def _still(one: Standing) -> str:
    yes, no = one.missing
    if yes and no:
        text = translate("QualityWords", "再标 {yes} 句“{name}”、{no} 句不是的，就能算出第一批数字")
    elif yes:
        text = translate("QualityWords", "再标 {yes} 句“{name}”，就能算出第一批数字")
    else:
        text = translate("QualityWords", "再标 {no} 句不是“{name}”的，就能算出第一批数字")
    return text.format(yes=yes, no=no, name=one.name)


def _weakest(found: Findings, names: Names) -> str:
    told = [c for c in found.categories if c.told.f1 is not None]
    if not told:
        return translate("QualityWords", "还看不出机器判断得准不准")
    weakest = weakest_of(told)
    text = translate("QualityWords", "最弱的是“{name}”：查准率 {precision}，查全率 {recall}")
    return text.format(
        name=names.get(weakest.uid, ""),
        precision=percent(weakest.told.precision),
        recall=percent(weakest.told.recall),
    )


def weakest_of(told: list[CategoryFigures]) -> CategoryFigures:
    """The one with the lowest F1."""
    return min(told, key=lambda c: c.told.f1[0] if c.told.f1 else 1.0)


def _advice(ahead: Outlook, known: Quality, names: Names) -> str:
    if ahead.reason == "good_enough":
        return translate("QualityWords", "可以停了：随机抽检里，每个类别的综合得分连下限都到了 90%")
    if ahead.reason == "flat" or ahead.category is None:
        return translate("QualityWords", "可以停了：再标 100 句，哪个类别都提高不到 1 个百分点")
    place = ahead.category
    name = names.get(known.standing[place].uid, "")
    if ahead.reason == "too_few":
        one = known.standing[place]
        text = translate(
            "QualityWords", "接着标：“{name}”的{which}只有 {n} 句，到 {least} 句才能预测"
        )
        which = (
            translate("QualityWords", "“是”")
            if one.yes <= one.no
            else translate("QualityWords", "“否”")
        )
        return text.format(name=name, which=which, n=min(one.yes, one.no), least=ASKED)
    gain, needed = ahead.gains[place], ahead.needed[place]
    if gain is None:
        return translate("QualityWords", "还看不出再标有没有用")
    if ahead.reason == "cannot_tell":
        text = translate(
            "QualityWords", "再标有没有用还说不准：再标 100 句，“{name}”提高 {reach} 个百分点"
        )
        return text.format(name=name, reach=points_reach(gain))
    if needed is None:
        text = translate(
            "QualityWords", "{worth}：再标 100 句，“{name}”约提高 {points} 个百分点（{reach}）"
        )
        told = {"points": points(gain[0]), "reach": points_reach(gain)}
        return text.format(worth=_worth(gain), name=name, **told)
    text = translate("QualityWords", "{worth}：再标约 {n} 句，“{name}”约提高 2 个百分点（{reach}）")
    told = {"n": str(needed.tags), "reach": points_reach(needed.gain)}
    return text.format(worth=_worth(needed.gain), name=name, **told)


def _worth(gain: Interval) -> str:
    """A range that holds 0 promises nothing."""
    if gain[1] > 0:
        return translate("QualityWords", "值得接着标")
    return translate("QualityWords", "可能值得接着标")


def basis(known: Quality) -> str:
    """Which rows the figures are from."""
    found = known.findings
    if found is None:
        text = translate("QualityWords", "已标 {judged} 句，共 {all} 句")
        return text.format(judged=f"{known.judged:,}", all=f"{known.sentences:,}")
    if found.by_report:
        text = translate(
            "QualityWords", "交叉检验：{n} 句，{reports} 篇；每一篇都由没见过它的判断来考"
        )
    else:
        text = translate(
            "QualityWords", "交叉检验：{n} 句，{reports} 篇；报告不足 3 篇，按句分组，数字偏乐观"
        )
    told = text.format(n=f"{found.sentences:,}", reports=found.reports)
    if found.sampled:
        told += translate("QualityWords", "（从 {all} 句里抽的）").format(all=f"{known.judged:,}")
    return told


def audit_basis(known: Quality) -> str:
    """What the audit slice says of itself."""
    slice = known.audit
    if not slice.answered:
        return translate(
            "QualityWords", "随机抽检：还没有答过的句子。标注时每十句混入一句，答前不给看机器判断"
        )
    text = translate(
        "QualityWords", "随机抽检：盲答 {n} 句，考的是 {version}；这些句子从不用来学习"
    )
    told = text.format(n=slice.answered, version=_version(slice.version))
    if slice.answered < ENOUGH:
        told += translate("QualityWords", "；满 {n} 句才算得出查准率、查全率").format(n=ENOUGH)
    if not slice.whole:
        told += translate("QualityWords", "；没有按抽取顺序答，只代表答过的报告")
    return told


def _version(version: str) -> str:
    """What was tested, as people know it: a version that was kept, or what learns with each tag."""
    if not version or "+" not in version:
        return version or "–"
    return translate("QualityWords", "边标边学的自动标注（{version}）").format(version=version)


def age(at: str, now: datetime | None = None) -> str:
    """How long ago it was worked out; ``at`` ISO 8601, UTC."""
    seconds = ((now or datetime.now(UTC)) - datetime.fromisoformat(at)).total_seconds()
    if seconds < 60:
        return translate("QualityWords", "刚刚算的")
    if seconds < 3600:
        return translate("QualityWords", "{n} 分钟前算的").format(n=int(seconds // 60))
    local = datetime.fromisoformat(at).astimezone()
    return translate("QualityWords", "{time} 算的").format(time=f"{local:%m-%d %H:%M}")
