import { ACCEPT_LIMIT, defineMatter, formFor, localLimit, stationDesk } from '../../matters/contract.ts'
import { DISPUTE_KINDS } from '../contract/parts.ts'

/** 矛盾纠纷排查登记 (CAS-08): what a mediator or grid worker finds in a round. It asks what the matter is and never who the people are. */
export const found = defineMatter({
  code: 'disputes.found',
  title: '矛盾纠纷排查登记',
  summary: '调解员、网格员定期排查时发现的矛盾，登记后由社区人民调解委员会征求双方意见，双方愿意的再调解。',
  kind: 'dispute',
  type: 'none',
  lifeEvents: ['neighbourhood'],
  keywords: ['排查', '矛盾排查', '纠纷登记'],
  audience: '排查中发现的民间纠纷',
  department: '社区（嘎查村）人民调解委员会',
  level: 'community',
  guide: {
    basis: [{ law: '城市居民委员会组织法', article: '第九条（人民调解委员会）' }],
    conditions: ['纠纷发生在本辖区'],
    process: ['按是什么问题归类，定缓急', '征求双方意见', '双方愿意的约时间调解', '涉嫌违法犯罪的转依法处理', '一轮结束有小结'],
    ...stationDesk,
    places: ['社区（嘎查村）调解室', ...stationDesk.places],
    notes: ['调解自愿、不收费。', '登记只写是什么问题，不给任何人贴标签。'],
  },
  eligibilityText: '由调解员、网格员在排查中登记；居民自己要调解的，请办“矛盾调解申请”。',
  whoMayApply: '调解员、网格员、社区工作者',
  onBehalf: ['worker'],
  openToNonRegistered: true,
  anonymous: true,
  form: formFor(
    {
      properties: {
        category: { type: 'string', title: '是什么问题', oneOf: Object.entries(DISPUTE_KINDS).map(([value, title]) => ({ const: value, title: `${title}纠纷` })) },
        story: { type: 'string', title: '是什么事', minLength: 1, maxLength: 1000 },
      },
      required: ['story'],
      steps: [{ title: '发现的矛盾', fields: ['category', 'story'] }],
      fields: { category: { widget: 'radio', hint: '一时说不清的可以先不选，结束这一轮前要归类' }, story: { widget: 'textarea' } },
    },
    [],
  ),
  materials: [],
  stages: [{ key: 'mediate', title: '社区调解', post: 'mediator', level: 'community', in: 'turn' }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(10, 'working_day', '本地调解时限，可由各地调整', { mayExtendBy: { amount: 20, unit: 'working_day' } }) },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: ['PATROL', 'GRID', 'VISIT_HOME', 'OTHER'],
  effect: 'disputes.settle',
  rating: false,
})
