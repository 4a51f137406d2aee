"""Ordinary words of prompts beyond the world's own: for the translator, and as foreign words for
the text encoder.

Each row is (Japanese, English). The painter cannot draw them; the translator must still carry
them over.
"""

from __future__ import annotations

Pair = tuple[str, str]


def _rows(text: str) -> tuple[Pair, ...]:
    lines = text.strip().splitlines()
    pairs = (item.split("=") for line in lines for item in line.split(";") if "=" in item)
    return tuple((ja.strip(), en.strip()) for ja, en in pairs)


def _english(text: str) -> frozenset[str]:
    return frozenset(word for line in text.strip().splitlines() for word in line.split(";"))


NOUNS: tuple[Pair, ...] = _rows("""
魚=fish;金魚=goldfish;鯉=koi carp;馬=horse;牛=cow;豚=pig;羊=sheep
兎=rabbit;うさぎ=rabbit;ウサギ=rabbit
狐=fox;きつね=fox;キツネ=fox;熊=bear
くま=bear;クマ=bear;猿=monkey;鹿=deer;虎=tiger;ライオン=lion;象=elephant
パンダ=panda;狼=wolf;鶴=crane;亀=turtle;蛙=frog;蝶=butterfly
ちょうちょ=butterfly;トンボ=dragonfly;蛍=firefly;ペンギン=penguin;梟=owl
カラス=crow;龍=dragon;竜=dragon;ドラゴン=dragon
女の子=girl;少女=girl;男の子=boy;少年=boy;女性=woman;男性=man;女=woman
男=man;人=person;子供=child;こども=child;赤ちゃん=baby;老人=old man
おばあさん=old woman;母=mother;父=father;姉妹=sisters;兄弟=brothers
友達=friends;侍=samurai;忍者=ninja;巫女=shrine maiden;舞妓=maiko
芸者=geisha;武士=samurai;王女=princess;お姫様=princess;姫=princess
王様=king;騎士=knight;魔女=witch;魔法使い=wizard;天使=angel;悪魔=demon
鬼=oni;妖精=fairy;幽霊=ghost;妖怪=yokai;ロボット=robot;学生=student
先生=teacher;医者=doctor;漁師=fisherman;旅人=traveler;料理人=cook
画家=painter
顔=face;髪=hair;目=eyes;瞳=eyes;手=hand;笑顔=smile;涙=tears;翼=wings
羽=feather;尻尾=tail;耳=ears
着物=kimono;浴衣=yukata;制服=school uniform;ドレス=dress;帽子=hat
麦わら帽子=straw hat;眼鏡=glasses;靴=shoes;下駄=geta;リボン=ribbon;鞄=bag
マフラー=scarf;鎧=armor;刀=katana;剣=sword;弓=bow;扇子=folding fan
面=mask;仮面=mask;指輪=ring
山=mountain;やま=mountain;火山=volcano;川=river
かわ=river;小川=stream;湖=lake;池=pond;滝=waterfall;森=forest
もり=forest;林=woods
谷=valley
砂漠=desert;洞窟=cave;岩=rock;石=stone
棚田=terraced rice fields
ひまわり=sunflower;向日葵=sunflower;薔薇=rose;バラ=rose;百合=lily
菊=chrysanthemum;紫陽花=hydrangea;あじさい=hydrangea;藤=wisteria
蓮=lotus;チューリップ=tulip;草=grass;葉=leaf;苔=moss
空=sky;そら=sky;雷=lightning;霧=fog;風=wind;嵐=storm
星=star;ほし=star;流れ星=shooting star;天の川=milky way
影=shadow;光=light;炎=flame;火=fire;氷=ice
波=wave;泡=bubbles;煙=smoke;オーロラ=aurora
夏=summer;冬=winter
正月=new year;祭り=festival;夏祭り=summer festival;花火=fireworks
都市=city;村=village;東京=Tokyo;京都=Kyoto;日本=Japan
駅=station;電車=train;汽車=steam train;新幹線=bullet train
飛行機=airplane;自転車=bicycle;バス=bus;橋=bridge;道=road;路地=alley
階段=stairs;石段=stone steps;城=castle;お城=castle
寺=temple;お寺=temple;神社=shrine;教会=church
学校=school;教室=classroom;図書館=library;店=shop;市場=market
屋台=food stall;喫茶店=cafe;カフェ=cafe
旅館=Japanese inn;茶室=tea room;庭=garden;日本庭園=Japanese garden
公園=park;港=harbor;灯台=lighthouse;ビル=building;屋根=roof;窓=window
扉=door;壁=wall;部屋=room;台所=kitchen;縁側=veranda;畳=tatami
障子=shoji screen;暖炉=fireplace;椅子=chair;机=desk;本=book
本棚=bookshelf;時計=clock;鏡=mirror;鍵=key;箱=box;蝋燭=candle;人形=doll
風船=balloon;気球=hot air balloon;風鈴=wind chime;凧=kite
鯉のぼり=carp streamer;だるま=daruma doll
絵馬=votive tablet;宝石=jewel
宝箱=treasure chest;王冠=crown
林檎=apple;りんご=apple;リンゴ=apple;桃=peach
苺=strawberry;いちご=strawberry;葡萄=grapes;西瓜=watermelon
スイカ=watermelon;かぼちゃ=pumpkin;人参=carrot;米=rice;おにぎり=rice ball
寿司=sushi;ラーメン=ramen;うどん=udon;天ぷら=tempura;お茶=tea;コーヒー=coffee
ケーキ=cake;パン=bread;団子=dumplings;餅=rice cake
和菓子=Japanese sweets;アイスクリーム=ice cream;かき氷=shaved ice
弁当=lunch box
宇宙=space;惑星=planet;地球=earth;未来=future;夢=dream;世界=world
風景=landscape;景色=scenery;音楽=music;写真=photo;絵=picture
アニメ=anime;漫画=manga
背景=background;前景=foreground;逆光=backlight;全身=full body
横顔=profile;後ろ姿=view from behind
広角=wide angle
""")

