"""Three ways to look at WordprocessingML without its namespaces."""

from __future__ import annotations

from typing import Any


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for an entity reference."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any:
    """The first child called ``name``, or None (also where ``element`` is None)."""
    for each in element if element is not None else ():
        if local(each) == name:
            return each
    return None


def value(element: Any, name: str = "val") -> str:
    """An attribute by its local name, "" if absent (also where ``element`` is None)."""
    for key, text in element.attrib.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return str(text)
    return ""


def is_off(switch: Any) -> bool:
    """Whether an on-off element says off; its mere presence says on."""
    return value(switch) in ("0", "false", "off")
