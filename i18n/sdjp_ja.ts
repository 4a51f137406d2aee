<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
  <context>
    <name>cli</name>
    <message>
      <source>  IPTC says:   {value}</source>
      <translation>  IPTCの種別: {value}</translation>
    </message>
    <message>
      <source>  made with:   {value}</source>
      <translation>  作成ソフト: {value}</translation>
    </message>
    <message>
      <source>  watermark:   {value}</source>
      <translation>  電子透かし: {value}</translation>
    </message>
    <message>
      <source>1 draws the new part freely, less keeps something of the continued edges (default: 1)</source>
      <translation>1なら広げた部分を自由に描き、小さいほど引き延ばした縁の色を残す（既定1）</translation>
    </message>
    <message>
      <source>Commands (`sdjp COMMAND --help` tells more):</source>
      <translation>コマンド（詳しくは `sdjp コマンド --help`）:</translation>
    </message>
    <message>
      <source>Draw with Stable Diffusion on your own computer, in Japanese.</source>
      <translation>自分のパソコンで、日本語でStable Diffusionの絵を描きます。</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>描画中</translation>
    </message>
    <message>
      <source>Exit codes: 0 done, 1 unexpected, 2 wrong input, 3 a model cannot be used, 4 drawing failed, 5 something could not be kept, 130 stopped with Ctrl+C.</source>
      <translation>終了コード: 0 完了、1 予期しない失敗、2 入力の誤り、3 モデルを使えない、4 描画に失敗、5 保存できない、130 Ctrl+Cで中止</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>フォルダ</translation>
    </message>
    <message>
      <source>Machine</source>
      <translation>パソコン</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>No pictures found.</source>
      <translation>画像は見つかりませんでした。</translation>
    </message>
    <message>
      <source>Nothing is drawn from a blurred picture: the rounds after it are left out.</source>
      <translation>ぼかした絵からは描かないため、残りの繰り返しは行いません。</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>問題点</translation>
    </message>
    <message>
      <source>Stopping after this step …</source>
      <translation>このステップが終わったら中止します…</translation>
    </message>
    <message>
      <source>The model's safety checker objected to seed {seed}, so the picture was blurred. With --skip_save its original is not kept: draw it again without --skip_save if you want to see it.</source>
      <translation>シード {seed} の絵がモデルの安全確認に触れたため、ぼかしました。--skip_save では元の絵も残りません。見たいときは、--skip_save を付けずにもう一度描いてください。</translation>
    </message>
    <message>
      <source>The model's safety checker objected, so the picture was saved blurred. `sdjp reveal {path}` shows it, `sdjp reveal --discard {path}` forgets it.</source>
      <translation>モデルの安全確認に触れたため、ぼかして保存しました。見るには `sdjp reveal {path}`、元の画像を捨てるには `sdjp reveal --discard {path}` を実行してください。</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>版</translation>
    </message>
    <message>
      <source>a MarianMT folder (default: the embedded translator)</source>
      <translation>MarianMTモデルのフォルダ（省略時は付属の翻訳モデル）</translation>
    </message>
    <message>
      <source>a blurred picture as it was saved</source>
      <translation>ぼかして保存された画像</translation>
    </message>
    <message>
      <source>a diffusers folder</source>
      <translation>diffusers形式のフォルダ</translation>
    </message>
    <message>
      <source>a picture (PNG, JPEG or WebP)</source>
      <translation>画像（PNG・JPEG・WebP）</translation>
    </message>
    <message>
      <source>a picture, or a folder of pictures (same as {option})</source>
      <translation>画像、または画像のフォルダ（{option} と同じ）</translation>
    </message>
    <message>
      <source>a prompt in Japanese</source>
      <translation>日本語のプロンプト</translation>
    </message>
    <message>
      <source>and the modern ones</source>
      <translation>新しいもの</translation>
    </message>
    <message>
      <source>another ratio than that of the picture, {width}:{height}</source>
      <translation>元の画像（{width}:{height}）と違う比率</translation>
    </message>
    <message>
      <source>as in CompVis img2img.py</source>
      <translation>CompVisのimg2img.pyと同じもの</translation>
    </message>
    <message>
      <source>as in CompVis txt2img.py</source>
      <translation>CompVisのtxt2img.pyと同じもの</translation>
    </message>
    <message>
      <source>as in CompVis's scripts</source>
      <translation>CompVisのスクリプトと同じもの</translation>
    </message>
    <message>
      <source>continue a picture past its edges</source>
      <translation>画像の外側を描き足す</translation>
    </message>
    <message>
      <source>could not be read (this does not mean that it is no AI picture)</source>
      <translation>読み取れません（AI画像でないという意味ではありません）</translation>
    </message>
    <message>
      <source>decide about a picture that was saved blurred</source>
      <translation>ぼかして保存された画像を見るか捨てるか決める</translation>
    </message>
    <message>
      <source>denoising steps (default: 20; today's samplers need no 50)</source>
      <translation>ステップ数（既定20。今のサンプラーに50は不要なため）</translation>
    </message>
    <message>
      <source>diffusers folder of the same family, when --ckpt is a single file</source>
      <translation>--ckpt が単独ファイルのときに使う、同じ系統のdiffusers形式フォルダ</translation>
    </message>
    <message>
      <source>do not run the model's safety checker</source>
      <translation>モデル付属の安全確認を行わない</translation>
    </message>
    <message>
      <source>down-sampling factor (default: the model's own; another number is refused)</source>
      <translation>縮小率（省略時はモデルの値。違う数は使えません）</translation>
    </message>
    <message>
      <source>draw a part of a picture anew</source>
      <translation>画像の一部だけを描き直す</translation>
    </message>
    <message>
      <source>draw pictures anew by a prompt</source>
      <translation>画像をもとに描き直す</translation>
    </message>
    <message>
      <source>draw pictures from a prompt</source>
      <translation>プロンプトから絵を描く</translation>
    </message>
    <message>
      <source>draw so often, each time from the last result; all are kept (default: 1)</source>
      <translation>結果をもとに描くことを繰り返す回数。途中の絵も全部残る（既定1）</translation>
    </message>
    <message>
      <source>draw the black of the mask anew instead</source>
      <translation>マスクの黒いほうを描き直す</translation>
    </message>
    <message>
      <source>draw the masked part alone, at the size of a whole drawing</source>
      <translation>マスクの部分だけを、1枚分の大きさに拡大して描く</translation>
    </message>
    <message>
      <source>extend evenly on two sides until the picture has this ratio</source>
      <translation>この比率になるまで、両側を均等に広げる</translation>
    </message>
    <message>
      <source>folder for the pictures (default: your pictures folder, so that they are found)</source>
      <translation>保存先フォルダ（省略時はピクチャの中のSDJP。後で見つけやすいように）</translation>
    </message>
    <message>
      <source>folders to read, besides your pictures folder and those used before</source>
      <translation>調べるフォルダ（ピクチャの中のSDJPと、これまでの保存先は常に調べます）</translation>
    </message>
    <message>
      <source>forget the original and keep the blurred picture</source>
      <translation>元の画像を捨て、ぼかした画像だけを残す</translation>
    </message>
    <message>
      <source>forgotten: {path}</source>
      <translation>元の画像を捨てました: {path}</translation>
    </message>
    <message>
      <source>found: “{payload}” ({percent:.0f} % of the bits)</source>
      <translation>あり：「{payload}」（ビット一致 {percent:.0f} %）</translation>
    </message>
    <message>
      <source>full (float32) or autocast: what this machine computes fastest (default)</source>
      <translation>full（float32）か autocast（このパソコンで最も速い形式。既定）</translation>
    </message>
    <message>
      <source>give either --ratio or some of --left, --top, --right, --bottom</source>
      <translation>--ratio か、--left・--top・--right・--bottom のどれかを指定してください</translation>
    </message>
    <message>
      <source>give the prompt to the model as it is</source>
      <translation>翻訳せず、プロンプトをそのままモデルに渡す</translation>
    </message>
    <message>
      <source>guidance scale (default: what the model recommends, or 7.5)</source>
      <translation>ガイダンススケール（省略時はモデルの推奨値、なければ7.5）</translation>
    </message>
    <message>
      <source>height in pixels (default: what the model was trained for)</source>
      <translation>高さ（ピクセル。省略時はモデル本来の大きさ）</translation>
    </message>
    <message>
      <source>how far to go from the picture: 0 keeps it, 1 forgets it (default: 0.75)</source>
      <translation>元の画像からどれだけ変えるか。0はそのまま、1は元の画像を使わない（既定0.75）</translation>
    </message>
    <message>
      <source>how far to go from what is under the mask: 1 draws it wholly anew, less keeps something of its colours and shapes (default: 1)</source>
      <translation>マスクの下からどれだけ変えるか。1は全部描き直し、小さいほど元の色や形を残す（既定1）</translation>
    </message>
    <message>
      <source>how often to draw the batch (default: 1; on a plain computer each takes a while)</source>
      <translation>繰り返す回数（既定1。普通のパソコンでは1枚に時間がかかるため）</translation>
    </message>
    <message>
      <source>how the picture comes to --size: fit keeps its ratio, crop cuts, pad continues its edges, stretch distorts (default: fit; CompVis's drew at the picture's own size)</source>
      <translation>画像を --size に合わせる方法。fit 比率を保つ、crop 切り取る、pad 縁を伸ばして埋める、stretch 引き伸ばす（既定fit。元のスクリプトは画像の大きさのまま描きます）</translation>
    </message>
    <message>
      <source>it is not UTF-8 text</source>
      <translation>UTF-8のテキストではありません</translation>
    </message>
    <message>
      <source>latent channels (default: the model's own; another number is refused)</source>
      <translation>潜在空間のチャンネル数（省略時はモデルの値。違う数は使えません）</translation>
    </message>
    <message>
      <source>layers of CLIP to leave out at the end (default: 0)</source>
      <translation>CLIPの末尾で飛ばす層の数（既定0）</translation>
    </message>
    <message>
      <source>left alone: {path} ({reason})</source>
      <translation>そのままにしました: {path}（{reason}）</translation>
    </message>
    <message>
      <source>left out: {name}: {reason}</source>
      <translation>飛ばしました: {name}: {reason}</translation>
    </message>
    <message>
      <source>less than 1 GB is free on the disk for pictures</source>
      <translation>画像を保存するディスクの空きが1GB未満です</translation>
    </message>
    <message>
      <source>list or search the pictures made so far</source>
      <translation>これまでの画像を一覧・検索する</translation>
    </message>
    <message>
      <source>list the newest pictures (default) or search</source>
      <translation>list 新しい順の一覧（既定）／search 検索</translation>
    </message>
    <message>
      <source>make the picture index again from the pictures</source>
      <translation>画像から索引を作り直す</translation>
    </message>
    <message>
      <source>missing: {what}</source>
      <translation>足りません: {what}</translation>
    </message>
    <message>
      <source>no picture was named</source>
      <translation>画像が指定されていません</translation>
    </message>
    <message>
      <source>none</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>now shown: {path}</source>
      <translation>元の画像に戻しました: {path}</translation>
    </message>
    <message>
      <source>options</source>
      <translation>オプション</translation>
    </message>
    <message>
      <source>picture and extension</source>
      <translation>画像と広げかた</translation>
    </message>
    <message>
      <source>picture and mask</source>
      <translation>画像とマスク</translation>
    </message>
    <message>
      <source>pictures a batch (default: 1, as for --n_iter)</source>
      <translation>1回に描く枚数（既定1。理由は --n_iter と同じ）</translation>
    </message>
    <message>
      <source>pictures in a row of the overview sheet (default: --n_samples)</source>
      <translation>一覧画像の1行の枚数（省略時は --n_samples）</translation>
    </message>
    <message>
      <source>pixels to add at the bottom</source>
      <translation>下に足すピクセル数</translation>
    </message>
    <message>
      <source>pixels to add at the top</source>
      <translation>上に足すピクセル数</translation>
    </message>
    <message>
      <source>pixels to add on the left</source>
      <translation>左に足すピクセル数</translation>
    </message>
    <message>
      <source>pixels to add on the right</source>
      <translation>右に足すピクセル数</translation>
    </message>
    <message>
      <source>print one JSON object a file and nothing else on standard output</source>
      <translation>標準出力には1ファイルにつき1行のJSONだけを出す</translation>
    </message>
    <message>
      <source>print one JSON object a picture and nothing else on standard output</source>
      <translation>標準出力には1枚につき1行のJSONだけを出す</translation>
    </message>
    <message>
      <source>print one JSON object a text and nothing else on standard output</source>
      <translation>標準出力には1文につき1行のJSONだけを出す</translation>
    </message>
    <message>
      <source>print one JSON object and nothing else on standard output</source>
      <translation>標準出力には1行のJSONだけを出す</translation>
    </message>
    <message>
      <source>read prompts from a UTF-8 file, one a line</source>
      <translation>UTF-8のファイルから1行1件のプロンプトを読む</translation>
    </message>
    <message>
      <source>report on machine, versions, models and problems</source>
      <translation>パソコン・版・モデル・問題点を報告する</translation>
    </message>
    <message>
      <source>sampler by name: DDIM, DPM++ 2M Karras, Euler a, UniPC, LCM … (default: DDIM)</source>
      <translation>サンプラーの名前: DDIM、DPM++ 2M Karras、Euler a、UniPC、LCM など（既定DDIM）</translation>
    </message>
    <message>
      <source>save a small preview of every step there</source>
      <translation>各ステップの途中経過をそのフォルダに保存する</translation>
    </message>
    <message>
      <source>save no overview sheet</source>
      <translation>一覧画像を保存しない</translation>
    </message>
    <message>
      <source>save no single pictures, only the overview sheet</source>
      <translation>1枚ずつの画像は保存せず、一覧画像だけにする</translation>
    </message>
    <message>
      <source>say what a picture says of itself</source>
      <translation>画像に残された来歴を調べる</translation>
    </message>
    <message>
      <source>sdjp COMMAND [OPTIONS]</source>
      <translation>sdjp コマンド [オプション]</translation>
    </message>
    <message>
      <source>search needs at least one word</source>
      <translation>検索する言葉を1つ以上書いてください</translation>
    </message>
    <message>
      <source>seed of the first picture, the next ones count on; -1 is random (default: 42)</source>
      <translation>最初の画像のシード。2枚目からは1ずつ増える。-1は乱数（既定42）</translation>
    </message>
    <message>
      <source>show a prompt in Japanese and in English</source>
      <translation>プロンプトを日本語と英語で並べて見せる</translation>
    </message>
    <message>
      <source>show at most so many (default: 20)</source>
      <translation>表示する最大の件数（既定20）</translation>
    </message>
    <message>
      <source>show the version and stop</source>
      <translation>版を表示して終わる</translation>
    </message>
    <message>
      <source>show this help and stop</source>
      <translation>この説明を表示して終わる</translation>
    </message>
    <message>
      <source>so many pixels around the new part go over into the old softly (default: {pixels})</source>
      <translation>新しい部分のまわりの、これだけのピクセルで元の絵になじませる（既定：{pixels}）</translation>
    </message>
    <message>
      <source>start every picture from the same noise</source>
      <translation>どの画像も同じノイズから描き始める</translation>
    </message>
    <message>
      <source>step</source>
      <translation>ステップ</translation>
    </message>
    <message>
      <source>the model: a diffusers folder or a .safetensors file (default: the demo model)</source>
      <translation>モデル。diffusers形式のフォルダか.safetensorsファイル（省略時はデモモデル）</translation>
    </message>
    <message>
      <source>the picture to start from, or a folder of them in natural order</source>
      <translation>もとにする画像、または画像のフォルダ（番号順に描く）</translation>
    </message>
    <message>
      <source>there is no prompt in it</source>
      <translation>プロンプトが書かれていません</translation>
    </message>
    <message>
      <source>unknown: {what}</source>
      <translation>知らない指定です: {what}</translation>
    </message>
    <message>
      <source>usage: </source>
      <translation>使い方: </translation>
    </message>
    <message>
      <source>use the DPM-Solver sampler; wins over --plms</source>
      <translation>DPM-Solverサンプラーを使う（--plms より優先）</translation>
    </message>
    <message>
      <source>use the LAION-400M model at models/ldm/text2img-large</source>
      <translation>models/ldm/text2img-large にあるLAION-400Mモデルを使う</translation>
    </message>
    <message>
      <source>use the PLMS sampler</source>
      <translation>PLMSサンプラーを使う</translation>
    </message>
    <message>
      <source>what the new part starts from where the strength is below 1: the original, the colours around, noise or nothing (default: original, or fill where it is transparent)</source>
      <translation>強さが1より小さいとき、描き直す部分を何から始めるか。original 元の絵、fill 周りの色、noise ノイズ、nothing 一面の灰色（既定original。透明な部分はfill）</translation>
    </message>
    <message>
      <source>what to avoid, in Japanese or English</source>
      <translation>入れたくないもの。日本語でも英語でも可</translation>
    </message>
    <message>
      <source>what to draw (default: a torii, which the demo model knows, not a virus monster)</source>
      <translation>描きたいもの（省略時は「夕焼けの海に立つ赤い鳥居」。元の既定値のウイルス怪獣はデモモデルが知らないため）</translation>
    </message>
    <message>
      <source>what to draw (default: whatever suits the picture)</source>
      <translation>描きたいもの（省略時は画像に合うもの）</translation>
    </message>
    <message>
      <source>what to draw, in Japanese or English (same as --prompt)</source>
      <translation>描きたいもの。日本語でも英語でも可（--prompt と同じ）</translation>
    </message>
    <message>
      <source>what to work on</source>
      <translation>対象</translation>
    </message>
    <message>
      <source>white is drawn anew, black stays; a file, or a folder with masks named like the pictures (default: x_mask.png beside x.png, or what is transparent in the picture)</source>
      <translation>白いところを描き直し、黒いところは残す。ファイルか、画像と同じ名前のマスクを集めたフォルダ（省略時は x.png の隣の x_mask.png、なければ画像の透明な部分）</translation>
    </message>
    <message>
      <source>width and height in pixels, like 512x768</source>
      <translation>幅と高さ（ピクセル）。例: 512x768</translation>
    </message>
    <message>
      <source>width in pixels (default: what the model was trained for)</source>
      <translation>幅（ピクセル。省略時はモデル本来の大きさ）</translation>
    </message>
    <message>
      <source>with --only-masked: pixels around the mask that are seen (default: 32)</source>
      <translation>--only-masked のとき、マスクの周りを何ピクセルまで見るか（既定32）</translation>
    </message>
    <message>
      <source>words that must all occur; ねこ finds 猫, ネコ and cat</source>
      <translation>すべて含む言葉。「ねこ」で猫・ネコ・catも見つかります</translation>
    </message>
    <message>
      <source>write `sdjp history search WORDS` to search</source>
      <translation>検索は `sdjp history search 言葉` と書いてください</translation>
    </message>
    <message>
      <source>write no invisible watermark (what the file says of itself stays)</source>
      <translation>電子透かしを入れない（ファイルの来歴情報は残ります）</translation>
    </message>
    <message>
      <source>{desc} {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} · {remaining} left</source>
      <translation>{desc} {percentage:3.0f}% |{bar}| {n_fmt}/{total_fmt} ・ 残り {remaining}</translation>
    </message>
    <message>
      <source>{found} pictures read, {added} added to the index.</source>
      <translation>{found}枚の画像を読み、{added}枚を索引に加えました。</translation>
    </message>
    <message>
      <source>{library} is not installed</source>
      <translation>{library} がインストールされていません</translation>
    </message>
    <message>
      <source>{name} (nothing in it is transparent)</source>
      <translation>{name}（透明な部分がありません）</translation>
    </message>
    <message>
      <source>{name}, or a picture with transparent parts</source>
      <translation>「{name}」という名前のマスクの画像、または透明な部分のある画像</translation>
    </message>
    <message>
      <source>{what} needs a value</source>
      <translation>{what} には値が必要です</translation>
    </message>
    <message>
      <source>η of DDIM; 0 is deterministic (default: 0)</source>
      <translation>DDIMのη。0なら毎回同じ（既定0）</translation>
    </message>
  </context>
  <context>
    <name>errors</name>
    <message>
      <source>A part of SDJP said something that cannot be understood ({reason}).</source>
      <translation>SDJPの内部でやり取りがうまくいきませんでした（{reason}）。</translation>
    </message>
    <message>
      <source>How “{path}” looked before it was blurred is not kept.</source>
      <translation>「{path}」のぼかす前の絵は残っていません。</translation>
    </message>
    <message>
      <source>It is not started by itself any more. Please draw again to try, or restart SDJP.</source>
      <translation>自動では再起動しません。もう一度「生成」を押すか、SDJPを起動し直してください。</translation>
    </message>
    <message>
      <source>It is started again by itself. If it keeps happening, please install SDJP again.</source>
      <translation>自動で起動し直します。繰り返す場合は、SDJPをインストールし直してください。</translation>
    </message>
    <message>
      <source>It is still on the picture, and nothing is drawn with an earlier mask.</source>
      <translation>塗ったものは画像の上にそのまま残っていて、前のマスクで描くことはありません。</translation>
    </message>
    <message>
      <source>It was started again. If it keeps happening, try a smaller size or another model.</source>
      <translation>起動し直しました。繰り返す場合は、サイズを小さくするか、別のモデルをお試しください。</translation>
    </message>
    <message>
      <source>Memory ran out while drawing at {width}×{height}.</source>
      <translation>{width}×{height}で描いている途中でメモリが足りなくなりました。</translation>
    </message>
    <message>
      <source>No file can be written to “{path}”.</source>
      <translation>「{path}」にファイルを書き込めません。</translation>
    </message>
    <message>
      <source>Nothing from it was run and nothing was changed.</source>
      <translation>中身は一切実行されておらず、何も変更されていません。</translation>
    </message>
    <message>
      <source>Nothing was changed there.</source>
      <translation>そこでは何も変更されていません。</translation>
    </message>
    <message>
      <source>Nothing was changed, and nothing but the address was sent.</source>
      <translation>何も変わっておらず、アドレスのほかには何も送っていません。</translation>
    </message>
    <message>
      <source>Nothing was drawn and nothing was changed.</source>
      <translation>何も描かれておらず、何も変更されていません。</translation>
    </message>
    <message>
      <source>Nothing was drawn and the model was not changed.</source>
      <translation>何も描かれておらず、モデルも変更されていません。</translation>
    </message>
    <message>
      <source>Pictures that were finished are safe, and no black picture was saved.</source>
      <translation>完成した画像は無事で、真っ黒な画像は保存していません。</translation>
    </message>
    <message>
      <source>Pictures that were finished are safe, and so is the prompt.</source>
      <translation>完成した画像も、入力したプロンプトも無事です。</translation>
    </message>
    <message>
      <source>Pictures that were finished are safe.</source>
      <translation>完成した画像は無事です。</translation>
    </message>
    <message>
      <source>Pictures that were saved before are safe; the one being saved was not written.</source>
      <translation>これまでに保存した画像は無事ですが、保存中だった画像は書き込まれていません。</translation>
    </message>
    <message>
      <source>Please check that it is the right file and that it opens in other programs.</source>
      <translation>正しいファイルか、ほかのソフトで開けるかを確認してください。</translation>
    </message>
    <message>
      <source>Please check the name and the place of the file.</source>
      <translation>ファイルの名前と場所を確認してください。</translation>
    </message>
    <message>
      <source>Please check the place, or leave the option away to use the embedded model.</source>
      <translation>場所を確認するか、指定を省いて付属のモデルをお使いください。</translation>
    </message>
    <message>
      <source>Please choose another folder or change its permissions.</source>
      <translation>別のフォルダを選ぶか、アクセス権を変更してください。</translation>
    </message>
    <message>
      <source>Please draw it again with the same seed; the safety filter can be switched off before.</source>
      <translation>同じシードでもう一度描いてください。その前に、設定で安全フィルターを切ることもできます。</translation>
    </message>
    <message>
      <source>Please get the model again or choose another one.</source>
      <translation>モデルを入手し直すか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Please give {allowed}.</source>
      <translation>次の値を指定してください：{allowed}</translation>
    </message>
    <message>
      <source>Please install SDJP again.</source>
      <translation>SDJPをインストールし直してください。</translation>
    </message>
    <message>
      <source>Please look into the pictures that were left out and draw them again.</source>
      <translation>飛ばした画像を確かめて、もう一度お試しください。</translation>
    </message>
    <message>
      <source>Please make it smaller in another program: at most 64 million pixels and 512 MB.</source>
      <translation>別のアプリで、6400万画素・512MB以下に縮小してからお使いください。</translation>
    </message>
    <message>
      <source>Please make room on the disk, then draw again: it will be tried once more.</source>
      <translation>ディスクの空きを増やしてから、もう一度生成してください。マスクの保存もやり直します。</translation>
    </message>
    <message>
      <source>Please make room or choose another folder, then draw again with the same seed.</source>
      <translation>空きを作るか別のフォルダを選び、同じシードでもう一度描いてください。</translation>
    </message>
    <message>
      <source>Please open SDJP again, or run `sdjp rebuild`: it is made again from the pictures.</source>
      <translation>SDJPを開き直すと（または `sdjp rebuild` で）、画像から索引を作り直します。</translation>
    </message>
    <message>
      <source>Please open it in the program that made it and save it there as PNG or JPEG.</source>
      <translation>作成したアプリで開き、PNGかJPEGで保存し直してからお使いください。</translation>
    </message>
    <message>
      <source>Please paint it again. If you draw without painting, all of the picture is redrawn.</source>
      <translation>もう一度塗ってください。塗らずに描くと、画像全体を描き直します。</translation>
    </message>
    <message>
      <source>Please run the same command to draw the rest.</source>
      <translation>続きを描くには、同じコマンドをもう一度実行してください。</translation>
    </message>
    <message>
      <source>Please save the picture in your browser and drop the file here.</source>
      <translation>ブラウザで絵を保存してから、そのファイルをここに落としてください。</translation>
    </message>
    <message>
      <source>Please shorten the prompt.</source>
      <translation>プロンプトを短くしてください。</translation>
    </message>
    <message>
      <source>Please try a smaller size or fewer pictures at once.</source>
      <translation>サイズを小さくするか、一度に描く枚数を減らしてください。</translation>
    </message>
    <message>
      <source>Please try again; if it happens again, send the report from the settings (`sdjp doctor`).</source>
      <translation>もう一度お試しください。繰り返す場合は、設定の「報告」（または `sdjp doctor`）の内容を添えてお知らせください。</translation>
    </message>
    <message>
      <source>Please try another seed, a lower guidance scale or another sampler.</source>
      <translation>別のシード、低めのガイダンススケール、または別のサンプラーをお試しください。</translation>
    </message>
    <message>
      <source>Please update SDJP, or set SDJP_HOME to another folder.</source>
      <translation>SDJPを更新するか、SDJP_HOMEに別のフォルダを指定してください。</translation>
    </message>
    <message>
      <source>Please use the same model in safetensors form.</source>
      <translation>同じモデルのsafetensors形式をお使いください。</translation>
    </message>
    <message>
      <source>SDJP could not go on: {detail}</source>
      <translation>SDJPは処理を続けられませんでした（{detail}）。</translation>
    </message>
    <message>
      <source>Stopped as you asked.</source>
      <translation>ご指示のとおり中止しました。</translation>
    </message>
    <message>
      <source>The command could not be understood ({detail}).</source>
      <translation>コマンドの書き方を読み取れませんでした（{detail}）。</translation>
    </message>
    <message>
      <source>The disk that holds “{path}” is full.</source>
      <translation>「{path}」のあるディスクがいっぱいです。</translation>
    </message>
    <message>
      <source>The file was not changed.</source>
      <translation>ファイルは変更されていません。</translation>
    </message>
    <message>
      <source>The index and all pictures are safe and were not touched.</source>
      <translation>索引もすべての画像も無事で、手を加えていません。</translation>
    </message>
    <message>
      <source>The model produced no valid picture for seed {seed} (the numbers overflowed).</source>
      <translation>シード{seed}では正しい画像になりませんでした（計算があふれました）。</translation>
    </message>
    <message>
      <source>The model “{path}” could not be read ({reason}).</source>
      <translation>モデル「{path}」を読み込めませんでした（{reason}）。</translation>
    </message>
    <message>
      <source>The model “{path}” was refused because it may contain a program ({reason}).</source>
      <translation>モデル「{path}」は、プログラムが含まれているおそれがあるため使用しませんでした（{reason}）。</translation>
    </message>
    <message>
      <source>The picture could not be fetched from {host} ({reason}).</source>
      <translation>{host} から絵を受け取れませんでした（{reason}）。</translation>
    </message>
    <message>
      <source>The picture index was made by a newer SDJP (version {found}, this one knows {known}).</source>
      <translation>画像の索引は、より新しいSDJPで作られています（版{found}、このSDJPは{known}まで）。</translation>
    </message>
    <message>
      <source>The picture index “{path}” cannot be read.</source>
      <translation>画像の索引「{path}」を読み取れません。</translation>
    </message>
    <message>
      <source>The picture itself is still there, and nothing was drawn.</source>
      <translation>元の画像はそのまま残っています。まだ何も描いていません。</translation>
    </message>
    <message>
      <source>The picture that lies there was not changed.</source>
      <translation>そこにある絵は変わっていません。</translation>
    </message>
    <message>
      <source>The pictures themselves are safe.</source>
      <translation>画像そのものは無事です。</translation>
    </message>
    <message>
      <source>The prompt has {length} characters, more than the {limit} that fit.</source>
      <translation>プロンプトが{length}文字あり、上限の{limit}文字を超えています。</translation>
    </message>
    <message>
      <source>The {worker} belongs to another version of SDJP ({found}, not {known}).</source>
      <translation>{worker}の版がこのSDJPと合いません（{known}のはずが{found}でした）。</translation>
    </message>
    <message>
      <source>The {worker} stopped again and again ({outcome}).</source>
      <translation>{worker}が何度も止まりました（{outcome}）。</translation>
    </message>
    <message>
      <source>The {worker} stopped unexpectedly ({outcome}).</source>
      <translation>{worker}が思いがけず止まりました（{outcome}）。</translation>
    </message>
    <message>
      <source>There is no model at “{path}”.</source>
      <translation>「{path}」にモデルがありません。</translation>
    </message>
    <message>
      <source>What was drawn from the others is kept, and no file of yours was changed.</source>
      <translation>ほかの画像から描いた絵は保存してあり、元のファイルは変更していません。</translation>
    </message>
    <message>
      <source>What was painted on the picture cannot be read any more.</source>
      <translation>画像に塗ったマスクを読み込めなくなりました。</translation>
    </message>
    <message>
      <source>What you painted could not be kept in “{path}”: no room is left, or it refuses new files.</source>
      <translation>塗ったマスクを「{path}」に保存できませんでした。空き容量がないか、書き込みが許可されていません。</translation>
    </message>
    <message>
      <source>`{command} --help` shows how to write it.</source>
      <translation>`{command} --help` で書き方を確認してください。</translation>
    </message>
    <message>
      <source>{finished} finished pictures were kept.</source>
      <translation>完成していた{finished}枚の画像は保存されています。</translation>
    </message>
    <message>
      <source>{skipped} of {count} pictures could not be used; each is named above.</source>
      <translation>{count}枚のうち{skipped}枚は使えませんでした（それぞれの理由は上に表示しました）。</translation>
    </message>
    <message>
      <source>“{path}” cannot be used as a picture ({reason}).</source>
      <translation>「{path}」は画像として使えません（{reason}）。</translation>
    </message>
    <message>
      <source>“{path}” could not be read ({reason}).</source>
      <translation>「{path}」を読み取れませんでした（{reason}）。</translation>
    </message>
    <message>
      <source>“{path}” is too large to be read ({reason}).</source>
      <translation>「{path}」は大きすぎて読み込めません（{reason}）。</translation>
    </message>
    <message>
      <source>“{path}” was not found.</source>
      <translation>「{path}」が見つかりません。</translation>
    </message>
    <message>
      <source>“{value}” cannot be used for {name}.</source>
      <translation>{name}に「{value}」は使えません。</translation>
    </message>
  </context>
  <context>
    <name>files</name>
    <message>
      <source>Files of type:</source>
      <translation>ファイルの種類:</translation>
    </message>
    <message>
      <source>Look in:</source>
      <translation>場所:</translation>
    </message>
  </context>
  <context>
    <name>labels</name>
    <message>
      <source>CLIP skip</source>
      <translation>CLIPスキップ</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英語</translation>
    </message>
    <message>
      <source>computes in</source>
      <translation>計算の形式</translation>
    </message>
    <message>
      <source>cores</source>
      <translation>コア数</translation>
    </message>
    <message>
      <source>draws on</source>
      <translation>描画装置</translation>
    </message>
    <message>
      <source>free disk (MiB)</source>
      <translation>ディスクの空き（MiB）</translation>
    </message>
    <message>
      <source>guidance scale</source>
      <translation>ガイダンススケール</translation>
    </message>
    <message>
      <source>height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>index, settings, log</source>
      <translation>索引・設定・記録</translation>
    </message>
    <message>
      <source>made at</source>
      <translation>作成日時</translation>
    </message>
    <message>
      <source>memory (MiB)</source>
      <translation>メモリ（MiB）</translation>
    </message>
    <message>
      <source>mode</source>
      <translation>種類</translation>
    </message>
    <message>
      <source>model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>model hash</source>
      <translation>モデルのハッシュ</translation>
    </message>
    <message>
      <source>negative prompt</source>
      <translation>ネガティブプロンプト</translation>
    </message>
    <message>
      <source>negative prompt in English</source>
      <translation>ネガティブプロンプト（英語）</translation>
    </message>
    <message>
      <source>painter</source>
      <translation>描画モデル</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>processor</source>
      <translation>プロセッサ</translation>
    </message>
    <message>
      <source>prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>safety check</source>
      <translation>安全確認</translation>
    </message>
    <message>
      <source>sampler</source>
      <translation>サンプラー</translation>
    </message>
    <message>
      <source>seed</source>
      <translation>シード</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>ステップ数</translation>
    </message>
    <message>
      <source>system</source>
      <translation>システム</translation>
    </message>
    <message>
      <source>translator</source>
      <translation>翻訳モデル</translation>
    </message>
    <message>
      <source>what can be made again</source>
      <translation>作り直せるもの</translation>
    </message>
    <message>
      <source>width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>η of DDIM</source>
      <translation>DDIMのη</translation>
    </message>
  </context>
  <context>
    <name>lanes</name>
    <message>
      <source>a lost word was put back</source>
      <translation>抜けた言葉を補いました</translation>
    </message>
    <message>
      <source>as it is</source>
      <translation>そのまま</translation>
    </message>
    <message>
      <source>glossary</source>
      <translation>用語集</translation>
    </message>
    <message>
      <source>not translated</source>
      <translation>訳せませんでした</translation>
    </message>
    <message>
      <source>the same words again and again</source>
      <translation>同じ言葉が繰り返されています</translation>
    </message>
    <message>
      <source>the translator does not know this word</source>
      <translation>翻訳モデルの知らない言葉です</translation>
    </message>
    <message>
      <source>the translator is unsure</source>
      <translation>翻訳モデルに自信がありません</translation>
    </message>
    <message>
      <source>this was not in the prompt</source>
      <translation>プロンプトにない内容が混じっています</translation>
    </message>
    <message>
      <source>this word may be lost</source>
      <translation>この言葉が抜けたかもしれません</translation>
    </message>
    <message>
      <source>too long or too short for this phrase</source>
      <translation>訳の長さが不自然です</translation>
    </message>
    <message>
      <source>translator</source>
      <translation>翻訳モデル</translation>
    </message>
    <message>
      <source>translator and glossary</source>
      <translation>翻訳モデルと用語集</translation>
    </message>
    <message>
      <source>you</source>
      <translation>あなた</translation>
    </message>
  </context>
  <context>
    <name>mask</name>
    <message>
      <source>Back to the picture's own size</source>
      <translation>元の大きさに戻す</translation>
    </message>
    <message>
      <source>Brush</source>
      <translation>筆</translation>
    </message>
    <message>
      <source>By how many pixels the mask grows or shrinks</source>
      <translation>塗った範囲を何ピクセル広げるか、狭めるか</translation>
    </message>
    <message>
      <source>Clear all</source>
      <translation>全部消す</translation>
    </message>
    <message>
      <source>Click inside of what you drew around to fill it (G)</source>
      <translation>塗った線で囲まれた内側をクリックして塗りつぶします（G）</translation>
    </message>
    <message>
      <source>Diameter of the brush in pixels ([ and ], or Ctrl and the wheel)</source>
      <translation>筆の直径（ピクセル）。[ と ]、またはCtrl+ホイールでも変えられます</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>完了</translation>
    </message>
    <message>
      <source>Drag a rectangle over what you want to change.</source>
      <translation>変えたいところを四角く囲んでください。</translation>
    </message>
    <message>
      <source>Draw a ring with the brush, then click inside of it.</source>
      <translation>筆で囲んでから、内側をクリックしてください。</translation>
    </message>
    <message>
      <source>Draw around what you want to change.</source>
      <translation>変えたいところを線で囲んでください。</translation>
    </message>
    <message>
      <source>Eraser</source>
      <translation>消しゴム</translation>
    </message>
    <message>
      <source>Extend the picture</source>
      <translation>絵を広げる</translation>
    </message>
    <message>
      <source>Extended to {width} × {height} px.</source>
      <translation>{width}×{height} pxに広げます。</translation>
    </message>
    <message>
      <source>Fill</source>
      <translation>塗りつぶし</translation>
    </message>
    <message>
      <source>Invert</source>
      <translation>反転</translation>
    </message>
    <message>
      <source>Its edges can also be dragged outwards</source>
      <translation>絵の端を外へドラッグしても広げられます</translation>
    </message>
    <message>
      <source>Lasso</source>
      <translation>なげなわ</translation>
    </message>
    <message>
      <source>Make the mask {pixels} px narrower</source>
      <translation>塗った範囲を{pixels} px狭める</translation>
    </message>
    <message>
      <source>Make the mask {pixels} px wider</source>
      <translation>塗った範囲を{pixels} px広げる</translation>
    </message>
    <message>
      <source>More for the mask</source>
      <translation>その他の操作</translation>
    </message>
    <message>
      <source>Open a picture as a mask</source>
      <translation>画像をマスクとして開く</translation>
    </message>
    <message>
      <source>Open a picture as a mask …</source>
      <translation>画像をマスクとして開く…</translation>
    </message>
    <message>
      <source>Paint a rectangle; the arrow keys move it, too (R)</source>
      <translation>四角く塗ります。矢印キーでも動かせます（R）</translation>
    </message>
    <message>
      <source>Paint freely (B)</source>
      <translation>自由に塗ります（B）</translation>
    </message>
    <message>
      <source>Paint over what you want to change.</source>
      <translation>変えたいところを塗ってください。</translation>
    </message>
    <message>
      <source>Paint what is transparent in the picture</source>
      <translation>絵の透明なところを塗る</translation>
    </message>
    <message>
      <source>Paint what you draw around (L)</source>
      <translation>線で囲んだ内側を塗ります（L）</translation>
    </message>
    <message>
      <source>Pen pressure: the harder a pen is pressed, the wider it paints</source>
      <translation>筆圧：ペンを強く押すほど太く塗ります</translation>
    </message>
    <message>
      <source>Picture with its mask</source>
      <translation>マスクを塗る絵</translation>
    </message>
    <message>
      <source>Reach</source>
      <translation>範囲</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>四角</translation>
    </message>
    <message>
      <source>Rectangle: {x}, {y}, {width} × {height} px. Enter paints it.</source>
      <translation>四角: 左{x}、上{y}、{width}×{height} px。Enterで塗ります。</translation>
    </message>
    <message>
      <source>Redo (Ctrl+Y)</source>
      <translation>やり直す（Ctrl+Y）</translation>
    </message>
    <message>
      <source>Save the mask</source>
      <translation>マスクを保存</translation>
    </message>
    <message>
      <source>Save the mask …</source>
      <translation>マスクを保存…</translation>
    </message>
    <message>
      <source>Show the mask over the picture</source>
      <translation>塗ったところを絵に重ねて見せる</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>太さ</translation>
    </message>
    <message>
      <source>So many pixels around the mask go over into the old picture softly</source>
      <translation>塗ったところの外側、このピクセル数だけ元の絵となじませます</translation>
    </message>
    <message>
      <source>Soft edge</source>
      <translation>ぼかし</translation>
    </message>
    <message>
      <source>Swap what changes and what stays (I)</source>
      <translation>変えるところと残すところを入れ替えます（I）</translation>
    </message>
    <message>
      <source>Take paint away (E)</source>
      <translation>塗ったところを消します（E）</translation>
    </message>
    <message>
      <source>The mask was {width} × {height} px and was fitted to the picture.</source>
      <translation>マスクは {width}×{height} px だったので、絵の大きさに合わせました。</translation>
    </message>
    <message>
      <source>The rectangle was painted.</source>
      <translation>四角の中を塗りました。</translation>
    </message>
    <message>
      <source>The rectangle was taken away.</source>
      <translation>四角の中を消しました。</translation>
    </message>
    <message>
      <source>To the bottom</source>
      <translation>下へ広げる</translation>
    </message>
    <message>
      <source>To the left</source>
      <translation>左へ広げる</translation>
    </message>
    <message>
      <source>To the ratio {ratio}</source>
      <translation>{ratio} の比率に合わせる</translation>
    </message>
    <message>
      <source>To the right</source>
      <translation>右へ広げる</translation>
    </message>
    <message>
      <source>To the top</source>
      <translation>上へ広げる</translation>
    </message>
    <message>
      <source>Undo (Ctrl+Z)</source>
      <translation>元に戻す（Ctrl+Z）</translation>
    </message>
    <message>
      <source>Wipe away what you painted too much.</source>
      <translation>塗りすぎたところをなぞって消してください。</translation>
    </message>
  </context>
  <context>
    <name>notes</name>
    <message>
      <source>It does not say what its colours mean; they may look different.</source>
      <translation>色の意味が書かれていないため、色が少し違って見えるかもしれません。</translation>
    </message>
    <message>
      <source>It has several pages; the first one was taken.</source>
      <translation>何ページもあるため、最初のページを使います。</translation>
    </message>
    <message>
      <source>It has transparent parts; where nothing is drawn they become white.</source>
      <translation>透明な部分があります。描き直さないところは白になります。</translation>
    </message>
    <message>
      <source>It is animated; its first frame was taken.</source>
      <translation>動く画像なので、最初の1コマを使います。</translation>
    </message>
    <message>
      <source>It is huge and was taken in at a smaller size.</source>
      <translation>とても大きいため、縮小して読み込みました。</translation>
    </message>
    <message>
      <source>Its colours were converted to sRGB.</source>
      <translation>色をsRGBに変換しました。</translation>
    </message>
  </context>
  <context>
    <name>presets</name>
    <message>
      <source>The file of your own presets was damaged. It was put aside; what could be saved is there.</source>
      <translation>自作プリセットのファイルが壊れていました。壊れたファイルは別名で残し、読み取れたプリセットを使います。</translation>
    </message>
  </context>
  <context>
    <name>session</name>
    <message>
      <source>What was not yet drawn last time could not be read. All pictures are safe.</source>
      <translation>前回の描きかけの内容を読み込めませんでした。画像はすべて無事です。</translation>
    </message>
  </context>
  <context>
    <name>settings</name>
    <message>
      <source>The settings file was damaged, so SDJP begins with its usual settings.</source>
      <translation>設定ファイルが壊れていたため、標準の設定で始めます。</translation>
    </message>
    <message>
      <source>The settings file was damaged. The settings before that are used again.</source>
      <translation>設定ファイルが壊れていたため、ひとつ前の設定に戻しました。</translation>
    </message>
  </context>
  <context>
    <name>values</name>
    <message>
      <source>a mask of the picture's size</source>
      <translation>画像と同じ大きさのマスク</translation>
    </message>
    <message>
      <source>a mask with something in it</source>
      <translation>塗ったところのあるマスク</translation>
    </message>
    <message>
      <source>a value that a preset can have</source>
      <translation>プリセットに使える値</translation>
    </message>
    <message>
      <source>at most 64 million pixels</source>
      <translation>6400万画素まで</translation>
    </message>
    <message>
      <source>auto, full, half</source>
      <translation>auto, full, half</translation>
    </message>
    <message>
      <source>batch size</source>
      <translation>枚数</translation>
    </message>
    <message>
      <source>clip skip</source>
      <translation>CLIPスキップ</translation>
    </message>
    <message>
      <source>conversion took too long</source>
      <translation>変換に時間がかかりすぎました</translation>
    </message>
    <message>
      <source>damaged</source>
      <translation>壊れています</translation>
    </message>
    <message>
      <source>empty</source>
      <translation>空のマスク</translation>
    </message>
    <message>
      <source>eta</source>
      <translation>η</translation>
    </message>
    <message>
      <source>exit code {code}</source>
      <translation>終了コード{code}</translation>
    </message>
    <message>
      <source>extension</source>
      <translation>広げる大きさ</translation>
    </message>
    <message>
      <source>guidance scale</source>
      <translation>ガイダンススケール</translation>
    </message>
    <message>
      <source>height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>it does not fit into memory</source>
      <translation>メモリに収まりません</translation>
    </message>
    <message>
      <source>it has no columns “name” and “prompt”</source>
      <translation>「name」と「prompt」の列がありません</translation>
    </message>
    <message>
      <source>it holds no presets</source>
      <translation>プリセットが入っていません</translation>
    </message>
    <message>
      <source>it is a PDF document</source>
      <translation>PDF文書です</translation>
    </message>
    <message>
      <source>it is a Photoshop document</source>
      <translation>Photoshopの文書です</translation>
    </message>
    <message>
      <source>it is a camera's raw photo</source>
      <translation>カメラのRAW写真です</translation>
    </message>
    <message>
      <source>it is a folder</source>
      <translation>フォルダです</translation>
    </message>
    <message>
      <source>it is a video or sound</source>
      <translation>動画または音声です</translation>
    </message>
    <message>
      <source>it is an SVG drawing, made of lines</source>
      <translation>線で描かれたSVG図形です</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>中身が空です</translation>
    </message>
    <message>
      <source>it is no ordinary file</source>
      <translation>通常のファイルではありません</translation>
    </message>
    <message>
      <source>it is of no kind that SDJP reads</source>
      <translation>SDJPで読める種類の画像ではありません</translation>
    </message>
    <message>
      <source>it leads on and on</source>
      <translation>移動先が何度も変わります</translation>
    </message>
    <message>
      <source>it leads to another address</source>
      <translation>別のアドレスへ移るよう求められました</translation>
    </message>
    <message>
      <source>killed, memory may have run out</source>
      <translation>強制終了、メモリー不足かもしれません</translation>
    </message>
    <message>
      <source>librarian</source>
      <translation>画像を整理するプログラム</translation>
    </message>
    <message>
      <source>loops</source>
      <translation>繰り返す回数</translation>
    </message>
    <message>
      <source>mask</source>
      <translation>マスク</translation>
    </message>
    <message>
      <source>mask feather</source>
      <translation>ぼかしの幅</translation>
    </message>
    <message>
      <source>mask padding</source>
      <translation>まわりの余白</translation>
    </message>
    <message>
      <source>model_index.json</source>
      <translation>model_index.json</translation>
    </message>
    <message>
      <source>model_index.json is missing</source>
      <translation>model_index.json がありません</translation>
    </message>
    <message>
      <source>more than 64 MB</source>
      <translation>64 MBを超えています</translation>
    </message>
    <message>
      <source>more than one file can keep</source>
      <translation>1つのファイルに保存できる量を超えています</translation>
    </message>
    <message>
      <source>neither UTF-8 nor Shift_JIS text</source>
      <translation>UTF-8でもShift_JISでもない文字コードです</translation>
    </message>
    <message>
      <source>no answer in time</source>
      <translation>時間内に返事がありません</translation>
    </message>
    <message>
      <source>no picture</source>
      <translation>画像ではありません</translation>
    </message>
    <message>
      <source>no proper answer</source>
      <translation>正しい返事ではありません</translation>
    </message>
    <message>
      <source>not a PNG, JPEG or WebP picture</source>
      <translation>PNG・JPEG・WebPの画像ではありません</translation>
    </message>
    <message>
      <source>not safetensors</source>
      <translation>safetensors形式ではありません</translation>
    </message>
    <message>
      <source>number of presets</source>
      <translation>プリセットの数</translation>
    </message>
    <message>
      <source>one of your own presets</source>
      <translation>自作のプリセット</translation>
    </message>
    <message>
      <source>painter</source>
      <translation>絵を描くプログラム</translation>
    </message>
    <message>
      <source>precision</source>
      <translation>精度</translation>
    </message>
    <message>
      <source>preset</source>
      <translation>プリセット</translation>
    </message>
    <message>
      <source>sampler</source>
      <translation>サンプラー</translation>
    </message>
    <message>
      <source>seed</source>
      <translation>シード</translation>
    </message>
    <message>
      <source>steps</source>
      <translation>ステップ数</translation>
    </message>
    <message>
      <source>strength</source>
      <translation>変化の強さ</translation>
    </message>
    <message>
      <source>the drawing program ended over it twice</source>
      <translation>絵を描くプログラムが2回続けて終了しました</translation>
    </message>
    <message>
      <source>the picture index could not be read or written</source>
      <translation>画像の索引を読み書きできませんでした</translation>
    </message>
    <message>
      <source>the picture index is in use by another program</source>
      <translation>画像の索引を別のプログラムが使用中です</translation>
    </message>
    <message>
      <source>the picture is no longer in the trash</source>
      <translation>画像がごみ箱に見つかりません</translation>
    </message>
    <message>
      <source>the picture was cut off</source>
      <translation>画像が途中で切れています</translation>
    </message>
    <message>
      <source>there is no picture in it</source>
      <translation>画像が1枚も入っていません</translation>
    </message>
    <message>
      <source>tokenizer</source>
      <translation>tokenizer</translation>
    </message>
    <message>
      <source>too large</source>
      <translation>大きすぎます</translation>
    </message>
    <message>
      <source>too many pixels</source>
      <translation>画素数が多すぎます</translation>
    </message>
    <message>
      <source>translator</source>
      <translation>翻訳プログラム</translation>
    </message>
    <message>
      <source>unknown kind of address</source>
      <translation>使えないアドレス</translation>
    </message>
    <message>
      <source>width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>you have no right to read it</source>
      <translation>読み取りが許可されていません</translation>
    </message>
  </context>
  <context>
    <name>window</name>
    <message>
      <source> Both of its layers can be read.</source>
      <translation>2つの層の両方から読み取れました。</translation>
    </message>
    <message>
      <source> Of its two layers, the one that survives changes can be read.</source>
      <translation>2つの層のうち、加工に強いほうから読み取れました。</translation>
    </message>
    <message>
      <source> Only the layer that the first Stable Diffusion wrote can be read.</source>
      <translation>最初のStable Diffusionが書き込むものと同じ層からだけ読み取れました。</translation>
    </message>
    <message>
      <source> · </source>
      <translation>・</translation>
    </message>
    <message>
      <source> ×</source>
      <translation>枚</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>4 pictures with other seeds</source>
      <translation>別のシードで4枚</translation>
    </message>
    <message>
      <source>A copy of this folder is a backup of everything but the pictures.</source>
      <translation>このフォルダをコピーしておくと、絵のほかのすべての控えになります。</translation>
    </message>
    <message>
      <source>A diffusers folder of the same family, for its configuration</source>
      <translation>設定を借りる、同じ系統のdiffusersフォルダ</translation>
    </message>
    <message>
      <source>A double click shows it large; drag it into another program.</source>
      <translation>ダブルクリックで大きく表示します。ドラッグすると、ほかのソフトへ渡せます。</translation>
    </message>
    <message>
      <source>A double click takes the recommended value</source>
      <translation>ダブルクリックでおすすめの値に戻ります</translation>
    </message>
    <message>
      <source>A folder with models</source>
      <translation>モデルの入ったフォルダ</translation>
    </message>
    <message>
      <source>A mark that no eye sees but programs can read: it says that this picture was made by AI. The picture's information says so in any case. On by default.</source>
      <translation>目には見えず、ソフトで読める印です。AIが描いた絵だとわかります。切っても、絵のファイルの情報にはAIで作ったことが残ります。最初からオンになっています。</translation>
    </message>
    <message>
      <source>A number from 0 to {high}</source>
      <translation>0 から {high} までの数</translation>
    </message>
    <message>
      <source>A picture changed a little by a person</source>
      <translation>人が少し手を加えた画像</translation>
    </message>
    <message>
      <source>A picture changed by a person</source>
      <translation>人が手を加えた画像</translation>
    </message>
    <message>
      <source>A picture improved by a program</source>
      <translation>プログラムで補正した画像</translation>
    </message>
    <message>
      <source>A picture of a screen</source>
      <translation>画面を写した画像</translation>
    </message>
    <message>
      <source>A picture, extended</source>
      <translation>絵を広げて描いた</translation>
    </message>
    <message>
      <source>A picture, partly redrawn</source>
      <translation>絵の一部を描き直し</translation>
    </message>
    <message>
      <source>A picture, redrawn</source>
      <translation>絵を描き直し</translation>
    </message>
    <message>
      <source>A prompt holds {limit} characters. What did not fit was left out.</source>
      <translation>書けるのは{limit}文字までです。入りきらない分は省きました。</translation>
    </message>
    <message>
      <source>A quick try; the composition can be seen.</source>
      <translation>速い試し描き。構図がわかります</translation>
    </message>
    <message>
      <source>A small model is built in. It knows a little world: torii, Mount Fuji, the sea, cats … For anything else, choose a model of your own under “Expert settings” → “Model”.</source>
      <translation>内蔵のモデルが描けるのは、鳥居や富士山、海や猫などの小さな世界です。
ほかの絵は、「詳しい設定」の「モデル」で、お持ちのモデルを選ぶと描けます。</translation>
    </message>
    <message>
      <source>A very quick sketch; shapes are still vague.</source>
      <translation>とても速い下描き。形はまだぼんやりしています</translation>
    </message>
    <message>
      <source>About</source>
      <translation>情報</translation>
    </message>
    <message>
      <source>About this picture</source>
      <translation>この絵の詳細</translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation>原寸で表示</translation>
    </message>
    <message>
      <source>Actual size of the picture</source>
      <translation>絵を原寸で表示</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>追加</translation>
    </message>
    <message>
      <source>Add a folder …</source>
      <translation>フォルダを追加…</translation>
    </message>
    <message>
      <source>Add to the glossary</source>
      <translation>用語集に追加</translation>
    </message>
    <message>
      <source>Add to the glossary …</source>
      <translation>用語集に追加…</translation>
    </message>
    <message>
      <source>Adds a little noise on the way, for some variety.</source>
      <translation>途中で少しノイズを足し、変化をつけます</translation>
    </message>
    <message>
      <source>Adds the most noise on the way, as DDPM does.</source>
      <translation>途中のノイズを最大に。DDPMと同じ描き方です</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>すべてのファイル</translation>
    </message>
    <message>
      <source>All keys as usual</source>
      <translation>すべて元のキーに戻す</translation>
    </message>
    <message>
      <source>All of them with search, and your own: {kind}</source>
      <translation>{kind}をすべて見る・探す・自分で作る</translation>
    </message>
    <message>
      <source>All pictures and prompts</source>
      <translation>これまでの絵とプロンプト</translation>
    </message>
    <message>
      <source>All settings are as they were for this picture.</source>
      <translation>この絵を描いたときの設定に戻しました。</translation>
    </message>
    <message>
      <source>Another value</source>
      <translation>ほかの値</translation>
    </message>
    <message>
      <source>Any time</source>
      <translation>全期間</translation>
    </message>
    <message>
      <source>As the computer</source>
      <translation>パソコンに合わせる</translation>
    </message>
    <message>
      <source>At 0 it draws without looking at your words.</source>
      <translation>0 では指示を見ずに描きます</translation>
    </message>
    <message>
      <source>At 0 the picture stays as it is.</source>
      <translation>0 では元の絵のままです。</translation>
    </message>
    <message>
      <source>At 1 your words alone are drawn, as if there were no picture.</source>
      <translation>1 では元の絵を見ず、言葉だけから描きます。</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>おまかせ</translation>
    </message>
    <message>
      <source>Back to the drawing</source>
      <translation>描いている途中の絵に戻る</translation>
    </message>
    <message>
      <source>Back to the recommended value ({value})</source>
      <translation>おすすめの値（{value}）に戻す</translation>
    </message>
    <message>
      <source>Back to the translation</source>
      <translation>元の訳に戻す</translation>
    </message>
    <message>
      <source>Back to the usual folder</source>
      <translation>いつもの場所に戻す</translation>
    </message>
    <message>
      <source>Back to the usual keys</source>
      <translation>いつものキーに戻す</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>はじめる</translation>
    </message>
    <message>
      <source>Begin where I stopped</source>
      <translation>前回の続きから始める</translation>
    </message>
    <message>
      <source>Beginning the same picture once more …</source>
      <translation>同じ絵をもう一度描き始めています…</translation>
    </message>
    <message>
      <source>Beginning to draw …</source>
      <translation>描き始めています…</translation>
    </message>
    <message>
      <source>Begins with an even grey; wants a high strength.</source>
      <translation>一様な灰色から描き始めます。変化の強さを高めにしてください。</translation>
    </message>
    <message>
      <source>Blurs pictures that may be sexual before they are shown. It does not find everything and is sometimes wrong. On by default.</source>
      <translation>性的かもしれない絵を、見せる前にぼかします。すべては見つけられず、まちがえることもあります。最初からオンになっています。</translation>
    </message>
    <message>
      <source>Bring back</source>
      <translation>戻す</translation>
    </message>
    <message>
      <source>CLIP skip</source>
      <translation>CLIPスキップ</translation>
    </message>
    <message>
      <source>Cameras and AI programs can write one; few do.</source>
      <translation>カメラやAIのソフトが書きこむ印ですが、ないものも多くあります。</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>キャンセル</translation>
    </message>
    <message>
      <source>Cancel all</source>
      <translation>すべて取り消す</translation>
    </message>
    <message>
      <source>Careful: details get a little better, time grows alike.</source>
      <translation>じっくり。細部が少し良くなり、時間もその分かかります</translation>
    </message>
    <message>
      <source>Change the English</source>
      <translation>英語を直す</translation>
    </message>
    <message>
      <source>Change …</source>
      <translation>変更…</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>確認</translation>
    </message>
    <message>
      <source>Check a picture</source>
      <translation>絵の情報を確認</translation>
    </message>
    <message>
      <source>Checked pictures</source>
      <translation>確認した画像の一覧</translation>
    </message>
    <message>
      <source>Choose 2 to 12.</source>
      <translation>2〜12個えらんでください</translation>
    </message>
    <message>
      <source>Choose a diffusers folder …</source>
      <translation>diffusersフォルダを選ぶ…</translation>
    </message>
    <message>
      <source>Choose a picture to draw from</source>
      <translation>元にする絵を選ぶ</translation>
    </message>
    <message>
      <source>Choose a picture to see more</source>
      <translation>絵を選ぶと、くわしく見られます</translation>
    </message>
    <message>
      <source>Choose a picture, drop one here, or paste one</source>
      <translation>絵を選ぶか、ここにドロップするか、貼り付けてください</translation>
    </message>
    <message>
      <source>Choose a safetensors file …</source>
      <translation>safetensorsファイルを選ぶ…</translation>
    </message>
    <message>
      <source>Choose pictures</source>
      <translation>画像を選ぶ</translation>
    </message>
    <message>
      <source>Choose pictures (Ctrl+O)</source>
      <translation>画像を選ぶ（Ctrl+O）</translation>
    </message>
    <message>
      <source>Choose pictures …</source>
      <translation>画像を選ぶ…</translation>
    </message>
    <message>
      <source>Clear the search (Esc)</source>
      <translation>検索を消す（Esc）</translation>
    </message>
    <message>
      <source>Click (or press Enter) to change the English.</source>
      <translation>クリック（または Enter）で英語を直せます。</translation>
    </message>
    <message>
      <source>Click into a box and press the new keys. Delete empties it.</source>
      <translation>欄をクリックして、新しいキーを押してください。Deleteキーで空にします。</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>閉じる</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>画面の色</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>比べる</translation>
    </message>
    <message>
      <source>Compare settings</source>
      <translation>設定を比べる</translation>
    </message>
    <message>
      <source>Compare settings …</source>
      <translation>設定を変えて比べる…</translation>
    </message>
    <message>
      <source>Compare with the original</source>
      <translation>元の絵とくらべる</translation>
    </message>
    <message>
      <source>Compare …</source>
      <translation>比べる…</translation>
    </message>
    <message>
      <source>Compared: {setting}</source>
      <translation>比べた{setting}</translation>
    </message>
    <message>
      <source>Comparison of {count}</source>
      <translation>{count}通りの比較</translation>
    </message>
    <message>
      <source>Composition and colours stay, the rest follows your words.</source>
      <translation>構図と色合いを残して、あとは言葉に合わせて描き直します。</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>コピーしました</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>コピー</translation>
    </message>
    <message>
      <source>Copy all of it</source>
      <translation>すべてコピー</translation>
    </message>
    <message>
      <source>Copy and edit …</source>
      <translation>これをもとに作る…</translation>
    </message>
    <message>
      <source>Copy file path</source>
      <translation>ファイルの場所をコピー</translation>
    </message>
    <message>
      <source>Copy of {name}</source>
      <translation>{name}の写し</translation>
    </message>
    <message>
      <source>Copy picture</source>
      <translation>画像をコピー</translation>
    </message>
    <message>
      <source>Copy prompt</source>
      <translation>プロンプトをコピー</translation>
    </message>
    <message>
      <source>Copy the English</source>
      <translation>英語をコピー</translation>
    </message>
    <message>
      <source>Copy the report</source>
      <translation>報告をコピー</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Ctrl+Enter</translation>
    </message>
    <message>
      <source>Ctrl+↑ and Ctrl+↓ weigh the word at the cursor. ↑ on the first line brings back earlier prompts.</source>
      <translation>Ctrl+↑／↓ でカーソルの言葉を強めたり弱めたりできます。1行目で ↑ を押すと前のプロンプトが出ます。</translation>
    </message>
    <message>
      <source>Cut off what is over</source>
      <translation>はみ出す部分を切る</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>暗い</translation>
    </message>
    <message>
      <source>Dark colours</source>
      <translation>暗い色にする</translation>
    </message>
    <message>
      <source>Days …</source>
      <translation>日付指定</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>消す</translation>
    </message>
    <message>
      <source>Delete for good</source>
      <translation>完全に削除する</translation>
    </message>
    <message>
      <source>Delete for good …</source>
      <translation>完全に削除…</translation>
    </message>
    <message>
      <source>Delete the chosen pictures for good ({count})?</source>
      <translation>{count}枚を完全に削除しますか？</translation>
    </message>
    <message>
      <source>Deleted pictures wait here until you want them back.</source>
      <translation>削除した絵は、ここでいつでも元に戻せます。</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>詳しく</translation>
    </message>
    <message>
      <source>Dots per inch</source>
      <translation>解像度（dpi）</translation>
    </message>
    <message>
      <source>Down</source>
      <translation>下へ</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>生成</translation>
    </message>
    <message>
      <source>Draw another seed for each picture</source>
      <translation>毎回ちがうシードで描く</translation>
    </message>
    <message>
      <source>Draw earlier (Alt+↑)</source>
      <translation>順番を早く（Alt+↑）</translation>
    </message>
    <message>
      <source>Draw from a picture</source>
      <translation>絵を元にして描く</translation>
    </message>
    <message>
      <source>Draw from the picture on the clipboard</source>
      <translation>クリップボードの絵を元にして描く</translation>
    </message>
    <message>
      <source>Draw from this picture</source>
      <translation>この絵を元にして描く</translation>
    </message>
    <message>
      <source>Draw it after all</source>
      <translation>描き直す</translation>
    </message>
    <message>
      <source>Draw later (Alt+↓)</source>
      <translation>順番を遅く（Alt+↓）</translation>
    </message>
    <message>
      <source>Draw the chosen picture again with another seed</source>
      <translation>選んだ絵を別のシードでもう一度</translation>
    </message>
    <message>
      <source>Draw the comparison</source>
      <translation>比べて描く</translation>
    </message>
    <message>
      <source>Draw the masked part alone, enlarged</source>
      <translation>塗った部分だけを拡大して描く</translation>
    </message>
    <message>
      <source>Draw the same picture at several strengths</source>
      <translation>変化の強さを変えて描きくらべます</translation>
    </message>
    <message>
      <source>Draw the same picture at several values: {name}</source>
      <translation>同じ絵をいくつかの値で描いて比べる：{name}</translation>
    </message>
    <message>
      <source>Draw what is written above</source>
      <translation>上に書いたものを描きます</translation>
    </message>
    <message>
      <source>Draw with the seed of the last picture</source>
      <translation>前回の絵と同じシードで描く</translation>
    </message>
    <message>
      <source>Drawing begins as soon as the English is there</source>
      <translation>英語ができしだい描き始めます</translation>
    </message>
    <message>
      <source>Drawings set aside, under Results: {count}</source>
      <translation>描いていない絵が{count}件、「結果」の順番待ちに残っています</translation>
    </message>
    <message>
      <source>Drawings that were waiting and come back, too: {count}</source>
      <translation>順番を待っていた{count}件も、いっしょに戻ります</translation>
    </message>
    <message>
      <source>Drawn by a person on a computer</source>
      <translation>人がパソコンで描いた画像</translation>
    </message>
    <message>
      <source>Drawn on</source>
      <translation>描いた日時</translation>
    </message>
    <message>
      <source>Drawn over</source>
      <translation>塗った部分の下地</translation>
    </message>
    <message>
      <source>Drawn with which model</source>
      <translation>描いたモデル</translation>
    </message>
    <message>
      <source>Drawn with {tool}</source>
      <translation>{tool}で描かれています</translation>
    </message>
    <message>
      <source>Draws with Stable Diffusion on your own computer, in Japanese.</source>
      <translation>日本語で、自分のパソコンの中で描く、Stable Diffusionのお絵かきソフトです。</translation>
    </message>
    <message>
      <source>Drop a picture here</source>
      <translation>ここに画像をドロップ</translation>
    </message>
    <message>
      <source>Drop it here to draw from this picture</source>
      <translation>ここにドロップすると、この絵を元にして描けます</translation>
    </message>
    <message>
      <source>Each press makes another picture.</source>
      <translation>押すたびに、ちがう絵になります</translation>
    </message>
    <message>
      <source>Each result is the start of the next one: {count} in a row.</source>
      <translation>できた絵を次の元の絵にして、{count} 枚続けて描きます。</translation>
    </message>
    <message>
      <source>Each step in two parts; steady with few steps.</source>
      <translation>1回を二段に分ける方式。少ない回数でも安定します</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英語</translation>
    </message>
    <message>
      <source>English of this phrase</source>
      <translation>この言葉の英語</translation>
    </message>
    <message>
      <source>Eta (η)</source>
      <translation>ゆらぎ（η）</translation>
    </message>
    <message>
      <source>Euler with more steps for details.</source>
      <translation>Eulerより細部に回数をかけます</translation>
    </message>
    <message>
      <source>Every picture gets an invisible watermark that says it was made by AI. A model's safety filter, where it has one, blurs what may be sexual. Both are on; the settings can turn them off.</source>
      <translation>どの絵にも、AIが描いたことを示す見えない透かしが入ります。モデルに安全フィルターがあれば、性的かもしれない絵をぼかします。どちらも最初からオンで、設定で切れます。</translation>
    </message>
    <message>
      <source>Every picture you draw is kept here by itself.</source>
      <translation>絵を描くと、自動でここに並びます。</translation>
    </message>
    <message>
      <source>Every prompt you draw with is kept here by itself.</source>
      <translation>描くのに使った言葉が、自動でここに残ります。</translation>
    </message>
    <message>
      <source>Exact, but each step takes twice as long.</source>
      <translation>正確ですが、1回に2倍の時間がかかります</translation>
    </message>
    <message>
      <source>Expert settings</source>
      <translation>詳しい設定</translation>
    </message>
    <message>
      <source>Export your own presets</source>
      <translation>自分のものを書き出す</translation>
    </message>
    <message>
      <source>Export …</source>
      <translation>書き出す…</translation>
    </message>
    <message>
      <source>Exported to {path}</source>
      <translation>{path} に書き出しました</translation>
    </message>
    <message>
      <source>F6 goes to the English, Tab goes on.</source>
      <translation>F6 で英語の列へ、Tab で次の項目へ移ります。</translation>
    </message>
    <message>
      <source>Fast and clean: 15 to 25 steps. Seldom wrong.</source>
      <translation>速くてきれい。15〜25回。迷ったらこれ</translation>
    </message>
    <message>
      <source>Fast and smooth: 10 to 20 steps.</source>
      <translation>速くてなめらか。10〜20回で十分です</translation>
    </message>
    <message>
      <source>Faster and with less memory on most graphics cards.</source>
      <translation>多くのグラフィックボードで速く、メモリも少なめ</translation>
    </message>
    <message>
      <source>Favourite</source>
      <translation>お気に入り</translation>
    </message>
    <message>
      <source>Favourites only</source>
      <translation>お気に入りだけ</translation>
    </message>
    <message>
      <source>Fetch it</source>
      <translation>受け取る</translation>
    </message>
    <message>
      <source>Fewer pictures</source>
      <translation>枚数を減らす</translation>
    </message>
    <message>
      <source>File</source>
      <translation>ファイル</translation>
    </message>
    <message>
      <source>File not there</source>
      <translation>ファイルが
ありません</translation>
    </message>
    <message>
      <source>Fill up the edges</source>
      <translation>足りない端を埋める</translation>
    </message>
    <message>
      <source>Finer details for something small, such as a face</source>
      <translation>顔のような小さなものを細かく描けます</translation>
    </message>
    <message>
      <source>Finished size</source>
      <translation>仕上がりの大きさ</translation>
    </message>
    <message>
      <source>Fit into the window</source>
      <translation>全体を表示</translation>
    </message>
    <message>
      <source>Fit the picture into the window</source>
      <translation>絵の全体を表示</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>保存先</translation>
    </message>
    <message>
      <source>For example: a red torii in the sea at sunset</source>
      <translation>例：夕焼けの海に立つ赤い鳥居</translation>
    </message>
    <message>
      <source>For example: blurry, text, extra fingers</source>
      <translation>例：ぼやけ、文字、余分な指</translation>
    </message>
    <message>
      <source>Forget these folders</source>
      <translation>すべて外す</translation>
    </message>
    <message>
      <source>Free: it follows your words loosely. {value} is usual.</source>
      <translation>指示をゆるく見て、自由に描きます。{value}前後が目安です</translation>
    </message>
    <message>
      <source>From last time; not drawn yet</source>
      <translation>前回の続き（まだ描いていません）</translation>
    </message>
    <message>
      <source>From now on every prompt translates this word so.</source>
      <translation>これからは、どのプロンプトでもこのとおりに訳します。</translation>
    </message>
    <message>
      <source>From this day</source>
      <translation>この日から</translation>
    </message>
    <message>
      <source>Full (float32)</source>
      <translation>正確（float32）</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>全画面表示</translation>
    </message>
    <message>
      <source>General</source>
      <translation>一般</translation>
    </message>
    <message>
      <source>Getting ready to draw …</source>
      <translation>描く準備をしています…</translation>
    </message>
    <message>
      <source>Go to the prompt</source>
      <translation>入力欄へ</translation>
    </message>
    <message>
      <source>Go to the results</source>
      <translation>結果へ</translation>
    </message>
    <message>
      <source>Goes to the model as typed. Click to go there.</source>
      <translation>書いたままモデルに渡されます。クリックするとその場所へ移ります。</translation>
    </message>
    <message>
      <source>Good for making something disappear.</source>
      <translation>何かを消したいときに向いています。</translation>
    </message>
    <message>
      <source>Good for something wholly new; wants a high strength.</source>
      <translation>まったく新しいものを描くときに。変化の強さを高めにしてください。</translation>
    </message>
    <message>
      <source>Good pictures in 15 to 20 steps.</source>
      <translation>15〜20回できれいに描けます</translation>
    </message>
    <message>
      <source>Guidance</source>
      <translation>指示の強さ</translation>
    </message>
    <message>
      <source>Half (16 bit)</source>
      <translation>軽い（16ビット）</translation>
    </message>
    <message>
      <source>Heading of the sheet</source>
      <translation>表の見出し</translation>
    </message>
    <message>
      <source>Height</source>
      <translation>高さ</translation>
    </message>
    <message>
      <source>Height in pixels</source>
      <translation>高さ（ピクセル）</translation>
    </message>
    <message>
      <source>History</source>
      <translation>履歴</translation>
    </message>
    <message>
      <source>History, settings and your words are kept in</source>
      <translation>履歴・設定・登録したことばの場所</translation>
    </message>
    <message>
      <source>How closely it follows your words. {value} is usual.</source>
      <translation>指示への忠実さ。{value}前後が目安です</translation>
    </message>
    <message>
      <source>If the shape differs</source>
      <translation>縦横の形が違うとき</translation>
    </message>
    <message>
      <source>Imaginative: another number of steps, another picture.</source>
      <translation>想像力ゆたか。回数を変えると絵も変わります</translation>
    </message>
    <message>
      <source>Import …</source>
      <translation>取り込む…</translation>
    </message>
    <message>
      <source>In another shape</source>
      <translation>形を変えて</translation>
    </message>
    <message>
      <source>In print</source>
      <translation>印刷したとき</translation>
    </message>
    <message>
      <source>It appears step by step. This hardly takes any time.</source>
      <translation>少しずつ絵が現れます。描く速さはほとんど変わりません。</translation>
    </message>
    <message>
      <source>It does not stop by itself. The drawing program is ended and started again; finished pictures are kept</source>
      <translation>なかなか止まらないので、絵を描くプログラムを終了して起動し直します。できあがった絵はそのまま残ります</translation>
    </message>
    <message>
      <source>It hardly looks at your words.</source>
      <translation>指示をほとんど見ずに描きます</translation>
    </message>
    <message>
      <source>It may show something sexual.</source>
      <translation>性的な内容かもしれません。</translation>
    </message>
    <message>
      <source>It reads “{payload}” ({percent} of its bits agree): the invisible mark of SDJP and other programs with Stable Diffusion.</source>
      <translation>「{payload}」と読めます（{percent}のビットが一致）。SDJPなど、Stable Diffusionを使うソフトが入れる、目に見えない印です。</translation>
    </message>
    <message>
      <source>It says it was made by AI</source>
      <translation>AIの絵と記録されています</translation>
    </message>
    <message>
      <source>It says nothing of how it was made</source>
      <translation>作られ方の記録は見つかりません</translation>
    </message>
    <message>
      <source>It was drawn with “{then}”; the model in use stays “{now}”.</source>
      <translation>この絵のモデルは「{then}」ですが、今のモデル「{now}」のままにしました。</translation>
    </message>
    <message>
      <source>Its settings cannot be read.</source>
      <translation>設定は読み取れませんでした。</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>日本語</translation>
    </message>
    <message>
      <source>Japanese culture</source>
      <translation>和の文化</translation>
    </message>
    <message>
      <source>Japanese or English. {prompt} stands for what you write.</source>
      <translation>日本語でも英語でも。{prompt} のところに、あなたの文章が入ります。</translation>
    </message>
    <message>
      <source>Just right. About 20 is usual.</source>
      <translation>ちょうどよい回数。20前後が目安です</translation>
    </message>
    <message>
      <source>Keep the ratio of width to height</source>
      <translation>縦横の比を保つ</translation>
    </message>
    <message>
      <source>Keep the seed, to change something else</source>
      <translation>シードを固定して、ほかの設定を変える</translation>
    </message>
    <message>
      <source>Keep this seed</source>
      <translation>このシードに固定</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>キー</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>ことば</translation>
    </message>
    <message>
      <source>Large: takes longer, and things may appear twice.</source>
      <translation>大きめ。時間がかかり、同じ物が二つ出ることがあります</translation>
    </message>
    <message>
      <source>Last one: {seed}</source>
      <translation>前回のシード：{seed}</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>あとで</translation>
    </message>
    <message>
      <source>Learned at {size} · draws on {device}</source>
      <translation>{size}で学習・{device}で描きます</translation>
    </message>
    <message>
      <source>Leaves out so much that your words may be lost.</source>
      <translation>飛ばしすぎると、指示が伝わりにくくなります</translation>
    </message>
    <message>
      <source>Leaves out the last layers; some anime models want 1.</source>
      <translation>終わりの層を飛ばします。アニメ系では1がよいことも</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>ライセンス</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>明るい</translation>
    </message>
    <message>
      <source>Light colours</source>
      <translation>明るい色にする</translation>
    </message>
    <message>
      <source>Like DPM++ 2M, with finer details. Popular.</source>
      <translation>DPM++ 2Mより細部がきれい。人気の方式です</translation>
    </message>
    <message>
      <source>Like DPM++ 2S, with more steps for details.</source>
      <translation>DPM++ 2Sより細部に回数をかけます</translation>
    </message>
    <message>
      <source>List of keys</source>
      <translation>キー操作の一覧</translation>
    </message>
    <message>
      <source>Loading</source>
      <translation>読み込み中</translation>
    </message>
    <message>
      <source>Loading the model …</source>
      <translation>モデルを読み込んでいます…</translation>
    </message>
    <message>
      <source>Looked for: {what}</source>
      <translation>探したもの：{what}</translation>
    </message>
    <message>
      <source>Made by AI</source>
      <translation>AIが作った画像</translation>
    </message>
    <message>
      <source>Made by a program that has not learned</source>
      <translation>学習をしないプログラムが作った画像</translation>
    </message>
    <message>
      <source>Make a copy</source>
      <translation>写しを作る</translation>
    </message>
    <message>
      <source>Make and edit your own …</source>
      <translation>自分で作る・直す…</translation>
    </message>
    <message>
      <source>Make one of your own from this one</source>
      <translation>選んだものを写して、自分のものを作ります</translation>
    </message>
    <message>
      <source>Make the English while I type</source>
      <translation>入力しながら英語にする</translation>
    </message>
    <message>
      <source>Many programs remove such marks. So this proves neither a photo nor a picture by AI.</source>
      <translation>記録はよく失われます（SNSへの投稿や加工など）。ですから、写真だとも、AIの絵ではないとも言えません。</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>モデル</translation>
    </message>
    <message>
      <source>Model hash</source>
      <translation>モデルのハッシュ</translation>
    </message>
    <message>
      <source>Model, sampler, steps, guidance, seed …</source>
      <translation>モデル、サンプラー、ステップ数、指示の強さ、シードなど</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>全モデル</translation>
    </message>
    <message>
      <source>Models (diffusers folders) in these folders stand in the menu.</source>
      <translation>このフォルダの中にあるモデル（diffusers形式のフォルダ）が、モデルのメニューに並びます。</translation>
    </message>
    <message>
      <source>Models are offered from</source>
      <translation>モデルを探すフォルダ</translation>
    </message>
    <message>
      <source>More messages: {count}</source>
      <translation>ほかに{count}件</translation>
    </message>
    <message>
      <source>More pictures</source>
      <translation>枚数を増やす</translation>
    </message>
    <message>
      <source>More steps ({steps})</source>
      <translation>ステップを増やして（{steps}）</translation>
    </message>
    <message>
      <source>More than this hardly changes the picture.</source>
      <translation>これ以上ふやしても、絵はほとんど変わりません</translation>
    </message>
    <message>
      <source>Move to the recycle bin</source>
      <translation>ごみ箱に移す</translation>
    </message>
    <message>
      <source>Move to the recycle bin (Del)</source>
      <translation>ごみ箱に移す（Del）</translation>
    </message>
    <message>
      <source>Moved to the recycle bin.</source>
      <translation>ごみ箱に移しました</translation>
    </message>
    <message>
      <source>Moved {count} to the recycle bin</source>
      <translation>{count}枚をごみ箱に移しました</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>名前</translation>
    </message>
    <message>
      <source>New</source>
      <translation>新しく作る</translation>
    </message>
    <message>
      <source>New each time</source>
      <translation>毎回ちがう</translation>
    </message>
    <message>
      <source>New purpose</source>
      <translation>新しい目的</translation>
    </message>
    <message>
      <source>New style</source>
      <translation>新しいスタイル</translation>
    </message>
    <message>
      <source>No chance on the way: the seed alone decides.</source>
      <translation>ゆらぎなし。絵はシードだけで決まります</translation>
    </message>
    <message>
      <source>No mark on its origin (IPTC)</source>
      <translation>AIの印（IPTC）はありません</translation>
    </message>
    <message>
      <source>No model: please choose one under Expert settings</source>
      <translation>モデルがありません。「詳しい設定」で選んでください</translation>
    </message>
    <message>
      <source>No pictures yet</source>
      <translation>まだ絵がありません</translation>
    </message>
    <message>
      <source>No prompts yet</source>
      <translation>まだプロンプトがありません</translation>
    </message>
    <message>
      <source>No settings of a drawing program</source>
      <translation>描いたソフトの設定はありません</translation>
    </message>
    <message>
      <source>No such picture was found</source>
      <translation>見つかりませんでした</translation>
    </message>
    <message>
      <source>No such prompt was found</source>
      <translation>見つかりませんでした</translation>
    </message>
    <message>
      <source>No watermark found</source>
      <translation>電子透かしは見つかりません</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>ノイズ</translation>
    </message>
    <message>
      <source>None</source>
      <translation>なし</translation>
    </message>
    <message>
      <source>None (switched off in the settings)</source>
      <translation>なし（設定でオフ）</translation>
    </message>
    <message>
      <source>None yet. “+” makes one; Import reads a JSON file or the styles.csv of AUTOMATIC1111.</source>
      <translation>まだありません。「＋」で作れます。「取り込む」では、JSONファイルやAUTOMATIC1111のstyles.csvを読み込めます。</translation>
    </message>
    <message>
      <source>Note</source>
      <translation>説明</translation>
    </message>
    <message>
      <source>Nothing</source>
      <translation>何もなし</translation>
    </message>
    <message>
      <source>Nothing found</source>
      <translation>見つかりません</translation>
    </message>
    <message>
      <source>Nothing leaves this computer: neither your words nor your pictures.</source>
      <translation>すべてこのパソコンの中で動きます。文章も絵も、外へは送りません。</translation>
    </message>
    <message>
      <source>Nothing was found</source>
      <translation>問題なし</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>決定</translation>
    </message>
    <message>
      <source>Of a kind that is not known here</source>
      <translation>SDJPの知らない種類の画像</translation>
    </message>
    <message>
      <source>Once more (another seed)</source>
      <translation>もう一度（別のシード）</translation>
    </message>
    <message>
      <source>One picture for each seed. This is usual.</source>
      <translation>シードごとに 1 枚描きます。ふつうはこれで十分です。</translation>
    </message>
    <message>
      <source>Only a trace of the picture is left.</source>
      <translation>元の絵の面影だけが残ります。</translation>
    </message>
    <message>
      <source>Only for LCM models: 4 to 8 steps.</source>
      <translation>LCMモデル専用。4〜8回で描きます</translation>
    </message>
    <message>
      <source>Only the embedded model</source>
      <translation>内蔵モデルだけを使います</translation>
    </message>
    <message>
      <source>Only the first {count} are looked at.</source>
      <translation>はじめの{count}枚だけを確認します。</translation>
    </message>
    <message>
      <source>Only the prompt</source>
      <translation>プロンプトだけ使う</translation>
    </message>
    <message>
      <source>Only the seed</source>
      <translation>シードだけ使う</translation>
    </message>
    <message>
      <source>Only the size</source>
      <translation>大きさだけ使う</translation>
    </message>
    <message>
      <source>Only the touch and small details change.</source>
      <translation>タッチと細かいところだけが変わります。</translation>
    </message>
    <message>
      <source>Only what you write</source>
      <translation>書いた文章だけで描きます</translation>
    </message>
    <message>
      <source>Only while another program is in front.</source>
      <translation>ほかの画面を見ているときだけ知らせます。</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>フォルダを開く</translation>
    </message>
    <message>
      <source>Open the log folder</source>
      <translation>ログのフォルダを開く</translation>
    </message>
    <message>
      <source>Or begin with one of these:</source>
      <translation>こちらから始めることもできます</translation>
    </message>
    <message>
      <source>Original on the left, result on the right</source>
      <translation>左が元の絵、右ができた絵</translation>
    </message>
    <message>
      <source>Pages of the settings</source>
      <translation>設定のページ</translation>
    </message>
    <message>
      <source>Paint what to change</source>
      <translation>変えたいところを塗る</translation>
    </message>
    <message>
      <source>Paint what to change …</source>
      <translation>変えたいところを塗る…</translation>
    </message>
    <message>
      <source>Part {number}: {used} of {room} tokens</source>
      <translation>{number}つ目のまとまり：{room}トークン中 {used}</translation>
    </message>
    <message>
      <source>Partly made by AI</source>
      <translation>一部をAIが作った画像</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>貼り付け</translation>
    </message>
    <message>
      <source>Paste a picture (Ctrl+V)</source>
      <translation>画像を貼り付ける（Ctrl+V）</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>貼り付けた画像</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>絵</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>画像</translation>
    </message>
    <message>
      <source>Pictures are saved in</source>
      <translation>絵の保存先</translation>
    </message>
    <message>
      <source>Pictures at once</source>
      <translation>続けて描く枚数</translation>
    </message>
    <message>
      <source>Pictures made before stay where they are, and in the history.</source>
      <translation>これまでの絵は、今の場所と履歴に残ります。</translation>
    </message>
    <message>
      <source>Pictures of this session</source>
      <translation>今回描いた絵</translation>
    </message>
    <message>
      <source>Pictures: {count}</source>
      <translation>{count}枚</translation>
    </message>
    <message>
      <source>Pictures: {count} · steps: {steps}</source>
      <translation>{count}枚・{steps}ステップ</translation>
    </message>
    <message>
      <source>Pictures: {count}, steps in all: {steps}</source>
      <translation>{count}枚・全部で{steps}ステップ</translation>
    </message>
    <message>
      <source>Please close it, or wait a little and start SDJP again.</source>
      <translation>少し待つか、開いているSDJPを閉じてから、もう一度起動してください。</translation>
    </message>
    <message>
      <source>Please write the English in Latin letters, without brackets or commas.</source>
      <translation>英語はローマ字の英単語で入れてください。かっこやカンマは使えません。</translation>
    </message>
    <message>
      <source>Please write the Japanese word.</source>
      <translation>日本語の言葉を入れてください。</translation>
    </message>
    <message>
      <source>Please write the reading in hiragana.</source>
      <translation>よみはひらがなで入れてください。</translation>
    </message>
    <message>
      <source>Please write what to draw first.</source>
      <translation>まず、描きたいものを書いてください。</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>計算の精度</translation>
    </message>
    <message>
      <source>Presets to import</source>
      <translation>取り込むファイル</translation>
    </message>
    <message>
      <source>Printed as {name} ({sheet}): about {dpi} dpi.</source>
      <translation>{name}（{sheet}）に印刷すると約{dpi} dpiです。</translation>
    </message>
    <message>
      <source>Printed as {name} ({sheet}): about {dpi} dpi; fine print has {wanted}.</source>
      <translation>{name}（{sheet}）に印刷すると約{dpi} dpiです。きれいな印刷の目安は{wanted} dpiです。</translation>
    </message>
    <message>
      <source>Progress of the drawing</source>
      <translation>描画の進み具合</translation>
    </message>
    <message>
      <source>Prompt</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Prompt, seed, size and all else as they were for this picture</source>
      <translation>プロンプト・シード・大きさなどを、この絵を描いたときのとおりに戻します</translation>
    </message>
    <message>
      <source>Prompt, settings and queue survive a power cut.</source>
      <translation>急に電源が切れても、文章・設定・順番待ちの絵が残ります。</translation>
    </message>
    <message>
      <source>Prompts</source>
      <translation>プロンプト</translation>
    </message>
    <message>
      <source>Prompts: {count}</source>
      <translation>{count}件</translation>
    </message>
    <message>
      <source>Purpose</source>
      <translation>目的</translation>
    </message>
    <message>
      <source>Put an invisible watermark into every picture</source>
      <translation>絵に見えない透かしを入れる</translation>
    </message>
    <message>
      <source>Put aside: {drawing}</source>
      <translation>保留：{drawing}</translation>
    </message>
    <message>
      <source>Put back</source>
      <translation>履歴に戻す</translation>
    </message>
    <message>
      <source>Put this into the prompt</source>
      <translation>この文を入力欄に入れます</translation>
    </message>
    <message>
      <source>Put together from several photos</source>
      <translation>いくつかの写真の合成</translation>
    </message>
    <message>
      <source>Put together from several pictures</source>
      <translation>いくつかの画像の合成</translation>
    </message>
    <message>
      <source>Put together, with parts made by a computer</source>
      <translation>コンピューターで作ったものを含む合成画像</translation>
    </message>
    <message>
      <source>Put {count} back into the history</source>
      <translation>{count}枚を履歴に戻しました</translation>
    </message>
    <message>
      <source>Quit SDJP</source>
      <translation>SDJPを終了</translation>
    </message>
    <message>
      <source>Read what a picture says of itself</source>
      <translation>絵が持っている情報を読み取ります</translation>
    </message>
    <message>
      <source>Reading</source>
      <translation>よみ</translation>
    </message>
    <message>
      <source>Reading the picture …</source>
      <translation>画像を読んでいます…</translation>
    </message>
    <message>
      <source>Ready to draw with {model}</source>
      <translation>いつでも描けます（{model}）</translation>
    </message>
    <message>
      <source>Redraw a picture …</source>
      <translation>絵を選んで描き直す…</translation>
    </message>
    <message>
      <source>Redraw all {count} pictures, one after the other?</source>
      <translation>{count} 枚の絵を順番に描き直しますか？</translation>
    </message>
    <message>
      <source>Redraw the first {most} of {count} pictures, one after the other?</source>
      <translation>全部で {count} 枚あります。はじめの {most} 枚を順番に描き直しますか？</translation>
    </message>
    <message>
      <source>Redraw them</source>
      <translation>描き直す</translation>
    </message>
    <message>
      <source>Results</source>
      <translation>結果</translation>
    </message>
    <message>
      <source>Rich in detail; chance takes part in every step.</source>
      <translation>細部がゆたか。毎回少し偶然が加わります</translation>
    </message>
    <message>
      <source>Rounds</source>
      <translation>くり返し</translation>
    </message>
    <message>
      <source>SDJP does not go online. Save the picture first, then drop the file.</source>
      <translation>SDJPはインターネットにつなぎません。画像を保存してから、そのファイルをドロップしてください。</translation>
    </message>
    <message>
      <source>SDJP does not know this kind of picture. Save it as PNG or JPEG, then drop the file.</source>
      <translation>この種類の画像は読み込めません。PNGかJPEGで保存してから、そのファイルをドロップしてください。</translation>
    </message>
    <message>
      <source>SDJP ended unexpectedly last time. Bring the unsent work back?</source>
      <translation>前回は途中で終わりました。書きかけの内容を戻しますか？</translation>
    </message>
    <message>
      <source>SDJP is open already, but its window does not answer.</source>
      <translation>SDJPはすでに開いていますが、ウィンドウが応答しません。</translation>
    </message>
    <message>
      <source>Safety and watermark</source>
      <translation>安全と透かし</translation>
    </message>
    <message>
      <source>Safety check</source>
      <translation>安全確認</translation>
    </message>
    <message>
      <source>Safety filter: none</source>
      <translation>安全フィルター：なし</translation>
    </message>
    <message>
      <source>Safety filter: off</source>
      <translation>安全フィルター：オフ</translation>
    </message>
    <message>
      <source>Safety filter: on</source>
      <translation>安全フィルター：オン</translation>
    </message>
    <message>
      <source>Same seed, same settings, same picture.</source>
      <translation>シードと設定が同じなら、同じ絵になります</translation>
    </message>
    <message>
      <source>Sampler</source>
      <translation>サンプラー（描き方）</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <source>Save unsent work by itself</source>
      <translation>書きかけを自動で保存する</translation>
    </message>
    <message>
      <source>Scanned from film</source>
      <translation>フィルムから読み取った画像</translation>
    </message>
    <message>
      <source>Scanned from paper</source>
      <translation>紙から読み取った画像</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>さがす</translation>
    </message>
    <message>
      <source>Search (ねこ, 猫, cat …)</source>
      <translation>探す（ねこ・猫・ネコ・cat）</translation>
    </message>
    <message>
      <source>Search the history</source>
      <translation>履歴を検索</translation>
    </message>
    <message>
      <source>See what it says of itself</source>
      <translation>この絵を確認する</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>シード</translation>
    </message>
    <message>
      <source>Seed {seed}</source>
      <translation>シード {seed}</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>設定</translation>
    </message>
    <message>
      <source>Settings came with this prompt (steps, seed, size …). Take them over as well?</source>
      <translation>このプロンプトには設定（ステップ数・シード・サイズなど）が付いています。いっしょに引き継ぎますか？</translation>
    </message>
    <message>
      <source>Shapes and colours stay, the way it is drawn changes.</source>
      <translation>形と色はそのままに、描き方が変わります。</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>すべて見る</translation>
    </message>
    <message>
      <source>Show all of it</source>
      <translation>全体を見る</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>すべて表示する</translation>
    </message>
    <message>
      <source>Show in history</source>
      <translation>履歴で見る</translation>
    </message>
    <message>
      <source>Show it …</source>
      <translation>もとの絵を見る…</translation>
    </message>
    <message>
      <source>Show large</source>
      <translation>大きく見る</translation>
    </message>
    <message>
      <source>Show the picture while it is drawn</source>
      <translation>描いている途中の絵を見せる</translation>
    </message>
    <message>
      <source>Show the recycle bin</source>
      <translation>ごみ箱を見る</translation>
    </message>
    <message>
      <source>Show what it was made of</source>
      <translation>元にした絵を見る</translation>
    </message>
    <message>
      <source>Show without the blur …</source>
      <translation>ぼかしを外す…</translation>
    </message>
    <message>
      <source>Simple and soft; good for a first look.</source>
      <translation>素直でやわらかい。試し描きに向きます</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>大きさ</translation>
    </message>
    <message>
      <source>Size of the letters</source>
      <translation>文字の大きさ</translation>
    </message>
    <message>
      <source>Small: quick, but details are lost. {size} is usual.</source>
      <translation>小さめ。速いですが細部がつぶれます。標準は{size}</translation>
    </message>
    <message>
      <source>So many pixels around the mask are seen, so that the new fits in.</source>
      <translation>塗った部分のまわりをこのピクセル数だけ見て、なじむように描きます。</translation>
    </message>
    <message>
      <source>Something was found; the blur was taken off</source>
      <translation>注意が必要な内容。ぼかしは外してあります</translation>
    </message>
    <message>
      <source>Something was found; the picture is blurred</source>
      <translation>注意が必要な内容のため、ぼかして保存</translation>
    </message>
    <message>
      <source>Square</source>
      <translation>正方形</translation>
    </message>
    <message>
      <source>Stable Diffusion's first one; wants 25 steps or more.</source>
      <translation>Stable Diffusionが最初に使った方式。25回以上がおすすめ</translation>
    </message>
    <message>
      <source>Start from nothing again</source>
      <translation>元の絵を使うのをやめる</translation>
    </message>
    <message>
      <source>Started from</source>
      <translation>元にしたもの</translation>
    </message>
    <message>
      <source>Starting again; then the same picture is tried once more …</source>
      <translation>起動し直しています。同じ絵をもう一度描きます…</translation>
    </message>
    <message>
      <source>Starting the drawing program again …</source>
      <translation>絵を描くプログラムを起動し直しています…</translation>
    </message>
    <message>
      <source>Starts from this picture</source>
      <translation>この絵を元にして描きます</translation>
    </message>
    <message>
      <source>Step {step} / {steps}</source>
      <translation>{step} / {steps} ステップ</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>ステップ数</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>中止</translation>
    </message>
    <message>
      <source>Stop by force</source>
      <translation>強制的に止める</translation>
    </message>
    <message>
      <source>Stop this drawing</source>
      <translation>描くのを中止</translation>
    </message>
    <message>
      <source>Stopping …</source>
      <translation>中止しています…</translation>
    </message>
    <message>
      <source>Strength of change</source>
      <translation>変化の強さ</translation>
    </message>
    <message>
      <source>Stretch</source>
      <translation>引き伸ばす</translation>
    </message>
    <message>
      <source>Strict: clear and vivid. {value} is usual.</source>
      <translation>指示に強く従い、くっきり。{value}前後が目安です</translation>
    </message>
    <message>
      <source>Style</source>
      <translation>スタイル</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>入力候補</translation>
    </message>
    <message>
      <source>Suits this model, which learned at {size}.</source>
      <translation>このモデルにちょうどよい大きさ（標準 {size}）</translation>
    </message>
    <message>
      <source>Surroundings</source>
      <translation>まわりの余白</translation>
    </message>
    <message>
      <source>Swap width and height</source>
      <translation>幅と高さを入れかえる</translation>
    </message>
    <message>
      <source>Take out of the queue (Del)</source>
      <translation>取り消す（Delete）</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>引き継ぐ</translation>
    </message>
    <message>
      <source>Take over only a part</source>
      <translation>一部だけ使う</translation>
    </message>
    <message>
      <source>Take the blur off</source>
      <translation>ぼかしを外す</translation>
    </message>
    <message>
      <source>Take the blur off this picture?</source>
      <translation>この絵のぼかしを外しますか？</translation>
    </message>
    <message>
      <source>Taken and computed by a camera</source>
      <translation>カメラが計算で合成した写真</translation>
    </message>
    <message>
      <source>Taken with a digital camera</source>
      <translation>デジタルカメラで撮った写真</translation>
    </message>
    <message>
      <source>Tall (2:3)</source>
      <translation>縦長（2:3）</translation>
    </message>
    <message>
      <source>Tell me when a picture is done</source>
      <translation>描き終わったら知らせる</translation>
    </message>
    <message>
      <source>That picture is not in the history any more.</source>
      <translation>その絵はもう履歴にありません。</translation>
    </message>
    <message>
      <source>The chosen purpose adds these words.</source>
      <translation>選んだ目的が加える言葉です。</translation>
    </message>
    <message>
      <source>The chosen style adds these words.</source>
      <translation>選んだスタイルが加える言葉です。</translation>
    </message>
    <message>
      <source>The classic: steady, and the same picture every time.</source>
      <translation>昔からの定番。安定していて、いつも同じ絵になります</translation>
    </message>
    <message>
      <source>The colours around it</source>
      <translation>まわりの色</translation>
    </message>
    <message>
      <source>The drawing gets the shape of the picture.</source>
      <translation>元の絵と同じ形で描きます。</translation>
    </message>
    <message>
      <source>The drawing program does not run. Draw tries it again</source>
      <translation>絵を描くプログラムが動いていません。「生成」でもう一度試します</translation>
    </message>
    <message>
      <source>The embedded demo model</source>
      <translation>内蔵のデモモデル</translation>
    </message>
    <message>
      <source>The form now holds these settings.</source>
      <translation>この設定を入力欄に入れました。</translation>
    </message>
    <message>
      <source>The middle of the picture, in the size set below.</source>
      <translation>下で決めた大きさに合わせて、絵の中央を使います。</translation>
    </message>
    <message>
      <source>The model in use brings no safety filter.</source>
      <translation>今のモデルには、安全フィルターがついていません。</translation>
    </message>
    <message>
      <source>The model is being loaded …</source>
      <translation>モデルを読み込んでいます…</translation>
    </message>
    <message>
      <source>The model reads 75 tokens (pieces of words) at once. From the dashed line on it is a further part.</source>
      <translation>モデルが一度に読むのは75トークン（単語のかけら）です。点線から先は次のまとまりになります。</translation>
    </message>
    <message>
      <source>The model stays “{now}” (the picture's is “{then}”).</source>
      <translation>モデルは「{now}」のままです（この画像は「{then}」）。</translation>
    </message>
    <message>
      <source>The model's file</source>
      <translation>モデルのファイル</translation>
    </message>
    <message>
      <source>The model's folder (with model_index.json)</source>
      <translation>モデルのフォルダ（model_index.json のあるところ）</translation>
    </message>
    <message>
      <source>The model's safety filter found that it may be sexual; it is sometimes mistaken. What was drawn takes the place of the blurred picture, in its file as well.</source>
      <translation>モデルの安全フィルターが、性的な内容かもしれないと判断しました（間違えることもあります）。外すと、ファイルもぼかしのない絵に置き換わります。</translation>
    </message>
    <message>
      <source>The most details; wants 25 steps or more.</source>
      <translation>細部がいちばん細かい。25回以上がおすすめ</translation>
    </message>
    <message>
      <source>The most exact; needs more time and memory.</source>
      <translation>いちばん正確。時間とメモリを多く使います</translation>
    </message>
    <message>
      <source>The new takes up shapes and colours of the old.</source>
      <translation>今の形や色を手がかりにして描きます。</translation>
    </message>
    <message>
      <source>The next drawings begin with the seed of this picture</source>
      <translation>次からもこの絵のシードで描きます</translation>
    </message>
    <message>
      <source>The next start brings back the last prompt and settings.</source>
      <translation>次に開いたとき、最後の文章と設定に戻ります。</translation>
    </message>
    <message>
      <source>The note on its origin (IPTC) says so. Anybody can rewrite it.</source>
      <translation>ファイルの来歴（IPTC）にそう書かれています。だれでも書きかえられる印です。</translation>
    </message>
    <message>
      <source>The origin: wants very many steps.</source>
      <translation>いちばん古い方式。とても多くの回数が要ります</translation>
    </message>
    <message>
      <source>The painter hardly sees what is around the mask.</source>
      <translation>塗った部分のまわりがほとんど見えないまま描きます。</translation>
    </message>
    <message>
      <source>The pasted picture could not be kept.</source>
      <translation>貼り付けた画像を保存できませんでした。</translation>
    </message>
    <message>
      <source>The picture and what was painted on it were put away.</source>
      <translation>元の絵を、塗ったところと一緒に片づけました。</translation>
    </message>
    <message>
      <source>The picture in question</source>
      <translation>確認した画像</translation>
    </message>
    <message>
      <source>The picture index was damaged. It was made again from the pictures; the damaged one is kept at {path}.</source>
      <translation>画像の索引が壊れていたため、画像から作り直しました。壊れた索引は {path} に残してあります。</translation>
    </message>
    <message>
      <source>The picture is being read …</source>
      <translation>絵を読み込んでいます…</translation>
    </message>
    <message>
      <source>The picture was copied.</source>
      <translation>画像をコピーしました。</translation>
    </message>
    <message>
      <source>The picture's own shape</source>
      <translation>元の絵の形のまま</translation>
    </message>
    <message>
      <source>The pictures of this session</source>
      <translation>今回描いた絵</translation>
    </message>
    <message>
      <source>The pictures you draw will appear here.</source>
      <translation>描いた絵がここに並びます</translation>
    </message>
    <message>
      <source>The prompt was copied.</source>
      <translation>プロンプトをコピーしました。</translation>
    </message>
    <message>
      <source>The prompt was taken over.</source>
      <translation>プロンプトを入力欄に入れました。</translation>
    </message>
    <message>
      <source>The quick one: shapes stand after about 10 steps.</source>
      <translation>速さ自慢。10回ほどで形が決まります</translation>
    </message>
    <message>
      <source>The recycle bin is empty</source>
      <translation>ごみ箱は空です</translation>
    </message>
    <message>
      <source>The report tells versions, machine and settings; no prompts and no pictures. The log folder says more.</source>
      <translation>報告には、版・パソコン・設定が書かれます。文章や絵は入りません。くわしい記録はログのフォルダにあります。</translation>
    </message>
    <message>
      <source>The safety filter blurred a picture, so the repetition ended there: nothing is drawn from a blurred one. What was drawn before is kept. Change the prompt or the strength and draw again.</source>
      <translation>安全フィルターが絵をぼかしたため、繰り返しをそこで終えました。ぼかした絵からは描きません。それまでの絵は保存してあります。プロンプトか「変化の強さ」を変えて、もう一度お試しください。</translation>
    </message>
    <message>
      <source>The safety filter blurred this picture</source>
      <translation>安全フィルターがこの絵をぼかしました</translation>
    </message>
    <message>
      <source>The same drawing at strengths from 0 to 1; a click takes one</source>
      <translation>同じ絵を強さ 0 から 1 まで変えて描いた例です。クリックするとその強さになります</translation>
    </message>
    <message>
      <source>The same seed, one setting changed: a labelled sheet shows what it does.</source>
      <translation>同じシードのまま、ひとつの設定だけを変えて描き、名札つきの一枚にまとめます。</translation>
    </message>
    <message>
      <source>The same, but …</source>
      <translation>同じ条件で…</translation>
    </message>
    <message>
      <source>The sampler “{name}” is not available here.</source>
      <translation>サンプラー「{name}」は、ここにはありません。</translation>
    </message>
    <message>
      <source>The seed was taken over.</source>
      <translation>シードを入力欄に入れました。</translation>
    </message>
    <message>
      <source>The size becomes {width} × {height}, which fits the model.</source>
      <translation>大きさは、モデルに合わせて{width} × {height}にしました。</translation>
    </message>
    <message>
      <source>The size that fits the purpose, or the model's own</source>
      <translation>目的に合う大きさ。目的がなければモデルの標準</translation>
    </message>
    <message>
      <source>The size was taken over.</source>
      <translation>大きさを入力欄に入れました。</translation>
    </message>
    <message>
      <source>The whole English</source>
      <translation>英語の全体</translation>
    </message>
    <message>
      <source>The whole picture, distorted to the size set below.</source>
      <translation>絵全体を、下で決めた大きさに引き伸ばします。</translation>
    </message>
    <message>
      <source>The whole picture; its edges go on where there is room.</source>
      <translation>絵全体を入れ、足りないところは端の色で埋めます。</translation>
    </message>
    <message>
      <source>There is no picture on the clipboard.</source>
      <translation>貼り付けられる画像がありません。</translation>
    </message>
    <message>
      <source>There is none, or the picture was changed too much to read it.</source>
      <translation>入っていないか、加工されて読み取れなくなっています。</translation>
    </message>
    <message>
      <source>There; {share} of it can be read</source>
      <translation>あり（読み取り {share}）</translation>
    </message>
    <message>
      <source>These stay: ↑ ↓ earlier prompts, Ctrl+↑ Ctrl+↓ weight of the chosen words, F6 to the English and back, Alt+↑ Alt+↓ order of the queue.</source>
      <translation>変えられないキー：↑ ↓ 前に使ったプロンプト、Ctrl+↑ Ctrl+↓ 選んだ言葉の強さ、F6 英語との行き来、Alt+↑ Alt+↓ 順番待ちの入れかえ</translation>
    </message>
    <message>
      <source>These {count} pictures are on the network. Fetch the first {most} from {host} and redraw them, one after the other? SDJP goes online for nothing else.</source>
      <translation>ネット上の絵が {count} 枚あります。はじめの {most} 枚を {host} から受け取って、順に描き直しますか？ SDJPがネットにつなぐのは、このときだけです。</translation>
    </message>
    <message>
      <source>These {count} pictures are on the network. Fetch them from {host} and redraw them, one after the other? SDJP goes online for nothing else.</source>
      <translation>ネット上の絵が {count} 枚あります。{host} から受け取って、順に描き直しますか？ SDJPがネットにつなぐのは、このときだけです。</translation>
    </message>
    <message>
      <source>This can be rewritten, so it is no proof.</source>
      <translation>記録は書きかえられるので、証拠にはなりません。</translation>
    </message>
    <message>
      <source>This cannot be undone.</source>
      <translation>この操作は元に戻せません。</translation>
    </message>
    <message>
      <source>This model brings none</source>
      <translation>このモデルには機能がありません</translation>
    </message>
    <message>
      <source>This model cannot be used.</source>
      <translation>このモデルは使えません</translation>
    </message>
    <message>
      <source>This month</source>
      <translation>今月</translation>
    </message>
    <message>
      <source>This picture is on the network. Fetch it from {host}? SDJP goes online for nothing else.</source>
      <translation>この絵はネット上にあります。{host} から受け取りますか？ SDJPがネットにつなぐのは、このときだけです。</translation>
    </message>
    <message>
      <source>This picture says how it was drawn. Take that over, too?</source>
      <translation>この絵には描いたときの設定が入っています。設定も使いますか？</translation>
    </message>
    <message>
      <source>This week</source>
      <translation>今週</translation>
    </message>
    <message>
      <source>Throw away</source>
      <translation>捨てる</translation>
    </message>
    <message>
      <source>Thrown away. What was written can still be found with ↑.</source>
      <translation>捨てました。書いた文は「↑」キーで呼び出せます。</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>時刻</translation>
    </message>
    <message>
      <source>To the settings</source>
      <translation>設定を開く</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>今日</translation>
    </message>
    <message>
      <source>Translating the prompt …</source>
      <translation>英語に訳しています…</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>もう一度試す</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>元に戻す</translation>
    </message>
    <message>
      <source>Undo (Ctrl+Z)</source>
      <translation>元に戻す（Ctrl+Z）</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>単位</translation>
    </message>
    <message>
      <source>Unless you paint, all of it is redrawn.</source>
      <translation>塗らなければ、絵全体を描き直します。</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>上へ</translation>
    </message>
    <message>
      <source>Up to this day</source>
      <translation>この日まで</translation>
    </message>
    <message>
      <source>Upright</source>
      <translation>縦長</translation>
    </message>
    <message>
      <source>Use its settings</source>
      <translation>この条件に戻す</translation>
    </message>
    <message>
      <source>Use the model's safety filter</source>
      <translation>モデルの安全フィルターを使う</translation>
    </message>
    <message>
      <source>Use these settings</source>
      <translation>この設定を使う</translation>
    </message>
    <message>
      <source>Use this prompt</source>
      <translation>このプロンプトを使う</translation>
    </message>
    <message>
      <source>Use this seed</source>
      <translation>このシードを使う</translation>
    </message>
    <message>
      <source>Values (2 to 12)</source>
      <translation>値（2〜12個）</translation>
    </message>
    <message>
      <source>Very large: takes long and needs much memory.</source>
      <translation>とても大きい。時間がかかり、メモリも多く使います</translation>
    </message>
    <message>
      <source>Very strict: colours and shapes may break. {value} is usual.</source>
      <translation>強すぎて色や形が崩れることがあります。{value}前後が目安です</translation>
    </message>
    <message>
      <source>Waiting drawings</source>
      <translation>順番待ちの絵</translation>
    </message>
    <message>
      <source>Waiting: {count}</source>
      <translation>順番待ち {count}件</translation>
    </message>
    <message>
      <source>Was switched off</source>
      <translation>確認なし（オフ）</translation>
    </message>
    <message>
      <source>Watermark</source>
      <translation>電子透かし</translation>
    </message>
    <message>
      <source>Watermark found</source>
      <translation>電子透かしがあります</translation>
    </message>
    <message>
      <source>Watermark: off</source>
      <translation>透かし：オフ</translation>
    </message>
    <message>
      <source>Watermark: on</source>
      <translation>透かし：オン</translation>
    </message>
    <message>
      <source>Welcome to SDJP</source>
      <translation>SDJPへようこそ</translation>
    </message>
    <message>
      <source>What changes</source>
      <translation>変える設定</translation>
    </message>
    <message>
      <source>What is there now</source>
      <translation>今の絵</translation>
    </message>
    <message>
      <source>What is written in the file</source>
      <translation>書かれているままに読む</translation>
    </message>
    <message>
      <source>What stood in the form has been replaced.</source>
      <translation>入力欄の内容を置き換えました。</translation>
    </message>
    <message>
      <source>What the model reads</source>
      <translation>モデルに渡す英語</translation>
    </message>
    <message>
      <source>What the model reads (made when you draw)</source>
      <translation>モデルに渡す英語（生成するときに作ります）</translation>
    </message>
    <message>
      <source>What this computer does best.</source>
      <translation>このパソコンに合わせて選びます</translation>
    </message>
    <message>
      <source>What to draw</source>
      <translation>描きたいもの</translation>
    </message>
    <message>
      <source>What to leave out</source>
      <translation>入れたくないもの</translation>
    </message>
    <message>
      <source>What to leave out, in English</source>
      <translation>入れたくないもの（英語）</translation>
    </message>
    <message>
      <source>What will be drawn</source>
      <translation>できあがり</translation>
    </message>
    <message>
      <source>What you write appears here in English.</source>
      <translation>書いた言葉が、ここに英語で並びます。</translation>
    </message>
    <message>
      <source>When it was drawn</source>
      <translation>描いた時期</translation>
    </message>
    <message>
      <source>When something is wrong</source>
      <translation>困ったとき</translation>
    </message>
    <message>
      <source>When you draw, the English appears here.</source>
      <translation>生成するときに、ここに英語が出ます。</translation>
    </message>
    <message>
      <source>Where pictures are saved</source>
      <translation>絵の保存先を選ぶ</translation>
    </message>
    <message>
      <source>Wide</source>
      <translation>横長</translation>
    </message>
    <message>
      <source>Wide (3:2)</source>
      <translation>横長（3:2）</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>幅</translation>
    </message>
    <message>
      <source>Width in pixels</source>
      <translation>幅（ピクセル）</translation>
    </message>
    <message>
      <source>With one of them off, telling others that a picture is AI's, and what it shows, is your own responsibility.</source>
      <translation>切っているあいだは、AIの絵だと伝えることも、絵の内容も、使う人の責任になります。</translation>
    </message>
    <message>
      <source>Without it, the English is made when you draw.</source>
      <translation>オフにすると、生成するときに英語にします。</translation>
    </message>
    <message>
      <source>Words for what must not be in the picture</source>
      <translation>絵に入ってほしくないものを言葉で書きます</translation>
    </message>
    <message>
      <source>Words to add</source>
      <translation>足すことば</translation>
    </message>
    <message>
      <source>Write a few words above first</source>
      <translation>まず上に、描きたいものを書いてください</translation>
    </message>
    <message>
      <source>Write in Japanese, and a picture appears.
You see the English that the model reads, and may change it.
Choose a style, and the same words become another picture.</source>
      <translation>日本語で書くと、絵になります。
モデルが読む英語も見えて、気になるところは直せます。
スタイルを選べば、同じ文章がちがう絵になります。</translation>
    </message>
    <message>
      <source>Write on the left what the {count} pictures shall become, then drop them again.</source>
      <translation>{count} 枚をどんな絵にしたいか左に書いてから、もう一度ドロップしてください。</translation>
    </message>
    <message>
      <source>Write on the left what you would like to see, then press Draw.</source>
      <translation>何を描くか左に書いて、「生成」を押します</translation>
    </message>
    <message>
      <source>Written, but it cannot be read ({share})</source>
      <translation>入れましたが、読み取れません（{share}）</translation>
    </message>
    <message>
      <source>You learn whether it says it was made by AI, with which program and which settings. The picture does not leave this computer.</source>
      <translation>AIで作られたと記録されているか、どのソフトの、どんな設定かを読み取ります。画像がこのパソコンの外に出ることはありません。</translation>
    </message>
    <message>
      <source>Your own purposes</source>
      <translation>自分の目的</translation>
    </message>
    <message>
      <source>Your own styles</source>
      <translation>自分のスタイル</translation>
    </message>
    <message>
      <source>Your words alone: fast, but the things to avoid are not used.</source>
      <translation>指示だけで描きます。速いですが「入れたくないもの」は効きません</translation>
    </message>
    <message>
      <source>Your words are read in full. This is usual.</source>
      <translation>指示をそのまま読みます。ふつうは0です</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>拡大</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>縮小</translation>
    </message>
    <message>
      <source>a red torii gate standing in the sunset sea</source>
      <translation>夕焼けの海に立つ赤い鳥居</translation>
    </message>
    <message>
      <source>a small boat on a moonlit sea</source>
      <translation>満月の夜の海に浮かぶ船</translation>
    </message>
    <message>
      <source>a white cat under a cherry tree</source>
      <translation>桜の木の下の白い猫</translation>
    </message>
    <message>
      <source>about {time}</source>
      <translation>約{time}</translation>
    </message>
    <message>
      <source>about {time} left</source>
      <translation>残り約{time}</translation>
    </message>
    <message>
      <source>action</source>
      <translation>動作</translation>
    </message>
    <message>
      <source>animal</source>
      <translation>動物</translation>
    </message>
    <message>
      <source>art style</source>
      <translation>画風</translation>
    </message>
    <message>
      <source>as typed</source>
      <translation>そのまま</translation>
    </message>
    <message>
      <source>clothing</source>
      <translation>服装</translation>
    </message>
    <message>
      <source>colour</source>
      <translation>色</translation>
    </message>
    <message>
      <source>composition</source>
      <translation>構図</translation>
    </message>
    <message>
      <source>d MMM yyyy</source>
      <translation>yyyy年M月d日</translation>
    </message>
    <message>
      <source>ddd d MMM yyyy H:mm</source>
      <translation>yyyy年M月d日(ddd) H:mm</translation>
    </message>
    <message>
      <source>fantasy</source>
      <translation>ファンタジー</translation>
    </message>
    <message>
      <source>food</source>
      <translation>食べ物</translation>
    </message>
    <message>
      <source>glossary</source>
      <translation>用語集</translation>
    </message>
    <message>
      <source>hair and face</source>
      <translation>髪と顔</translation>
    </message>
    <message>
      <source>in hiragana; may be left empty</source>
      <translation>ひらがな（空欄でも可）</translation>
    </message>
    <message>
      <source>light and weather</source>
      <translation>光と天気</translation>
    </message>
    <message>
      <source>look and mood</source>
      <translation>様子</translation>
    </message>
    <message>
      <source>nature</source>
      <translation>自然</translation>
    </message>
    <message>
      <source>one random seed for all</source>
      <translation>シードはどれも同じ（ランダム）</translation>
    </message>
    <message>
      <source>person</source>
      <translation>人物</translation>
    </message>
    <message>
      <source>picture {number} of {count}</source>
      <translation>{number}枚目 / {count}枚</translation>
    </message>
    <message>
      <source>place</source>
      <translation>場所</translation>
    </message>
    <message>
      <source>plant</source>
      <translation>植物</translation>
    </message>
    <message>
      <source>purpose</source>
      <translation>目的</translation>
    </message>
    <message>
      <source>quality</source>
      <translation>画質</translation>
    </message>
    <message>
      <source>seed {seed} for all</source>
      <translation>シードはどれも {seed}</translation>
    </message>
    <message>
      <source>style</source>
      <translation>スタイル</translation>
    </message>
    <message>
      <source>the graphics card (GPU)</source>
      <translation>グラフィックボード（GPU）</translation>
    </message>
    <message>
      <source>the processor (CPU)</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>thing</source>
      <translation>もの</translation>
    </message>
    <message>
      <source>to</source>
      <translation>〜</translation>
    </message>
    <message>
      <source>to avoid</source>
      <translation>入れたくないもの</translation>
    </message>
    <message>
      <source>translated</source>
      <translation>翻訳</translation>
    </message>
    <message>
      <source>translated + glossary</source>
      <translation>翻訳・用語集</translation>
    </message>
    <message>
      <source>used before</source>
      <translation>前に使ったことば</translation>
    </message>
    <message>
      <source>used {count} ×</source>
      <translation>{count}回使用</translation>
    </message>
    <message>
      <source>vehicle</source>
      <translation>乗り物</translation>
    </message>
    <message>
      <source>you</source>
      <translation>あなた</translation>
    </message>
    <message>
      <source>your word</source>
      <translation>自分の言葉</translation>
    </message>
    <message>
      <source>{clock} (took {time})</source>
      <translation>{clock}（{time}）</translation>
    </message>
    <message>
      <source>{count} chosen</source>
      <translation>{count}枚を選択中</translation>
    </message>
    <message>
      <source>{count} could not be read</source>
      <translation>{count}個は読めませんでした</translation>
    </message>
    <message>
      <source>{count} found</source>
      <translation>{count}枚見つかりました</translation>
    </message>
    <message>
      <source>{count} h</source>
      <translation>{count}時間</translation>
    </message>
    <message>
      <source>{count} imported</source>
      <translation>{count}個を取り込みました</translation>
    </message>
    <message>
      <source>{count} min</source>
      <translation>{count}分</translation>
    </message>
    <message>
      <source>{count} more waiting</source>
      <translation>あと{count}件待っています</translation>
    </message>
    <message>
      <source>{count} parts of 75 tokens. Words further ahead work best, so shorter may be better.</source>
      <translation>75トークンずつ{count}個のまとまりに分かれます。前にある言葉ほど効くので、短くするとよいかもしれません。</translation>
    </message>
    <message>
      <source>{count} s</source>
      <translation>{count}秒</translation>
    </message>
    <message>
      <source>{count} were there already</source>
      <translation>{count}個はすでにあります</translation>
    </message>
    <message>
      <source>{host} says that the picture is at {place}. Fetch it from there? Nothing but the address is sent.</source>
      <translation>{host} によると、この絵は {place} にあります。そこから受け取りますか？ 送るのはアドレスだけです。</translation>
    </message>
    <message>
      <source>{keys} already means “{command}”. Both keep the keys they had.</source>
      <translation>{keys} は「{command}」で使われています。どちらのキーも今のままです。</translation>
    </message>
    <message>
      <source>{keys} has a fixed meaning. Nothing was changed.</source>
      <translation>{keys} は入力や操作に決まって使うキーです。変更していません。</translation>
    </message>
    <message>
      <source>{key} draws, too</source>
      <translation>{key} でも描けます</translation>
    </message>
    <message>
      <source>{key} draws.</source>
      <translation>{key} で生成します。</translation>
    </message>
    <message>
      <source>{name} {value} is out of the range here.</source>
      <translation>{name}の{value}は、ここでは使えない値です。</translation>
    </message>
    <message>
      <source>{name}: {text}</source>
      <translation>{name}：{text}</translation>
    </message>
    <message>
      <source>{sampler} · {steps} steps · guidance {guidance}</source>
      <translation>{sampler}・{steps}ステップ・指示の強さ {guidance}</translation>
    </message>
    <message>
      <source>{setting}: “{prompt}”</source>
      <translation>{setting}：「{prompt}」</translation>
    </message>
    <message>
      <source>{sheet}, about {dpi} dpi</source>
      <translation>{sheet}、約{dpi} dpi</translation>
    </message>
    <message>
      <source>{tip} ({key})</source>
      <translation>{tip}（{key}）</translation>
    </message>
    <message>
      <source>“{name}” was deleted.</source>
      <translation>「{name}」を消しました。</translation>
    </message>
    <message>
      <source>“{text}”</source>
      <translation>「{text}」</translation>
    </message>
    <message>
      <source>… and {count} more. “Show all of it” has them.</source>
      <translation>…ほかに{count}個。「全体を見る」で読めます。</translation>
    </message>
  </context>
</TS>
