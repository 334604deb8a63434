import type { SensitiveRead } from '../definition.ts'

/**
 * Reads for which two people answer (PLT-01). A place may add doors, change numbers, or switch one off. Lists with full numbers have their own
 * second pair of eyes where they are made (modules/imports).
 */
export const sensitiveReads: readonly SensitiveRead[] = [
  { code: 'many_numbers', title: '一天内查看许多人的完整证件号码', operations: ['unmaskPerson'], when: { field: 'idNumber', peoplePerDay: 20 }, hours: 8, law: '个人信息保护法第51条' },
  { code: 'minor_numbers', title: '查看不满14周岁儿童的完整号码', operations: ['unmaskPerson'], when: { underAge: 14 }, hours: 2, law: '个人信息保护法第31条；未成年人网络保护条例' },
]
