"""Reads `pytorch_model.bin` without torch and without running anything in it.

A pickle is a program; this reader gives it five inert functions and nothing else. Anything more
that it asks for ends the reading. Only for the disposable process that converts a translator.
Both layouts of torch are read: the zip archive and the older stream of pickles.
"""

from __future__ import annotations

import io
import math
import pickle
import struct
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sdjp.contract.errors import ModelUnreadable, ModelUnsafe

Array = np.ndarray[Any, np.dtype[Any]]

MAX_BYTES = 8 * 2**30
"""No storage of a translator is larger."""

_LEGACY_MAGIC = 0x1950A86A20F9469CFC6C
_DTYPES = {
    "FloatStorage": np.float32,
    "HalfStorage": np.float16,
    "DoubleStorage": np.float64,
    "LongStorage": np.int64,
    "IntStorage": np.int32,
    "BoolStorage": np.bool_,
}


@dataclass(slots=True)
class _Storage:
    """The flat bytes of one tensor, filled in when they have been read."""

    dtype: Any
    length: int
    data: Array | None = None


@dataclass(frozen=True, slots=True)
class _Tensor:
    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def array(self) -> Array:
        """The numbers, copied out of the storage.

        Raises:
            ValueError: shape and strides reach outside the storage.
        """
        data = self.storage.data
        if data is None or len(self.shape) != len(self.strides) or self.offset < 0:
            raise ValueError("tensor without data")
        if min((*self.shape, *self.strides, 0)) < 0:
            raise ValueError("negative shape")
        if math.prod(self.shape) == 0:
            return np.empty(self.shape, self.storage.dtype)
        reach = sum((n - 1) * s for n, s in zip(self.shape, self.strides, strict=True))
        if self.offset + reach >= len(data):
            raise ValueError("tensor outside its storage")
        steps = tuple(stride * data.itemsize for stride in self.strides)
        return np.lib.stride_tricks.as_strided(data[self.offset :], self.shape, steps).copy()


def read_pickled_weights(path: Path) -> dict[str, Array]:
    """The tensors of a torch file by name, as float32.

    Raises:
        ModelUnsafe: the file asks for anything but tensors.
        ModelUnreadable: it is damaged or of an unknown layout.
    """
    try:
        loaded = _read_zip(path) if zipfile.is_zipfile(path) else _read_stream(path)
        return {
            name: tensor.array().astype(np.float32)
            for name, tensor in loaded.items()
            if isinstance(name, str) and isinstance(tensor, _Tensor)
        }
    except ModelUnsafe:
        raise
    except Exception as error:
        # The pickle machine raises whatever a damaged file makes it stumble over.
        raise ModelUnreadable(path=path.parent, reason=f"{path.name}: {error}") from error


class _Unpickler(pickle.Unpickler):
    """A pickle machine that can build tensors and nothing else."""

    def __init__(self, stream: io.BufferedIOBase, path: Path, find: Callable[[Any], Any]) -> None:
        super().__init__(stream)
        self._path = path
        self._find = find

    def find_class(self, module: str, name: str) -> Any:
        if module == "torch" and name in _DTYPES:
            return _DTYPES[name]
        allowed = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _rebuild_tensor,
            ("torch._utils", "_rebuild_parameter"): _rebuild_parameter,
        }
        if (module, name) in allowed:
            return allowed[module, name]
        raise ModelUnsafe(path=self._path.parent, reason=f"{self._path.name}: {module}.{name}")

    def persistent_load(self, pid: Any) -> Any:
        return self._find(pid)


def _rebuild_tensor(storage: _Storage, offset: int, shape: Any, strides: Any, *_: Any) -> _Tensor:
    return _Tensor(storage, int(offset), tuple(map(int, shape)), tuple(map(int, strides)))


def _rebuild_parameter(tensor: _Tensor, *_: Any) -> _Tensor:
    return tensor


def _checked_storage(pid: Any) -> tuple[str, _Storage]:
    kind, dtype, key, _device, length = pid[:5]
    if kind != "storage" or not 0 <= length * np.dtype(dtype).itemsize <= MAX_BYTES:
        raise ValueError("unknown storage")
    return str(key), _Storage(dtype, int(length))


def _read_zip(path: Path) -> dict[Any, Any]:
    with zipfile.ZipFile(path) as archive:
        main = next(name for name in archive.namelist() if name.endswith("/data.pkl"))
        folder = main.removesuffix("data.pkl")
        known: dict[str, _Storage] = {}

        def find(pid: Any) -> _Storage:
            key, storage = _checked_storage(pid)
            if key not in known:
                content = archive.read(f"{folder}data/{key}")
                storage.data = np.frombuffer(content, storage.dtype)
                known[key] = storage
            return known[key]

        loaded = _Unpickler(io.BytesIO(archive.read(main)), path, find).load()
    if not isinstance(loaded, dict):
        raise ValueError("no table of tensors")
    return loaded


def _read_stream(path: Path) -> dict[Any, Any]:
    known: dict[str, _Storage] = {}

    def find(pid: Any) -> _Storage:
        key, storage = _checked_storage(pid)
        return known.setdefault(key, storage)

    with path.open("rb") as stream:
        if _Unpickler(stream, path, find).load() != _LEGACY_MAGIC:
            raise ValueError("unknown layout")
        for _ in ("protocol", "system"):
            _Unpickler(stream, path, find).load()
        loaded = _Unpickler(stream, path, find).load()
        for key in _Unpickler(stream, path, find).load():
            storage = known[str(key)]
            (length,) = struct.unpack("<q", stream.read(8))
            if length != storage.length:
                raise ValueError("storage of another length")
            content = stream.read(length * np.dtype(storage.dtype).itemsize)
            storage.data = np.frombuffer(content, storage.dtype)
    if not isinstance(loaded, dict):
        raise ValueError("no table of tensors")
    return loaded
