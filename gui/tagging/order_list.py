"""What comes next in an order of tagging, and how far one is in it. Needs no Qt."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from operations.orders import Order

DOCUMENT = "document"
SHOWN = ("document", "uncertain", "new")  # the others are under 更多
MORE = ("likely", "disagreement")
COUNT = 300  # sentences that are read ahead
LOW = 20  # with so few left, more are read


@dataclass(frozen=True, slots=True)
class Choice:
    """An order; ``category``: the uid that some of them need, else ""."""

    order: str = DOCUMENT
    category: str = ""


@dataclass(slots=True)
class OrderList:
    """The sentences ahead in one order.

    ``step``: the number of the sentence that was opened last, 0 before the first. ``left``: how
    many come after it; None: not known yet.
    """

    choice: Choice = field(default_factory=Choice)
    step: int = 0
    left: int | None = None
    _ahead: deque[tuple[int, int]] = field(default_factory=deque)
    _passed: set[int] = field(default_factory=set)
    _judged: set[int] = field(default_factory=set)
    _last: int = 0  # the unit that was opened last

    @property
    def passed(self) -> frozenset[int]:
        """The ids of the units that are not to come again, though they may wait."""
        return frozenset(self._passed)

    @property
    def is_low(self) -> bool:
        """Whether more should be read."""
        return len(self._ahead) < LOW and len(self._ahead) < (self.left or 0)

    def take(self, read: Order) -> None:
        """A newer list, read without what is passed; what is being looked at stays."""
        kept = [pair for pair in read.units if pair[1] not in self._passed]
        self._ahead, self.left = deque(kept), read.left - (len(read.units) - len(kept))

    def next(self) -> tuple[int, int] | None:
        """(report id, unit id) of the next sentence; None: there is none, as far as was read."""
        while self._ahead:
            report_id, unit_id = self._ahead.popleft()
            self.left = max((self.left or 0) - 1, 0)
            if unit_id not in self._passed:
                self._passed.add(unit_id)
                self._last, self.step = unit_id, self.step + 1
                return report_id, unit_id
        return None

    def is_at(self, unit_id: int) -> None:
        """A sentence is being looked at, however one came to it: it does not come again."""
        self.step += unit_id == self._last and unit_id not in self._passed
        self._passed.add(unit_id)

    def judge(self, unit_id: int) -> None:
        """A sentence was judged."""
        self._passed.add(unit_id)
        self._judged.add(unit_id)

    def once_more(self) -> bool:
        """Let what was passed without a judgement come again; False: there is nothing such."""
        skipped = self._passed - self._judged
        self._passed &= self._judged
        return bool(skipped)

    def forget_judged(self) -> None:
        """Something was taken back: it may come again, and so may what it was followed by.

        Who answers again opens that one again, and it is not counted twice.
        """
        self.step -= self._last in self._passed
        self._passed -= self._judged | {self._last}
        self._judged.clear()
