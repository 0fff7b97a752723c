"""Are our tokens jieba's own, and how much faster do they come?

``identical_share``: sentences whose tokens equal ``jieba.lcut``. ``ratio_to_jieba``: processor
time of jieba by that of ours on the same sentences, both warm.
"""

from __future__ import annotations

import json
import re

from benchmarks.harness import arguments, cpu_seconds, note, report, shared


def sentences() -> list[str]:
    """The government work reports, cut after 。！？； and at line breaks."""
    lines = shared("data", "government_work_reports.jsonl").read_text("utf-8").splitlines()
    text = "\n".join(json.loads(line)["content"] for line in lines)
    return [s for s in re.split(r"(?<=[。！？；])|\n", text) if s]


def main() -> None:
    """Measure and print."""
    options = arguments("tokens", __doc__ or "")
    texts = sentences()
    from training import tokens

    jieba_cut = tokens.jieba_cut()
    timed = texts[: len(texts) // (8 if options.quick else 2)]
    note(f"{len(texts)} sentences")
    ours = tokens.tokenize(texts)
    same = sum(a == list(jieba_cut(t)) for a, t in zip(ours, texts, strict=True))
    slow = cpu_seconds(lambda: [list(jieba_cut(t)) for t in timed], times=1)
    fast = cpu_seconds(lambda: tokens.tokenize(timed))
    figures: dict[str, object] = {
        "identical_share": same / len(texts),
        "ratio_to_jieba": round(slow / fast, 2),
        "sentences": len(texts),
        "mb_per_cpu_second": round(sum(len(t.encode()) for t in timed) / 1e6 / fast, 2),
    }
    report(figures, as_json=options.json)


if __name__ == "__main__":
    main()
