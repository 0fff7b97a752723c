"""What was looked at and kept, and words that were refused: remembered once, undone, redone."""

from annotation.kept import Kept, keep, kept, refuse, refused
from annotation.project import Project
from annotation.undo import redo, undo
from messages import Message

LABEL = Message("operations.step_keep_doubt", {"name": "普法", "text": "甲"})
MARK = Kept("cat-pufa", True, "0123456789abcdef")


def test_what_is_kept_is_remembered_once_and_undone_as_one_step(project: Project) -> None:
    for mark in (MARK, MARK, Kept("cat-pufa", False, "0123456789abcdef", "f" * 16)):
        keep(project, mark, label=LABEL, analyst="甲")
    assert kept(project) == {MARK, Kept("cat-pufa", False, "0123456789abcdef", "f" * 16)}
    undo(project, analyst="甲")
    assert kept(project) == {MARK}
    undo(project, analyst="甲")
    assert kept(project) == set()
    redo(project, analyst="甲")
    assert kept(project) == {MARK}


def test_refused_words_belong_to_their_category_and_can_be_undone(project: Project) -> None:
    refuse(project, "cat-pufa", ["讲座", "讲座", "甲\0"], label=LABEL, analyst="甲")
    refuse(project, "cat-zhifa", ["案卷"], label=LABEL, analyst="甲")
    assert refused(project, "cat-pufa") == {"讲座", "甲\ufffd"}
    undo(project, analyst="甲")
    undo(project, analyst="甲")
    assert refused(project, "cat-pufa") == refused(project, "cat-zhifa") == set()
