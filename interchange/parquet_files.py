"""Tagged units as Parquet, for tools that read columns. Needs the extra ``parquet`` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from interchange import columns, tagged_cells
from interchange.atomic import replacing_path
from messages import KnownError

_GROUP = 50_000  # rows that are held and compressed together


def write_tagged(
    path: Path, rows: Iterable[Mapping[str, Any]], *, categories: Sequence[str]
) -> None:
    """Write tagged units; replaces ``path`` whole. The columns are those of the CSV, but
    ``labels`` is a list (empty: none applies; null: a unit that is not tagged).

    Raises KnownError where pyarrow is missing.
    """
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise KnownError("interchange.no_parquet_extra") from error
    schema = pa.schema([(name, _type(pa, name)) for name in tagged_cells.header(categories)])
    with replacing_path(path) as temporary, ParquetWriter(temporary, schema) as writer:
        for group in _groups(rows):
            told = [_row(row, categories) for row in group]
            writer.write_table(pa.Table.from_pylist(told, schema))


def _groups(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    left = iter(rows)
    while group := list(islice(left, _GROUP)):
        yield group


def _type(pa: Any, name: str) -> Any:
    if name in ("start", "end"):
        return pa.int64()
    if name == "labels":
        return pa.list_(pa.string())
    return pa.float32() if name.startswith(columns.SCORE) else pa.string()


def _row(row: Mapping[str, Any], categories: Sequence[str]) -> dict[str, object]:
    named = zip(tagged_cells.header(categories), tagged_cells.cells(row, categories), strict=True)
    cells = {name: _whole(cell) if isinstance(cell, str) else cell for name, cell in named}
    labels = [_whole(name) for name in row.get("labels") or ()]
    return {**cells, "labels": labels if row.get("decision") else None}


def _whole(text: str) -> str:
    """Half a surrogate pair, which UTF-8 cannot say, as "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")
