import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { definitionFaults } from './check-definition.ts'
import type { Condition, FieldUi, FormDefinition, FormValues } from './definition.ts'
import { isIdNumber, isPhone, tidyPhone } from './formats.ts'
import { checkForm, clearHidden, fillComputed, fillHeld, heldFields, prefillValues, visibleFields, visibleSteps } from './rules.ts'
import { isEmpty, valueAt, withValue } from './values.ts'

/** Borrowing a hall: made up, and bent as the engine needs. */
const HALL: FormDefinition = {
  schema: {
    type: 'object',
    required: ['purpose', 'day', 'people', 'agree', 'contact'],
    properties: {
      purpose: { type: 'string', title: '用途', oneOf: [{ const: 'meeting', title: '开会' }, { const: 'dance', title: '排练' }] },
      music: { type: 'boolean', title: '是否用音响' },
      loudness: { type: 'integer', title: '音量', minimum: 1, maximum: 10 },
      day: { type: 'string', title: '日期', format: 'date', formatMinimum: 'today' },
      people: {
        type: 'array', title: '参加人', minItems: 1, maxItems: 3,
        items: {
          type: 'object', required: ['name'],
          properties: {
            name: { type: 'string', title: '姓名', maxLength: 5 },
            child: { type: 'boolean', title: '是否儿童' },
            guardian: { type: 'string', title: '陪同人' },
          },
        },
      },
      headcount: { type: 'integer', title: '人数' },
      contact: {
        type: 'object', title: '联系人', required: ['phone'],
        properties: { phone: { type: 'string', title: '电话', format: 'phone' },
          idNumber: { type: 'string', title: '身份证号', format: 'id-number' } },
      },
      photos: { type: 'array', title: '现场照片', items: { type: 'string', format: 'file' } },
      agree: { type: 'boolean', title: '使用须知', const: true },
    },
  },
  ui: {
    steps: [
      { title: '用途', fields: ['purpose', 'music', 'loudness'] },
      { title: '时间', fields: ['day', 'people', 'headcount'] },
      { title: '照片', fields: ['photos'], showWhen: { field: 'purpose', equals: 'dance' } },
      { title: '确认', fields: ['contact', 'agree'] },
    ],
    fields: {
      music: { showWhen: { field: 'purpose', equals: 'dance' } },
      loudness: { showWhen: { field: 'music', equals: true } },
      'people.*.guardian': { showWhen: { field: './child', equals: true } },
      headcount: { computed: { count: 'people' } },
    },
  },
}

const TODAY = { today: '2026-03-10' }
const GOOD: FormValues = {
  purpose: 'dance', music: true, loudness: 3, day: '2026-03-12', agree: true,
  people: [{ name: '其其格', child: true, guardian: '巴图' }], contact: { phone: '13800000000' },
}
const codes = (values: FormValues) => checkForm(HALL, values, TODAY).map((problem) => `${problem.path} ${problem.code}`)

describe('what is shown', () => {
  test('a change of mind hides what hung on it, through a chain, and clears it', () => {
    const changed = { ...GOOD, purpose: 'meeting', photos: ['a1'] }
    expect(visibleFields(HALL, changed)).not.toContain('music')
    expect(visibleFields(HALL, changed)).not.toContain('loudness')
    const cleared = clearHidden(HALL, changed)
    expect(cleared).not.toHaveProperty('loudness')
    expect(cleared).not.toHaveProperty('photos')
    expect(cleared['people']).toEqual(GOOD['people'])
  })

  test('a condition inside a repeated item looks at its own item', () => {
    const values = { ...GOOD, people: [{ name: '甲', child: true, guardian: '乙' }, { name: '丙', child: false, guardian: '丁' }] }
    expect(visibleFields(HALL, values)).toContain('people.0.guardian')
    expect(visibleFields(HALL, values)).not.toContain('people.1.guardian')
    expect(clearHidden(HALL, values)['people']).toEqual([{ name: '甲', child: true, guardian: '乙' }, { name: '丙', child: false }])
  })

  test('a step with nothing to show is left out', () => {
    expect(visibleSteps(HALL, GOOD)).toEqual([0, 1, 2, 3])
    expect(visibleSteps(HALL, { ...GOOD, purpose: 'meeting' })).toEqual([0, 1, 3])
  })

  test('hiding never loses what stays visible when the hidden answer was the reason', () => {
    const form: FormDefinition = {
      schema: { type: 'object', properties: { on: { type: 'boolean', title: '甲' }, a: { type: 'string', title: '乙' },
        b: { type: 'string', title: '丙' } } },
      ui: {
        steps: [{ title: '一', fields: ['on', 'a', 'b'] }],
        fields: { a: { showWhen: { field: 'on', equals: true } }, b: { showWhen: { field: 'a', empty: true } } },
      },
    }
    expect(clearHidden(form, { on: false, a: '旧', b: '留' })).toEqual({ on: false, b: '留' })
  })
})

