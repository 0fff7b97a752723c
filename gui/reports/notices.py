"""What is wrong with a report, in words; and why there is nothing to see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotation.reports import ReportRow
from gui.reports import rows
from gui.reports.columns import blank_words
from gui.reports.rows import Choice
from operations.corpus_gaps import Gaps

translate = QCoreApplication.translate


def notices(reports: Sequence[ReportRow], gaps: Gaps) -> dict[int, tuple[str, str]]:
    """Report id -> what it lacks or doubles: in short, and in full."""
    names = {report.id: report.name for report in reports}
    blank = [(gaps.no_region, blank_words("region")), (gaps.no_year, blank_words("year"))]
    double, comma = translate("ReportNotices", "重复"), translate("ReportNotices", "、")
    told = translate("ReportNotices", "与“{names}”是同一机构同一年份")
    said = dict[int, tuple[str, str]]()
    for number in gaps.no_region | gaps.no_year | gaps.doubles.keys():
        short = [words for ids, words in blank if number in ids]
        full = list(short)
        if others := gaps.doubles.get(number):
            short.append(double)
            full.append(told.format(names=comma.join(names[other] for other in others)))
        said[number] = (comma.join(short), comma.join(full))
    return said


def empty_words(reports: Sequence[ReportRow], choice: Choice) -> str:
    """Why no report is shown."""
    if not reports:
        told = translate("ReportNotices", "还没有报告：把文件拖到窗口里，或用 文件 → 导入报告…")
    elif choice.phrase:
        told = translate("ReportNotices", "没有名称、标题或地区含“{phrase}”的报告")
    else:
        told = {
            rows.NO_REGION: translate("ReportNotices", "每篇报告都有地区"),
            rows.NO_YEAR: translate("ReportNotices", "每篇报告都有年份"),
            rows.DOUBLES: translate("ReportNotices", "没有同一机构、同一年份的两篇报告"),
        }.get(choice.kind, translate("ReportNotices", "没有报告"))
    return told.format(phrase=choice.phrase)
