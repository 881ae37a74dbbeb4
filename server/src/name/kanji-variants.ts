/**
 * 旧字体・異体字 → the form that a name is found by; compatibility ideographs that NFKC leaves alone (﨑, 德, …) among them.
 * Each pair: what may be written, what both become.
 */
const PAIRS =
  '﨑崎 嵜崎 髙高 瀧滝 濵浜 濱浜 澤沢 廣広 國国 圀国 櫻桜 嶋島 嶌島 德徳 邊辺 邉辺 齋斎 齊斉 龍竜 榮栄 圓円 檜桧 鐵鉄 舘館 會会 學学 惠恵 眞真 壽寿 條条 ' +
  '豐豊 驛駅 縣県 區区 冨富 峯峰 埜野 龜亀 鹽塩 稻稲 來来 萬万 與与 單単 團団 假仮 價価 兒児 內内 勳勲 勵励 堯尭 增増 壯壮 壹壱 奧奥 將将 專専 對対 屆届 峽峡 嶽岳 ' +
  '巖巌 巢巣 帶帯 廢廃 廳庁 彌弥 彥彦 從従 恆恒 應応 懷懐 戶戸 拔抜 拜拝 據拠 擴拡 攝摂 收収 效効 數数 晉晋 晝昼 曉暁 桒桑 栁柳 桺柳 槇槙 樂楽 樓楼 樣様 橫横 權権 ' +
  '步歩 歷歴 歸帰 殘残 氣気 淸清 淺浅 溫温 滿満 澁渋 瀨瀬 灣湾 燈灯 爐炉 狀状 獨独 獸獣 瑤瑶 產産 畫画 當当 疊畳 發発 禮礼 禪禅 稱称 穗穂 穰穣 竝並 經経 綠緑 緖緒 ' +
  '縱縦 總総 繪絵 繩縄 繼継 續続 聲声 聽聴 臺台 舊旧 莊荘 藏蔵 藝芸 藥薬 蘆芦 處処 號号 螢蛍 蟲虫 衞衛 裝装 覺覚 覽覧 觀観 證証 譯訳 譽誉 讀読 讓譲 賴頼 轉転 辨弁 ' +
  '辯弁 遙遥 邨村 鄕郷 醫医 釋釈 鄰隣 錄録 鍊錬 鎭鎮 鑛鉱 關関 隨随 險険 雙双 雜雑 靈霊 靜静 顯顕 餘余 驗験 髮髪 鷗鴎 鷄鶏 麥麦 黃黄 黑黒 點点 黨党 齒歯 齡齢 枩松 ' +
  '曾曽 壺壷 籠篭 藪薮 𠮷吉 㐂喜 舩船 淵渕 渊渕 畠畑 阪坂 薗園 穐秋 龝秋 煕熙 凞熙 逹達 隯島';

const EVERYDAY = new Map(
  PAIRS.split(' ').map((pair) => {
    const [written = '', everyday = ''] = pair;
    return [written, everyday] as const;
  }),
);

const VARIANT = new RegExp(`[${[...EVERYDAY.keys()].join('')}]`, 'gu');

/** 瀧﨑 → 滝崎 */
export const everydayKanji = (text: string): string =>
  text.replaceAll(VARIANT, (character) => EVERYDAY.get(character) ?? character);
