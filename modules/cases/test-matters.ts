import type { MatterDefinition } from '../matters/index.ts'

/** Small matters with which the tests of this module tell their stories; no place's own. */

const guide = {
  basis: [{ law: '测试依据', article: '' }], conditions: ['年满80周岁'], process: ['申请', '审核', '公示', '审批'], places: ['社区便民窗口'], hours: '工作日9:00—17:00',
  phone: '0483-8220001', complaintPhone: '0483-8220002', notes: [],
}
const common = {
  summary: '供测试用', type: 'universal' as const, lifeEvents: ['old-age' as const], keywords: ['测试'], audience: '居民', department: '民政局', level: 'county' as const, guide,
  eligibilityText: '符合条件的居民', whoMayApply: '本人或监护人', onBehalf: ['self' as const, 'family' as const], openToNonRegistered: true, visits: 0 as const, fee: { fen: 0 },
  channels: ['WINDOW' as const, 'SELF_WEB' as const, 'GRID' as const], rating: true, handling: 'promised' as const,
}

/** An allowance: reviewed by the community, published for seven days, decided by the banner with other eyes. Twenty working days. */
export const allowance: MatterDefinition = {
  ...common,
  code: 'test.allowance', title: '测试津贴', kind: 'application',
  form: {
    schema: {
      type: 'object',
      properties: {
        name: { type: 'string', title: '姓名', maxLength: 50 },
        account: { type: 'string', title: '收款账号', pattern: '^[0-9]{10,19}$' },
        married: { type: 'boolean', title: '已婚' },
        spouse: { type: 'string', title: '配偶姓名', maxLength: 50 },
      },
      required: ['name', 'account', 'spouse'],
    },
    ui: {
      steps: [{ title: '申请', fields: ['name', 'account', 'married', 'spouse'] }],
      fields: { name: { prefill: 'register.name', readOnly: true }, spouse: { showWhen: { field: 'married', equals: true } } },
    },
  },
  materials: [
    { code: 'id-card', title: '身份证', need: 'always', heldByRegister: 'register.idNumber', accept: ['image/jpeg'], copies: 0, note: '' },
    { code: 'bank-card', title: '银行卡照片', need: 'always', accept: ['image/jpeg', 'image/png'], copies: 1, note: '' },
  ],
  stages: [
    { key: 'review', title: '社区审核', post: 'community_worker', level: 'community', in: 'turn' },
    {
      key: 'notice', title: '公示', post: 'community_worker', level: 'community', in: 'turn',
      publication: { days: 7, unit: 'natural_day', title: '{title}公示', body: '{region}{maskedName}拟享受{title}，公示期{from}至{until}，电话{phone}。', source: '测试' },
    },
    {
      key: 'approve', title: '旗级审批', post: 'civil_affairs_officer', level: 'county', in: 'turn', fourEyes: true,
      form: { schema: { type: 'object', properties: { amount: { type: 'integer', title: '每月金额', minimum: 1, maximum: 5000 } }, required: ['amount'] }, ui: { steps: [{ title: '审批', fields: ['amount'] }] } },
    },
  ],
  limits: {
    accept: { amount: 5, unit: 'working_day', source: '行政许可法第32条' },
    handle: { amount: 20, unit: 'working_day', source: '行政许可法第42条', mayExtendBy: { amount: 10, unit: 'working_day' } },
  },
  resultDocument: { title: '审批结果告知书', paragraphs: ['{name}：您申请的{title}已批准，每月{result.amount}元。'] },
}

/** The same with an effect that may refuse. */
export const grant: MatterDefinition = { ...allowance, code: 'test.grant', title: '测试补助', stages: [allowance.stages[2]!], effect: 'test.grant' }

/** Something broken on the street: from receipt, twenty-four hours when urgent. */
export const event: MatterDefinition = {
  ...common,
  code: 'test.event', title: '公共设施报修', kind: 'event', anonymous: true,
  form: {
    schema: {
      type: 'object',
      properties: { content: { type: 'string', title: '情况', minLength: 2, maxLength: 500 }, danger: { type: 'boolean', title: '有危险' } },
      required: ['content'],
    },
    ui: { steps: [{ title: '上报', fields: ['content', 'danger'] }] },
  },
  materials: [],
  stages: [
    { key: 'handle', title: '处置', post: 'street_officer', level: 'township', in: 'turn' },
    { key: 'police', title: '执法协同', post: 'department_officer', level: 'county', in: 'parallel', when: { field: 'form.danger', equals: true } },
    { key: 'check', title: '核查', post: 'community_worker', level: 'community', in: 'turn' },
  ],
  limits: { handle: { amount: 5, unit: 'working_day', source: '地方规定' }, begins: 'submit' },
  urgency: [{ when: { field: 'danger', equals: true }, urgency: 'urgent', handle: { amount: 24, unit: 'hour', source: '地方规定' } }],
}

/** Settled at one desk. */
export const booking: MatterDefinition = {
  ...common,
  code: 'test.booking', title: '活动室借用', kind: 'booking', level: 'community',
  form: { schema: { type: 'object', properties: { purpose: { type: 'string', title: '用途', maxLength: 100 } }, required: ['purpose'] }, ui: { steps: [{ title: '借用', fields: ['purpose'] }] } },
  materials: [], stages: [{ key: 'desk', title: '登记', post: 'window_clerk', level: 'community', in: 'turn' }],
  limits: { handle: { amount: 2, unit: 'working_day', source: '社区承诺' } },
}

export const testMatters = [allowance, grant, event, booking]
