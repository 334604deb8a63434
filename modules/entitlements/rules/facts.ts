/*
 * What a rule of an entitlement may speak of. A closed list: every fact has its words, where it is known from, and how it is asked plainly when it is
 * not known. Answers to sensitive questions live on the asker's page alone. Browser-safe data.
 */

/** `register`: the person's file. `records`: entitlements granted here, and service groups with their basis. `answer`: only the person says it. */
export type FactSource = 'register' | 'records' | 'answer'

interface NumberFact { kind: 'number'; title: string; unit: string; source: FactSource; ask?: string; hint?: string }
interface YesFact { kind: 'yes'; yes: string; no: string; source: FactSource; ask?: string; hint?: string }
interface ChoiceFact { kind: 'choice'; title: string; choices: Readonly<Record<string, string>>; source: FactSource; ask?: string; hint?: string }
export type Fact = NumberFact | YesFact | ChoiceFact

/** Words hold none of 且, 或, 非 and no brackets: those bind phrases together. */
export const FACTS = {
  age: { kind: 'number', title: '年龄', unit: '周岁', source: 'register', ask: '多大年纪了（周岁）？' },
  registeredHere: { kind: 'yes', yes: '户籍在本旗', no: '户籍不在本旗', source: 'register', ask: '户口在本旗吗？' },
  livesHere: { kind: 'yes', yes: '住在本旗', no: '不住在本旗', source: 'register', ask: '平时住在本旗吗？' },
  householdSize: { kind: 'number', title: '家庭人数', unit: '人', source: 'register', ask: '一起过日子的有几口人？' },
  householdIncome: { kind: 'number', title: '全家每月收入', unit: '元', source: 'answer', ask: '全家每个月大约收入多少元？', hint: '工资、养老金、卖牲畜粮食的钱都算，大约就行' },
  incomePerHead: { kind: 'number', title: '人均月收入', unit: '元', source: 'answer' },
  minimumLiving: { kind: 'yes', yes: '正在领低保', no: '没有领低保', source: 'records', ask: '家里正在领低保吗？' },
  margin: { kind: 'yes', yes: '已认定低保边缘家庭', no: '没有认定低保边缘家庭', source: 'records', ask: '家里认定过低保边缘家庭吗？' },
  extremePoverty: { kind: 'yes', yes: '正在享受特困供养', no: '没有享受特困供养', source: 'records', ask: '正在享受特困（五保）供养吗？' },
  disabled: { kind: 'yes', yes: '有残疾人证', no: '没有残疾人证', source: 'records', ask: '有残疾人证吗？' },
  disabilityGrade: { kind: 'choice', title: '残疾等级', choices: { '1': '一级', '2': '二级', '3': '三级', '4': '四级' }, source: 'answer', ask: '残疾人证上是几级？' },
  needsCare: { kind: 'yes', yes: '需要长期照护', no: '不需要长期照护', source: 'answer', ask: '平时需要有人长期照料吗？', hint: '吃饭、穿衣、上厕所这些事，自己做不了' },
  honoured: { kind: 'yes', yes: '是退役军人、优抚对象', no: '不是退役军人、优抚对象', source: 'records', ask: '当过兵吗，是军属、烈属吗？' },
  workless: { kind: 'yes', yes: '现在没有工作', no: '现在有工作', source: 'records', ask: '现在没有工作、想找工作吗？' },
  staffPension: { kind: 'yes', yes: '参加了职工养老保险', no: '没有参加职工养老保险', source: 'answer', ask: '单位给交养老保险吗（领职工退休金的也算）？' },
  noIncome: { kind: 'yes', yes: '没有生活来源', no: '有生活来源', source: 'answer', ask: '是不是没有任何生活来源？' },
  noSupporter: { kind: 'yes', yes: '没有人能供养', no: '有人能供养', source: 'answer', ask: '是不是没有儿女、亲人能供养？' },
  cannotWork: { kind: 'yes', yes: '因残疾没有劳动能力', no: '有劳动能力', source: 'answer', ask: '是不是因为残疾干不了活？' },
  parentsGone: { kind: 'yes', yes: '父母去世、查找不到', no: '父母有一方在', source: 'answer', ask: '孩子的父母都去世了，还是找不到了？', hint: '是的选“是”' },
  parentsAbsent: { kind: 'yes', yes: '父母都没有抚养', no: '父母有一方抚养', source: 'answer', ask: '父母是不是都没有能力、没有在抚养孩子？' },
  bigMedicalCost: { kind: 'yes', yes: '看病自己负担很重', no: '看病负担不重', source: 'answer', ask: '这一年看病，报销以后自己还花了很多吗？' },
  suddenNeed: { kind: 'yes', yes: '突然遇到急难', no: '没有遇到急难', source: 'answer', ask: '最近有没有突然遇到火灾、事故、急病这样的难处？' },
  childUnder3: { kind: 'yes', yes: '家里有不满三周岁的孩子', no: '家里没有不满三周岁的孩子', source: 'answer', ask: '家里有不满三周岁的孩子吗？' },
  alone: { kind: 'yes', yes: '独居、空巢', no: '和家人同住', source: 'answer', ask: '老人是自己住、老两口住吗？' },
  noHome: { kind: 'yes', yes: '在本地没有住房', no: '在本地有住房', source: 'answer', ask: '在本地是不是没有自己的房子？' },
} as const satisfies Record<string, Fact>

export type FactKey = keyof typeof FACTS
export const factKeys = Object.keys(FACTS) as [FactKey, ...FactKey[]]
export const factOf = (key: FactKey): Fact => FACTS[key]

/** Numbers that a place sets; a rule that needs one that is not set stays open and says so. */
export const STANDARDS = {
  livingStandard: { title: '本地低保标准', unit: '元', hint: '每人每月' },
  rentalIncome: { title: '公租房收入线', unit: '元', hint: '每人每月' },
} as const
export type StandardKey = keyof typeof STANDARDS
export const standardKeys = Object.keys(STANDARDS) as [StandardKey, ...StandardKey[]]

export type FactValue = number | boolean | string
/** What is known; what is absent is not known. */
export type Knowledge = Partial<Record<FactKey, FactValue>>
export type Standards = Partial<Record<StandardKey, number>>

/** What follows from what is known: income per head from income and heads. Adds, never changes. */
export function derived(known: Knowledge): Knowledge {
  const { householdIncome: income, householdSize: heads, incomePerHead } = known
  if (incomePerHead !== undefined || typeof income !== 'number' || typeof heads !== 'number' || heads < 1) return known
  return { ...known, incomePerHead: Math.round((income / heads) * 100) / 100 }
}

/** The facts to ask for, where this one is worked out from others. */
export const askedFor = (key: FactKey): readonly FactKey[] => (key === 'incomePerHead' ? ['householdIncome', 'householdSize'] : [key])
