import { defineMatter } from '../definition.ts'
import { localLimit } from '../limit-rules.ts'
import { formFor, stageForm, stationDesk } from '../parts.ts'
import { DISPUTE_CLASSES, choiceOf, urgencyRules } from './event-classes.ts'

/** 矛盾调解申请: voluntary on both sides. No field asks for anyone's ethnicity or belief (design §5.5). */
export const mediation = defineMatter({
  code: 'matters.mediation',
  title: '矛盾调解申请',
  summary: '邻里、家庭、物业、劳资等矛盾，可以请社区调解委员会出面调解。双方自愿，不收费，不影响以后去法院。',
  kind: 'dispute',
  type: 'none',
  lifeEvents: ['neighbourhood', 'housing', 'work'],
  keywords: [
    '调解',
    '纠纷',
    '吵架',
    '邻居',
    '漏水',
    '噪音',
    '离婚',
    '赡养',
    '拖欠工资',
    '物业纠纷',
    '评理',
    '欠钱',
    '草场',
    '宅基地',
    '土地承包',
  ],
  audience: '发生民间纠纷的居民和单位',
  department: '社区（嘎查村）人民调解委员会',
  level: 'community',
  guide: {
    basis: [{ law: '城市居民委员会组织法', article: '第九条（人民调解委员会）' }],
    conditions: ['纠纷发生在本辖区，或者一方住在本辖区', '双方愿意接受调解', '没有被法院、仲裁机构受理'],
    process: [
      '申请调解（书面、口头都可以）',
      '调解员与双方分别谈话，征求另一方同意',
      '约定时间调解',
      '达成一致的签订调解协议；不成的告知其他途径',
      '15日内回访',
    ],
    ...stationDesk,
    places: ['社区（嘎查村）调解室', ...stationDesk.places],
    notes: ['调解不收任何费用。', '调解过程和当事人情况保密，不公开。', '正在发生的暴力、家庭暴力请立即拨打110。'],
  },
  eligibilityText: '纠纷当事人可以申请；行动不便的，可以由家人代为提出。任何一方随时可以退出调解。',
  whoMayApply: '当事人，或者当事人的近亲属',
  onBehalf: ['self', 'family', 'worker'],
  openToNonRegistered: true,
  form: formFor(
    {
      properties: {
        category: choiceOf('是哪一类矛盾', DISPUTE_CLASSES),
        otherParty: { type: 'string', title: '对方姓名或单位', minLength: 1, maxLength: 60 },
        otherPhone: { type: 'string', title: '对方电话', format: 'phone' },
        place: { type: 'string', title: '纠纷发生地', maxLength: 100 },
        story: { type: 'string', title: '事情经过', minLength: 5, maxLength: 1000 },
        wish: { type: 'string', title: '希望怎样解决', minLength: 2, maxLength: 300 },
        violence: { type: 'boolean', title: '有过动手或者威胁' },
        inCourt: { type: 'boolean', title: '已经起诉或者申请仲裁' },
        agree: { type: 'boolean', title: '我自愿申请调解，所述属实', const: true },
      },
      required: ['category', 'otherParty', 'story', 'wish', 'agree'],
      steps: [
        { title: '纠纷情况', fields: ['category', 'otherParty', 'otherPhone', 'place', 'story', 'wish'] },
        { title: '需要说明的', fields: ['violence', 'inCourt', 'agree'] },
      ],
      fields: {
        category: { widget: 'radio' },
        otherPhone: { hint: '不知道可以不填' },
        story: { widget: 'textarea' },
        wish: { widget: 'textarea' },
        violence: { widget: 'checkbox' },
        inCourt: { widget: 'checkbox', hint: '法院、仲裁机构已受理的，应在原程序中解决' },
        agree: { widget: 'checkbox' },
      },
    },
    ['name', 'phone'],
  ),
  materials: [
    {
      code: 'evidence',
      title: '与纠纷有关的材料（合同、照片、票据等）',
      need: { when: { field: 'category', in: ['A03', 'A04', 'A05', 'A07', 'A09'] } },
      accept: ['image/jpeg', 'image/png', 'application/pdf'],
      copies: 1,
      mayFollow: { withinDays: 5 },
      note: '没有的可以不交，调解员会一起核实。',
    },
  ],
  stages: [
    {
      key: 'mediate',
      title: '社区调解',
      post: 'mediator',
      level: 'community',
      in: 'turn',
      form: stageForm(
        '调解情况',
        {
          otherAgrees: { type: 'boolean', title: '对方同意接受调解' },
          talks: { type: 'integer', title: '调解次数', minimum: 0, maximum: 20 },
          agreementKind: {
            type: 'string',
            title: '调解结果',
            oneOf: [
              { const: 'written', title: '达成书面协议' },
              { const: 'oral', title: '达成口头协议' },
              { const: 'none', title: '未达成一致' },
              { const: 'street', title: '转街道继续调解' },
            ],
          },
          agreement: { type: 'string', title: '协议内容', minLength: 5, maxLength: 1000 },
          mediationNote: { type: 'string', title: '调解记录', maxLength: 1000 },
        },
        ['talks', 'agreementKind', 'agreement'],
        {
          otherAgrees: { widget: 'checkbox' },
          agreementKind: { widget: 'radio' },
          agreement: { widget: 'textarea', showWhen: { field: 'agreementKind', in: ['written', 'oral'] } },
          mediationNote: { widget: 'textarea' },
        },
      ),
    },
    {
      key: 'street',
      title: '街道调解',
      post: 'mediator',
      level: 'township',
      in: 'turn',
      when: { field: 'result.agreementKind', equals: 'street' },
      form: stageForm(
        '街道调解情况',
        {
          agreementKind: {
            type: 'string',
            title: '调解结果',
            oneOf: [
              { const: 'written', title: '达成书面协议' },
              { const: 'oral', title: '达成口头协议' },
              { const: 'none', title: '未达成一致' },
            ],
          },
          agreement: { type: 'string', title: '协议内容', minLength: 5, maxLength: 1000 },
        },
        ['agreementKind', 'agreement'],
        {
          agreementKind: { widget: 'radio' },
          agreement: { widget: 'textarea', showWhen: { field: 'agreementKind', in: ['written', 'oral'] } },
        },
      ),
    },
  ],
  limits: { handle: localLimit(5, 'working_day', '本地调解时限，可由各地调整', { mayExtendBy: { amount: 10, unit: 'working_day' } }) },
  handling: 'promised',
  visits: 1,
  fee: { fen: 0 },
  channels: ['WINDOW', 'H12345', 'GRID', 'SELF_APP', 'SELF_WEB', 'MINI', 'LETTER', 'VISIT', 'UPPER', 'DEPT', 'VISIT_HOME', 'OTHER'],
  urgency: [
    {
      when: { field: 'violence', equals: true },
      urgency: 'urgent',
      handle: localLimit(1, 'working_day', '有动手或者威胁的，当日到场，可由各地调整'),
    },
    ...urgencyRules('category', DISPUTE_CLASSES),
  ],
  resultDocument: {
    title: '调解情况告知书',
    paragraphs: ['{name}：您申请的调解（编号{number}）已经结束。', '{answer}', '签有书面协议的，双方应当按协议履行。'],
    refusedParagraphs: ['{name}：您申请的调解（编号{number}）没有进行。', '原因：{reason}', '您可以依法申请仲裁或者向人民法院起诉。'],
  },
  // Settled only by an agreement in effect in the mediation file (modules/disputes).
  effect: 'disputes.settle',
  rating: true,
  messages: {
    submitted: '您的调解申请已收到，编号{number}。调解员会先与您联系。',
    accepted: '您的调解申请（{number}）已受理，调解员将征求对方意见，最迟{dueOn}前有结果。',
    concluded: '您的调解申请（{number}）已办结。{answer}请您评价。',
    declined: '您的调解申请（{number}）不予受理。原因：{reason}。您可以依法申请仲裁或者向人民法院起诉。',
    refused: '您的调解申请（{number}）没有调解成。原因：{reason}。您可以依法申请仲裁或者向人民法院起诉。',
  },
})
