"""The encodings people know by name."""

from __future__ import annotations

CHOICES = (("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("big5", "Big5"), ("utf-16", "UTF-16"))


def encoding_name(encoding: str) -> str:
    """Python's name of an encoding as people write it; "" stays ""."""
    if encoding.startswith(("big5", "cp950")):
        return "Big5"
    if encoding.startswith("utf-16"):
        return "UTF-16"
    return encoding.upper()
