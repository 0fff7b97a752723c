"""Who does the parts of a run: this process, some processes, or a cluster; one door for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from messages import KnownError
from operations.tag_part import PartDone, Writer, part_done
from operations.tag_shards import Part

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

_FRUITLESS = 3  # new pools in a row, in which no part was finished

Going = Callable[[], bool]
"""Asked before each part: go on? No ends the work once the parts under way are done."""


@dataclass(frozen=True)
class Workers:
    """``jobs`` processes on this machine (1: this one), or those of the Dask cluster at
    ``cluster`` (``tcp://host:8786``, ``tls://...``).

    ``ca``, ``cert``, ``key``: files for TLS, as ``distributed.Security`` takes them.
    """

    jobs: int = 1
    cluster: str | None = None
    ca: str | None = None
    cert: str | None = None
    key: str | None = None

    def do(self, write: Writer, parts: Sequence[Part], going: Going) -> Iterator[PartDone]:
        """Do the parts, in any order, each as it is done.

        A worker that dies costs what it was at: others do that again. Raises KnownError where
        there are no workers left, where the cluster cannot be used, and what a part raises.
        """
        if self.cluster is None and self.jobs <= 1:
            yield from (write(part) for part in parts if going())
            return
        with self._backend(write):
            yield from self._pools(write, parts, going)

    def _backend(self, write: Writer) -> AbstractContextManager[object]:
        if self.cluster is None:
            return nullcontext()
        from operations.tag_cluster import cluster

        return cluster(self, write)

    def _pools(self, write: Writer, parts: Sequence[Part], going: Going) -> Iterator[PartDone]:
        from joblib.externals.loky.process_executor import TerminatedWorkerError

        left, fruitless = list(parts), 0
        while left and going():
            before = len(left)
            try:
                for done in self._one_pool(write, left, going):
                    left = [part for part in left if part.id != done.id]
                    yield done
                return
            except TerminatedWorkerError as error:
                # The word of these died with the pool.
                for part in [part for part in left if write.shards.done(part)]:
                    left.remove(part)
                    yield part_done(part, list(write.shards.reports(part)))
                fruitless = fruitless + 1 if len(left) == before else 0
                left = left[1:] + left[:1]  # should it be the first that kills, the others go on
                if fruitless == _FRUITLESS:
                    raise KnownError("operations.workers_died", path=write.shards.folder) from error

    def _one_pool(self, write: Writer, parts: Sequence[Part], going: Going) -> Iterator[PartDone]:
        from joblib import Parallel, delayed

        pool = Parallel(
            n_jobs=self.jobs if self.cluster is None else -1,
            return_as="generator_unordered",
            batch_size=1,
            pre_dispatch="2*n_jobs",
        )
        with closing(pool(delayed(write)(part) for part in parts if going())) as found:
            yield from found
