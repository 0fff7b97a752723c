"""What a project has for a classifier to learn from, as it is fitted and cross-validated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotation.project import Project
from annotation.scheme import categories
from operations.label_matrix import TaggableUnits, specs

if TYPE_CHECKING:
    from training.material import Material
    from training.recipes import Recipe

UNLABELLED_LIMIT = 50_000  # sentences: more adds nothing to the vectors and much to the wait


def material_of(project: Project, rows: TaggableUnits, *, recipe: Recipe | None = None) -> Material:
    """The judged ones of these rows. ``recipe``: the only one that will be used, if known."""
    from training.material import gather

    judged = rows.judged()
    return gather(
        [rows.texts[i] for i in judged],
        [rows.labels[i] for i in judged],
        [str(rows.groups[i]) for i in judged],
        specs(categories(project)),
        context=[rows.leads[i] for i in judged],
        unlabelled=[rows.texts[i] for i in rows.not_judged()[:UNLABELLED_LIMIT]],
        recipe=recipe,
    )
