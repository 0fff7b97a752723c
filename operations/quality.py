"""质量检查: how good the classifier is, how surely, and what more tags would bring.

Nothing is stored. Made to be run beside the window (``operations.beside``): cheap to import, and
what can be told soon is told first.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from annotation.read_only import open_to_read
from operations.quality_figures import Quality, Step


def quality(path: Path, models: Path) -> Generator[Quality | Step, None, Quality]:
    """Everything about the project at ``path``: yields what is known so far, returns it all.

    The figures are those of the recipe in use, from folds over at most ``training.fitting.SAMPLE``
    judged sentences. What cannot be told stays None. Raises KnownError for a file that is no
    project of ours.
    """
    from operations.quality_steps import quality_steps

    with open_to_read(path) as project:
        return (yield from quality_steps(project, models))
