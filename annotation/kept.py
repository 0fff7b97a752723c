"""What was looked at and left as it is: annotations that were doubted, words that were offered.

Both are remembered by what they are about, not by where it stands, and are undone like any
other action.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from annotation.history import record
from annotation.project import Project
from annotation.texts import now, storable
from messages import Message


@dataclass(frozen=True, slots=True)
class Kept:
    """``value`` of ``category`` (a uid) holds for texts with ``text_hash`` (``annotation.texts``).

    ``other_hash``: of the near-duplicate that says the opposite; "": what the classifier doubted.
    """

    category: str
    value: bool
    text_hash: str
    other_hash: str = ""


def keep(project: Project, mark: Kept, *, label: Message, analyst: str) -> None:
    """Remember that it was looked at and holds; one undo step. Again: nothing changes."""
    with project.step(label, analyst=analyst):
        told = project.db.execute(
            "INSERT INTO kept (category, value, text_hash, other_hash, analyst, at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                *(mark.category, int(mark.value), mark.text_hash, mark.other_hash),
                *(storable(analyst), now()),
            ),
        )
        if told.rowcount:
            subject = mark.category
            record(project, action="keep", subject=subject, detail=asdict(mark), analyst=analyst)


def kept(project: Project) -> set[Kept]:
    """All that is to be doubted no more."""
    query = "SELECT category, value, text_hash, other_hash FROM kept"
    return {
        Kept(category, bool(value), one, other)
        for category, value, one, other in project.db.execute(query)
    }


def refuse(
    project: Project, category: str, words: Iterable[str], *, label: Message, analyst: str
) -> None:
    """Remember that these words are not wanted as seed words of the category; one undo step."""
    given = list(dict.fromkeys(storable(word) for word in words))
    with project.step(label, analyst=analyst):
        told = project.db.executemany(
            "INSERT INTO refused (category, word, analyst, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            [(category, word, storable(analyst), now()) for word in given],
        )
        if told.rowcount:
            detail = {"words": given}
            record(project, action="refuse", subject=category, detail=detail, analyst=analyst)


def refused(project: Project, category: str) -> set[str]:
    """The words that were offered for the category and not wanted."""
    query = "SELECT word FROM refused WHERE category = ?"
    return {row[0] for row in project.db.execute(query, (category,))}
