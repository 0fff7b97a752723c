"""Whatever is done in whatever order: no tag is lost, a refusal changes nothing, all is undone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import every_verb
from hypothesis import given, settings
from hypothesis import strategies as st
from report_texts import dump

from annotation.cache import search
from annotation.check import check
from annotation.project import Project, open_project
from annotation.reports import reports, unit_by_uid, units
from annotation.scheme import categories
from annotation.scheme_file import require_sound
from annotation.sentence_table import Filter, matching_ids
from annotation.undo import last_step, redo, undo
from messages import KnownError
from operations.search import index_all

small = st.integers(0, 11)
verbs = st.lists(st.tuples(st.sampled_from(every_verb.ALL), small, small, small), max_size=15)

Tags = dict[tuple[str, str, str], int]


def tags(project: Project) -> Tags:
    """(uid, category, analyst) -> yes or no, of the live units."""
    query = (
        "SELECT u.uid, a.category, a.analyst, a.value FROM annotation AS a"
        " JOIN unit AS u ON u.id = a.unit_id WHERE NOT u.retired"
    )
    return {(uid, category, who): value for uid, category, who, value in project.db.execute(query)}


def assert_kept(project: Project, before: Tags) -> None:
    now = tags(project)
    for (uid, category, who), value in before.items():
        heirs = [unit.uid for unit in unit_by_uid(project, uid)]
        assert max(now.get((heir, category, who), -1) for heir in heirs) >= value


def assert_sound(project: Project) -> None:
    assert check(project) == []
    require_sound(categories(project, retired=True))
    live = [u for r in reports(project) for u in units(project, report_id=r.id)]
    sentences = [unit.id for unit in live if unit.kind == "sentence"]
    assert matching_ids(project, Filter(), "document").tolist() == sentences
    index_all(project)
    found = [unit.id for unit in live if "执法" in unit.text]
    assert sorted(search(project, "执法", limit=len(live))) == sorted(found)


@settings(max_examples=25, deadline=None)
@given(verbs)
def test_every_verb_is_one_step_that_loses_nothing(todo) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotations.db"
        with open_project(path, create=True) as project:
            acting = every_verb.Verbs(project, Path(folder))
            states, steps = [dump(project)], [0]
            for verb, *numbers in [(every_verb.add, 0, 0, 0), (every_verb.in_bulk, 3, 0, 0), *todo]:
                said = tags(project)
                try:
                    verb(acting, *numbers)
                except KnownError:
                    assert dump(project) == states[-1]
                if verb in every_verb.KEEPING:
                    assert_kept(project, said)
                step = last_step(project)
                if step.id != steps[-1]:
                    states.append(dump(project))
                    steps.append(step.id)
                assert dump(project) == states[-1]
            assert_sound(project)
            for state, step in zip(states[-2::-1], steps[:0:-1], strict=True):
                assert undo(project, analyst="乙").id == step
                assert dump(project) == state
            assert undo(project, analyst="乙") is None
            for state, step in zip(states[1:], steps[1:], strict=True):
                assert redo(project, analyst="乙").id == step
                assert dump(project) == state
            assert_sound(project)
