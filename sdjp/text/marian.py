"""MarianMT through CTranslate2: any Hugging Face folder, converted once to int8."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sdjp.base.files import make_folder, storage_errors, write_atomically
from sdjp.base.paths import cache_dir
from sdjp.contract import errors
from sdjp.contract.errors import ModelMissing, ModelUnreadable, SdjpError, StorageError

FORMAT_VERSION = 2
"""Raised when conversion changes, so that older conversions are made again."""

CONVERSION_LIMIT_S = 600.0

_BATCH = 32
_END, _UNKNOWN = "</s>", "<unk>"
_NEEDED = ("config.json", "source.spm", "target.spm", "vocab.json")
_OPTIONAL = ("target_vocab.json", "words.txt")
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json", "pytorch_model.bin")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation.

    Attributes:
        text: English as the model wrote it.
        score: mean log-probability of its pieces, 0 or less; nearer to 0 is surer.
        unknown: source pieces that the model has never seen.
    """

    text: str
    score: float
    unknown: tuple[str, ...] = ()


class Marian:
    """A loaded MarianMT model.

    Attributes:
        name: the folder's name.
        revision: SHA-256 (first 16 hex digits) of weights, vocabulary and configuration.
        words: what it was taught, of `words.txt` (UTF-8, a word a line), which a small model
            brings with it; empty where there is none.
    """

    def __init__(self, folder: Path, *, beam_size: int = 2, threads: int = 1) -> None:
        """Load `folder`, converting it first if that was not done before.

        Args:
            folder: config.json, source.spm, target.spm, vocab.json and weights as safetensors or
                pytorch_model.bin.
            beam_size: hypotheses followed, 1…16.
            threads: more than one pays for long batches only: on a prompt's few words threads
                wait for one another, and cost eight times the processor time.

        Raises:
            ModelMissing: no such folder, or a file is missing.
            ModelUnreadable, ModelUnsafe: it cannot be used; nothing half-written is left.
            DiskFull, FolderUnwritable: the conversion could not be kept.
        """
        self.name = folder.name
        self.revision = revision_of(folder)
        self._beam_size = max(1, min(16, beam_size))
        self._source = _sentencepiece(folder, "source.spm")
        self._target = _sentencepiece(folder, "target.spm")
        self._vocabulary = frozenset(_json(folder, "vocab.json"))
        self.words = _words(folder)
        self._max_pieces = int(_json(folder, "config.json").get("max_position_embeddings", 512))
        self._translator = _load(folder, self.revision, threads)

    def translate(self, phrases: Sequence[str]) -> list[Hypothesis]:
        """The translations of `phrases`, in order; an empty phrase gives an empty one."""
        pieces = [self._source.encode(phrase, out_type=str) for phrase in phrases]
        found = [Hypothesis("", 0.0)] * len(phrases)
        for batch, limit in _batches([len(source) for source in pieces], self._max_pieces - 2):
            results = self._decode([pieces[index] for index in batch], limit)
            for index, result in zip(batch, results, strict=True):
                unknown = tuple(p.lstrip("▁") for p in pieces[index] if p not in self._vocabulary)
                text = self._target.decode(result.hypotheses[0]).replace("▁", " ")
                text = " ".join(text.replace(_UNKNOWN, " ").split())
                score = float(result.scores[0])
                found[index] = Hypothesis(text, score, tuple(filter(None, unknown)))
        return found

    def _decode(self, batch: list[list[str]], limit: int) -> Any:
        known = [[p if p in self._vocabulary else _UNKNOWN for p in pieces] for pieces in batch]
        return self._translator.translate_batch(
            [[*pieces[: self._max_pieces - 2], _END] for pieces in known],
            beam_size=self._beam_size,
            max_decoding_length=limit,
            no_repeat_ngram_size=4,
            repetition_penalty=1.05,
            return_scores=True,
            use_vmap=True,  # where the conversion found source-only pieces
        )


