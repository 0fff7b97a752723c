"""Fields that a table gives beside the reports, one row each: known columns, tidied."""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.metadata_dates import dates

FIELDS = (
    "title",
    "issuing_body",
    "level",
    "body_type",
    "region",
    "region_code",
    "year",
    "date_written",
    "date_published",
    "index_number",
)
_COLUMNS = {
    "title": "标题 题目 题名 报告名称 报告标题",
    "issuing_body": "发布机构 发文机关 发布单位 单位 机构",
    "level": "层级 级别 行政层级",
    "body_type": "机构类型 主体类型",
    "region": "地区 区域 行政区 行政区划",
    "region_code": "行政区划代码 区划代码 地区代码",
    "year": "年份 年度 报告年度 报告年份",
    "date_written": "成文日期 成文时间",
    "date_published": "发布日期 发布时间",
    "index_number": "索引号",
}
_FIELD_OF = {column: field for field, columns in _COLUMNS.items() for column in columns.split()}


def read_table(columns: Mapping[str, str]) -> dict[str, str]:
    """Field -> value for the columns we know, by our names or the usual Chinese ones.

    Years are four digits, days ISO, codes six digits; what cannot be right is left out. Of two
    columns for one field the first counts.
    """
    table: dict[str, str] = {}
    for column, raw in columns.items():
        field = column if column in FIELDS else _FIELD_OF.get(column.strip(), "")
        if field and (value := _tidy(field, str(raw or "").strip())):
            table.setdefault(field, value)
    return table


def _tidy(field: str, value: str) -> str:
    if field == "year":
        found = re.fullmatch(r"((?:19|20)\d\d)(?:\.0|年度?|度)?", value)
        return found[1] if found else ""
    if field.startswith("date"):
        return next(iter(dates(value)), "")
    if field == "region_code":
        return value if re.fullmatch(r"[1-8]\d{5}", value) else ""
    return value
