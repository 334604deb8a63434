import { shapeFindings, type Finding } from '../check.ts'
import type { MatterDefinition } from '../definition.ts'

/** One matter as one file: what a place gives another. */
export interface MatterFile {
  format: 'linli.matter'
  formatVersion: 1
  exportedOn: string
  /** The place it comes from, by name. */
  from: string
  matter: MatterDefinition
}

export const FILE_FORMAT = 'linli.matter'
export const FILE_VERSION = 1

export const toFile = (definition: MatterDefinition, from: string, day: string): MatterFile =>
  ({ format: FILE_FORMAT, formatVersion: FILE_VERSION, exportedOn: day, from, matter: definition })

/** What a file holds, or why it cannot be opened. Slips inside a definition of the right shape are told in the designer, not here. */
export function readFile(given: unknown): { file: MatterFile } | { faults: Finding[] } {
  const no = (message: string) => ({ faults: [{ section: 'basic' as const, message }] })
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return no('这不是事项文件，请选择从本系统导出的文件')
  const file = given as Partial<MatterFile>
  if (file.format !== FILE_FORMAT) return no('这不是事项文件，请选择从本系统导出的文件')
  if (file.formatVersion !== FILE_VERSION) return no(`文件格式的版本是${String(file.formatVersion)}，本系统只认识版本${FILE_VERSION}，请先升级系统`)
  const faults = shapeFindings(file.matter)
  if (faults.length) return { faults }
  return { file: { ...(file as MatterFile), from: typeof file.from === 'string' ? file.from.slice(0, 60) : '', exportedOn: String(file.exportedOn ?? '').slice(0, 10) } }
}
