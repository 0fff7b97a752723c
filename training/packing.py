"""A classifier as JSON values and arrays, and back, with every size checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.classifier import Classifier
from training.deciding import Decider
from training.features import Chars, Features, Words
from training.figures import CategoryFigures, Figures
from training.linear import Linear
from training.ngrams import LONGEST
from training.recipes import Recipe
from training.scheme import CategorySpec
from training.vectors import WordVectors

Meta = dict[str, Any]
Arrays = dict[str, NDArray[Any]]

_F4, _F8, _I8, _BOOL = np.dtype("<f4"), np.dtype("<f8"), np.dtype("<i8"), np.dtype("?")

# Each array: its type and the names of its sizes. These are the only file names there are.
SHAPES: Mapping[str, tuple[np.dtype[Any], tuple[str, ...]]] = {
    "lines": (_F8, ("categories", "two")),
    "thresholds": (_F8, ("categories",)),
    "bands": (_F8, ("categories", "two")),
    "calibrated": (_BOOL, ("categories",)),
    "seeded": (_BOOL, ("categories",)),
    "evidence": (_I8, ("categories", "two")),
    "weights": (_F4, ("categories", "columns")),
    "offsets": (_F4, ("categories",)),
    "word_idf": (_F4, ("words",)),
    "char_keys": (_I8, ("chars",)),
    "char_idf": (_F4, ("chars",)),
    "vector_table": (_F4, ("vector_words", "vector_size")),
    "vector_common": (_F4, ("vector_size",)),
}
_DECIDER = ("lines", "thresholds", "bands", "calibrated", "seeded", "evidence")
_LINEAR = ("weights", "offsets")


def pack(classifier: Classifier) -> tuple[Meta, Arrays]:
    """JSON values, and arrays named as in ``SHAPES``. ValueError for a number that is none."""
    meta: Meta = {
        "categories": [asdict(c) for c in classifier.categories],
        "recipe": asdict(classifier.recipe),
        "figures": asdict(classifier.figures),
        "notes": dict(classifier.notes),
    }
    arrays: Arrays = {name: getattr(classifier.decider, name) for name in _DECIDER}
    if classifier.features is not None and classifier.linear is not None:
        arrays |= {name: getattr(classifier.linear, name) for name in _LINEAR}
        _pack_features(classifier.features, meta, arrays)
    json.dumps(meta["figures"], allow_nan=False)
    if not all(np.isfinite(array).all() for array in arrays.values()):
        raise ValueError("an array holds a number that is not finite")
    return meta, {name: array.astype(SHAPES[name][0]) for name, array in arrays.items()}


def _pack_features(features: Features, meta: Meta, arrays: Arrays) -> None:
    meta["words"], arrays["word_idf"] = list(features.words.terms), features.words.idf
    meta["chars"] = len(features.chars.keys)
    arrays["char_keys"], arrays["char_idf"] = features.chars.keys, features.chars.idf
    if features.vectors is not None:
        meta["vector_words"] = list(features.vectors.words)
        meta["vector_size"] = len(features.vectors.common)
        arrays["vector_table"] = features.vectors.table
        arrays["vector_common"] = features.vectors.common


def shapes(meta: Meta) -> dict[str, tuple[int, ...]]:
    """The shape each array must have beside ``meta``. Errors as ``unpack``."""
    sizes = {
        "two": 2,
        "categories": len(meta["categories"]),
        "words": len(_strings(meta.get("words", []))),
        "chars": _size(meta.get("chars", 0)),
        "vector_words": len(_strings(meta.get("vector_words", []))),
        "vector_size": _size(meta.get("vector_size", 0)),
    }
    blocks = ("words", "chars", "vector_size", "categories")
    sizes["columns"] = sum(sizes[block] for block in blocks)
    return {name: tuple(sizes[size] for size in named) for name, (_, named) in SHAPES.items()}


def unpack(meta: Meta, arrays: Arrays) -> Classifier:
    """The classifier again; the arrays have the ``shapes`` that belong to ``meta``.

    KeyError, TypeError or ValueError where anything does not fit.
    """
    categories = tuple(_category(c) for c in meta["categories"])
    recipe = _recipe(meta["recipe"])
    decider = Decider(*(arrays[name] for name in _DECIDER))
    _check(bool((decider.evidence >= 0).all()))
    features = linear = None
    if "weights" in arrays:
        linear = Linear(*(arrays[name] for name in _LINEAR))
        features = _features(recipe, meta, arrays)
    notes = {_string(k): _string(v) for k, v in meta["notes"].items()}
    return Classifier(
        categories, recipe, decider, features, linear, _figures(meta["figures"]), notes
    )


def _category(given: Meta) -> CategorySpec:
    words = _strings(given["seeds"]), _strings(given["vetoes"])
    return CategorySpec(_string(given["uid"]), _string(given["name"]), *words)


def _recipe(given: Meta) -> Recipe:
    return Recipe(
        name=_string(given["name"]),
        word_ngrams=_sizes(given["word_ngrams"]),
        char_ngrams=_sizes(given["char_ngrams"]),
        min_df=int(given["min_df"]),
        cost=_number(given["cost"]),
        balanced=bool(given["balanced"]),
        intercept=bool(given["intercept"]),
        vectors=_number(given["vectors"]),
        seeds=_number(given["seeds"]),
        lead=bool(given["lead"]),
    )


def _features(recipe: Recipe, meta: Meta, arrays: Arrays) -> Features:
    words = Words(_strings(meta["words"]), arrays["word_idf"])
    chars = Chars(arrays["char_keys"], arrays["char_idf"])
    _check(len(words.index) == len(words.terms))
    _check(bool((np.diff(chars.keys) > 0).all()))
    _check(("vector_table" in arrays) == ("vector_words" in meta))
    if "vector_table" not in arrays:
        return Features(recipe, words, chars, None)
    known = _strings(meta["vector_words"])
    vectors = WordVectors(known, arrays["vector_table"], arrays["vector_common"])
    return Features(recipe, words, chars, vectors)


def _figures(given: Meta) -> Figures:
    rows = tuple(_category_figures(row) for row in given["categories"])
    return Figures(rows, _interval(given["macro_f1"]), bool(given["by_report"]), int(given["rows"]))


def _category_figures(given: Meta) -> CategoryFigures:
    return CategoryFigures(
        uid=_string(given["uid"]),
        yes=int(given["yes"]),
        no=int(given["no"]),
        precision=_interval(given["precision"]),
        recall=_interval(given["recall"]),
        f1=_interval(given["f1"]),
        calibrated=bool(given["calibrated"]),
        outside_error=_number(given["outside_error"]),
        outside_share=_number(given["outside_share"]),
    )


def _string(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError("a string was expected")
    return given


def _strings(given: object) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise TypeError("a list of strings was expected")
    return tuple(map(_string, given))


def _number(given: object) -> float:
    if not isinstance(given, int | float) or not 0 <= given <= 1e6:
        raise TypeError("a number from 0 to a million was expected")
    return float(given)


def _size(given: object) -> int:
    if not isinstance(given, int) or not 0 <= given <= 1e9:
        raise TypeError("a size was expected")
    return given


def _interval(given: object) -> tuple[float, float, float]:
    if not isinstance(given, list) or len(given) != 3:
        raise TypeError("a value with its interval was expected")
    return _number(given[0]), _number(given[1]), _number(given[2])


def _sizes(given: object) -> tuple[int, int]:
    if not isinstance(given, list) or len(given) != 2:
        raise TypeError("a shortest and a longest were expected")
    low, high = int(given[0]), int(given[1])
    _check(1 <= low <= high <= LONGEST)
    return low, high


def _check(fits: bool) -> None:
    if not fits:
        raise ValueError("sizes do not fit together")
