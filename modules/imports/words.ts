import type { ImportKind } from './definition.ts'

/** A few words for each code of the engine's own findings. */
const WORDS: Readonly<Record<string, string>> = {
  missing: '必填项没有填', unknown_code: '选项不在列表中', not_a_day: '日期认不出', no_such_day: '日期不存在', day_incomplete: '日期不完整', year_short: '年份只有两位',
  not_a_number: '不是数字', number_range: '数字超出范围', too_long: '文字太长', repeated: '文件内重复', left_as_is: '撤销时保留（之后有人改过）',
}

export const wordsFor = (kind: ImportKind, code: string): string => kind.words?.[code] ?? WORDS[code] ?? '其他问题'
