"""Merge: a colleague's work comes in once, ours stays, and theirs is untouched."""

from __future__ import annotations

import shutil
from tempfile import gettempdir

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation import connection
from annotation.annotations import adjudicate, annotations, counting, flag, flags
from annotation.backup import backup
from annotation.checkpoint import empty_the_log, leave_the_log
from annotation.history import entries
from annotation.merge import merge
from annotation.project import open_project
from annotation.reports import find_report, reports, resplit, set_metadata, unit_by_uid, units
from annotation.scheme import (
    Category,
    add_category,
)
from annotation.texts import UNNAMED
from annotation.undo import last_step, undo
from messages import KnownError

OTHER = ("青岚区推行政务公开。", "青岚区培训执法人员。")
WHOLE = {"cleaner_version": "c2", "splitter_version": "s2", "analyst": "乙"}


def test_what_is_missing_here_is_added_as_theirs(project, store, other):
    store.add(project)
    store.say(project, store.ids(project)[0], analyst="甲", pufa=True)
    with other() as theirs:
        store.add(theirs, OTHER, name="青岚区.txt", metadata={"year": ("2022", "title")})
        store.add(theirs)
        first, *_, last = store.ids(theirs)
        store.say(theirs, first, analyst="乙", zhifa=False, kind="imported")
        store.say(theirs, last, analyst="乙", pufa=True)
        expected = store.said(theirs) | store.said(project)
        same_unit = unit_by_uid(theirs, next(units(project)).uid)[0].id
        store.say(theirs, same_unit, analyst="乙", pufa=False)
        expected |= store.said(theirs)
    report = merge(project, other.path, analyst="丙")
    assert (report.added_reports, report.added_annotations) == (1, 3)
    assert (report.same, report.conflicts) == (0, [])
    assert store.said(project) == expected
    assert find_report(project, "青岚区.txt").metadata == {"year": ("2022", "title")}
    kinds = {row.provenance.kind for row in annotations(project)}
    assert kinds == {"typed", "imported"}
    assert len(counting(project).conflicts()) == 1


def test_merging_twice_is_merging_once_and_undone_as_one(project, store, other):
    store.add(project)
    with other() as theirs:
        store.add(theirs)
        store.add(theirs, OTHER, name="青岚区.txt")
        add_category(theirs, Category("", "水", key="1"), analyst="乙")
        unit = store.ids(theirs)[0]
        store.say(theirs, unit, analyst="乙", pufa=True)
        flag(theirs, unit, "疑", analyst="乙")
        adjudicate(theirs, unit_id=unit, category="cat-pufa", value=True, analyst="乙", note="")
    before = store.dump(project)
    untouched = other.path.read_bytes()
    merge(project, other.path, analyst="丙")
    once, step = store.dump(project), last_step(project)
    again = merge(project, other.path, analyst="丙")
    assert store.dump(project) == once
    assert last_step(project) == step
    assert (again.added_reports, again.added_annotations, again.same) == (0, 0, 1)
    assert list(flags(project)) == [(store.ids(project)[0], "乙", "疑")]
    assert other.path.read_bytes() == untouched
    assert step.label.key == "annotation.step_merge"
    undo(project, analyst="丙")
    assert store.dump(project) == before


def test_where_one_person_differs_ours_stays_and_is_listed(project, store, other):
    store.add(project)
    with other() as theirs:
        store.add(theirs)
        store.say(theirs, store.ids(theirs)[0], analyst="甲", pufa=False, zhifa=True)
    store.say(project, store.ids(project)[0], analyst="甲", pufa=True, zhifa=True)
    before = store.said(project)
    report = merge(project, other.path, analyst="丙")
    assert (report.added_annotations, report.same) == (0, 1)
    [conflict] = report.conflicts
    assert conflict.as_dict() == {
        "kind": "annotation",
        "report": "云溪县.txt",
        "uid": next(units(project)).uid,
        "text": store.sentences[0],
        "what": "cat-pufa",
        "analyst": "甲",
        "ours": True,
        "theirs": False,
    }
    assert store.said(project) == before


def test_the_unsigned_of_two_projects_are_two_people(project, store, other):
    store.add(project)
    ours, decided, *_ = store.ids(project)
    store.say(project, ours, analyst=UNNAMED, pufa=True)
    flag(project, ours, "疑", analyst=UNNAMED)
    with other() as theirs:
        store.add(theirs)
        store.say(theirs, ours, analyst=UNNAMED, pufa=False)
        store.say(theirs, ours, analyst="未署名（theirs）", pufa=True)
        flag(theirs, ours, "再看", analyst=UNNAMED)
        adjudicate(
            theirs, unit_id=decided, category="cat-pufa", value=True, analyst=UNNAMED, note=""
        )
    report = merge(project, other.path, analyst="丙")
    assert (report.added_annotations, report.conflicts) == (2, [])
    assert {row[2:] for row in store.said(project)} == {
        (UNNAMED, True),
        ("未署名（theirs）", True),
        ("未署名（theirs 2）", False),
    }
    assert {row[1:] for row in flags(project)} == {(UNNAMED, "疑"), ("未署名（theirs 2）", "再看")}
    [signed] = project.db.execute("SELECT analyst FROM adjudication").fetchall()
    assert signed == ("未署名（theirs 2）",)
    once = store.dump(project)
    assert merge(project, other.path, analyst="丙").same == 2
    assert store.dump(project) == once


