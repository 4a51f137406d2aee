"""Keep i18n/sdjp_ja.ts in step with the source: `python make.py i18n`.

New source strings are added as unfinished, vanished ones are dropped, translations are kept.
Sources are the literals of `translate("context", "text")`, the sentences of the error tree, and the
words that errors carry.
"""

from __future__ import annotations

import ast
from pathlib import Path
from xml.etree import ElementTree

from sdjp.contract import errors

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "i18n" / "sdjp_ja.ts"

Key = tuple[str, str]


def sources() -> set[Key]:
    """(context, English) of everything that is said to users outside Qt."""
    found = set()
    for path in sorted((ROOT / "sdjp").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _is_translate_call(node):
                context, text = (ast.literal_eval(argument) for argument in node.args)
                found.add((context, text))
            found |= _error_values(node)
    return found | _error_sentences()


def _is_translate_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "translate"
        and len(node.args) == 2
        and all(isinstance(argument, ast.Constant) for argument in node.args)
    )


def _error_values(node: ast.AST) -> set[Key]:
    """English words that a raised error carries into its sentences."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return set()
    if node.func.id == "within" and isinstance(node.args[0], ast.Constant):
        return {("values", str(node.args[0].value))}
    if not hasattr(errors, node.func.id):
        return set()
    return {
        ("values", keyword.value.value)
        for keyword in node.keywords
        if keyword.arg in ("detail", "reason", "name", "value", "allowed")
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
        and keyword.value.value[:1].isalpha()
    }


def _error_sentences() -> set[Key]:
    classes = [errors.SdjpError]
    for error in classes:
        classes += error.__subclasses__()
    return {("errors", sentence) for error in classes for sentence in error.sentences}


def entries(path: Path) -> dict[Key, str]:
    """(context, English) → Japanese in the catalogue at `path`; unfinished ones are empty."""
    if not path.is_file():
        return {}
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = context.findtext("name", ""), message.findtext("source", "")
            found[key] = message.findtext("translation") or ""
    return found


def write(path: Path, translations: dict[Key, str]) -> None:
    """Write a Qt Linguist catalogue, sorted, so that changes are easy to read."""
    root = ElementTree.Element("TS", version="2.1", language="ja_JP", sourcelanguage="en")
    for name in sorted({context for context, _ in translations}):
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = name
        for key in sorted(key for key in translations if key[0] == name):
            message = ElementTree.SubElement(context, "message")
            ElementTree.SubElement(message, "source").text = key[1]
            translation = ElementTree.SubElement(message, "translation")
            translation.text = translations[key]
            if not translations[key]:
                translation.set("type", "unfinished")
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8"
    )


def main() -> None:
    """Update the catalogue and say what is missing."""
    known = entries(CATALOGUE)
    wanted = {key: known.get(key, "") for key in sources()}
    write(CATALOGUE, wanted)
    missing = [source for (_, source), text in wanted.items() if not text]
    print(f"{len(wanted)} strings, {len(missing)} without Japanese", *missing, sep="\n  ")


if __name__ == "__main__":
    main()
