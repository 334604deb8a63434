import type { FieldSchema, FieldUi, FormDefinition, FormStep } from '../../platform/web/form/definition.ts'
import type { Material } from './definition.ts'

/*
 * Parts that many definitions share: who asks, how to reach them, what a guide always says. Browser-safe data.
 */

/** Who asks and how to reach them. Name and number come from the register and are not typed again; phone and address are confirmed. */
export const applicantFields = {
  name: { type: 'string', title: '姓名', minLength: 1, maxLength: 50 },
  idNumber: { type: 'string', title: '证件号码', format: 'id-number' },
  phone: { type: 'string', title: '联系电话', format: 'phone' },
  address: { type: 'string', title: '现住址', minLength: 2, maxLength: 100 },
} as const satisfies Record<string, FieldSchema>

export const applicantUi = {
  name: { prefill: 'register.name', readOnly: true, autoComplete: 'name' },
  idNumber: { prefill: 'register.idNumber', readOnly: true },
  phone: { prefill: 'register.phone', autoComplete: 'tel', hint: '办理中会打这个电话，请核对' },
  address: { prefill: 'register.address', autoComplete: 'street-address' },
} as const satisfies Record<string, FieldUi>

type Names = readonly (keyof typeof applicantFields)[]

/** A form whose first step is the applicant, with the fields named, and whose other steps are the matter's own. */
export function formFor(
  own: {
    properties: Readonly<Record<string, FieldSchema>>
    required: readonly string[]
    steps: readonly FormStep[]
    fields?: Readonly<Record<string, FieldUi>>
  },
  who: Names = ['name', 'idNumber', 'phone', 'address'],
  optional: Names = [],
): FormDefinition {
  return {
    schema: {
      type: 'object',
      properties: { ...Object.fromEntries(who.map((name) => [name, applicantFields[name]])), ...own.properties },
      required: [...who.filter((name) => !optional.includes(name)), ...own.required],
    },
    ui: {
      steps: [...(who.length ? [{ title: '申请人', description: '已登记的内容自动带出，请核对。', fields: who }] : []), ...own.steps],
      fields: { ...Object.fromEntries(who.map((name) => [name, applicantUi[name]])), ...own.fields },
    },
  }
}

/** A short form of one step: what a stage asks of whoever works it. */
export function stageForm(
  title: string,
  properties: Readonly<Record<string, FieldSchema>>,
  required: readonly string[],
  fields: Readonly<Record<string, FieldUi>> = {},
): FormDefinition {
  return { schema: { type: 'object', properties, required }, ui: { steps: [{ title, fields: Object.keys(properties) }], fields } }
}

/** Where one can go and call; a place writes its own in its pack. */
export const stationDesk = {
  places: ['户籍地或居住地社区（嘎查村）服务站', '街道（苏木镇）便民服务中心窗口', '本系统网上办理'],
  hours: '工作日9:00—12:00，14:30—17:30；网上全天可以提交',
  phone: '12345（转所在社区服务站）',
  complaintPhone: '12345',
} as const

/** Proof of identity: not asked of a person whose number the register holds. */
export const idCard: Material = {
  code: 'id-card',
  title: '居民身份证',
  need: 'always',
  heldByRegister: 'register.idNumber',
  accept: ['image/jpeg', 'image/png', 'application/pdf'],
  copies: 0,
  note: '系统已有证件信息的，不用提供。',
}

/** Household register book: not asked where the registered address is known. */
export const householdBook: Material = {
  code: 'household-book',
  title: '户口簿（首页和本人页）',
  need: 'always',
  heldByRegister: 'register.registeredAddress',
  accept: ['image/jpeg', 'image/png', 'application/pdf'],
  copies: 0,
  note: '系统已有户籍登记的，不用提供。',
}

/** The channels of a matter that one asks for oneself. */
export const APPLY_CHANNELS = ['WINDOW', 'SELF_APP', 'SELF_WEB', 'MINI', 'VISIT_HOME'] as const
/** The channels of a need that anyone may tell. */
export const REPORT_CHANNELS = [
  'WINDOW',
  'H12345',
  'GRID',
  'PATROL',
  'SELF_APP',
  'SELF_WEB',
  'MINI',
  'QR',
  'LETTER',
  'VISIT',
  'LEADER_BOX',
  'UPPER',
  'DEPT',
  'VISIT_HOME',
  'COUNCIL',
  'PROPERTY',
  'OTHER',
] as const
