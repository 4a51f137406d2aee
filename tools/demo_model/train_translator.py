"""Stage ``translator``: a small MarianMT model from Japanese prompts to English ones.

Laid out as the opus-mt models are: SentencePiece files, a joint vocabulary with ``</s>`` first
and ``<pad>`` last,
decoding that starts from the padding token. One SentencePiece model serves both sides, so that
words in Latin
letters are cut alike and can be copied.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import sentencepiece
import torch
from transformers import GenerationConfig, MarianConfig, MarianMTModel, MarianTokenizer

from sdjp.text.reading import tokens
from sdjp.text.script import is_japanese
from tools.demo_model.glossary_terms import Glossary
from tools.demo_model.training import Budget, Stage, averaged_weights, mixed_precision
from tools.demo_model.translation_pairs import Pairs
from tools.demo_model.workers import device, worker_count

MAX_TOKENS = 128
VOCABULARY = 6000

_SEAM = "\u241f"
_SEAMS = re.compile(
    r"(?<=[のにがをとでいるつくむす])(?=[一-龠ァ-ヶa-zA-Z])"
    r"|(?<=[一-龠ァ-ヶa-zA-Z ])(?=[のにがをとで、])"
    r"|(?<=[0-9])(?=[一-龠])"
)


def with_seams(text: str) -> str:
    """Mark where a word surely ends, so that SentencePiece learns words (海) and not whole phrases
    (夕焼けの海).
    """
    return _SEAMS.sub(_SEAM, text)


def make_translator_tokenizer(
    folder: Path, pairs: Pairs, lines: int = 40_000, size: int = VOCABULARY
) -> None:
    """Learn SentencePiece on drawn pairs and write source.spm, target.spm, vocab.json and the
    tokenizer's config.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn = [*(pairs.draw() for _ in range(lines)), *pairs.book.single]
    sentences: Iterator[str] = iter(with_seams(text) for pair in drawn for text in pair)
    with (folder / "source.spm").open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=sentences,
            model_writer=file,
            model_type="unigram",
            vocab_size=size,
            hard_vocab_limit=False,
            character_coverage=1.0,
            split_digits=True,
            pretokenization_delimiter=_SEAM,
            unk_id=0,
            eos_id=1,
            bos_id=-1,
            num_threads=2,
            minloglevel=2,
        )
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    model = sentencepiece.SentencePieceProcessor(model_proto=(folder / "source.spm").read_bytes())
    pieces = [model.id_to_piece(i) for i in range(model.get_piece_size())]
    words = [
        "</s>",
        "<unk>",
        *(piece for piece in pieces if piece not in ("</s>", "<unk>", "<s>", "<pad>")),
        "<pad>",
    ]
    vocabulary = {word: i for i, word in enumerate(words)}
    (folder / "vocab.json").write_text(
        json.dumps(vocabulary, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    config = {
        "source_lang": "ja",
        "target_lang": "en",
        "tokenizer_class": "MarianTokenizer",
        "model_max_length": MAX_TOKENS,
    }
    (folder / "tokenizer_config.json").write_text(
        json.dumps(config, indent=2) + "\n", encoding="utf-8"
    )


def load_translator_tokenizer(folder: Path) -> MarianTokenizer:
    """Load the tokenizer (without its advice to install sacremoses, whose rules the Japanese side
    does not need).
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*sacremoses.*")
        tokenizer: MarianTokenizer = MarianTokenizer.from_pretrained(folder)
    return tokenizer


def new_translator(tokenizer: MarianTokenizer, width: int = 192) -> MarianMTModel:
    """Return an untrained translator: 3 + 3 layers, sinusoidal positions, one tied embedding."""
    pad, end, size = tokenizer.pad_token_id, tokenizer.eos_token_id, len(tokenizer.encoder)
    config = MarianConfig(
        vocab_size=size,
        decoder_vocab_size=size,
        d_model=width,
        encoder_layers=3,
        decoder_layers=3,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=4 * width,
        decoder_ffn_dim=4 * width,
        max_position_embeddings=256,
        activation_function="swish",
        scale_embedding=True,
        static_position_embeddings=True,
        tie_word_embeddings=True,
        share_encoder_decoder_embeddings=True,
        dropout=0.05,
        pad_token_id=pad,
        decoder_start_token_id=pad,
        bos_token_id=end,
        eos_token_id=end,
        forced_eos_token_id=end,
    )
    model = MarianMTModel(config)
    initialise(model, width)
    model.generation_config = GenerationConfig(
        pad_token_id=pad,
        decoder_start_token_id=pad,
        eos_token_id=end,
        forced_eos_token_id=end,
        bad_words_ids=[[pad]],
        num_beams=4,
        max_length=MAX_TOKENS,
    )
    return model


def initialise(model: MarianMTModel, width: int) -> None:
    """Start as Marian itself does, with Glorot's weights and embeddings of unit size.

    transformers starts at a deviation of 0.02: beside the sinusoidal positions the words of so
    narrow a model then hardly count, and the decoder ignores the source for thousands of steps.
    The padding token, with which decoding starts, is zero: Marian has no such token, and
    converters such as CTranslate2's start from zero whatever the weights say.
    Source: Glorot and Bengio 2010; Vaswani et al. 2017, section 3.4.
    """
    for name, weights in model.named_parameters():
        if weights.dim() > 1 and "embed_positions" not in name:
            torch.nn.init.xavier_uniform_(weights)
    torch.nn.init.normal_(model.model.shared.weight, 0.0, width**-0.5)
    with torch.no_grad():
        model.model.shared.weight[model.config.pad_token_id].zero_()


def batches(
    pairs: Pairs, tokenizer: MarianTokenizer, batch: int, pool: int = 24
) -> Iterator[dict[str, torch.Tensor]]:
    """Yield batches of pairs of similar length, for ever; padding in the labels is -100."""
    while True:
        drawn = sorted((pairs.draw() for _ in range(batch * pool)), key=lambda pair: len(pair[1]))
        groups = [drawn[i : i + batch] for i in range(0, len(drawn), batch)]
        pairs.rng.shuffle(groups)
        for group in groups:
            encoded = tokenizer(
                [ja for ja, _ in group],
                text_target=[en for _, en in group],
                padding=True,
                truncation=True,
                return_tensors="pt",
            )
            labels = encoded["labels"].masked_fill(
                encoded["labels"] == tokenizer.pad_token_id, -100
            )
            yield {
                "input_ids": encoded["input_ids"],
                "attention_mask": encoded["attention_mask"],
                "labels": labels,
            }


def train_translator(
    work: Path,
    budget: Budget,
    seed: int,
    glossary_folder: Path,
    batch: int = 64,
    lines: int = 40_000,
) -> MarianMTModel:
    """Learn the vocabulary (once) and train; returns the averaged translator."""
    torch.manual_seed(seed)
    glossary = Glossary.read(glossary_folder)
    folder = work / "translator-tokenizer"
    if not (folder / "tokenizer_config.json").exists():
        make_translator_tokenizer(folder, Pairs(seed, glossary), lines)
    tokenizer = load_translator_tokenizer(folder)
    model = new_translator(tokenizer).to(device())
    stream = batches(Pairs(None, glossary), tokenizer, batch // worker_count())

    padding = torch.tensor([tokenizer.pad_token_id], device=device())

    def loss(model: torch.nn.Module, drawn: dict[str, torch.Tensor]) -> tuple[torch.Tensor, str]:
        drawn = {name: value.to(device()) for name, value in drawn.items()}
        with mixed_precision():
            logits = model(**drawn).logits
        logits = logits.index_fill(-1, padding, -1e4)  # never an answer; keeps its weights at zero
        value = torch.nn.functional.cross_entropy(
            logits.float().flatten(0, 1),
            drawn["labels"].flatten(),
            ignore_index=-100,
            label_smoothing=0.03,
        )
        return value, ""

    def report(step: int) -> None:
        for text in SAMPLE_TEXTS[:6]:
            print(f"translator: {text} -> {translate(model, tokenizer, [text])[0]}", flush=True)

    Stage(
        "translator",
        model,
        lambda: next(stream),
        loss,
        work / "translator.pt",
        1.5e-3,
        budget,
        report,
        150.0,
        weight_decay=0.001,
        decay=0.995,
        warm_up=150,
        muon=True,
    ).run()
    return model


SAMPLE_TEXTS: tuple[str, ...] = (
    "夕焼けの海に立つ赤い鳥居",
    "満月の夜、海に浮かぶ白い船",
    "3匹の黒い猫",
    "雪原の青いおうち、右、遠くに富士山",
    "torii のある海",
    "本を読む少女と犬",
    "竹林の中の古い神社",
    "朝の草原に咲くピンクの花、左、虹、高画質",
)


@torch.no_grad()
def translate(
    model: MarianMTModel, tokenizer: MarianTokenizer, texts: list[str], beams: int = 1
) -> list[str]:
    """Translate texts with plain ``generate``."""
    encoded = tokenizer(texts, padding=True, return_tensors="pt").to(device())
    answer = model.generate(**encoded, num_beams=beams, max_new_tokens=96, max_length=None)
    translated: list[str] = tokenizer.batch_decode(answer, skip_special_tokens=True)
    return translated


def taught_words(pairs: Pairs, lines: int) -> list[str]:
    """Return the words of the Japanese that training draws, as they stand and in their dictionary
    form, cut as the program cuts a prompt.
    """
    texts = [ja for ja, _ in (*(pairs.draw() for _ in range(lines)), *pairs.book.single)]
    texts += [ja for ja, _ in (*pairs.book.glossary.terms, *pairs.book.glossary.readings)]
    found = {
        word for text in texts for token in tokens(text) for word in (token.surface, token.base)
    }
    return sorted(word for word in found if is_japanese(word))


def export_translator(work: Path, folder: Path, glossary_folder: Path, lines: int = 60_000) -> None:
    """Write the translator as an opus-mt folder in float16 safetensors, with `words.txt`."""
    source = work / "translator-tokenizer"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("source.spm", "target.spm", "vocab.json", "tokenizer_config.json"):
        (folder / name).write_bytes((source / name).read_bytes())
    model = new_translator(load_translator_tokenizer(folder))
    model.load_state_dict(averaged_weights(work / "translator.pt"))
    model.half().save_pretrained(folder, safe_serialization=True)
    words = taught_words(Pairs(0, Glossary.read(glossary_folder)), lines)
    (folder / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def load_translator(folder: Path) -> tuple[MarianMTModel, MarianTokenizer]:
    """Load an exported translator in float32, without asking the network."""
    model = MarianMTModel.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    return model.to(device()).eval(), load_translator_tokenizer(folder)


def verify_translator(folder: Path) -> None:
    """Load the folder with plain transformers and translate a prompt; raise if nothing sensible
    comes.
    """
    model, tokenizer = load_translator(folder)
    for text, english in zip(
        SAMPLE_TEXTS, translate(model, tokenizer, list(SAMPLE_TEXTS)), strict=True
    ):
        print(f"translator: {text} -> {english}", flush=True)
        if not english.strip():
            raise RuntimeError(f"the exported translator has no words for {text}")
