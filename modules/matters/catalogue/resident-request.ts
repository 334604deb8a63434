import { defineMatter } from '../definition.ts'
import { limitOf, localLimit } from '../limit-rules.ts'
import { REPORT_CHANNELS, formFor, stageForm, stationDesk } from '../parts.ts'

/**
 * 居民诉求: what a hotline order is, told by any channel. Five kinds of the hotline; police, fire and medical emergencies are forwarded at
 * once.
 */
export const residentRequest = defineMatter({
  code: 'matters.resident-request',
  title: '居民诉求',
  summary: '咨询、求助、投诉、举报、建议，都可以在这里说。社区先办，办不了的由街道派给有关部门，5个工作日内答复。',
  kind: 'request',
  type: 'none',
  lifeEvents: ['neighbourhood', 'hardship', 'housing'],
  keywords: [
    '诉求',
    '投诉',
    '举报',
    '建议',
    '求助',
    '咨询',
    '反映问题',
    '12345',
    '热线',
    '意见',
    '表扬',
    '没人管',
    '噪音',
    '垃圾',
    '物业不管',
    '停车',
  ],
  audience: '所有居民和单位',
  department: '街道办事处（苏木镇政府）',
  level: 'community',
  guide: {
    basis: [{ law: '国务院办公厅关于进一步优化地方政务服务便民热线的指导意见（国办发〔2020〕53号）', article: '' }],
    conditions: [
      '有具体的事情和诉求',
      '已进入诉讼、仲裁、信访、纪检监察、复议程序的，请在原程序中提出',
      '同一件事已经答复、没有新情况的，不重复办理',
    ],
    process: ['提出诉求，拿到编号', '社区核对后受理', '社区能办的直接办；办不了的由街道派单', '承办单位答复', '回访，您来评价'],
    ...stationDesk,
    notes: [
      '报警、火警、急救请直接拨打110、119、120。',
      '可以要求不公开您的姓名和电话，只有经办人能看到。',
      '情况特别复杂的，经单位负责人批准可以延长一次，并会告诉您。',
    ],
  },
  eligibilityText: '任何人都可以提出，不用是本地户籍。愿意留下联系方式的，会给您答复。',
  whoMayApply: '任何人',
  onBehalf: ['self', 'family', 'worker'],
  openToNonRegistered: true,
  anonymous: true,
  form: formFor(
    {
      properties: {
        kind: {
          type: 'string',
          title: '这是什么',
          oneOf: [
            { const: 'consultation', title: '咨询', description: '想问一件事' },
            { const: 'help', title: '求助', description: '需要帮忙' },
            { const: 'complaint', title: '投诉', description: '对服务或处理不满意' },
            { const: 'report', title: '举报', description: '反映违法违规的事' },
            { const: 'suggestion', title: '建议', description: '有个好主意' },
            { const: 'praise', title: '表扬', description: '谢谢某个人或单位' },
          ],
        },
        content: { type: 'string', title: '想说的事', minLength: 5, maxLength: 1000 },
        place: { type: 'string', title: '发生在哪里', maxLength: 100 },
        happenedOn: { type: 'string', title: '什么时候', format: 'date', formatMaximum: 'today' },
        pressing: { type: 'boolean', title: '情况紧急，等不了' },
        keepNameSecret: { type: 'boolean', title: '请为我保密' },
        photos: { type: 'array', title: '照片', items: { type: 'string', format: 'file', title: '照片' }, maxItems: 6 },
      },
      required: ['kind', 'content'],
      steps: [
        { title: '诉求', fields: ['kind', 'content', 'place', 'happenedOn'] },
        { title: '补充', fields: ['pressing', 'photos', 'keepNameSecret'] },
      ],
      fields: {
        kind: { widget: 'radio' },
        content: { widget: 'textarea', hint: '什么事、找过谁、希望怎么解决' },
        happenedOn: { widget: 'near-date', showWhen: { field: 'kind', in: ['help', 'complaint', 'report'] } },
        pressing: { widget: 'checkbox', showWhen: { field: 'kind', in: ['help', 'complaint', 'report'] } },
        photos: { widget: 'photo' },
        keepNameSecret: { widget: 'checkbox' },
      },
    },
    ['name', 'phone'],
    ['name', 'phone'],
  ),
  materials: [],
  stages: [
    {
      key: 'community',
      title: '社区办理',
      post: 'community_worker',
      level: 'community',
      in: 'turn',
      form: stageForm(
        '社区办理',
        {
          needsStreet: { type: 'boolean', title: '社区办不了，请街道派单' },
          communityAnswer: { type: 'string', title: '办理情况', minLength: 5, maxLength: 800 },
        },
        ['communityAnswer'],
        { needsStreet: { widget: 'checkbox' }, communityAnswer: { widget: 'textarea' } },
      ),
    },
    {
      key: 'street',
      title: '街道派单办理',
      post: 'dispatcher',
      level: 'township',
      in: 'turn',
      when: { field: 'result.needsStreet', equals: true },
      form: stageForm(
        '承办单位答复',
        {
          unit: { type: 'string', title: '承办单位', minLength: 2, maxLength: 60 },
          unitAnswer: { type: 'string', title: '答复', minLength: 5, maxLength: 800 },
        },
        ['unit', 'unitAnswer'],
        { unitAnswer: { widget: 'textarea' } },
      ),
    },
  ],
  limits: {
    handle: limitOf('HOT-01', { mayExtendBy: { amount: 5, unit: 'working_day' } }),
    begins: 'accept',
  },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: REPORT_CHANNELS,
  urgency: [
    {
      when: {
        all: [
          { field: 'pressing', equals: true },
          { field: 'kind', in: ['help', 'complaint', 'report'] },
        ],
      },
      urgency: 'urgent',
      handle: limitOf('HOT-05'),
    },
    { when: { field: 'kind', equals: 'consultation' }, urgency: 'ordinary', handle: limitOf('HOT-04') },
    { when: { field: 'kind', equals: 'praise' }, urgency: 'ordinary', handle: localLimit(3, 'working_day', '本地热线时限，可由各地调整') },
  ],
  resultDocument: {
    title: '诉求办理答复书',
    paragraphs: [
      '{name}：您于{date}提出的“{title}”（编号{number}）已办理完毕，现答复如下。',
      '{answer}',
      '如对答复不满意，可以在评价中说明，我们会回访；也可以拨打12345反映。',
    ],
    refusedParagraphs: ['{name}：您提出的“{title}”（编号{number}）未能办理。', '原因：{reason}'],
  },
  rating: true,
  messages: {
    submitted: '您的诉求已收到，编号{number}。我们会尽快与您联系。',
    accepted: '您的诉求（{number}）已受理，最迟{dueOn}前答复。',
    concluded: '您的诉求（{number}）已办理。{answer}请您评价。',
    declined: '您的诉求（{number}）不予受理。原因：{reason}。',
    refused: '您的诉求（{number}）未能办理。原因：{reason}。如有新的情况，可以再次提出。',
  },
})
