"""How fast does it learn while somebody tags?

Made sentences of about 80 characters, four categories; the tags follow seed words of which the
project's scheme knows every second one, with 5% mistakes. ``instant_ms``: from a tag to what is
now said of its report (500 sentences), through the worker process. ``full_refit_ms``:
coefficients of all four categories and the scores of every sentence, wall, in one process;
``refit_cpu_ms`` its processor time, ``ratio_to_default_lr`` that over the processor time of
``LogisticRegression()`` fitted four times on the same matrix. ``macro_f1``: of the decisions on
all sentences not tagged, ours and those of that LogisticRegression. ``tag_to_predictions_ms``:
from a tag, of all categories or of one, until all predictions are in the cache; ``start_ms``:
from the start of the process until then, without and with what is kept on disk.
``--quick``: 20,000 sentences and 2,500 tags instead of 100,000 and 10,000.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.harness import arguments, note, report, shared
from benchmarks.repeats import spread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from annotation.project import Project
    from benchmarks.live_data import Pool
    from operations.live import LiveLoop, LiveNews
    from training.live import LiveClassifier
    from training.live_crossing import Labels

PATIENCE = 600.0  # seconds
TAGS = 10


def in_process(project: Project, pool: Pool, models: Path) -> dict[str, object]:
    """Refits and their quality, without the worker."""
    from operations.live_corpus import LiveCorpus

    corpus = LiveCorpus(project, models)
    corpus.look(texts=True)
    classifier = _run(corpus.classifier(lambda _: None))
    from annotation.read_only import judged_cells

    labels = classifier.labels(judged_cells(project))
    _run(classifier.fit(classifier.judged(labels)))  # loads the libraries
    walls, processor = zip(*(_refit(classifier, labels, pool, i) for i in range(5)), strict=True)
    judged = classifier.judged(labels)
    _run(classifier.cross(judged, lambda ids: _texts(pool, ids)))
    theirs, seconds = _default_lr(classifier, judged)
    cpu = statistics.median(processor)
    return {
        **spread("full_refit_ms", [1000 * wall for wall in walls]),
        **spread("refit_cpu_ms", [1000 * used for used in processor]),
        "ratio_to_default_lr": cpu / seconds,
        "default_lr_cpu_ms": 1000 * seconds,
        "macro_f1": _macro_f1(pool, _decisions(classifier)),
        "macro_f1_default_lr": _macro_f1(pool, theirs),
    }


def _run(steps: Any) -> Any:
    """All steps of a generator; what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _refit(
    classifier: LiveClassifier, labels: Labels, pool: Pool, turn: int
) -> tuple[float, float]:
    """Wall and processor seconds of the fit that one more tag asks for."""
    row = next(r for r in range(turn * 500, len(pool.ids)) if pool.ids[r] not in labels.of)
    labels.of[pool.ids[row]] = pool.said[row].astype(int).tolist()
    labels.uid_of[pool.ids[row]] = f"r{row}"
    judged = classifier.judged(labels.copy())
    wall, used = time.perf_counter(), time.process_time()
    _run(classifier.fit(judged))
    return time.perf_counter() - wall, time.process_time() - used


def _texts(pool: Pool, ids: Any) -> list[str]:
    place = {unit: row for row, unit in enumerate(pool.ids)}
    return [pool.texts[place[unit]] for unit in ids]


def _decisions(classifier: LiveClassifier) -> NDArray[np.bool_]:
    import numpy as np

    found = np.array(classifier.probabilities()).T
    return np.asarray(found >= classifier.decider.thresholds)


def _default_lr(classifier: LiveClassifier, judged: Any) -> tuple[NDArray[np.bool_], float]:
    """Its decisions on every sentence, and the processor seconds of its four fits alone."""
    import numpy as np
    import scipy.sparse as sp
    from sklearn.linear_model import LogisticRegression

    matrix = sp.hstack([classifier.rows.text, classifier.rows.dense], format="csr")
    known, start = matrix[judged.rows], time.process_time()
    fitted = [LogisticRegression().fit(known, column) for column in judged.labels.T]
    seconds = time.process_time() - start
    return np.stack([one.predict(matrix) == 1 for one in fitted], axis=1), seconds


