"""How a change and an undo step are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cli.console import Console
from messages import Message

if TYPE_CHECKING:
    from annotation.annotations import Change
    from annotation.project import Project
    from annotation.undo import Step


def change_as_json(project: Project, change: Change) -> dict[str, Any]:
    """The change with category names: uid, report, text, before, after, labels, step."""
    from annotation.scheme import categories

    names = {category.uid: category.name for category in categories(project, retired=True)}
    after = {names[uid]: value for uid, value in change.after.items()}
    return {
        "uid": change.uid,
        "report": change.report,
        "text": change.text,
        "before": {names[uid]: value for uid, value in change.before.items()},
        "after": after,
        "labels": [name for name, value in after.items() if value],
        "step": change.step,
    }


def tell_step(step: Step | None, verb: str, console: Console) -> int:
    """Say what was undone or redone, and whose it was; 1 when there was nothing."""
    if step is None:
        console.error(Message(f"cli.nothing_to_{verb}"))
        return 1
    what = console.say(step.label.key, **step.label.values)
    console.note(f"cli.{verb}_done", what=what, analyst=step.analyst)
    return 0
