"""Who is speaking: the name given, else the project's; never the system login."""

from __future__ import annotations

from annotation.project import Project
from annotation.texts import UNNAMED


def analyst_of(project: Project, given: str | None) -> tuple[str, bool]:
    """The analyst's name, and whether one was ever given.

    The first name given becomes the project's own. Without any, annotations are signed
    ``未署名`` (unsigned), which every export shows.
    """
    known = project.setting("analyst")
    name = (given or "").strip()
    if name and known is None:
        project.set_setting("analyst", name)
    return (name or known or UNNAMED), bool(name or known)
