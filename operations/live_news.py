"""What the live loop and its worker process say to each other: plain values, nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from messages import Message
from operations.live_names import NO_VERSION, SEED_WORDS

if TYPE_CHECKING:
    from operations.why import Why

__all__ = ["NO_VERSION", "SEED_WORDS", "LiveNews", "Teach"]


@dataclass(frozen=True, slots=True)
class Teach:
    """There is something new to learn: in one report, of one unit, or anything at all."""

    report_id: int | None = None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class LiveNews:
    """What is new.

    ``what``: "scores": only ``scores`` changed, at once, of the report ``report_id`` (unit id ->
    category uid -> probability). "predictions": all predictions in the cache are new, by
    ``version``. "decisions": the same, and thresholds and calibration were learnt anew.
    "why": ``why`` answers a question.
    "stopped": the worker is gone for good; ``error`` says so.

    ``seconds``: from the start of the work to this news. ``sentences``: judged sentences it
    learnt from, those that repeat within a report once; with 0 of them ``version`` is
    ``SEED_WORDS`` or a kept classifier. ``label_hash`` names their labels, as in
    the record of a kept classifier. ``crossed_at`` (ISO 8601, UTC; "": never) and
    ``crossed_tags``: the age of thresholds and calibration, in sentences judged otherwise since.
    ``heard``: how many times the worker was told to learn.
    """

    what: Literal["scores", "predictions", "decisions", "why", "stopped"]
    version: str = ""
    seconds: float = 0.0
    sentences: int = 0
    label_hash: str = ""
    report_id: int | None = None
    scores: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    crossed_at: str = ""
    crossed_tags: int = 0
    heard: int = 0
    error: Message | None = None
    why: Why | None = None
