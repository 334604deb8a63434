/** Questions of an impact assessment (个人信息保护法 art. 56; order after GB/T 39335). A page asks them, the report prints them. */
export interface Question {
  key: string
  title: string
  hint: string
  law: string
  needed: boolean
}

export const questions: readonly Question[] = [
  { key: 'purpose', title: '处理目的、方式是否合法、正当、必要', hint: '为了什么事、用什么方式、没有它能不能办成', law: '第56条第1项', needed: true },
  { key: 'data', title: '处理哪些信息，是否只取必需的', hint: '逐项写明，哪些是敏感个人信息', law: '第6条、第28条', needed: true },
  { key: 'basis', title: '合法性基础和告知', hint: '法定职责或本人同意；怎样告诉本人', law: '第13条、第17条', needed: true },
  { key: 'people', title: '涉及哪些人、多少人，有没有儿童和老人', hint: '不满14周岁的由监护人同意', law: '第31条', needed: true },
  { key: 'impact', title: '对个人权益的影响和安全风险', hint: '泄露、误用、歧视、名誉或财产损失的可能和程度', law: '第56条第2项', needed: true },
  { key: 'measures', title: '保护措施是否合法、有效并与风险相称', hint: '加密、打码、权限、双人审批、留痕、期限', law: '第56条第3项', needed: true },
  { key: 'recipients', title: '谁会收到，受托方怎样管理', hint: '没有的写“无”', law: '第20条至第23条', needed: true },
  { key: 'keep', title: '保存多久，到期怎样处理', hint: '对应哪条保存期限规则', law: '第19条', needed: true },
  { key: 'rights', title: '本人怎样查阅、更正、删除、撤回同意', hint: '网上、窗口、电话', law: '第44条至第50条', needed: true },
  { key: 'conclusion', title: '结论和需要改进的地方', hint: '可以处理、改进后处理、不处理', law: '第55条', needed: true },
  { key: 'others', title: '其他说明', hint: '', law: '', needed: false },
]
