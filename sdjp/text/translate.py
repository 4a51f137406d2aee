"""A prompt in Japanese → the same prompt in English.

Only `Text` nodes change; the tree around them is rendered again, so weights, tags, wildcards,
BREAK and AND stay what they are. Every stretch of text becomes a `Segment` that keeps its place
in the Japanese prompt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sdjp.contract.errors import ModelMissing
from sdjp.text import segment
from sdjp.text.assemble import Assembly, Segment
from sdjp.text.cache import TranslationCache
from sdjp.text.doubt import Doubt
from sdjp.text.glossary import Glossary, load_glossary
from sdjp.text.grammar import Group, Node, Text, escape, parse, render_nodes, skeleton
from sdjp.text.marian import Marian, revision_of
from sdjp.text.normalise import clean_text, normalise
from sdjp.text.phrase import (
    ALGORITHM_VERSION,
    MAX_SOURCE_CHARACTERS,
    PhraseTranslator,
    Rendering,
    TranslationModel,
)
from sdjp.text.reading import tokens
from sdjp.text.script import is_japanese
from sdjp.text.segment import PHRASE, Piece

__all__ = ["Segment", "Translation", "Translator"]


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated prompt.

    Attributes:
        japanese: the normalised input.
        english: the same structure in English.
        translator: `name@revision` of what translated; empty when nothing needed translation.
    """

    japanese: str
    english: str
    segments: tuple[Segment, ...]
    translator: str


class Translator:
    """Translates prompts with a glossary and a MarianMT model, which loads when first needed.

    Args:
        model_dir: a Hugging Face MarianMT folder; None translates by the glossary alone.
        glossary: the bundled one with the user's words when left out.
        cache: remembers translations; None remembers nothing.
        model: takes the place of `model_dir`.
        beam_size: see `Marian`.
    """

    def __init__(
        self,
        model_dir: Path | None = None,
        glossary: Glossary | None = None,
        cache: TranslationCache | None = None,
        *,
        model: TranslationModel | None = None,
        beam_size: int = 2,
    ) -> None:
        self._model_dir = model_dir
        self._glossary = load_glossary() if glossary is None else glossary
        self._cache = cache
        self._model = model
        self._beam_size = beam_size
        has_model = model is not None or model_dir is not None
        self._phrases = PhraseTranslator(self._glossary, self._load if has_model else None)

    @property
    def glossary(self) -> Glossary:
        """The words in use."""
        return self._glossary

    def translate(self, text: str, pins: Mapping[str, str] | None = None) -> Translation:
        """`text` in English.

        Args:
            text: a prompt in any language and from anywhere; it is normalised first.
            pins: Japanese phrase → English that the user chose for it.

        Raises:
            PromptTooLong: more than `MAX_PROMPT_CHARACTERS`.
            ModelError: the model was needed and cannot be used.
            DiskFull, FolderUnwritable: a new model could not be converted.
        """
        japanese = normalise(text)
        prompt = parse(japanese)
        phrases = list(dict.fromkeys(_phrases(prompt.nodes)))
        known = _pinned(phrases, pins or {})
        known.update(self._translated([phrase for phrase in phrases if phrase not in known]))
        english = Assembly(known)
        nodes = english.nodes(prompt.nodes)
        if skeleton(parse(render_nodes(nodes))) != skeleton(prompt):
            english = Assembly(known, strict=True)
            nodes = english.nodes(prompt.nodes)
        return Translation(
            japanese, render_nodes(nodes), tuple(english.segments), self._name(english.segments)
        )

    def _load(self) -> TranslationModel:
        if self._model is None and self._model_dir is not None:
            self._model = Marian(self._model_dir, beam_size=self._beam_size)
        if self._model is None:
            raise ModelMissing(path="")
        return self._model

    def _revision(self) -> str:
        """`name@revision` of the model, without loading it."""
        if self._model is not None:
            return f"{self._model.name}@{self._model.revision}"
        if self._model_dir is not None:
            return f"{self._model_dir.name}@{revision_of(self._model_dir)}"
        return ""

    def _name(self, segments: list[Segment]) -> str:
        sources = {segment.source for segment in segments}
        if sources & {"model", "model+glossary"}:
            return self._revision()
        return f"glossary@{self._glossary.revision}" if "glossary" in sources else ""

    def _translated(self, phrases: list[str]) -> dict[str, Rendering]:
        """Renderings from the cache or made now."""
        chunks = {phrase: _chunks(phrase) for phrase in phrases}
        wanted = list(dict.fromkeys(chunk for parts in chunks.values() for chunk in parts))
        if not wanted:
            return {}
        key = f"{ALGORITHM_VERSION} {self._revision()} {self._glossary.revision} {self._beam_size}"
        known = {}
        for chunk, value in (self._cache.get(key, wanted) if self._cache else {}).items():
            if rendering := _from_json(value):
                known[chunk] = rendering
        new = [chunk for chunk in wanted if chunk not in known]
        made = dict(zip(new, self._phrases.translate(new), strict=True))
        if self._cache and made:
            self._cache.put(key, {chunk: _to_json(rendering) for chunk, rendering in made.items()})
        known.update(made)
        return {phrase: _whole([known[c] for c in parts]) for phrase, parts in chunks.items()}


def _phrases(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            for piece in segment.split(node.text):
                if piece.kind == PHRASE:
                    yield piece.source
        elif isinstance(node, Group):
            for part in node.parts:
                yield from _phrases(part)


def _pinned(phrases: list[str], pins: Mapping[str, str]) -> dict[str, Rendering]:
    by_source = {Piece(PHRASE, clean_text(ja), 0).source: en for ja, en in pins.items()}
    found = {}
    for phrase in phrases:
        if phrase in by_source:
            english = " ".join(clean_text(by_source[phrase]).split())
            found[phrase] = Rendering(escape(english), "user")
    return found


def _chunks(phrase: str) -> list[str]:
    """`phrase`, cut at word boundaries if it is longer than a model can take."""
    if len(phrase) <= MAX_SOURCE_CHARACTERS:
        return [phrase]
    chunks = [""]
    position = 0
    for token in tokens(phrase):
        word = phrase[position : token.end]
        if chunks[-1] and len(chunks[-1]) + len(word) > MAX_SOURCE_CHARACTERS:
            chunks.append("")
        while len(word) > MAX_SOURCE_CHARACTERS and is_japanese(word):
            chunks[-1], word = word[:MAX_SOURCE_CHARACTERS], word[MAX_SOURCE_CHARACTERS:]
            chunks.append("")
        chunks[-1] += word
        position = token.end
    chunks[-1] += phrase[position:]
    return [chunk for chunk in chunks if chunk]


def _whole(parts: list[Rendering]) -> Rendering:
    if len(parts) == 1:
        return parts[0]
    sources = {part.source for part in parts}
    source = sources.pop() if len(sources) == 1 else "model+glossary"
    doubts = dict.fromkeys(doubt for part in parts for doubt in part.doubts)
    return Rendering(" ".join(part.english for part in parts), source, tuple(doubts)[:20])


def _to_json(rendering: Rendering) -> list[object]:
    doubts = [[doubt.code, doubt.detail] for doubt in rendering.doubts]
    return [rendering.english, rendering.source, doubts]


def _from_json(value: object) -> Rendering | None:
    """The remembered rendering, None if it is not one."""
    match value:
        case [str(english), str(source), list(doubts)]:
            pairs = [d for d in doubts if isinstance(d, list) and len(d) == 2]
            return Rendering(english, source, tuple(Doubt(str(c), str(d)) for c, d in pairs))
    return None
