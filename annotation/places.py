"""Folders in which a project may not live: network drives and folders a client keeps in sync.

Write-ahead logging needs memory shared between the programs that have the file open, which no
network drive gives; a sync client copies half-written files.
"""

from __future__ import annotations

import sys
from pathlib import Path

from messages import KnownError

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "davfs", "ceph", "lustre"} | {
    f"fuse.{kind}" for kind in ("sshfs", "davfs2", "rclone", "gvfsd-fuse", "glusterfs")
}
_SYNCED = (
    *("onedrive", "dropbox", "nutstore", "坚果云", "icloud", "mobile documents"),
    *("baidusyncdisk", "wpsdrive", "wps云盘", "google drive", "googledrive"),
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def refuse_remote(path: Path) -> None:
    """Raise KnownError where ``path`` lies on a network drive or in a synced folder."""
    folder = path.absolute().parent
    if _on_network(folder):
        raise KnownError("annotation.network_folder", path=path)
    synced = [p for p in folder.parts if p.lower().startswith(_SYNCED)]
    if synced:
        raise KnownError("annotation.synced_folder", path=path, folder=synced[0])


def _on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        root = folder.drive + "\\"
        remote: bool = ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
        return folder.drive.startswith("\\\\") or remote
    mounts = Path("/proc/mounts")
    return mounts.exists() and file_system(folder, mounts.read_text("utf-8")) in _NETWORK


def file_system(folder: Path, mounts: str) -> str:
    """The type of the file system ``folder`` is on; ``mounts`` as in /proc/mounts, "" unknown."""
    rows = [line.split(" ") for line in mounts.splitlines()]
    # A space in a mount point is written as \\040.
    points = [(Path(row[1].replace("\\040", " ")), row[2]) for row in rows if len(row) > 2]
    real = folder.resolve()
    holding = [(len(p.parts), kind) for p, kind in points if p == real or p in real.parents]
    # Of two mounts on one point the later one is seen.
    return max(enumerate(holding), key=lambda item: (item[1][0], item[0]))[1][1] if holding else ""
