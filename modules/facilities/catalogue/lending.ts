import { ask, brief, localLimit, onlyWhen, optional, stages } from '../../matters/contract.ts'

const common = { department: '社区（嘎查村）服务站', lifeEvents: ['neighbourhood'] as const, audience: '社区居民', basis: [], kind: 'booking' } as const

/** 便民物品借用. */
export const itemLoan = brief({
  ...common, code: 'facilities.item-loan', title: '便民物品借用', lifeEvents: ['neighbourhood', 'illness'], summary: '轮椅、拐杖、工具箱、打气筒、梯子、雨伞、桌椅帐篷……社区站有的都能借，不收费。',
  keywords: '借轮椅 轮椅 拐杖 借工具 借梯子 借帐篷 借桌椅 打气筒 借东西 血压计',
  conditions: ['住在本社区', '按时归还'], process: ['说明借什么、借几天', '社区查有没有', '到站取，或者送到家'], notes: ['借多久都可以商量，病人用的轮椅优先。', '正常用坏不用赔。'], eligibility: '住在本社区的居民，不看户籍。', step: '借什么',
  asks: { item: ask.pick('借什么', { wheelchair: '轮椅', crutch: '拐杖、助行器', tools: '工具、梯子', tent: '帐篷、桌椅', other: '其他' }), other: onlyWhen({ field: 'item', equals: 'other' }, ask.words('借什么')), from: ask.day('从哪天'), until: ask.day('到哪天'), bring: ask.yes('走不动，请送到家') },
  stages: [stages.arrange('查库存、约定')], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(2, 'working_day'), promised: localLimit(1, 'working_day') },
})

/** 图书借阅证. */
export const readingCard = brief({
  ...common, code: 'facilities.reading-card', title: '社区图书室借阅登记', kind: 'registration', lifeEvents: ['neighbourhood', 'child'], summary: '登记一次，就能在社区图书室、草原书屋借书带回家；想看的书没有，可以点。',
  keywords: '借书 图书馆 看书 图书室 草原书屋 农家书屋 借阅证 阅览室',
  basis: ['中华人民共和国公共图书馆法'], conditions: ['住在本社区'], process: ['登记', '到图书室借'], notes: ['不收押金。', '看了什么书不对外说。'], eligibility: '住在本社区的大人孩子，不看户籍。', handling: 'at_once',
  asks: { whose: ask.pick('给谁办', { self: '自己', child: '孩子' }), wish: optional(ask.words('想看的书')) }, stages: [stages.check('登记')], limits: { accept: localLimit(1, 'working_day'), handle: localLimit(2, 'working_day'), promised: localLimit(1, 'working_day') },
})
