"""Which file format is meant, and the plain word for those that are not there yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from messages import KnownError

_NOT_YET = ("parquet", "doccano", "label-studio", "prodigy", "fasttext", "spacy", "argilla",
            "huggingface", "paddlenlp")  # fmt: skip


def format_of(given: str | None, out: Path, known: Sequence[str]) -> str:
    """The format named, else the one the file's suffix names, else the first known.

    Raises KnownError for one that is unknown or comes with a later version.
    """
    name = (given or out.suffix.removeprefix(".") or known[0]).lower()
    if name in known:
        return name
    key = "cli.format_not_yet" if name in _NOT_YET else "cli.format_unknown"
    raise KnownError(key, format=name, known="、".join(known))
