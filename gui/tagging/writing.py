"""What a key press stores. Needs no Qt; every function is one undo step.

A sentence that waits for its blind answer has it when all of it is stored at once; what single
keys say before may be said otherwise yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotation.annotations import Change
from annotation.project import Project
from annotation.scheme import Category
from gui.tagging.reading import Piece
from operations.judge_one import judge_category, judge_whole


def toggle(project: Project, piece: Piece, category: str, *, analyst: str) -> Change:
    """Turn one category of a sentence on or off; the others stay as they are.

    Off takes the analyst's own yes back; where it would stay on all the same (a prediction, or
    others said so), it says no.
    """
    value: bool | None = not piece.is_on(category)
    if value is False and category in piece.own and not _on_without_own(piece, category):
        value = None
    if piece.blind:
        return _answer(project, piece, {category: value}, analyst=analyst, final=False)
    return judge_category(
        project, unit_id=piece.unit.id, category=category, value=value, analyst=analyst
    )


def _on_without_own(piece: Piece, category: str) -> bool:
    return piece.others.get(category, piece.pre(category))


def confirm(
    project: Project,
    piece: Piece,
    live: Sequence[Category],
    *,
    analyst: str,
    version: str | None,
) -> Change:
    """Store exactly what is shown, for all live categories.

    A pre-selected prediction is stored as accepted from classifier ``version`` at its
    probability, everything else as typed.
    """
    values = {c.uid: piece.is_on(c.uid) for c in live}
    if piece.blind:
        return _answer(project, piece, values, analyst=analyst)
    accepted = {
        uid: piece.scores[uid] for uid, on in values.items() if on and piece.said(uid) is None
    }
    return judge_whole(
        project,
        unit_id=piece.unit.id,
        text=piece.unit.text,
        values=values,
        accepted=accepted,
        version=version,
        analyst=analyst,
    )


def none_applies(
    project: Project, piece: Piece, live: Sequence[Category], *, analyst: str
) -> Change:
    """Say no in every live category."""
    values = {c.uid: False for c in live}
    if piece.blind:
        return _answer(project, piece, values, analyst=analyst)
    return judge_whole(
        project,
        unit_id=piece.unit.id,
        text=piece.unit.text,
        values=values,
        accepted={},
        version=None,
        analyst=analyst,
    )


def _answer(
    project: Project,
    piece: Piece,
    values: Mapping[str, bool | None],
    *,
    analyst: str,
    final: bool = True,
) -> Change:
    from operations.audit import answer_blind

    unit_id = piece.unit.id
    return answer_blind(project, unit_id=unit_id, values=values, analyst=analyst, final=final)
