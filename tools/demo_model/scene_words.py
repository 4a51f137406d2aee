"""What times, places, weather, what is far away, and styles are called."""

from __future__ import annotations

from tools.demo_model.word import Word

_CLEAR = (("weather", "clear"),)
_WET = (("weather", "rain"), ("weather", "snow"))

TIME_WORDS: dict[str, tuple[Word, ...]] = {
    "morning": (
        Word(("朝", "あさ", "朝方"), "morning", (), "in the morning"),
        Word(("早朝",), "early morning", (), "in the early morning"),
        Word(("夜明け", "明け方", "暁"), "dawn", ("daybreak",), "at dawn"),
    ),
    "noon": (
        Word(("昼", "昼間", "ひる", "日中", "お昼"), "daytime", ("day",), "in the daytime"),
        Word(("真昼", "正午"), "noon", ("midday",), "at noon"),
        Word(("青空", "晴れた空", "晴天"), "blue sky", ("bright blue sky",), "under a blue sky",
             implies=_CLEAR),
        Word(("晴れた日", "晴れの日"), "sunny day", ("bright day",), "on a sunny day",
             implies=_CLEAR),
    ),
    "sunset": (
        Word(("夕焼け", "ゆうやけ", "夕焼け空", "日没"), "sunset", ("sunset sky", "evening glow"),
             "at sunset"),
        Word(("夕方", "夕べ"), "evening", (), "in the evening"),
        Word(("夕暮れ", "黄昏", "たそがれ", "夕暮れ時", "日暮れ"), "dusk", ("twilight",),
             "at dusk"),
    ),
    "night": (
        Word(("夜", "よる", "夜間"), "night", ("nighttime",), "at night"),
        Word(("真夜中", "夜中", "深夜"), "midnight", ("late night",), "at midnight"),
        Word(("夜空",), "night sky", (), "under the night sky"),
        Word(("星空",), "starry sky", ("starry night sky",), "under a starry sky", unless=_WET),
        Word(("星の夜", "星降る夜"), "starry night", ("night full of stars",), "on a starry night",
             unless=_WET),
        Word(("月夜", "月の夜"), "moonlit night", (), "on a moonlit night",
             implies=(("far", "moon"),), unless=_WET),
    ),
}  # fmt: skip

PLACE_WORDS: dict[str, tuple[Word, ...]] = {
    "sea": (
        Word(("海", "うみ", "海の中", "海の上", "海上"), "sea", ("ocean",), "in the sea"),
        Word(("海辺",), "seaside", (), "by the seaside"),
        Word(("海原", "大海原"), "open sea", ("ocean",), "in the open sea"),
        Word(("水面", "水の上"), "water", ("water surface",), "on the water"),
    ),
    "meadow": (
        Word(("草原", "草はら", "くさはら"), "meadow", ("grassland",), "in a meadow"),
        Word(("野原", "原っぱ", "のはら"), "field", ("green field", "grassy field"), "in a field"),
        Word(("丘", "緑の丘"), "green hill", ("hill",), "on a green hill"),
    ),
    "snowfield": (
        Word(("雪原", "雪野原", "雪の原"), "snowfield", ("snow field", "snowy field"),
             "in a snowfield"),
        Word(("雪の中", "雪", "雪の上", "ゆき"), "snow", ("white snow",), "in the snow"),
        Word(("雪景色", "銀世界"), "snowy landscape", ("winter landscape", "snow scene"),
             "in a snowy landscape"),
    ),
    "beach": (
        Word(("砂浜", "すなはま", "砂の浜"), "sandy beach", ("sand beach",), "on a sandy beach"),
        Word(("浜辺", "ビーチ", "浜", "はまべ"), "beach", ("seaside beach",), "on a beach"),
        Word(("海岸", "岸辺"), "shore", ("coast", "seashore"), "on the shore"),
    ),
    "bamboo": (
        Word(("竹林", "竹の林", "ちくりん", "竹の森"), "bamboo forest",
             ("bamboo grove", "bamboo thicket"), "in a bamboo forest"),
        Word(("竹藪", "竹やぶ", "たけやぶ"), "bamboo grove", ("bamboo thicket", "bamboo forest"),
             "in a bamboo grove"),
    ),
    "town": (
        Word(("町", "街", "まち", "町の中", "街中"), "town", ("small town",), "in a town"),
        Word(("町並み", "街並み", "まちなみ"), "townscape", ("streetscape",),
             "in a townscape"),
        Word(("古い町並み", "古い街並み", "古い町"), "old town", ("old Japanese town",),
             "in an old town"),
        Word(("通り", "街角", "町の通り"), "street", ("town street",), "on a street"),
    ),
}  # fmt: skip

