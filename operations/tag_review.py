"""What a run is unsure of, judged by a person; kept in the folder of the run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from operations.tag_kept import finished_run, read_json, write_json
from operations.tag_result import Said
from operations.tag_run import TagRun
from operations.tag_shards import REVIEW
from operations.tag_tally import HUMAN

MOST = 1000  # rows that are listed at once
_DOUBTED, _SENTENCE = b'"decision": "review"}', b'"kind": "sentence"'
_UID, _TEXT, _LABELS = b', "uid": "', b', "text": ', b', "labels": '


@dataclass(frozen=True)
class Unsure:
    """A sentence that is left for review; ``scores``: category -> probability."""

    uid: str
    report: str
    before: str
    text: str
    after: str
    labels: tuple[str, ...]
    scores: dict[str, float]


@dataclass(frozen=True)
class UnsureRows:
    """The first of them that nobody has judged, and how many there are of those."""

    rows: tuple[Unsure, ...]
    waiting: int
    judged: int


def unsure_rows(folder: Path, *, most: int = MOST) -> UnsureRows:
    """What waits for review in a run, in the order of the reports.

    Reads the whole run: for a process beside the window.
    """
    judged = reviewed(folder)
    with finished_run(folder) as (run, _):
        found, waiting = list[Unsure](), 0
        for row, before, after in _review_rows(run):
            if row["uid"] not in judged:
                waiting += 1
                if len(found) < most:
                    found.append(_unsure(row, before, after))
    return UnsureRows(tuple(found), waiting, len(judged))


def _unsure(row: dict[str, Any], before: str, after: str) -> Unsure:
    named = row["uid"], row["report"], before, row["text"], after
    return Unsure(*named, tuple(row["labels"]), dict(row["scores"]))


def _review_rows(run: TagRun) -> Iterator[tuple[dict[str, Any], str, str]]:
    for part in run.parts:
        left = run.shards.rows(part)
        for outcome in run.shards.reports(part):
            if "failed" not in outcome:
                yield from _of_report(list(islice(left, outcome["units"])))


def _of_report(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str, str]]:
    tagged = [row for row in rows if row["decision"]]
    texts = ["", *(row["text"] for row in tagged), ""]
    for row, before, after in zip(tagged, texts, texts[2:], strict=False):
        if row["kind"] == "sentence" and row["decision"] == "review":
            yield row, before, after


def count_unsure(run: TagRun, judged: Collection[str] = ()) -> tuple[int, int, int]:
    """How many sentences a run leaves for review, judged since or not; how many of them there are
    with those that repeat within a report counted once, as the table counts; and how many are
    ``judged``. A uid may stand in a run more than once: reports that are the same file.
    """
    found, once, done = 0, 0, 0
    uids = {uid.encode() for uid in judged}
    for part in run.parts:
        lines = iter(b"".join(run.shards.blocks(part)).splitlines())
        for outcome in run.shards.reports(part):
            doubted = _doubted(islice(lines, outcome.get("units", 0)))
            found += len(doubted)
            once += len({_between(line, _TEXT, _LABELS) for line in doubted})
            done += sum(_between(line, _UID, b'"') in uids for line in doubted) if uids else 0
    return found, once, done


def _doubted(lines: Iterable[bytes]) -> list[bytes]:
    return [line for line in lines if line.endswith(_DOUBTED) and _SENTENCE in line]


def _between(line: bytes, start: bytes, end: bytes) -> bytes:
    # Nothing in a text looks so: its quotes are escaped.
    return line.partition(start)[2].partition(end)[0]


def reviewed(folder: Path) -> dict[str, Said]:
    """What people have said of the rows of a run, by uid."""
    told = read_json(folder / REVIEW) or {}
    return {uid: Said(tuple(labels), by=HUMAN) for uid, labels in told.items()}


def review(folder: Path, uid: str, labels: Sequence[str] | None) -> None:
    """Say what applies to a sentence; None takes it back."""
    kept = {known: list(said.labels) for known, said in reviewed(folder).items() if known != uid}
    write_json(folder / REVIEW, kept if labels is None else {**kept, uid: list(labels)})