def _macro_f1(pool: Pool, decided: NDArray[np.bool_]) -> float:
    import numpy as np

    from benchmarks.gold_data import macro_f1

    unseen = np.setdiff1d(np.arange(len(pool.ids)), pool.rows)
    return macro_f1(pool.said[unseen], decided[unseen])


def through_the_worker(project: Project, pool: Pool, models: Path) -> dict[str, object]:
    """Starts, instant answers and whole rounds, as the window sees them."""
    from operations.live import LiveLoop

    found: dict[str, object] = {}
    for name in ("without", "with"):
        begin = time.perf_counter()
        with LiveLoop(project.path, models) as loop:
            _wait(loop, lambda n: n.what == "predictions" and n.sentences > 0)
            found[f"start_ms_{name}_cache"] = 1000 * (time.perf_counter() - begin)
            _wait(loop, lambda n: n.what == "decisions")
            if name == "with":
                found |= _rounds(loop, project, pool)
    return found


def _rounds(loop: LiveLoop, project: Project, pool: Pool) -> dict[str, object]:
    every = [_round(loop, project, pool, turn, pool.uids) for turn in range(TAGS)]
    one = [_round(loop, project, pool, TAGS + turn, pool.uids[:1]) for turn in range(TAGS)]
    instants, rounds = zip(*every, strict=True)
    return {
        **spread("instant_ms", [1000 * seconds for seconds in instants]),
        **spread("tag_to_predictions_ms", [1000 * seconds for seconds in rounds]),
        **spread("one_category_to_predictions_ms", [1000 * seconds for _, seconds in one]),
    }


def _round(
    loop: LiveLoop, project: Project, pool: Pool, turn: int, uids: list[str]
) -> tuple[float, float]:
    from annotation.annotations import Provenance, judge

    judged = set(pool.rows.tolist())
    row = next(r for r in range(turn * 500 + 7, len(pool.ids)) if r not in judged)
    values = dict(zip(pool.uids, pool.said[row].tolist(), strict=True))
    told = {uid: values[uid] for uid in uids}
    provenance = Provenance("typed")
    judge(project, unit_id=pool.ids[row], values=told, analyst="bench", provenance=provenance)
    begin = time.perf_counter()
    loop.teach(pool.report_ids[row], pool.ids[row])
    _wait(loop, lambda n: n.what == "scores")
    instant = time.perf_counter() - begin
    _wait(loop, lambda n: n.what == "predictions")
    return instant, time.perf_counter() - begin


def _wait(loop: LiveLoop, wanted: Callable[[LiveNews], bool]) -> LiveNews:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        pipe = loop.connection
        if pipe is not None:
            pipe.poll(0.1)
        news = loop.poll()
        if news is not None and wanted(news):
            return news
    raise TimeoutError("the worker said nothing")


def main() -> None:
    """Measure and print."""
    options = arguments("live_loop", __doc__ or "")
    shared("data", "government_work_reports.jsonl")
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))
    from annotation.project import open_project
    from benchmarks.live_data import fill, models_folder

    count, tags = (20_000, 2_500) if options.quick else (100_000, 10_000)
    with tempfile.TemporaryDirectory(prefix="biaoju-") as folder:
        path = Path(folder) / "annotations.db"
        with open_project(path, create=True) as project:
            note(f"making {count} sentences, {tags} of them tagged")
            pool = fill(project, count=count, tags=tags)
            models = models_folder(path)
            note("starting, and learning from single tags")
            found = through_the_worker(project, pool, models)
            note("fitting, beside LogisticRegression")
            found |= in_process(project, pool, models)
    length = sum(map(len, pool.texts)) / len(pool.texts)
    size: dict[str, object] = {"sentences": count, "characters": length, "tags": tags}
    report(size | found, as_json=options.json)


if __name__ == "__main__":
    main()
