"""A Hugging Face MarianMT folder → a CTranslate2 folder. Runs in a process of its own.

    python -m sdjp.text.convert <MarianMT folder> <new folder>

Numbers go from safetensors (or, without torch and without running it, from pytorch_model.bin)
through numpy into CTranslate2's int8 format; neither torch nor transformers is loaded. The last
line on standard output is `{}` or `{"error": …, "context": …}`.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

from sdjp.contract.errors import ModelError, ModelUnreadable, ModelUnsafe
from sdjp.text.pickled_weights import Array, read_pickled_weights

UNKNOWN = "<unk>"
END = "</s>"
PAD = "<pad>"
CANDIDATES = "vmap.txt"
"""CTranslate2's vocabulary map; the line without a source word holds at every step."""


def main(arguments: list[str]) -> int:
    """Convert `arguments[0]` to `arguments[1]`; returns the exit code."""
    source, target = (Path(argument) for argument in arguments)
    answer: dict[str, Any] = {}
    try:
        convert(source, target)
    except ModelError as error:
        answer = {"error": type(error).__name__, "context": error.context}
    except Exception as error:  # noqa: BLE001 - whatever a broken model causes is reported
        reason = f"{type(error).__name__}: {error}"
        answer = {"error": "ModelUnreadable", "context": {"path": str(source), "reason": reason}}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    return 3 if answer else 0


def convert(source: Path, target: Path, quantization: str | None = "int8") -> None:
    """Write the CTranslate2 form of `source` to the new folder `target`.

    Raises:
        ModelUnreadable, ModelUnsafe: what is wrong with `source`.
    """
    # CTranslate2's converter imports torch if it can; here numpy is enough and 5 s faster.
    sys.modules.setdefault("torch", None)  # type: ignore[arg-type]
    config = json.loads((source / "config.json").read_text("utf-8"))
    pieces, target_pieces = read_vocabularies(source, config)
    spec = MarianSpec(config, read_weights(source), pieces, target_pieces).build()
    spec.validate()
    spec.optimize(quantization=quantization)
    target.mkdir(parents=True)
    spec.save(str(target))
    candidates = target_candidates(source, target_pieces)
    if len(candidates) < len(target_pieces):
        (target / CANDIDATES).write_text("\t" + " ".join(candidates) + "\n", encoding="utf-8")


def target_candidates(folder: Path, pieces: list[str]) -> list[str]:
    """The pieces that can be part of an answer: those of the target side's SentencePiece.

    opus-mt's vocabulary holds both languages; without the source's half, a third of the work of
    a step falls away, and no Japanese can slip into the English.
    """
    import sentencepiece

    content = (folder / "target.spm").read_bytes()
    model = sentencepiece.SentencePieceProcessor(model_proto=content)
    said = {model.id_to_piece(number) for number in range(model.get_piece_size())}
    return [piece for piece in pieces if piece in said or piece in (END, UNKNOWN)]


def read_weights(folder: Path) -> dict[str, Array]:
    """The tensors of a model folder by name, as float32; safetensors are preferred.

    Raises:
        ModelUnreadable, ModelUnsafe: the file is damaged or carries more than tensors.
    """
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        names = sorted(set(json.loads(index.read_text("utf-8"))["weight_map"].values()))
    else:
        names = ["model.safetensors"]
    if not (folder / names[0]).is_file():
        return read_pickled_weights(folder / "pytorch_model.bin")
    weights: dict[str, Array] = {}
    for name in names:
        if Path(name).name != name:
            raise ModelUnsafe(path=folder, reason=f"index: {name}")
        weights.update(_read_safetensors(folder / name))
    return weights


def _read_safetensors(path: Path) -> dict[str, Array]:
    import numpy as np

    content = path.read_bytes()
    size = int.from_bytes(content[:8], "little")
    if not 0 < size <= min(len(content) - 8, 100_000_000):
        raise ModelUnreadable(path=path.parent, reason=f"{path.name}: no safetensors header")
    header = json.loads(content[8 : 8 + size])
    body = memoryview(content)[8 + size :]
    dtypes = {"F32": np.float32, "F16": np.float16, "F64": np.float64, "I64": np.int64}
    weights: dict[str, Array] = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        if entry["dtype"] == "BF16":
            upper = np.frombuffer(body[start:end], np.uint16).astype(np.uint32) << 16
            values: Array = upper.view(np.float32)
        else:
            values = np.frombuffer(body[start:end], dtypes[entry["dtype"]])
        weights[name] = values.reshape(entry["shape"]).astype(np.float32)
    return weights


