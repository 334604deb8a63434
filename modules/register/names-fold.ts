/** Texts made comparable for search: browser-safe and without a dictionary. */

// Not a converter: the common characters of surnames, given names and addresses that have one simplified form in every use.
const TRADITIONAL =
  '張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉閻閆蔣蘇呂盧鍾鐘譚陸範賈韋鄒鄔龍萬錢湯嚴賴龔賀顧齊歐陽莊魯聶畢駱紀關蘭藍項滿華國軍偉強麗紅艷靜潔鳳蓮瓊瑩穎鵬輝剛飛東榮貴寶長慶廣學發愛雲銀貞' +
  '義禮賢誠謙銘鋒鋼鐵釗劍勝勳動務衛夢婭嬌嫻寧實專師愷憶懷揚擇曉暉曄書會楓極樂樹橋權歡歲氣漢澤濤瀟燦爾瑪璽環瑤畫碩祿禎節綠綺維綱緒縣總績繼續羅聖聰聲肅臨興舊藝蘆號覺親觀訊記詠詩語諾' +
  '證譽豐財費資賓贊躍車軒輕農連進運達遠遼遷郵鄉鄰醫鈺鈞鎮鑑門開間閣隊際電靈韻順頂領頭額願顏風館駿驍鮮鳥鴻鵑鶴鷹麥齡樓單園場區島崗嶺灣溝灘牆層棟戶網組廟溫圖烏倫貝錫騰納濟恆裡後魚憲鄺'
const SIMPLIFIED =
  '张刘陈杨黄赵吴孙马郑谢许韩邓冯萧叶阎闫蒋苏吕卢钟钟谭陆范贾韦邹邬龙万钱汤严赖龚贺顾齐欧阳庄鲁聂毕骆纪关兰蓝项满华国军伟强丽红艳静洁凤莲琼莹颖鹏辉刚飞东荣贵宝长庆广学发爱云银贞' +
  '义礼贤诚谦铭锋钢铁钊剑胜勋动务卫梦娅娇娴宁实专师恺忆怀扬择晓晖晔书会枫极乐树桥权欢岁气汉泽涛潇灿尔玛玺环瑶画硕禄祯节绿绮维纲绪县总绩继续罗圣聪声肃临兴旧艺芦号觉亲观讯记咏诗语诺' +
  '证誉丰财费资宾赞跃车轩轻农连进运达远辽迁邮乡邻医钰钧镇鉴门开间阁队际电灵韵顺顶领头额愿颜风馆骏骁鲜鸟鸿鹃鹤鹰麦龄楼单园场区岛岗岭湾沟滩墙层栋户网组庙温图乌伦贝锡腾纳济恒里后鱼宪邝'

/** Code unit → what it is searched as: itself, another character, or 0 when it does not count (space, dot, punctuation). */
const FOLDED = foldingTable()

function foldingTable(): Uint16Array {
  const table = new Uint16Array(65536)
  for (let c = 0; c < 65536; c++) {
    // \s counts U+202F as a space; in Mongolian it joins a suffix to its word and belongs to the spelling.
    table[c] = c !== 0x202f && /[\s\p{P}\p{S}\u200B\u200E\u200F\u2060\uFEFF]/u.test(String.fromCharCode(c)) ? 0 : c
  }
  for (let c = 0x41; c <= 0x5a; c++) table[c] = c + 32
  for (let c = 0xff01; c <= 0xff5e; c++) table[c] = table[c - 0xfee0]!
  for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i)
  table[0x3007] = 0x96f6 // 〇 → 零
  return table
}

/**
 * The form in which names and addresses are compared: half-width, lower case, common traditional characters simplified, without
 * spaces, dots and punctuation, so that 巴特尔·朝鲁 is found by 巴特尔朝鲁. Fold the stored text and the query with this one function.
 */
export function foldText(text: string): string {
  let changedFrom = -1
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (FOLDED[c] !== c) {
      changedFrom = i
      break
    }
  }
  if (changedFrom < 0) return text
  let folded = text.slice(0, changedFrom)
  for (let i = changedFrom; i < text.length; i++) {
    const c = FOLDED[text.charCodeAt(i)]!
    if (c !== 0) folded += String.fromCharCode(c)
  }
  return folded
}

/**
 * The distinct two-character windows of the folded text, in order of appearance: the search tokens of names and addresses.
 * A text of one character is its own window; a character outside the basic plane counts as one.
 */
export function gramsOf(text: string): string[] {
  const folded = foldText(text)
  const units = /[\ud800-\udfff]/.test(folded) ? [...folded] : folded
  if (units.length === 0) return []
  if (units.length === 1) return [units[0]!]
  const grams: string[] = []
  for (let i = 0; i + 1 < units.length; i++) {
    const gram = units[i]! + units[i + 1]!
    if (!grams.includes(gram)) grams.push(gram)
  }
  return grams
}

/**
 * A name as it is stored: half-width, every kind of middle dot as U+00B7, no spaces around Chinese characters, single spaces
 * between words of other scripts. Mongolian joiners (U+180B-180F, U+202F) stay: they are part of the spelling.
 */
export function normaliseName(typed: string): string {
  return typed
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .replace(/[^\S\u202F]+/g, ' ')
    .replace(/ ?[\u2022\u2027\u2219\u22C5\u30FB\uFF65\u00B7\u0387\u16EB] ?/g, '·')
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '·')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(/^ | $/g, '')
}
