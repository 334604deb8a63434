import { ask, bring, brief, limitOf, localLimit, optional, stages } from '../../matters/contract.ts'

const RECORDS = '志愿服务记录与证明出具办法（试行）'

/** 请志愿者帮忙. */
export const volunteerHelp = brief({
  code: 'volunteers.help', title: '请志愿者帮忙', kind: 'request', lifeEvents: ['neighbourhood', 'old-age', 'hardship'], audience: '需要搭把手的居民', department: '社区志愿服务站',
  summary: '买菜取药、陪着看病、理发、修小家电、教用手机、辅导作业、聊聊天，社区找志愿者来，不收费。',
  keywords: '志愿者帮忙 陪看病 陪诊 买菜 取药 理发 教手机 不会用手机 辅导作业 搬东西 换灯泡 找人帮忙 陪聊天',
  basis: ['志愿服务条例'], conditions: ['自己和家人做不了', '不是要由专业人员做的事（看病治病、电梯燃气维修等）'], process: ['说明要帮什么', '社区找合适的志愿者，先告诉您是谁', '上门或陪同', '事后回访'],
  notes: ['志愿者不收钱、不收礼、不推销。', '来的人戴志愿者证，不放心可以打社区电话核对。'], eligibility: '住在本社区的居民，老人、残疾人、病人、孩子优先。', step: '帮什么忙',
  asks: { what: ask.several('帮什么忙', { errand: '买菜、取药、跑腿', hospital: '陪着看病', hair: '理发', phone: '教用手机', repair: '换灯泡、小修理', study: '辅导孩子', company: '聊聊天', other: '其他' }), when: optional(ask.day('什么时候')), more: optional(ask.story('说明')) },
  stages: [stages.arrange('找志愿者、约定')], limits: { accept: localLimit(2, 'working_day'), handle: localLimit(5, 'working_day'), promised: localLimit(3, 'working_day') },
})

/** 志愿服务记录证明: from the record, free (VOL-00). */
export const volunteerCertificate = brief({
  code: 'volunteers.certificate', title: '志愿服务记录证明', lifeEvents: ['neighbourhood', 'work'], audience: '参加过社区志愿服务的人', department: '社区志愿服务站', onBehalf: ['self', 'worker'],
  summary: '升学、评优、求职要志愿服务证明的，按真实记录出具，写明做了什么、多少小时，扫码可以核验。',
  keywords: '志愿证明 志愿时长 服务时长证明 志愿服务证明 义工证明 志愿小时',
  basis: [[RECORDS, '第十一条'], '志愿服务条例'], conditions: ['已注册为志愿者', '有服务记录'], process: ['申请，写明用途', '社区核对记录', '出具证明'], notes: ['不收费。', '没有做过的不能写，记错的可以更正。'], eligibility: '注册志愿者本人。', step: '用在哪里',
  asks: { use: ask.words('证明给谁用'), from: optional(ask.past('从哪天起的服务')) }, materials: [bring('group-record', '其他组织的服务记录', '只有在别处做的才要。', { when: { field: 'from', notEmpty: true }, within: 14 })],
  stages: [stages.check('核对记录、出具')], limits: { accept: localLimit(2, 'working_day'), handle: limitOf('VOL-00'), promised: localLimit(3, 'working_day') },
})
