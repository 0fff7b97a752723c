"""A saved classifier is the same again; a folder from a stranger does no harm."""

import hashlib
import json
import os
import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_sentences import Made

from messages import KnownError, say
from training import Classifier, fit, load, save, saving
from training.recipes import Recipe
from training.saving import META


@pytest.fixture
def folder(taught: Classifier, tmp_path: Path) -> Path:
    save(taught, tmp_path / "v1")
    return tmp_path / "v1"


def rewrite(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change meta.json as somebody would who knows how its digest is made."""
    meta = json.loads((folder / META).read_text("utf-8"))
    del meta["sha256"]
    change(meta)
    meta["sha256"] = hashlib.sha256(json.dumps(meta, sort_keys=True).encode()).hexdigest()
    (folder / META).write_text(json.dumps(meta), "utf-8")


def replace_array(folder: Path, name: str, data: bytes) -> None:
    (folder / f"{name}.npy").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    rewrite(folder, lambda meta: meta["arrays"].update({name: digest}))


def npy(array: np.ndarray) -> bytes:
    import io

    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def refused(folder: Path) -> str:
    with pytest.raises(KnownError) as caught:
        load(folder)
    message = caught.value.message
    for lang in ("zh", "en"):
        assert say(message.key, lang, **message.values)
    return message.key


def test_predictions_are_the_same_to_the_last_bit(
    taught: Classifier, folder: Path, unseen: Made
) -> None:
    again = load(folder)
    before, after = taught.predict(unseen.texts), again.predict(unseen.texts)
    assert np.array_equal(before.probabilities, after.probabilities)
    assert np.array_equal(before.labels, after.labels)
    assert np.array_equal(before.review, after.review)
    assert again.figures == taught.figures
    assert again.recipe == taught.recipe
    assert again.categories == taught.categories
    assert again.notes == {"cleaner": "1"}
    assert again.explain(unseen.texts[0]) == taught.explain(unseen.texts[0])


def test_vectors_are_kept(made: Made, unseen: Made, tmp_path: Path) -> None:
    pool = [f"{t[:-1]}第{i}次{i % 13}项{i % 17}村" for i, t in enumerate(made.texts * 3)]
    recipe = Recipe("r", vectors=2.0)
    classifier = fit(
        made.texts, made.labels, made.groups, made.categories, unlabelled=pool, recipe=recipe
    )
    assert classifier.features is not None
    assert classifier.features.vectors is not None
    save(classifier, tmp_path / "v1")
    expected = classifier.predict(unseen.texts).probabilities
    assert np.array_equal(load(tmp_path / "v1").predict(unseen.texts).probabilities, expected)


def test_a_classifier_of_seed_words_only_is_kept_too(made: Made, tmp_path: Path) -> None:
    classifier = fit([], np.zeros((0, 2), np.int8), [], made.categories)
    save(classifier, tmp_path / "v1")
    found = load(tmp_path / "v1").predict(["调解纠纷"])
    assert found.labels.tolist() == [[False, True]]


def test_saving_is_whole_or_not_at_all(
    taught: Classifier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_: Path, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "_write_bytes", full_disk)
    with pytest.raises(OSError, match="No space"):
        save(taught, tmp_path / "v1")
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_is_none_is_not_saved(taught: Classifier, tmp_path: Path) -> None:
    nowhere = replace(taught.figures, macro_f1=(float("nan"), 0.0, 1.0))
    torn = replace(taught.decider, thresholds=np.array([0.5, np.nan]))
    for broken in (replace(taught, figures=nowhere), replace(taught, decider=torn)):
        with pytest.raises(ValueError, match=r"JSON|finite"):
            save(broken, tmp_path / "v1")
    assert not (tmp_path / "v1").exists()


def test_a_version_is_never_overwritten(taught: Classifier, folder: Path) -> None:
    before = (folder / META).read_bytes()
    with pytest.raises(KnownError, match="v1"):
        save(taught, folder)
    assert (folder / META).read_bytes() == before


def test_nothing_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "v9") == "training.no_classifier"


@pytest.mark.parametrize("name", ["meta.json", "weights.npy", "lines.npy", "word_idf.npy"])
def test_one_flipped_byte_is_noticed(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[-7] ^= 1
    (folder / name).write_bytes(data)
    assert refused(folder) == "training.damaged"


def test_a_cut_file_is_noticed(folder: Path) -> None:
    os.truncate(folder / "weights.npy", 200)
    assert refused(folder) == "training.damaged"
    (folder / META).write_text("{", "utf-8")
    assert refused(folder) == "training.damaged"


def test_a_missing_array_is_noticed(folder: Path) -> None:
    (folder / "weights.npy").unlink()
    assert refused(folder) == "training.damaged"


class Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return (Path.write_text, (Path(os.environ["BOMB"]), "boom"))


def test_a_pickle_is_never_executed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOMB", str(tmp_path / "boom"))
    for data in (pickle.dumps(Bomb()), npy(np.array([Bomb()], object))):
        replace_array(folder, "weights", data)
        assert refused(folder) == "training.damaged"
    assert not (tmp_path / "boom").exists()


def huge_header(shape: str) -> bytes:
    header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x93NUMPY",
        huge_header("(2, 9999999999999)"),
        huge_header("(-1, -1)"),
        huge_header("(2, __import__('os'))"),
        npy(np.zeros((2, 3), np.float32)),
        npy(np.zeros((2, 3), np.float64)),
        npy(np.zeros(3, np.float32)),
        npy(np.zeros((2, 2), "U4")),
        npy(np.zeros((2, 2), [("a", "f4")])),
    ],
)
def test_an_array_that_does_not_fit_is_refused(folder: Path, data: bytes) -> None:
    replace_array(folder, "weights", data)
    assert refused(folder) == "training.damaged"


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_number_that_is_none_is_refused(folder: Path, value: float) -> None:
    weights = np.load(folder / "weights.npy").copy()
    weights[0, 0] = value
    replace_array(folder, "weights", npy(weights))
    assert refused(folder) == "training.damaged"


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m["arrays"].update({"../../outside": "0" * 64}),
        lambda m: m["arrays"].update({"/etc/passwd": "0" * 64}),
        lambda m: m["arrays"].pop("thresholds"),
        lambda m: m.update(arrays=[]),
        lambda m: m.update(words=["一"]),
        lambda m: m.update(words=None),
        lambda m: m["words"].__setitem__(0, m["words"][1]),
        lambda m: m["words"].__setitem__(0, 5),
        lambda m: m.update(categories=m["categories"] * 2),
        lambda m: m.update(categories={}),
        lambda m: m["categories"][0].update(seeds="法"),
        lambda m: m["recipe"].update(char_ngrams=[1, 10**9]),
        lambda m: m["recipe"].update(char_ngrams=[3, 1]),
        lambda m: m["recipe"].update(seeds=float("nan")),
        lambda m: m["recipe"].pop("cost"),
        lambda m: m["figures"].update(macro_f1=[1]),
        lambda m: m.update(notes=[1]),
        lambda m: m.pop("tokeniser"),
        lambda m: m.update(tokeniser={"name": "x", "probe": 5, "cuts": []}),
        lambda m: m.update(format="1"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(
    folder: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    rewrite(folder, change)
    assert refused(folder) == "training.damaged"


def test_no_file_outside_the_folder_is_read(folder: Path, tmp_path: Path) -> None:
    data = npy(np.zeros(2, np.float32))
    (tmp_path / "outside.npy").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    rewrite(folder, lambda meta: meta["arrays"].update({"../outside": digest}))
    assert refused(folder) == "training.damaged"


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder / "weights.npy", tmp_path / "elsewhere.npy")
    try:
        (folder / "weights.npy").symlink_to(tmp_path / "elsewhere.npy")
    except OSError:
        pytest.skip("links are not allowed here")
    assert refused(folder) == "training.damaged"


def test_a_newer_program_is_named(folder: Path) -> None:
    rewrite(folder, lambda meta: meta.update(format=99))
    assert refused(folder) == "training.newer_classifier"


def test_another_tokeniser_that_cuts_alike_is_welcome(folder: Path) -> None:
    rewrite(folder, lambda meta: meta["tokeniser"].update(name="other", version="9"))
    assert load(folder).categories


def test_another_tokeniser_that_cuts_otherwise_means_train_again(folder: Path) -> None:
    rewrite(folder, lambda meta: meta["tokeniser"].update(version="9", cuts=["整句"]))
    assert refused(folder) == "training.other_words"
