"""The scheme as a TOML file, in and out."""

from __future__ import annotations

import tomllib
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotation.categories import COLOUR, Category
from annotation.texts import storable
from messages import KnownError


@dataclass(frozen=True, slots=True)
class Scheme:
    """A name and the categories in order."""

    name: str
    categories: tuple[Category, ...]


_STRINGS = ("uid", "name", "key", "colour", "parent", "definition")
_LISTS = ("examples", "seeds", "vetoes")


@cache
def shipped_scheme() -> Scheme:
    """The scheme that a new project starts with."""
    return parse_scheme(Path(__file__).with_name("shipped_scheme.toml").read_text("utf-8"))


def parse_scheme(toml_text: str) -> Scheme:
    """A scheme from TOML; a category without a uid, or with an empty one, gets a new one.

    Raises KnownError for what is no TOML, a wrong type, an unknown field, a name, uid or key
    used twice, a missing name, no live category, and a parent that is unknown or makes a third
    level of live categories.
    """
    try:
        loaded = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise KnownError("annotation.scheme_not_toml", why=error) from error
    name, rows = loaded.get("name", ""), loaded.get("category", [])
    if not (isinstance(name, str) and isinstance(rows, list) and rows):
        raise KnownError("annotation.scheme_empty")
    categories = tuple(_category(row, place) for place, row in enumerate(rows))
    require_sound(categories)
    return Scheme(storable(name), categories)


def _category(row: object, position: int) -> Category:
    if not isinstance(row, Mapping):
        raise KnownError("annotation.scheme_empty")
    values: dict[str, object] = {"position": position}
    for field, value in row.items():
        values[field] = _value(field, value, row.get("name", position + 1))
    if not values.get("name"):
        raise KnownError("annotation.scheme_unnamed", number=position + 1)
    values["uid"] = values.get("uid") or f"cat-{uuid.uuid4().hex[:12]}"
    return Category(**values)  # type: ignore[arg-type]


def _value(field: str, value: object, name: object) -> object:
    if field == "colour" and not (isinstance(value, str) and COLOUR.fullmatch(value.strip())):
        raise KnownError("annotation.scheme_field", name=name, field=field)
    if field in _STRINGS and isinstance(value, str):
        return storable(value.strip())
    if field in _LISTS and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(storable(v) for v in value if v)
    if field == "retired" and isinstance(value, bool):
        return value
    raise KnownError("annotation.scheme_field", name=name, field=field)


def require_sound(categories: Sequence[Category]) -> None:
    """Raise KnownError where no scheme could hold these categories; see ``parse_scheme``."""
    live = [c for c in categories if not c.retired]
    if not live:
        raise KnownError("annotation.scheme_all_retired")
    _require_distinct([c.uid for c in categories])
    _require_distinct([c.name for c in live])
    _require_distinct([c.key for c in live if c.key])
    _require_parents(categories)


def _require_parents(categories: Sequence[Category]) -> None:
    """Every parent is in the scheme; live categories have two levels at most."""
    known = {c.uid for c in categories}
    live = {c.uid: c for c in categories if not c.retired}
    for category in categories:
        if not category.parent:
            continue
        parent = live.get(category.parent)
        # A retired category keeps the parent it had, whatever became of that one since.
        third_level = category.uid in live and parent is not None and parent.parent in live
        if category.parent not in known or category.parent == category.uid or third_level:
            raise KnownError("annotation.scheme_parent", name=category.name, parent=category.parent)


def _require_distinct(values: Sequence[str]) -> None:
    twice = [value for value, times in Counter(values).items() if times > 1]
    if twice:
        raise KnownError("annotation.scheme_twice", what="、".join(twice))


def dump_scheme(scheme: Scheme) -> str:
    """The scheme as TOML; ``parse_scheme`` gives it back."""
    import tomli_w

    rows = [_row(category) for category in scheme.categories]
    return tomli_w.dumps({"name": scheme.name, "category": rows})


def _row(category: Category) -> dict[str, object]:
    row: dict[str, object] = {field: getattr(category, field) for field in _STRINGS}
    row |= {field: list(getattr(category, field)) for field in _LISTS}
    row["retired"] = category.retired
    required = ("uid", "name")
    return {field: value for field, value in row.items() if value or field in required}
