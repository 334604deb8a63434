import { ACCEPT_LIMIT, defineMatter, formFor, localLimit, stageForm, stationDesk } from '../../matters/contract.ts'
import { EVERY, WAYS } from '../rules.ts'

const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([code, title]) => ({ const: code, title }))

/** 老年人探访需求: someone looks in on an old person at agreed times, with consent. What is told about health stays in the case. */
export const visitRequest = defineMatter({
  code: 'elderly.visit-request',
  title: '老年人探访需求',
  summary: '家里老人独居、空巢，子女不在身边，可以请社区定期上门看看、打个电话。要老人本人同意，不收费。',
  kind: 'visit',
  type: 'universal',
  lifeEvents: ['old-age'],
  keywords: ['探访', '看望老人', '独居', '空巢', '留守老人', '照看', '陪伴', '关爱', '上门', '一个人住', '老人没人管', '平安电话'],
  audience: '60周岁以上独居、空巢、留守、失能等老年人',
  department: '旗民政局、社区（嘎查村）',
  level: 'community',
  guide: {
    basis: [{ law: '关于开展特殊困难老年人探访关爱服务的指导意见（十部门2022年）', article: '' }],
    conditions: ['年满60周岁', '独居、空巢、留守、失能等，需要有人常去看看', '老人本人或监护人同意'],
    process: [
      '本人、家人申请，或者网格员发现后征得同意',
      '社区上门了解情况',
      '商定多久去一次、由谁去',
      '按约定探访，每次有记录',
      '每年重新看一看是否需要调整',
    ],
    ...stationDesk,
    notes: [
      '特殊困难老年人每月至少探访一次。',
      '突发急病请直接拨打120。',
      '随时可以不再接受探访。',
      '您告诉我们的身体情况只用于安排探访，不公开。',
    ],
  },
  eligibilityText: '住在本地、年满60周岁的老人都可以申请，不看户籍。优先安排独居、空巢、留守、失能、重残和计划生育特殊家庭的老人。',
  whoMayApply: '老人本人、家人、邻居、社区工作者',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: true,
  form: formFor({
    properties: {
      living: {
        type: 'string',
        title: '平时和谁住',
        oneOf: [
          { const: 'alone', title: '一个人住' },
          { const: 'couple', title: '老两口住' },
          { const: 'with_children', title: '和子女住，白天没人' },
          { const: 'other', title: '其他' },
        ],
      },
      needs: {
        type: 'array',
        title: '希望来的人做什么',
        minItems: 1,
        maxItems: 6,
        items: {
          type: 'string',
          title: '需要',
          oneOf: [
            { const: 'look', title: '看看平安不平安' },
            { const: 'talk', title: '说说话' },
            { const: 'safety', title: '看看水电煤气' },
            { const: 'shopping', title: '代买代办' },
            { const: 'phone', title: '教用手机' },
            { const: 'other', title: '其他' },
          ],
        },
      },
      wish: { type: 'string', title: '希望多久一次', oneOf: choices(EVERY) },
      health: { type: 'string', title: '需要让探访人知道的身体情况', maxLength: 300 },
      language: {
        type: 'string',
        title: '说什么话方便',
        oneOf: [
          { const: 'zh', title: '汉语' },
          { const: 'mn', title: '蒙古语' },
          { const: 'other', title: '其他' },
        ],
      },
      contactName: { type: 'string', title: '紧急联系人', minLength: 1, maxLength: 50 },
      contactPhone: { type: 'string', title: '紧急联系人电话', format: 'phone' },
      consent: { type: 'boolean', title: '老人本人（或监护人）同意探访，同意探访人知道以上内容', const: true },
    },
    required: ['living', 'needs', 'wish', 'contactName', 'contactPhone', 'consent'],
    steps: [
      { title: '需要', fields: ['living', 'needs', 'wish', 'language', 'health'] },
      { title: '联系人和同意', fields: ['contactName', 'contactPhone', 'consent'] },
    ],
    fields: {
      living: { widget: 'radio' },
      needs: { widget: 'checkboxes' },
      wish: { widget: 'radio' },
      language: { widget: 'radio' },
      health: { widget: 'textarea', hint: '可以不填；如行动不便、耳背、怕摔' },
      consent: { widget: 'checkbox' },
    },
  }),
  materials: [],
  stages: [
    {
      key: 'arrange',
      title: '社区安排探访',
      post: 'community_worker',
      level: 'community',
      in: 'turn',
      limit: localLimit(5, 'working_day'),
      form: stageForm(
        '探访安排',
        {
          every: { type: 'string', title: '多久一次', oneOf: choices(EVERY) },
          way: { type: 'string', title: '方式', oneOf: choices(WAYS) },
          helper: { type: 'string', title: '由谁探访', minLength: 2, maxLength: 50 },
          startsOn: { type: 'string', title: '从哪天开始', format: 'date', formatMinimum: 'today' },
          arrangeNote: { type: 'string', title: '上门了解的情况', maxLength: 300 },
        },
        ['every', 'way', 'helper', 'startsOn'],
        {
          every: { widget: 'radio', hint: '特殊困难老年人至少每月一次' },
          way: { widget: 'radio' },
          helper: { placeholder: '如 第三网格 王芳' },
          startsOn: { widget: 'near-date' },
          arrangeNote: { widget: 'textarea' },
        },
      ),
    },
  ],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(10, 'working_day'), promised: localLimit(5, 'working_day') },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: ['WINDOW', 'H12345', 'GRID', 'SELF_APP', 'SELF_WEB', 'MINI', 'VISIT', 'VISIT_HOME'],
  urgency: [
    {
      when: {
        all: [
          { field: 'living', equals: 'alone' },
          { field: 'wish', equals: 'week' },
        ],
      },
      urgency: 'serious',
      handle: localLimit(3, 'working_day', '独居老人优先安排，可由各地调整'),
    },
  ],
  effect: 'elderly.planVisits',
  resultDocument: {
    title: '探访安排告知单',
    paragraphs: [
      '{name}：您申请的{title}（编号{number}）已安排。',
      '{summary}',
      '探访人会带工作证。需要调整或者不再需要，请随时告诉社区。',
    ],
    refusedParagraphs: ['{name}：您申请的{title}（编号{number}）未能安排。', '原因：{reason}'],
  },
  rating: true,
  messages: { concluded: '{summary}需要调整请随时告诉社区。' },
})
