"""How well are phrases translated whose words are known, and are others doubted?

``python make.py translation-score`` asks the program's whole text path, glossary and model, for
compositions that the translator's training left out, and for such with a word that it was never
taught. A translation is right when it is the expected one or says it with the glossary's synonyms.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sdjp.base.paths import demo_translator_dir, resource_dir
from sdjp.contract.errors import SdjpError
from sdjp.text.glossary import Glossary as ProductGlossary
from sdjp.text.glossary import bundled_entries
from sdjp.text.translate import Translation, Translator
from tools.demo_model.compositions import (
    Composition,
    held_out_compositions,
    plain,
    with_unknown_word,
)
from tools.demo_model.glossary_terms import Glossary

GOALS = {"right": 0.95, "doubted_of_right": 0.05, "doubted_of_unknown": 0.90}


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1, and what went wrong as (Japanese, English).

    Attributes:
        right: of the compositions of known words.
        doubted_of_right: of those that are right, how many are doubted all the same.
        doubted_of_unknown: of prompts with an unknown word.
    """

    right: float
    doubted_of_right: float
    doubted_of_unknown: float
    wrong: tuple[tuple[str, str], ...]
    doubted: tuple[tuple[str, str], ...]
    trusted: tuple[tuple[str, str], ...]


def is_doubted(translation: Translation) -> bool:
    """Tell whether anything about a translation is marked as doubtful."""
    return any(segment.doubts for segment in translation.segments)


def measure(translator: Translator, known: Sequence[Composition], unknown: Sequence[str]) -> Score:
    """Translate everything and count.

    Raises:
        SdjpError: the translator cannot be used.
    """
    wrong, doubted, trusted = [], [], []
    for one in known:
        answer = translator.translate(one.japanese)
        if plain(answer.english) not in one.accepted:
            wrong.append((one.japanese, answer.english))
        elif is_doubted(answer):
            doubted.append((one.japanese, answer.english))
    for text in unknown:
        answer = translator.translate(text)
        if not is_doubted(answer):
            trusted.append((text, answer.english))
    right = len(known) - len(wrong)
    return Score(
        right / len(known),
        len(doubted) / max(1, right),
        1 - len(trusted) / len(unknown),
        tuple(wrong),
        tuple(doubted),
        tuple(trusted),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit code, that of the error where one ended it."""
    parser = argparse.ArgumentParser(
        prog="python make.py translation-score", description=(__doc__ or "").split("\n", 1)[0]
    )
    parser.add_argument("--count", type=int, default=300, help="how many of each kind (300)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--translator", type=Path, metavar="DIR", help="another model's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")
    parser.add_argument("--mistakes", action="store_true", help="print what went wrong")
    options = parser.parse_args(arguments)
    product = ProductGlossary(bundled_entries())
    taught = Glossary.read(resource_dir() / "glossary")
    known_words = frozenset(entry.surface for entry in product.entries)
    try:
        score = measure(
            Translator(options.translator or demo_translator_dir(), product),
            held_out_compositions(options.count, options.seed, taught, product),
            with_unknown_word(options.count, options.seed, known_words, taught),
        )
    except SdjpError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(json.dumps(asdict(score), ensure_ascii=False) if options.json else _table(score))
    if options.mistakes:
        for name in ("wrong", "doubted", "trusted"):
            for japanese, english in getattr(score, name):
                print(f"{name}\t{japanese}\t{english}")
    return 0


def _table(score: Score) -> str:
    return (
        f"right, or said with a synonym       {score.right:8.1%}  (goal: {GOALS['right']:.0%})\n"
        f"doubted although right              {score.doubted_of_right:8.1%}  "
        f"(goal: at most {GOALS['doubted_of_right']:.0%})\n"
        f"doubted, of prompts with an unknown word {score.doubted_of_unknown:.1%}  "
        f"(goal: {GOALS['doubted_of_unknown']:.0%})"
    )


if __name__ == "__main__":
    sys.exit(main())
