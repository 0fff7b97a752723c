"""定稿: freeze labels, scheme, split, classifier and figures together, under a name."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from annotation.deliveries import (
    DeliveryRow,
    add_delivery,
    content,
    delivery,
    require_new_name,
    snapshot,
)
from annotation.project import Project
from annotation.scheme import categories, scheme_hash
from interchange.delivery_book import Delivered, write_delivery
from messages import KnownError
from operations.delivery_content import freeze, frozen_rows, frozen_scheme
from operations.delivery_numbers import classifier_numbers, sample_numbers
from operations.outputs import check_output
from operations.progress import Progress, silent

BOOK = 1  # the layout of the workbook: another one has another number


def deliver(
    project: Project,
    models: Path,
    *,
    name: str,
    note: str = "",
    analyst: str,
    lang: str = "zh",
    progress: Progress = silent,
) -> DeliveryRow:
    """Freeze the project as it is at this moment; never undone, never changed.

    ``lang``: of the explanations in its workbook, now and later. Others may write meanwhile.
    Raises KnownError where the name is blank or taken, or nothing is annotated.
    """
    require_new_name(project, name)
    with snapshot(project):
        frozen = freeze(project, progress=progress)
        if not frozen.content["voices"]:
            raise KnownError("operations.nothing_to_deliver", path=project.path)
        numbers = frozen.counted.as_dict() | {
            "scheme": frozen.content["scheme"]["name"],
            "scheme_hash": scheme_hash(categories(project)),
            "label_hash": frozen.label_hash,
            "classifier": classifier_numbers(project, models, frozen.label_hash),
            "sample": sample_numbers(project),
            "book": {"layout": BOOK, "lang": lang, "writer": version("xlsxwriter")},
        }
    used = numbers["classifier"]
    return add_delivery(
        project,
        name=name,
        note=note.strip(),
        version=used["version"] if used else "",
        numbers=numbers,
        content=frozen.content,
        parts=frozen.parts,
        analyst=analyst,
    )


def export_delivery(
    project: Project, name: str, out: Path, *, progress: Progress = silent
) -> DeliveryRow:
    """Write the workbook of a delivery to ``out``, whole or not at all.

    The bytes are the same whenever and however often, whatever became of the project since; see
    ``same_writer``. Raises KnownError for an unknown name, and where ``out`` cannot be written.
    """
    row = delivery(project, name)
    check_output(out)
    told = content(project, row)
    book = Delivered(
        name=row.name,
        note=row.note,
        analyst=row.analyst,
        at=row.at,
        hash=row.hash,
        numbers=row.numbers,
        scheme=frozen_scheme(told),
    )
    write_delivery(out, book, frozen_rows(project, told, progress=progress))
    return row


def deliver_book(project: Project, name: str, out: Path, *, progress: Progress = silent) -> bool:
    """``export_delivery``; whether ``same_writer``."""
    return same_writer(export_delivery(project, name, out, progress=progress))


def same_writer(row: DeliveryRow) -> bool:
    """Does what writes workbooks here write the same bytes as when it was frozen?"""
    told = row.numbers["book"]
    return bool(told["layout"] == BOOK and told["writer"] == version("xlsxwriter"))
