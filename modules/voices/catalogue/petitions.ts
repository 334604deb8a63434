import { defineMatter, formFor, limitOf, stationDesk, type MatterDefinition } from '../../matters/contract.ts'

/*
 * Letters and visits (信访) as cases: handling, review, re-examination. Registering within 15 days and telling in writing within 15 run
 * beside them from the day of receipt (`rules/petition.ts`); nothing is deemed accepted by silence, so there is no limit to accept.
 */
const LAW = '信访工作条例'
const shared = {
  kind: 'request',
  type: 'none',
  lifeEvents: ['neighbourhood'],
  audience: '公民、法人和其他组织',
  level: 'township',
  eligibilityText: '任何人都可以来信、来访、网上反映，不用是本地户籍。',
  whoMayApply: '任何人',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: true,
  anonymous: true,
  materials: [],
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: ['LETTER', 'VISIT', 'LEADER_BOX', 'UPPER', 'DEPT'],
  rating: true,
} as const satisfies Partial<MatterDefinition>

export const petition = defineMatter({
  ...shared,
  code: 'voices.petition',
  title: '信访事项',
  summary: '来信、来访、网上反映的事，15日内登记处理并书面告知，自受理之日起60日内答复。',
  keywords: ['信访', '上访', '来信', '来访', '举报', '申诉', '反映问题', '综治信访中心'],
  department: '街道（苏木镇）综治信访中心',
  guide: {
    basis: [{ law: LAW, article: '第22条、第23条、第34条' }],
    conditions: ['有具体的事情和要求', '已经或依法应当通过诉讼、仲裁、复议解决的，告诉您去哪里提'],
    process: ['登记，拿到编号', '15日内决定由谁办理，并书面告知', '自受理之日起60日内办结，情况复杂的可以延长一次，最多30日', '对答复不服的，收到之日起30日内可以申请复查'],
    ...stationDesk,
    notes: ['一封信就是一次请求服务，不记录在个人身上，不影响办别的事。', '反映工作人员的，由上一级办理，被反映的人看不到。'],
  },
  form: formFor({
    properties: {
      kind: { type: 'string', title: '种类', oneOf: [{ const: 'request', title: '申诉求决' }, { const: 'accusation', title: '检举控告' }, { const: 'suggestion', title: '意见建议' }] },
      content: { type: 'string', title: '反映的事', minLength: 5, maxLength: 4000 },
    },
    required: ['kind', 'content'],
    steps: [{ title: '反映的事', fields: ['kind', 'content'] }],
    fields: { kind: { widget: 'radio' }, content: { widget: 'textarea' } },
  }, ['name', 'phone'], ['name', 'phone']),
  stages: [{ key: 'handle', title: '办理', post: 'street_officer', level: 'township', in: 'turn' }],
  limits: { handle: limitOf('PET-03', { mayExtendBy: { amount: 30, unit: 'natural_day' } }), begins: 'accept' },
  resultDocument: {
    title: '信访事项处理意见书',
    paragraphs: ['{name}：您反映的“{title}”（编号{number}）已办理，现答复如下。', '{answer}', '如不服本处理意见，可以自收到之日起30日内向上一级机关申请复查（信访工作条例第35条）。'],
    refusedParagraphs: ['{name}：您反映的“{title}”（编号{number}）：', '{reason}'],
  },
  messages: {
    submitted: '您反映的事已登记，编号{number}。15日内书面告诉您是否受理、由谁办理。',
    accepted: '您反映的事（{number}）已受理，最迟{dueOn}前答复。',
    concluded: '您反映的事（{number}）已有处理意见：{answer}不服的，可以自收到之日起30日内申请复查。',
    declined: '您反映的事（{number}）不予受理。原因：{reason}。',
    refused: '您反映的事（{number}）：{reason}。不服的，可以自收到之日起30日内申请复查。',
  },
})

/** Review (复查) and re-examination (复核) differ in who decides, and in what may follow. */
const again = (code: string, title: string, article: string, next: string): MatterDefinition => defineMatter({
  ...shared,
  code,
  title,
  summary: `对信访答复不服的${title.slice(2)}，自收到申请之日起30日内提出意见。`,
  keywords: [title, '信访', '不服'],
  department: '上一级机关',
  level: 'county',
  guide: { basis: [{ law: LAW, article }], conditions: ['自收到书面答复之日起30日内提出'], process: ['提出申请', '30日内提出意见并书面答复', next], ...stationDesk, notes: [] },
  form: formFor({
    properties: {
      by: { type: 'string', title: '由谁提出意见', oneOf: [{ const: 'department', title: '旗县区主管部门' }, { const: 'government', title: '旗县区人民政府' }] },
      ofNumber: { type: 'string', title: '原信访编号', maxLength: 40 },
      content: { type: 'string', title: '不服的理由', minLength: 5, maxLength: 2000 },
    },
    required: ['by', 'content'],
    steps: [{ title: '申请', fields: ['by', 'ofNumber', 'content'] }],
    fields: { by: { widget: 'radio' }, content: { widget: 'textarea' } },
  }, ['name', 'phone'], ['name', 'phone']),
  stages: [
    { key: 'department', title: `${title.slice(2)}意见`, post: 'department_officer', level: 'county', in: 'turn', when: { field: 'form.by', equals: 'department' } },
    { key: 'government', title: `${title.slice(2)}意见`, post: 'banner_head', level: 'county', in: 'turn', when: { field: 'form.by', equals: 'government' } },
  ],
  limits: { handle: code.endsWith('review') ? limitOf('PET-05') : limitOf('PET-06'), begins: 'submit' },
  resultDocument: {
    title: `信访事项${title.slice(2)}意见书`,
    paragraphs: ['{name}：您申请的“{title}”（编号{number}），现提出意见如下。', '{answer}', next],
    refusedParagraphs: ['{name}：您申请的“{title}”（编号{number}）：', '{reason}'],
  },
  messages: { submitted: `您的${title}申请已收到，编号{number}，30日内提出意见。`, concluded: `您的${title}申请（{number}）已有意见：{answer}${next}` },
})

export const petitionReview = again('voices.petition-review', '信访复查', '第35条', '对复查意见不服的，可以自收到之日起30日内申请复核。')
export const petitionReexamination = again('voices.petition-reexamination', '信访复核', '第36条', '复核意见是最终意见，同一事项不再受理。')

export const voiceMatters: readonly MatterDefinition[] = [petition, petitionReview, petitionReexamination]
