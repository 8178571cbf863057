-- What is written in more than one way and means the same when records of one person are looked for.

-- Characters: pairs of another form and the one it is compared as. The old forms of characters in common
-- use and of those that names may have beside them (常用漢字表; 戸籍法施行規則 別表第二), and forms that family
-- registers hold (異体字). 斎 and 斉 with their old forms are mixed up so often that all are one, and so are 嶋, 嶌
-- and 島. Selectors of a form (字形選択子) make no difference. Characters that differ in more than form stay
-- apart: 太 and 大, 河 and 川, 郎 and 朗, 二 and 三.
do $create$
declare
  pairs text[] := string_to_array(trim(regexp_replace($pairs$
亞亜 惡悪 壓圧 圍囲 爲為 醫医 壹壱 稻稲 飮飲 隱隠 榮栄 營営 衞衛 驛駅 悅悦 閱閲 圓円 緣縁 艷艶 鹽塩
奧奥 應応 橫横 歐欧 毆殴 黃黄 溫温 穩穏 假仮 價価 畫画 會会 繪絵 壞壊 懷懐 槪概 擴拡 殼殻 覺覚 學学
嶽岳 樂楽 罐缶 卷巻 陷陥 勸勧 寬寛 關関 歡歓 觀観 顏顔 氣気 歸帰 龜亀 僞偽 戲戯 犧犠 舊旧 據拠 擧挙
虛虚 峽峡 挾挟 狹狭 鄕郷 敎教 堯尭 曉暁 區区 驅駆 勳勲 薰薫 徑径 惠恵 揭掲 溪渓 經経 繼継 莖茎 螢蛍
輕軽 鷄鶏 藝芸 擊撃 缺欠 儉倹 劍剣 圈圏 檢検 權権 獻献 硏研 縣県 險険 顯顕 驗験 嚴厳 戶戸 吳呉 娛娯
廣広 恆恒 效効 鑛鉱 號号 國国 黑黒 碎砕 歲歳 濟済 齋斉 齊斉 斎斉 劑剤 櫻桜 雜雑 參参 慘惨 棧桟 產産
蠶蚕 贊賛 殘残 絲糸 齒歯 兒児 辭辞 濕湿 實実 舍舎 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 肅粛 處処
緖緒 敍叙 尙尚 奬奨 將将 涉渉 燒焼 稱称 證証 乘乗 剩剰 壤壌 孃嬢 條条 淨浄 狀状 疊畳 穰穣 讓譲 釀醸
觸触 囑嘱 寢寝 愼慎 晉晋 眞真 盡尽 圖図 粹粋 醉酔 穗穂 隨随 髓髄 樞枢 數数 瀨瀬 聲声 靑青 靜静 淸清
稅税 攝摂 竊窃 絕絶 專専 戰戦 淺浅 潛潜 纖繊 踐践 錢銭 禪禅 曾曽 雙双 壯壮 搜捜 插挿 巢巣 爭争 瘦痩
總総 莊荘 裝装 增増 藏蔵 臟臓 卽即 屬属 續続 墮堕 對対 帶帯 滯滞 體体 臺台 瀧滝 擇択 澤沢 脫脱 擔担
單単 膽胆 團団 彈弾 斷断 癡痴 遲遅 晝昼 蟲虫 鑄鋳 廳庁 徵徴 聽聴 敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝
黨党 盜盗 燈灯 當当 鬭闘 德徳 獨独 讀読 屆届 繩縄 內内 貳弐 禰祢 惱悩 腦脳 霸覇 拜拝 廢廃 賣売 麥麦
發発 髮髪 拔抜 晚晩 蠻蛮 祕秘 濱浜 甁瓶 拂払 佛仏 倂併 竝並 變変 邊辺 辨弁 瓣弁 辯弁 步歩 寶宝 襃褒
豐豊 萠萌 沒没 飜翻 槇槙 每毎 萬万 滿満 麵麺 默黙 餠餅 彌弥 藥薬 譯訳 豫予 餘余 與与 譽誉 搖揺 樣様
謠謡 遙遥 瑤瑶 來来 賴頼 亂乱 覽覧 龍竜 兩両 凉涼 獵猟 綠緑 壘塁 淚涙 勵励 禮礼 靈霊 隸隷 齡齢 曆暦
歷歴 戀恋 鍊錬 爐炉 勞労 郞郎 樓楼 祿禄 錄録 亙亘 灣湾 巖巌 凜凛 晄晃 檜桧 說説 銳鋭 攜携 髙高 﨑崎
嵜崎 濵浜 邉辺 嶋島 嶌島 渕淵 冨富 舘館 桒桑 栁柳 曻昇 槗橋 埜野 㐂喜 㔟勢 舩船 畄留 𠮷吉 𣘺橋 ヶケ
鬪闘 姬姫 𡈽土 斈学 珎珍
$pairs$, '\s+', ' ', 'g')), ' ');
  forms text;
  plain_forms text;
