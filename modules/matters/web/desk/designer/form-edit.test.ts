import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitionFaults } from '../../../../../platform/web/form/check-definition.ts'
import type { FormDefinition } from '../../../../../platform/web/form/definition.ts'
import { isForm } from '../../../../../platform/web/form/shape.ts'
import { fieldKinds, kindOf, newField } from './field-kinds.ts'
import * as edit from './form-edit.ts'

const empty: FormDefinition = { schema: { type: 'object', properties: {}, required: [] }, ui: { steps: [{ title: '申请内容', fields: [] }] } }

test('every kind is recognised again, whole in shape, and without faults once it is filled in', () => {
  for (const kind of fieldKinds) {
    const { form, path } = edit.addField(empty, newField(kind), { step: 0 })
    expect(kindOf(form.schema.properties[path]!, form.ui.fields?.[path] ?? {}), kind).toBe(kind)
    expect(isForm(JSON.parse(JSON.stringify(form))), kind).toBe(true)
    expect(definitionFaults(form), kind).toEqual([])
  }
})

test('whatever is pressed in whatever order, every field stands in exactly one step and no removed field leaves a trace', () => {
  const press = fc.tuple(fc.constantFrom('add', 'inside', 'up', 'down', 'remove', 'step', 'dropStep', 'stepUp', 'place', 'require'), fc.nat(9), fc.nat(9))
  fc.assert(fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
    let form = empty
    for (const [what, a, b] of presses) {
      const names = edit.fieldsOf(form, true).map((one) => one.path)
      const name = names[a % Math.max(1, names.length)]
      const group = edit.fieldsOf(form).find((one) => one.schema.items?.type === 'object')?.path
      if (what === 'add') form = edit.addField(form, newField(fieldKinds[b % fieldKinds.length]!), { step: a, after: name }).form
      if (what === 'inside' && group) form = edit.addInside(form, group, newField('text')).form
      if (what === 'up' && name) form = edit.moveField(form, name, -1)
      if (what === 'down' && name) form = edit.moveField(form, name, 1)
      if (what === 'remove' && name) form = edit.removeField(form, name)
      if (what === 'step') form = edit.addStep(form)
      if (what === 'dropStep') form = edit.removeStep(form, a % form.ui.steps.length)
      if (what === 'stepUp') form = edit.moveStep(form, a % form.ui.steps.length, -1)
      if (what === 'place' && name && !name.includes('*')) form = edit.placeField(form, name, b % form.ui.steps.length, a % 3)
      if (what === 'require' && name) form = edit.setRequired(form, name, b % 2 === 0)
    }
    const placed = form.ui.steps.flatMap((step) => step.fields)
    expect([...placed].sort()).toEqual(Object.keys(form.schema.properties).sort())
    expect(form.ui.steps.length).toBeGreaterThan(0)
    for (const path of Object.keys(form.ui.fields ?? {})) expect(edit.fieldsOf(form, true).map((one) => one.path)).toContain(path)
    expect(definitionFaults(form)).toEqual([])
  }), { numRuns: 150 })
})
