"""The translator behind frames: a real process with the demo translator."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sdjp import __version__
from sdjp.base.language import error_text
from sdjp.base.paths import demo_painter_dir
from sdjp.contract.codec import AnyMessage, error_of
from sdjp.contract.errors import FolderUnwritable, ModelUnreadable, PromptTooLong
from sdjp.contract.library_messages import ListedPrompts, ListPrompts, Marked, RememberPrompt
from sdjp.contract.messages import (
    Complete,
    Completed,
    Counted,
    CountTokens,
    Failed,
    Hello,
    Lanes,
    Paint,
    Translate,
    Translated,
)
from sdjp.contract.wire import PROTOCOL
from sdjp.text.normalise import MAX_PROMPT_CHARACTERS
from sdjp.text.tokens import Tokens
from sdjp.text.wording import doubt_text, source_names
from tests.process.conftest import Start
from tests.process.window import Window
from tests.unit.contract.test_codec import instance

numbers = itertools.count(1)


@dataclass(frozen=True)
class Translating:
    """A translator that has said hello."""

    window: Window
    hello: Hello

    def asked(self, kind: type[AnyMessage], *values: object) -> AnyMessage:
        """The one answer to one question."""
        job = f"question {next(numbers)}"
        self.window.say(kind(job, *values))  # type: ignore[arg-type]
        (answer,) = self.window.answers(job, Translated, Completed, Counted, Failed)
        return answer

    def lanes(self, text: str, pins: dict[str, str] | None = None) -> Lanes:
        """`text` in both languages."""
        answer = self.asked(Translate, text, pins or {})
        assert isinstance(answer, Translated), answer
        return answer.lanes

    def works(self) -> bool:
        """Whether it still translates."""
        return self.lanes("猫").english == "cat"


@pytest.fixture(scope="module")
def translator(module_home: Path) -> Iterator[Translating]:
    """One translator for the module."""
    window = Window("translator", module_home)
    yield Translating(window, window.greeting())
    window.end()


def test_a_translator_says_hello(translator: Translating) -> None:
    """Protocol, version and pid; neither Qt nor torch is loaded."""
    hello = translator.hello
    assert (hello.role, hello.protocol, hello.version) == ("translator", PROTOCOL, __version__)
    assert hello.pid == translator.window.process.pid
    assert "sdjp" in hello.modules
    assert not {"PySide6", "torch", "diffusers", "transformers"} & set(hello.modules)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_torch_never_enters_a_translator(translator: Translating) -> None:
    """Nor does Qt, even after it has translated and counted; CTranslate2 is there, as it must."""
    translator.lanes("夕焼けの海に立つ赤い鳥居")
    translator.asked(CountTokens, "a cat", str(demo_painter_dir()))
    maps = Path(f"/proc/{translator.window.process.pid}/maps").read_text(encoding="utf-8")
    assert not re.findall(r"libtorch\S*|PySide6\S*|libQt\S*", maps)
    assert "ctranslate2" in maps


def test_a_prompt_becomes_two_lanes(translator: Translating) -> None:
    """The prompt as typed, its English with the same structure, and where each part came from."""
    prompt = "（赤い鳥居：１．２）、夕焼けの海"
    lanes = translator.lanes(prompt)
    assert lanes.prompt == prompt
    assert re.fullmatch(r"\(.*torii.*:1\.2\), .*(sea|ocean).*", lanes.english)
    assert lanes.translator.startswith(("translator@", "glossary@"))
    assert [one["ja"] for one in lanes.segments] == ["赤い鳥居", "夕焼けの海"]
    for one in lanes.segments:
        assert "(赤い鳥居:1.2)、夕焼けの海"[one["start"] : one["end"]] == one["ja"]
        assert one["source"] in source_names()


def test_english_stays_as_it_is(translator: Translating) -> None:
    """Nothing to translate: no translator is named."""
    lanes = translator.lanes("a red cat, <lora:花火:0.8>")
    assert (lanes.english, lanes.translator) == ("a red cat, <lora:花火:0.8>", "")


def test_words_drawn_with_before_are_offered(translator: Translating, start: Start) -> None:
    """What the librarian remembers completes a moment later, and nothing of other people's."""
    asked = translator.asked(Complete, "いわしみ")
    assert isinstance(asked, Completed)
    assert not [word for word in asked.words if word["category"] == "history"]
    librarian = start("librarian", translator.window.home)
    librarian.greeting()
    librarian.say(RememberPrompt("1", "岩清水の駅、桜", "人"))
    librarian.answers("1", Marked)
    librarian.say(ListPrompts("2"))
    librarian.answers("2", ListedPrompts)
    for typed in ("いわしみ", "岩清水", "iwashimi"):
        answer = translator.asked(Complete, f"海、{typed}")
        assert isinstance(answer, Completed)
        found = {word["surface"]: (word["typed"], word["category"]) for word in answer.words}
        assert found["岩清水の駅"] == (typed, "history")


