"""What a key press stores. Needs no Qt; every function is one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotation.annotations import Change, Provenance, judge
from annotation.project import Project
from annotation.scheme import Category
from gui.tagging.reading import SURE, Piece
from messages import Message
from operations.annotate import TYPED, annotate, clear


def toggle(project: Project, piece: Piece, category: Category, *, analyst: str) -> Change:
    """Turn one category of a sentence on or off; the others stay as they are.

    Off takes the analyst's own yes back; where it would stay on all the same (a prediction, or
    others said so), it says no.
    """
    uid, names = piece.unit.uid, [category.name]
    if not piece.is_on(category.uid):
        return annotate(project, uid=uid, names=names, analyst=analyst, only=True)
    if category.uid in piece.own and not _on_without_own(piece, category.uid):
        return clear(project, uid=uid, names=names, analyst=analyst)
    return judge(
        project,
        unit_id=piece.unit.id,
        values={category.uid: False},
        analyst=analyst,
        provenance=TYPED,
    )


def _on_without_own(piece: Piece, category: str) -> bool:
    return piece.others.get(category, piece.scores.get(category, 0.0) >= SURE)


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
    shown = [c for c in live if piece.is_on(c.uid)]
    accepted = [c for c in shown if piece.said(c.uid) is None]
    label = Message("annotation.step_judge", {"text": piece.unit.text[:20]})
    with project.step(label, analyst=analyst) as step:
        for category in accepted:
            provenance = Provenance("accepted", version, piece.scores[category.uid])
            _one(project, piece, category, analyst, provenance)
        # What was just accepted is by hand already, so this leaves it as it is.
        names = [c.name for c in shown]
        change = annotate(project, uid=piece.unit.uid, names=names, analyst=analyst)
    return replace(change, before=dict(piece.own), step=step)


def _one(
    project: Project, piece: Piece, category: Category, analyst: str, provenance: Provenance
) -> None:
    annotate(
        project,
        uid=piece.unit.uid,
        names=[category.name],
        analyst=analyst,
        only=True,
        provenance=provenance,
    )


def none_applies(project: Project, piece: Piece, *, analyst: str) -> Change:
    """Say no in every live category."""
    return annotate(project, uid=piece.unit.uid, names=[], analyst=analyst)
