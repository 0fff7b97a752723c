"""The categories, changed one by one: each verb is one step back and forth, or refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotation.project import open_project
from annotation.scheme import categories
from annotation.undo import last_step, redo, undo
from messages import KnownError, say
from operations import edit_scheme as edit
from operations.scheme import export_scheme, import_scheme

ZHIFA, PUFA, YINGSHANG, MAODUN = "cat-zhifa", "cat-pufa", "cat-yingshang", "cat-maodun"


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "云溪.db", create=True) as project:
        yield project


def everything(project):
    return project.db.execute("SELECT * FROM category ORDER BY uid").fetchall()


VERBS = {
    "add": lambda p: edit.add(p, "水", analyst="甲"),
    "rename": lambda p: edit.rename(p, ZHIFA, " 行政\n执法 ", analyst="甲"),
    "recolour": lambda p: edit.recolour(p, ZHIFA, "#d55e00", analyst="甲"),
    "rekey": lambda p: edit.rekey(p, ZHIFA, "7", analyst="甲"),
    "no key": lambda p: edit.rekey(p, ZHIFA, "", analyst="甲"),
    "swap keys": lambda p: edit.rekey(p, ZHIFA, "2", analyst="甲", swap=True),
    "move up": lambda p: edit.move(p, MAODUN, before=ZHIFA, analyst="甲"),
    "set parent": lambda p: edit.move(p, PUFA, parent=MAODUN, analyst="甲"),
    "retire": lambda p: edit.retire(p, ZHIFA, analyst="甲"),
    "define": lambda p: edit.define(p, ZHIFA, "只说执法。", analyst="甲"),
    "examples": lambda p: edit.set_examples(p, ZHIFA, ["青岚区查处三件。", " "], analyst="甲"),
    "seeds": lambda p: edit.set_seeds(p, ZHIFA, ["执法", " 执法 ", "案卷...评"], analyst="甲"),
    "vetoes": lambda p: edit.set_vetoes(p, ZHIFA, ["立法、执法"], analyst="甲"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_one_step_back_and_forth(project, verb):
    before = everything(project)
    VERBS[verb](project)
    after = everything(project)
    assert after != before
    step = last_step(project)
    assert all(say(step.label.key, lang, **step.label.values) for lang in ("zh", "en"))
    assert undo(project, analyst="甲").id == step.id
    assert everything(project) == before
    assert last_step(project) is None
    redo(project, analyst="甲")
    assert everything(project) == after


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"add", "swap keys", "move up", "set parent"}))
def test_the_same_again_leaves_no_step(project, verb):
    VERBS[verb](project)
    step = last_step(project)
    VERBS[verb](project)
    assert last_step(project) == step


def test_older_opinions_are_accepted_once(project):
    edit.define(project, PUFA, "只说普法。", analyst="甲")
    edit.accept_older(project, PUFA, analyst="甲")
    step = last_step(project)
    edit.accept_older(project, PUFA, analyst="甲")
    assert last_step(project) == step


def live(project):
    return {c.uid: c for c in categories(project)}


def test_a_new_category_gets_what_is_free(project):
    added = edit.add(project, "水", analyst="甲")
    assert (added.key, added.colour) == ("5", "#56B4E9")
    assert list(live(project))[-1] == added.uid
    below = edit.add(project, "岸", parent=ZHIFA, analyst="甲")
    assert list(live(project))[:2] == [ZHIFA, below.uid]


def test_tidied_words_are_stored(project):
    edit.set_seeds(project, ZHIFA, ["执法", " 执法 ", "案卷...评", "……", "甲……乙"], analyst="甲")
    assert live(project)[ZHIFA].seeds == ("执法", "案卷…评", "甲…乙")
    edit.rename(project, ZHIFA, " 行政\n执法 ", analyst="甲")
    assert live(project)[ZHIFA].name == "行政 执法"


def test_keys_can_be_swapped_in_one_step(project):
    edit.rekey(project, ZHIFA, "2", analyst="甲", swap=True)
    assert [c.key for c in categories(project)] == ["2", "1", "3", "4"]


def test_a_parent_takes_its_children_along(project):
    edit.move(project, YINGSHANG, parent=PUFA, analyst="甲")
    edit.move(project, PUFA, before=ZHIFA, analyst="甲")
    assert list(live(project)) == [PUFA, YINGSHANG, ZHIFA, MAODUN]
    edit.move(project, YINGSHANG, before=None, analyst="甲")
    assert list(live(project)) == [PUFA, ZHIFA, MAODUN, YINGSHANG]
    assert live(project)[YINGSHANG].parent == ""


def test_a_retired_category_comes_back_without_what_it_lost(project):
    edit.move(project, PUFA, parent=ZHIFA, analyst="甲")
    edit.retire(project, PUFA, analyst="甲")
    edit.rekey(project, MAODUN, "2", analyst="甲")
    edit.move(project, ZHIFA, parent=MAODUN, analyst="甲")
    back = edit.bring_back(project, PUFA, analyst="甲")
    assert (back.key, back.parent, back.retired) == ("", "", False)
    assert import_again(project) == categories(project, retired=True)


def import_again(project):
    path = project.path.with_name("类别.toml")
    path.write_text(export_scheme(project), "utf-8")
    import_scheme(project, path, analyst="甲")
    return categories(project, retired=True)


def _three_levels(project):
    edit.move(project, PUFA, parent=ZHIFA, analyst="甲")
    return lambda: edit.move(project, MAODUN, parent=PUFA, analyst="甲")


def _child_becomes_parent(project):
    edit.move(project, PUFA, parent=ZHIFA, analyst="甲")
    return lambda: edit.move(project, ZHIFA, parent=MAODUN, analyst="甲")


def _last_one(project):
    for uid in (PUFA, YINGSHANG, MAODUN):
        edit.retire(project, uid, analyst="甲")
    return lambda: edit.retire(project, ZHIFA, analyst="甲")


def _name_taken_meanwhile(project):
    edit.retire(project, PUFA, analyst="甲")
    edit.rename(project, ZHIFA, "普法", analyst="甲")
    return lambda: edit.bring_back(project, PUFA, analyst="甲")


REFUSED = {
    "scheme_no_name": lambda p: lambda: edit.add(p, " ", analyst="甲"),
    "scheme_name_taken": lambda p: lambda: edit.rename(p, ZHIFA, "普法", analyst="甲"),
    "scheme_name_taken 2": lambda p: lambda: edit.add(p, "普法", analyst="甲"),
    "scheme_name_taken 3": _name_taken_meanwhile,
    "scheme_colour": lambda p: lambda: edit.recolour(p, ZHIFA, "red", analyst="甲"),
    "scheme_key": lambda p: lambda: edit.rekey(p, ZHIFA, "0", analyst="甲"),
    "scheme_key_taken": lambda p: lambda: edit.rekey(p, ZHIFA, "2", analyst="甲"),
    "scheme_last": _last_one,
    "scheme_no_parent": lambda p: lambda: edit.move(p, ZHIFA, parent=ZHIFA, analyst="甲"),
    "scheme_no_parent 2": lambda p: lambda: edit.add(p, "水", parent="cat-x", analyst="甲"),
    "scheme_two_levels": _three_levels,
    "scheme_two_levels 2": _child_becomes_parent,
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_sound_is_refused_and_nothing_changes(project, case):
    act = REFUSED[case](project)
    before, step = everything(project), last_step(project)
    with pytest.raises(KnownError) as caught:
        act()
    message = caught.value.message
    assert message.key == f"operations.{case.split()[0]}"
    assert all(say(message.key, lang, **message.values) for lang in ("zh", "en"))
    assert everything(project) == before
    assert last_step(project) == step


def test_an_unknown_category_is_refused(project):
    with pytest.raises(KnownError):
        edit.rename(project, "cat-x", "水", analyst="甲")
