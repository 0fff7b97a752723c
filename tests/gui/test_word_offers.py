"""建议的词: mined words and those the classifier goes by, each taken or refused with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_sentences import make
from PySide6.QtCore import Qt
from report_texts import add_text
from scheme_driver import KEY, editing
from window_driver import PUFA, ZHIFA

from annotation.annotations import Provenance, judge
from annotation.project import open_project
from annotation.reports import units
from annotation.scheme import categories
from gui.scheme.form import OFFERS, TEXTS
from gui.scheme.offers_rows import AGAINST, FOR, MINED
from operations.edit_scheme import set_seeds
from operations.word_offers import offer_words

SHIFT = Qt.KeyboardModifier.ShiftModifier


def _tagged(path: Path) -> Path:
    """Six reports tagged in 普法, which knows one 关键词 of three kinds of sentences."""
    made = make(reports=6, per_report=12)
    with open_project(path, create=True) as project:
        project.set_setting("analyst", "甲")
        set_seeds(project, PUFA, ["民法典"], analyst="甲")
        for report in range(6):
            rows = zip(made.texts, made.groups, strict=True)
            lines = [text for text, group in rows if group == f"报告{report}"]
            add_text(project, lines, name=f"报告{report}.txt")
        for unit, labels in zip(units(project), made.labels, strict=True):
            kind = Provenance("typed")
            values = {PUFA: bool(labels[0])}
            judge(project, unit_id=unit.id, values=values, analyst="甲", provenance=kind)
    return path


@pytest.fixture
def editor(qtbot, qapp, settings, tmp_path):
    with editing(qtbot, settings, _tagged(tmp_path / "总.db")) as editor:
        yield editor


def _offer(editor):
    """Open the list with what a process of its own would have found."""
    editor.form.turn_to(OFFERS)
    panel = editor.form.offers
    panel.asking.stop()
    panel._take(offer_words(editor.session.project.path, editor.page.uid))
    return panel


def _press(editor, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    editor.qtbot.keyClick(editor.form.offers.table, key, modifier)


def test_enter_makes_a_word_a_seed_marks_it_and_goes_on(editor):
    panel = _offer(editor)
    word = panel.table.word
    assert word not in editor.stored().seeds
    _press(editor, KEY.Key_Return)
    assert editor.stored().seeds == ("民法典", word)
    assert editor.form.seeds.chips.words == ("民法典", word)
    assert panel.table.offers.states[word] == "seed"
    assert panel.table.offers.rows[0].word == word
    assert panel.table.word != word
    panel.table.choose(0)
    _press(editor, KEY.Key_Return)
    _press(editor, KEY.Key_Delete)
    assert len(editor.steps) == 1
    editor.session.undo()
    assert editor.stored().seeds == ("民法典",)
    assert panel.table.offers.states[word] == ""


def test_delete_refuses_a_word_for_good(editor):
    panel = _offer(editor)
    word = panel.table.word
    _press(editor, KEY.Key_Delete)
    assert panel.table.offers.states[word] == "refused"
    again = offer_words(editor.session.project.path, PUFA)
    assert word not in [one.word for one in again.suggested]
    assert again.suggested
    editor.session.undo()
    assert panel.table.offers.states[word] == ""


def test_a_word_says_what_it_adds_and_how_sure_that_is(editor):
    panel = _offer(editor)
    row, one = panel.table.offers.rows[0], panel.found.suggested[0]
    low, high = (round(100 * part) for part in one.precision[1:])
    assert row.cells[0] == f"{one.sentences} 句"
    assert row.cells[1] == f"{one.yes} / {one.no}"
    assert row.cells[2].endswith(f"（{low}–{high}%）")
    # The hits come part by part.
    preview = editor.form.preview
    editor.wait(lambda: preview.shown is not None and preview.shown.sentences >= one.sentences)
    assert preview.shown.word == one.word


def test_what_the_classifier_goes_by_can_become_a_seed_or_a_veto(editor):
    panel = _offer(editor)
    panel.turn_to(AGAINST)
    against = panel.table.word
    _press(editor, KEY.Key_Return, SHIFT)
    assert editor.stored().vetoes[-1] == against
    assert panel.table.offers.states[against] == "veto"
    panel.turn_to(FOR)
    spoke_for = panel.table.word
    assert spoke_for in [one.word for one in panel.found.spoke_for]
    editor.qtbot.mouseClick(panel.seed_button, Qt.MouseButton.LeftButton)
    assert editor.stored().seeds[-1] == spoke_for
    assert not panel.refuse_button.isVisible()


def test_words_are_looked_for_beside_the_window_and_only_where_somebody_looks(editor):
    panel = editor.form.offers
    assert not panel.asking.busy
    editor.form.turn_to(OFFERS)
    assert panel.asking.busy
    assert "正在找" in panel.empty.text()
    editor.wait_long(lambda: panel.found is not None)
    found = panel.found
    editor.form.turn_to(TEXTS)
    editor.page.choose(ZHIFA)
    assert not panel.asking.busy
    editor.page.choose(PUFA)
    editor.form.turn_to(OFFERS)
    assert panel.found is found
    assert not panel.asking.busy


def test_a_category_without_tags_is_told_what_is_missing(editor):
    editor.page.choose(ZHIFA)
    panel = _offer(editor)
    for name in (MINED, FOR):
        panel.turn_to(name)
        assert "还没有标注" in panel.empty.text()
    _press(editor, KEY.Key_Return)
    assert editor.steps == []
    assert not panel.seed_button.isEnabled()


def test_what_is_typed_stays_while_words_are_looked_at(editor):
    editor.type(editor.form.definition, "普及法律的活动")
    editor.form.turn_to(OFFERS)
    editor.page.flush()
    with open_project(editor.session.project.path) as project:
        assert categories(project)[1].definition == "普及法律的活动"
