import { ask, brief, bring, localLimit, onlyWhen, stages } from '../../matters/contract.ts'

/** 扶持政策申请 (PLN-15): one application for every support that has no matter of its own; which one is said by its short code. */
export const supportApplication = brief({
  code: 'policies.support-application', title: '扶持政策申请', kind: 'application', department: '旗民政局', level: 'county', lifeEvents: ['neighbourhood', 'work'], audience: '社会组织、社区服务机构、个体工商户和居民',
  summary: '用地、用房、税收、水电气热收费、社会保险、登记审批方面的扶持，先看哪项适合您，再在这里申请。',
  keywords: '扶持政策 优惠政策 减免 补贴 养老机构用电 社会组织扶持 场地支持 税收优惠 水电优惠 社区服务机构',
  basis: [], conditions: ['符合这项扶持写明的条件', '在本地提供社区服务'], process: ['在“扶持政策”里看哪项适合，记下编号', '填写申请', '受理单位核对条件', '告知结果'], notes: ['不收费。', '条件拿不准的也可以申请，核对以后会告诉您。'],
  eligibility: '每项扶持写明了条件，可以先看看哪项适合。', step: '申请哪一项',
  asks: {
    supportCode: { schema: { type: 'string', title: '扶持政策编号', pattern: '^[A-Za-z0-9-]{2,20}$', maxLength: 20 }, ui: { hint: '写在扶持政策后面，如 SD-01' } },
    byOrganisation: ask.yes('以组织或机构的名义申请'), organisation: onlyWhen({ field: 'byOrganisation', equals: true }, ask.words('组织或机构名称')), reason: ask.story('为什么符合条件'),
  },
  materials: [bring('licence', '登记证书或营业执照', '以个人名义申请的不用提供', { when: { field: 'byOrganisation', equals: true }, within: 10 })],
  stages: [stages.department('受理单位核对')],
  limits: { accept: localLimit(5, 'working_day'), handle: localLimit(20, 'working_day'), promised: localLimit(15, 'working_day') },
  who: ['name', 'phone'],
  effect: 'policies.grant',
})
