"""What things, colours and positions are called, and what things do."""

from __future__ import annotations

from tools.demo_model.word import Verb, Word

THING_WORDS: dict[str, tuple[Word, ...]] = {
    "house": (
        Word(("家", "おうち", "お家", "いえ"), "house", ("home",)),
        Word(("小屋",), "cottage", ("hut", "cabin", "small house")),
        Word(("一軒家", "一軒屋"), "detached house", ("small house", "lone house"), single=True),
    ),
    "torii": (
        Word(("鳥居", "とりい", "トリイ"), "torii", ("torii gate",)),
        Word(("神社の鳥居", "大鳥居"), "torii gate", ("shrine gate", "Japanese gate")),
    ),
    "pagoda": (
        Word(
            ("五重塔", "ごじゅうのとう", "五重の塔"),
            "five-story pagoda",
            ("pagoda", "pagoda", "Japanese pagoda", "five-storied pagoda", "pagoda tower"),
        ),
        Word(("塔", "仏塔"), "pagoda", ("temple pagoda",)),
    ),
    "tree": (
        Word(("木", "樹", "き", "樹木"), "tree"),
        Word(("大木", "大きな木"), "big tree", ("large tree",)),
        Word(
            ("紅葉", "もみじ", "モミジ", "紅葉の木", "もみじの木"),
            "maple tree",
            ("autumn tree", "red maple", "Japanese maple"),
            implies=(("colour", "red"),),
        ),
    ),
    "cherry": (
        Word(
            ("桜", "桜の木", "さくら", "サクラ", "桜の樹", "さくらの木"),
            "cherry tree",
            ("cherry blossom tree", "sakura", "sakura tree", "cherry blossoms"),
        ),
        Word(
            ("満開の桜", "満開の桜の木", "満開のさくら"),
            "blooming cherry tree",
            ("cherry tree", "flowering cherry tree", "sakura tree"),
        ),
    ),
    "boat": (
        Word(("船", "ふね", "舟", "フネ", "ボート"), "boat", ("ship",)),
        Word(("ヨット", "帆船", "帆掛け船"), "sailboat", ("sailing boat", "yacht", "sailing ship")),
        Word(("小舟", "小船"), "small boat", ("little boat",)),
    ),
    "car": (Word(("車", "くるま", "クルマ", "自動車"), "car", ("automobile",)),),
    "cat": (
        Word(("猫", "ねこ", "ネコ", "猫ちゃん"), "cat", ("kitty",)),
        Word(("子猫", "仔猫", "子ねこ", "こねこ", "にゃんこ"), "kitten", ("little cat",)),
        Word(("白猫", "白ねこ", "しろねこ"), "white cat", implies=(("colour", "white"),)),
        Word(("黒猫", "黒ねこ", "クロネコ", "くろねこ"), "black cat",
             implies=(("colour", "black"),)),
    ),
    "dog": (
        Word(("犬", "いぬ", "イヌ", "わんこ", "ワンちゃん"), "dog", ("doggy",)),
        Word(("子犬", "仔犬", "こいぬ"), "puppy", ("little dog", "pup")),
        Word(("柴犬", "しばいぬ", "豆柴"), "Shiba Inu", ("shiba dog", "Shiba", "dog")),
        Word(("白犬", "白いぬ"), "white dog", implies=(("colour", "white"),)),
        Word(("黒犬", "黒いぬ"), "black dog", implies=(("colour", "black"),)),
    ),
    "bird": (
        Word(("鳥", "とり", "トリ", "鳥さん"), "bird"),
        Word(("小鳥", "ことり", "小鳥さん"), "little bird", ("small bird", "tiny bird", "bird")),
    ),
    "flower": (
        Word(("花", "お花", "はな"), "flower", ("blossom",)),
        Word(("大きな花", "大輪の花"), "big flower", ("large flower",), single=True),
    ),
    "lantern": (
        Word(("提灯", "ちょうちん", "提燈", "チョウチン"), "lantern", ("paper lantern",)),
        Word(("ランタン", "灯籠"), "lantern", ("Japanese lantern",)),
    ),
    "umbrella": (
        Word(("傘", "かさ", "カサ", "雨傘"), "umbrella", ("open umbrella",)),
        Word(("和傘", "番傘"), "Japanese umbrella", ("paper umbrella", "oil-paper umbrella")),
        Word(("日傘", "パラソル"), "parasol"),
    ),
    "snowman": (
        Word(("雪だるま", "ゆきだるま", "雪ダルマ", "雪達磨", "スノーマン"), "snowman"),
    ),
}  # fmt: skip

