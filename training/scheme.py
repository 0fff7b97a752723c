"""What training needs to know of a category: its lasting name and its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CategorySpec:
    """One category as training sees it.

    ``seeds`` are the 关键词, ``vetoes`` the 排除词, both as plain words in the form the texts
    have (normalized); see ``training.seed_words`` for what ``…`` means. Both may be empty.
    """

    uid: str
    name: str
    seeds: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