ADJECTIVES: tuple[Pair, ...] = _rows("""
大きな=big;大きい=big;小さな=small;小さい=small;美しい=beautiful
綺麗な=beautiful;きれいな=beautiful;かわいい=cute;可愛い=cute;古い=old
新しい=new;明るい=bright;暗い=dark;静かな=quiet;賑やかな=lively;高い=tall
低い=low;長い=long;短い=short;丸い=round;四角い=square;温かい=warm
暖かい=warm;冷たい=cold;寒い=cold;暑い=hot;若い=young;優しい=gentle
やさしい=gentle;悲しい=sad;楽しい=cheerful;嬉しい=happy;強い=strong;弱い=weak
不思議な=mysterious;幻想的な=fantastic;神秘的な=mystical;透明な=transparent
豪華な=luxurious;素朴な=simple;懐かしい=nostalgic;広い=wide;深い=deep
輝く=shining;光る=glowing;眠そうな=sleepy;元気な=energetic;怖い=scary
かっこいい=cool;リアルな=realistic;未来的な=futuristic;和風の=Japanese-style
洋風の=Western-style;茶色い=brown;茶色の=brown
灰色の=gray;金色の=golden;銀色の=silver
濡れた=wet
壊れた=broken
""")

NEAR_NOUNS: tuple[Pair, ...] = _rows("""
狸=raccoon dog;たぬき=raccoon dog;猫耳=cat ears;雪山=snowy mountain
竹=bamboo;松=pine tree;梅=plum blossom;紅葉の山=autumn mountain
田んぼ=rice field;畑=field of crops;花畑=flower field
三日月=crescent moon;木漏れ日=sunlight through the trees
梅雨=rainy season;花見=cherry blossom viewing;夕立=evening shower
温泉=hot spring;招き猫=lucky cat;狛犬=guardian lion-dog
みかん=mandarin orange;油絵=oil painting;俯瞰=bird's-eye view;門=gate
""")
"""Nouns that sound like words of the world but are none: for the translator alone."""

NEAR_ADJECTIVES: tuple[Pair, ...] = _rows("""
水色の=light blue;空色の=sky blue;紺色の=navy blue;黄緑の=yellow-green
虹色の=rainbow-colored;雪の積もった=snow-covered;満開の=blooming
""")
"""The same: light blue is no colour of the world."""

VERBS: tuple[Pair, ...] = _rows("""
立つ=standing;座る=sitting;歩く=walking;走る=running;眠る=sleeping
寝る=sleeping;飛ぶ=flying;泳ぐ=swimming;踊る=dancing;歌う=singing
笑う=laughing;泣く=crying;遊ぶ=playing;待つ=waiting;見上げる=looking up
振り返る=looking back;微笑む=smiling;祈る=praying;働く=working
跳ねる=jumping;浮かぶ=floating;咲く=blooming;光る=glowing;休む=resting
旅する=traveling;佇む=standing;燃える=burning;揺れる=swaying
""")

