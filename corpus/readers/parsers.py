"""What runs in the child: one task to the reader of its format."""

from __future__ import annotations

from corpus.document import SourceText
from corpus.readers import guard
from corpus.readers.child import Task
from corpus.readers.formats import Format


def parse(task: Task) -> list[SourceText]:
    """The reports in one file. Raises KnownError; anything else is the file's or a bug."""
    if task.kind is Format.HTML:
        from corpus.readers.html import read as read_html

        return [read_html(task.path, name=task.name, encoding=task.encoding)]
    if task.kind is Format.DOCX:
        from corpus.readers.docx import read as read_docx

        return [read_docx(task.path, name=task.name)]
    if task.kind is Format.PDF:
        from corpus.readers.pdf import read as read_pdf

        return [read_pdf(task.path, name=task.name)]
    if task.kind in (Format.CSV, Format.JSONL):
        from corpus.readers.tables import read_text_table

        data = guard.whole_file(task.path)
        return read_text_table(
            data, task.path, name=task.name, encoding=task.encoding, columns=task.columns
        )
    from corpus.readers.tables import read_workbook

    return read_workbook(task.path, name=task.name, columns=task.columns)
