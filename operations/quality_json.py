"""Quality figures as plain values for JSON; a figure is {"value", "low", "high"} or null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from operations.quality_figures import Part, Slice

if TYPE_CHECKING:
    from training.figures import Interval
    from training.quality_values import Outlook

Names = Mapping[str, str]
"""Category uid -> name."""


def spelt(figure: Interval | None) -> dict[str, float] | None:
    """A figure with its 90% interval."""
    return None if figure is None else dict(zip(("value", "low", "high"), figure, strict=True))


def parts_json(field: str, parts: Sequence[Part], names: Names) -> list[dict[str, Any]]:
    """The figures by ``field``, "year" or "level"; null: of reports in which it is blank."""
    return [
        {
            field: part.name or None,
            "reports": part.reports,
            "sentences": part.sentences,
            "categories": [
                {
                    "category": names[uid],
                    "yes": told.right + told.missed,
                    "no": told.wrong + told.left,
                    "precision": spelt(told.precision),
                    "recall": spelt(told.recall),
                    "f1": spelt(told.f1),
                }
                for uid, told in part.told.items()
            ],
        }
        for part in parts
    ]


def slice_json(slice: Slice, names: Names) -> dict[str, Any]:
    """The audit slice, scored by the version that was just saved."""
    return {
        "version": slice.version,
        "answered": slice.answered,
        "whole": slice.whole,
        "categories": [
            {
                "category": names[uid],
                "sentences": blind.sentences,
                "yes": blind.yes,
                "precision": spelt(blind.precision),
                "recall": spelt(blind.recall),
                "f1": spelt(blind.f1),
            }
            for uid, blind in slice.told.items()
        ],
    }


def forecast_json(ahead: Outlook | None, names: Sequence[str]) -> dict[str, Any] | None:
    """What the next 100 tags bring, and the learning curve; ``names`` in the outlook's order."""
    if ahead is None:
        return None
    rows = zip(names, ahead.gains, ahead.needed, ahead.lines, strict=True)
    return {
        "tags": ahead.tags,
        "more": 100,
        "macro_f1_gain": spelt(ahead.mean_gain),
        "sizes": list(ahead.sizes),
        "categories": [
            {
                "category": name,
                "f1_gain": spelt(gain),
                "tags_for_two_points": needed.tags if needed else None,
                "f1_at_sizes": list(line.values),
            }
            for name, gain, needed, line in rows
        ],
    }


def advice_json(ahead: Outlook | None, names: Sequence[str]) -> dict[str, Any] | None:
    """Stop or go on, and why; ``category``: which one the reason is about, if any."""
    if ahead is None:
        return None
    about = None if ahead.category is None else names[ahead.category]
    return {"stop": ahead.stop, "reason": ahead.reason, "category": about}
