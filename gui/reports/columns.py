"""The columns of the grid of reports, and the words for where a value comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotation.reports import ReportRow

translate = QCoreApplication.translate

# No field of a report begins like this.
NAME, NOTICE = "#name", "#notice"
NEEDED = ("region", "year")
SURE = ("typed", "table")
"""Sources that are no guess of the program."""


@dataclass(frozen=True, slots=True)
class Column:
    """``field``: of the metadata, or NAME or NOTICE; ``wide``: in hanzi."""

    field: str
    title: str
    wide: int

    @property
    def is_editable(self) -> bool:
        """Whether a value can be typed into it."""
        return self.field not in (NAME, NOTICE)


def columns(reports: Sequence[ReportRow]) -> list[Column]:
    """The known fields, then whatever else a table has brought, in the order it came."""
    known = _known()
    fields = {column.field for column in known}
    extra = dict.fromkeys(f for report in reports for f in report.metadata if f not in fields)
    return known + [Column(field, field, max(6, min(len(field), 12))) for field in extra]


def _known() -> list[Column]:
    return [
        Column(NAME, translate("ReportColumns", "报告"), 16),
        Column(NOTICE, translate("ReportColumns", "提示"), 7),
        Column("title", translate("ReportColumns", "标题"), 13),
        Column("region", translate("ReportColumns", "地区"), 6),
        Column("year", translate("ReportColumns", "年份"), 4),
        Column("level", translate("ReportColumns", "层级"), 5),
        Column("body_type", translate("ReportColumns", "机构类型"), 5),
        Column("issuing_body", translate("ReportColumns", "发布机构"), 10),
        Column("date_written", translate("ReportColumns", "成文日期"), 7),
        Column("date_published", translate("ReportColumns", "发布日期"), 7),
        Column("index_number", translate("ReportColumns", "索引号"), 9),
        Column("region_code", translate("ReportColumns", "区划代码"), 6),
    ]


def source_words(source: str) -> str:
    """Where a value comes from, in words."""
    return {
        "title": translate("ReportColumns", "程序识别，来自标题"),
        "header": translate("ReportColumns", "程序识别，来自文件信息"),
        "name": translate("ReportColumns", "程序识别，来自文件名"),
        "text": translate("ReportColumns", "程序识别，来自正文"),
        "table": translate("ReportColumns", "来自表格"),
        "typed": translate("ReportColumns", "人工填写"),
    }.get(source, source)


def blank_words(field: str) -> str:
    """What a blank cell of a needed field says; "" for a field that may be blank."""
    return {
        "region": translate("ReportColumns", "缺地区"),
        "year": translate("ReportColumns", "缺年份"),
    }.get(field, "")
