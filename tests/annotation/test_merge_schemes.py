"""Merge: whose category is which, where two schemes come together."""

from __future__ import annotations

from annotation.merge import merge
from annotation.scheme import (
    Category,
    Scheme,
    categories,
    dump_scheme,
    parse_scheme,
    replace_scheme,
)

OTHER = ("青岚区推行政务公开。", "青岚区培训执法人员。")
WHOLE = {"cleaner_version": "c2", "splitter_version": "s2", "analyst": "乙"}


def test_what_went_to_a_retired_category_is_told(project, store, other):
    live = [c for c in categories(project) if c.uid != "cat-pufa"]
    replace_scheme(project, Scheme("", tuple(live)), analyst="甲")
    with other() as theirs:
        store.add(theirs)
        one, two, *_ = store.ids(theirs)
        store.say(theirs, one, pufa=True, zhifa=True)
        store.say(theirs, two, pufa=True)
    assert merge(project, other.path, analyst="丙").retired == ("普法",)
    assert merge(project, other.path, analyst="丙").retired == ()


def test_categories_are_matched_by_uid_then_name_then_added(project, store, other):
    with other() as theirs:
        store.add(theirs)
        mine = [
            Category("cat-zhifa", "行政执法", key="1"),
            Category("cat-their-pufa", "普法"),
            Category("cat-water", "水", key="2"),
            Category("cat-river", "河", parent="cat-water"),
        ]
        replace_scheme(theirs, Scheme("环保", tuple(mine)), analyst="乙")
        theirs_uids = [c.uid for c in categories(theirs)]
        assert theirs_uids[1] == "cat-pufa"
    # A uid of their own for a name that we have too.
    with other() as theirs:
        theirs.db.execute("PRAGMA foreign_keys = OFF")
        theirs.db.execute("UPDATE category SET uid = 'cat-x' WHERE uid = 'cat-pufa'")
        theirs.db.execute("PRAGMA foreign_keys = ON")
        store.say(theirs, store.ids(theirs)[0], zhifa=True, x=True, river=False)
    merge(project, other.path, analyst="丙")
    assert {row[1:] for row in store.said(project)} == {
        ("cat-zhifa", "甲", True),
        ("cat-pufa", "甲", True),
        ("cat-river", "甲", False),
    }
    ours = {c.uid: c for c in categories(project)}
    assert ours["cat-zhifa"].name == "执法监督"
    assert (ours["cat-water"].key, ours["cat-river"].parent) == ("", "cat-water")


def test_a_live_category_of_theirs_is_not_taken_for_a_retired_one(project, store, other):
    def water(uid: str, **values) -> Category:
        return Category(uid, "水", **values)

    replace_scheme(project, Scheme("", (water("cat-p"),)), analyst="甲")
    with other() as theirs:
        store.add(theirs)
        both = (water("cat-n1"), water("cat-n2", retired=True))
        replace_scheme(theirs, Scheme("", both), analyst="乙")
        store.say(theirs, store.ids(theirs)[0], n1=True, n2=False)
    merge(project, other.path, analyst="丙")
    assert {row[1:] for row in store.said(project)} == {
        ("cat-p", "甲", True),
        ("cat-n2", "甲", False),
    }
    assert [c.uid for c in categories(project)] == ["cat-p"]
    once = store.dump(project)
    merge(project, other.path, analyst="丙")
    assert store.dump(project) == once


def test_two_of_theirs_may_be_one_of_ours(project, store, other):
    with other() as theirs:
        mine = (Category("cat-pufa", "宣传"), Category("cat-x", "普法"))
        store.add(theirs)
        replace_scheme(theirs, Scheme("", mine), analyst="乙")
        store.say(theirs, store.ids(theirs)[0], x=True)
    merge(project, other.path, analyst="丙")
    assert {row[1:] for row in store.said(project)} == {("cat-pufa", "甲", True)}


def test_a_merged_scheme_has_two_levels_and_can_be_imported(project, other):
    ours = (Category("cat-g", "祖"), Category("cat-f", "父", parent="cat-g"))
    replace_scheme(project, Scheme("", ours), analyst="甲")
    with other() as theirs:
        mine = (Category("cat-c", "子", parent="cat-f"), Category("cat-f", "父"))
        replace_scheme(theirs, Scheme("", mine), analyst="乙")
    merge(project, other.path, analyst="丙")
    merged = Scheme("", tuple(categories(project, retired=True)))
    assert len(parse_scheme(dump_scheme(merged)).categories) == len(merged.categories)
    assert [(c.uid, c.parent) for c in categories(project)][2:] == [("cat-c", "")]