def test_a_copy_of_this_project_brings_no_second_unsigned_opinion(project, store, tmp_path):
    store.add(project)
    first, second, *_ = store.ids(project)
    store.say(project, first, analyst=UNNAMED, pufa=True)
    flag(project, first, "疑", analyst=UNNAMED)
    backup(project, tmp_path / "copy.db")
    with open_project(tmp_path / "copy.db") as copy:
        store.say(copy, second, analyst=UNNAMED, pufa=True)
    report = merge(project, tmp_path / "copy.db", analyst="丙")
    assert (report.same, report.added_annotations) == (1, 1)
    assert [row[1] for row in flags(project)] == [UNNAMED]


def test_a_backup_is_made_first(project, store, other):
    store.add(project)
    before = store.dump(project)
    with other() as theirs:
        store.add(theirs, OTHER)
    report = merge(project, other.path, analyst="丙")
    with open_project(report.backup) as copy:
        assert store.dump(copy) == before


def test_what_was_said_of_other_cuts_follows_by_overlap(project, store, other):
    left, right = "开展普法宣传，", "调解矛盾纠纷。"
    ours = store.add(project, [left + right]).report_id
    with other() as theirs:
        report = store.add(theirs, [left + right]).report_id
        resplit(theirs, report, store.spans([left, right]), **WHOLE)
        one, two = units(theirs)
        store.say(theirs, one.id, analyst="乙", pufa=True)
        store.say(theirs, two.id, analyst="乙", pufa=False)
    merge(project, other.path, analyst="丙")
    [whole] = units(project)
    assert [(a.uid, a.value, a.needs_review) for a in annotations(project)] == [
        (whole.uid, True, True)
    ]
    assert unit_by_uid(project, two.uid) == [whole]
    once = store.dump(project)
    merge(project, other.path, analyst="丙")
    assert store.dump(project) == once
    resplit(project, ours, store.spans([left, right]), **WHOLE)
    assert [u.uid for u in units(project)] == [one.uid, two.uid]


def test_their_retired_uids_resolve_here(project, store, other):
    with other() as theirs:
        report = store.add(theirs).report_id
        [old, *_] = units(theirs)
        resplit(theirs, report, store.spans(["云溪县", "开展行政执法"]), **WHOLE)
        now = [u.uid for u in unit_by_uid(theirs, old.uid)]
    merge(project, other.path, analyst="丙")
    assert [u.uid for u in unit_by_uid(project, old.uid)] == now


def test_metadata_typed_beats_read_and_typed_twice_is_a_conflict(project, store, other):
    read = {"year": ("2021", "title"), "region": ("云溪", "title"), "level": ("县", "title")}
    ours = store.add(project, metadata=read).report_id
    set_metadata(project, ours, "region", "云溪县", "typed", analyst="甲")
    with other() as theirs:
        report = store.add(theirs, metadata=read | {"title": ("报告", "title")}).report_id
        set_metadata(theirs, report, "year", "2022", "typed", analyst="乙")
        set_metadata(theirs, report, "region", "云溪市", "typed", analyst="乙")
    report = merge(project, other.path, analyst="丙")
    assert dict(reports(project)[0].metadata) == {
        "year": ("2022", "typed"),
        "region": ("云溪县", "typed"),
        "level": ("县", "title"),
        "title": ("报告", "title"),
    }
    [conflict] = report.conflicts
    assert (conflict.kind, conflict.what) == ("metadata", "region")
    assert (conflict.ours, conflict.theirs) == ("云溪县", "云溪市")


def test_another_report_under_our_name_gets_a_number(project, store, other):
    store.add(project)
    with other() as theirs:
        store.add(theirs, OTHER)
    merge(project, other.path, analyst="丙")
    assert [r.name for r in reports(project)] == ["云溪县.txt", "云溪县.txt (2)"]


def test_their_names_for_a_report_of_ours_become_aliases(project, store, other):
    store.add(project)
    with other() as theirs:
        store.add(theirs, name="2022/云溪.txt")
        store.add(theirs, name="旧/云溪.txt")
    merge(project, other.path, analyst="丙")
    assert [(r.name, r.aliases) for r in reports(project)] == [
        ("云溪县.txt", ("2022/云溪.txt", "旧/云溪.txt"))
    ]


def test_a_failure_halfway_changes_nothing(project, store, other, monkeypatch):
    store.add(project)
    with other() as theirs:
        store.add(theirs, OTHER, name="青岚区.txt")
    before, lines = store.dump(project), len(entries(project))

    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("annotation.merge_values._merge_flags", fail)
    with pytest.raises(ZeroDivisionError):
        merge(project, other.path, analyst="丙")
    assert store.dump(project) == before
    assert len(entries(project)) == lines


