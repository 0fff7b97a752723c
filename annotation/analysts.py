"""Who has said anything."""

from __future__ import annotations

from annotation.project import Project


def analysts(project: Project) -> list[str]:
    """Everybody who has an annotation in the project, by name. Reads all of them."""
    query = "SELECT DISTINCT analyst FROM annotation ORDER BY analyst"
    return [str(row[0]) for row in project.db.execute(query)]