def test_pins_win_and_are_forgotten(translator: Translating) -> None:
    """What the user chose counts for its question alone."""
    pinned = translator.lanes("鳥居、桜", {"鳥居": "my own gate"})
    assert pinned.english == "my own gate, cherry blossoms"
    assert [one["source"] for one in pinned.segments] == ["user", "glossary"]
    assert translator.lanes("鳥居、桜").english == "torii gate, cherry blossoms"


def test_doubts_come_with_their_words(translator: Translating) -> None:
    """What the translator cannot know is doubted, in words that the faces have."""
    (segment,) = translator.lanes("龘龘龘").segments
    assert segment["doubts"]
    for doubt in segment["doubts"]:
        assert set(doubt) == {"code", "detail"}
        assert re.search("[ぁ-ん]", doubt_text(doubt))
    (sure,) = translator.lanes("猫").segments
    assert not sure["doubts"], "negative control: a known word is not doubted"


def test_words_that_the_user_adds_are_used_at_once(translator: Translating) -> None:
    """The file appears, changes and goes while the translator runs; the next question knows."""
    file = translator.window.home / "data" / "glossary.tsv"
    file.parent.mkdir(parents=True, exist_ok=True)

    def completed() -> list[str]:
        answer = translator.asked(Complete, "ぽんこつま")
        assert isinstance(answer, Completed)
        return [word["english"] for word in answer.words]

    assert completed() == []
    try:
        for english in ("the old ship Ponkotsu", "a small robot boat"):
            file.write_text(f"ぽんこつ丸\tぽんこつまる\t{english}\tuser\n", encoding="utf-8")
            assert translator.lanes("ぽんこつ丸、猫").english == f"{english}, cat"
            assert completed() == [english]
    finally:
        file.unlink(missing_ok=True)
    assert completed() == []


@pytest.mark.parametrize(
    ("text", "typed", "surface"),
    [("さく", "さく", "桜"), ("猫、sakur", "sakur", "桜"), ("赤いとり", "とり", "鳥居")],
)
def test_words_are_completed(text: str, typed: str, surface: str, translator: Translating) -> None:
    """Suggestions come with what they take the place of."""
    answer = translator.asked(Complete, text)
    assert isinstance(answer, Completed)
    assert {"typed": typed, "surface": surface}.items() <= next(
        word for word in answer.words if word["surface"] == surface
    ).items()
    assert len(answer.words) <= 12
    fewer = translator.asked(Complete, text, 1)
    assert isinstance(fewer, Completed)
    assert fewer.words == answer.words[:1]


def test_tokens_are_counted_with_the_models_tokenizer(translator: Translating) -> None:
    """Chunk by chunk, as the same counter does in this process."""
    english = "a red torii, " * 30 + "BREAK (a cat:1.2)"
    answer = translator.asked(CountTokens, english, str(demo_painter_dir()))
    assert isinstance(answer, Counted)
    assert answer.chunks == Tokens.of_model(demo_painter_dir()).chunks(english)
    assert len(answer.chunks) > 2


def test_a_prompt_that_is_too_long_is_told(translator: Translating) -> None:
    """One character more than fit comes back as Failed, and the translator goes on."""
    longest = "a" * MAX_PROMPT_CHARACTERS
    assert translator.lanes(longest).english == longest, "negative control"
    for length in (MAX_PROMPT_CHARACTERS + 1, 50 * MAX_PROMPT_CHARACTERS):
        failure = translator.asked(Translate, "あ" * length)
        assert isinstance(failure, Failed)
        error = error_of(failure)
        assert type(error) is PromptTooLong
        assert str(length) in error_text(error)
        assert translator.works()


def test_a_model_without_a_tokenizer_is_told(translator: Translating, tmp_path: Path) -> None:
    """Counting fails with the model's name, and the translator goes on."""
    failure = translator.asked(CountTokens, "a cat", str(tmp_path))
    assert isinstance(failure, Failed)
    error = error_of(failure)
    assert type(error) is ModelUnreadable
    assert error.context["path"] == str(tmp_path)
    assert translator.works()


def test_a_question_for_somebody_else_fails_alone(translator: Translating) -> None:
    """A drawing is nothing for a translator; it says so and goes on."""
    translator.window.expected_log.append("not for a translator")
    translator.window.expected_log.append("job question")
    failure = translator.asked(Paint, instance(Paint).order)
    assert isinstance(failure, Failed)
    assert "Paint" in failure.context["detail"]
    assert translator.works()


def test_a_folder_that_refuses_is_told_and_not_died_of(start: Start, tmp_path: Path) -> None:
    """Where its model cannot be converted to, every question says so; what needs none works."""
    home = tmp_path / "家"
    home.mkdir()
    (home / "cache").write_bytes(b"a file where the folder should be")
    window = start("translator", home)
    window.expected_log.append("not ready: FolderUnwritable")
    translator = Translating(window, window.greeting())
    for _ in range(2):
        failure = translator.asked(Translate, "夕焼けの海に立つ赤い鳥居")
        assert isinstance(failure, Failed)
        assert type(error_of(failure)) is FolderUnwritable
    assert isinstance(translator.asked(Complete, "さく"), Completed)
