import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyQuery, foldText, gramsOf, initialsOf, normaliseName, pinyinOf, variantsOf } from './names.ts'

describe('initials and pinyin', () => {
  test.each([
    ['张建国', 'zjg', 'zhangjianguo'], ['单小明', 'sxm', 'shanxiaoming'], ['曾丽', 'zl', 'zengli'], ['仇英', 'qy', 'qiuying'],
    ['解晓东', 'xxd', 'xiexiaodong'], ['覃勇', 'qy', 'qinyong'], ['任重', 'rz', 'renzhong'], ['区大', 'od', 'ouda'], ['朴海', 'ph', 'piaohai'],
    ['查良', 'zl', 'zhaliang'], ['尉迟恭', 'ycg', 'yuchigong'], ['欧阳娜', 'oyn', 'ouyangna'], ['万俟雪', 'mqx', 'moqixue'], ['吕布', 'lb', 'lvbu'],
    ['查干巴特尔', 'cgbte', 'chaganbateer'], ['巴特尔·朝鲁', 'btecl', 'bateerchaolu'], ['额尔德尼', 'eedn', 'eerdeni'], ['单', 'd', 'dan'],
    ['John Smith', 'js', 'johnsmith'], ['ᠪᠠᠭᠠᠲᠤᠷ', '', ''], ['', '', ''],
  ])('%s → %s, %s', (name, initials, pinyin) => {
    expect([initialsOf(name), pinyinOf(name)]).toEqual([initials, pinyin])
  })

  test('polyphones are found under each reading, the surname reading first, at most four', () => {
    expect(variantsOf('单乐').map((r) => r.initials)).toEqual(expect.arrayContaining(['sl', 'dl', 'cl']))
    expect(variantsOf('单乐')[0]).toEqual({ initials: 'sl', pinyin: 'shanle' })
    expect(variantsOf('曾乐乐乐').length).toBe(4)
    expect(variantsOf('王伟')).toEqual([{ initials: 'ww', pinyin: 'wangwei' }])
    expect(variantsOf('尉迟恭')).toEqual([{ initials: 'ycg', pinyin: 'yuchigong' }])
  })

  test('for any text the first variant is the reading itself and initials begin its syllables', () => {
    fc.assert(fc.property(fc.stringMatching(/^[张单曾乐重娜a-zA-Z·\u4e00-\u4eff]{0,8}$/), (name) => {
      expect(variantsOf(name)[0]).toEqual({ initials: initialsOf(name), pinyin: pinyinOf(name) })
      expect(initialsOf(name)).toMatch(/^[a-z]*$/)
      expect(initialsOf(name)[0]).toBe(pinyinOf(name)[0])
    }))
  })
})

describe('folding and windows', () => {
  test('traditional, full-width, case, dots and spaces do not matter', () => {
    expect(foldText('張 國強')).toBe(foldText('张国强'))
    expect(foldText('翠湖花園Ａ座 3號樓-2單元')).toBe('翠湖花园a座3号楼2单元')
    expect(foldText('巴特尔・朝鲁')).toBe(foldText('巴特尔朝鲁'))
  })
  test('the windows of a name and of an address', () => {
    expect(gramsOf('张建国')).toEqual(['张建', '建国'])
    expect(gramsOf('3号楼3号')).toEqual(['3号', '号楼', '楼3'])
    expect(gramsOf('李')).toEqual(['李'])
    expect(gramsOf(' · ')).toEqual([])
    expect(gramsOf('𠮷田')).toEqual(['𠮷田'])
  })
  test('every part of two characters or more is found through its windows', () => {
    fc.assert(fc.property(fc.string({ minLength: 2, maxLength: 12 }), fc.nat(10), fc.integer({ min: 2, max: 6 }), (text, from, length) => {
      const part = [...foldText(text)].slice(from, from + length).join('')
      if ([...part].length >= 2) expect(gramsOf(text)).toEqual(expect.arrayContaining(gramsOf(part)))
    }))
  })
  test.each([['张 三 ', '张三'], ['巴特尔•朝鲁', '巴特尔·朝鲁'], ['巴特尔 ・ 朝鲁', '巴特尔·朝鲁'], ['巴特尔.朝鲁', '巴特尔·朝鲁'], ['Ｊｏｈｎ   Smith', 'John Smith'],
    ['ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ', 'ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ']])(
    '%s is stored as %s', (typed, stored) => expect(normaliseName(typed)).toBe(stored))
})

describe('one search box: what was meant', () => {
  test.each([
    ['', { kind: 'empty' }],
    ['  ·', { kind: 'empty' }],
    ['20261122-000123', { kind: 'case-number', number: '20261122-000123' }],
    ['az-20261122－000123', { kind: 'case-number', number: 'AZ-20261122-000123' }],
    ['152921198002290005', { kind: 'id-number', match: 'exact' }],
    ['15020219550604000x', { kind: 'id-number', number: '15020219550604000X', match: 'exact' }],
    ['15292119', { kind: 'id-number', match: 'prefix' }],
    ['640104', { kind: 'id-number', match: 'prefix' }],
    ['000x', { kind: 'id-number', match: 'tail', number: '000X' }],
    ['152921', { kind: 'phone', match: 'prefix', maybeIdNumber: true }],
    ['138 0000', { kind: 'phone', number: '1380000', match: 'prefix', maybeIdNumber: true }],
    ['199', { kind: 'phone', match: 'prefix', maybeIdNumber: false }],
    ['+86 138-0000-0001', { kind: 'phone', number: '13800000001', match: 'exact' }],
    ['0483-8221234', { kind: 'phone', number: '04838221234', match: 'exact' }],
    ['zjg', { kind: 'initials', letters: 'zjg', pinyin: false }],
    ['Wangwei', { kind: 'initials', letters: 'wangwei', pinyin: true }],
    ['wangw', { kind: 'initials', pinyin: true }],
    ["xi'an", { kind: 'initials', letters: 'xian', pinyin: true }],
    ['lv', { kind: 'initials', pinyin: true }],
    ['建国', { kind: 'characters', text: '建国', grams: ['建国'] }],
    ['翠湖', { kind: 'characters' }],
    ['巴特尔・朝鲁', { kind: 'characters', text: '巴特尔·朝鲁' }],
    ['３号楼', { kind: 'address', text: '3号楼' }],
    ['翠湖家园', { kind: 'address' }],
    ['乌兰嘎查', { kind: 'address' }],
    ['12', { kind: 'address' }],
    ['新华街', { kind: 'address' }],
    ['ᠪᠠᠭᠠ', { kind: 'characters' }],
  ])('%s', (typed, meant) => expect(classifyQuery(typed)).toMatchObject(meant))

  test('a place may number its cases otherwise', () => {
    expect(classifyQuery('左旗2026第12号', { caseNumber: /^左旗\d{4}第\d+号$/ })).toEqual({ kind: 'case-number', number: '左旗2026第12号' })
    expect(classifyQuery('左旗2026第12号').kind).toBe('address')
  })
  test('never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => { expect(classifyQuery(typed).kind).toBeTypeOf('string') }))
  })
})
