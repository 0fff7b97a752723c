"""A Dask cluster as the place where parts are done: found, asked whether it can, and used.

What the client asks of the workers first: do they see the folder of the run and the classifier,
and do they read, cut and count words as this program does? Else the bytes would differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from messages import KnownError
from operations.tag_part import Writer

if TYPE_CHECKING:
    from operations.tag_workers import Workers

_PATIENCE = 15  # seconds until the cluster must have answered


@contextmanager
def cluster(workers: Workers, write: Writer) -> Iterator[None]:
    """Let joblib use the cluster at ``workers.cluster`` inside the block.

    Raises KnownError where the extra is not installed, nobody answers, or its workers cannot do
    these parts, and where a worker died too often.
    """
    try:
        from distributed import Client, KilledWorker, Security
        from joblib import parallel_config
    except ImportError as error:
        raise KnownError("operations.no_cluster_extra") from error
    address = str(workers.cluster)
    tls = workers.ca or workers.cert
    security = _security(Security, workers) if tls else None
    try:
        connect: Any = Client
        client = connect(address, security=security, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError, RuntimeError) as error:
        raise KnownError("operations.no_cluster", address=address, why=error) from error
    with client:
        _check(client, write, address)
        try:
            with parallel_config("dask", client=client, pure=False):
                yield
        except KilledWorker as error:
            raise KnownError("operations.workers_died", path=write.shards.folder) from error


def _security(kind: Any, workers: Workers) -> Any:
    return kind(
        tls_ca_file=workers.ca,
        tls_client_cert=workers.cert,
        tls_client_key=workers.key,
        require_encryption=True,
    )


def _check(client: Any, write: Writer, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise KnownError("operations.no_cluster_workers", address=address) from error
    try:
        answers: dict[str, dict[str, object]] = client.run(about, write)
    except ImportError as error:
        raise KnownError("operations.cluster_without_program", why=error) from error
    ours = about(write)
    for worker, said in answers.items():
        other = sorted(k for k in ours if said[k] != ours[k] or said[k] is False)
        if other:
            raise KnownError("operations.cluster_differs", worker=worker, differs="、".join(other))


def about(write: Writer) -> dict[str, object]:
    """What must be the same wherever parts of one run are done."""
    from corpus.cleaning import CLEANER_VERSION
    from corpus.sentences import SPLITTER_VERSION
    from training.tokens import tokeniser_identity

    folder = write.choice.folder
    return {
        "program": f"{CLEANER_VERSION}/{SPLITTER_VERSION}",
        "tokeniser": tuple(sorted(tokeniser_identity().items())),
        "folder": (write.shards.folder / "manifest.json").is_file(),
        "classifier": folder is None or (folder / "meta.json").is_file(),
    }
