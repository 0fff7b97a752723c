"""Tagging runs that are kept, made of small reports by seed words."""

from pathlib import Path

from operations.choose_classifier import choose
from operations.tag_files import tag_files
from operations.tag_kept import folder_of


def keep_run(folder: Path, reports: Path, *, format: str = "xlsx", **more) -> Path:
    """The folder of a run over ``reports`` whose result is ``folder/结果.FORMAT``."""
    out = folder / f"结果.{format}"
    choice = choose(folder / "none", version=None, scheme=None)
    tag_files([reports], out=out, format=format, choice=choice, keep=True, **more)
    return folder_of(out)
