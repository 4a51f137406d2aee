"""What each attribute value is called, in Japanese and in English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """One name of an attribute value.

    ``ja`` holds spellings of the same word; ``en`` is its translation; ``loose`` are further
    English words that
    mean the same picture. ``phrase`` is the English adverbial ("at sunset", "in the sea", "a full
    moon"). ``implies`` names
    attribute values that the word says as well (a cherry tree is pink).
    """

    ja: tuple[str, ...]
    en: str
    loose: tuple[str, ...] = ()
    phrase: str = ""
    implies: tuple[tuple[str, str], ...] = ()


THING_WORDS: dict[str, tuple[Word, ...]] = {
    "house": (
        Word(("家", "おうち", "お家", "いえ", "家"), "house", ("home",)),
        Word(("小屋",), "cottage", ("hut", "cabin")),
        Word(("一軒家", "一軒屋"), "lone house", ("small house", "detached house")),
    ),
    "torii": (
        Word(("鳥居", "とりい", "鳥居", "トリイ"), "torii", ("torii gate",)),
        Word(("神社の鳥居", "大鳥居"), "torii gate", ("shrine gate", "Japanese gate")),
    ),
    "tree": (
        Word(("木", "樹", "き", "樹木"), "tree"),
        Word(("大木", "大きな木"), "big tree", ("large tree",)),
        Word(
            ("桜", "さくら", "サクラ", "桜の木", "桜の樹"),
            "cherry tree",
            ("cherry blossom tree", "sakura", "cherry blossoms"),
            implies=(("colour", "pink"),),
        ),
        Word(
            ("紅葉", "もみじ", "モミジ", "紅葉の木"),
            "maple tree",
            ("autumn tree", "autumn leaves", "Japanese maple"),
            implies=(("colour", "red"),),
        ),
    ),
    "boat": (
        Word(("船", "ふね", "舟", "フネ", "ボート"), "boat", ("ship",)),
        Word(("ヨット", "帆船", "帆掛け船"), "sailboat", ("sailing boat", "yacht", "sailing ship")),
        Word(("小舟", "小船"), "small boat", ("little boat",)),
    ),
    "car": (Word(("車", "くるま", "クルマ", "自動車", "車"), "car", ("automobile",)),),
    "cat": (
        Word(("猫", "ねこ", "ネコ", "猫"), "cat", ("kitty",)),
        Word(("子猫", "仔猫", "子ねこ", "にゃんこ"), "kitten", ("little cat",)),
        Word(("白猫", "白ねこ", "しろねこ"), "white cat", implies=(("colour", "white"),)),
    ),
    "flower": (
        Word(("花", "はな", "お花", "花"), "flower", ("blossom",)),
        Word(("大きな花", "大輪の花"), "big flower", ("large flower",)),
    ),
    "lantern": (
        Word(("提灯", "ちょうちん", "提燈", "チョウチン"), "lantern", ("paper lantern", "chochin")),
        Word(("ランタン", "灯籠"), "lantern", ("Japanese lantern",)),
    ),
    "umbrella": (
        Word(("傘", "かさ", "カサ", "雨傘", "傘"), "umbrella", ("open umbrella",)),
        Word(("和傘", "番傘"), "Japanese umbrella", ("paper umbrella", "oil-paper umbrella")),
        Word(("日傘", "パラソル"), "parasol"),
    ),
}

COLOUR_WORDS: dict[str, tuple[Word, ...]] = {
    "red": (
        Word(
            ("赤い", "赤い", "赤色の", "あかい", "真っ赤な", "赤の", "レッドの"),
            "red",
            ("bright red",),
        ),
        Word(("朱色の", "朱塗りの"), "vermilion", ("red",)),
        Word(("紅色の", "紅の"), "crimson", ("red",)),
    ),
    "orange": (
        Word(("オレンジ色の", "オレンジの", "橙色の", "だいだい色の", "蜜柑色の"), "orange"),
    ),
    "yellow": (Word(("黄色い", "黄色の", "きいろい", "黄の", "イエローの"), "yellow"),),
    "green": (Word(("緑の", "緑色の", "みどりの", "グリーンの", "深緑の"), "green"),),
    "blue": (Word(("青い", "青い", "青色の", "あおい", "ブルーの", "真っ青な"), "blue"),),
    "purple": (
        Word(("紫の", "紫色の", "むらさきの", "むらさき色の", "パープルの"), "purple", ("violet",)),
    ),
    "pink": (Word(("ピンクの", "ピンク色の", "桃色の", "ももいろの"), "pink"),),
    "white": (
        Word(
            ("白い", "白い", "白色の", "しろい", "真っ白な", "ホワイトの"), "white", ("pure white",)
        ),
    ),
}

POSITION_WORDS: dict[str, tuple[Word, ...]] = {
    "left": (
        Word(("左", "左側", "ひだり", "左の方", "画面左"), "left", ("left side",), "on the left"),
    ),
    "centre": (
        Word(
            ("中央", "真ん中", "まんなか", "中心", "画面中央"),
            "center",
            ("centre", "middle"),
            "in the center",
        ),
    ),
    "right": (
        Word(("右", "右側", "みぎ", "右の方", "画面右"), "right", ("right side",), "on the right"),
    ),
}

TIME_WORDS: dict[str, tuple[Word, ...]] = {
    "morning": (
        Word(("朝", "あさ", "朝方"), "morning", (), "in the morning"),
        Word(("早朝",), "early morning", (), "in the early morning"),
        Word(("夜明け", "明け方", "暁"), "dawn", ("daybreak",), "at dawn"),
    ),
    "noon": (
        Word(("昼", "昼間", "ひる", "日中", "お昼"), "daytime", ("day",), "in the daytime"),
        Word(("真昼", "正午"), "noon", ("midday",), "at noon"),
        Word(("青空", "晴れた空", "晴天"), "blue sky", ("clear sky",), "under a blue sky"),
        Word(("晴れた日", "晴れの日"), "sunny day", ("bright day",), "on a sunny day"),
    ),
    "sunset": (
        Word(
            ("夕焼け", "夕焼け", "ゆうやけ", "夕焼け空", "日没"),
            "sunset",
            ("sunset sky", "evening glow"),
            "at sunset",
        ),
        Word(("夕方", "夕べ"), "evening", (), "in the evening"),
        Word(
            ("夕暮れ", "黄昏", "たそがれ", "夕暮れ時", "日暮れ"), "dusk", ("twilight",), "at dusk"
        ),
    ),
    "night": (
        Word(("夜", "夜", "よる", "夜間"), "night", ("nighttime",), "at night"),
        Word(("真夜中", "夜中", "深夜"), "midnight", ("late night",), "at midnight"),
        Word(("夜空",), "night sky", (), "under the night sky"),
        Word(("星空", "星の夜"), "starry sky", ("starry night",), "under a starry sky"),
        Word(("月夜", "月の夜"), "moonlit night", (), "on a moonlit night", (("far", "moon"),)),
    ),
}

PLACE_WORDS: dict[str, tuple[Word, ...]] = {
    "sea": (
        Word(("海", "海", "うみ", "海の中", "海上"), "sea", ("ocean",), "in the sea"),
        Word(("海辺",), "seaside", (), "by the seaside"),
        Word(("海原", "大海原"), "open sea", ("ocean",), "in the open sea"),
        Word(("水面", "水の上"), "water", ("water surface",), "on the water"),
    ),
    "meadow": (
        Word(("草原", "草原", "草はら", "くさはら"), "meadow", ("grassland",), "in a meadow"),
        Word(("野原", "原っぱ", "のはら"), "field", ("green field", "grassy field"), "in a field"),
        Word(("丘", "緑の丘"), "green hill", ("hill", "green hills"), "on a green hill"),
    ),
    "snowfield": (
        Word(("雪原", "雪野原", "雪の原"), "snowfield", ("snow field",), "in a snowfield"),
        Word(("雪", "雪の中", "ゆき"), "snow", ("white snow",), "in the snow"),
        Word(
            ("雪景色", "銀世界"), "snowy landscape", ("winter landscape",), "in a snowy landscape"
        ),
    ),
    "beach": (
        Word(
            ("砂浜", "砂浜", "すなはま", "砂の浜"),
            "sandy beach",
            ("sand beach",),
            "on a sandy beach",
        ),
        Word(("浜辺", "ビーチ", "浜", "はまべ"), "beach", ("sand",), "on a beach"),
        Word(("海岸", "岸辺"), "shore", ("coast", "seashore"), "on the shore"),
    ),
}

FAR_WORDS: dict[str, tuple[Word, ...]] = {
    "none": (),
    "fuji": (
        Word(
            ("富士山", "富士山", "ふじさん", "富士", "フジサン"),
            "Mount Fuji",
            ("Mt. Fuji", "Fuji", "snow-capped Mount Fuji"),
            "Mount Fuji",
        ),
    ),
    "moon": (
        Word(
            ("満月", "満月", "まんげつ", "丸い月"),
            "full moon",
            ("round moon", "big moon"),
            "a full moon",
        ),
        Word(("月", "お月さま", "つき", "お月様"), "moon", ("bright moon",), "the moon"),
    ),
    "sun": (
        Word(("太陽", "お日さま", "おひさま", "お日様"), "sun", ("bright sun",), "the sun"),
        Word(
            ("夕日", "夕陽"),
            "setting sun",
            ("evening sun",),
            "the setting sun",
            (("time", "sunset"),),
        ),
        Word(
            ("朝日", "朝陽"),
            "morning sun",
            ("rising sun",),
            "the morning sun",
            (("time", "morning"),),
        ),
    ),
    "clouds": (
        Word(
            ("雲", "くも", "雲", "もくもくの雲", "浮雲"),
            "clouds",
            ("fluffy clouds", "some clouds", "cloud", "white clouds"),
            "clouds",
        ),
        Word(
            ("入道雲", "大きな雲"),
            "big clouds",
            ("large clouds", "towering cumulonimbus cloud"),
            "big clouds",
        ),
    ),
    "rainbow": (
        Word(
            ("虹", "にじ", "七色の虹", "虹", "ニジ"),
            "rainbow",
            ("big rainbow", "colorful rainbow"),
            "a rainbow",
        ),
    ),
}

WORDS: dict[str, dict[str, tuple[Word, ...]]] = {
    "thing": THING_WORDS,
    "colour": COLOUR_WORDS,
    "position": POSITION_WORDS,
    "time": TIME_WORDS,
    "place": PLACE_WORDS,
    "far": FAR_WORDS,
}

QUALITY_WORDS: tuple[Word, ...] = (
    Word(("高画質", "高品質"), "high quality"),
    Word(("最高画質", "最高品質"), "best quality"),
    Word(("絵本風", "絵本のような絵"), "picture book style"),
    Word(("絵本", "絵本の挿絵"), "picture book"),
    Word(("イラスト",), "illustration"),
    Word(("傑作",), "masterpiece"),
    Word(("かわいい", "可愛い"), "cute"),
    Word(("きれい", "綺麗", "美しい"), "beautiful"),
    Word(("鮮やか", "色鮮やか"), "vivid"),
    Word(("高精細",), "highly detailed"),
    Word(("童話風",), "fairy tale style"),
    Word(("やさしい色", "優しい色合い"), "soft colors"),
)


@dataclass(frozen=True)
class Verb:
    """How a thing is somewhere: plain form, te-iru form, English present participle."""

    plain: str
    progressive: str
    en: str


VERBS: dict[str, tuple[Verb, ...]] = {
    "house": (
        Verb("建つ", "建っている", "standing"),
        Verb("たたずむ", "たたずんでいる", "standing"),
    ),
    "torii": (Verb("立つ", "立っている", "standing"), Verb("そびえる", "そびえている", "towering")),
    "tree": (Verb("立つ", "立っている", "standing"), Verb("生える", "生えている", "growing")),
    "boat": (Verb("浮かぶ", "浮かんでいる", "floating"), Verb("浮く", "浮いている", "floating")),
    "car": (Verb("停まる", "停まっている", "parked"), Verb("走る", "走っている", "driving")),
    "cat": (Verb("座る", "座っている", "sitting"), Verb("すわる", "すわっている", "sitting")),
    "flower": (Verb("咲く", "咲いている", "blooming"), Verb("さく", "さいている", "blooming")),
    "lantern": (Verb("灯る", "灯っている", "glowing"), Verb("ともる", "ともっている", "glowing")),
    "umbrella": (Verb("立つ", "立っている", "standing"), Verb("開く", "開いている", "opened")),
}
"""The first verb of boats holds at sea only; ashore they simply are there."""
