"""Which part of a report a unit stands in: achievements, problems, plans, or none of these.

The rule, in order:

1. A first-level or unnumbered heading that names its part decides it, for itself and all
   below it (:func:`section_of`; correct a heading there).
2. A first-level heading that names none carries on a plan; behind problems it begins the
   plan; else it begins (or carries on) the achievements. Below the first level only a heading
   that confesses problems (存在…问题) or opens a plan (下一步…) leaves the section above it.
3. A paragraph that opens problems or plans by its first words decides from there to the next
   heading.
4. Before the first heading a paragraph is an achievement if it plainly reports one, else
   nothing. Title, meta and boilerplate are always nothing (其他).
"""

from __future__ import annotations

import re

from corpus.document import Section
from corpus.lines import key_of, level_of

# What was done about something is an achievement, whatever the something is.
_DONE = re.compile(r"(?:完成|落实|执行|推进|进展|开展|履职|履行|整改|实施)的?(?:工作)?情况")
_PLAN = re.compile(
    r"下一?步|下一?阶段|今后|来年|明年|未来|打算|设想|(?:工作|年度|重点)(?:计划|安排|规划)|(?:计划|安排|建议)$|思路|展望|"
    r"努力方向|工作方向|(?<!完成)(?:目标任务|重点任务)|工作目标|总体要求|改进(?:措施|方向|意见)|整改措施|对策|推进措施|"
    r"(?:20\d\d年|全年|新的一年|新一年).{0,12}(?:重点工作|工作重点|主要任务|工作任务|工作要点|工作举措|要做好)"
)
_PROBLEM = re.compile(r"问题|不足|短板|薄弱|差距|困难|挑战|弱项|原因分析")
# 解决突出问题, 补齐短板, 困难群众: work that was done, or people, and no confession.
_SOLVING = re.compile(
    r"(?:解决|破解|化解|聚焦|坚持|整治|排查|补|强|克服|应对|缩小|直面|紧盯|围绕|针对).{0,8}(?:问题|短板|弱项|困难|差距|挑战|薄弱)"
    r"|问题.{0,4}(?:导向|整改|整治|化解|解决|清单|办理)|困难(?:群众|职工|家庭|企业)"
)
_CONFESSED = re.compile(r"存在|面临|主要问题|(?:问题|不足|短板|差距|困难)$")
_ACHIEVEMENT = re.compile(
    r"成效|成绩|亮点|做法|回顾|总结|进展|(?:工作|落实|履职|完成|建设|推进|开展|基本|总体|主要)情况|举措|经验|履行|履职|"
    r"年度?主要工作|完成.{0,6}任务"
)
_OTHER = re.compile(
    r"基本(?:概况|信息)|概况$|背景|附[件则注]|说明$|其[他它].{0,6}事项|前言|引言|机构设置"
)

_OPENS_PROBLEM = re.compile(
    r"(?:回顾|总结|总的|总体|对照|同时[，也]|但|虽然|尽管|当然|此外|目前，|当前，|在(?:肯定|取得|看到|总结)|我们(?:也|还|清醒|深知)|"
    r"[从与].{2,20}[看比]|也要|肯定).{0,60}?(?:存在|面临|还有|仍有|尚有|暴露出|看到|认识到|需要)"
    r".{0,24}?(?:不足|薄弱|差距|短板|问题|困难|弱项|挑战)"
    r"|(?:存在|面临)的?(?:主要|突出)?(?:问题|不足|困难)|主要(?:问题|不足)(?:是|有|表现)"
)
_OPENS_PLAN = re.compile(
    r"下一?步|下一?阶段|今后|接下来|新的一年|展望未来|20\d\d年，[^。]{0,16}(?:将|要)(?:继续|坚持|以|进一步|深入|认真|全面|紧紧|在|"
    r"持续|按照|围绕|切实|重点)"
)
_REPORTS = re.compile(
    r"取得.{0,10}(?:成效|成绩|进展|成果)|荣获|获评|获得|位居|位列|入选|圆满完成|成效(?:明显|显著)|表彰|创建成功"
)
_LEADING = 120  # the first words of a paragraph


def section_of(heading: str) -> Section | None:
    """The part of the report that ``heading`` names; None if it names none.

    In: a heading in any script or width, its number with it or not. One that names problems
    and plans is told as problems; the plan behind them has opening words of its own.
    """
    key = key_of(heading[:_LEADING])
    if _OTHER.search(key):
        return Section.OTHER
    if _DONE.search(key):
        return Section.ACHIEVEMENT
    if _PROBLEM.search(key) and not _SOLVING.search(key):
        return Section.PROBLEM
    if _PLAN.search(key):
        return Section.PLAN
    return Section.ACHIEVEMENT if _ACHIEVEMENT.search(key) else None


class SectionReader:
    """Says the section of each heading and paragraph of a report, met in reading order."""

    def __init__(self) -> None:
        self._heading: Section | None = None
        self.now = Section.OTHER

    def heading(self, text: str) -> Section:
        """The section that ``text``, the next heading, stands in and opens."""
        named, level = section_of(text), level_of(text)
        if level == 1 or self._heading is None:
            self._heading = named or self._next()
            self.now = self._heading
        elif level == 0 and named:
            self._heading = self.now = named
        else:
            self.now = named if named and _is_turn(named, text) else self._heading
        return self.now

    def paragraph(self, text: str) -> Section:
        """The section of ``text``, the next paragraph."""
        opened = _opened_by(text)
        if opened:
            self.now = opened
        if self._heading is None and self.now is Section.OTHER:
            return Section.ACHIEVEMENT if _REPORTS.search(key_of(text)) else Section.OTHER
        return self.now

    def _next(self) -> Section:
        if self._heading in (Section.PROBLEM, Section.PLAN):
            return Section.PLAN
        return Section.ACHIEVEMENT


# In both scripts: most paragraphs are told by their first character.
_FIRST_WORDS = frozenset("回总總对對同但虽雖尽儘当當此目在我2從从與与也肯下今接新展存面主")


def _is_turn(named: Section, text: str) -> bool:
    """Whether a heading below the first level leaves the section it stands in."""
    key = key_of(text[:_LEADING])
    if named is Section.PROBLEM:
        return _CONFESSED.search(key) is not None
    return named is Section.PLAN and _OPENS_PLAN.search(key) is not None


def _opened_by(text: str) -> Section | None:
    if text[0] not in _FIRST_WORDS:
        return None
    key = key_of(text[:_LEADING])
    if _OPENS_PLAN.match(key):
        return Section.PLAN
    return Section.PROBLEM if _OPENS_PROBLEM.match(key) else None