WEATHER_WORDS: dict[str, tuple[Word, ...]] = {
    "clear": (
        Word(("晴れ", "はれ", "好天"), "clear weather", ("fine weather", "fair weather"),
             "in clear weather", ("晴れの", "晴れた")),
        Word(("快晴",), "clear sky", ("cloudless sky",), "under a clear sky",
             unless=(("far", "clouds"),)),
    ),
    "rain": (
        Word(("雨", "あめ", "雨降り", "雨天"), "rain", ("rainy", "raining", "rainy weather"),
             "in the rain"),
        Word(("降る雨", "降りしきる雨", "雨が降っている"), "falling rain", ("rainfall", "rain"),
             "in the falling rain", ("雨が降る", "雨の降る", "雨降る")),
        Word(("雨の日",), "rainy day", ("day of rain",), "on a rainy day"),
        Word(("小雨", "こさめ", "霧雨"), "light rain", ("drizzle", "soft rain"), "in light rain",
             ("小雨の", "小雨が降る", "小雨の降る", "霧雨の")),
        Word(("大雨", "土砂降り", "どしゃ降り"), "heavy rain", ("pouring rain", "downpour"),
             "in heavy rain"),
    ),
    "snow": (
        Word(("降る雪", "舞う雪", "舞い散る雪", "降雪", "雪が降っている", "雪降り"), "falling snow",
             ("snowfall", "snowing", "snowflakes", "falling snowflakes"), "in the falling snow",
             ("雪の降る", "雪の", "雪が降る", "雪が舞う", "雪の舞う", "雪降りの")),
        Word(("粉雪", "こなゆき"), "falling powder snow", ("light snowfall", "falling snowflakes"),
             "in falling powder snow", ("粉雪が舞う", "粉雪の舞う", "粉雪の", "粉雪が降る")),
        Word(("雪の日", "雪降る日"), "snowy day", ("day of snowfall",), "on a snowy day"),
        Word(("吹雪", "ふぶき"), "snowstorm", ("blizzard",), "in a snowstorm"),
    ),
    "petals": (
        Word(("桜吹雪", "花吹雪", "桜の花びら", "さくら吹雪"), "falling cherry petals",
             ("cherry petals", "cherry blossom petals", "falling cherry blossom petals",
              "falling petals"),
             "among falling cherry petals", ("桜吹雪の", "桜吹雪が舞う", "桜の花びらが舞う",
                                             "花吹雪の", "桜吹雪の舞う")),
        Word(("舞い散る花びら", "舞う花びら", "花びら", "散る花びら"), "fluttering petals",
             ("petals", "falling petals", "drifting petals", "flower petals", "petals in the air"),
             "among fluttering petals", ("花びらが舞う", "花びらの舞う", "花びらが散る",
                                         "花びらが舞い散る")),
        Word(("春", "はる"), "spring", ("springtime",), "in spring"),
    ),
    "leaves": (
        Word(("落ち葉", "おちば", "枯れ葉"), "fallen leaves",
             ("autumn leaves", "falling leaves", "leaves"), "among fallen leaves",
             ("落ち葉の", "落ち葉が散る", "落ち葉の散る", "枯れ葉の")),
        Word(("舞い散る木の葉", "舞う木の葉", "舞う落ち葉", "舞い散る落ち葉", "散る木の葉"),
             "falling leaves", ("fluttering leaves", "autumn leaves", "leaves in the wind"),
             "among falling leaves", ("木の葉が舞う", "木の葉の舞う", "落ち葉が舞う",
                                      "落ち葉の舞う", "木の葉が舞い散る")),
        Word(("舞う紅葉", "舞い散る紅葉", "散る紅葉", "舞うもみじ"), "falling autumn leaves",
             ("autumn leaves", "falling maple leaves", "fluttering autumn leaves"),
             "among falling autumn leaves", ("紅葉が舞う", "紅葉の舞う", "もみじが舞う",
                                             "紅葉が散る", "紅葉が舞い散る")),
        Word(("秋", "あき"), "autumn", ("fall", "autumn season"), "in autumn"),
    ),
}  # fmt: skip

