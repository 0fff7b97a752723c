"""What the classifier says is read where it is looked at, and nowhere else."""

from pathlib import Path

import pytest
from live_project import import_seven

from annotation.predictions import store_predictions
from annotation.project import Project, open_project
from annotation.units import units
from gui.tagging import voice as voice_module
from gui.tagging.voice import SILENT, Spoken, Voice

A = "cat-pufa"


@pytest.fixture
def project(tmp_path: Path):
    with open_project(tmp_path / "青岚.db", create=True) as made:
        import_seven(made, tmp_path / "files")
        yield made


@pytest.fixture
def asked(monkeypatch) -> list[int]:
    """The ids of all units whose predictions were read."""
    read, plain = list[int](), voice_module.unit_predictions

    def reading(project: Project, unit_ids):
        read.extend(unit_ids)
        return plain(project, unit_ids)

    monkeypatch.setattr(voice_module, "unit_predictions", reading)
    return read


def all_ids(project: Project) -> list[int]:
    return [unit.id for unit in units(project, kinds=("sentence",))]


def say(project: Project, version: str, score: float) -> None:
    rows = [(unit, {A: score}) for unit in all_ids(project)]
    store_predictions(project, version, rows, thresholds={A: 0.4}, calibrated={A: True})


def test_only_what_is_near_the_sentence_that_is_looked_at_is_read(project, asked, monkeypatch):
    monkeypatch.setattr(voice_module, "BEFORE", 1)
    monkeypatch.setattr(voice_module, "AFTER", 3)
    say(project, "v2", 0.7)
    ids = all_ids(project)
    voice = Voice(project, ids)
    assert voice.of(ids[5]).scores == {A: 0.7}
    assert asked == ids[4:8]
    assert voice.of(ids[6]).version == "v2" and asked == ids[4:8]  # known by now
    voice.of(ids[8])
    assert asked == ids[4:8] + ids[8:11]


def test_after_it_was_renewed_the_newest_is_read_with_its_own_version(project, asked):
    say(project, "v2", 0.7)
    voice = Voice(project, all_ids(project))
    first = all_ids(project)[0]
    voice.of(first)
    say(project, "v3", 0.2)
    assert voice.of(first).version == "v2"  # what was shown stays until somebody says so
    voice.renew()
    told = voice.of(first)
    assert (told.version, told.scores) == ("v3", {A: 0.2})
    assert told.by is not None and told.by.thresholds == {A: 0.4}


def test_an_instant_answer_holds_until_it_is_renewed(project):
    say(project, "v2", 0.7)
    first, second = all_ids(project)[:2]
    voice = Voice(project, all_ids(project))
    voice.hint({first: {A: 0.9}})
    assert (voice.of(first).scores, voice.of(first).version) == ({A: 0.9}, "v2~")
    assert (voice.of(second).scores, voice.of(second).version) == ({A: 0.7}, "v2")
    voice.renew()
    assert voice.of(first).scores == {A: 0.7}


def test_it_is_silent_of_other_units_without_predictions_and_after_its_end(project, asked):
    voice = Voice(project, all_ids(project)[:3])
    assert voice.of(all_ids(project)[5]) is SILENT
    assert voice.of(all_ids(project)[0]) == Spoken()
    say(project, "v2", 0.7)
    voice.renew()
    voice.stop()
    asked.clear()
    # What is painted while the window closes asks once more.
    assert voice.of(all_ids(project)[0]) is SILENT and not asked
