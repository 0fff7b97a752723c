"""What a title or a file name opens with: the words that name a region and a body."""

from __future__ import annotations

import re

from corpus.metadata_body import Subject, parse
from corpus.metadata_dates import plain_years

_YEAR = r"(?:19[4-9]\d|20\d\d)"
_LEAD = re.compile(
    rf"^(?:附件?\s*\d*\s*[:：]|【[^】]*】|\[[^\]]*\]|[(（][^()（）]*[)）]|{_YEAR}(?:年度?|度)?(?!\d)|"
    r"关于(?:印发|报送|呈报|公布|公开|发布|转发|上报|做好|报告)?|[《“\"_\-\s,，、:：]|公示[:：]|.{0,8}公开\s*[|:：])"
)
# Where the name of region and body ends and the matter begins. 依法治县 is part of a body's name.
_MATTER = re.compile(
    rf"{_YEAR}|关于|[“\"《》_|:：]|(?<=国务院)政府工作报告|依法行政|推进|贯彻|落实|履行|普法|"
    r"法治(?!.{0,3}(?:委员会|办)|.{0,8}领导小组)|全面(?!依法治.{0,8}(?:委|办))|"
    r"行政执法(?!局|队|支队|大队|总队)|年度|上半年|期间|工作报告|工作总结|工作的|情况|总结|报告|开展"
)
_TITLE_WORDS = re.compile(r"报告|总结|情况|汇报|述职|自查|公报|白皮书")


def opening(title: str) -> Subject | None:
    """Region and body that a normalized title names before it comes to its matter, or None.

    关于2023年度青江市云溪县法治政府建设情况的报告 -> 青江市, 云溪县.
    """
    rest = plain_years(title)
    while found := _LEAD.match(rest):
        rest = rest[found.end() :]
    matter = _MATTER.search(rest)
    return parse(rest[: matter.start()] if matter else rest)


def looks_like_title(stem: str) -> bool:
    """Whether a file name is the title of a report rather than a number or a code."""
    return len(stem) >= 8 and bool(_TITLE_WORDS.search(stem))
