import { defineMatter, formFor, localLimit, stageForm, stationDesk } from '../../matters/contract.ts'
import { BOOKABLE_KINDS, ROOM_KINDS } from '../contract.ts'

const TIMES = Array.from({ length: 27 }, (_, i) => `${String(8 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`)
const timeChoice = (title: string) => ({ type: 'string', title, enum: TIMES }) as const

/** 活动室借用: a room of the community for an hour or an afternoon, without clashes. */
export const roomBooking = defineMatter({
  code: 'facilities.room-booking',
  title: '活动室借用',
  summary: '排练、下棋、开会、办讲座，可以免费借用社区的活动室和场地。写明时间和人数，社区确认后就可以用。',
  kind: 'booking',
  type: 'universal',
  lifeEvents: ['neighbourhood', 'old-age', 'child'],
  keywords: ['借场地', '活动室', '会议室', '排练', '跳舞', '合唱', '棋牌', '讲座', '场地预约', '借教室', '办活动', '广场舞', '议事厅'],
  audience: '社区居民、社区社会组织、驻区单位',
  department: '社区（嘎查村）服务站',
  level: 'community',
  guide: {
    basis: [{ law: '本社区活动场地使用办法', article: '由各地填写' }],
    conditions: ['用于居民活动、公益活动、居民议事', '不用于经营、收费、宗教活动', '在开放时间内，一次不超过4小时'],
    process: ['写明时间、人数和用途', '社区确认，安排场地', '按时使用，用完打扫干净'],
    ...stationDesk,
    places: ['社区（嘎查村）服务站', '本系统网上办理'],
    notes: ['免费使用，不收押金。', '来不了请早些告诉社区，让给别人用。', '无故不来两次的，一个月内请到站当面预约。'],
  },
  eligibilityText: '住在本社区就可以借，不看户籍；社区社会组织、驻区单位办公益活动也可以借。',
  whoMayApply: '居民个人，或者社会组织、单位的联系人',
  onBehalf: ['self', 'agent', 'worker'],
  openToNonRegistered: true,
  form: formFor(
    {
      properties: {
        roomKind: { type: 'string', title: '要哪种场地', oneOf: BOOKABLE_KINDS.map((kind) => ({ const: kind, title: ROOM_KINDS[kind] })) },
        roomNumber: { type: 'string', title: '场地编号', maxLength: 20 },
        date: { type: 'string', title: '哪一天', format: 'date', formatMinimum: 'today' },
        fromTime: timeChoice('从几点'),
        toTime: timeChoice('到几点'),
        people: { type: 'integer', title: '多少人', minimum: 1, maximum: 300 },
        purpose: { type: 'string', title: '做什么用', minLength: 2, maxLength: 200 },
        group: { type: 'string', title: '团队或单位名称', maxLength: 60 },
        agree: { type: 'boolean', title: '遵守场地使用规定，用完打扫干净', const: true },
      },
      required: ['roomKind', 'date', 'fromTime', 'toTime', 'people', 'purpose', 'agree'],
      steps: [
        { title: '场地和时间', fields: ['roomKind', 'roomNumber', 'date', 'fromTime', 'toTime'] },
        { title: '用途', fields: ['people', 'purpose', 'group', 'agree'] },
      ],
      fields: {
        roomKind: { widget: 'radio' },
        roomNumber: { hint: '有特别想用的就写上编号；不写由社区安排一间空着的' },
        date: { widget: 'near-date' },
        fromTime: { widget: 'select' },
        toTime: { widget: 'select' },
        people: { unit: '人' },
        purpose: { widget: 'textarea', placeholder: '如 合唱队排练' },
        agree: { widget: 'checkbox' },
      },
    },
    ['name', 'phone'],
  ),
  materials: [],
  stages: [
    {
      key: 'arrange',
      title: '社区安排场地',
      post: 'community_worker',
      level: 'community',
      in: 'turn',
      form: stageForm(
        '安排',
        {
          roomNumber: { type: 'string', title: '场地编号', maxLength: 20 },
          date: { type: 'string', title: '改到哪一天', format: 'date' },
          fromTime: timeChoice('改为从几点'),
          toTime: timeChoice('改为到几点'),
          arrangeNote: { type: 'string', title: '备注', maxLength: 200 },
        },
        [],
        {
          roomNumber: { hint: '不填由系统安排一间空着的' },
          date: { hint: '与申请人商量好改期的才填' },
          fromTime: { widget: 'select' },
          toTime: { widget: 'select' },
          arrangeNote: { widget: 'textarea' },
        },
      ),
    },
  ],
  limits: { handle: localLimit(2, 'working_day'), promised: localLimit(1, 'working_day') },
  handling: 'at_once',
  visits: 0,
  fee: { fen: 0 },
  channels: ['WINDOW', 'SELF_APP', 'SELF_WEB', 'MINI', 'VISIT', 'H12345'],
  effect: 'facilities.book',
  resultDocument: {
    title: '场地预约确认单',
    paragraphs: [
      '{name}：您的{title}申请（编号{number}）已安排。',
      '{summary}',
      '请按时使用，用完打扫干净、关好水电。来不了请早些告诉社区。',
    ],
    refusedParagraphs: ['{name}：您的{title}申请（编号{number}）没有安排上。', '原因：{reason}'],
  },
  rating: true,
  messages: {
    concluded: '{summary}请按时使用，来不了请早些告诉社区。',
    declined: '您的{title}申请（{number}）没有受理。原因：{reason}。可以换个时间再申请。',
    refused: '您的{title}申请（{number}）没有安排上。原因：{reason}。可以换个时间再申请。',
  },
})
