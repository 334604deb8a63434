/** Official words and what a neighbour would say. Data: add lines freely; a text with one of them is shown, never refused. */
export const HARD_WORDS: readonly (readonly [hard: string, plain: string])[] = [
  ['予以', '（去掉）'], ['不予', '不能'], ['逾期', '过期'], ['兹', '（去掉）'], ['特此', '（去掉）'], ['敬请', '请'], ['知悉', '知道'], ['悉知', '知道'], ['届时', '到时候'], ['贵方', '您'],
  ['台端', '您'], ['前往', '到'], ['携带', '带上'], ['缴纳', '交'], ['系', '是'], ['须', '要'], ['此复', '（去掉）'], ['之规定', '的规定'], ['相关部门', '写明哪个部门'], ['有关规定', '写明哪条规定'],
  ['依法依规', '写明依据'], ['原则上', '写明例外'], ['尽快', '写明哪一天前'], ['另行通知', '写明什么时候通知'], ['如有异议', '有不同意见'], ['未能', '没能'], ['办理完毕', '办好了'],
]
/** Characters of a sentence above which it is hard to take in at once. A rule of the house, not of a standard. */
export const LONG_SENTENCE = 40
/** Characters of a whole message, by channel; beyond it a message is refused. */
export const MOST = { in_app: 1000, sms: 300, wechat: 400, email: 4000, print: 3000 } as const
/** Short messages in Chinese: 70 characters in one, 67 in each part of a longer one (3GPP TS 23.038 and 23.040, UCS-2). */
export const SMS_PART = { single: 70, joined: 67 } as const
