import { ACCEPT_LIMIT, defineMatter, formFor, idCard, localLimit, stageForm, stationDesk } from '../../matters/contract.ts'

/** 居住登记 (FLO-01): at the window, online or with the worker. A missing registration is an invitation, never a fine. */
export const residenceRegistration = defineMatter({
  code: 'residence.registration',
  title: '居住登记',
  summary: '从外地搬来住，或者户口在别的社区，登记一下住在哪里。登记后可以在社区办事、享受服务，住满半年可以申领居住证。',
  kind: 'registration',
  type: 'universal',
  lifeEvents: ['housing', 'work', 'child'],
  keywords: ['暂住', '暂住证', '居住证', '外来人口', '流动人口', '租房', '搬家', '刚搬来', '落户', '外地人', '打工', '住房登记', '人户分离'],
  audience: '户籍不在本社区、住在本社区的居民',
  department: '社区（嘎查村）服务站',
  level: 'community',
  guide: {
    basis: [{ law: '居住证暂行条例', article: '第二条' }],
    conditions: ['户籍不在现住的社区', '在本社区有住处（自有、租住、借住、单位宿舍）'],
    process: ['本人、房东或用人单位协助登记', '社区核对住址', '登记完成，每年续登一次，到期前提醒', '搬走时告诉社区注销'],
    ...stationDesk,
    places: ['居住地社区（嘎查村）服务站', '网格员上门', '本系统网上办理'],
    notes: ['登记不收费，不登记也不罚款。', '房东信息只用于核对住处，不公开。', '居住证由公安机关办理：受理后15日内发证（居住证暂行条例第九条）。'],
  },
  eligibilityText: '任何住在本社区、户籍在别处的人都可以登记，包括港澳台居民和外国人，不限住多久。',
  whoMayApply: '本人，未成年人由监护人办理；房东、用人单位、社区工作者可以协助',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: true,
  form: formFor(
    {
      properties: {
        whose: {
          type: 'string', title: '户籍在哪里', oneOf: [
            { const: 'banner', title: '本旗的其他社区、嘎查' }, { const: 'elsewhere', title: '外旗县、外地' }, { const: 'hmt', title: '港澳台' }, { const: 'foreign', title: '外国' },
          ],
        },
        origin: { type: 'string', title: '户籍地（省、市、县）', minLength: 2, maxLength: 60 },
        livesFrom: { type: 'string', title: '从哪天开始住', format: 'date', formatMaximum: 'today' },
        plannedUntil: { type: 'string', title: '打算住到哪天', format: 'date' },
        home: {
          type: 'string', title: '住处', oneOf: [
            { const: 'own', title: '自己的房子' }, { const: 'rent', title: '租房' }, { const: 'relatives', title: '借住亲友家' }, { const: 'dormitory', title: '单位宿舍' },
          ],
        },
        landlordName: { type: 'string', title: '房东姓名', minLength: 1, maxLength: 50 },
        landlordPhone: { type: 'string', title: '房东电话', format: 'phone' },
        why: {
          type: 'string', title: '为什么来', oneOf: [
            { const: 'work', title: '工作' }, { const: 'school', title: '上学' }, { const: 'family', title: '和家人一起' }, { const: 'care', title: '看病、养老' }, { const: 'other', title: '其他' },
          ],
        },
        agree: { type: 'boolean', title: '以上内容属实；搬走时告诉社区', const: true },
      },
      required: ['whose', 'origin', 'livesFrom', 'home', 'landlordName', 'agree'],
      steps: [
        { title: '户籍和居住', fields: ['whose', 'origin', 'livesFrom', 'plannedUntil', 'why'] },
        { title: '住处', fields: ['home', 'landlordName', 'landlordPhone', 'agree'] },
      ],
      fields: {
        whose: { widget: 'radio' },
        origin: { prefill: 'register.registeredAddress', hint: '如 甘肃省武威市民勤县' },
        livesFrom: { widget: 'near-date' },
        plannedUntil: { hint: '没有打算离开的不用填' },
        home: { widget: 'radio' },
        landlordName: { showWhen: { field: 'home', equals: 'rent' } },
        landlordPhone: { showWhen: { field: 'home', equals: 'rent' } },
        why: { widget: 'radio' },
        agree: { widget: 'checkbox' },
      },
    },
    ['name', 'idNumber', 'phone', 'address'],
  ),
  materials: [
    idCard,
    {
      code: 'home-proof', title: '住处证明（租房合同、房产证、宿舍证明任一）', need: { when: { field: 'home', in: ['own', 'rent', 'dormitory'] } },
      accept: ['image/jpeg', 'image/png', 'application/pdf'], copies: 0, mayFollow: { withinDays: 14 }, note: '一时拿不出的，网格员上门看过也可以。',
    },
  ],
  stages: [
    {
      key: 'check', title: '社区核对', post: 'window_clerk', level: 'community', in: 'turn',
      form: stageForm(
        '核对住址',
        {
          checkedBy: {
            type: 'string', title: '怎样核对的', oneOf: [
              { const: 'papers', title: '看了证明' }, { const: 'visit', title: '上门看过' }, { const: 'landlord', title: '与房东核对' },
            ],
          },
          checkNote: { type: 'string', title: '备注', maxLength: 200 },
        },
        ['checkedBy'],
        { checkedBy: { widget: 'radio' }, checkNote: { widget: 'textarea' } },
      ),
    },
  ],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(3, 'working_day'), promised: localLimit(1, 'working_day') },
  handling: 'at_once',
  visits: 0,
  fee: { fen: 0 },
  channels: ['WINDOW', 'GRID', 'SELF_APP', 'SELF_WEB', 'MINI', 'QR', 'VISIT', 'VISIT_HOME'],
  effect: 'residence.record',
  resultDocument: {
    title: '居住登记回执',
    paragraphs: ['{name}：您的{title}（编号{number}）已办理。', '{summary}', '住满半年的，可以向公安机关申领居住证。'],
    refusedParagraphs: ['{name}：您的{title}（编号{number}）未能办理。', '原因：{reason}'],
  },
  rating: true,
  messages: { concluded: '{summary}住满半年可以申领居住证。' },
})
