"""Which part of a report a unit stands in: achievements, problems, plans, or none of these.

The rule, in order:

1. A first-level or unnumbered heading that names its part decides it, for itself and all
   below it (:func:`section_of`; correct a heading there).
2. A first-level heading that names none carries on a plan; behind problems it begins the
   plan; else it begins (or carries on) the achievements. Below the first level only a heading
   that confesses problems (存在…问题) or opens a plan (下一步…) leaves the section above it.
3. A paragraph that opens problems or plans by its first words decides from there to the next
   heading. Under a heading that names both (不足与下一步打算) more words open the plan (2021年，
   我市将…), and it goes on over the headings below that begin a new count.
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
    r"努力方向|工作方向|(?<!完成)(?<!聚焦)(?<!围绕)(?<!落实)(?<!推进)(?<!紧盯)(?<!抓实)(?:目标任务|重点任务)|工作目标|总体要求|改进(?:措施|方向|意见)|整改措施|对策|推进措施|"
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
# Where a plan has been promised: 2021年，我市将…, 2021年是…之年, 针对上述问题，我局将…
_OPENS_PROMISED = re.compile(
    r"(?:20\d\d年|明年|新的?一年|为此，|[对就](?:此|于?[这以上]|照)|针对(?:[^，。]{0,16}[问不短差困][题足板距难]，)?|结合|围绕|我[们省市县区州旗盟局厅委部院办镇乡校]|"
    r"全[省市县区州旗局系])(?:(?!不足，|问题，|差距，|薄弱，|还存在|仍存在|存在一)[^。]){0,100}?"
    r"(?:(?<![即未有能不])将(?!近)|(?<![虚模])拟|计划(?!性)|打算|(?<![需重必主])要(?:重点|着力|继续|坚持|进一步|切实|做好|抓好))"
    r"|20\d\d年(?:度)?是[^。]{0,60}之年|以?下(?:阶段|一年)|(?:下|后)一?步|主要(?:打算|措施|举措)[：是有]"
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
        self._promised = False  # the heading names problems and, behind them, plans
        self._counting = False  # headings below it have been met
        self._turned = 0  # the level of the heading below it that left its section
        self.now = Section.OTHER

    def heading(self, text: str) -> Section:
        """The section that ``text``, the next heading, stands in and opens."""
        named, level = section_of(text), level_of(text)
        if level == 1 or self._heading is None:
            self._open(named or self._next(), text)
        elif level == 0 and named:
            self._open(named, text)
        else:
            self._go_below(named, text)
        return self.now

    def paragraph(self, text: str) -> Section:
        """The section of ``text``, the next paragraph."""
        opened = _opened_by(text, promised=self._promised)
        if opened:
            self.now = opened
        if opened is Section.PLAN and self._promised and not self._counting:
            self._heading = opened
        if self._heading is None and self.now is Section.OTHER:
            return Section.ACHIEVEMENT if _REPORTS.search(key_of(text)) else Section.OTHER
        return self.now

    def _open(self, section: Section, text: str) -> None:
        self._heading = self.now = section
        self._promised = section is Section.PROBLEM and _names_plan(text)
        self._counting, self._turned = False, 0

    def _go_below(self, named: Section | None, text: str) -> None:
        level, self._counting = level_of(text), True
        if self._promised and self.now is Section.PLAN and _FIRST.match(key_of(text)):
            self._heading = Section.PLAN
        if named and (_is_turn(named, text) or (self._promised and named is Section.PLAN)):
            self.now, self._turned = named, level
        elif not 0 < self._turned < level:
            self.now, self._turned = self._heading or Section.OTHER, 0

    def _next(self) -> Section:
        if self._heading in (Section.PROBLEM, Section.PLAN):
            return Section.PLAN
        return Section.ACHIEVEMENT


_FIRST = re.compile("[（(]?[一1][）)、.．]|[㈠⑴]")  # a count begins


_MARK = re.compile(r"\A[（(]?[一二三四五六七八九十1-9]{1,2}[）)、.．]")


def _names_plan(heading: str) -> bool:
    return _PLAN.search(key_of(heading[:_LEADING])) is not None


# In both scripts: most paragraphs are told by their first character.
_FIRST_WORDS = frozenset("回总總对對同但虽雖尽儘当當此目在我2從从與与也肯下今接新展存面主")


def _is_turn(named: Section, text: str) -> bool:
    """Whether a heading below the first level leaves the section it stands in."""
    key = key_of(text[:_LEADING])
    if named is Section.PROBLEM:
        return _CONFESSED.search(key) is not None
    return named is Section.PLAN and _OPENS_PLAN.search(key) is not None


def _opened_by(text: str, *, promised: bool) -> Section | None:
    if not promised and text[0] not in _FIRST_WORDS:
        return None
    key = key_of(text[:_LEADING])
    if promised:  # （二）下步打算：一是…
        key = _MARK.sub("", key)
    if _OPENS_PLAN.match(key) or (promised and _OPENS_PROMISED.match(key)):
        return Section.PLAN
    return Section.PROBLEM if _OPENS_PROBLEM.match(key) else None
