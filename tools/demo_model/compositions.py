"""Prompts for the translator's ruler: known words in compositions that training never saw, and
compositions with one word that nobody taught it.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

from sdjp.text.glossary import Glossary as ProductGlossary
from tools.demo_model.glossary_terms import Glossary
from tools.demo_model.phrases import PhraseBook
from tools.demo_model.prompt_words import Pair
from tools.demo_model.translation_pairs import is_held_out_text

UNKNOWN_WORDS: tuple[str, ...] = tuple(
    """
掃除機 洗濯機 冷蔵庫 電子レンジ 炊飯器 加湿器 扇風機 消火器 顕微鏡 聴診器 注射器
血圧計 体温計 蛍光灯 懐中電灯 電卓 定規 分度器 消しゴム 画鋲 付箋 輪ゴム 雑巾
軍手 脚立 金槌 電動ドリル 旋盤 変圧器 発電所 溶鉱炉 送電線 電柱 信号機 改札口
券売機 自動販売機 駐車場 給油所 料金所 滑走路 管制塔 税務署 警察署 消防署 裁判所
刑務所 保健所 銀行員 税理士 裁判官 検察官 弁護士 会計士 薬剤師 看護師 歯科医
消防士 警察官 運転手 政治家 総理大臣 国会議員 株主総会 領収書 請求書 契約書 保険証
免許証 名刺 印鑑 為替 株価 年金 税金 投票箱 憲法 選挙 肝臓 腎臓 肋骨 頭蓋骨
染色体 遺伝子 細胞 酵素 微生物 胞子 半導体 集積回路 周波数 方程式 三角関数 対数
素数 座標 確率 統計 論文 辞表 議事録 稟議書 出張 残業 会議室 受付係 営業部
経理課 人事異動 納豆菌 胃薬 包帯 絆創膏 松葉杖 車椅子 補聴器 入れ歯 爪切り 耳栓
洗剤 漂白剤 柔軟剤 モップ ホース バケツ プリンター スキャナー ルーター
ハードディスク コンセント ブレーカー ワイパー エンジン ハンドル シートベルト
""".split()
)
"""Ordinary words that prompts about pictures seldom use; those that are known are left out."""


@dataclass(frozen=True)
class Composition:
    """A Japanese phrase of several words and every English that says the same.

    Attributes:
        accepted: each as `plain` leaves it.
    """

    japanese: str
    accepted: frozenset[str]


def plain(english: str) -> str:
    """Return the words alone: no articles, no commas, no case, no plural, no "is"."""
    words = english.casefold().replace(",", " ").split()
    return " ".join(_singular(word) for word in words if word not in ("a", "an", "the", "is"))


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def held_out_compositions(
    count: int, seed: int, taught: Glossary, product: ProductGlossary
) -> list[Composition]:
    """Draw compositions that training leaves out, each with at least one word of the glossary.

    Args:
        taught: what the translator learns of the glossary.
        product: the same glossary with its synonyms.
    """
    book = PhraseBook(random.Random(seed), taught)
    terms = {ja for ja, _ in taught.terms}
    found: dict[str, Composition] = {}
    while len(found) < count:
        japanese, english = book.phrase()
        words = list(book.words)
        if len(words) < 2 or not is_held_out_text(japanese):
            continue
        if any(letter.isascii() for letter in japanese) or not terms & {ja for ja, _ in words}:
            continue
        accepted = frozenset(map(plain, _said_otherwise(english, words, product)))
        found[japanese] = Composition(japanese, accepted)
    return list(found.values())


def _said_otherwise(english: str, words: list[Pair], product: ProductGlossary) -> Iterator[str]:
    """Yield the English with each word in every translation that the glossary accepts."""
    choices = []
    for japanese, own in words:
        entry = product.find(japanese)
        choices.append([own, *(entry.english if entry else ())])
    for chosen in itertools.islice(itertools.product(*choices), 400):
        said = english
        for (_, own), other in zip(words, chosen, strict=True):
            said = said.replace(own, other, 1)
        yield said


def with_unknown_word(count: int, seed: int, known: frozenset[str], taught: Glossary) -> list[str]:
    """Draw short compositions of a known word and one that is neither in ``known`` nor taught."""
    rng = random.Random(seed)
    book = PhraseBook(rng, taught)
    words = [word for word in UNKNOWN_WORDS if word not in known]
    forms = (
        "{colour}{word}",
        "{word}と{noun}",
        "{noun}のそばの{word}",
        "{word}のある{noun}",
        "{word}",
    )
    return [
        rng.choice(forms).format(
            colour=rng.choice(book.colours)[0],
            noun=rng.choice(book.nouns)[0],
            word=words[i % len(words)],
        )
        for i in range(count)
    ]
