"""What a step has just changed is told without undoing it."""

from annotation.history import entries
from annotation.kept import Kept, keep
from annotation.touched import touched
from annotation.undo import redo, undo
from messages import Message


def _last(project) -> int:
    query = "SELECT max(id) FROM undo_step"
    return int(project.db.execute(query).fetchone()[0])


def test_a_step_that_was_just_made_knows_its_sentences(store, project) -> None:
    store.add(project)
    first, second, *_ = store.ids(project)
    store.say(project, second, zhifa=True, pufa=False)
    what = touched(project, _last(project))
    assert (what.tables, what.units) == ({"annotation"}, {second})
    store.say(project, first, zhifa=True)
    assert touched(project, _last(project)).units == {first}


def test_a_doubt_that_was_kept_is_about_no_sentence(store, project) -> None:
    store.add(project)
    label = Message("annotation.step_judge", {"text": "x"})
    keep(project, Kept("cat-pufa", True, "0" * 64), label=label, analyst="甲")
    what = touched(project, _last(project))
    assert (what.tables, what.units) == ({"kept"}, set())
    assert next(iter(entries(project, limit=1))).action == "keep"


def test_an_undo_and_a_redo_know_their_sentences(store, project) -> None:
    store.add(project)
    first, second, *_ = store.ids(project)
    store.say(project, first, zhifa=True)
    store.say(project, second, pufa=True)
    for turn in (undo, redo):
        step = turn(project, analyst="甲")
        assert step is not None
        what = touched(project, step.id)
        assert (what.tables, what.units) == ({"annotation"}, {second})