begin
  select string_agg(left(pair, 1), '' order by place), string_agg(right(pair, 1), '' order by place)
  into forms, plain_forms from unnest(pairs) with ordinality as p (pair, place);
  execute format(
    $function$
    create function kyodo_plain_characters(words text) returns text language sql immutable as
    $body$
      select case when plain ~ %L then translate(plain, %L, %L) else plain end
      from regexp_replace(normalize(words, NFKC), '[\uFE00-\uFE0F\U000E0100-\U000E01EF]', '', 'g') as plain
    $body$
    $function$,
    '[' || forms || ']', forms, plain_forms);
end
$create$;

-- A number in kanji, by places (二三) or in words (二十三).
create function kyodo_number(numerals text) returns numeric language plpgsql immutable as
$$
declare
  total numeric := 0;
  part numeric := 0;
  numeral text;
  digit int;
begin
  foreach numeral in array string_to_array(translate(numerals, '零壱弐参拾', '〇一二三十'), null) loop
    digit := position(numeral in '〇一二三四五六七八九') - 1;
    if digit >= 0 then
      part := part * 10 + digit;
    else
      total := total + greatest(part, 1) * 10 ^ position(numeral in '十百千');
      part := 0;
    end if;
  end loop;
  return trunc(total + part);
end
$$;

-- Lot numbers (丁目, 番地, 号): kanji are digits in them, and whatever sets their parts apart is one stroke.
-- Kanji count as a number only where a word for a part of a lot number, or a stroke or の with a number, stands
-- after them, or one of these with the number before it stands before them. Elsewhere they are part of a name:
-- 三田, 四谷, 二宮, 八丁堀. So 四谷三丁目二 is 四谷3-2, but 三田五, with nothing that sets 五 apart, stays as it is.
create function kyodo_lot_numbers(words text) returns text language plpgsql immutable as
$$
declare
  done text := '';
  rest text := words;
  part text[];
begin
  loop
    part := regexp_match(rest, '^([^〇零一二三四五六七八九十百千壱弐参拾]*)([〇零一二三四五六七八九十百千壱弐参拾]+)(.*)$');
    exit when part is null;
    done := done || part[1];
    rest := part[3];
    done := done || case
      when done ~ '[0-9](丁目?|番地?|号|条|[のノ之‐‑‒–—―−ー-])$'
        or rest ~ '^(丁目|番|号|条|(丁|[のノ之‐‑‒–—―−ー-])[0-9〇零一二三四五六七八九十百千壱弐参拾])'
      then kyodo_number(part[2])::text else part[2] end;
  end loop;
  return regexp_replace(done || rest,
    '(丁目|番地の|番地|番|号室|号|(?<=[0-9])[丁のノ之](?=[0-9])|[‐‑‒–—―−ー-])+', '-', 'g');
end
$$;

create or replace function kyodo_name_key(words text) returns text language sql immutable as
$$
  select lower(regexp_replace(translate(kyodo_plain_characters(words),
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ',
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ'),
    '[\s・.,''’-]', '', 'g'))
$$;

create or replace function kyodo_address_key(words text) returns text language sql immutable as
$$
  select lower(trim(trailing '-' from
    kyodo_lot_numbers(regexp_replace(kyodo_plain_characters(words), '\s', '', 'g'))))
$$;

-- What is stored is computed anew, and the indexes go with the columns.
alter table person_version drop column name_key, drop column kana_key, drop column address_key;
alter table person_version
  add column name_key text generated always as (kyodo_name_key(name)) stored,
  add column kana_key text generated always as (kyodo_name_key(kana)) stored,
  add column address_key text generated always as (kyodo_address_key(address)) stored;
create index person_version_name on person_version (tenant_id, name_key);
create index person_version_kana on person_version (tenant_id, kana_key);
