/** Smallest files of each kind, for tests: right in everything that is looked at. */

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1')

/** ISO 14496-12 file type box with the given brands, followed by some image data. */
export function ftyp(major: string, ...compatible: string[]): Buffer {
  const body = bytes(`ftyp${major}\0\0\0\0${compatible.join('')}`)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length + 4)
  return Buffer.concat([length, body, bytes('\0\0\0\x08mdat')])
}

/** A ZIP of stored entries (APPNOTE 6.3); `flags` 1 marks them as encrypted, `claims` overstates the unpacked size. */
export function zip(entries: Record<string, string>, { flags = 0, claims }: { flags?: number; claims?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const [nameBytes, data] = [Buffer.from(name), Buffer.from(content)]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(flags, 6)
    local.writeUInt32LE(data.length, 18)
    local.writeUInt32LE(claims ?? data.length, 22)
    local.writeUInt16LE(nameBytes.length, 26)
    locals.push(local, nameBytes, data)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt32LE(claims ?? data.length, 24)
    entry.writeUInt16LE(nameBytes.length, 28)
    entry.writeUInt32LE(at, 42)
    directory.push(entry, nameBytes)
    at += 30 + nameBytes.length + data.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

const TYPES = { '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>' }

export const SAMPLES = {
  jpeg: bytes('\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\xff\xd9'),
  png: bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
  webp: bytes('RIFF\x24\0\0\0WEBPVP8 '),
  heic: ftyp('heic', 'mif1', 'heic'),
  pdf: bytes('%PDF-1.7\n%%EOF\n'),
  docx: zip({ ...TYPES, 'word/document.xml': '<w:document/>' }),
  xlsx: zip({ '_rels/.rels': '<Relationships/>', 'xl/workbook.xml': '<workbook/>', '[Content_Types].xml': '<Types/>' }),
}

export const ODD = {
  zip: zip({ 'photo.jpg': 'x' }),
  jar: zip({ 'META-INF/MANIFEST.MF': 'x', 'A.class': 'x' }),
  pptx: zip({ ...TYPES, 'ppt/presentation.xml': 'x' }),
  exe: bytes('MZ\x90\0\x03\0\0\0'),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  gif: bytes('GIF89a'),
  mp4: ftyp('isom', 'avc1'),
  avif: ftyp('avif', 'mif1'),
  doc: bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  wav: bytes('RIFF\x24\0\0\0WAVEfmt '),
  oneByte: bytes('\xff'),
  cutFtyp: bytes('\0\0\0\x18ftyp'),
}
