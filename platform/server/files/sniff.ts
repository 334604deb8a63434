import { Refusal } from '../../kernel/refusal.ts'
import { extensionOf } from './names.ts'
import { listZip, type Peek } from './zip.ts'

const MIB = 1024 * 1024

interface FileType {
  /** Media types that a browser or camera may declare for it; the first is the one we keep. */
  types: readonly [string, ...string[]]
  extensions: readonly [string, ...string[]]
  maxBytes: number
  /** How it is called in a refusal. */
  label: string
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** What may be handed in: photos, scans and office papers. Anything that can carry a program or hide other files is not here. */
const FILE_TYPES = {
  jpeg: { types: ['image/jpeg', 'image/jpg', 'image/pjpeg'], extensions: ['jpg', 'jpeg', 'jfif'], maxBytes: 20 * MIB, label: 'JPG 图片' },
  png: { types: ['image/png', 'image/x-png'], extensions: ['png'], maxBytes: 20 * MIB, label: 'PNG 图片' },
  webp: { types: ['image/webp'], extensions: ['webp'], maxBytes: 20 * MIB, label: 'WebP 图片' },
  heic: { types: ['image/heic', 'image/heif'], extensions: ['heic', 'heif'], maxBytes: 20 * MIB, label: 'HEIC 图片' },
  pdf: { types: ['application/pdf', 'application/x-pdf'], extensions: ['pdf'], maxBytes: 50 * MIB, label: 'PDF 文件' },
  docx: { types: [`${OFFICE}.wordprocessingml.document`], extensions: ['docx'], maxBytes: 20 * MIB, label: 'Word 文档' },
  xlsx: { types: [`${OFFICE}.spreadsheetml.sheet`], extensions: ['xlsx'], maxBytes: 20 * MIB, label: 'Excel 表格' },
} as const satisfies Record<string, FileType>

export type FileKind = keyof typeof FILE_TYPES

/** Media types that say nothing, and so cannot lie. */
const SAYS_NOTHING = new Set(['', 'application/octet-stream', 'binary/octet-stream'])
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'])
const UNPACKED_MAX = 500 * MIB

export interface Examined {
  kind: FileKind
  /** Media type to keep and to serve. */
  type: string
  /** The usual extension, without a dot. */
  extension: string
}

/**
 * What a file really is, by its content; refuses what is not taken, what is not what its name or declared type says
 * (`file.type_mismatch`), what is too large for its type, empty, damaged, locked by a password or carries macros.
 */
export async function examine(file: Peek, said: { name?: string | undefined; declaredType?: string | undefined } = {}): Promise<Examined> {
  if (file.size === 0) throw new Refusal('file.empty', 422, '文件是空的，请重新选择。')
  const kind = await sniff(file)
  if (!kind) throw new Refusal('file.type_not_allowed', 415, `不支持这种文件，请上传${labels()}。`)
  const known: FileType = FILE_TYPES[kind]
  if (file.size > known.maxBytes) throw tooLarge(known.maxBytes)

  const declared = (said.declaredType ?? '').split(';')[0]!.trim().toLowerCase()
  if (!SAYS_NOTHING.has(declared) && !known.types.includes(declared)) throw mismatch(known)
  const extension = said.name === undefined ? '' : extensionOf(said.name)
  if (extension && !known.extensions.includes(extension)) throw mismatch(known)
  return { kind, type: known.types[0], extension: known.extensions[0] }
}

/** The kind of a file by its first bytes (and, for archives, its directory); undefined for everything that is not taken. */
export async function sniff(file: Peek): Promise<FileKind | undefined> {
  const head = await file.read(0, 64)
  const ascii = (from: number, to: number) => head.toString('latin1', from, to)
  if (ascii(0, 3) === '\xff\xd8\xff') return 'jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(0, 5) === '%PDF-') return 'pdf'
  if (ascii(4, 8) === 'ftyp') return isHeic(head) ? 'heic' : undefined
  if (ascii(0, 4) === 'PK\x03\x04') return officeKind(file)
  return undefined
}

/** ISO 14496-12 file type box: a HEIC brand, or a general image brand that names a HEIC brand as compatible. */
function isHeic(head: Buffer): boolean {
  const end = Math.min(head.length, head.readUInt32BE(0))
  const brands: string[] = []
  for (let at = 8; at + 4 <= end; at += 4) if (at !== 12) brands.push(head.toString('latin1', at, at + 4))
  const [major, ...compatible] = brands
  if (major === undefined) return false
  return HEIC_BRANDS.has(major) || ((major === 'mif1' || major === 'msf1') && compatible.some((brand) => HEIC_BRANDS.has(brand)))
}

async function officeKind(file: Peek): Promise<FileKind | undefined> {
  const zip = await listZip(file)
  if (!zip) throw new Refusal('file.damaged', 422, '文件已损坏或没有传完整，请重新保存后再上传。')
  if (!zip.names.includes('[Content_Types].xml')) return undefined
  if (zip.names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) {
    throw new Refusal('file.has_macros', 422, '文件带有宏程序，不能上传。请另存为不含宏的文档后再试。')
  }
  if (zip.encrypted) throw new Refusal('file.locked', 422, '文件设有密码，无法查看。请取消密码后再上传。')
  if (zip.unpacked > UNPACKED_MAX) throw new Refusal('file.too_large', 413, '文件解压后过大，请拆分后再上传。')
  if (zip.names.includes('word/document.xml')) return 'docx'
  if (zip.names.includes('xl/workbook.xml')) return 'xlsx'
  return undefined
}

/** The refusal for more than so many bytes. */
export function tooLarge(maxBytes: number): Refusal {
  const limit = maxBytes >= MIB ? `${Math.floor(maxBytes / MIB)} MB` : `${Math.floor(maxBytes / 1024)} KB`
  return new Refusal('file.too_large', 413, `文件超过 ${limit}，请压缩或缩小图片后再上传。`, { maxBytes })
}

const mismatch = (known: FileType) =>
  new Refusal('file.type_mismatch', 422, `文件内容是${known.label}，与文件名或类型不符。请不要修改扩展名，直接上传原文件。`)

const labels = () => Object.values(FILE_TYPES).map((known) => known.label).join('、')
