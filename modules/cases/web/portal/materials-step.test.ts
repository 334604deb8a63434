import { expect, test } from 'vitest'
import { checkForm, clearHidden, visibleFields, visibleSteps } from '../../../../platform/web/form/rules.ts'
import type { FormDefinition } from '../../../../platform/web/form/definition.ts'
import { joinMaterials, splitMaterials, withMaterials, type AskedMaterial } from './materials-step.ts'

const own: FormDefinition = {
  schema: { type: 'object', properties: { payTo: { type: 'string', title: '发到哪里', enum: ['card', 'bank'] } }, required: ['payTo'] },
  ui: { steps: [{ title: '发放', fields: ['payTo'] }] },
}
const bankCard: AskedMaterial = { code: 'bank-card', title: '银行卡', note: '', need: { when: { field: 'payTo', equals: 'bank' } },
  accept: ['image/jpeg'] }
const income: AskedMaterial = { code: 'income', title: '收入证明', note: '', need: 'always', accept: ['image/jpeg', 'application/pdf'],
  mayFollow: { withinDays: 10 } }

test('a paper is asked for only when the answers make it necessary', () => {
  const form = withMaterials(own, [bankCard])
  expect(visibleSteps(form, { payTo: 'card' })).toEqual([0])
  expect(visibleSteps(form, { payTo: 'bank' })).toEqual([0, 1])
  expect(checkForm(form, { payTo: 'card' })).toEqual([])
  expect(checkForm(form, { payTo: 'bank' }).map(({ path }) => path)).toEqual(['material-bank-card'])
  expect(clearHidden(form, { payTo: 'card', 'material-bank-card': ['a'] })).toEqual({ payTo: 'card' })
})

test('a paper that may follow can be promised instead of uploaded', () => {
  const form = withMaterials(own, [income])
  expect(checkForm(form, { payTo: 'card' }).map(({ path }) => path)).toEqual(['material-income'])
  expect(checkForm(form, { payTo: 'card', 'promise-income': true })).toEqual([])
  expect(visibleFields(form, { payTo: 'card', 'promise-income': true })).not.toContain('material-income')
})

test('answers and papers part and come together again', () => {
  const values = { payTo: 'bank', 'material-bank-card': ['f1', 'f2'], 'promise-income': true }
  const parted = splitMaterials(values)
  expect(parted).toEqual({
    form: { payTo: 'bank' },
    materials: [{ code: 'bank-card', fileId: 'f1', how: 'upload' }, { code: 'bank-card', fileId: 'f2', how: 'upload' },
      { code: 'income', how: 'promise' }],
  })
  expect(joinMaterials(parted.form, parted.materials)).toEqual(values)
})

test('a matter without papers keeps its form as it is', () => {
  expect(withMaterials(own, [])).toBe(own)
})
