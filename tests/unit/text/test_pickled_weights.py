"""Reading torch files without running them."""

from __future__ import annotations

import collections
import io
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sdjp.contract.errors import ModelError, ModelUnreadable, ModelUnsafe
from sdjp.text.pickled_weights import read_pickled_weights


@pytest.mark.parametrize("as_zip", [True, False])
def test_tensors_of_all_kinds(tmp_path: Path, as_zip: bool) -> None:
    """Slices, transposed, half-precision, integer, empty, scalar and shared tensors are read."""
    import torch

    base = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    tensors = {
        "plain": base,
        "slice": base[1:3, ::2],
        "transposed": base.T,
        "half": base.half(),
        "long": base.long(),
        "empty": torch.empty(0, 3),
        "scalar": torch.tensor(3.5),
        "parameter": torch.nn.Parameter(base.clone()),
    }
    path = tmp_path / "pytorch_model.bin"
    torch.save(collections.OrderedDict(tensors), path, _use_new_zipfile_serialization=as_zip)
    found = read_pickled_weights(path)
    assert found.keys() == tensors.keys()
    for name, tensor in tensors.items():
        np.testing.assert_array_equal(found[name], tensor.detach().float().numpy())


class Evil:
    """Pickles into a call."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self._call = (function, arguments)

    def __reduce__(self) -> Any:
        return self._call


def zipped(content: bytes) -> bytes:
    """A torch zip archive around a pickle."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/data.pkl", content)
    return stream.getvalue()


@pytest.mark.parametrize("as_zip", [True, False])
@pytest.mark.parametrize("function", [exec, eval, open, getattr, __import__], ids=str)
def test_calls_are_refused_and_never_made(tmp_path: Path, as_zip: bool, function: Any) -> None:
    """Whatever function a pickle names, it is not called."""
    canary = tmp_path / "ran"
    content = pickle.dumps({"a": Evil(function, f"open({str(canary)!r}, 'w')")}, protocol=2)
    path = tmp_path / "pytorch_model.bin"
    path.write_bytes(zipped(content) if as_zip else content)
    with pytest.raises(ModelUnsafe):
        read_pickled_weights(path)
    assert not canary.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x80", b"PK\x03\x04", b"\x80\x02]q\x00.", zipped(b"\x80\x02]q\x00."), b"\xff" * 50],
    ids=["nothing", "a byte", "a zip's head", "a list", "a zipped list", "noise"],
)
def test_damaged_files_are_unreadable(tmp_path: Path, content: bytes) -> None:
    """Rubbish gives a typed error."""
    path = tmp_path / "pytorch_model.bin"
    path.write_bytes(content)
    with pytest.raises(ModelUnreadable):
        read_pickled_weights(path)


@pytest.mark.parametrize("as_zip", [True, False])
def test_a_file_cut_or_changed_anywhere_never_gives_a_traceback(
    tmp_path: Path, as_zip: bool
) -> None:
    """300 mutations: weights or a typed error, nothing else."""
    import random

    import torch

    path = tmp_path / "pytorch_model.bin"
    torch.save({"a": torch.ones(3, 4)}, path, _use_new_zipfile_serialization=as_zip)
    whole = path.read_bytes()
    chance = random.Random(0)
    outcomes = collections.Counter[str]()
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(bytes(content[: chance.randint(1, len(content))]))
        try:
            read_pickled_weights(path)
            outcomes["read"] += 1
        except ModelError:
            outcomes["refused"] += 1
    assert sum(outcomes.values()) == 300
    assert outcomes["refused"] > 100
