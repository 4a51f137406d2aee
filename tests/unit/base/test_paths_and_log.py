"""Where things are kept, and what is written to the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdjp.base import paths
from sdjp.base.log import _LateFile, start_log


@pytest.fixture
def clean_root_logger() -> Iterator[None]:
    """Take away the handlers that a test adds to the root logger, and for its time the log file
    that an earlier one may have left there.
    """
    root = logging.getLogger()
    before = list(root.handlers)
    for handler in before:
        if isinstance(handler, _LateFile):
            root.removeHandler(handler)
    yield
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    for handler in before:
        root.addHandler(handler)


def test_sdjp_home_holds_everything(sdjp_home: Path) -> None:
    """With SDJP_HOME set, nothing is kept outside of it."""
    kept = (paths.data_dir(), paths.cache_dir(), paths.pictures_dir(), paths.index_path())
    assert all(path.is_relative_to(sdjp_home) for path in kept)


def test_without_sdjp_home_the_systems_folders_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Data, cache and pictures are three places under the user's own folder."""
    monkeypatch.delenv("SDJP_HOME")
    places = {paths.data_dir(), paths.cache_dir(), paths.pictures_dir()}
    assert len(places) == 3
    assert all("SDJP" in place.parts[-1] for place in places)


def test_the_bundled_files_are_found() -> None:
    """Resources and catalogues lie where the package looks for them."""
    assert (paths.language_dir() / "sdjp_ja.ts").is_file()
    assert (paths.resource_dir() / "glossary").is_dir()


@pytest.mark.expected_log("つづき")
def test_log_records_go_to_the_file(clean_root_logger: None) -> None:
    """Japanese goes to the file as UTF-8; starting twice writes once."""
    start_log("test")
    start_log("test")
    logging.getLogger("sdjp.test").warning("つづき")
    text = (paths.log_dir() / "test.log").read_text(encoding="utf-8")
    assert text.count("つづき") == 1


def test_an_unwritable_log_folder_is_no_reason_to_stop(
    clean_root_logger: None, sdjp_home: Path
) -> None:
    """The log falls silent; the program goes on."""
    (sdjp_home / "data").write_bytes(b"a file in the way")
    start_log("test")
    logging.getLogger("sdjp.test").info("lost")
