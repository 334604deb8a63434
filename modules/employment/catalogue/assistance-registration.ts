import { ACCEPT_LIMIT, APPLY_CHANNELS, defineMatter, formFor, idCard, localLimit, stageForm, stationDesk } from '../../matters/contract.ts'
import { WORK_WISHES } from '../contract.ts'

/** 就业援助登记: why somebody finds work hard to get is asked for the service alone and stays in the case. */
export const employmentAssistance = defineMatter({
  code: 'employment.assistance-registration',
  title: '就业援助登记',
  summary: '找工作有困难，登记一下，社区专人帮您找岗位、报培训、问政策。零就业家庭、大龄失业人员优先。',
  kind: 'registration',
  type: 'relief',
  lifeEvents: ['work', 'hardship'],
  keywords: ['找工作', '失业', '下岗', '就业', '招工', '打工', '没活干', '公益岗', '公益性岗位', '培训', '技能', '零就业', '大龄', '农民工', '牧民转产', '创业'],
  audience: '就业困难人员、失业人员、零就业家庭成员',
  department: '旗人力资源和社会保障局',
  level: 'community',
  guide: {
    basis: [{ law: '本地就业援助办法', article: '文号由各地填写' }],
    conditions: ['16至65周岁，有劳动能力和就业愿望', '现在没有工作，或者工作很不稳定'],
    process: ['登记求职意向和技能', '社区核实，确定帮扶人', '推荐岗位、培训、公益性岗位和创业服务', '每季度回访一次，直到就业'],
    ...stationDesk,
    notes: ['登记、推荐、培训报名都不收费，遇到收费请拨打12345。', '推荐岗位前会先问您，您同意了才把联系方式给用人单位。', '外来务工人员在居住地同样可以登记。'],
  },
  eligibilityText: '在本地居住的失业人员都可以登记，城镇、农村牧区户籍一样，外来务工人员也可以。',
  whoMayApply: '本人，或者社区工作者代办',
  onBehalf: ['self', 'worker'],
  openToNonRegistered: true,
  form: formFor({
    properties: {
      reason: {
        type: 'string', title: '目前的情况', oneOf: [
          { const: 'laid_off', title: '失业、下岗' }, { const: 'graduate', title: '毕业后没找到工作' }, { const: 'herder', title: '农牧民转产' },
          { const: 'carer', title: '长期照顾家人后想工作' }, { const: 'unstable', title: '打零工，不稳定' }, { const: 'other', title: '其他' },
        ],
      },
      sinceOn: { type: 'string', title: '从什么时候没有工作', format: 'date', formatMaximum: 'today' },
      zeroEmployment: { type: 'boolean', title: '家里没有一个人有工作' },
      wishes: { type: 'array', title: '想找什么样的', minItems: 1, maxItems: 7, items: { type: 'string', title: '意向', oneOf: Object.entries(WORK_WISHES).map(([code, title]) => ({ const: code, title })) } },
      wanted: { type: 'string', title: '具体想做的工作', maxLength: 100 },
      skills: { type: 'string', title: '会做什么', maxLength: 200 },
      schooling: {
        type: 'string', title: '文化程度', oneOf: [
          { const: 'primary', title: '小学及以下' }, { const: 'middle', title: '初中' }, { const: 'high', title: '高中、中专' }, { const: 'college', title: '大专及以上' },
        ],
      },
      jobCard: { type: 'boolean', title: '有《就业创业证》' },
      agree: { type: 'boolean', title: '所填属实；同意社区为推荐岗位使用以上信息', const: true },
    },
    required: ['reason', 'wishes', 'schooling', 'agree'],
    steps: [
      { title: '目前情况', fields: ['reason', 'sinceOn', 'zeroEmployment', 'jobCard'] },
      { title: '求职意向', fields: ['wishes', 'wanted', 'skills', 'schooling', 'agree'] },
    ],
    fields: {
      reason: { widget: 'radio' },
      sinceOn: { widget: 'near-date' },
      zeroEmployment: { widget: 'checkbox' },
      jobCard: { widget: 'checkbox' },
      wishes: { widget: 'checkboxes' },
      skills: { widget: 'textarea', hint: '如开车、电焊、做饭、缝纫、护理、养殖' },
      schooling: { widget: 'select' },
      agree: { widget: 'checkbox' },
    },
  }),
  materials: [
    idCard,
    {
      code: 'job-card', title: '《就业创业证》', need: { when: { field: 'jobCard', equals: true } }, accept: ['image/jpeg', 'image/png', 'application/pdf'], copies: 1,
      mayFollow: { withinDays: 14 }, note: '没有的不用提供，登记后可以一起办。',
    },
  ],
  stages: [
    {
      key: 'register', title: '社区登记', post: 'community_worker', level: 'community', in: 'turn',
      form: stageForm(
        '帮扶安排',
        { helper: { type: 'string', title: '帮扶人', minLength: 2, maxLength: 50 }, registerNote: { type: 'string', title: '核实情况', maxLength: 300 } },
        ['helper'],
        { registerNote: { widget: 'textarea' } },
      ),
    },
  ],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(10, 'working_day'), promised: localLimit(5, 'working_day') },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: APPLY_CHANNELS,
  effect: 'employment.register',
  resultDocument: {
    title: '就业援助登记回执',
    paragraphs: ['{name}：您的{title}（编号{number}）已办理。', '{summary}', '找到工作或者不再需要帮助，请告诉社区。'],
    refusedParagraphs: ['{name}：您的{title}（编号{number}）未能办理。', '原因：{reason}'],
  },
  rating: true,
  messages: { concluded: '{summary}' },
})
