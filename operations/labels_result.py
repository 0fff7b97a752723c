"""What labels that come in say of themselves; light, for the window that asks a process."""

from __future__ import annotations

from dataclasses import dataclass, field

from messages import Message


@dataclass
class LabelsResult:
    """Counts of what came in: ``units`` judged from ``rows`` rows; ``blank`` rows judged nothing.

    ``problems`` has one message per row that could not be placed. ``from_tag``: the file was
    written by ``tag``, so what nobody corrected in it is a classifier's opinion.
    """

    rows: int = 0
    units: int = 0
    blank: int = 0
    problems: list[Message] = field(default_factory=list)
    from_tag: bool = False


@dataclass(frozen=True)
class LabelsPreview:
    """What ``import_labels`` would do. ``result`` is what it would return.

    ``unknown``: categories the project does not have. ``again``: how many of the sentences the
    analyst has judged before; the file replaces that. ``first``: (what is said, text) of the
    first sentences that were found.
    """

    result: LabelsResult
    unknown: tuple[str, ...] = ()
    again: int = 0
    first: tuple[tuple[str, str], ...] = ()