OBJECT_VERBS: tuple[Pair, ...] = _rows("""
食べる=eating;飲む=drinking;読む=reading;持つ=holding;見る=looking at
着る=wearing;着た=wearing;かぶる=wearing;かぶった=wearing;抱く=hugging
抱える=holding;描く=drawing;弾く=playing;書く=writing;追う=chasing
追いかける=chasing;運ぶ=carrying;作る=making;眺める=gazing at;差す=holding
買う=buying;釣る=fishing for
""")

PLACE_RELATIONS: tuple[Pair, ...] = _rows("""
の中の=in;の上の=on;の下の=under;の前の=in front of;の後ろの=behind
の横の=beside;の隣の=next to;の近くの=near;のそばの=by;の間の=between
""")

SEASONS = _rows("""
春=in spring;夏=in summer;秋=in autumn;冬=in winter;雨=in the rain;霧=in the fog
雪=in the falling snow;未来=in the future;夕暮れ=at dusk;夜=at night;朝=in the morning
""")

NUMBERS = _rows("""
一=one;二=two;三=three;四=four;五=five;六=six;七=seven;八=eight;九=nine;十=ten
""")

COUNTED: dict[str, tuple[Pair, ...]] = {
    "匹": _rows(
        "猫=cat;ねこ=cat;犬=dog;いぬ=dog;魚=fish;狐=fox;兎=rabbit;子猫=kitten;蝶=butterfly"
    ),
    "羽": _rows("鳥=bird;小鳥=little bird;鶴=crane;兎=rabbit;カラス=crow"),
    "人": _rows("少女=girl;女の子=girl;男の子=boy;子供=child;侍=samurai;女性=woman;男性=man"),
    "本": _rows("木=tree;傘=umbrella;桜=cherry tree;花=flower;刀=katana;和傘=Japanese umbrella"),
    "台": _rows("車=car;自転車=bicycle;バス=bus"),
    "軒": _rows("家=house;店=shop;小屋=cottage"),
    "輪": _rows("花=flower;薔薇=rose"),
    "隻": _rows("船=boat;帆船=sailboat"),
    "艘": _rows("船=boat;小舟=small boat;舟=boat"),
    "基": _rows("鳥居=torii;五重塔=five-story pagoda"),
    "体": _rows("雪だるま=snowman;人形=doll;ロボット=robot"),
    "張り": _rows("提灯=lantern"),
    "つ": _rows(
        "提灯=lantern;鳥居=torii;りんご=apple;星=star;家=house;風船=balloon;雪だるま=snowman"
    ),
    "個": _rows("提灯=lantern;りんご=apple;風船=balloon;桃=peach;雪だるま=snowman"),
}
"""What each counter counts."""

PROGRESSIVE: dict[str, str] = dict(
    _rows("""
立つ=立っている;座る=座っている;歩く=歩いている;走る=走っている;眠る=眠っている;寝る=寝ている
飛ぶ=飛んでいる;泳ぐ=泳いでいる;踊る=踊っている;歌う=歌っている;笑う=笑っている;泣く=泣いている
遊ぶ=遊んでいる;待つ=待っている;見上げる=見上げている;微笑む=微笑んでいる;祈る=祈っている
""")
)
"""The te-iru form of verbs."""

_PLACES = _english("""
mountain;river;lake;forest;cave;valley;garden;park;city;village;temple
shrine;castle;harbor;school;classroom;library;room;kitchen;cafe;market;road;bridge;alley;Kyoto
Tokyo;rice field;flower field;space;woods;Japanese garden;snowy mountain;hot spring
""")
_PEOPLE = _english("""
fish;rabbit;fox;bear;monkey;deer;dragon;girl;boy;woman;man;person;child;samurai
ninja;shrine maiden;princess;knight;witch;robot;student;teacher;angel;fairy;ghost;traveler;panda
owl;penguin
""")
PLACES = (
    *((ja, en) for ja, en in (*NOUNS, *NEAR_NOUNS) if en in _PLACES),
    *_rows("竹林=bamboo forest;島=island;町=town"),
)
PEOPLE = (
    *((ja, en) for ja, en in NOUNS if en in _PEOPLE),
    *_rows("猫=cat;ねこ=cat;子猫=kitten;ネコ=cat"),
    *_rows("犬=dog;いぬ=dog;イヌ=dog;子犬=puppy;鳥=bird;とり=bird"),
)
"""Who acts in composed phrases; animals included."""
