"""Tiny translators for the text tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from sdjp.text.glossary import Glossary, bundled_entries
from sdjp.text.marian import Hypothesis
from tests.unit.text.marian_folders import write_marian_folder


@pytest.fixture(scope="session")
def tiny_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A MarianMT folder with random weights under a Japanese name with a space."""
    folder = tmp_path_factory.mktemp("翻訳 モデル") / "日英"
    write_marian_folder(folder)
    return folder


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The bundled words alone."""
    return Glossary(bundled_entries())


class StubModel:
    """A translator that says what a test wants and remembers what it was asked."""

    name = "stub"
    revision = "1"

    def __init__(
        self, answer: Callable[[str], str], score: float = -0.2, words: Iterable[str] = ()
    ) -> None:
        self.words = frozenset(words)
        self._answer = answer
        self._score = score
        self.asked: list[str] = []

    def translate(self, phrases: Sequence[str]) -> list[Hypothesis]:
        self.asked += phrases
        return [Hypothesis(self._answer(phrase), self._score) for phrase in phrases]


@pytest.fixture
def stub() -> type[StubModel]:
    """The class of stub translators."""
    return StubModel
