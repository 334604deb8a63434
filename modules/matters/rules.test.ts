import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mattersMatters } from './catalogue/index.ts'
import { matterFaults } from './check.ts'
import type { MatterDefinition, Stage } from './definition.ts'
import { adapted } from './load.ts'
import { canonical, merged } from './merge.ts'
import { fillTemplate, maskedName, placeOfStage, stageGroups, stagesAhead } from './rules.ts'
import { fold } from './search.ts'

const base = mattersMatters.find((one) => one.code === 'matters.mediation')!
const broken = (change: Partial<Record<keyof MatterDefinition, unknown>>) => matterFaults({ ...structuredClone(base), ...change })

describe('what a place changes', () => {
  test('an object changes the stage it names, null removes it, other stages stay', () => {
    const [one] = adapted([base], {
      'matters.mediation': { stages: { mediate: { title: '嘎查调解' }, street: null }, guide: { phone: '0483-8000000' } },
    })
    expect(one!.stages.map((stage) => [stage.key, stage.title])).toEqual([['mediate', '嘎查调解']])
    expect(one!.guide.phone).toBe('0483-8000000')
    expect(one!.guide.process).toEqual(base.guide.process)
  })

  test('null takes a matter out; unknown codes, a changed code and a faulty result are all named at once', () => {
    expect(adapted(mattersMatters, { 'matters.mediation': null }).map((one) => one.code)).not.toContain('matters.mediation')
    expect(() => adapted([base], { 'matters.nothing': {}, 'matters.mediation': { title: '', fee: { fen: -1 } } })).toThrow(
      /matters\.nothing.*[\s\S]*事项名称[\s\S]*收费金额/,
    )
    expect(() => adapted([base], { 'matters.mediation': { code: 'matters.other' } })).toThrow('编码不能改')
  })

  test('a patch without names is a merge patch (RFC 7396)', () => {
    expect(merged({ a: 'b', c: { d: 'e', f: 'g' } }, { a: 'z', c: { f: null } })).toEqual({ a: 'z', c: { d: 'e' } })
    expect(merged(['a'], ['c'])).toEqual(['c'])
    expect(merged({ a: 'foo' }, 'bar')).toBe('bar')
    expect(merged({}, JSON.parse('{"__proto__": {"bad": 1}}'))).not.toHaveProperty('bad')
  })

  test('the same content has the same text, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(turned)).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})

describe('faults are found before anyone applies', () => {
  const stage = (more: Partial<Stage>): Stage => ({
    key: 'x',
    title: '环节',
    post: 'window_clerk',
    level: 'community',
    in: 'turn',
    ...more,
  })

  test.each<[string, Partial<Record<keyof MatterDefinition, unknown>>, RegExp]>([
    ['a post that does not exist at that level', { stages: [stage({ post: 'civil_affairs_officer', level: 'community' })] }, /不在该层级/],
    [
      'a condition on a field that is not there',
      { stages: [stage({ when: { field: 'form.nothing', notEmpty: true } })] },
      /不存在的“form.nothing”/,
    ],
    ['a result that no stage enters', { stages: [stage({ when: { field: 'result.amount', atLeast: 1 } })] }, /不存在的“result.amount”/],
    [
      'a public notice with a whole name',
      { stages: [stage({ publication: { days: 7, unit: 'natural_day', title: '公示', body: '{name}', source: '办法' } })] },
      /公示不能写“name”/,
    ],
    ['two stages of one key', { stages: [stage({}), stage({})] }, /“x”重复/],
    ['a first stage in parallel', { stages: [stage({ in: 'parallel' })] }, /并行/],
    ['a message that names nothing known', { messages: { accepted: '{whatever}' } }, /“\{whatever\}”没有这一项/],
    [
      'a promise longer than the law',
      { limits: { handle: { amount: 5, unit: 'working_day', source: 's' }, promised: { amount: 6, unit: 'working_day', source: 's' } } },
      /承诺时限/,
    ],
    ['a limit longer than its rule', { limits: { handle: { amount: 9, unit: 'working_day', source: 's', rule: 'HOT-01' } } }, /HOT-01/],
    ['a rule that there is not', { limits: { handle: { amount: 5, unit: 'working_day', source: 's', rule: 'HOT-99' } } }, /HOT-99/],
    ['a fee without a ground', { fee: { fen: 100 } }, /收费依据/],
    ['a closed door without a ground', { openToNonRegistered: false }, /写明依据/],
    [
      'a field that nobody can reach',
      { form: { schema: { type: 'object', properties: { a: { type: 'string', title: '甲' } } }, ui: { steps: [] } } },
      /不在任何步骤/,
    ],
    [
      'a source that the register does not have',
      {
        form: {
          schema: { type: 'object', properties: { a: { type: 'string', title: '甲' } } },
          ui: { steps: [{ title: '一', fields: ['a'] }], fields: { a: { prefill: 'register.income' } } },
        },
      },
      /没有这个来源/,
    ],
    ['something that is no definition', { kind: 'wish', stages: 'none' }, /种类：请从给出的选项里选择/],
  ])('%s', (_what, change, fault) => {
    expect(broken(change).join('\n')).toMatch(fault)
  })

  test('the untouched definition has none', () => expect(broken({})).toEqual([]))
})

describe('stages', () => {
  const one = (key: string, way: Stage['in'] = 'turn'): Stage => ({ key, title: key, post: 'window_clerk', level: 'community', in: way })

  test('parallel stages open with the one before them', () => {
    expect(stageGroups([one('a'), one('b', 'parallel'), one('c')]).map((group) => group.map((stage) => stage.key))).toEqual([
      ['a', 'b'],
      ['c'],
    ])
    expect(stagesAhead({ stages: [one('a'), one('b', 'parallel'), one('c')] }, 'b', { form: {}, result: {} })).toBe(1)
    expect(stagesAhead({ stages: [one('a'), one('b', 'parallel'), one('c')] }, '', { form: {}, result: {} })).toBe(2)
  })

  test('[TER-21] a level that is missing is skipped upwards', () => {
    expect(placeOfStage('community', '152921405001003')).toBe('152921405001')
    expect(placeOfStage('township', '152921405001')).toBe('152921405000')
    expect(placeOfStage('county', '152921405001')).toBe('152921000000')
    // A community directly under the banner: 152921801 is no township.
    const exists = (code: string) => code !== '152921801000'
    expect(placeOfStage('township', '152921801001', exists)).toBe('152921000000')
    // A case already above the level stays where it is.
    expect(placeOfStage('community', '152921405000')).toBe('152921405000')
  })
})

describe('words', () => {
  test('values are never read as templates, unknown names stay empty', () => {
    expect(fillTemplate('{name}:{answer}{nothing}', { name: '{answer}', answer: '好' })).toBe('{answer}:好')
    expect(fillTemplate('{constructor}', {})).toBe('')
  })
  test('a masked name keeps its first character', () => {
    expect(['王秀英', '王英', '欧阳娜娜', '王', ''].map(maskedName)).toEqual(['王**', '王*', '欧**', '王', ''])
  })
  test('full-width and punctuation make no difference', () => expect(fold('１２３４５ 热线！')).toBe('12345热线'))
})
