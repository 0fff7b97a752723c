"""The exchange benchmark: nothing is lost, and what would be lost is counted."""

import pytest

from benchmarks import exchange
from interchange.export import WRITERS


def test_every_format_with_a_way_back_is_tried_and_loses_nothing() -> None:
    found = dict(exchange.measure(sentences=24))
    assert (found["annotations_lost"], found["formats"]) == (0, 3)
    assert found["cells"] > 300 and found["conflicts"] > 0


def test_a_format_that_drops_rows_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = WRITERS["csv"]

    def half(path, rows, **more):
        whole(path, list(rows)[::2], **more)

    monkeypatch.setitem(WRITERS, "csv", half)
    found = dict(exchange.measure(sentences=24))
    assert found["annotations_lost"] == found["csv_lost"] > 100


def test_an_answer_that_came_of_nothing_counts_and_a_conflict_does_not() -> None:
    before = {("u", "普法"): 1, ("u", "执法"): -1, ("v", "普法"): exchange.CONFLICT}
    assert exchange.lost(before, {**before, ("v", "普法"): exchange.NOT_JUDGED}) == 0
    assert exchange.lost(before, {("u", "普法"): 1, ("u", "执法"): 0, ("v", "普法"): 1}) == 2
