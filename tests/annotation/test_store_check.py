"""Check: what no longer is what was stored is named."""

from __future__ import annotations

import pytest

from annotation.check import check
from annotation.project import open_project
from annotation.reports import resplit
from messages import say


def keys(project) -> list[str]:
    found = check(project)
    for message in found:
        assert all(say(message.key, lang, **message.values) for lang in ("zh", "en"))
    return [message.key.removeprefix("annotation.") for message in found]


@pytest.fixture
def report(project, store):
    return store.add(project).report_id


def test_a_sound_project_has_nothing_to_say(project, store, report):
    store.say(project, store.ids(project)[0], pufa=True)
    pieces = store.spans(["云溪", "县开展", "行政"])
    resplit(project, report, pieces, cleaner_version="c", splitter_version="s", analyst="甲")
    store.add(project, [], name="空.txt", source="")
    assert keys(project) == []


def test_one_flipped_character_on_disk_is_found(path, store):
    with open_project(path) as project:
        store.add(project)
    data = path.read_bytes()
    text = "调解矛盾纠纷一百二十件".encode()
    places = [i for i in range(len(data)) if data.startswith(text, i)]
    assert len(places) == 2  # in the source and in the unit
    for place in places:
        flipped = bytearray(data)
        flipped[place + 2] ^= 1
        path.write_bytes(flipped)
        with open_project(path) as project:
            [found] = keys(project)
        assert found in ("check_text", "check_source")


def test_bytes_that_are_no_text_are_found(path, store):
    with open_project(path) as project:
        store.add(project)
    path.write_bytes(path.read_bytes().replace("案卷评查".encode(), b"\xff" * 12))
    with open_project(path) as project:
        assert keys(project) == ["check_source", "check_text"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ('UPDATE unit SET "start" = 1 WHERE id = 1', ["check_uid"]),
        ('UPDATE unit SET "start" = 1 WHERE id = 2', ["check_uid", "check_span"]),
        ('UPDATE unit SET "end" = 999 WHERE id = 4', ["check_uid", "check_span"]),
        ("DELETE FROM source", ["check_no_source"]),
        ("UPDATE unit SET report_id = 9 WHERE id = 1", ["check_foreign_key"]),
        ("UPDATE report SET hash = 'x'", ["check_source", *["check_uid"] * 4]),
    ],
)
def test_what_does_not_fit_together_is_found(project, report, change, found):
    project.db.execute("PRAGMA foreign_keys = OFF")
    project.db.execute(change)
    assert keys(project) == found
