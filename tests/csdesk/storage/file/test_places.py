from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.storage.file.places import describe_place

LOCAL = "ext4"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/clients", "Dropbox"),
        ("Dropbox (Northwind Advisory)/clients", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Northwind Advisory/audits/2026", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-anna@example.com/My Drive", "Google Drive"),
        ("Google Drive/clients", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/clients", "iCloud"),
        ("iCloudDrive/clients", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud/shared", "ownCloud"),
        ("Box Sync", "Box"),
    ],
)
def test_the_folder_of_a_sync_program_is_known_by_its_name(
    tmp_path: Path, folder: str, service: str
) -> None:
    told = describe_place(tmp_path / folder / "client.csdesk", LOCAL)
    assert told is not None
    assert f"kept in step by {service}:" in told
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".sync_1a2b3c4d5e6f.db", "Nextcloud"),
        ("._sync_1a2b3c4d5e6f.db", "ownCloud"),
    ],
)
def test_a_folder_that_was_given_another_name_is_known_by_what_lies_in_it(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / "clients" / "2026").mkdir(parents=True)
    (tmp_path / mark).touch()
    told = describe_place(tmp_path / "clients" / "2026" / "client.csdesk", LOCAL)
    assert told is not None
    assert service in told


def test_a_box_folder_counts_in_the_home_folder_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    told = describe_place(tmp_path / "home" / "Box" / "client.csdesk", LOCAL)
    assert told is not None
    assert "Box" in told
    assert describe_place(tmp_path / "home" / "archive" / "Box" / "client.csdesk", LOCAL) is None


def test_a_link_into_a_sync_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "clients").symlink_to(tmp_path / "Nextcloud", target_is_directory=True)
    told = describe_place(tmp_path / "clients" / "client.csdesk", LOCAL)
    assert told is not None
    assert "Nextcloud" in told


@pytest.mark.parametrize("folder", ["", "clients", "Dropbox notes", "onedrive_old", "mailbox"])
def test_an_ordinary_folder_is_passed_over_in_silence(tmp_path: Path, folder: str) -> None:
    for file_system in ("ext4", "btrfs", "apfs", "NTFS", "xfs", "exfat", "tmpfs", "fuseblk", ""):
        assert describe_place(tmp_path / folder / "client.csdesk", file_system) is None


@pytest.mark.parametrize(
    "file_system", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "webdav", "davfs"]
)
def test_a_network_drive_is_known_by_its_file_system(tmp_path: Path, file_system: str) -> None:
    told = describe_place(tmp_path / "client.csdesk", file_system)
    assert told is not None
    assert "network or shared drive" in told


def test_a_share_of_windows_is_known_by_its_path() -> None:
    told = describe_place(Path(r"\\server\clients\client.csdesk"), "NTFS")
    assert told is not None
    assert "network or shared drive" in told
