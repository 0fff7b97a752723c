"""What stands on the sentences of one report, how far each report is, what an undo touched."""

from annotation.annotations import adjudicate, flag
from annotation.said import Said, progress, said_of_report, said_of_unit
from annotation.scheme import categories

ALL = {"zhifa": True, "pufa": False, "yingshang": False, "maodun": False}


def _live(project) -> list[str]:
    return [category.uid for category in categories(project)]


def test_a_report_brings_opinions_decisions_and_flags_of_its_own_units(store, project) -> None:
    one = store.add(project).report_id
    store.add(project, ("别处的一句话。",), name="青岚区.txt")
    first, second, *_, other = store.ids(project)
    store.say(project, first, zhifa=True)
    store.say(project, first, analyst="乙", zhifa=False)
    store.say(project, other, pufa=True)
    adjudicate(
        project, unit_id=first, category="cat-zhifa", value=True, analyst="丙", note="看过原文"
    )
    flag(project, second, "问问", analyst="甲")
    assert said_of_report(project, one) == {
        first: Said({"甲": {"cat-zhifa": True}, "乙": {"cat-zhifa": False}}, {"cat-zhifa": True}),
        second: Said(flags={"甲": "问问"}),
    }
    assert said_of_unit(project, other) == Said({"甲": {"cat-pufa": True}})


def test_a_sentence_counts_once_people_spoke_on_every_category(store, project) -> None:
    report = store.add(project).report_id
    first, second, third, _ = store.ids(project)
    store.say(project, first, **ALL)
    store.say(project, second, zhifa=True)
    store.say(project, third, zhifa=True, pufa=True)
    store.say(project, third, analyst="乙", pufa=False, yingshang=False, maodun=False)
    assert progress(project, _live(project)) == {report: (2, 4)}
    assert progress(project, _live(project), reports=[report]) == {report: (2, 4)}
    assert progress(project, ["cat-zhifa"]) == {report: (3, 4)}
    assert progress(project, []) == {report: (0, 4)}


def test_what_was_only_decided_counts_too(store, project) -> None:
    report = store.add(project).report_id
    first, *_ = store.ids(project)
    store.say(project, first, zhifa=True, pufa=False, yingshang=False)
    adjudicate(project, unit_id=first, category="cat-maodun", value=False, analyst="丙", note="")
    assert progress(project, _live(project)) == {report: (1, 4)}
    assert progress(project, _live(project), reports=[report]) == {report: (1, 4)}


def test_only_the_reports_asked_for_are_counted(store, project) -> None:
    one = store.add(project).report_id
    two = store.add(project, ("别处的一句话。",), name="青岚区.txt").report_id
    store.say(project, store.ids(project)[-1], **ALL)
    assert progress(project, _live(project), reports=[two]) == {two: (1, 1)}
    assert progress(project, _live(project), reports=[one]) == {one: (0, 4)}
