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
      <source>Problems</source>
      <translation>問題点</translation>
    </message>
    <message>
      <source>Stopping after this step …</source>
      <translation>このステップが終わったら中止します…</translation>
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
      <source>a prompt in Japanese</source>
      <translation>日本語のプロンプト</translation>
    </message>
    <message>
      <source>and the modern ones</source>
      <translation>新しいもの</translation>
    </message>
    <message>
      <source>as in CompVis txt2img.py</source>
      <translation>CompVisのtxt2img.pyと同じもの</translation>
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
      <source>draw pictures from a prompt</source>
      <translation>プロンプトから絵を描く</translation>
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
      <source>how often to draw the batch (default: 1; on a plain computer each takes a while)</source>
      <translation>繰り返す回数（既定1。普通のパソコンでは1枚に時間がかかるため）</translation>
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
      <source>pictures a batch (default: 1, as for --n_iter)</source>
      <translation>1回に描く枚数（既定1。理由は --n_iter と同じ）</translation>
    </message>
    <message>
      <source>pictures in a row of the overview sheet (default: --n_samples)</source>
      <translation>一覧画像の1行の枚数（省略時は --n_samples）</translation>
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
      <source>what to avoid, in Japanese or English</source>
      <translation>避けたいもの。日本語でも英語でも可</translation>
    </message>
    <message>
      <source>what to draw (default: a torii, which the demo model knows, not a virus monster)</source>
      <translation>描きたいもの（省略時は「夕焼けの海に立つ赤い鳥居」。元の既定値のウイルス怪獣はデモモデルが知らないため）</translation>
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
      <source>width and height in pixels, like 512x768</source>
      <translation>幅と高さ（ピクセル）。例: 512x768</translation>
    </message>
    <message>
      <source>width in pixels (default: what the model was trained for)</source>
      <translation>幅（ピクセル。省略時はモデル本来の大きさ）</translation>
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
      <source>Please get the model again or choose another one.</source>
      <translation>モデルを入手し直すか、別のモデルを選んでください。</translation>
    </message>
    <message>
      <source>Please give {allowed}.</source>
      <translation>次の値を指定してください：{allowed}</translation>
    </message>
    <message>
      <source>Please make room or choose another folder, then draw again with the same seed.</source>
      <translation>空きを作るか別のフォルダを選び、同じシードでもう一度描いてください。</translation>
    </message>
    <message>
      <source>Please run `sdjp rebuild` to make the index again from the pictures.</source>
      <translation>`sdjp rebuild` で、画像から索引を作り直してください。</translation>
    </message>
    <message>
      <source>Please run the same command to draw the rest.</source>
      <translation>続きを描くには、同じコマンドをもう一度実行してください。</translation>
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
      <source>Please try again; if it happens again, send the report made by `sdjp doctor`.</source>
      <translation>もう一度お試しください。繰り返す場合は `sdjp doctor` の結果を添えてお知らせください。</translation>
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
      <source>The picture index was made by a newer SDJP (version {found}, this one knows {known}).</source>
      <translation>画像の索引は、より新しいSDJPで作られています（版{found}、このSDJPは{known}まで）。</translation>
    </message>
    <message>
      <source>The picture index “{path}” cannot be read.</source>
      <translation>画像の索引「{path}」を読み取れません。</translation>
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
      <source>There is no model at “{path}”.</source>
      <translation>「{path}」にモデルがありません。</translation>
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
      <source>“{path}” could not be read ({reason}).</source>
      <translation>「{path}」を読み取れませんでした（{reason}）。</translation>
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
    <name>values</name>
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
      <source>eta</source>
      <translation>η</translation>
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
      <source>model_index.json</source>
      <translation>model_index.json</translation>
    </message>
    <message>
      <source>model_index.json is missing</source>
      <translation>model_index.json がありません</translation>
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
      <source>precision</source>
      <translation>精度</translation>
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
      <source>the picture index could not be read or written</source>
      <translation>画像の索引を読み書きできませんでした</translation>
    </message>
    <message>
      <source>the picture index is in use by another program</source>
      <translation>画像の索引を別のプログラムが使用中です</translation>
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
      <source>width</source>
      <translation>幅</translation>
    </message>
  </context>
</TS>
