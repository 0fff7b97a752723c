"""Predictions: kept in the cache, apart from annotations, and only while they fit the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotation.cache import (
    Predicted,
    cache_path,
    predicted,
    predicted_by,
    predictions,
    predictions_stamp,
    report_predictions,
    store_predictions,
    store_scores,
)
from annotation.classifiers import classifiers, next_version, record
from annotation.project import open_project
from annotation.read_only import open_to_read
from annotation.reports import resplit
from annotation.undo import undo


def test_predictions_come_back_and_the_next_classifier_replaces_them(project, store):
    store.add(project)
    first, second, *_ = store.ids(project)
    assert (predictions(project), predicted_by(project)) == ({}, None)
    store_predictions(
        project, "v1", [(first, {"a": 0.1 + 0.2, "b": 1.0}), (second, {"a": 0, "b": 0})]
    )
    assert predictions(project)[first] == {"a": 0.1 + 0.2, "b": 1.0}
    store_predictions(project, "v2", [(second, {"'c' \"": 0.5})])
    assert predictions(project) == {second: {"'c' \"": 0.5}}
    assert predicted_by(project) == "v2"
    store_predictions(project, "v3", [])
    assert predictions(project) == {}


def test_predictions_never_change_the_project(project, store):
    store.add(project)
    before = store.dump(project)
    store_predictions(project, "v1", [(unit, {"a": 0.9}) for unit in store.ids(project)])
    assert store.dump(project) == before


def test_units_that_went_away_have_no_predictions(project, store):
    report = store.add(project).report_id
    old = store.ids(project)
    whole = store.spans(["".join(store.sentences)])
    resplit(project, report, whole, cleaner_version="c", splitter_version="s", analyst="甲")
    store_predictions(project, "v1", [(unit, {"a": 0.9}) for unit in (*old, *store.ids(project))])
    assert list(predictions(project)) == store.ids(project)
    undo(project, analyst="甲")
    assert predictions(project) == {}


def test_a_unit_that_reads_otherwise_now_has_no_prediction(project, store):
    report = store.add(project).report_id
    first, second, *_ = store.ids(project)
    store_predictions(project, "v1", [(first, {"a": 0.9}), (second, {"a": 0.1})])
    repaired = [
        replace(u, text=u.text.replace("云溪", "云谿")) for u in store.spans(store.sentences)
    ]
    resplit(project, report, repaired, cleaner_version="c", splitter_version="s", analyst="甲")
    assert predictions(project) == {second: {"a": 0.1}}
    only_first = store.spans(store.sentences)[:1]
    resplit(project, report, only_first, cleaner_version="c", splitter_version="s", analyst="甲")
    assert predictions(project) == {first: {"a": 0.9}}  # it reads as it did then


def test_a_vanished_cache_only_means_no_predictions(project, store):
    store.add(project)
    store_predictions(project, "v1", [(store.ids(project)[0], {"a": 0.9})])
    cache_path(project.path).unlink()
    assert predictions(project) == {}


def test_classifier_records_are_kept_in_order_and_never_undone(project, store):
    assert next_version(project) == "v1"
    hashes = {"recipe_hash": "r", "scheme_hash": "s", "label_hash": "l"}
    store.add(project)
    record(project, version="v1", figures={"f1": 0.1 + 0.2}, note="第一次", **hashes)
    record(project, version="v9", figures={}, **hashes)
    assert next_version(project) == "v10"
    undo(project, analyst="甲")
    first, second = classifiers(project)
    assert (first.version, first.figures, first.note) == ("v1", {"f1": 0.1 + 0.2}, "第一次")
    assert second.version == "v9"


def test_thresholds_and_calibration_come_with_the_predictions(project, store):
    store.add(project)
    first, *_ = store.ids(project)
    assert predicted(project) is None
    store_predictions(
        project,
        "v1",
        [(first, {"a": 0.9, "b": 0.2})],
        thresholds={"a": 0.31},
        calibrated={"b": False},
    )
    said = predicted(project)
    assert said is not None and said.categories == ("a", "b")
    assert (said.thresholds, said.calibrated) == ({"a": 0.31, "b": 0.5}, {"a": True, "b": False})


def test_the_predictions_of_one_report_are_read_alone(project, store):
    one = store.add(project).report_id
    other = store.add(project, ["青岚区另有一句。"], name="青岚区.txt").report_id
    store_predictions(project, "v1", [(unit, {"a": 0.5}) for unit in store.ids(project)])
    assert report_predictions(project, other) == {store.ids(project)[-1]: {"a": 0.5}}
    assert len(report_predictions(project, one)) == len(store.sentences)


def test_the_stamp_changes_with_every_storing_and_with_nothing_else(project, store):
    store.add(project)
    unit, *_ = store.ids(project)
    stamps = [predictions_stamp(project)]
    for _ in range(2):
        store_predictions(project, "v1", [(unit, {"a": 0.5})])
        stamps.append(predictions_stamp(project))
    assert stamps[0] == "" and len(set(stamps)) == 3
    store.say(project, unit, zhifa=True)
    assert predictions_stamp(project) == stamps[-1]


def test_who_reads_while_new_ones_are_written_sees_the_old_ones_whole(project, store):
    store.add(project)
    units = store.ids(project)
    store_predictions(project, "v1", [(unit, {"a": 0.25}) for unit in units])
    hashes = dict(project.db.execute("SELECT id, text_hash FROM unit"))
    new = Predicted("v2", ("a", "b"), {"a": 0.5, "b": 0.5}, {"a": True, "b": True}, "later")
    rows = [(unit, hashes[unit], 0.75, 0.75) for unit in units]
    seen: list[object] = []
    with open_project(project.path) as window, open_to_read(project.path) as worker:
        # Opened anew, even: a window that starts does not wait for the worker.
        def between() -> None:
            seen.append((predicted_by(window), predictions(window)))

        store_scores(worker, new, rows, between=between)
        before = ("v1", {unit: {"a": 0.25} for unit in units})
        assert seen and all(found == before for found in seen)
        assert predicted_by(window) == "v2"
        assert predictions(window) == {unit: {"a": 0.75, "b": 0.75} for unit in units}


def test_a_storing_that_is_broken_off_leaves_the_old_ones(project, store):
    store.add(project)
    unit, *_ = store.ids(project)
    store_predictions(project, "v1", [(unit, {"a": 0.25})])
    new = Predicted("v2", ("a",), {"a": 0.5}, {"a": True}, "later")

    def leave() -> None:
        raise EOFError

    with pytest.raises(EOFError):
        store_scores(project, new, [(unit, "0" * 16, 0.75)], between=leave)
    assert (predicted_by(project), predictions(project)) == ("v1", {unit: {"a": 0.25}})


def test_who_only_reads_leaves_the_file_as_it_is_when_it_closes(tmp_path) -> None:
    with open_project(tmp_path / "云溪.db", create=True) as window:
        window.set_setting("analyst", "甲")
        seen = window.db.execute("PRAGMA data_version").fetchone()
        open_to_read(window.path).close()
        assert window.db.execute("PRAGMA data_version").fetchone() == seen
        assert window.path.with_name("云溪.db-wal").stat().st_size > 0
