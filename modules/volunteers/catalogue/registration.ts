import { ACCEPT_LIMIT, APPLY_CHANNELS, defineMatter, formFor, idCard, localLimit, stageForm, stationDesk } from '../../matters/contract.ts'
import { FREE_TIMES, SERVICE_FIELDS } from '../contract.ts'

const choices = (words: Record<string, string>) => Object.entries(words).map(([code, title]) => ({ const: code, title }))

/** 志愿者注册: real name, once for each person; minors with the guardian's consent. */
export const volunteerRegistration = defineMatter({
  code: 'volunteers.registration',
  title: '志愿者注册',
  summary: '想帮帮邻居、出份力？实名注册成为社区志愿者，社区按您的特长和时间介绍合适的服务，服务时长有记录、有证明。',
  kind: 'registration',
  type: 'universal',
  lifeEvents: ['neighbourhood'],
  keywords: ['志愿者', '义工', '做好事', '帮忙', '志愿服务', '党员报到', '学雷锋', '公益', '服务时长', '志愿证'],
  audience: '年满8周岁、愿意参加志愿服务的居民',
  department: '旗民政局、社区志愿服务站',
  level: 'community',
  guide: {
    basis: [
      { law: '志愿服务条例', article: '' },
      { law: '志愿服务记录与证明出具办法（试行）', article: '第五条' },
    ],
    conditions: ['年满8周岁；未满18周岁的，要监护人同意', '自愿参加、不取报酬', '一个人只注册一次'],
    process: ['网上或到社区服务站提交', '社区核对后确认', '拿到志愿者编号，社区介绍服务项目'],
    ...stationDesk,
    places: ['社区（嘎查村）志愿服务站', ...stationDesk.places],
    notes: ['随时可以退出，服务记录保留。', '未满14周岁的，参加活动要有家长陪同。', '没有您的同意，不会公开您的个人信息。'],
  },
  eligibilityText: '本地和外来居民都可以注册，没有学历、职业要求。',
  whoMayApply: '本人；未满18周岁的由监护人同意',
  onBehalf: ['self', 'worker'],
  openToNonRegistered: true,
  form: formFor(
    {
      properties: {
        age: { type: 'integer', title: '年龄', minimum: 0, maximum: 130 },
        fields: {
          type: 'array',
          title: '愿意参加哪些服务',
          items: { type: 'string', title: '服务', oneOf: choices(SERVICE_FIELDS) },
          minItems: 1,
          maxItems: 12,
        },
        skills: { type: 'string', title: '特长', maxLength: 200 },
        freeTime: {
          type: 'array',
          title: '什么时候有空',
          items: { type: 'string', title: '时间', oneOf: choices(FREE_TIMES) },
          minItems: 1,
          maxItems: 5,
        },
        guardianName: { type: 'string', title: '监护人姓名', minLength: 1, maxLength: 50 },
        guardianPhone: { type: 'string', title: '监护人电话', format: 'phone' },
        guardianAgrees: { type: 'boolean', title: '监护人同意', const: true },
        promise: { type: 'boolean', title: '我自愿参加志愿服务，所填内容真实', const: true },
      },
      required: ['age', 'fields', 'freeTime', 'guardianName', 'guardianPhone', 'guardianAgrees', 'promise'],
      steps: [
        { title: '服务意愿', fields: ['age', 'fields', 'freeTime', 'skills'] },
        {
          title: '监护人',
          description: '未满18周岁的，请监护人填写。',
          fields: ['guardianName', 'guardianPhone', 'guardianAgrees'],
          showWhen: { field: 'age', atMost: 17 },
        },
        { title: '承诺', fields: ['promise'] },
      ],
      fields: {
        age: { prefill: 'register.age', readOnly: true, unit: '岁' },
        fields: { widget: 'checkboxes' },
        freeTime: { widget: 'checkboxes' },
        skills: { widget: 'textarea', hint: '如理发、电工、蒙古语、驾驶、会用智能手机教老人' },
        guardianAgrees: { widget: 'checkbox' },
        promise: { widget: 'checkbox' },
      },
    },
    ['name', 'idNumber', 'phone'],
  ),
  materials: [idCard],
  stages: [
    {
      key: 'confirm',
      title: '社区确认',
      post: 'community_worker',
      level: 'community',
      in: 'turn',
      form: stageForm('确认', { confirmNote: { type: 'string', title: '备注', maxLength: 200 } }, [], {
        confirmNote: { widget: 'textarea' },
      }),
    },
  ],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(5, 'working_day'), promised: localLimit(3, 'working_day') },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: APPLY_CHANNELS,
  effect: 'volunteers.register',
  resultDocument: {
    title: '志愿者注册证明',
    paragraphs: ['{name}：您已注册为志愿者（办件编号{number}）。', '{summary}', '本证明可扫描二维码核验。'],
    refusedParagraphs: ['{name}：您的志愿者注册（编号{number}）未能办理。', '原因：{reason}'],
  },
  rating: true,
  messages: { concluded: '{summary}社区会按您的意愿介绍服务项目，谢谢您！' },
})
