"""Which reports the grid shows, and in what order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from annotation.reports import ReportRow
from gui.reports.columns import NAME
from operations.corpus_gaps import Gaps

ALL, NO_REGION, NO_YEAR, DOUBLES, CHOSEN = "all", "no_region", "no_year", "doubles", "chosen"


@dataclass(frozen=True, slots=True)
class Choice:
    """``kind``: all, those that lack something, doubles, or the ``chosen`` ids; and a phrase."""

    kind: str = ALL
    phrase: str = ""
    chosen: tuple[int, ...] = ()
    order: str = ""  # a field; "": as they came
    descending: bool = False


@dataclass
class Shown:
    """The ids in view. They stay when a value changes: nothing vanishes under the hands."""

    choice: Choice = field(default_factory=Choice)
    ids: list[int] = field(default_factory=list)

    def choose(self, choice: Choice, reports: Sequence[ReportRow], gaps: Gaps) -> None:
        """Show what ``choice`` asks for."""
        members = _members(choice, gaps)
        found = [r for r in reports if _fits(r, choice, members)]
        if choice.kind == DOUBLES:
            # Side by side.
            found.sort(key=lambda r: (min(r.id, *gaps.doubles[r.id]), r.id))
        if choice.order:
            # Blank ones last, up or down.
            filled = [r for r in found if cell(r, choice.order)]
            blank = [r for r in found if not cell(r, choice.order)]
            filled.sort(key=lambda r: cell(r, choice.order), reverse=choice.descending)
            found = filled + blank
        self.choice, self.ids = choice, [r.id for r in found]

    def refresh(self, reports: Sequence[ReportRow], gaps: Gaps) -> None:
        """Take in what came, let go of what went; the others stay where they are."""
        live = {r.id: r for r in reports}
        kept = [number for number in self.ids if number in live]
        known, members = set(kept), _members(self.choice, gaps)
        come = [r.id for r in reports if r.id not in known and _fits(r, self.choice, members)]
        self.ids = kept + come


def cell(report: ReportRow, name: str) -> str:
    """What stands in a column."""
    return report.name if name == NAME else report.metadata.get(name, ("", ""))[0]


def count(kind: str, reports: Sequence[ReportRow], gaps: Gaps) -> int:
    """How many reports are of a kind."""
    return len(reports) if kind == ALL else len(_members(Choice(kind), gaps) or ())


def _members(choice: Choice, gaps: Gaps) -> Collection[int] | None:
    """The ids a choice is limited to; None: to none."""
    return {
        NO_REGION: gaps.no_region,
        NO_YEAR: gaps.no_year,
        DOUBLES: gaps.doubles.keys(),
        CHOSEN: choice.chosen,
    }.get(choice.kind)


def _fits(report: ReportRow, choice: Choice, members: Collection[int] | None) -> bool:
    if members is not None and report.id not in members:
        return False
    if not choice.phrase:
        return True
    looked_in = (report.name, cell(report, "title"), cell(report, "region"))
    return any(choice.phrase.casefold() in text.casefold() for text in looked_in)
