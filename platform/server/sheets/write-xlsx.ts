/** Writes workbooks row by row: texts stay texts (a leading zero, eighteen digits, a formula's beginning), colours say what is wrong, lists are chosen. */
import type { Readable } from 'node:stream'
import { columnName } from './cells.ts'
import { ZipWriter } from './zip-writer.ts'

export type CellStyle = 'text' | 'head' | 'required' | 'wrong' | 'doubtful' | 'quiet' | 'title' | 'wrap'
const STYLES: readonly CellStyle[] = ['text', 'head', 'required', 'wrong', 'doubtful', 'quiet', 'title', 'wrap']

export type Cell = string | number | null | { text: string; style: CellStyle }

export interface ColumnSpec {
  /** Width in characters. */
  width?: number
  /** Choices offered in this column, from the row after the head on. */
  choices?: readonly string[]
  /** What to write here; shown when a cell of the column is entered. */
  prompt?: { title: string; text: string }
}

export interface SheetSpec {
  name: string
  columns: readonly ColumnSpec[]
  /** Rows that stay on top. */
  frozen?: number
  /** Printed on every page. */
  printed?: { header: string; footer: string }
}

export interface BookProperties {
  title: string
  subject?: string
  creator: string
  description?: string
  keywords?: string
  at: Date
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xml = (text: string) =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed().replace(/[&<>"]/g, (c) => escapes[c]!)

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const VALIDATED_ROWS = 100_000

/** A workbook on its way. `stream` is to be read from the beginning on: rows wait for their reader. */
export class XlsxWriter {
  readonly stream: Readable
  private readonly zip = new ZipWriter()
  private readonly sheets: SheetSpec[] = []
  private readonly lists: Array<readonly string[]> = []
  private readonly properties: BookProperties
  private row = 0
  private waiting = ''
  private isOpen = false

  constructor(properties: BookProperties) {
    this.properties = properties
    this.stream = this.zip.stream
  }

  /** Begins a sheet; the one before is ended. */
  async sheet(spec: SheetSpec): Promise<void> {
    await this.endSheet()
    this.sheets.push(spec)
    this.row = 0
    this.isOpen = true
    await this.zip.begin(`xl/worksheets/sheet${this.sheets.length}.xml`)
    const pane = spec.frozen ? `<pane ySplit="${spec.frozen}" topLeftCell="A${spec.frozen + 1}" activePane="bottomLeft" state="frozen"/>` : ''
    const cols = spec.columns.map((c, i) => `<col min="${i + 1}" max="${i + 1}" width="${c.width ?? 14}" style="0" customWidth="1"/>`).join('')
    this.waiting = `${HEAD}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"${this.sheets.length === 1 ? ' tabSelected="1"' : ''}>${pane}</sheetView></sheetViews>`
      + `<sheetFormatPr defaultRowHeight="16"/>${cols ? `<cols>${cols}</cols>` : ''}<sheetData>`
  }

  async addRow(cells: readonly Cell[]): Promise<void> {
    this.row++
    let out = `<row r="${this.row}">`
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!
      if (cell === null || cell === '') continue
      const ref = `${columnName(i)}${this.row}`
      if (typeof cell === 'number') out += `<c r="${ref}"><v>${Number.isFinite(cell) ? cell : 0}</v></c>`
      else {
        const { text, style } = typeof cell === 'string' ? { text: cell, style: 'text' as const } : cell
        // A text in a cell of type text is never a formula, so it may begin as it likes.
        out += `<c r="${ref}" t="inlineStr" s="${STYLES.indexOf(style)}"><is><t xml:space="preserve">${xml(text)}</t></is></c>`
      }
    }
    this.waiting += `${out}</row>`
    if (this.waiting.length > 64 * 1024) await this.flush()
  }

  /** Ends the last sheet and the workbook. */
  async end(): Promise<void> {
    await this.endSheet()
    if (this.lists.length) await this.listSheet()
    const p = this.properties
    const at = p.at.toISOString().replace(/\.\d+Z$/, 'Z')
    const count = this.sheets.length + (this.lists.length ? 1 : 0)
    await this.part('xl/workbook.xml', `<workbook ${MAIN} xmlns:r="${RELS}"><workbookPr/><sheets>${
      this.sheets.map((s, i) => `<sheet name="${xml(sheetName(s.name))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')
    }${this.lists.length ? `<sheet name="${LISTS}" sheetId="${count}" state="hidden" r:id="rId${count}"/>` : ''}</sheets></workbook>`)
    await this.part('xl/_rels/workbook.xml.rels', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${
      Array.from({ length: count }, (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')
    }<Relationship Id="rId${count + 1}" Type="${RELS}/styles" Target="styles.xml"/></Relationships>`)
    await this.part('xl/styles.xml', STYLE_SHEET)
    await this.part('docProps/core.xml', '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
      + 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
      + `<dc:title>${xml(p.title)}</dc:title><dc:subject>${xml(p.subject ?? '')}</dc:subject><dc:creator>${xml(p.creator)}</dc:creator>`
      + `<cp:keywords>${xml(p.keywords ?? '')}</cp:keywords><dc:description>${xml(p.description ?? '')}</dc:description>`
      + `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created></cp:coreProperties>`)
    await this.part('_rels/.rels', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/>`
      + '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>')
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
    await this.part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
      + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>`
      + `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${
        Array.from({ length: count }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')
      }</Types>`)
    await this.zip.end()
  }

  private async endSheet(): Promise<void> {
    const spec = this.sheets.at(-1)
    if (!spec || !this.isOpen) return
    this.isOpen = false
    const from = (spec.frozen ?? 0) + 1
    const rules = spec.columns.flatMap((column, i) => {
      if (!column.choices && !column.prompt) return []
      const range = `${columnName(i)}${from}:${columnName(i)}${from + VALIDATED_ROWS - 1}`
      const prompt = column.prompt ? ` showInputMessage="1" promptTitle="${xml(column.prompt.title.slice(0, 32))}" prompt="${xml(column.prompt.text.slice(0, 255))}"` : ''
      if (!column.choices) return [`<dataValidation allowBlank="1"${prompt} sqref="${range}"/>`]
      const list = columnName(this.lists.push(column.choices) - 1)
      // A value beside the list is warned of and not forbidden: the import knows more names than the list shows.
      return [`<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" errorTitle="请核对" error="${xml('这个值不在下拉列表中，确认要这样填写吗？')}"${prompt} sqref="${range}">`
        + `<formula1>${LISTS}!$${list}$1:$${list}$${column.choices.length}</formula1></dataValidation>`]
    })
    const printed = spec.printed ? `<headerFooter><oddHeader>&amp;L${xml(printable(spec.printed.header))}</oddHeader><oddFooter>&amp;L${xml(printable(spec.printed.footer))}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>` : ''
    this.waiting += `</sheetData>${rules.length ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : ''}${printed}</worksheet>`
    await this.flush()
    await this.zip.finish()
  }

  private async listSheet(): Promise<void> {
    await this.zip.begin(`xl/worksheets/sheet${this.sheets.length + 1}.xml`)
    const longest = Math.max(...this.lists.map((l) => l.length))
    let out = `${HEAD}<worksheet ${MAIN}><sheetData>`
    for (let r = 1; r <= longest; r++) {
      out += `<row r="${r}">${this.lists.map((l, i) => (l[r - 1] === undefined ? '' : `<c r="${columnName(i)}${r}" t="inlineStr"><is><t>${xml(l[r - 1]!)}</t></is></c>`)).join('')}</row>`
    }
    await this.zip.write(`${out}</sheetData></worksheet>`)
    await this.zip.finish()
  }

  private async part(name: string, content: string): Promise<void> {
    await this.zip.begin(name)
    await this.zip.write(HEAD + content)
    await this.zip.finish()
  }

  private async flush(): Promise<void> {
    const out = this.waiting
    this.waiting = ''
    if (out) await this.zip.write(out)
  }
}

const LISTS = 'linli_lists'
/** What a tab may be called: 31 characters, none of \ / ? * [ ] : */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
/** In a printed header & begins a code and 255 characters are all there is. */
const printable = (text: string) => text.replaceAll('&', '＆').slice(0, 200)

const FILLS = ['FFE7EFEE', 'FFFFE3A3', 'FFF9C6C0', 'FFFFE9BF']
const STYLE_SHEET = `<styleSheet ${MAIN}><fonts count="4"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font>`
  + '<font><i/><sz val="11"/><color rgb="FF6B6B6B"/><name val="等线"/></font><font><b/><sz val="14"/><name val="等线"/></font></fonts>'
  + `<fills count="${FILLS.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${
    FILLS.map((rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`).join('')
  }</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>`
  + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + `<cellXfs count="${STYLES.length}">${[
    [0, 0, ''], [1, 2, ''], [1, 3, ''], [0, 4, ''], [0, 5, ''], [2, 0, ''], [3, 0, ''], [0, 0, '<alignment vertical="top" wrapText="1"/>'],
  ].map(([font, fill, align]) => `<xf numFmtId="49" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${align ? ' applyAlignment="1"' : ''}>${align}</xf>`).join('')
  }</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
