"""A table of metadata, to be joined with reports by file name."""

from __future__ import annotations

from pathlib import Path

from interchange.tables import read_table
from messages import KnownError
from operations.import_reports import MetadataTable

_NAME_COLUMNS = ("文件名", "文件", "报告", "file", "filename", "report", "name")


def read_metadata_table(path: Path) -> MetadataTable:
    """File name -> {column: value} from an .xlsx or .csv; blank cells are left out.

    The column of file names is the one named so (文件名, file, report ...), else the first.
    Raises KnownError for a table without any other column.
    """
    table = read_table(path)
    columns = [column for column in table.columns if column]
    if len(columns) < 2:
        raise KnownError("operations.metadata_no_column", path=path)
    key = next((c for c in columns if c.strip().lower() in _NAME_COLUMNS), columns[0])
    return {
        row[key].replace("\\", "/"): {c: row[c] for c in columns if c != key and row.get(c)}
        for row in table.rows
        if row.get(key)
    }
