import { ACCEPT_LIMIT, APPLY_CHANNELS, defineMatter, formFor, householdBook, idCard, localLimit, stageForm, stationDesk } from '../../matters/contract.ts'

/** 高龄津贴: monthly from 80 on. Ages, tiers and sums are a place's own (`settings`); the figures here only serve until it sets them. */
export const oldAgeAllowance = defineMatter({
  code: 'assistance.old-age-allowance',
  title: '高龄津贴',
  summary: '年满80周岁的老人，每月可以领一份高龄津贴。本人或家人申请，社区审核、街道公示、旗民政审批后按月发到社会保障卡。',
  kind: 'application',
  type: 'universal',
  lifeEvents: ['old-age'],
  keywords: ['老人钱', '老年补贴', '高龄补贴', '80岁', '八十岁', '90岁', '九十岁', '百岁老人', '长寿补贴', '养老补助', '敬老', '老人津贴', '尊老金'],
  audience: '80周岁以上老年人',
  department: '旗民政局',
  level: 'county',
  guide: {
    basis: [{ law: '本地高龄津贴发放办法', article: '文号由各地填写' }],
    conditions: ['年满80周岁（满80周岁的当月即可申请）', '本地户籍'],
    process: [
      '本人申请，或由家人、社区工作者代为申请',
      '社区审核（核对登记、上门看望）',
      '街道（苏木镇）公示7日，只公布姓氏和所在社区',
      '旗民政局审批',
      '从核定的月份起，按月发到社会保障卡',
    ],
    ...stationDesk,
    notes: [
      '行动不便的，打个电话，社区工作者上门办理。',
      '每年核验一次领取资格，社区会上门或电话联系，不用您跑。',
      '老人去世后的次月停发，请家人及时告知社区。',
    ],
  },
  eligibilityText: '本地户籍、年满80周岁就可以申请，不看收入。满90周岁、100周岁的，由旗民政局重新核定更高的档次。',
  whoMayApply: '老人本人，子女、配偶等家人，受委托的人，社区工作者',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: false,
  closedBecause: '由户籍地发放，避免两地重复领取；住在本地的外地户籍老人，社区可以帮助联系户籍地办理',
  form: formFor({
    properties: {
      bornOn: { type: 'string', title: '出生日期', format: 'date', formatMaximum: 'today' },
      payTo: {
        type: 'string', title: '津贴发到哪里', oneOf: [
          { const: 'social_card', title: '本人社会保障卡' }, { const: 'bank', title: '其他银行卡（本人）' },
        ],
      },
      bank: { type: 'string', title: '开户银行', minLength: 2, maxLength: 40 },
      account: { type: 'string', title: '银行卡号', pattern: '^[0-9]{12,23}$' },
      contactName: { type: 'string', title: '平时联系的家人', maxLength: 50 },
      contactPhone: { type: 'string', title: '家人电话', format: 'phone' },
      homeVisit: { type: 'boolean', title: '行动不便，请上门办理' },
      agree: { type: 'boolean', title: '以上内容属实；没有在其他地方领取高龄津贴', const: true },
    },
    required: ['bornOn', 'payTo', 'bank', 'account', 'agree'],
    steps: [
      { title: '发放', fields: ['bornOn', 'payTo', 'bank', 'account'] },
      { title: '联系和承诺', fields: ['contactName', 'contactPhone', 'homeVisit', 'agree'] },
    ],
    fields: {
      bornOn: { prefill: 'register.bornOn', readOnly: true },
      payTo: { widget: 'radio', hint: '社会保障卡不用另外开户' },
      bank: { showWhen: { field: 'payTo', equals: 'bank' } },
      account: { showWhen: { field: 'payTo', equals: 'bank' } },
      contactPhone: { showWhen: { field: 'contactName', notEmpty: true } },
      homeVisit: { widget: 'checkbox' },
      agree: { widget: 'checkbox' },
    },
  }),
  materials: [
    idCard,
    householdBook,
    {
      code: 'bank-card', title: '本人银行卡（卡号一面）', need: { when: { field: 'payTo', equals: 'bank' } }, accept: ['image/jpeg', 'image/png'], copies: 1,
      note: '发到社会保障卡的，不用提供。',
    },
  ],
  stages: [
    {
      key: 'community-review', title: '社区审核', post: 'community_worker', level: 'community', in: 'turn', limit: localLimit(5, 'working_day'),
      form: stageForm(
        '社区审核',
        {
          seen: {
            type: 'string', title: '怎样核实的', oneOf: [
              { const: 'home', title: '上门看望' }, { const: 'station', title: '本人到站' }, { const: 'video', title: '视频核实' },
            ],
          },
          livesHere: { type: 'boolean', title: '本人健在，情况属实', const: true },
          reviewNote: { type: 'string', title: '审核意见', maxLength: 300 },
        },
        ['seen', 'livesHere'],
        { seen: { widget: 'radio' }, livesHere: { widget: 'checkbox' }, reviewNote: { widget: 'textarea' } },
      ),
    },
    {
      key: 'publication', title: '街道公示', post: 'street_officer', level: 'township', in: 'turn',
      publication: {
        days: 7, unit: 'natural_day', title: '{title}拟发放对象公示',
        body: '经社区审核，{region}{maskedName}符合{title}申领条件，现予公示。公示时间：{from}至{until}。如有异议，请在公示期内向所在街道（苏木镇）反映，电话{phone}。',
        source: '本地办法：公示7日',
      },
      form: stageForm(
        '公示结果',
        {
          objection: { type: 'boolean', title: '公示期内有人提出异议' },
          objectionNote: { type: 'string', title: '异议和核实情况', minLength: 5, maxLength: 500 },
        },
        ['objectionNote'],
        { objection: { widget: 'checkbox' }, objectionNote: { widget: 'textarea', showWhen: { field: 'objection', equals: true } } },
      ),
    },
    {
      key: 'approval', title: '旗民政审批', post: 'civil_affairs_officer', level: 'county', in: 'turn', limit: localLimit(5, 'working_day'), fourEyes: true,
      form: stageForm(
        '审批',
        {
          fromMonth: { type: 'string', title: '从哪个月起发放', pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$' },
          approvalNote: { type: 'string', title: '审批意见', maxLength: 300 },
        },
        ['fromMonth'],
        { fromMonth: { hint: '写成 2026-12 这样；金额由系统按年龄档次核定' }, approvalNote: { widget: 'textarea' } },
      ),
    },
  ],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(30, 'working_day', '本地高龄津贴办法，可由各地调整'), promised: localLimit(20, 'working_day') },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: APPLY_CHANNELS,
  effect: 'assistance.grant',
  resultDocument: {
    title: '高龄津贴核定通知书',
    paragraphs: [
      '{name}：您申请的{title}（编号{number}）经审核、公示、审批，予以发放。',
      '{summary}',
      '年龄达到更高档次的，请告诉社区，由旗民政局重新核定。每年请配合社区核验一次领取资格。',
    ],
    refusedParagraphs: ['{name}：您申请的{title}（编号{number}）未予批准。', '原因：{reason}', '如不服，可以自收到本通知之日起60日内申请行政复议，或者6个月内提起行政诉讼。'],
  },
  rating: true,
  messages: { concluded: '您申请的{title}（{number}）已批准。{summary}请您评价。' },
  settings: {
    programme: 'old-age-allowance',
    mode: 'monthly',
    minAge: 80,
    tiers: [{ fromAge: 80, monthlyFen: 10_000 }, { fromAge: 90, monthlyFen: 20_000 }, { fromAge: 100, monthlyFen: 60_000 }],
    amountsNote: '示例标准，以本地文件为准，在地方设置里修改',
  },
})
