"""A real Dask scheduler and worker on this machine: the same bytes, and plain refusals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from messages import KnownError
from operations.choose_classifier import choose
from operations.tag_files import tag_files
from operations.tag_part import PartWriter
from operations.tag_shards import Shards
from operations.tag_workers import Workers

distributed = pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("ignore")  # theirs


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    from benchmarks.faulty_machines import dask_cluster

    with dask_cluster(1) as (address, _):
        yield address


def test_a_cluster_gives_the_same_bytes(
    cluster: str, reports_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("operations.tag_shards.SHARD_BYTES", 1)
    (reports_folder / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    results = []
    for name, workers in (("here", Workers()), ("there", Workers(cluster=cluster))):
        out = tmp_path / f"{name}.jsonl"
        choice = choose(Path("none"), version=None, scheme=None)
        done = tag_files([reports_folder], out=out, format="jsonl", choice=choice, workers=workers)
        results.append((out.read_bytes(), [(f.name, f.why.key) for f in done.failed]))
    assert results[0] == results[1]


def test_workers_that_do_not_see_the_run_are_refused(cluster: str, tmp_path: Path) -> None:
    from operations.tag_cluster import cluster as use

    unseen = PartWriter(choose(tmp_path, version=None, scheme=None), Shards(tmp_path / "nowhere"))
    with pytest.raises(KnownError, match="folder"), use(Workers(cluster=cluster), unseen):
        pass


def test_a_cluster_that_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from operations.tag_cluster import cluster as use

    monkeypatch.setattr("operations.tag_cluster._PATIENCE", 1)
    write = PartWriter(choose(tmp_path, version=None, scheme=None), Shards(tmp_path))
    for address in ("tcp://127.0.0.1:1", "nonsense://x"):
        with pytest.raises(KnownError, match=r"cluster\.md"), use(Workers(cluster=address), write):
            pass