def read_vocabularies(folder: Path, config: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Source and target pieces by id.

    Raises:
        ModelUnreadable: ids have gaps.
    """
    source = _read_vocabulary(folder / "vocab.json", config.get("vocab_size"))
    separate = folder / "target_vocab.json"
    if separate.is_file() and config.get("share_encoder_decoder_embeddings") is False:
        return source, _read_vocabulary(separate, config.get("decoder_vocab_size"))
    return source, source


def _read_vocabulary(path: Path, size: int | None) -> list[str]:
    ids = json.loads(path.read_text("utf-8"))
    by_id = sorted((number, piece) for piece, number in ids.items())
    if [number for number, _ in by_id] != list(range(len(by_id))):
        raise ModelUnreadable(path=path.parent, reason=f"{path.name}: ids have gaps")
    pieces = [piece for _, piece in by_id]
    return pieces[: size or len(pieces)]


class MarianSpec:
    """Puts the tensors of a MarianMT model where CTranslate2 wants them.

    Source of the architecture: transformers' MarianMTModel (post-norm, sinusoidal positions, the
    output layer tied to the decoder's embeddings, decoding starts from the padding embedding).
    """

    def __init__(
        self,
        config: dict[str, Any],
        weights: dict[str, Array],
        source: list[str],
        target: list[str],
    ) -> None:
        self._config = config
        self._weights = weights
        self._source = source
        self._target = target

    def build(self) -> Any:
        """The filled specification."""
        from ctranslate2.specs import common_spec, transformer_spec

        activations = {
            "swish": common_spec.Activation.SWISH,
            "silu": common_spec.Activation.SWISH,
            "relu": common_spec.Activation.RELU,
            "gelu": common_spec.Activation.GELU,
            "gelu_new": common_spec.Activation.GELUTanh,
        }
        config = self._config
        heads = config["encoder_attention_heads"]
        if config["decoder_attention_heads"] != heads:
            raise ValueError("encoder and decoder differ in attention heads")
        spec = transformer_spec.TransformerSpec.from_config(
            (config["encoder_layers"], config["decoder_layers"]),
            heads,
            pre_norm=False,
            activation=activations[config["activation_function"]],
        )
        self._side(spec.encoder, "encoder", spec.encoder.embeddings[0])
        self._side(spec.decoder, "decoder", spec.decoder.embeddings)
        self._output(spec)
        spec.register_source_vocabulary(self._source)
        spec.register_target_vocabulary(self._target)
        spec.config.eos_token, spec.config.unk_token = END, UNKNOWN
        spec.config.bos_token = END
        spec.config.decoder_start_token = self._start(spec.decoder)
        return spec

    def _side(self, spec: Any, side: str, embeddings: Any) -> None:
        config = self._config
        spec.scale_embeddings = (
            math.sqrt(config["d_model"]) if config.get("scale_embedding") else 1.0
        )
        embeddings.weight = self._embedding(side)
        spec.position_encodings.encodings = sinusoids(
            config["max_position_embeddings"], config["d_model"]
        )
        for number, layer in enumerate(spec.layer):
            self._layer(layer, f"model.{side}.layers.{number}", crossed=side == "decoder")

    def _layer(self, spec: Any, name: str, *, crossed: bool) -> None:
        self._attention(spec.self_attention, f"{name}.self_attn", ("qkv",))
        self._norm(spec.self_attention.layer_norm, f"{name}.self_attn_layer_norm")
        if crossed:
            self._attention(spec.attention, f"{name}.encoder_attn", ("q", "kv"))
            self._norm(spec.attention.layer_norm, f"{name}.encoder_attn_layer_norm")
        self._linear(spec.ffn.linear_0, f"{name}.fc1")
        self._linear(spec.ffn.linear_1, f"{name}.fc2")
        self._norm(spec.ffn.layer_norm, f"{name}.final_layer_norm")

    def _attention(self, spec: Any, name: str, fused: tuple[str, ...]) -> None:
        import numpy as np

        for linear, letters in zip(spec.linear, fused, strict=False):
            names = [f"{name}.{letter}_proj" for letter in letters]
            linear.weight = np.concatenate([self._weights[f"{n}.weight"] for n in names])
            linear.bias = np.concatenate([self._weights[f"{n}.bias"] for n in names])
        self._linear(spec.linear[-1], f"{name}.out_proj")

    def _linear(self, spec: Any, name: str) -> None:
        spec.weight = self._weights[f"{name}.weight"]
        spec.bias = self._weights[f"{name}.bias"]

    def _norm(self, spec: Any, name: str) -> None:
        spec.gamma = self._weights[f"{name}.weight"]
        spec.beta = self._weights[f"{name}.bias"]

    def _embedding(self, side: str) -> Array:
        for name in (f"model.{side}.embed_tokens.weight", "model.shared.weight", "lm_head.weight"):
            if name in self._weights:
                return self._weights[name]
        raise KeyError("model.shared.weight")

    def _output(self, spec: Any) -> None:
        """The output layer, which must never choose padding."""
        import numpy as np

        tied = self._config.get("tie_word_embeddings", True)
        weight = self._weights.get("lm_head.weight")
        if weight is None or tied:
            weight = self._embedding("decoder")
        bias = self._weights.get("final_logits_bias")
        bias = np.zeros(len(weight), np.float32) if bias is None else bias.reshape(-1).copy()
        if PAD in self._target:
            bias[self._target.index(PAD)] = -1e9
        spec.decoder.projection.weight = weight
        spec.decoder.projection.bias = bias

    def _start(self, decoder: Any) -> str:
        """How decoding starts: from nothing, as Marian does, or from a piece that was trained."""
        number = self._config["decoder_start_token_id"]
        starts_from_nothing = not self._embedding("decoder")[number].any()
        decoder.start_from_zero_embedding = starts_from_nothing
        return END if starts_from_nothing else self._target[number]


def sinusoids(length: int, width: int) -> Array:
    """Marian's position encodings: sines in the first half of the width, cosines in the second."""
    import numpy as np

    angles = np.arange(length)[:, None] / np.power(10000, 2 * (np.arange(width) // 2) / width)
    table = np.empty((length, width), np.float32)
    half = (width + 1) // 2
    table[:, :half] = np.sin(angles[:, 0::2])
    table[:, half:] = np.cos(angles[:, 1::2])
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
