import type { Purpose } from '../definition.ts'

/**
 * For which purposes personal data is used here, on what ground, and what a person is asked. A place changes and adds by
 * `data/packs/<place>/privacy.json`; a changed wording is a new version, and a consent holds for the version it was given to.
 */
export const purposes: readonly Purpose[] = [
  {
    code: 'register', title: '居民登记和日常服务', basis: 'duty', law: '个人信息保护法第13条第1款第3项（履行法定职责）',
    data: ['姓名、性别、出生日期', '证件号码、电话（加密保存）', '户籍、居住、照料关系', '监护人和代理人'], sensitive: false,
    who: '本社区和街道工作人员，因办事、走访或本人要求', keep: '在册期间；迁出或去世后按档案规定保存', consent: false,
  },
  {
    code: 'cases', title: '办理申请和诉求', basis: 'duty', law: '个人信息保护法第13条第1款第3项（履行法定职责）',
    data: ['申请表内容和材料', '办理经过、结果和评价'], sensitive: false, who: '承办岗位；结果文书可凭查询码核验', keep: '办结后按档案规定保存；联系电话三年后去除', consent: false,
  },
  {
    code: 'assistance', title: '救助和津贴审核', basis: 'duty', law: '社会救助暂行办法；个人信息保护法第13条第1款第3项、第28条', data: ['家庭和收入情况', '必要的健康、残疾证明'],
    sensitive: true, who: '社区、街道和民政经办人员', keep: '停发后五年', consent: false,
  },
  {
    code: 'elderly.visits', title: '老年人探访', basis: 'consent', law: '个人信息保护法第13条第1款第1项', data: ['姓名、住址、电话', '探访时间和约定'], sensitive: false,
    who: '约定的探访人和社区工作者', keep: '同意期间和结束后一年', consent: true, validMonths: 12,
    wording: '我同意社区按约定定期上门或打电话探访，并为此使用我的姓名、住址和电话。',
    withdrawal: '撤回后不再安排探访，已有的探访记录不再使用；需要时随时可以重新同意。其他服务不受影响。',
  },
  {
    code: 'employment.referral', title: '向用人单位推荐', basis: 'consent', law: '个人信息保护法第13条第1款第1项、第23条（单独同意）', data: ['姓名、电话', '求职意向和技能'], sensitive: false,
    who: '社区就业帮扶人；您同意的用人单位', keep: '同意期间', consent: true, separate: true, validMonths: 6,
    wording: '我同意社区把我的姓名、电话、求职意向和技能提供给有合适岗位的用人单位。',
    withdrawal: '撤回后不再把您的联系方式给用人单位；已经提供的，社区会通知对方停止使用。政策咨询和培训报名不受影响。',
  },
  {
    code: 'health.contact', title: '健康服务联系', basis: 'consent', law: '个人信息保护法第13条第1款第1项、第29条（单独同意）', data: ['姓名、电话', '您约定的健康服务'], sensitive: true,
    who: '签约的家庭医生团队', keep: '同意期间和结束后一年', consent: true, separate: true, validMonths: 12,
    wording: '我同意社区把我的姓名和电话交给签约的家庭医生团队，用于约定的健康服务。',
    withdrawal: '撤回后家庭医生不再通过社区联系您，您仍可以直接就诊。',
  },
  {
    code: 'photos', title: '公开活动照片', basis: 'consent', law: '个人信息保护法第25条（公开需单独同意）', data: ['活动照片和录像'], sensitive: false, who: '社区公示栏和公开栏目的读者', keep: '公开期间',
    consent: true, separate: true, validMonths: 24, wording: '我同意社区在公示栏和公开栏目中使用拍到我的活动照片。',
    withdrawal: '撤回后社区撤下能认出您的照片，不再使用。',
  },
  {
    code: 'volunteers.honour', title: '公开志愿服务荣誉', basis: 'consent', law: '个人信息保护法第25条（公开需单独同意）', data: ['姓名、服务时长和荣誉'], sensitive: false, who: '社区公开栏目的读者',
    keep: '公开期间', consent: true, separate: true, validMonths: 24, wording: '我同意社区公开我的志愿服务时长和荣誉。',
    withdrawal: '撤回后社区撤下您的姓名；时长和荣誉照样记在您的档案里。',
  },
  {
    code: 'records', title: '查阅和操作留痕', basis: 'law', law: '网络安全法（日志留存不少于六个月）；个人信息保护法第51条、第54条', data: ['谁、何时、因为什么打开或改动了什么'], sensitive: false,
    who: '审计员、个人信息保护负责人；涉及您的由您本人查看', keep: '长期保存，不能修改或删除', consent: false,
  },
]
