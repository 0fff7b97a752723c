"""How fast reports are cut into units: MB of UTF-8 per second of one core.

The labelled reports are set one behind the other until there are 20 MB (``--quick``: 5 MB);
repair, kinds and sections are part of the time, start-up is not. Then texts that a careless
rule would take quadratic time for: the ratio says how much longer double the text takes (2
is linear).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping

from benchmarks import harness
from corpus.sentences import split


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


def measure(*, quick: bool) -> dict[str, object]:
    """The figures of this benchmark."""
    folder = harness.shared("reports")
    reports = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    together = "\n".join(reports)
    wanted = 5e6 if quick else 20e6
    text = "\n".join([together] * (int(wanted / len(together.encode("utf-8"))) + 1))
    split(together)
    megabytes = len(text.encode("utf-8")) / 1e6
    speeds = sorted(megabytes / seconds(text) for _ in range(3))
    figures: dict[str, object] = {
        "megabytes": megabytes,
        "megabytes_per_second": speeds[1],
        "slowest_of_three": speeds[0],
    }
    size = int(wanted / 6)
    for name, long in hard_texts(size, together).items():
        figures[f"twice_{name}"] = seconds(long) / max(seconds(long[: size // 2]), 1e-3)
    return figures


def main() -> int:
    """Run the benchmark; 0 when it ran."""
    arguments = harness.arguments("split", (__doc__ or "").splitlines()[0])
    harness.report(measure(quick=arguments.quick), as_json=arguments.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
