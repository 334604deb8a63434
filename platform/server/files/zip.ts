/** Reads parts of a file, wherever it lies. */
export interface Peek {
  size: number
  /** Up to `length` bytes from `at`; fewer at the end. */
  read(at: number, length: number): Promise<Buffer>
}

export function peekBuffer(bytes: Buffer): Peek {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) }
}

export interface ZipListing {
  names: string[]
  /** Bytes after unpacking, as the directory states them. */
  unpacked: number
  encrypted: boolean
}

const DIRECTORY_MAX = 4 * 1024 * 1024
const END_LENGTH = 22
const COMMENT_MAX = 0xffff
const END = 0x06054b50
const ENTRY = 0x02014b50

/**
 * What a ZIP archive holds, by its central directory (APPNOTE 6.3, 4.3.12 and 4.3.16); nothing is unpacked.
 * Undefined where the directory is missing, contradictory, larger than 4 MiB, or ZIP64 (which no office document needs).
 */
export async function listZip(file: Peek): Promise<ZipListing | undefined> {
  const tailAt = Math.max(0, file.size - END_LENGTH - COMMENT_MAX)
  const tail = await file.read(tailAt, file.size - tailAt)
  const endAt = findEnd(tail)
  if (endAt === undefined) return undefined
  const count = tail.readUInt16LE(endAt + 10)
  const length = tail.readUInt32LE(endAt + 12)
  const start = tail.readUInt32LE(endAt + 16)
  if (length > DIRECTORY_MAX || start + length > tailAt + endAt) return undefined
  return readDirectory(await file.read(start, length), count)
}

/** The last end record whose comment reaches exactly to the end of the file. */
function findEnd(tail: Buffer): number | undefined {
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END && at + END_LENGTH + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return undefined
}

function readDirectory(directory: Buffer, count: number): ZipListing | undefined {
  const listing: ZipListing = { names: [], unpacked: 0, encrypted: false }
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) return undefined
    const nameLength = directory.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    if (next > directory.length) return undefined
    listing.names.push(directory.toString('utf8', at + 46, at + 46 + nameLength))
    listing.unpacked += directory.readUInt32LE(at + 24)
    if (directory.readUInt16LE(at + 8) & 1) listing.encrypted = true
    at = next
  }
  return listing
}
