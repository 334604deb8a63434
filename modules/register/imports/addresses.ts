/** An address as people write it, divided into estate, building and door, and brought into one form so that the same place is found. Pure. */
import { foldText } from '../names-fold.ts'

export interface Address {
  estate: string
  building: string
  door: string
}

const DIGITS = '0-9A-Za-z一二三四五六七八九十百甲乙丙丁东西南北'
const BUILDING = new RegExp(`^(.+?)([${DIGITS}][${DIGITS}\\-]*(?:号楼|#楼|＃楼|栋|幢|座|#|＃|号院|院|号))(.*)$`)

/** 内蒙古自治区阿拉善盟阿拉善左旗…街道…社区 in front of the estate says where, not which: left out. */
const FRONT = /^(?:.{2,12}?(?:自治区|省))?(?:.{1,8}?(?:盟|市))?(?:.{1,8}?(?:左旗|右旗|旗|县|(?<![小园校厂院新社片库])区))?(?:.{1,10}?(?:街道办事处|街道|苏木|镇|乡))?(?:.{1,12}?(?:社区居委会|社区|嘎查村|嘎查|居委会|村委会))?/

/** Half-width, without spaces: what stands in the register. */
export const plainAddress = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** Divides an address; null when no building can be made out. */
export function splitAddress(text: string): Address | null {
  const plain = plainAddress(text)
  const front = FRONT.exec(plain)?.[0] ?? ''
  for (const part of front && front.length < plain.length ? [plain.slice(front.length), plain] : [plain]) {
    const found = BUILDING.exec(part)
    if (found && found[1]!.length > 1) return { estate: found[1]!, building: found[2]!, door: found[3]! }
  }
  return null
}

/** Writings of one building, the usual one first: 3栋, 3#, 3幢 → 3号楼. */
export function buildingNames(name: string): string[] {
  const plain = plainAddress(name)
  const stem = /^(.+?)(号楼|#楼|栋|幢|#|号院)$/.exec(plain)?.[1] ?? (/^\d+$/.test(plain) ? plain : null)
  return stem === null ? [plain] : [...new Set([plain.includes('#') || plain === stem ? `${stem}号楼` : plain, `${stem}号楼`, `${stem}栋`, `${stem}幢`])]
}

/** Writings of one door: 2-501, 2单元501, 二单元501室 → 2单元501室. */
export function doorNames(door: string): string[] {
  const plain = plainAddress(door).replace(/^[-—、,，]+/, '').replace(/([一二三四五六七八九])(?=单元|门)/g, (c) => String('一二三四五六七八九'.indexOf(c) + 1))
  const found = /^(?:(\d+)(?:单元|门|-|—))?(\d+[A-Za-z]?)(?:室|号|户)?$/.exec(plain)
  if (!found) return [plain]
  const usual = `${found[1] ? `${found[1]}单元` : ''}${found[2]}室`
  return [...new Set([usual, plain])]
}

/** The form in which two addresses are compared. */
export const addressKey = (text: string): string => foldText(plainAddress(text))
