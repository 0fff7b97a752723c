"""The fields at the head of a page (索引号, 发布机构, 发布日期 ...) and the sign-off at its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.metadata_dates import dates

# Label in the page -> field. 生成日期 may be either day, so it is none of ours.
_FIELDS = {
    "index_number": "索引号 信息索引号 信息索引",
    "issuing_body": "发布机构 发文机关 发文机构 发布单位 发文单位 制发机关 制发单位 公开机构",
    "source_body": "信息来源 来源 稿源 文章来源",
    "date_written": "成文日期 成文时间 形成日期 形成时间",
    "date_published": "发布日期 发布时间 发文时间 发文日期 公开日期 公开时间 发布于",
    "title": "标题 信息名称 文件名称 名称",
}
_OTHER_LABELS = (
    "栏目 文号 发文字号 文件编号 公开方式 公开形式 公开范围 公开时限 有效性 时效性 主题分类 "
    "组配分类 体裁分类 信息分类 主题词 关键词 关键字 生成日期 生成时间 更新时间 更新日期 "
    "浏览次数 访问量 阅读量 阅读次数 点击数 点击量 点击 浏览量 浏览 作者 编辑 责任编辑 字号 "
    "字体 字体大小 打印 分享 日期 时间 内容概述 语种 审核 载体类型 废止日期"
)
_FIELD_OF = {label: field for field, labels in _FIELDS.items() for label in labels.split()}
_LABELS = sorted((*_FIELD_OF, *_OTHER_LABELS.split()), key=len, reverse=True)
_LABEL = re.compile(
    r"(?<![\u3400-\u9fff])("
    + "|".join(r"[\s\u3000]*".join(label) for label in _LABELS)
    + r")[\s\u3000]*(?:[:：]|\||(?=\s))[\s|]*"
)
_INDEX = re.compile(r"[0-9A-Za-z][0-9A-Za-z/\-_.〔〕\[\]()（）]{4,}")
_WHERE = re.compile(r"[^\s|,，;；。]+")
_PAGE_LINE = re.compile(
    r"^(?!.*(?:更新|生成|废止|实施|生效)).*(?:来源|稿源|浏览|阅读|点击|访问|作者|字号|字体)"
)
_LONE_DATE = re.compile(r"^[\s(（〔\[]*([12一二][^()（）]{5,20}?日)[\s)）〕\]]*$")


def pairs(line: str) -> Iterator[tuple[str, str]]:
    """(field, value) for each known label in one normalized line of the header.

    Fields are ours, and ``source_body`` for the weaker 来源; a value ends at ``|`` or where the
    next label begins.
    """
    found = list(_LABEL.finditer(line))
    ends = [match.start() for match in found[1:]] + [len(line)]
    for match, end in zip(found, ends, strict=False):
        field = _FIELD_OF.get(re.sub(r"\s", "", match[1]))
        value = line[match.end() : end].partition("|")[0].strip()
        if field and (value := _value(field, value)):
            yield field, value


def read(lines: Sequence[str]) -> dict[str, str]:
    """What the normalized header lines say, by field; a field told in two ways is left out.

    The day beside 来源 or 浏览次数 is that of publishing even without a label of its own.
    """
    told: dict[str, set[str]] = {}
    posted: set[str] = set()
    for line in lines:
        for field, value in pairs(line):
            told.setdefault(field, set()).add(value)
        if not any(field.startswith("date") for field, _ in pairs(line)):
            posted |= set(dates(line)) if _PAGE_LINE.search(line) else set()
    if posted and not told.get("date_published"):
        told["date_published"] = posted
    return {field: values.pop() for field, values in told.items() if len(values) == 1}


def lone_dates(lines: Sequence[str]) -> list[str]:
    """The days (ISO) of lines that hold a date in words and nothing else: （2022年3月29日）."""
    return [day for line in lines if (found := _LONE_DATE.match(line)) for day in dates(found[1])]


def _value(field: str, value: str) -> str:
    if field.startswith("date"):
        days = dates(value)
        return days[0] if days else ""
    if field == "title":
        return value
    found = (_INDEX if field == "index_number" else _WHERE).match(value)
    return found[0] if found else ""
