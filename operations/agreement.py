"""Agreement between analysts, per category, in words a table can show."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from annotation.agreement import CategoryAgreement, agreement
from annotation.annotations import annotations as all_annotations
from annotation.project import Project
from annotation.scheme import categories
from messages import KnownError


@dataclass(frozen=True)
class NamedAgreement:
    """The agreement figures of one category, with its name."""

    name: str
    figures: CategoryAgreement

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain values, for JSON."""
        plain = asdict(self.figures)
        return plain | {"category": self.name, "disagreements": len(self.figures.disagreements)}

    def row(self) -> list[str]:
        """Name, number judged by all, raw agreement, kappa with its interval, alpha."""
        f = self.figures
        kappa = "–" if f.kappa is None else f"{f.kappa:.2f}"
        if f.kappa is not None and f.low is not None:
            kappa += f" ({f.low:.2f}–{f.high:.2f})"
        raw = "–" if f.raw is None else f"{f.raw:.0%}"
        alpha = "–" if f.alpha is None else f"{f.alpha:.2f}"
        return [self.name, str(f.n), raw, kappa, alpha]


def project_agreement(project: Project) -> list[NamedAgreement]:
    """The agreement of every category. Raises KnownError where only one analyst has judged."""
    opinions = [(a.unit_id, a.category, a.analyst, a.value) for a in all_annotations(project)]
    if len({analyst for _, _, analyst, _ in opinions}) < 2:
        raise KnownError("operations.one_analyst", path=project.path)
    names = {category.uid: category.name for category in categories(project, retired=True)}
    return [NamedAgreement(names[found.category], found) for found in agreement(opinions)]
