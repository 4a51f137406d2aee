"""The one rule by which text from outside becomes text inside, and full-width syntax folding.

`clean_text` is applied at every boundary (typed, pasted, read from a file, a picture or a frame).
In this order:

1.  Surrogate pairs become their character, lone surrogates and noncharacters become U+FFFD.
2.  CRLF, CR, NEL, VT, FF, LINE and PARAGRAPH SEPARATOR become LF; TAB becomes a space.
3.  The other control characters, NUL included, are removed.
4.  Invisible characters are removed: bidirectional controls, zero-width characters, fillers,
    variation selectors, tags. Those that belong to an emoji sequence (👩‍🎨, ❤️, 1️⃣) or pick a
    kanji's variant (葛󠄀) stay.
5.  Half-width katakana and its punctuation become full-width.
6.  NFC: か + U+3099 becomes が. A voicing mark that joins nothing becomes the spaced one (あ゛).

Nothing else is folded: full-width letters, ①, ㍻ and the words stay as typed. The rule is
idempotent.

`normalise_syntax` then folds the full-width characters that act as prompt syntax, and only
those: （猫：１．３） → (猫:1.3), 【猫】 → (猫), ＜lora：花火：０．８＞ →
<lora:花火:0.8>. Annotations such as (笑) are escaped, because they are not emphasis.
"""

from __future__ import annotations

import re
import unicodedata

from sdjp.contract.errors import PromptTooLong

MAX_PROMPT_CHARACTERS = 20_000
"""The longest prompt after cleaning; ten times as much is refused before cleaning."""

MAX_DEPTH = 64
"""Brackets nested deeper than this have no effect."""

WORD = "0-9A-Za-z０-９Ａ-Ｚａ-ｚ"
"""What BREAK and AND must not touch; kana and kanji are not among it."""

REPLACEMENT = "\ufffd"

_EMOJI_BASE = (
    r"[\u00A9\u00AE\u203C\u2049\u2122\u2139\u2194-\u2199\u21A9\u21AA\u231A-\u2328\u232B-\u23FF"
    r"\u24C2\u25AA-\u25FE\u2600-\u27BF\u2934\u2935\u2B05-\u2B55\u3030\u303D\u3297\u3299"
    r"\U0001F000-\U0001F3FA\U0001F400-\U0001FAFF]"
)
_EMOJI = (
    r"(?:\U0001F3F4[\U000E0020-\U000E007E]+\U000E007F"
    rf"|{_EMOJI_BASE}[\uFE0E\uFE0F]?[\U0001F3FB-\U0001F3FF]?\u20E3?)"
)
EMOJI_SEQUENCE = rf"(?:{_EMOJI}(?:\u200D{_EMOJI})*|[0-9#*]\uFE0F?\u20E3)"
"""Regular expression of one emoji with everything that belongs to it."""

