"""Where each project was left: the report, the sentence and the order of tagging."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

from gui.places import MOST_RECENT
from gui.tagging.order_list import DOCUMENT, Choice

_KEY = "last_places"


@dataclass(frozen=True, slots=True)
class LastPlace:
    """``report_id`` 0: none was open. ``piece``: the index of the raised piece, -1: none.

    ``order`` and ``category``: the parts of a ``Choice``.
    """

    report_id: int = 0
    piece: int = -1
    order: str = DOCUMENT
    category: str = ""

    @property
    def choice(self) -> Choice:
        """The order of tagging."""
        return Choice(self.order, self.category)


def last_place(settings: QSettings, project: Path) -> LastPlace:
    """Where the reader of a project was; the default where that is not known."""
    match _known(settings).get(str(project)):
        case [int(report), int(piece), str(order), str(category)]:
            return LastPlace(report, piece, order, category)
    return LastPlace()


def keep_place(settings: QSettings, project: Path, place: LastPlace) -> None:
    """Remember it, of as many projects as the welcome page lists."""
    known = _known(settings)
    known.pop(str(project), None)
    known[str(project)] = list(astuple(place))
    settings.setValue(_KEY, json.dumps(dict(list(known.items())[-MOST_RECENT:])))


def _known(settings: QSettings) -> dict[str, object]:
    try:
        found = json.loads(str(settings.value(_KEY, "{}")))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
