/** Reads a workbook (ECMA-376, SpreadsheetML) as a stream: part by part by name, so that the order in which a program wrote them does not matter. */
import { dateOfDayNumber } from '../../kernel/dates.ts'
import { damaged, notATable, tooManyColumns, tooManyRows } from './errors.ts'
import type { Merge, OpenSheets, SheetLimits, SheetRow } from './types.ts'
import { XmlReader, attribute, type Attributes } from './xml.ts'
import { openZip, type ZipArchive } from './zip-archive.ts'

interface SheetPart {
  name: string
  hidden: boolean
  part: string
}

/** Opens a workbook. Refuses what is damaged, locked or too large in a sentence. */
export async function openXlsx(path: string, limits: SheetLimits): Promise<OpenSheets> {
  const zip = await openZip(path, limits.unpacked)
  try {
    const book = await readBook(zip)
    const [strings, dates] = [await readStrings(zip, book.strings, limits), await readDateStyles(zip, book.styles)]
    return {
      format: 'xlsx',
      encoding: '',
      sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
      rows: (sheet) => readRows(zip, book.sheets[sheet]!.part, { strings, dates, from1904: book.from1904, limits }),
      close: () => zip.close(),
    }
  } catch (fault) {
    await zip.close()
    throw (fault as { status?: number }).status ? fault : damaged()
  }
}

async function scan(zip: ZipArchive, part: string, events: Partial<ConstructorParameters<typeof XmlReader>[0]>): Promise<void> {
  const reader = new XmlReader({ open() {}, text() {}, close() {}, ...events })
  const decode = new TextDecoder('utf-8')
  for await (const chunk of await zip.stream(part)) reader.write(decode.decode(chunk as Buffer, { stream: true }))
  reader.end()
}

