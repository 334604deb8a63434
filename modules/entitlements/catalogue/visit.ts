import { ask, brief, localLimit, optional, stages, type MatterDefinition } from '../../matters/contract.ts'

/** 请工作人员上门: what comes of "what may I get", when somebody wants to talk it over at home. Decides nothing. */
const visit = brief({
  code: 'entitlements.visit', title: '请工作人员上门（看看能享受什么）', kind: 'visit', lifeEvents: ['hardship', 'old-age'], audience: '说不清、跑不动、想当面问的居民', department: '社区（嘎查村）',
  summary: '能享受什么说不清，手机不会弄，请社区工作者上门，一样一样看，能办的当场帮着办。', keywords: '请人上门 能享受什么 有什么补贴 有什么政策 我能领什么 上门服务 上门办理 政策咨询 补贴查询',
  basis: ['社会救助暂行办法'], conditions: ['住在本地'], process: ['说明想看哪些', '社区工作者联系、约时间', '上门一起看，能办的当场收件', '不符合的说明原因'], notes: ['上门只是帮着看，不作决定；申请不申请由您定。', '您说的情况只用于这次上门。'],
  eligibility: '住在本地的居民都可以，不看户籍。', step: '想看什么', who: ['name'], onBehalf: ['self', 'family', 'worker'],
  asks: { about: ask.story('想看哪些'), when: optional(ask.day('哪天方便')), said: optional(ask.story('想先说的情况')) },
  stages: [stages.own('visit', '上门看过', 'community_worker', 'community', {
    visitedOn: ask.past('哪天去的'), found: ask.story('看下来怎样'), next: ask.pick('接下来', { applied: '已帮着申请', later: '以后再说', none: '暂时不符合，已说明', refused: '本人不需要' }),
  })],
  limits: { accept: localLimit(2, 'working_day'), handle: localLimit(7, 'working_day'), promised: localLimit(5, 'working_day') }, answerOnly: true,
})

export const entitlementMatters: readonly MatterDefinition[] = [visit]
