import { ask, brief, localLimit, optional, stages, type MatterDefinition } from '../../matters/contract.ts'

const common = { department: '旗司法局', lifeEvents: ['neighbourhood', 'work', 'hardship'] as const } as const
const about = ask.pick('是哪方面的事', { family: '婚姻家庭', inheritance: '继承', labour: '劳动', debt: '借贷合同', injury: '伤害赔偿', house: '房屋物业', land: '土地草场', other: '其他' })
const adviser = stages.own('advise', '法律顾问答复', 'community_worker', 'community', {})
/** The answer is kept apart for the person alone (`legal.answers`); the case says only that it was given. */
const answered = { rating: true, answerOnly: true, kind: 'request' } as const

export const legalMatters: readonly MatterDefinition[] = [
  brief({
    ...common, ...answered, code: 'legal.advice', title: '法律咨询', summary: '遇到法律上的事，可以问社区的法律顾问。不收费，答复只有您自己能看。', audience: '所有居民', keywords: '法律咨询 律师 打官司 法律问题 懂法 法律顾问',
    basis: ['中华人民共和国法律援助法'], conditions: ['任何居民都可以问'], process: ['说说是什么事', '社区转给法律顾问', '法律顾问答复，您在网上看'], notes: ['不收费。', '答复只有您本人能看。'], eligibility: '任何居民都可以问，不看户口。',
    asks: { about, question: ask.story('想问什么', '不用写对方的姓名和电话') }, step: '想问的事', stages: [adviser],
  }),
  brief({
    ...common, ...answered, code: 'legal.visit', title: '请律师上门', summary: '行动不便的居民，可以请法律顾问到家里来。不收费。', audience: '行动不便的居民', keywords: '律师上门 上门法律服务 请律师到家',
    basis: ['中华人民共和国法律援助法'], conditions: ['本人行动不便'], process: ['说说是什么事、什么时候方便', '社区与法律顾问约时间', '上门答复'], notes: ['不收费。', '答复只有您本人能看。'], eligibility: '行动不便、出门困难的居民。',
    asks: { about, question: ask.story('想问什么'), when: ask.words('什么时候方便') }, step: '想问的事', stages: [adviser],
  }),
  brief({
    ...common, code: 'legal.aid', title: '申请法律援助（社区代收）', type: 'relief', summary: '经济困难的人打官司、仲裁，可以申请免费的律师帮助。社区代收，转给法律援助机构，结果告诉您。', audience: '经济困难的居民，以及法律规定的其他人', keywords: '法律援助 免费律师 没钱请律师 打不起官司',
    basis: ['中华人民共和国法律援助法'], conditions: ['因经济困难没有委托代理人', '法律规定不受经济困难限制的，也可以申请'], process: ['社区代收申请', '转交法律援助机构', '机构审查，社区登记期限', '结果告诉您'], notes: ['不收费。', '社区只代收转交，由法律援助机构决定。'], eligibility: '经济困难的居民；法律规定不受经济困难条件限制的除外。',
    asks: { about, story: ask.story('是什么事'), urgent: optional(ask.yes('时效快到了、来不及')) }, step: '要帮助的事', stages: [stages.own('hand-on', '转交法律援助机构、告知结果', 'community_worker', 'community', {})],
    limits: { handle: localLimit(20, 'working_day', '社区代办时限，可由各地调整') }, answerOnly: true,
  }),
  brief({
    ...common, code: 'legal.rights', title: '维权求助', kind: 'request', department: '社区（嘎查村）、工会、共青团、妇联', summary: '工资、劳动保护、妇女儿童、老年人、残疾人的合法权益受到侵害，可以请社区、工会、共青团、妇联帮您走合法途径。', audience: '所有居民',
    keywords: '维权 工会 妇联 共青团 欠薪 家暴 权益 被欺负', basis: ['中华人民共和国工会法', '中华人民共和国妇女权益保障法', '中华人民共和国未成年人保护法'], conditions: ['合法权益受到侵害或者可能受到侵害'], process: ['说说是什么事', '社区、工会、共青团或妇联接手', '一步一步走合法途径，每一步您都能看到', '告诉您结果'],
    notes: ['正在发生的暴力请立即拨打110。', '只帮您走合法途径，不给任何人贴标签。'], eligibility: '任何居民都可以求助，不看户口。',
    asks: { about: ask.pick('是哪方面的权益', { wages: '工资、劳动', women: '妇女', children: '未成年人', old: '老年人', disabled: '残疾人', property: '财产', other: '其他' }), story: ask.story('是什么事'), wish: ask.words('希望怎样解决') },
    step: '要维护的权益', stages: [stages.own('protect', '维权', 'community_worker', 'community', {})], limits: { handle: localLimit(30, 'working_day', '本地办理时限，可由各地调整') }, rating: true, answerOnly: true,
  }),
]
