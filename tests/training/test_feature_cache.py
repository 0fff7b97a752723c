"""What is kept on disk between two starts: found again, or made again, but never believed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_sentences import Made

from training import arrays, row_store, seed_rows
from training.feature_cache import FeaturePlace, FeatureRows, find_features, make_features
from training.recipes import CANDIDATES, Recipe
from training.row_store import Sentences, sentences, token_rows
from training.stored_arrays import find, forget_others, from_bytes, keep, to_bytes

TYPES = {"a": ("<i4", 1), "b": ("<f4", 2)}
ABOUT = {"stamp": "一"}


def run(steps: Generator[None, None, Any]) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture
def told(made: Made) -> Sentences:
    return sentences(made.texts, ["领头。"] * len(made.texts))


def place(folder: Path, stamp: str = "s", recipe: Recipe = CANDIDATES[0]) -> FeaturePlace:
    return FeaturePlace(folder, stamp, recipe, "1")


def same(one: FeatureRows, other: FeatureRows) -> bool:
    return all(np.array_equal(one.arrays[n], other.arrays[n]) for n in other.arrays)


def test_what_was_kept_is_found_and_mapped(told: Sentences, tmp_path: Path):
    assert find_features(place(tmp_path)) is None
    made = run(make_features(place(tmp_path), told))
    found = find_features(place(tmp_path))
    assert found is not None and same(found, made)
    assert not found.text.data.flags.writeable


@pytest.mark.parametrize(
    "other",
    [
        FeaturePlace(Path(), "t", CANDIDATES[0], "1"),
        FeaturePlace(Path(), "s", CANDIDATES[3], "1"),
        FeaturePlace(Path(), "s", CANDIDATES[0], "2"),
    ],
    ids=["corpus", "recipe", "cleaner"],
)
def test_another_corpus_recipe_or_cleaner_finds_nothing(told, tmp_path: Path, other: FeaturePlace):
    run(make_features(place(tmp_path), told))
    wanted = FeaturePlace(tmp_path, other.stamp, other.recipe, other.cleaner)
    assert find_features(wanted) is None
    run(make_features(wanted, told))
    assert len(list(tmp_path.glob("features-*"))) == 1  # nobody will ask for the first again


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def fill(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 nothing of ours" * 40)


def lose(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [cut, flip, fill, lose])
@pytest.mark.parametrize("name", ["data.npy", "indices.npy", "terms.npy", "meta.json"])
def test_a_harmed_file_is_as_if_it_were_not_there(
    told: Sentences, tmp_path: Path, harm: Callable[[Path], None], name: str
):
    made = run(make_features(place(tmp_path), told))
    fresh = {n: np.array(a) for n, a in made.arrays.items()}
    del made
    (folder,) = tmp_path.glob("features-*")
    harm(folder / name)
    if (name, harm) != ("meta.json", flip):  # a blank instead of a brace still reads
        assert find_features(place(tmp_path)) is None
    again = run(make_features(place(tmp_path), told))
    assert all(np.array_equal(again.arrays[n], fresh[n]) for n in fresh)
    assert find_features(place(tmp_path)) is not None


def forge(folder: Path, **changed: np.ndarray) -> None:
    """Files whose sizes and sums are right and whose numbers are not."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    for name, array in changed.items():
        meta["arrays"][name] = [list(array.shape), arrays.write(folder / f"{name}.npy", array)]
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")


@pytest.mark.parametrize("number", [-1, 10**6])
def test_numbers_that_point_outside_are_not_believed(told: Sentences, tmp_path: Path, number: int):
    made = run(make_features(place(tmp_path), told))
    indices = np.array(made.arrays["indices"])
    indices[3] = number
    (folder,) = tmp_path.glob("features-*")
    forge(folder, indices=indices)
    assert find_features(place(tmp_path)) is None


def test_ends_that_run_backwards_are_not_believed(told: Sentences, tmp_path: Path):
    made = run(make_features(place(tmp_path), told))
    ends = np.array(made.arrays["indptr"])
    ends[1] = ends[-1]
    (folder,) = tmp_path.glob("features-*")
    forge(folder, indptr=ends)
    assert find_features(place(tmp_path)) is None


