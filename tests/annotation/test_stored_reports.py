"""Reports in the store: what the same, a renamed and a changed file become."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotation.reports import (
    NewUnit,
    find_report,
    reports,
    set_metadata,
    source_text,
    unit_by_uid,
    units,
)
from messages import KnownError


def test_the_same_report_again_changes_nothing(project, store):
    first = store.add(project)
    before = store.dump(project)
    again = store.add(project)
    assert (first.status, again.status) == ("new", "same")
    assert again.report_id == first.report_id
    assert store.dump(project) == before


def test_the_same_text_under_another_name_is_an_alias(project, store):
    store.add(project, name="a/云溪.txt")
    added = store.add(project, name="b/云溪.txt")
    assert (added.status, added.name) == ("alias", "a/云溪.txt")
    assert store.add(project, name="b/云溪.txt").status == "same"
    assert [r.aliases for r in reports(project)] == [("b/云溪.txt",)]
    assert find_report(project, "b/云溪.txt").name == "a/云溪.txt"


def test_another_text_under_the_same_name_is_a_new_report_and_stays_so(project, store):
    store.add(project)
    added = store.add(project, ["另一份。"])
    assert (added.status, added.name) == ("renamed", "云溪县.txt (2)")
    assert store.add(project, ["另一份。"]).status == "same"
    assert store.add(project, ["第三份。"]).name == "云溪县.txt (3)"
    assert find_report(project, "云溪县.txt").hash != find_report(project, "云溪县.txt (2)").hash


def test_a_failed_import_leaves_no_half_report(project, store):
    before = store.dump(project)
    double = [NewUnit(0, 2, "sentence", "成效", "一。")] * 2
    with pytest.raises(Exception, match="UNIQUE"):
        store.add(project, ["一。"], units=double)
    assert store.dump(project) == before
    assert not project.db.in_transaction
    assert store.add(project).status == "new"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters() | st.sampled_from("\0\ud800\udfff\r\n"), min_size=1, max_size=60))
@example("\ud800法\0治\udfff")
def test_any_source_text_comes_back_exactly(project, store, text):
    unit = NewUnit(0, len(text), "sentence", "成效", text)
    added = store.add(project, name=text, source=text, units=[unit])
    assert source_text(project, added.report_id) == text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    [stored] = units(project, report_id=added.report_id)
    assert stored.uid == f"r{digest[:16]}:0-{len(text)}"
    assert len(stored.text) == len(text)
    stored.text.encode("utf-8")


def test_units_come_in_order_and_by_kind(project, store):
    heading = [NewUnit(0, 2, "heading", "成效", "一、"), NewUnit(2, 4, "sentence", "成效", "好。")]
    report = store.add(project, ["一、", "好。"], units=heading)
    store.add(project, name="b.txt", sentences=["丙。", "丁。"])
    assert [u.text for u in units(project)] == ["一、", "好。", "丙。", "丁。"]
    assert [u.text for u in units(project, kinds=["sentence"])] == ["好。", "丙。", "丁。"]
    only = units(project, report_id=report.report_id, kinds=["heading"])
    assert [(u.text, u.report, u.position) for u in only] == [("一、", "云溪县.txt", 0)]


def test_a_unit_is_found_by_its_uid(project, store):
    store.add(project)
    for unit in units(project):
        assert unit_by_uid(project, unit.uid) == [unit]
    with pytest.raises(KnownError) as caught:
        unit_by_uid(project, "r0:0-1")
    assert caught.value.message.key == "annotation.unknown_unit"


def test_an_ambiguous_report_name_lists_the_candidates(project, store):
    store.add(project, name="2022/报告.txt")
    store.add(project, ["另一份。"], name="2023/报告.txt")
    with pytest.raises(KnownError) as caught:
        find_report(project, "报告.txt")
    assert caught.value.message.values["candidates"] == "2022/报告.txt、2023/报告.txt"
    assert find_report(project, "2023/报告.txt").name == "2023/报告.txt"
    with pytest.raises(KnownError):
        find_report(project, "告.txt")


def test_typed_metadata_always_wins(project, store):
    report_id = store.add(project, metadata={"year": ("2022", "title")}).report_id

    def year():
        return reports(project)[0].metadata["year"]

    assert year() == ("2022", "title")
    set_metadata(project, report_id, "year", "2023", "typed", analyst="甲")
    set_metadata(project, report_id, "year", "2021", "name", analyst="甲")
    assert year() == ("2023", "typed")
    set_metadata(project, report_id, "year", "2024", "typed", analyst="甲")
    assert year() == ("2024", "typed")
