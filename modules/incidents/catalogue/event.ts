import type { FieldSchema } from '../../../platform/web/form/definition.ts'
import { defineMatter, localLimit, stageForm } from '../../matters/contract.ts'

const photos = (title: string, least: number): FieldSchema => ({ type: 'array', title, items: { type: 'string', format: 'file', title: '照片' }, minItems: least, maxItems: 4 })
/** Later stages are for what the grid could not put right alone. */
const NOT_SETTLED_HERE = { not: { field: 'result.handledHere', equals: true } } as const

/**
 * 网格事件: something found on the ground, by kind of the local taxonomy. Its stages are the last four of the seven steps of the closed loop; the first
 * three are moves (submit, accept, handOver). The limit is the kind's of the day; the one here holds where none is known.
 */
export const gridEvent = defineMatter({
  code: 'incidents.event',
  title: '网格事件',
  summary: '网格员巡查、走访时发现的公共安全、市容环境、公用设施等问题，拍照上报，按核实、交办、处置、反馈、核查、结案办理。',
  kind: 'event',
  type: 'none',
  lifeEvents: ['neighbourhood'],
  keywords: ['网格', '巡查', '垃圾', '隐患', '占道', '违建', '井盖', '堵塞'],
  audience: '所有居民和过路人',
  department: '街道办事处（苏木镇政府）',
  level: 'community',
  guide: {
    basis: [{ law: '网格员管理与服务规范（DB15/T 3005-2023）', article: '' }],
    conditions: ['发生在公共场所、公共部位，或者影响公共安全', '只登记事和地点，不登记个人情况'],
    process: ['采集上报：现场拍照、定位、选种类', '核实立案', '分流交办：谁的责任交给谁', '处置办理，处置后拍照', '结果反馈：告诉上报的人', '核查督办：到现场看', '结案归档'],
    places: ['所在网格的网格员', '社区（嘎查村）服务站'],
    hours: '全天可以上报',
    phone: '12345（转所在社区服务站）',
    complaintPhone: '12345',
    notes: ['有人被困、燃气泄漏、起火等紧急情况，请立即拨打119、120或110。'],
  },
  eligibilityText: '任何人发现都可以告诉网格员。留下联系方式的，处置结果会告知。',
  whoMayApply: '任何人',
  onBehalf: ['self', 'worker'],
  openToNonRegistered: true,
  anonymous: true,
  form: {
    schema: {
      type: 'object',
      properties: {
        title: { type: 'string', title: '事件', minLength: 1, maxLength: 60 },
        kind: { type: 'string', title: '种类代码', maxLength: 8 },
        place: { type: 'string', title: '在什么地方', maxLength: 100 },
        details: { type: 'string', title: '情况说明', maxLength: 500 },
        danger: { type: 'boolean', title: '眼下有人可能受伤' },
        photoBefore: photos('现场照片', 1),
      },
      required: ['title', 'kind', 'photoBefore'],
    },
    ui: {
      steps: [{ title: '事件', fields: ['title', 'kind', 'place', 'details', 'danger', 'photoBefore'] }],
      fields: {
        details: { widget: 'textarea' }, danger: { widget: 'checkbox' },
        photoBefore: { widget: 'photo', hint: '拍一张近的、一张能看出位置的；照片里尽量不要有人脸' },
      },
    },
  },
  materials: [],
  stages: [
    {
      key: 'handle',
      title: '处置办理',
      post: 'grid_worker',
      level: 'community',
      in: 'turn',
      form: stageForm(
        '处置情况',
        {
          handledHere: { type: 'boolean', title: '网格内已处置完毕，直接结案' },
          what: { type: 'string', title: '怎么处置的', minLength: 2, maxLength: 300 },
          photoAfter: photos('处置后照片', 1),
        },
        ['what', 'photoAfter'],
        { handledHere: { widget: 'checkbox' }, what: { widget: 'textarea' }, photoAfter: { widget: 'photo' } },
      ),
    },
    {
      key: 'feedback',
      title: '结果反馈',
      post: 'grid_worker',
      level: 'community',
      in: 'turn',
      when: NOT_SETTLED_HERE,
      form: stageForm('告诉上报的人', { told: { type: 'string', title: '怎么告知的', minLength: 2, maxLength: 200 } }, ['told'], { told: { widget: 'textarea' } }),
    },
    {
      key: 'check',
      title: '核查督办',
      post: 'grid_worker',
      level: 'community',
      in: 'turn',
      when: NOT_SETTLED_HERE,
      form: stageForm('到现场核查', { checked: { type: 'string', title: '现场情况', minLength: 2, maxLength: 300 } }, ['checked'], { checked: { widget: 'textarea' } }),
    },
    { key: 'close', title: '结案归档', post: 'dispatcher', level: 'township', in: 'turn', when: NOT_SETTLED_HERE },
  ],
  limits: { handle: localLimit(5, 'working_day', '本地处置时限，可由各地调整'), begins: 'submit' },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: ['GRID', 'PATROL', 'VISIT_HOME', 'PROPERTY', 'H12345', 'SENSOR', 'OTHER'],
  rating: true,
  messages: {
    submitted: '您反映的事件已收到，编号{number}。网格员会到现场核实。',
    accepted: '您反映的事件（{number}）已核实立案，最迟{dueOn}前处置。',
    concluded: '您反映的事件（{number}）已结案。{answer}请您评价。',
    declined: '您反映的事件（{number}）没有立案。原因：{reason}。如有新的情况，可以再次告诉网格员。',
  },
})