def test_only_new_sentences_are_cut_into_words(told: Sentences, tmp_path: Path, monkeypatch):
    first = sentences(told.texts[:100], told.leads[:100])
    run(token_rows(tmp_path, first, CANDIDATES[0], "1"))
    cut_now: list[str] = []
    whole = row_store.tokenize
    monkeypatch.setattr(row_store, "tokenize", lambda t: cut_now.extend(t) or whole(t))
    grown = run(token_rows(tmp_path, told, CANDIDATES[0], "1"))
    assert set(cut_now) == set(told.texts) - set(told.texts[:100])
    fresh = run(token_rows(tmp_path / "other", told, CANDIDATES[0], "1"))
    assert all(np.array_equal(grown[name], fresh[name]) for name in fresh)


def test_only_new_sentences_are_searched_for_seed_words(
    made: Made, told: Sentences, tmp_path: Path, monkeypatch
):
    first = sentences(told.texts[:100], told.leads[:100])
    run(seed_rows.seed_rows(tmp_path, first.keys, made.categories, "1", lambda: first))
    read_now: list[str] = []
    whole = seed_rows.seed_strength

    def spy(texts, categories, *, context):
        read_now.extend(texts)
        return whole(texts, categories, context=context)

    monkeypatch.setattr(seed_rows, "seed_strength", spy)
    found = run(seed_rows.seed_rows(tmp_path, told.keys, made.categories, "1", lambda: told))
    assert set(read_now) == set(told.texts) - set(told.texts[:100])
    assert np.array_equal(found["strength"], whole(told.texts, made.categories, context=told.leads))


def test_a_lead_that_changes_makes_another_sentence():
    one, other = sentences(["短句。"], ["甲。"]), sentences(["短句。"], ["乙。"])
    assert one.keys[0] != other.keys[0]
    led = one.as_read([0], Recipe("led", lead=True))
    assert (led, one.as_read([0], CANDIDATES[0])) == (["甲。\n短句。"], ["短句。"])


def test_a_corpus_without_sentences_has_no_rows(tmp_path: Path):
    made = run(make_features(place(tmp_path), sentences([], [])))
    assert made.text.shape == (0, 0)


def test_arrays_come_back_only_for_what_they_were_made_from(tmp_path: Path):
    given = {"a": np.arange(3, dtype="<i4"), "b": np.ones((2, 2), "<f4")}
    keep(tmp_path / "x-1", ABOUT, given)
    found = find(tmp_path / "x-1", ABOUT, TYPES)
    assert found is not None and found["b"].tolist() == [[1, 1], [1, 1]]
    assert find(tmp_path / "x-1", {"stamp": "二"}, TYPES) is None
    assert find(tmp_path / "x-1", ABOUT, TYPES | {"c": ("<i4", 1)}) is None
    assert find(tmp_path / "x-1", ABOUT, TYPES | {"b": ("<f4", 1)}) is None
    keep(tmp_path / "x-2", ABOUT, given)
    (tmp_path / ".staged-of-a-killed-process").mkdir()
    forget_others(tmp_path / "x-2")
    assert [path.name for path in tmp_path.iterdir()] == ["x-2"]


def test_where_nothing_can_be_written_the_arrays_stay_in_memory(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    given = {"a": np.arange(3, dtype="<i4")}
    assert keep(tmp_path / "file" / "x-1", ABOUT, given)["a"].tolist() == [0, 1, 2]


def test_a_folder_deleted_while_it_is_mapped_does_no_harm(told: Sentences, tmp_path: Path):
    made = run(make_features(place(tmp_path), told))
    shutil.rmtree(tmp_path, ignore_errors=True)
    assert made.text.sum() > 0


def test_words_survive_as_bytes():
    words = ["法治", "a\tb", "\ud800", "x"]
    assert from_bytes(to_bytes(words)) == words
    assert from_bytes(to_bytes([])) == []
