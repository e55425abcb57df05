"""What kind of folder a workspace lies in: one that is kept in step elsewhere, or on a network."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

SYNC_NAMES = {
    "Dropbox": r"dropbox( \(.+\))?|dropbox-.+",
    "OneDrive": r"onedrive( - .+)?|onedrive-.+",
    "Google Drive": r"google drive( \(.+\))?|googledrive(-.+)?|my drive",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Nextcloud": r"nextcloud\d?|nextcloud-.+",
    "ownCloud": r"owncloud\d?|owncloud-.+",
    "Box": r"box sync|box-box",
}
"""How the folders of sync programs are called; on macOS they lie in Library/CloudStorage."""
SYNC_MARKS = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".nextcloudsync.log", ".sync_*.db"),
    "ownCloud": (".owncloudsync.log", "._sync_*.db"),
    "Syncthing": (".stfolder",),
    "Google Drive": (".tmp.driveupload",),
}
"""What sync programs put into the folders that they keep in step."""
NETWORK_SYSTEMS = re.compile(
    r"(fuse\.)?(nfs\d?|cifs|smb\d?|smbfs|afpfs|afs|ncpfs|9p|v9fs|ceph|glusterfs|webdav|davfs2?|sshfs"
    r"|rclone|gvfsd-fuse|onedriver|google-drive-ocamlfuse|s3fs|vboxsf|vmhgfs(-fuse)?|prl_fs"
    r"|virtiofs|lustre)"
)


def describe_place(path: Path, file_system: str) -> str | None:
    """Return what to know of the folder of a workspace, or None where there is nothing to say.

    ``file_system`` is its type as the operating system calls it, such as "ext4" or "nfs4".
    """
    service = _find_service(path)
    if service is not None:
        return (
            f"This folder is kept in step by {service}: if the workspace is open on two computers, "
            "two versions of it come about, and only one is kept. Close it here before you open it "
            "elsewhere, or work in a folder of this computer and keep only backups here."
        )
    if _is_network(path, file_system):
        return (
            "This folder is on a network or shared drive: a lost connection can interrupt saving, "
            "and others are not always kept out. Work in a folder of this computer, and keep "
            "backups on that drive."
        )
    return None


def _find_service(path: Path) -> str | None:
    for folder in _folders(path):
        service = _find_name(folder) or _find_mark(folder)
        if service is not None:
            return service
    return None


def _folders(path: Path) -> Iterator[Path]:
    """Give the folders that a file lies in, as it was named and as it truly is."""
    yield from path.absolute().parents
    yield from Path(os.path.realpath(path)).parents


def _find_name(folder: Path) -> str | None:
    if folder.name == "Box" and folder.parent == Path.home():
        return "Box"
    for service, names in SYNC_NAMES.items():
        if re.fullmatch(names, folder.name.casefold()):
            return service
    return None


def _find_mark(folder: Path) -> str | None:
    with suppress(OSError):
        for service, marks in SYNC_MARKS.items():
            if any(any(folder.glob(mark)) for mark in marks):
                return service
    return None


def _is_network(path: Path, file_system: str) -> bool:
    is_share = str(path).startswith(("\\\\", "//")) and not str(path).startswith("\\\\?\\")
    return is_share or NETWORK_SYSTEMS.fullmatch(file_system.casefold()) is not None
