/**
 * Rare characters of names (生僻字): from a code point, from parts, strokes or sound. Browser-safe; fetched when somebody asks for it.
 * The list is this project's own: characters met in names that keyboards hide, after the third list of 通用规范汉字表 (2013) and the CJK
 * extensions. It is not complete; a character that is missing here is entered by its code point, which stands on the identity card's slip.
 */

import { characterOf } from './names-codes.ts'

export interface RareCharacter {
  character: string
  /** Syllables without tones, as in the rest of the register. */
  pinyin: readonly string[]
  /** What it is made of, in the order of writing. */
  parts: string
  strokes: number
}

/** Strokes of the parts; a character's strokes are those of its parts together. */
const STROKES: Readonly<Record<string, number>> = {
  土: 3, 方: 4, 吉: 6, 牛: 4, 水: 4, 火: 4, 木: 4, 金: 8, 石: 5, 日: 4, 月: 4, 文: 4, 武: 8, 贝: 4, 羽: 6, 中: 4, 永: 5, 立: 5, 王: 4, 马: 3, 鱼: 8, 手: 4, 又: 2, 龙: 5, 天: 4,
  明: 8, 空: 8, 女: 3, 云: 4, 宣: 9, 洁: 9, 工: 3, 人: 2, 亻: 2, 隹: 8, 言: 7, 讠: 2, 山: 3, 川: 3, 氵: 3, 禾: 5, 示: 5, 礻: 4, 衤: 5, 韦: 4, 真: 10, 景: 12, 允: 4, 炎: 8, 各: 6, 玉: 5, 行: 6,
  求: 7, 争: 6, 官: 8, 昔: 8, 希: 7, 军: 6, 章: 11, 弁: 5, 升: 4, 斤: 4, 京: 8, 光: 6, 华: 6, 宇: 6, 昌: 8, 尧: 6, 睿: 14, 元: 4, 大: 3, 力: 2, 子: 3, 心: 4, 口: 3, 十: 2, 耳: 6, 百: 6, 夫: 4, 先: 6, 生: 5,
  风: 4, 毛: 4, 车: 4, 田: 5, 目: 5, 户: 4, 白: 5, 羊: 6, 鹿: 11, 犬: 4, 小: 3, 止: 4, 隶: 8, 奂: 7, 宏: 7, 同: 6, 冬: 5, 比: 4, 非: 8, 余: 7, 予: 4, 贞: 6, 凡: 3, 成: 6, 臣: 6, 巳: 3, 灬: 4, 岩: 8, 乐: 5, 民: 5, 彡: 3,
  尤: 4, 炏: 8, 阝: 2, 赤: 7, 亓: 4, 巨: 4, 匀: 4, 吾: 7, 君: 7, 侖: 8, 仑: 4, 旬: 6, 昊: 8, 亘: 6, 宛: 8, 俞: 9, 爰: 9, 辰: 7, 辛: 7, 忍: 7, 若: 8, 思: 9, 秀: 7, 彗: 11, 惠: 12, 青: 8, 奇: 8, 其: 8, 美: 9, 韩: 12, 瓦: 4, 幺: 3,
}

const LIST = `堃 kun 方方土|喆 zhe 吉吉|犇 ben 牛牛牛|淼 miao 水水水|焱 yan 火火火|森 sen 木木木|鑫 xin 金金金|磊 lei 石石石|垚 yao 土土土|晶 jing 日日日|赟 yun 文武贝|翀 chong 羽中|昶 chang 永日|旻 min 日文|昱 yu 日立|
翌 yi 羽立|翊 yi 立羽|骉 biao 马马马|鱻 xian 鱼鱼鱼|掱 pa 手手手|叒 ruo 又又又|叕 zhuo 又又又又|燚 yi 火火火火|㵘 man 水水水水|䶮 yan 龙天|龑 yan 龙天|曌 zhao 明空|妘 yun 女云|媗 xuan 女宣|㛃 jie 女洁|仝 tong 人工|瑱 zhen,tian 王真|璟 jing 王景|
珫 chong 王充|琰 yan 王炎|珞 luo 王各|珏 jue 王玉|珩 heng 王行|球 qiu 王求|琤 cheng 王争|琯 guan 王官|晞 xi 日希|晖 hui 日军|暲 zhang 日章|昪 bian 日弁|昇 sheng 日升|昕 xin 日斤|晾 liang 日京|晃 huang 日光|晔 ye 日华|玥 yue 王月|祎 yi 礻韦|
峣 yao 山尧|玧 yun,men 王允|沅 yuan 氵元|奣 weng 天明|劦 xie 力力力|孖 zi,ma 子子|惢 suo 心心心|品 pin 口口口|卉 hui 十十十|聂 nie 耳又又|皕 bi 百百|㚘 ban 夫夫|兟 shen 先先|甡 shen 生生|飍 xiu 风风风|毳 cui 毛毛毛|轰 hong 车又又|畾 lei 田田田|
皛 xiao 白白白|羴 shan 羊羊羊|麤 cu 鹿鹿鹿|猋 biao 犬犬犬|尛 mo 小小小|歮 se 止止止|焕 huan 火奂|翃 hong 羽宏|佟 tong 亻冬|毖 bi 比必|斐 fei 非文|畲 she 余田|妤 yu 女予|祯 zhen 礻贞|梵 fan 木木凡|晟 sheng 日成|熙 xi 臣巳灬|砾 li 石乐|珉 min 王民|
彣 wen 文彡|邰 tai 台阝|郝 hao 赤阝|祁 qi 礻阝|钜 ju 金巨|昀 yun 日匀|珸 wu 王吾|珺 jun 王君|崙 lun 山侖|昆 kun 日比|珣 xun 王旬|昊 hao 日天|淏 hao 氵昊|晅 xuan 日亘|琬 wan 王宛|瑜 yu 王俞|瑗 yuan 王爰|宸 chen 宀辰|梓 zi 木辛|荵 ren 艹忍|婼 chuo,ruo 女若|
偲 si,cai 亻思|琇 xiu 王秀|璱 se 王瑟|蕙 hui 艹惠|婧 jing 女青|琦 qi 王奇|琪 qi 王其|媄 mei 女美|𠮷 ji 土口|𤋮 xi 臣巳灬|𬭸 lin 钅粦|㐂 xi 七七七|炘 xin 火斤|旸 yang 日昜|玚 chang,yang 王昜|昺 bing 日丙|炅 gui,jiong 日火|烜 xuan 火亘|烔 tong 火同|炜 wei 火韦`

const MORE_STROKES: Readonly<Record<string, number>> = { 充: 6, 必: 5, 台: 5, 宀: 3, 艹: 3, 瑟: 13, 钅: 5, 粦: 12, 七: 2, 昜: 6, 丙: 5 }

/** The list, read once. */
export const RARE_CHARACTERS: readonly RareCharacter[] = LIST.split('|').map((line) => {
  const [character, pinyin, parts] = line.trim().split(' ') as [string, string, string]
  return { character, pinyin: pinyin.split(','), parts, strokes: [...parts].reduce((sum, part) => sum + (STROKES[part] ?? MORE_STROKES[part] ?? 0), 0) }
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
    const rest = [...r.parts]
    return [...asked].every((part) => {
      const at = rest.indexOf(part)
      if (at < 0) return false
      rest.splice(at, 1)
      return true
    })
  }
  return RARE_CHARACTERS.filter(fits).sort((a, b) => a.strokes - b.strokes || (a.character < b.character ? -1 : 1)).slice(0, 40)
}