/** Sheets in the order of their tabs, and where strings and styles lie: by relations, never by the usual names. */
async function readBook(zip: ZipArchive) {
  if (!zip.has('[Content_Types].xml')) throw notATable()
  let main = 'xl/workbook.xml'
  if (zip.has('_rels/.rels')) {
    await scan(zip, '_rels/.rels', {
      open: (name, a) => {
        if (name === 'Relationship' && (attribute(a, 'Type') ?? '').endsWith('/officeDocument')) main = resolved('', attribute(a, 'Target') ?? main)
      },
    })
  }
  if (!zip.has(main)) throw notATable()
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const targets = new Map<string, { type: string; part: string }>()
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`
  if (zip.has(relations)) {
    await scan(zip, relations, {
      open: (name, a) => {
        if (name !== 'Relationship') return
        targets.set(attribute(a, 'Id') ?? '', { type: (attribute(a, 'Type') ?? '').replace(/^.*\//, ''), part: resolved(folder, attribute(a, 'Target') ?? '') })
      },
    })
  }
  const sheets: SheetPart[] = []
  let from1904 = false
  await scan(zip, main, {
    open: (name, a) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(a, 'date1904') ?? '')
      if (name !== 'sheet') return
      const target = targets.get(attribute(a, 'id') ?? '')
      if (target?.type === 'worksheet' && zip.has(target.part)) {
        sheets.push({ name: attribute(a, 'name') ?? '', hidden: (attribute(a, 'state') ?? 'visible') !== 'visible', part: target.part })
      }
    },
  })
  if (!sheets.length) throw damaged()
  const of = (type: string) => [...targets.values()].find((t) => t.type === type)?.part
  return { sheets, from1904, strings: of('sharedStrings'), styles: of('styles') }
}

function resolved(folder: string, target: string): string {
  const way = (target.startsWith('/') ? target.slice(1) : folder + target).split('/')
  const out: string[] = []
  for (const step of way) {
    if (step === '..') out.pop()
    else if (step !== '.' && step !== '') out.push(step)
  }
  return out.join('/')
}

/** Shared texts. Rich text is joined; readings of characters (rPh) are no part of the text. */
async function readStrings(zip: ZipArchive, part: string | undefined, limits: SheetLimits): Promise<string[]> {
  const strings: string[] = []
  if (!part || !zip.has(part)) return strings
  let [text, inText, aside] = ['', false, 0]
  await scan(zip, part, {
    open: (name, _a, empty) => {
      if (name === 'si') {
        text = ''
        if (empty) strings.push('')
      } else if (name === 'rPh' && !empty) aside++
      else if (name === 't') inText = !empty && !aside
    },
    text: (t) => {
      if (inText && text.length < limits.cell) text += t
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') aside--
      else if (name === 'si') strings.push(cleaned(text, limits.cell))
    },
  })
  return strings
}

/** Escapes that table programs put for what XML cannot hold; unreadable ones go. */
const cleaned = (text: string, most: number) =>
  (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text)
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .slice(0, most)
    .toWellFormed()

/** Built-in formats that show a day (ECMA-376, 18.8.30; 27–36 and 50–58 are days in Chinese programs). 18–21 and 45–47 show a time of day. */
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** Whether each cell style shows a day. */
async function readDateStyles(zip: ZipArchive, part: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = []
  if (!part || !zip.has(part)) return styles
  const custom = new Map<number, boolean>()
  let within = false
  await scan(zip, part, {
    open: (name, a, empty) => {
      if (name === 'numFmt') {
        // Words in quotes, brackets and escapes are no letters of a format: [Red], "元", \m.
        const letters = (attribute(a, 'formatCode') ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
        custom.set(Number(attribute(a, 'numFmtId')), /[yd]|年|月.*日/.test(letters) && !/general|[0#?]{2}/.test(letters))
      } else if (name === 'cellXfs') within = !empty
      else if (name === 'xf' && within) {
        const id = Number(attribute(a, 'numFmtId') ?? 0)
        styles.push(custom.get(id) ?? BUILT_IN_DAYS.has(id))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') within = false
    },
  })
  return styles
}

interface Reading {
  strings: string[]
  dates: boolean[]
  from1904: boolean
  limits: SheetLimits
}

/** A serial number as a day. 1900 is counted as a leap year by the program that began it; 0 and what lies outside the calendar are numbers. */
export function serialDay(serial: number, from1904 = false): string | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null
  const days = Math.floor(serial) + (from1904 ? 1_462 : 0)
  return dateOfDayNumber((days < 60 ? days + 1 : days) - 25_569)
}

/** Digits beyond the fifteenth are lost when a table program takes a number for a quantity: shown as such, so that nobody believes them. */
function numberText(raw: string): string {
  const value = Number(raw)
  if (raw === '' || !Number.isFinite(value)) return raw
  if (Math.abs(value) >= 1e15) return value.toExponential().replace('e', 'E')
  // 0.1 + 0.2 is kept as seventeen digits; nobody typed them.
  return String(Number(value.toPrecision(15)))
}

function cellText(kind: string, raw: string, style: number, reading: Reading): string {
  switch (kind) {
    case 's':
      return reading.strings[Number(raw)] ?? ''
    case 'inlineStr':
    case 'str':
      return cleaned(raw, reading.limits.cell)
    case 'b':
      return raw === '1' ? '是' : '否'
    case 'e':
      return ''
    case 'd':
      return raw.slice(0, 10)
    default:
      return (reading.dates[style] && serialDay(Number(raw), reading.from1904)) || numberText(raw)
  }
}

/** `C12` → 2; -1 without letters. */
function columnOf(ref: string): number {
  let n = 0
  for (let i = 0; i < ref.length; i++) {
    const c = ref.charCodeAt(i) & ~32
    if (c < 65 || c > 90) break
    n = n * 26 + c - 64
  }
  return n - 1
}

async function* readRows(zip: ZipArchive, part: string, reading: Reading): AsyncGenerator<SheetRow> {
  const fill = new Fill(await readMerges(zip, part))
  let ready: SheetRow[] = []
  const builder = new RowBuilder(reading, (row) => void ready.push(row))
  const reader = new XmlReader(builder)
  const decode = new TextDecoder('utf-8')
  let seen = 0
  try {
    for await (const chunk of await zip.stream(part)) {
      reader.write(decode.decode(chunk as Buffer, { stream: true }))
      const rows = ready
      ready = []
      for (const row of rows) {
        if (++seen > reading.limits.rows) throw tooManyRows(reading.limits.rows)
        yield fill.row(row)
      }
    }
    reader.end()
  } catch (fault) {
    throw (fault as { status?: number }).status ? fault : damaged()
  }
  for (const row of ready) yield fill.row(row)
}

class RowBuilder {
  private row: SheetRow | null = null
  private last = 0
  private column = -1
  private kind = ''
  private style = 0
  private value = ''
  private inValue = false
  private aside = 0
  private readonly reading: Reading
  private readonly done: (row: SheetRow) => void

  constructor(reading: Reading, done: (row: SheetRow) => void) {
    this.reading = reading
    this.done = done
  }

  open(name: string, attributes: Attributes, empty: boolean): void {
    switch (name) {
      case 'row': {
        const number = Number(attribute(attributes, 'r') ?? this.last + 1)
        this.last = Number.isInteger(number) && number > this.last ? number : this.last + 1
        this.row = { number: this.last, cells: [] }
        this.column = -1
        if (empty) this.close('row')
        break
      }
      case 'c': {
        const at = columnOf(attribute(attributes, 'r') ?? '')
        this.column = at >= 0 ? at : this.column + 1
        if (this.column >= 16_384) throw damaged()
        this.kind = attribute(attributes, 't') ?? 'n'
        this.style = Number(attribute(attributes, 's') ?? 0)
        this.value = ''
        break
      }
      case 'rPh':
        if (!empty) this.aside++
        break
      case 'v':
      case 't':
        this.inValue = !empty && !this.aside
        break
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.inValue = false
        break
      case 'rPh':
        this.aside--
        break
      case 'c':
        if (this.row && this.value !== '') {
          const text = cellText(this.kind, this.value, this.style, this.reading)
          if (text === '') break
          if (this.column >= this.reading.limits.columns) throw tooManyColumns(this.reading.limits.columns)
          while (this.row.cells.length < this.column) this.row.cells.push('')
          this.row.cells[this.column] = text
        }
        break
      case 'row':
        if (this.row) this.done(this.row)
        this.row = null
        break
    }
  }
}

const MERGES_MAX = 200_000

/** Merged ranges stand behind the rows: read first, from the end of the part's text alone. */
async function readMerges(zip: ZipArchive, part: string): Promise<Merge[]> {
  const merges: Merge[] = []
  let rest = ''
  for await (const chunk of await zip.stream(part)) {
    const text = rest + (chunk as Buffer).toString('latin1')
    for (const found of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["'][^>]*>/g)) {
      if (merges.length >= MERGES_MAX) return merges
      merges.push({ left: columnOf(found[1]!), top: Number(found[2]), right: columnOf(found[3]!), bottom: Number(found[4]) })
    }
    const open = text.lastIndexOf('<')
    rest = open >= 0 && !text.includes('>', open) && text.length - open < 500 ? text.slice(open) : ''
  }
  return merges
}

/** Puts the value of merged cells into each of them, as a reader sees it. */
class Fill {
  private readonly byTop: Merge[]
  private next = 0
  private open: Array<{ merge: Merge; text: string }> = []

  constructor(merges: Merge[]) {
    this.byTop = merges.sort((a, b) => a.top - b.top)
  }

  row(row: SheetRow): SheetRow {
    if (!this.byTop.length) return row
    this.open = this.open.filter(({ merge }) => merge.bottom >= row.number)
    for (; this.next < this.byTop.length && this.byTop[this.next]!.top <= row.number; this.next++) {
      const merge = this.byTop[this.next]!
      const text = merge.top === row.number ? (row.cells[merge.left] ?? '') : ''
      if (text && merge.right < 16_384) this.open.push({ merge, text })
    }
    for (const { merge, text } of this.open) {
      // A title that is merged over the whole sheet is one text, not a column of each.
      const wide = merge.right - merge.left >= 20
      for (let column = merge.left; column <= (wide ? merge.left : merge.right); column++) {
        while (row.cells.length <= column) row.cells.push('')
        row.cells[column] ||= text
      }
    }
    return row
  }
}
