"""The search index: exact for any phrase, whatever happens to the cache file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotation.cache import cache_path, count, index_report, search, stale_reports
from annotation.project import open_project
from annotation.reports import reports, resplit, units
from annotation.undo import redo, undo
from messages import KnownError

ALPHABET = "法治 aA\"'*^:()-\n，。\0é́\U00020000"
texts = st.lists(st.text(ALPHABET, max_size=12), min_size=1, max_size=5)


def index(project):
    for report_id in stale_reports(project):
        listed = [(u.id, u.text) for u in units(project, report_id=report_id)]
        index_report(project, report_id, listed)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, st.text(ALPHABET, min_size=1, max_size=4), st.data())
def test_search_finds_what_python_finds(project, store, written, phrase, data):
    report = reports(project)[0].id if reports(project) else store.add(project).report_id
    rows = list(zip(store.ids(project), written, strict=False))
    index_report(project, report, rows)
    if any(written):
        text = data.draw(st.sampled_from([text for _, text in rows if text] or ["法"]))
        cut = data.draw(st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))))
        phrase = data.draw(st.sampled_from([phrase, text[cut[0] : cut[0] + cut[1]]]))
    expected = [unit for unit, text in rows if phrase in text]
    assert search(project, phrase) == expected
    assert count(project, phrase) == len(expected)


def test_a_phrase_of_many_characters_and_of_none(project, store):
    long = "普法宣传" * 1000
    report = store.add(project, [long, "普法。"]).report_id
    first, second = store.ids(project)
    index(project)
    assert search(project, long) == [first]
    assert search(project, long + "普") == []
    assert search(project, "普法") == [first, second]
    assert (search(project, ""), count(project, "")) == ([], 0)
    assert report


def test_results_come_in_pages(project, store):
    store.add(project, [f"第{n}件。" for n in range(10)])
    index(project)
    every = search(project, "件")
    assert every == store.ids(project)
    assert search(project, "件", limit=3, offset=4) == every[4:7]
    assert count(project, "件") == 10


def test_what_was_undone_or_cut_anew_is_not_found(project, store):
    report = store.add(project).report_id
    index(project)
    assert count(project, "云溪") == 1
    undo(project, analyst="甲")
    assert (search(project, "云溪"), count(project, "云溪")) == ([], 0)
    assert stale_reports(project) == []
    redo(project, analyst="甲")
    assert stale_reports(project) == [report]
    index(project)
    assert count(project, "云溪") == 1
    whole = store.spans(["".join(store.sentences)])
    resplit(project, report, whole, cleaner_version="c", splitter_version="s", analyst="甲")
    assert search(project, "云溪") == []
    assert stale_reports(project) == [report]
    index(project)
    assert search(project, "。全年") == store.ids(project)


def test_indexing_twice_finds_once(project, store):
    report = store.add(project).report_id
    for _ in range(3):
        index_report(project, report, [(u.id, u.text) for u in units(project)])
    assert count(project, "普") == 0
    assert len(search(project, "法治")) == 1


def test_garbage_is_cleared_away(project, store, monkeypatch):
    monkeypatch.setattr("annotation.search.SPARED_GARBAGE", 5)
    report = store.add(project).report_id
    rows = [(u.id, u.text) for u in units(project)]
    for _ in range(5):
        index_report(project, report, rows)
    assert stale_reports(project) == [report]
    index(project)
    assert stale_reports(project) == []
    assert len(search(project, "法治")) == 1


@pytest.mark.parametrize("junk", [None, b"", b"junk" * 3000, b"SQLite format 3\0" + b"\1" * 5000])
@pytest.mark.parametrize("reopened", [True, False])
def test_a_cache_that_vanishes_or_breaks_is_made_anew(path, store, junk, reopened):
    project = open_project(path)
    report = store.add(project).report_id
    index(project)
    if reopened:
        project.close()
    spoil(path, junk)
    if reopened:
        project = open_project(path)
    with project:
        check_rebuilt(project, report)


def spoil(path, junk):
    cache = cache_path(path)
    cache.unlink()
    if junk is not None:
        cache.write_bytes(junk)


def check_rebuilt(project, report):
    assert search(project, "法治") == []
    assert stale_reports(project) == [report]
    index(project)
    assert len(search(project, "法治")) == 1


def test_bytes_overwritten_in_an_open_cache_are_survived(path, store):
    with open_project(path) as project:
        report = store.add(project).report_id
        index(project)
    cache = cache_path(path)
    data = bytearray(cache.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    cache.write_bytes(data)
    with open_project(path) as project:
        check_rebuilt(project, report)


def test_a_cache_that_finds_no_room_says_so_and_is_as_it_was(project, store):
    store.add(project, [f"法治{n}" * 100 for n in range(50)])
    project.cache.run(lambda conn: conn.execute("PRAGMA max_page_count = 1").fetchone())
    with pytest.raises(KnownError) as caught:
        index(project)
    assert caught.value.message.key == "annotation.disk_full"
    assert caught.value.message.values["path"] == cache_path(project.path)
    assert count(project, "法治") == 0
    project.cache.run(lambda conn: conn.execute("PRAGMA max_page_count = 100000").fetchone())
    index(project)
    assert count(project, "法治") == 50


def test_the_cache_of_another_project_is_not_taken_over(path, tmp_path, store):
    with open_project(path) as project:
        store.add(project)
        index(project)
    other = tmp_path / "other.db"
    with open_project(other, create=True) as project:
        store.add(project, ["法治。", "别的。", "法治。"])
        cache_path(other).write_bytes(cache_path(path).read_bytes())
        assert search(project, "法治") == []
        index(project)
        assert search(project, "法治") == store.ids(project)[::2]


def test_search_never_waits_for_or_blocks_a_writer(path, store):
    with open_project(path) as project, open_project(path) as writer:
        store.add(project)
        index(project)
        with writer.transaction():
            writer.set_setting("busy", "yes")
            assert len(search(project, "法治")) == 1
            index_report(project, 1, [(u.id, u.text) for u in units(project)])
