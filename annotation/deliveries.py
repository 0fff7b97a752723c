"""定稿: what was frozen and delivered under a name. Append-only (triggers hold that), never undone.

The text of every report goes into a part of its own, named by its hash: deliveries between which
a report was not cut anew share it. What is packed is JSON, compressed; its hash is checked when
it is read.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from annotation.errors import sqlite_errors
from annotation.history import record
from annotation.project import Project
from annotation.texts import now, storable
from messages import KnownError

MOST_UNPACKED = 2**30  # bytes of one part: a stranger's file must not fill the memory


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery. ``version``: of the classifier, "" for none; ``numbers``: all that is counted.

    ``hash``: SHA-256 of everything that was frozen. ``at``: ISO 8601, UTC.
    """

    name: str
    note: str
    analyst: str
    version: str
    numbers: Mapping[str, Any]
    hash: str
    at: str


_COLUMNS = "name, note, analyst, version, numbers, hash, at"


@contextmanager
def snapshot(project: Project) -> Iterator[None]:
    """What is read in here is all of one moment, whoever writes meanwhile."""
    if project.db.in_transaction:
        yield
        return
    with sqlite_errors(project.path):
        project.db.execute("BEGIN")
        try:
            yield
        finally:
            project.db.execute("COMMIT")


def voices(project: Project) -> Iterator[tuple[int, str, str]]:
    """Unit id, analyst, kind of provenance of every annotation in a live category, unit by unit."""
    return iter(
        project.db.execute(
            "SELECT a.unit_id, a.analyst, a.provenance FROM annotation AS a"
            " JOIN category AS c ON c.uid = a.category AND NOT c.retired"
            " ORDER BY a.unit_id, a.category, a.analyst"
        )
    )


def deliveries(project: Project) -> list[DeliveryRow]:
    """Every delivery, the oldest first."""
    rows = project.db.execute(f"SELECT {_COLUMNS} FROM delivery ORDER BY id")
    return [_row(row) for row in rows]


def delivery(project: Project, name: str) -> DeliveryRow:
    """The delivery of this name. Raises KnownError that lists them all where there is none."""
    query = f"SELECT {_COLUMNS} FROM delivery WHERE name = ?"
    row = project.db.execute(query, (storable(name.strip()),)).fetchone()
    if row is None:
        known = "、".join(each.name for each in deliveries(project)) or "–"
        raise KnownError("annotation.unknown_delivery", name=name, known=known)
    return _row(row)


def _row(row: tuple[Any, ...]) -> DeliveryRow:
    name, note, analyst, version, numbers, digest, at = row
    return DeliveryRow(name, note, analyst, version, json.loads(numbers), digest, at)


def delivered_versions(project: Project) -> dict[str, str]:
    """Versions of classifiers that were frozen -> the name of the first delivery with each."""
    rows = project.db.execute("SELECT version, name FROM delivery ORDER BY id DESC")
    return {version: name for version, name in rows if version}


def require_new_name(project: Project, name: str) -> str:
    """The name as it will be stored. Raises KnownError where it is blank or taken."""
    stored = storable(name.strip())
    if not stored:
        raise KnownError("annotation.delivery_no_name")
    if project.db.execute("SELECT 1 FROM delivery WHERE name = ?", (stored,)).fetchone():
        raise KnownError("annotation.delivery_taken", name=stored)
    return stored


def content_hash(content: object) -> str:
    """SHA-256 of JSON values, 64 hexadecimal digits."""
    return hashlib.sha256(_as_bytes(content)).hexdigest()


def add_delivery(
    project: Project,
    *,
    name: str,
    note: str,
    version: str,
    numbers: Mapping[str, Any],
    content: Mapping[str, Any],
    parts: Mapping[str, bytes],
    analyst: str,
) -> DeliveryRow:
    """Keep a delivery, whole or not at all; ``parts``: ``content_hash`` -> ``pack``.

    ``numbers`` and ``content`` must be JSON. Raises KnownError as ``require_new_name``.
    """
    whole = {**content, "numbers": numbers}
    digest, packed = content_hash(whole), pack(whole)
    told = (storable(note), storable(analyst), version, json.dumps(numbers, ensure_ascii=False))
    with project.transaction():
        stored = require_new_name(project, name)
        project.db.executemany(
            "INSERT OR IGNORE INTO delivery_part (hash, packed) VALUES (?, ?)", parts.items()
        )
        project.db.execute(
            f"INSERT INTO delivery ({_COLUMNS}, packed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (stored, *told, digest, now(), packed),
        )
        detail = {"hash": digest, "version": version}
        record(project, action="delivery", subject=stored, detail=detail, analyst=analyst)
    return delivery(project, stored)


def known_parts(project: Project) -> frozenset[str]:
    """The hashes of the parts that are kept already."""
    return frozenset(row[0] for row in project.db.execute("SELECT hash FROM delivery_part"))


def content(project: Project, row: DeliveryRow) -> Any:
    """What was frozen. Raises KnownError where the file is damaged."""
    query = "SELECT packed FROM delivery WHERE name = ?"
    told = _unpacked(project, row.hash, project.db.execute(query, (row.name,)).fetchone())
    if told["numbers"] != row.numbers:
        raise KnownError("annotation.damaged", path=project.path, why=f"delivery {row.hash[:12]}")
    return told


def part(project: Project, digest: str) -> Any:
    """One report's part of what was frozen. Raises KnownError where the file is damaged."""
    query = "SELECT packed FROM delivery_part WHERE hash = ?"
    return _unpacked(project, digest, project.db.execute(query, (digest,)).fetchone())


def pack(content: object) -> bytes:
    """JSON values, as they are kept."""
    return zlib.compress(_as_bytes(content), 9)


def _as_bytes(content: object) -> bytes:
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return told.encode("utf-8")


def _unpacked(project: Project, digest: str, row: tuple[bytes] | None) -> Any:
    """The JSON values of this hash; nothing that was changed or is too large is believed."""
    why = f"delivery {digest[:12]}"
    try:
        opened = zlib.decompressobj()
        told = opened.decompress(bytes(row[0]), MOST_UNPACKED) if row else b""
        if hashlib.sha256(told).hexdigest() == digest:
            return json.loads(told)
    except (zlib.error, sqlite3.DatabaseError, ValueError) as error:
        raise KnownError("annotation.damaged", path=project.path, why=why) from error
    raise KnownError("annotation.damaged", path=project.path, why=why)
