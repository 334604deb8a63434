import { defineMatter } from '../definition.ts'
import { localLimit } from '../limit-rules.ts'
import { REPORT_CHANNELS, formFor, stageForm, stationDesk } from '../parts.ts'
import { UTILITY_CLASSES, choiceOf, urgencyRules } from './event-classes.ts'

/** 公共设施报修: a grid event of class E. Photo before and after; settled by the grid worker alone or dispatched by the street. */
export const facilityRepair = defineMatter({
  code: 'matters.facility-repair',
  title: '公共设施报修',
  summary: '路灯不亮、井盖缺损、道路破损、水暖电梯等公共设施坏了，拍张照片报上来，网格员到现场核实，能修的马上修，修不了的派单处置。',
  kind: 'event',
  type: 'none',
  lifeEvents: ['neighbourhood', 'housing'],
  keywords: ['报修', '灯坏了', '路灯', '井盖', '路坏了', '停水', '暖气不热', '下水道', '积水', '电梯坏了', '健身器材', '无障碍', '坡道', '随手拍'],
  audience: '所有居民和过路人',
  department: '街道办事处（苏木镇政府）',
  level: 'community',
  guide: {
    basis: [{ law: '网格员管理与服务规范（DB15/T 3005-2023）', article: '' }],
    conditions: ['公共场所、公共部位的设施损坏或者有安全隐患', '自家户内的水、电、暖由产权人联系物业或供应单位'],
    process: ['居民或网格员上报，附现场照片', '网格员到现场核实', '网格内能处置的当场处置；不能的由街道派给责任单位', '处置后拍照回传', '网格员核查，结案并告知上报人'],
    ...stationDesk,
    places: ['所在网格的网格员', ...stationDesk.places],
    notes: ['有人被困、燃气泄漏、起火等紧急情况，请立即拨打119、120或110。', '井盖缺损、电梯困人隐患按紧急事件处置，2小时内到场做好防护。'],
  },
  eligibilityText: '任何人都可以报，不用是本地户籍，也可以不留姓名。留下电话的，处置结果会告知您。',
  whoMayApply: '任何人',
  onBehalf: ['self', 'worker'],
  openToNonRegistered: true,
  anonymous: true,
  form: formFor(
    {
      properties: {
        category: choiceOf('什么坏了', UTILITY_CLASSES),
        place: { type: 'string', title: '在什么地方', minLength: 2, maxLength: 100 },
        description: { type: 'string', title: '情况说明', maxLength: 500 },
        danger: { type: 'boolean', title: '眼下有人可能受伤' },
        photoBefore: { type: 'array', title: '现场照片', items: { type: 'string', format: 'file', title: '照片' }, minItems: 1, maxItems: 4 },
      },
      required: ['category', 'place', 'photoBefore'],
      steps: [
        { title: '报修内容', fields: ['category', 'place', 'danger', 'description', 'photoBefore'] },
      ],
      fields: {
        category: { widget: 'radio' },
        place: { hint: '写清楼号、路口或门前标志，越具体越快找到', placeholder: '如 和硕路与额鲁特街路口东侧' },
        description: { widget: 'textarea' },
        danger: { widget: 'checkbox' },
        photoBefore: { widget: 'photo', hint: '拍一张近的、一张能看出位置的；照片里尽量不要有人脸' },
      },
    },
    ['name', 'phone'],
    ['name', 'phone'],
  ),
  materials: [],
  stages: [
    {
      key: 'verify', title: '网格员核实', post: 'grid_worker', level: 'community', in: 'turn', limit: localLimit(24, 'hour', '本地核实时限，可由各地调整'),
      form: stageForm(
        '现场核实',
        {
          handledHere: { type: 'boolean', title: '已在网格内处置完毕' },
          photoAfter: { type: 'array', title: '处置后照片', items: { type: 'string', format: 'file', title: '照片' }, minItems: 1, maxItems: 4 },
          verifyNote: { type: 'string', title: '核实情况', maxLength: 300 },
        },
        ['handledHere', 'photoAfter', 'verifyNote'],
        {
          handledHere: { widget: 'checkbox' },
          photoAfter: { widget: 'photo', showWhen: { field: 'handledHere', equals: true } },
          verifyNote: { widget: 'textarea' },
        },
      ),
    },
    {
      key: 'dispatch', title: '街道派单处置', post: 'dispatcher', level: 'township', in: 'turn', when: { not: { field: 'result.handledHere', equals: true } },
      form: stageForm(
        '派单处置',
        {
          unit: { type: 'string', title: '处置单位', minLength: 2, maxLength: 60 },
          photoAfter: { type: 'array', title: '处置后照片', items: { type: 'string', format: 'file', title: '照片' }, minItems: 1, maxItems: 4 },
          dispatchNote: { type: 'string', title: '处置情况', maxLength: 300 },
        },
        ['unit', 'photoAfter', 'dispatchNote'],
        { photoAfter: { widget: 'photo' }, dispatchNote: { widget: 'textarea' } },
      ),
    },
    {
      key: 'check', title: '核查', post: 'grid_worker', level: 'community', in: 'turn', when: { not: { field: 'result.handledHere', equals: true } },
      form: stageForm(
        '到现场核查',
        { fixed: { type: 'boolean', title: '现场已修好', const: true }, checkNote: { type: 'string', title: '核查情况', maxLength: 300 } },
        ['fixed'],
        { fixed: { widget: 'checkbox' }, checkNote: { widget: 'textarea' } },
      ),
    },
  ],
  limits: { handle: localLimit(5, 'working_day', '本地处置时限，可由各地调整'), begins: 'submit' },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: REPORT_CHANNELS,
  urgency: [
    { when: { field: 'danger', equals: true }, urgency: 'urgent', handle: localLimit(2, 'hour', '有人身危险的先做防护，2小时，可由各地调整') },
    ...urgencyRules('category', UTILITY_CLASSES),
  ],
  rating: true,
  messages: {
    submitted: '您报修的公共设施已收到，编号{number}。网格员会尽快到现场核实。',
    accepted: '您报修的公共设施（{number}）已核实立案，最迟{dueOn}前处置。',
    concluded: '您报修的公共设施（{number}）已处置完毕。{summary}请您评价。',
    declined: '您报修的公共设施（{number}）没有立案。原因：{reason}。如有新的情况，可以再次上报。',
    refused: '您报修的公共设施（{number}）未能处置。原因：{reason}。如有疑问，请拨打12345。',
  },
})
