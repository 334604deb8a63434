import { ACCEPT_LIMIT, defineMatter, formFor, householdBook, idCard, localLimit, stageForm, stationDesk } from '../../matters/contract.ts'

/** What a street may decide alone; more goes to the banner. In yuan, a place's own: `stages.approval.when.atLeast` in its pack. */
const STREET_DECIDES_BELOW_YUAN = 3000

/** 临时救助: 急难型 helps first and asks for papers afterwards, 支出型 looks at what was spent. Small sums are decided by the street. */
export const temporaryRelief = defineMatter({
  code: 'assistance.temporary-relief',
  title: '临时救助',
  summary: '家里遭了火灾、车祸、急病，或者看病上学花钱太多，一时过不下去，可以申请临时救助。急难的先救助，后补手续。',
  kind: 'application',
  type: 'relief',
  lifeEvents: ['hardship', 'illness'],
  keywords: ['救急', '救济', '困难补助', '急难', '火灾', '车祸', '大病', '看病没钱', '没饭吃', '揭不开锅', '交不起学费', '过不下去', '雪灾', '旱灾', '低保'],
  audience: '遇到突发困难、基本生活过不下去的家庭和个人',
  department: '街道办事处（苏木镇政府）、旗民政局',
  level: 'township',
  guide: {
    basis: [{ law: '社会救助暂行办法', article: '' }],
    conditions: ['急难型：火灾、交通事故、突发重病等意外，基本生活眼下过不下去', '支出型：看病、上学等必要的钱花得太多，超过家庭承受能力'],
    process: ['本人申请，或由社区发现后主动帮助申请', '社区上门核实', '街道（苏木镇）审批；金额较大的报旗民政局', '发放，并公布救助对象姓氏和金额', '急难型的，发放后10个工作日内补齐手续'],
    ...stationDesk,
    notes: [
      '急难情况可以直接打12345，或者找网格员，先救助后补手续。',
      '不是本地户籍，在本地遇到急难的，也可以申请。',
      '长期困难的，社区会帮您一起申请最低生活保障。',
      '隐瞒情况骗取救助的，要退回并依法处理。',
    ],
  },
  eligibilityText: '不分户籍，只看眼下的困难。急难型不先审核家庭财产；支出型要看最近的收入和必要支出。',
  whoMayApply: '本人、家人，社区工作者可以代为申请',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: true,
  form: formFor({
    properties: {
      kind: {
        type: 'string', title: '遇到的困难', oneOf: [
          { const: 'urgent', title: '急难', description: '火灾、事故、急病等突然发生的' },
          { const: 'spending', title: '花费太大', description: '看病、上学等必要的花费' },
        ],
      },
      cause: {
        type: 'string', title: '原因', oneOf: [
          { const: 'fire', title: '火灾' }, { const: 'accident', title: '交通事故或意外' }, { const: 'illness', title: '生病' },
          { const: 'disaster', title: '旱灾、雪灾等自然灾害' }, { const: 'school', title: '上学' }, { const: 'other', title: '其他' },
        ],
      },
      story: { type: 'string', title: '情况说明', minLength: 5, maxLength: 800 },
      happenedOn: { type: 'string', title: '什么时候发生的', format: 'date', formatMaximum: 'today' },
      people: { type: 'integer', title: '家里几口人', minimum: 1, maximum: 20 },
      monthlyIncomeYuan: { type: 'number', title: '全家每月收入', minimum: 0, maximum: 100_000 },
      spentYuan: { type: 'number', title: '最近一年必要的花费', minimum: 0, maximum: 10_000_000 },
      insuredYuan: { type: 'number', title: '医保、保险、捐款已经解决的', minimum: 0, maximum: 10_000_000 },
      payTo: {
        type: 'string', title: '救助金发到哪里', oneOf: [
          { const: 'social_card', title: '本人社会保障卡' }, { const: 'cash', title: '没有银行卡，请送现金或实物' },
        ],
      },
      agree: { type: 'boolean', title: '以上内容属实，同意核对家庭经济状况', const: true },
    },
    required: ['kind', 'cause', 'story', 'people', 'monthlyIncomeYuan', 'spentYuan', 'payTo', 'agree'],
    steps: [
      { title: '困难情况', fields: ['kind', 'cause', 'happenedOn', 'story'] },
      { title: '家庭情况', fields: ['people', 'monthlyIncomeYuan', 'spentYuan', 'insuredYuan', 'payTo', 'agree'] },
    ],
    fields: {
      kind: { widget: 'radio' },
      cause: { widget: 'radio' },
      story: { widget: 'textarea', hint: '发生了什么，现在最急的是什么' },
      happenedOn: { widget: 'near-date', showWhen: { field: 'kind', equals: 'urgent' } },
      people: { prefill: 'register.householdSize', unit: '人' },
      monthlyIncomeYuan: { unit: '元', showWhen: { field: 'kind', equals: 'spending' } },
      spentYuan: { unit: '元', showWhen: { field: 'kind', equals: 'spending' } },
      insuredYuan: { unit: '元', showWhen: { field: 'kind', equals: 'spending' } },
      payTo: { widget: 'radio' },
      agree: { widget: 'checkbox' },
    },
  }),
  materials: [
    idCard,
    householdBook,
    {
      code: 'event-proof', title: '事故、火灾、病情等证明', need: { when: { field: 'kind', equals: 'urgent' } }, accept: ['image/jpeg', 'image/png', 'application/pdf'],
      copies: 1, mayFollow: { withinDays: 14 }, note: '急难的先救助，发放后10个工作日内补上。',
    },
    {
      code: 'receipts', title: '医疗、教育等支出票据', need: { when: { field: 'kind', equals: 'spending' } }, accept: ['image/jpeg', 'image/png', 'application/pdf'],
      copies: 1, note: '医保已有结算记录的，由工作人员查询，不用提供。',
    },
  ],
  stages: [
    {
      key: 'visit', title: '社区上门核实', post: 'community_worker', level: 'community', in: 'turn',
      form: stageForm(
        '入户核实',
        {
          visitedBy: { type: 'string', title: '哪两位工作人员去的', minLength: 3, maxLength: 60 },
          found: { type: 'string', title: '看到的情况', minLength: 5, maxLength: 800 },
          advice: { type: 'string', title: '建议', oneOf: [{ const: 'grant', title: '建议救助' }, { const: 'refuse', title: '建议不予救助' }, { const: 'other', title: '建议转其他救助' }] },
        },
        ['visitedBy', 'found', 'advice'],
        { found: { widget: 'textarea' }, advice: { widget: 'radio' } },
      ),
    },
    {
      key: 'street', title: '街道审批', post: 'street_head', level: 'township', in: 'turn', fourEyes: true,
      form: stageForm(
        '救助金额',
        {
          amountYuan: { type: 'number', title: '救助金额', minimum: 1, maximum: 200_000 },
          streetNote: { type: 'string', title: '审批意见', maxLength: 300 },
        },
        ['amountYuan'],
        { amountYuan: { unit: '元', hint: `${STREET_DECIDES_BELOW_YUAN}元及以上的报旗民政局审批` }, streetNote: { widget: 'textarea' } },
      ),
    },
    {
      key: 'approval', title: '旗民政审批', post: 'civil_affairs_officer', level: 'county', in: 'turn', fourEyes: true,
      when: { field: 'result.amountYuan', atLeast: STREET_DECIDES_BELOW_YUAN },
      form: stageForm(
        '旗民政审批',
        {
          amountYuan: { type: 'number', title: '核定金额', minimum: 1, maximum: 200_000 },
          approvalNote: { type: 'string', title: '审批意见', maxLength: 300 },
        },
        ['amountYuan'],
        { amountYuan: { unit: '元' }, approvalNote: { widget: 'textarea' } },
      ),
    },
  ],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(15, 'working_day', '本地临时救助办法，可由各地调整', { mayExtendBy: { amount: 10, unit: 'working_day' } }) },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: ['WINDOW', 'H12345', 'GRID', 'SELF_APP', 'SELF_WEB', 'MINI', 'VISIT', 'VISIT_HOME', 'UPPER', 'DEPT'],
  urgency: [
    { when: { field: 'kind', equals: 'urgent' }, urgency: 'urgent', handle: localLimit(24, 'hour', '急难型先行救助，24小时内发放，可由各地调整') },
  ],
  effect: 'assistance.grant',
  resultDocument: {
    title: '临时救助决定书',
    paragraphs: ['{name}：您申请的{title}（编号{number}）经核实，予以救助。', '{summary}', '急难型救助请在10个工作日内补齐手续。'],
    refusedParagraphs: ['{name}：您申请的{title}（编号{number}）未予救助。', '原因：{reason}', '如不服，可以自收到本决定之日起60日内申请行政复议，或者6个月内提起行政诉讼。'],
  },
  rating: true,
  settings: { programme: 'temporary-relief', mode: 'one_off', maxFen: 20_000_000, notWithinMonths: 6, amountsNote: '示例标准，以本地文件为准，在地方设置里修改' },
})
