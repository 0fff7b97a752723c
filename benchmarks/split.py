"""How fast reports are cut into units: MB of UTF-8 per second of one core.

The labelled reports are set one behind the other until there are 20 MB (``--quick``: 5 MB);
repair, kinds and sections are part of the time, start-up is not. Then texts that a careless
rule would take quadratic time for: ``twice_NAME`` says how much longer double the text takes
(2 is linear). Each is the median of three runs, with the least and the most as ``NAME_low`` and
``NAME_high``: the same text every time, so that is the whole spread, and no bootstrap is drawn.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping

from benchmarks import harness
from benchmarks.repeats import spread
from corpus.sentences import split

REPEATS = 3


def seconds(text: str) -> float:
    """The processor time of one split."""
    start = time.process_time()
    split(text)
    return time.process_time() - start


def hard_texts(size: int, report: str) -> Mapping[str, str]:
    """Texts of about ``size`` characters."""
    pieces = {"brackets": "（", "titles": "《", "breaks": "\n", "questions": "?", "cut": "好(h"}
    texts = {name: piece * (size // len(piece)) for name, piece in pieces.items()}
    one_line = report.replace("\n", "").replace("|", "")
    return texts | {"one_line": one_line * (size // len(one_line))}


def times_longer(text: str) -> float:
    """How many times as long as its first half a text takes."""
    half = seconds(text[: len(text) // 2])
    return seconds(text) / max(half, 1e-3)


def measure(*, quick: bool) -> dict[str, object]:
    """The figures of this benchmark."""
    folder = harness.shared("reports")
    reports = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    together = "\n".join(reports)
    wanted = 5e6 if quick else 20e6
    text = "\n".join([together] * (int(wanted / len(together.encode("utf-8"))) + 1))
    split(together)
    megabytes = len(text.encode("utf-8")) / 1e6
    speeds = [megabytes / seconds(text) for _ in range(REPEATS)]
    figures = {"megabytes": megabytes} | spread("megabytes_per_second", speeds)
    for name, long in hard_texts(int(wanted / 10), together).items():
        figures |= spread(f"twice_{name}", [times_longer(long) for _ in range(REPEATS)])
    return figures


def main() -> int:
    """Run the benchmark; 0 when it ran."""
    arguments = harness.arguments("split", (__doc__ or "").splitlines()[0])
    harness.report(measure(quick=arguments.quick), as_json=arguments.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
