"""The choices of each filter, and the words for what is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from annotation.sentence_table import Filter
from gui.sentences import words
from gui.sentences.choice import Option
from gui.session import Session
from gui.tagging.reports_panel import short_name

translate = QCoreApplication.translate  # so that the translators' tool finds it

MANY = ("reports", "sections", "regions", "years", "levels", "kinds")
FIELDS = {"regions": "region", "years": "year", "levels": "level"}
SHOWN = 2  # so many choices are named, of more the first and their number


class Choices:
    """What can be chosen in an open project. ``analysts``: told by whoever has read them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.analysts: list[str] = []

    def options(self, name: str) -> list[Option]:
        """The choices of the filter ``name``."""
        if name in FIELDS:
            return self._values(FIELDS[name])
        if name in ("category", "predicted", "band"):
            return self._categories(none=name == "predicted")
        if name == "reports":
            return [Option(row.id, short_name(row.name)) for row in self._session.reports]
        if name == "analyst":
            return [Option(who, who) for who in self.analysts]
        return [Option(value, word) for value, word in _FIXED[name]().items()]

    def _categories(self, *, none: bool) -> list[Option]:
        found = [Option(c.uid, c.name) for c in self._session.categories]
        last = Option("none", translate("Choices", "均不涉及"))
        return [*found, last] if none else found

    def _values(self, field: str) -> list[Option]:
        """The values that the reports have, the blank one last."""
        given = {row.metadata.get(field, ("", ""))[0] for row in self._session.reports}
        found = [Option(value, value) for value in sorted(given - {""})]
        return [*found, Option("", self.blank)] if "" in given else found

    @property
    def blank(self) -> str:
        """The word for no value at all."""
        return translate("Choices", "（空白）")

    @property
    def any(self) -> str:
        """The word for no restriction."""
        return translate("Choices", "不限")

    def said(self, filter_: Filter, name: str) -> str:
        """What is chosen in one filter, as ``部分：问题``."""
        title = words.filters()[name]
        if name == "flagged":
            return title
        return translate("Choices", "{title}：{what}").format(
            title=title, what=self._what(filter_, name)
        )

    def _what(self, filter_: Filter, name: str) -> str:
        value = getattr(filter_, name)
        if name == "phrase":
            return str(value)
        if name == "band" and filter_.band is not None:
            uid, low, high = filter_.band
            return f"{self._word('band', uid)} {low:.0%}–{high:.0%}"
        if name in MANY:
            return self._listed(name, value)
        named = self._word(name, value)
        if name == "category" and filter_.state:
            return f"{named} {self._word('state', filter_.state)}"
        return named

    def _listed(self, name: str, values: Iterable[object]) -> str:
        named = [self._word(name, value) for value in values] or [self.any]
        if len(named) > SHOWN:
            text = translate("Choices", "{first}等 {n} 项")
            return text.format(first=named[0], n=len(named))
        return translate("Choices", "、").join(named)

    def _word(self, name: str, value: object) -> str:
        found = {option.value: option.word for option in self.options(name)}
        return found.get(value, str(value))

    def still_there(self, filter_: Filter) -> Filter:
        """``filter_`` without reports and categories that the project no longer has."""
        uids = {*self._session.category_uids, "none", ""}
        known = {row.id for row in self._session.reports}
        kept = replace(filter_, reports=tuple(r for r in filter_.reports if r in known))
        if filter_.category not in uids:
            kept = replace(kept, category="", state="")
        if filter_.predicted not in uids:
            kept = replace(kept, predicted="")
        if filter_.band is not None and filter_.band[0] not in uids:
            kept = replace(kept, band=None)
        return kept


_FIXED = {
    "sections": words.sections,
    "kinds": words.kinds,
    "state": words.states,
    "provenance": words.provenances,
    "disagreement": words.disagreements,
}