def _batches(lengths: Sequence[int], most: int) -> Iterator[tuple[list[int], int]]:
    """Indexes of phrases of about one length, and how many pieces they may become.

    The limit depends on a phrase's own length only: its translation does not change with company.
    """
    by_size: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        if length:
            by_size.setdefault(-(-length // 8) * 8, []).append(index)
    for size, indexes in sorted(by_size.items()):
        for start in range(0, len(indexes), _BATCH):
            yield indexes[start : start + _BATCH], min(most, 3 * size + 10)


def revision_of(folder: Path) -> str:
    """SHA-256 (first 16 hex digits) of what makes the model in `folder` what it is.

    The digest of large files is remembered by size and time stamp.

    Raises:
        ModelMissing, ModelUnreadable: the folder is not a MarianMT folder.
    """
    if not folder.is_dir():
        raise ModelMissing(path=folder)
    weights = [name for name in _WEIGHTS if (folder / name).is_file()]
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing or not weights:
        raise ModelMissing(path=folder / (missing or [_WEIGHTS[0]])[0])
    kind = _json(folder, "config.json").get("model_type")
    if kind != "marian":
        raise ModelUnreadable(path=folder, reason=f"model_type: {kind}")
    names = [*_NEEDED, *weights, *sorted(p.name for p in folder.glob("model-*.safetensors"))]
    names += [name for name in _OPTIONAL if (folder / name).is_file()]
    digest = hashlib.sha256(b"")
    for name in names:
        digest.update(f"{name}\0{_file_digest(folder / name)}\0".encode())
    return digest.hexdigest()[:16]


def _file_digest(path: Path) -> str:
    try:
        stat = path.stat()
        identity = f"{path.resolve()}\0{stat.st_size}\0{stat.st_mtime_ns}"
        memo = (
            _translators()
            / f"{hashlib.sha256(identity.encode(errors='replace')).hexdigest()}.digest"
        )
        with contextlib.suppress(OSError):
            known = memo.read_text("ascii", errors="replace")
            if len(known) == 64:
                return known
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelUnreadable(path=path.parent, reason=f"{path.name}: {error.strerror}") from error
    if stat.st_size > 1_000_000:
        # Forgetting it costs a second at the next start, no more.
        with contextlib.suppress(StorageError):
            make_folder(memo.parent)
            write_atomically(memo, digest.encode())
    return digest


def _translators() -> Path:
    return cache_dir() / "translators"


def _json(folder: Path, name: str) -> dict[str, Any]:
    try:
        values = json.loads((folder / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelUnreadable(path=folder, reason=f"{name}: {error}") from error
    if not isinstance(values, dict):
        raise ModelUnreadable(path=folder, reason=f"{name}: not a JSON object")
    return values


def _words(folder: Path) -> frozenset[str]:
    try:
        text = (folder / "words.txt").read_text("utf-8")
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError) as error:
        raise ModelUnreadable(path=folder, reason=f"words.txt: {error}") from error
    return frozenset(text.split())


def _sentencepiece(folder: Path, name: str) -> Any:
    import sentencepiece

    try:
        # From bytes: SentencePiece cannot open paths outside the ANSI code page on Windows.
        return sentencepiece.SentencePieceProcessor(model_proto=(folder / name).read_bytes())
    except (OSError, RuntimeError) as error:
        raise ModelUnreadable(path=folder, reason=f"{name}: {error}") from error


def _load(folder: Path, revision: str, threads: int) -> Any:
    import ctranslate2

    version = f"{revision}-{FORMAT_VERSION}-{ctranslate2.__version__}"
    converted = _translators() / hashlib.sha256(version.encode()).hexdigest()
    for attempt in (1, 2):
        if not (converted / "model.bin").is_file():
            _convert(folder, converted)
        try:
            return ctranslate2.Translator(
                str(converted), device="cpu", compute_type="int8", intra_threads=threads
            )
        except (RuntimeError, ValueError) as error:
            # A damaged conversion is made again, once.
            shutil.rmtree(converted, ignore_errors=True)
            if attempt == 2:
                raise ModelUnreadable(path=folder, reason=str(error)) from error
    raise AssertionError("unreachable")


def _convert(folder: Path, converted: Path) -> None:
    """Make `converted` out of `folder` in another process: whole or not at all."""
    make_folder(converted.parent)
    _sweep(converted.parent)
    part = converted.parent / f".{secrets.token_hex(8)}.sdjp-part"
    try:
        _run_conversion(folder, part)
        try:
            with storage_errors(converted):
                part.rename(converted)
        except SdjpError:
            # Another process may have been faster; its conversion is as good.
            if not (converted / "model.bin").is_file():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _run_conversion(folder: Path, part: Path) -> None:
    package_parent = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (package_parent, os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-m", "sdjp.text.convert", str(folder.absolute()), str(part)]
    try:
        done = subprocess.run(
            command,
            env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=CONVERSION_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ModelUnreadable(path=folder, reason="conversion took too long") from error
    try:
        answer = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError) as error:
        reason = f"conversion ended with {done.returncode}"
        raise ModelUnreadable(path=folder, reason=reason) from error
    if answer:
        kind = getattr(errors, answer["error"], ModelUnreadable)
        raise kind(**answer["context"])


def _sweep(folder: Path, older_than_s: float = 3600.0) -> None:
    """Remove what conversions that were killed left behind."""
    for part in folder.glob(".*.sdjp-part"):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime < time.time() - older_than_s:
                shutil.rmtree(part, ignore_errors=True)