describe('what is wrong', () => {
  test('a good form has no problem', () => expect(codes(GOOD)).toEqual([]))

  test('everything missing is named at once, in the order of the form, in sentences', () => {
    expect(codes({})).toEqual(['purpose required', 'day required', 'people required', 'contact.phone required', 'agree required'])
    expect(checkForm(HALL, {}, TODAY).map((problem) => problem.message)).toEqual([
      '请选择用途', '请选择日期', '请添加参加人', '请填写电话', '请先勾选同意“使用须知”',
    ])
  })

  test.each([
    ['a choice not offered', { purpose: 'war' }, 'purpose choice'],
    ['a day that does not exist', { day: '2026-02-30' }, 'day date'],
    ['a day in the past', { day: '2026-03-09' }, 'day minimum'],
    ['a number out of range', { loudness: 11 }, 'loudness maximum'],
    ['a fraction for a whole number', { loudness: 2.5 }, 'loudness integer'],
    ['text for a number', { loudness: '3' }, 'loudness number'],
    ['a list for a text', { day: [] }, 'day type'],
    ['an object for a text', { day: {} }, 'day type'],
    ['a long name', { people: [{ name: '阿布都热依木' }] }, 'people.0.name too_long'],
    ['a nameless person', { people: [{ name: '  ' }] }, 'people.0.name required'],
    ['too many', { people: Array.from({ length: 4 }, () => ({ name: '甲' })) }, 'people too_many'],
    ['a thing that is no person', { people: ['甲'] }, 'people.0 type'],
    ['a wrong phone', { contact: { phone: '1380000000' } }, 'contact.phone phone'],
    ['a wrong identity number', { contact: { phone: '12345', idNumber: '150204194910010004' } }, 'contact.idNumber id_number'],
    ['a file that is an address', { photos: ['../../etc/passwd'] }, 'photos.0 file'],
    ['not agreed', { agree: false }, 'agree required'],
    ['a field that is not asked', { extra: 1 }, 'extra unknown'],
    ['an inner field that is not asked', { contact: { phone: '12345', x: 1 } }, 'contact.x unknown'],
    ['a zero character', { people: [{ name: 'a\u0000' }] }, 'people.0.name characters'],
  ])('%s', (_, change, expected) => expect(codes({ ...GOOD, ...change })).toEqual([expected]))

  test('length counts characters, not code units', () => {
    expect(codes({ ...GOOD, people: [{ name: '𠮷𠮷𠮷𠮷𠮷' }] })).toEqual([])
  })

  test('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...Object.keys(HALL.schema.properties), '__proto__', 'x'), fc.jsonValue()),
      (values) => {
      const settled = clearHidden(HALL, fillComputed(HALL, values as FormValues, TODAY))
      checkForm(HALL, settled, TODAY).forEach((problem) => expect(problem.message).not.toBe(''))
    }))
  })
})

describe('what is worked out', () => {
  test('a count replaces what was sent', () => expect(fillComputed(HALL, { ...GOOD, headcount: 99 }, TODAY)['headcount']).toBe(1))

  test('age and birth date come from the identity number', () => {
    const form: FormDefinition = {
      schema: { type: 'object', properties: {
        id: { type: 'string', title: '身份证号', format: 'id-number' },
        born: { type: 'string', title: '出生日期', format: 'date' }, age: { type: 'integer', title: '年龄' },
      } },
      ui: { steps: [{ title: '一', fields: ['id'] }], fields: { born: { computed: { birthDate: 'id' } },
        age: { computed: { age: 'id' } } } },
    }
    const on = (today: string) => fillComputed(form, { id: '15020219550604000X' }, { today })
    expect(on('2026-06-03')).toMatchObject({ born: '1955-06-04', age: 70 })
    expect(on('2026-06-04')).toMatchObject({ age: 71 })
  })
})

describe('what is known already', () => {
  const form: FormDefinition = {
    ...HALL,
    ui: { ...HALL.ui, fields: {
      ...HALL.ui.fields, 'contact.idNumber': { prefill: 'person.idNumber', readOnly: true }, 'contact.phone': { prefill: 'person.phone' },
    } },
  }
  const known = { 'person.idNumber': '15020219550604000X', 'person.phone': '13800000000', 'person.name': '甲' }

  test('what may be corrected is filled in; what may not is left to the server', () => {
    expect(prefillValues(form, known)).toEqual({ contact: { phone: '13800000000' } })
    expect(heldFields(form, known)).toEqual(['contact.idNumber'])
    expect(heldFields(form, {})).toEqual([])
  })

  test('the server puts the true value in, whatever was sent', () => {
    const sent = { contact: { phone: '12345', idNumber: '150204194910010003' } }
    expect(fillHeld(form, sent, known)).toEqual({ contact: { phone: '12345', idNumber: '15020219550604000X' } })
  })
})

describe('numbers people carry', () => {
  test.each([
    ['150204194910010003', true], ['15020219550604000X', true], ['15020219550604000x', true], ['150204 194910010003', true],
    ['810000198808080005', true], ['915496198808080008', true],
    ['150204194910010004', false], ['150204199002300008', false], ['150204209912310009', false], ['000000198001010005', false],
    ['15020419491001000', false], ['1502041949100100030', false],
  ])('identity number %s', (text, valid) => expect(isIdNumber(text, '2026-03-10')).toBe(valid))

  test.each([
    ['13800000000', true], ['+8613800000000', true], ['138 0000 0000', true], ['0472-0000000', true], ['010-00000000', true],
    ['12345', true], ['4000000000', true], ['12800000000', false], ['1380000000', false], ['047200000', false], ['1064000000000', false],
  ])('telephone %s', (text, valid) => expect(isPhone(text)).toBe(valid))

  test('telephones are stored plain', () => expect(tidyPhone('+86 138-0000-0000')).toBe('13800000000'))
})

