"""Years and dates in titles, headers and openings: the year reported on, and days in ISO form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
# Of 十十月 only 十月 is a number; the 十 left before it keeps the whole from being a date.
_MONTH_OR_DAY = re.compile("(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])")
_DASH = r"[—\-－–~～至到]"
_YEAR = r"(?:19[4-9]\d|20\d\d)"
# 2021-2025年, 2021年至2025年, （2021—2025）: a span names no single year.
_SPAN = re.compile(rf"{_YEAR}年?度?\s*{_DASH}+\s*{_YEAR}年?")
_MONTHS = re.compile(r"(?<=年)\s*\d{1,2}月?份?\s*[-—~～至到]\s*\d{1,2}月份?")
_ONE_YEAR = re.compile(
    rf"(?<!\d)({_YEAR})(?:年(?:度|以?来)?|度|(?=法治|依法|政府|普法))(?!\s*\d{{1,2}}(?:月|[-—~至]))"
)
_PLAN = re.compile(r"计划|打算|安排|思路|谋划|展望|要点|规划|任务|目标|要求|部署|下一步|今后")
_OF_GOVERNMENT = re.compile(r"(?<!法治)政府工作报告")
# Other documents' names: their years are theirs. The report's own name may stand in 《》 too.
_OTHER_TITLE = re.compile(
    r"《[^《》]*(?:纲要|规划|方案|条例|办法|意见|要点|决定|规定|实施|标准|指标|计划|通知)[^《》]*》?"
)
_FULL_DATE = re.compile(
    rf"(?<!\d)({_YEAR})\s*(?:年|[-/.])\s*(\d{{1,2}})\s*(?:月|[-/.])\s*(\d{{1,2}})(?!\d)"
)
_OPENING = re.compile(
    rf"^[\s(（]*({_YEAR})年(?:度|以来|来|(?=[,，]?\s*(?:[我全本]|在|市委|县委|区委|省委|[\u3400-\u9fff]{{2,16}}?"
    rf"(?:坚持|认真|深入|全面|紧紧|紧扣|紧密|积极|以|始终|严格|切实|围绕|按照))))"
)
_NOW_REPORT = re.compile(
    rf"(?:现将|就|将)[^。；]{{0,24}}?({_YEAR})年度?[^。；]{{0,40}}?(?:报告|汇报|公布|公开|总结)如下"
)


def plain_years(text: str) -> str:
    """``text`` with 二〇二一年 written 2021年."""
    return _CHINESE_YEAR.sub(lambda found: found[0].translate(_DIGITS), text)


def year_of_title(title: str) -> str:
    """The one year that ``title`` (normalized) reports on, or "" if it names none or several.

    A year that belongs to a plan beside the report (…总结及2022年工作计划), to the name of another
    document, to a span or to a day does not count. A 政府工作报告 is named after the year it is
    given in and looks back on the one before: its title decides nothing.
    """
    title = re.sub(r"\s+", "", plain_years(title))
    if is_government_report(title):
        return ""
    years = _years_with_tails(title)
    if len({year for year, _ in years}) > 1:
        years = [(year, tail) for year, tail in years if not _PLAN.search(tail)]
    distinct = {year for year, _ in years}
    return distinct.pop() if len(distinct) == 1 else ""


def is_government_report(title: str) -> bool:
    """Whether this is a 政府工作报告 (or speaks of one): it looks back and ahead alike."""
    return bool(_OF_GOVERNMENT.search(title))


def year_of_opening(sentences: Sequence[str]) -> str:
    """The year that the first sentences say the report is about, "" unless they agree on one.

    ``现将2021年…报告如下`` decides; else the year a sentence begins with (2020年，我县…).
    """
    texts = [_without_noise(plain_years(sentence)) for sentence in sentences]
    stated = {found[1] for text in texts for found in _NOW_REPORT.finditer(text)}
    stated = stated or {found[1] for text in texts if (found := _OPENING.match(text))}
    return stated.pop() if len(stated) == 1 else ""


def year_of_headings(headings: Sequence[str]) -> str:
    """The one year that headings other than those of plans name, or "".

    Beside it only the year after it may be named, as the one that is planned.
    """
    named = [
        (int(year), bool(_PLAN.search(heading)))
        for heading in headings
        for year, _ in _years_with_tails(plain_years(heading))
    ]
    past = {year for year, planned in named if not planned}
    if len(past) != 1 or {year for year, _ in named} - past - {next(iter(past)) + 1}:
        return ""
    return str(past.pop())


def dates(text: str) -> list[str]:
    """All days in ``text`` that exist in the calendar, as ``YYYY-MM-DD``, in order."""
    found = []
    for match in _FULL_DATE.finditer(_plain_days(text)):
        year, month, day = (int(part) for part in match.groups())
        try:
            found.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    return found


def _plain_days(text: str) -> str:
    """二〇二二年三月二十九日 -> 2022年3月29日."""
    if not _CHINESE_YEAR.search(text):
        return text
    text = plain_years(text)
    return _MONTH_OR_DAY.sub(lambda found: str(_number(found[0])), text)


def _number(word: str) -> int:
    tens, _, ones = word.rpartition("十") if "十" in word else ("", "", word)
    ten = 10 * int((tens or "一").translate(_DIGITS)) if "十" in word else 0
    return ten + int((ones or "零").translate(_DIGITS))


def _without_noise(text: str) -> str:
    return _SPAN.sub("", _OTHER_TITLE.sub("", text))


def _years_with_tails(text: str) -> list[tuple[str, str]]:
    """Each year with the text up to the next one."""
    if "0" not in text and "9" not in text:  # nor 20.. and 19..
        return []
    text = _MONTHS.sub("", _without_noise(text))
    found = list(_ONE_YEAR.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [(m[1], text[m.end() : end]) for m, end in zip(found, ends, strict=False)]