COLOUR_WORDS: dict[str, tuple[Word, ...]] = {
    "red": (
        Word(("赤い", "赤色の", "あかい", "真っ赤な", "赤の", "レッドの"), "red", ("bright red",)),
        Word(("朱色の", "朱塗りの"), "vermilion", ("red",)),
        Word(("紅色の", "紅の"), "crimson", ("red",)),
    ),
    "orange": (
        Word(("オレンジ色の", "オレンジの", "橙色の", "だいだい色の", "蜜柑色の"), "orange"),
    ),
    "yellow": (Word(("黄色い", "黄色の", "きいろい", "黄の", "イエローの"), "yellow"),),
    "green": (Word(("緑の", "緑色の", "みどりの", "グリーンの", "深緑の"), "green"),),
    "blue": (Word(("青い", "青色の", "あおい", "ブルーの", "真っ青な"), "blue"),),
    "purple": (
        Word(("紫の", "紫色の", "むらさきの", "むらさき色の", "パープルの"), "purple", ("violet",)),
    ),
    "pink": (Word(("ピンクの", "ピンク色の", "桃色の", "ももいろの"), "pink"),),
    "white": (
        Word(("白い", "白色の", "しろい", "真っ白な", "ホワイトの"), "white", ("pure white",)),
    ),
    "black": (
        Word(("黒い", "黒の", "黒色の", "真っ黒な", "くろい", "ブラックの"), "black",
             ("jet black",)),
    ),
}  # fmt: skip

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

ANIMATE = frozenset(("cat", "dog", "bird"))
"""Things that いる; the others ある."""

_STAND = Verb("立つ", "立っている", "standing")
_LOOM = Verb("たたずむ", "たたずんでいる", "standing")
_SIT = Verb("座る", "座っている", "sitting")
_SIT_KANA = Verb("すわる", "すわっている", "sitting")
_TOWER = Verb("そびえる", "そびえている", "towering")
_PLACED = Verb("置かれた", "置かれている", "placed")
VERBS: dict[str, tuple[Verb, ...]] = {
    "house": (Verb("建つ", "建っている", "standing"), _LOOM),
    "torii": (_STAND, _STAND, _TOWER),
    "pagoda": (_TOWER, Verb("建つ", "建っている", "standing"), _STAND),
    "tree": (_STAND, Verb("生える", "生えている", "growing")),
    "cherry": (
        Verb("咲く", "咲いている", "blooming"),
        Verb("立つ", "立っている", "standing"),
        Verb("咲き誇る", "咲き誇っている", "blooming"),
    ),
    "boat": (Verb("浮かぶ", "浮かんでいる", "floating"), Verb("浮く", "浮いている", "floating")),
    "car": (
        Verb("停まる", "停まっている", "parked"),
        Verb("停まった", "停まっている", "parked"),
        Verb("走る", "走っている", "driving", "を"),
    ),
    "cat": (_SIT, _SIT_KANA, _SIT),
    "dog": (_SIT, _SIT_KANA, _SIT),
    "bird": (Verb("とまる", "とまっている", "perched"), _LOOM),
    "flower": (Verb("咲く", "咲いている", "blooming"), Verb("さく", "さいている", "blooming")),
    "lantern": (
        Verb("灯る", "灯っている", "glowing"),
        Verb("ともる", "ともっている", "glowing"),
        Verb("光る", "光っている", "glowing"),
    ),
    "umbrella": (_PLACED, Verb("開く", "開いている", "opened")),
    "snowman": (_STAND, _LOOM),
}
"""Boats float at sea only; ashore they simply are there."""