FAR_WORDS: dict[str, tuple[Word, ...]] = {
    "none": (),
    "fuji": (
        Word(("富士山", "ふじさん", "富士", "フジサン"), "Mount Fuji",
             ("Mt. Fuji", "Fuji", "snow-capped Mount Fuji"), "Mount Fuji"),
    ),
    "moon": (
        Word(("満月", "まんげつ", "丸い月"), "full moon", ("round moon", "big moon"),
             "a full moon"),
        Word(("月", "お月さま", "つき", "お月様"), "moon", ("bright moon",), "the moon"),
    ),
    "sun": (
        Word(("太陽", "お日さま", "おひさま", "お日様"), "sun", ("bright sun",), "the sun"),
        Word(("夕日", "夕陽"), "setting sun", ("evening sun",), "the setting sun",
             implies=(("time", "sunset"),)),
        Word(("朝日", "朝陽"), "morning sun", ("rising sun",), "the morning sun",
             implies=(("time", "morning"),)),
    ),
    "clouds": (
        Word(("雲", "くも", "もくもくの雲", "浮雲"), "clouds",
             ("fluffy clouds", "some clouds", "white clouds"), "clouds"),
        Word(("入道雲", "大きな雲"), "big clouds", ("large clouds", "towering clouds"),
             "big clouds"),
    ),
    "rainbow": (
        Word(("虹", "にじ", "七色の虹", "ニジ"), "rainbow", ("big rainbow", "colorful rainbow"),
             "a rainbow"),
    ),
    "island": (
        Word(("島", "しま", "島影"), "island", ("distant island", "green island"), "an island"),
        Word(("小島", "離れ小島", "小さな島"), "small island", ("little island", "islet"),
             "a small island"),
    ),
}  # fmt: skip

STYLE_WORDS: dict[str, tuple[Word, ...]] = {
    "picture": (
        Word(("絵本風", "絵本調", "絵本タッチ"), "picture book style",
             ("storybook style", "children's book style"), "in picture book style",
             ("絵本風の", "絵本のような", "絵本みたいな")),
        Word(("絵本の挿絵", "絵本の挿し絵", "絵本のイラスト"), "picture book illustration",
             ("children's book illustration", "storybook illustration"), painting=True),
        Word(("絵本", "えほん"), "picture book", ("storybook",), "as in a picture book"),
    ),
    "watercolour": (
        Word(("水彩画", "水彩の絵", "すいさいが"), "watercolor painting",
             ("watercolour painting", "watercolor", "watercolor picture"), painting=True),
        Word(("水彩", "すいさい"), "watercolor", ("watercolour", "watercolors", "aquarelle"),
             "in watercolor", ("水彩の", "水彩で描いた")),
        Word(("水彩画風", "水彩風", "水彩タッチ"), "watercolor style",
             ("watercolour style", "watercolor"), "in watercolor style"),
        Word(("透明水彩",), "transparent watercolor", ("soft watercolor", "clear watercolor"),
             "in transparent watercolor", ("透明水彩の", "透明水彩で描いた")),
    ),
    "ink": (
        Word(("水墨画", "水墨の絵", "すいぼくが"), "ink wash painting",
             ("ink painting", "sumi-e", "Japanese ink painting"), painting=True),
        Word(("墨絵", "すみえ"), "sumi-e", ("ink painting", "sumi ink painting"), painting=True),
        Word(("水墨",), "ink wash", ("ink", "sumi ink"), "in ink wash",
             ("水墨の", "水墨で描いた")),
        Word(("水墨画風", "水墨画調", "水墨風"), "ink wash painting style", ("ink wash style",),
             "in ink wash painting style"),
        Word(("墨絵風", "墨絵タッチ"), "sumi-e style", ("ink painting style",),
             "in sumi-e style"),
    ),
    "ukiyoe": (
        Word(("浮世絵", "うきよえ"), "ukiyo-e",
             ("ukiyoe", "ukiyo-e print", "Japanese woodblock print"), painting=True),
        Word(("浮世絵風", "浮世絵調", "浮世絵タッチ"), "ukiyo-e style", ("ukiyoe style",),
             "in ukiyo-e style", ("浮世絵風の", "浮世絵のような", "浮世絵調の")),
        Word(("木版画", "版画"), "woodblock print", ("woodcut", "Japanese print"), painting=True),
        Word(("木版画風", "版画風"), "woodblock print style", ("woodcut style",),
             "in woodblock print style"),
    ),
}  # fmt: skip
