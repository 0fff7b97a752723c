"""Words that are in no dictionary, as jieba guesses them: a hidden Markov model of characters.

What ``jieba.finalseg.viterbi`` finds for one stretch of hanzi: each character begins a word (B),
stands within it (M), ends it (E) or is one (S). All stretches take the same step together.
"""

from __future__ import annotations

from functools import cache
from importlib.machinery import SourceFileLoader
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.fast_dictionary import PLANE, Scores, jieba_folder
from training.fast_route import Blocks
from training.trie import Codes

_STATES = "BMES"
_END, _SINGLE = 2, 3
# Of two states before that are as likely, jieba takes the letter further on in the alphabet:
# it stands second.
_BEFORE = ((_END, _SINGLE), (0, 1), (0, 1), (_END, _SINGLE))
_UNLIKELY = -3.14e100


class _Model(NamedTuple):
    """``start`` (4,), ``step`` (4 from, 4 to), ``character`` (4, code): logarithms."""

    start: Scores
    step: Scores
    character: Scores


def word_begins(codes: Codes, stretches: Blocks) -> NDArray[np.bool_]:
    """For each place: does a word begin there? False outside the ``stretches``."""
    begins = np.zeros(len(codes), np.bool_)
    steps = stretches.under_way()
    likely, second = _forward(codes, stretches, steps)
    state = np.zeros(0, np.intp)
    for step in range(len(steps) - 1, -1, -1):
        # Those that go on know their state from the step behind; the others end here.
        if len(state):
            state = np.take(_BEFORE, 2 * state + second[step + 1][state, np.arange(len(state))])
        last = likely[step][:, len(state) :]
        state = np.concatenate([state, np.where(last[_SINGLE] >= last[_END], _SINGLE, _END)])
        ends = state >= _END
        after = stretches.begins[: steps[step]] + step + 1
        begins[after[ends & (after < stretches.ends[: steps[step]])]] = True
    begins[stretches.begins] = True
    return begins


def _forward(
    codes: Codes, stretches: Blocks, steps: list[int]
) -> tuple[list[Scores], list[NDArray[np.bool_]]]:
    """For each step the logarithms (4, stretches under way), and whether the second of the two
    states before is the likelier."""
    model = _model()
    likely: list[Scores] = []
    second: list[NDArray[np.bool_]] = []
    for step, count in enumerate(steps):
        seen = model.character.take(codes[stretches.begins[:count] + step], axis=1)
        if not likely:
            likely.append(model.start[:, None] + seen)
            second.append(np.zeros(seen.shape, np.bool_))
            continue
        now, which = np.empty_like(seen), np.empty(seen.shape, np.bool_)
        for state, (one, other) in enumerate(_BEFORE):
            # In jieba's order of adding, or the last bit may differ.
            first = likely[-1][one, :count] + model.step[one, state] + seen[state]
            rest = likely[-1][other, :count] + model.step[other, state] + seen[state]
            which[state] = rest >= first
            np.maximum(first, rest, out=now[state])
        likely.append(now)
        second.append(which)
    return likely, second


@cache
def _model() -> _Model:
    """The numbers that jieba comes with."""
    start, step, character = map(_shipped, ("prob_start", "prob_trans", "prob_emit"))
    characters = np.full((len(_STATES), PLANE), _UNLIKELY)
    for row, state in zip(characters, _STATES, strict=True):
        known = character[state]
        row[[ord(sign) for sign in known]] = list(known.values())
    steps = [[step[a].get(b, _UNLIKELY) for b in _STATES] for a in _STATES]
    return _Model(np.array([start[state] for state in _STATES]), np.array(steps), characters)


def _shipped(name: str) -> dict[str, Any]:
    """A table of jieba's. Of the package nothing else is imported: with what that brings along it
    takes 18 MB of each worker."""
    table = ModuleType(name)
    SourceFileLoader(name, str(jieba_folder() / "finalseg" / f"{name}.py")).exec_module(table)
    found: dict[str, Any] = table.P
    return found
