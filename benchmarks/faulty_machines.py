"""Machines that fail on purpose: processes that die at work, a cluster, a disk that fills."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.harness import ROOT
from operations.choose_classifier import Choice
from operations.tag_part import PartDone, PartWriter
from operations.tag_shards import Part, Shards

_PATIENCE = 60


@dataclass(frozen=True)
class Dying:
    """Writes parts, but the process that first comes to part ``victim`` is killed there.

    ``mark``: a file that is made as it happens, so that it happens once; None: again and again.
    """

    write: PartWriter
    victim: str
    mark: Path | None = None

    @property
    def choice(self) -> Choice:
        """The classifier."""
        return self.write.choice

    @property
    def shards(self) -> Shards:
        """Where the parts go."""
        return self.write.shards

    def __call__(self, part: Part) -> PartDone:
        """Do the part, or die."""
        if part.id == self.victim and not (self.mark and self.mark.exists()):
            if self.mark:
                self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.write(part)


@contextmanager
def dask_cluster(workers: int) -> Iterator[tuple[str, Sequence[subprocess.Popen[bytes]]]]:
    """A scheduler and ``workers`` worker processes on loopback: its address, and the workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = _dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    _wait_for(port)
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    started = [_dask("worker", address, *options) for _ in range(workers)]
    try:
        _wait_for_workers(address, workers)
        yield address, started
    finally:
        for process in (*started, scheduler):
            process.kill()
            process.wait()


def _dask(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    connect: Any = Client
    with connect(address, timeout=_PATIENCE, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=_PATIENCE)


@dataclass(frozen=True)
class Disk:
    """A folder that takes a third of what is wanted, until ``make_room``. ``how``: which kind."""

    folder: Path
    how: str
    make_room: Callable[[], None]


@contextmanager
def full_disk(folder: Path, wanted: int) -> Iterator[Disk]:
    """A small tmpfs at ``folder`` where we may mount one; else a writer that refuses."""
    folder.mkdir()
    small, large = f"size={wanted // 3}", f"size={4 * wanted}"
    if not _mount("-t", "tmpfs", "-o", small, "tmpfs", str(folder)):
        with _refusing(folder, wanted // 3) as make_room:
            yield Disk(folder, "a writer that refuses", make_room)
        return

    def grow() -> None:
        if not _mount("-o", f"remount,{large}", str(folder)):
            raise OSError(errno.EPERM, "the tmpfs cannot grow")

    try:
        yield Disk(folder, "tmpfs", grow)
    finally:
        subprocess.run(["umount", str(folder)], check=False, capture_output=True)


def _mount(*arguments: str) -> bool:
    if sys.platform != "linux":
        return False
    try:
        done = subprocess.run(["mount", *arguments], check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


@contextmanager
def _refusing(folder: Path, most: int) -> Iterator[Callable[[], None]]:
    """Let no file below ``folder`` be synced once all together are larger than ``most``."""
    sync = os.fsync
    limit = [most]

    def fsync(handle: int) -> None:
        used = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        if used > limit[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    os.fsync = fsync  # type: ignore[assignment]
    try:
        yield lambda: limit.__setitem__(0, sys.maxsize)
    finally:
        os.fsync = sync