def test_a_project_that_is_being_written_to_comes_in_whole(project, store, other, monkeypatch):
    """Between its file and its log their window empties the log, and begins it anew."""
    copied, between = shutil.copyfile, list[str]()
    with other() as theirs:
        store.add(theirs, OTHER, name="青岚区.txt")
        leave_the_log(theirs)
        store.say(theirs, store.ids(theirs)[0], analyst="乙", pufa=True)

        def copyfile(source, target):
            found = copied(source, target)
            if source == other.path and not between:
                between.append("once")
                empty_the_log(other.path)
                store.say(theirs, store.ids(theirs)[1], analyst="乙", zhifa=True)
            return found

        monkeypatch.setattr(shutil, "copyfile", copyfile)
        merge(project, other.path, analyst="甲")
        assert between
        assert store.said(project) == store.said(theirs)


def test_a_project_behind_a_link_comes_in_with_its_log(project, store, other, tmp_path):
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(other.path)
    with other() as theirs:
        leave_the_log(theirs)
        store.add(theirs, OTHER, name="青岚区.txt")
        store.say(theirs, store.ids(theirs)[0], analyst="乙", pufa=True)
        merge(project, link, analyst="甲")
        assert store.said(project) == store.said(theirs)


def test_a_project_that_never_rests_is_busy_and_not_damaged(project, store, other, monkeypatch):
    copied, notes = shutil.copyfile, iter(range(1000))
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    with other() as theirs:
        leave_the_log(theirs)

        def copyfile(source, target):
            found = copied(source, target)
            theirs.set_setting("note", f"{next(notes)}" * 5000)
            empty_the_log(other.path)
            return found

        monkeypatch.setattr(shutil, "copyfile", copyfile)
        with pytest.raises(KnownError) as caught:
            merge(project, other.path, analyst="甲")
    assert caught.value.message.key == "annotation.busy"
    assert caught.value.message.values["path"] == other.path


def test_a_damaged_a_foreign_and_the_same_file_are_refused(project, store, other, tmp_path):
    with other() as theirs:
        store.add(theirs)
        theirs.db.execute("UPDATE unit SET text = '改' WHERE id = 1")
    foreign = tmp_path / "text.db"
    foreign.write_text("不是项目" * 100, "utf-8")
    before = store.dump(project)
    refused = {
        other.path: "merge_damaged",
        foreign: "not_a_project",
        project.path: "merge_itself",
        tmp_path / "missing.db": "no_project",
    }
    for path, key in refused.items():
        with pytest.raises(KnownError) as caught:
            merge(project, path, analyst="丙")
        assert caught.value.message.key == f"annotation.{key}"
        assert caught.value.message.values["path"] == path
    assert store.dump(project) == before


def test_an_error_about_their_file_names_theirs(project, store, other, spoil):
    with other() as theirs:
        for number in range(40):
            store.add(theirs, [f"{number}。" * 200], name=f"{number}.txt")
    data = other.path.read_bytes()
    for spoilt in (data[:4096] + b"\xff" * (len(data) - 4096), data[: len(data) // 2]):
        other.path.write_bytes(spoilt)
        with pytest.raises(KnownError) as caught:
            merge(project, other.path, analyst="丙")
        assert caught.value.message.values["path"] == other.path
        assert gettempdir() not in str(caught.value).replace(str(other.path), "")


def test_a_merge_needs_the_window_closed(project, other, other_window):
    with other_window(project.path), pytest.raises(KnownError) as caught:
        merge(project, other.path, analyst="丙")
    assert caught.value.message.key == "annotation.window_open"


presses = st.lists(st.tuples(st.integers(0, 3), st.sampled_from("甲乙"), st.booleans()), max_size=8)


@settings(max_examples=25, deadline=None)
@given(presses, presses)
def test_a_merge_adds_theirs_and_takes_nothing_away(
    empty_file, store, tmp_path_factory, ours, theirs
):
    folder = tmp_path_factory.mktemp("merge")
    wanted: list[dict] = [{}, {}]
    for number, pressed in enumerate((ours, theirs)):
        path = folder / f"{number}.db"
        shutil.copyfile(empty_file, path)
        with open_project(path) as project:
            store.add(project)
            found = list(units(project))
            for place, who, value in pressed:
                store.say(project, found[place].id, analyst=who, pufa=value)
                wanted[number][found[place].uid, "cat-pufa", who] = value
    with open_project(folder / "0.db") as project:
        report = merge(project, folder / "1.db", analyst="丙")
        assert store.said(project) == {(*key, v) for key, v in (wanted[1] | wanted[0]).items()}
        shared = wanted[0].keys() & wanted[1].keys()
        assert len(report.conflicts) == sum(wanted[0][k] != wanted[1][k] for k in shared)
        assert report.same + len(report.conflicts) == len(shared)
