/** Names by decade and sex. No full name of a widely known person is given. */
import { populationTable } from './reference.ts'
import { Draw, type Random } from './random.ts'

interface Characters {
  draw: Draw
  texts: string[]
  /** `pairs[i * n + j]`: the two characters joined, so that no text is built while people are made. */
  pairs: string[]
}

interface NameTables {
  surnames: string[]
  surnameDraw: Draw
  /** By sex (male first), then by decade. */
  given: Map<number, Characters>[]
  lastDecade: number
  mongolian: string[][]
  /** Of two parts the first is short, as in 那顺巴特尔. */
  shortMongolian: string[][]
}

// Characters that stand first of two: 子轩, not 轩子.
const LEADING = new Set('子梓小晓若一')
const FIRST_DECADE = 1940
const COMPOUND_PERCENT = 0.12

let kept: NameTables | undefined

/** The hundred commonest surnames with their shares, rarer ones (plausible shares) for the rest, compounds together 0.12 %. */
function loaded(): NameTables {
  const compounds = populationTable('surnames-compound')
  const compoundTotal = compounds.reduce((sum, row) => sum + Number(row.weight), 0)
  const single = [...populationTable('surnames-top100'), ...populationTable('surnames-tail')]
  const weighted = [
    ...single.map((row) => [row.surname!, Number(row.share_percent)] as const),
    ...compounds.map((row) => [row.surname!, (COMPOUND_PERCENT * Number(row.weight)) / compoundTotal] as const),
  ]
  const given = ['1', '2'].map(givenNames)
  const mongolianRows = populationTable('mongolian-names')
  const mongolian = ['1', '2'].map((sex) => mongolianRows.filter((row) => row.sex_code === sex).map((row) => row.name_zh!))
  return {
    surnames: weighted.map(([surname]) => surname),
    surnameDraw: new Draw(weighted.map(([, weight]) => weight)),
    given,
    lastDecade: Math.max(...given[0]!.keys()),
    mongolian,
    shortMongolian: mongolian.map((names) => names.filter((name) => name.length === 2)),
  }
}

function givenNames(sex: string): Map<number, Characters> {
  const rows = populationTable('given-name-characters').filter((row) => row.sex_code === sex)
  return new Map([...new Set(rows.map((row) => row.birth_decade!))].map((decade) => {
    const own = rows.filter((row) => row.birth_decade === decade)
    const texts = own.map((row) => row.character!)
    return [Number.parseInt(decade, 10), {
      draw: new Draw(own.map((row) => Number(row.weight))),
      texts,
      pairs: texts.flatMap((a) => texts.map((b) => (LEADING.has(b) && !LEADING.has(a) ? b + a : a + b))),
    }]
  }))
}

const WIDELY_KNOWN = new Set((
  '王菲 王勃 王伟 王明 王强 王洪文 王俊凯 王建国 李鹏 李强 李娜 李宁 李杰 李健 李晨 李丽珍 李玉 李文亮 李志 李超 刘翔 刘涛 刘洋 刘德华 刘强东 刘国梁 张杰 张涵予 张文宏 张宁 张国荣 张国立 ' +
  '张学友 陈坤 陈龙 陈建斌 陈晓 陈小春 陈国栋 陈云 陈毅 杨洋 杨幂 杨超 黄海波 黄磊 黄晓明 赵薇 赵丽颖 赵本山 赵文卓 周恩来 周杰 周杰伦 周星驰 周迅 周涛 周华健 徐志摩 徐静蕾 孙俪 孙杨 孙文 孙红雷 ' +
  '马云 马丽 马龙 马英九 朱德 朱军 朱婷 胡军 胡歌 胡春华 郭德纲 郭富城 何平 林丹 林心如 林志玲 高圆圆 郑爽 郑和 谢军 宋江 唐国强 许海峰 韩红 韩雪 邓丽君 邓文迪 邓超 冯小刚 彭丽媛 曾国藩 肖战 田亮 ' +
  '董卿 潘石屹 蔡明 蒋介石 杜甫 姚明 沈腾 姜文 崔健 范冰冰 汪涵 汪洋 金庸 贾玲 夏雨 白居易 秦岚 江青 毛泽东 郝海东 顾城 史玉柱 陶晶莹 钱学森 孔子 易建联 华国锋 温家宝 康辉'
).split(' '))

export function drawSurname(random: Random): string {
  const { surnames, surnameDraw } = (kept ??= loaded())
  return surnames[surnameDraw.from(random)]!
}

/** A given name for someone of that surname, birth year and sex; `other` is the other parent's surname for the few double ones. */
export function fullName(random: Random, surname: string, year: number, female: boolean, other: string | null): string {
  const { given, lastDecade } = (kept ??= loaded())
  const decade = Math.min(lastDecade, Math.max(FIRST_DECADE, Math.floor(year / 10) * 10))
  const { draw, texts, pairs } = given[female ? 1 : 0]!.get(decade)!
  const short = random.chance(year < 1970 ? 0.1 : year < 2001 ? 0.16 : 0.08)
  for (;;) {
    const first = draw.from(random)
    let name: string
    if (short) {
      name = surname + texts[first]!
    } else {
      const second = draw.from(random)
      if (second === first) continue
      const front = year >= 2010 && other !== null && other !== surname && surname.length + other.length === 2 && random.chance(0.02)
      name = (front ? surname + other : surname) + pairs[first * texts.length + second]!
    }
    if (!WIDELY_KNOWN.has(name)) return name
  }
}

/** A transliterated Mongolian name: one part, two parts, or two with a middle dot; without a surname. */
export function mongolianName(random: Random, female: boolean): string {
  const { mongolian, shortMongolian } = (kept ??= loaded())
  const names = mongolian[female ? 1 : 0]!
  const own = names[random.below(names.length)]!
  const form = random.unit()
  if (form < 0.5) return own
  const list = form < 0.88 ? shortMongolian[female ? 1 : 0]! : mongolian[0]!
  const first = list[random.below(list.length)]!
  if (first === own || own.startsWith(first)) return own
  return form < 0.88 ? (own.length > 4 ? own : first + own) : `${first}·${own}`
}
