/**
 * Names of places that plans bind and that are not served here, by the public list of codes (data/reference/regions; `places.test.ts` compares).
 * The country is the empty code.
 */
export const COUNTRY = ''
export const XILINGOL = '152500000000'
export const ALXA = '152900000000'
export const GUANGZHOU = '440100000000'
/**
 * The city of document 001, which does not name itself. No such code is given out: nothing lies in it, so its numbers are read and never
 * applied.
 */
export const UNNAMED_CITY = '980100000000'

const NAMES: Readonly<Record<string, string>> = {
  [COUNTRY]: '全国',
  [UNNAMED_CITY]: '文件所指的城市（原文未具名）',
  [GUANGZHOU]: '广州市',
  [XILINGOL]: '锡林郭勒盟',
  '152501000000': '二连浩特市',
  '152502000000': '锡林浩特市',
  [ALXA]: '阿拉善盟',
  '152921000000': '阿拉善左旗',
  '152922000000': '阿拉善右旗',
  '152923000000': '额济纳旗',
}

/** The name of a place that a text binds; its code where it is none of them. */
export const placeNameOf = (code: string): string => NAMES[code] ?? code

/** All of them, for the comparison with the list. */
export const NAMED_PLACES: ReadonlyArray<readonly [code: string, name: string]> = Object.entries(NAMES)
