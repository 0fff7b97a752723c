"""Sentences and annotations in, a classifier out; a classifier and sentences in, predictions out.

Importing this package is cheap: the numeric libraries come with the first use of a name.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.classifier import Classifier, Predictions
    from training.fitting import fit
    from training.saving import load, save

_HOMES = {
    "Classifier": "training.classifier",
    "Predictions": "training.classifier",
    "fit": "training.fitting",
    "load": "training.saving",
    "save": "training.saving",
}

__all__ = ["Classifier", "Predictions", "fit", "load", "save"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'training' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