_IDEOGRAPH = r"[\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\U00020000-\U0003FFFD]"
_INVISIBLE = (
    r"[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E"
    r"\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3"
    r"\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]"
)
_VISIBLE_OR_NOT = re.compile(
    rf"({EMOJI_SEQUENCE}|{_IDEOGRAPH}[\uFE00-\uFE02\U000E0100-\U000E01EF])|{_INVISIBLE}+"
)
_NEWLINE = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_CONTROL = re.compile("[\u0000-\u0009\u000e-\u001f\u007f-\u009f]")
_NONCHARACTER = re.compile(
    "[\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(p + 0xFFFE)}{chr(p + 0xFFFF)}" for p in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_HALF_WIDTH_KANA = re.compile("[｡-ﾟ]+")
_LOOSE_MARK = {0x3099: 0x309B, 0x309A: 0x309C}


def clean_text(text: str) -> str:
    """`text` by the rule in the module's description. Never raises; idempotent."""
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _NONCHARACTER.sub(REPLACEMENT, text)
    text = _NEWLINE.sub("\n", text).replace("\t", " ")
    text = _CONTROL.sub("", text)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    text = _VISIBLE_OR_NOT.sub(lambda match: match[1] or "", text)
    text = _HALF_WIDTH_KANA.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", text).translate(_LOOSE_MARK)


ANNOTATIONS = (
    "笑",
    "爆笑",
    "苦笑",
    "失笑",
    "泣",
    "汗",
    "怒",
    "爆",
    "謎",
    "照",
    "驚",
    "嬉",
    "悲",
    "仮",
    "略",
    "株",
    "有",
    "等",
    "など",
    "注",
    "仮名",
    "仮称",
    "敬称略",
    "以下略",
    "w",
    "ww",
    "www",
)
"""What Japanese writers put in brackets behind a word without meaning emphasis."""

_ANNOTATION = "|".join(sorted(ANNOTATIONS, key=len, reverse=True))
_FULL_WIDTH_BRACKETS = dict(zip("（）［］｛｝【】", "()[]{}()", strict=True))
_FULL_WIDTH_NUMBER = str.maketrans("０１２３４５６７８９．＋－−", "0123456789.+--")
_NUMBER = re.compile(r"\s*[+\-＋－−]?[0-9０-９]{0,9}[.．]?[0-9０-９]{1,9}\s*")
_FULL_WIDTH_LETTERS = {code: code - 0xFEE0 for code in range(0xFF21, 0xFF5B)}
_SYNTAX = re.compile(
    r"\\[()\[\]{}\\]"
    r"|(?P<escape>[\\＼¥￥])(?P<escaped>[()\[\]（）［］])"
    rf"|[(（](?P<note>{_ANNOTATION})[)）]"
    r"|[<＜](?P<type>[A-Za-zＡ-Ｚａ-ｚ_]{1,32})[:：](?P<args>[^<>＜＞\n]*)[>＞]"
    rf"|(?<![{WORD}])(?P<word>ＢＲＥＡＫ|ＡＮＤ)(?![{WORD}])"
    rf"|(?<![{WORD}])embedding：(?=\S)"
    r"|(?P<open>[(\[{（［｛【])|(?P<close>[)\]}）］｝】])|(?P<colon>[:：])|(?P<bar>[|｜])"
)


def normalise_syntax(text: str) -> str:
    """`text` with the full-width characters that act as syntax made ASCII; idempotent.

    - （） ［］ ｛｝ become ASCII brackets wherever they stand; 【猫】 is how Japanese text
      stresses a word and becomes (猫).
    - ： becomes : before a weight or a schedule's step, in `<type:args>` and after `embedding`;
      the digits behind it become ASCII. Elsewhere it stays.
    - ｜ becomes | inside [ ] and { }.
    - ＼, ¥ or ￥ before a bracket becomes the escape \\.
    - ＢＲＥＡＫ and ＡＮＤ become ASCII when they stand as words.
    - (笑), （仮） and the like become escaped text: \\(笑\\).
    """
    return _Folder(text).fold()


def normalise(text: str) -> str:
    """A prompt, cleaned and with its syntax folded.

    Raises:
        PromptTooLong: more than MAX_PROMPT_CHARACTERS.
    """
    if len(text) > 10 * MAX_PROMPT_CHARACTERS:
        raise PromptTooLong(length=len(text), limit=MAX_PROMPT_CHARACTERS)
    text = clean_text(text)
    if len(text) > MAX_PROMPT_CHARACTERS:
        raise PromptTooLong(length=len(text), limit=MAX_PROMPT_CHARACTERS)
    return normalise_syntax(text)


class _Folder:
    """One pass over a prompt with a stack of open brackets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        # Of each open bracket: its character and where in _out its colons stand.
        self._stack: list[tuple[str, list[int]]] = []
        self._too_deep = 0

    def fold(self) -> str:
        position = 0
        for match in _SYNTAX.finditer(self._text):
            self._out.append(self._text[position : match.start()])
            position = match.end()
            self._token(match)
        self._out.append(self._text[position:])
        self._weight_before_and()
        return "".join(self._out)

    def _token(self, match: re.Match[str]) -> None:
        whole = match[0]
        if match["open"] or match["close"]:
            self._bracket(_FULL_WIDTH_BRACKETS.get(whole, whole), is_open=bool(match["open"]))
            return
        if match["colon"] and self._stack:
            self._stack[-1][1].append(len(self._out))
        elif match["bar"] and self._stack and self._stack[-1][0] in "[{":
            whole = "|"
        else:
            whole = _folded_token(match)
        self._out.append(whole)

    def _bracket(self, bracket: str, *, is_open: bool) -> None:
        if not is_open:
            self._close(bracket)
        elif len(self._stack) < MAX_DEPTH:
            self._stack.append((bracket, []))
        else:
            self._too_deep += 1
        self._out.append(bracket)

    def _close(self, bracket: str) -> None:
        """Fold the colons of the group that `bracket` ends, when a number follows the last."""
        opening = {")": "(", "]": "[", "}": "{"}[bracket]
        if self._too_deep:
            self._too_deep -= 1
            return
        if opening not in [kind for kind, _ in self._stack]:
            return
        while (top := self._stack.pop())[0] != opening:
            pass
        colons = top[1]
        if not colons or opening == "{":
            return
        number = "".join(self._out[colons[-1] + 1 : colons[-1] + 4])
        if len(self._out) - colons[-1] > 3 or not _NUMBER.fullmatch(number):
            return
        self._out[colons[-1] + 1 :] = [number.translate(_FULL_WIDTH_NUMBER)]
        for index in colons if opening == "[" else colons[-1:]:
            self._out[index] = ":"

    def _weight_before_and(self) -> None:
        """猫：０．５ AND 犬：１ — the weight of a passage."""
        text = "".join(self._out)
        if _AND.search(text):
            self._out = [
                _PASSAGE_WEIGHT.sub(
                    lambda match: ":" + match[1].translate(_FULL_WIDTH_NUMBER), text
                )
            ]


def _folded_token(match: re.Match[str]) -> str:
    """ASCII for a token that needs no context."""
    whole = match[0]
    if match["escape"]:
        return "\\" + _FULL_WIDTH_BRACKETS.get(match["escaped"], match["escaped"])
    if match["note"]:
        return f"\\({match['note']}\\)"
    if match["type"]:
        return _tag(match["type"], match["args"])
    if match["word"]:
        return whole.translate(_FULL_WIDTH_LETTERS)
    return "embedding:" if whole.startswith("embedding") else whole


_AND = re.compile(rf"(?<![{WORD}\\])AND(?![{WORD}])")
_PASSAGE_WEIGHT = re.compile(
    r"[:：]([ ]?[+\-＋－−]?[0-9０-９]{0,9}[.．]?[0-9０-９]{1,9})"
    rf"(?=\s{{0,8}}(?:\Z|(?<![{WORD}])AND(?![{WORD}])))"
)


def _tag(kind: str, args: str) -> str:
    """`<type:args>` in ASCII syntax; names stay as typed, numbers become ASCII."""
    parts = re.split("[:：]", args)
    parts = [
        part.translate(_FULL_WIDTH_NUMBER) if _NUMBER.fullmatch(part) else part for part in parts
    ]
    return f"<{kind.translate(_FULL_WIDTH_LETTERS)}:{':'.join(parts)}>"
