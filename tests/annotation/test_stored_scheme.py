"""The scheme: as a file, in a project, and replaced by another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotation.annotations import annotations
from annotation.history import entries
from annotation.scheme import (
    Category,
    Scheme,
    add_category,
    categories,
    dump_scheme,
    parse_scheme,
    replace_scheme,
    scheme_hash,
    shipped_scheme,
)
from annotation.undo import undo
from messages import KnownError, say


def test_the_shipped_scheme_survives_its_own_file():
    shipped = shipped_scheme()
    assert parse_scheme(dump_scheme(shipped)) == shipped
    assert [(c.uid, c.name) for c in shipped.categories] == [
        ("cat-zhifa", "执法监督"),
        ("cat-pufa", "普法"),
        ("cat-yingshang", "营商环境"),
        ("cat-maodun", "矛盾化解"),
    ]
    assert all(c.definition and c.seeds and c.examples for c in shipped.categories)


def test_a_bare_scheme_is_enough():
    scheme = parse_scheme('name = "环保"\n[[category]]\nname = "水"\n[[category]]\nname = "气"')
    assert [c.name for c in scheme.categories] == ["水", "气"]
    assert len({c.uid for c in scheme.categories}) == 2


def test_an_empty_uid_is_none():
    scheme = parse_scheme(
        "[[category]]\nuid = ''\nname = '水'\n[[category]]\nuid = ' '\nname = '气'"
    )
    assert all(c.uid.startswith("cat-") for c in scheme.categories)


@pytest.mark.parametrize(
    ("toml", "key"),
    [
        ("name = ", "scheme_not_toml"),
        ("name = 'x'", "scheme_empty"),
        ("category = 3", "scheme_empty"),
        ("category = [1]", "scheme_empty"),
        ("[[category]]\nuid = 'a'", "scheme_unnamed"),
        ("[[category]]\nname = 'a'\nseeds = 'b'", "scheme_field"),
        ("[[category]]\nname = 'a'\nseed = ['b']", "scheme_field"),
        ("[[category]]\nname = 'a'\ncolour = 'red'", "scheme_field"),
        ("[[category]]\nname = 'a'\n[[category]]\nname = 'a'", "scheme_twice"),
        (
            "[[category]]\nname = 'a'\nkey = '1'\n[[category]]\nname = 'b'\nkey = '1'",
            "scheme_twice",
        ),
        ("[[category]]\nname = 'a'\nparent = 'cat-x'", "scheme_parent"),
        ("[[category]]\nuid = 'a'\nname = 'a'\nparent = 'a'", "scheme_parent"),
        (
            "[[category]]\nuid = 'a'\nname = 'a'\n"
            "[[category]]\nuid = 'b'\nname = 'b'\nparent = 'a'\n"
            "[[category]]\nname = 'c'\nparent = 'b'",
            "scheme_parent",
        ),
        ("[[category]]\nname = 'a'\nretired = true", "scheme_all_retired"),
    ],
)
def test_a_faulty_scheme_says_what_is_wrong(toml, key):
    with pytest.raises(KnownError) as caught:
        parse_scheme(toml)
    message = caught.value.message
    assert message.key == f"annotation.{key}"
    assert all(say(message.key, lang, **message.values) for lang in ("zh", "en"))


def test_replacing_matches_by_uid_then_by_name_and_retires_the_rest(project, store):
    store.add(project)
    store.say(project, store.ids(project)[0], maodun=True, pufa=False)
    said = list(annotations(project))
    renamed = Category("cat-zhifa", "行政执法")
    same_name = Category("cat-other", "普法", seeds=("宣讲",))
    new = Category("cat-new", "水", parent="cat-other")
    replace_scheme(project, Scheme("环保", (new, renamed, same_name)), analyst="甲")
    live = {c.uid: c for c in categories(project)}
    assert list(live) == ["cat-new", "cat-zhifa", "cat-pufa"]
    assert live["cat-zhifa"].name == "行政执法"
    assert live["cat-pufa"].seeds == ("宣讲",)
    assert live["cat-new"].parent == "cat-pufa"
    gone = {c.uid for c in categories(project, retired=True)} - set(live)
    assert gone == {"cat-yingshang", "cat-maodun"}
    assert list(annotations(project)) == said
    assert project.setting("scheme_name") == "环保"
    assert entries(project, limit=1)[0].action == "scheme"


def replace_by(project, *categories: Category) -> None:
    replace_scheme(project, Scheme("环保", categories), analyst="甲")


def test_a_live_and_a_retired_category_of_one_name_stay_two(project):
    replace_by(project, Category("cat-p", "父"))
    replace_by(project, Category("n1", "父"), Category("n2", "父", retired=True))
    assert [(c.uid, c.name) for c in categories(project)] == [("cat-p", "父")]
    assert "n2" in {c.uid for c in categories(project, retired=True)}


def test_a_retired_category_comes_back_by_its_name_the_newest_first(project):
    replace_by(project, Category("cat-old", "水"))
    replace_by(project, Category("cat-old", "水", retired=True), Category("cat-air", "气"))
    add_category(project, Category("cat-new", "水"), analyst="甲")
    replace_by(project, Category("cat-air", "气"))
    before = {c.uid for c in categories(project, retired=True)}
    replace_by(project, Category("n1", "水"), Category("n2", "气"))
    assert [c.uid for c in categories(project)] == ["cat-new", "cat-air"]
    assert {c.uid for c in categories(project, retired=True)} == before


def test_a_project_with_a_retired_child_exports_what_it_can_import(project):
    father, child = Category("cat-f", "父"), Category("cat-c", "子", parent="cat-f")
    replace_by(project, father, child)
    replace_by(project, Category("cat-g", "祖"), replace(father, parent="cat-g"))
    exported = dump_scheme(Scheme("", tuple(categories(project, retired=True))))
    before = categories(project, retired=True)
    replace_scheme(project, parse_scheme(exported), analyst="甲")
    assert categories(project, retired=True) == before


def test_replacing_is_one_step(project, store):
    before = store.dump(project)
    replace_scheme(project, Scheme("一类", (Category("cat-a", "水"),)), analyst="甲")
    assert undo(project, analyst="甲") is not None
    assert store.dump(project) == before


def test_names_may_be_swapped(project):
    a, b, *rest = shipped_scheme().categories
    swapped = (replace(a, name=b.name), replace(b, name=a.name), *rest)
    replace_scheme(project, Scheme("", swapped), analyst="甲")
    assert [c.name for c in categories(project)][:2] == [b.name, a.name]


def test_an_added_category_comes_last_and_names_stay_distinct(project):
    added = add_category(project, Category("", "水"), analyst="甲")
    assert categories(project)[-1] == added
    assert added.uid.startswith("cat-")
    with pytest.raises(KnownError):
        add_category(project, Category("", "水"), analyst="甲")


def test_the_scheme_hash_sees_words_and_not_looks():
    shipped = shipped_scheme().categories
    assert scheme_hash(shipped) == scheme_hash([replace(c, colour="#000000") for c in shipped])
    assert scheme_hash(shipped) != scheme_hash([replace(c, seeds=()) for c in shipped])