describe('a definition is checked before people see it', () => {
  test('a sound one has no fault', () => expect(definitionFaults(HALL)).toEqual([]))

  test('slips are named', () => {
    const broken: FormDefinition = {
      schema: { type: 'object', required: ['gone'], properties: {
        a: { type: 'string', title: '甲', pattern: '(' }, b: { type: 'string' }, c: { type: 'string', title: '丙' },
      } },
      ui: {
        steps: [{ title: '一', fields: ['a', 'b', 'nothing'] }],
        fields: { a: { showWhen: { field: 'b', notEmpty: true } }, b: { showWhen: { not: { field: 'a', notEmpty: true } } }, z: {} },
      },
    }
    const faults = definitionFaults(broken).join('\n')
    for (const word of ['nothing', '“c”不在任何步骤里', '“z”', '绕成了圈', 'pattern', '没有名称', '“gone”']) expect(faults).toContain(word)
  })
})

const NAMES = ['a', 'b', 'c', 'd', 'e']
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.record({ field: fc.constantFrom(...NAMES, 'o', 'o.x', 'l', 'l.0.y'), equals: fc.constantFrom(1, 'k', true) }),
    fc.record({ field: fc.constantFrom(...NAMES, 'o', 'o.x', 'l'), notEmpty: fc.constant(true as const) }),
    fc.record({ field: fc.constantFrom(...NAMES, 'o', 'l'), empty: fc.constant(true as const) }),
    fc.record({ all: fc.array(tie('node'), { maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 2 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node
const anyForm: fc.Arbitrary<FormDefinition> = fc
  .dictionary(fc.constantFrom(...NAMES, 'o', 'o.x', 'o.z', 'l', 'l.*.y', 'l.*.w'), fc.record({ showWhen: condition }))
  .map((fields: Record<string, FieldUi>) => ({
    schema: { type: 'object', properties: {
      ...Object.fromEntries(NAMES.map((name) => [name, { type: 'string' as const, title: name }])),
      o: { type: 'object', title: 'o', properties: { x: { type: 'string', title: 'x' }, z: { type: 'string', title: 'z' } } },
      l: { type: 'array', title: 'l', items: { type: 'object',
        properties: { y: { type: 'string', title: 'y' }, w: { type: 'string', title: 'w' } } } },
    } },
    ui: { steps: [{ title: '一', fields: [...NAMES, 'o', 'l'] }], fields },
  }))
const answer = fc.constantFrom<unknown>('k', 1, true, '', undefined)
const anyValues = fc.record({
  a: answer, b: answer, c: answer, d: answer, e: answer,
  o: fc.record({ x: answer, z: answer }, { requiredKeys: [] }),
  l: fc.array(fc.record({ y: answer, w: answer }, { requiredKeys: [] }), { maxLength: 3 }),
}, { requiredKeys: [] }) as fc.Arbitrary<FormValues>

describe('laws of clearing, for any form (circular ones too) and any answers', () => {
  test('clearing twice is clearing once', () => {
    fc.assert(fc.property(anyForm, anyValues, (form, values) => {
      const once = clearHidden(form, values)
      expect(clearHidden(form, once)).toEqual(once)
    }), { numRuns: 2000 })
  })

  test('what is shown is the same before and after clearing, and nothing hidden keeps a value', () => {
    fc.assert(fc.property(anyForm, anyValues, (form, values) => {
      const cleared = clearHidden(form, values)
      expect(visibleFields(form, cleared)).toEqual(visibleFields(form, values))
      const shown = new Set(visibleFields(form, cleared))
      for (const name of [...NAMES, 'o', 'o.x', 'o.z', 'l']) if (!shown.has(name)) expect(valueAt(cleared, name)).toBeUndefined()
    }), { numRuns: 2000 })
  })

  test('clearing only takes away', () => {
    fc.assert(fc.property(anyForm, anyValues, (form, values) => {
      const shown = visibleFields(form, values).filter((path) => !['o', 'l'].includes(path))
      const cleared = clearHidden(form, values)
      for (const path of shown) expect(valueAt(cleared, path)).toEqual(valueAt(values, path))
    }), { numRuns: 500 })
  })
})

test('a value set at a path is found there, and the old values are untouched', () => {
  const before = { list: [{ name: '甲' }] }
  const after = withValue(before, 'list.1.name', '乙')
  expect(valueAt(after, 'list.1.name')).toBe('乙')
  expect(before).toEqual({ list: [{ name: '甲' }] })
  expect(withValue({ a: 1 }, 'a', undefined)).toEqual({})
  expect(isEmpty({ a: { b: ' ' }, c: [] })).toBe(true)
})
