"""Predictions: kept in the cache, apart from annotations, and only while they fit the text."""

from __future__ import annotations

from dataclasses import replace

from annotation.cache import cache_path, predicted_by, predictions, store_predictions
from annotation.classifiers import classifiers, next_version, record
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
