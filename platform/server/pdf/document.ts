import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { fonts } from './fonts.ts'
import { makePdf } from './make-pdf.ts'

export interface Paper {
  title: string
  subtitle?: string | undefined
  /** Number of the document, shown at the top and on every page. */
  number?: string | undefined
  facts: readonly { label: string; value: string }[]
  paragraphs: readonly string[]
  /** Who answers for it; stands above the date at the end. */
  issuer: string
  /** Civil date, `YYYY-MM-DD`. */
  issuedOn: string
  /** Address of the page that confirms the document; printed as a QR code with its text. */
  verifyUrl?: string | undefined
  /** Who signed, below the text: drawn strokes in a field of 1000 by 400, or a note where the hand is on another paper. */
  signatures?: readonly PaperSignature[] | undefined
}

export interface PaperSignature {
  label: string
  note: string
  strokes?: readonly (readonly (readonly [number, number])[])[] | undefined
}

const MM = 72 / 25.4
const MARGIN = { side: 25 * MM, top: 24 * MM, bottom: 26 * MM }
const LINE = '#bfbfbf'
const SECONDARY = '#595959'
/** Control and joining characters and variation selectors: nothing is lost to the eye without them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u

/**
 * A document on A4 as an office hands it out: title, facts, text, issuer and date, QR code to verify it, page numbers.
 * A character that the font lacks is printed as 〓, and a note at the end names it, so that nothing of a name disappears unseen.
 */
export async function documentPdf(paper: Paper): Promise<Buffer> {
  const { has } = await fonts()
  return makePdf(layOut(printable(paper, has)))
}

function layOut({ paper, missing }: Printable): TDocumentDefinitions {
  return {
    pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
    info: { title: paper.title, author: paper.issuer, ...(paper.number ? { subject: paper.number } : {}) },
    content: [
      ...heading(paper),
      ...factsTable(paper),
      ...paper.paragraphs.map((text): Content => ({ text, leadingIndent: 22, margin: [0, 0, 0, 6] })),
      ...signed(paper),
      closing(paper),
      ...missingNote(missing),
    ],
    footer: (page, pages) => ({
      margin: [MARGIN.side, 10 * MM, MARGIN.side, 0],
      fontSize: 9,
      color: SECONDARY,
      columns: [{ text: paper.number ?? '' }, { text: `第 ${page} 页　共 ${pages} 页`, alignment: 'right', width: 120 }],
    }),
  }
}

function heading({ title, subtitle, number }: Paper): Content[] {
  const lines: Content[] = [{ text: title, fontSize: 20, bold: true, alignment: 'center', margin: [0, 0, 0, 4] }]
  if (subtitle) lines.push({ text: subtitle, alignment: 'center', color: SECONDARY, margin: [0, 0, 0, 4] })
  if (number) lines.push({ text: `编号：${number}`, alignment: 'right', fontSize: 10, margin: [0, 6, 0, 0] })
  return lines
}

function factsTable({ facts }: Paper): Content[] {
  if (facts.length === 0) return []
  return [
    {
      margin: [0, 10, 0, 14],
      table: {
        widths: [110, '*'],
        dontBreakRows: true,
        body: facts.map(({ label, value }) => [
          { text: label, color: SECONDARY, fillColor: '#f5f5f5' },
          { text: value, preserveLeadingSpaces: true },
        ]),
      },
      layout: {
        hLineWidth: () => 0.6,
        vLineWidth: () => 0.6,
        hLineColor: () => LINE,
        vLineColor: () => LINE,
        paddingTop: () => 4,
        paddingBottom: () => 3,
        paddingLeft: () => 8,
        paddingRight: () => 8,
      },
    },
  ]
}

/** Two signatures to a row, never torn over two pages. */
function signed({ signatures = [] }: Paper): Content[] {
  const cell = ({ label, note, strokes }: PaperSignature): Column => ({
    width: '*',
    stack: [
      { text: label },
      strokes?.length
        ? { canvas: strokes.map((one) => ({ type: 'polyline' as const, lineWidth: 1.4, lineColor: '#1f1f1f', points: one.map(([x, y]) => ({ x: x * 0.18, y: y * 0.18 })) })), margin: [0, 4, 0, 2] }
        : { text: '' },
      { text: note, fontSize: 8, color: SECONDARY },
    ],
  })
  const rows: Content[] = []
  for (let i = 0; i < signatures.length; i += 2) {
    const [left, right] = [signatures[i]!, signatures[i + 1]]
    rows.push({ unbreakable: true, margin: [0, 14, 0, 0], columnGap: 20, columns: [cell(left), right ? cell(right) : { text: '', width: '*' }] })
  }
  return rows
}

/** QR code on the left, issuer and date on the right; never torn over two pages. */
function closing({ verifyUrl, issuer, issuedOn }: Paper): Content {
  const verify: Content[] = verifyUrl
    ? [
        { qr: verifyUrl, fit: 84, eccLevel: 'M' },
        { text: `扫码核验本文件，或访问\n${verifyUrl}`, fontSize: 8, color: SECONDARY, margin: [0, 6, 0, 0] },
      ]
    : []
  return {
    unbreakable: true,
    margin: [0, 26, 0, 0],
    columns: [
      { stack: verify, width: '*' },
      { stack: [issuer, chineseDate(issuedOn)], alignment: 'right', width: '*', margin: [0, verifyUrl ? 40 : 0, 0, 0] },
    ],
  }
}

function missingNote(missing: readonly string[]): Content[] {
  if (missing.length === 0) return []
  const codes = missing.map((c) => `U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`).join('、')
  return [{ text: `注：文中“〓”处为字库未收录的字（依次为 ${codes}），以登记内容为准。`, fontSize: 9, color: SECONDARY, margin: [0, 16, 0, 0] }]
}

function chineseDate(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) throw new RangeError(`not a civil date: ${day}`)
  return `${Number(parts[1])}年${Number(parts[2])}月${Number(parts[3])}日`
}

interface Printable {
  paper: Paper
  /** Characters replaced by 〓, each time they occurred, in reading order. */
  missing: string[]
}

function printable(paper: Paper, has: (codePoint: number) => boolean): Printable {
  const missing: string[] = []
  const draw = (character: string) => {
    if (character === '\n' || has(character.codePointAt(0)!)) return character
    if (/\s/u.test(character)) return ' '
    if (UNSEEN.test(character)) return ''
    missing.push(character)
    return '〓'
  }
  const drawn = (text: string) => Array.from(text.normalize('NFC'), draw).join('')
  const optional = (text: string | undefined) => (text === undefined ? undefined : drawn(text))
  return {
    missing,
    paper: {
      title: drawn(paper.title),
      subtitle: optional(paper.subtitle),
      number: optional(paper.number),
      facts: paper.facts.map(({ label, value }) => ({ label: drawn(label), value: drawn(value) })),
      paragraphs: paper.paragraphs.map(drawn),
      issuer: drawn(paper.issuer),
      issuedOn: paper.issuedOn,
      verifyUrl: paper.verifyUrl,
      signatures: paper.signatures?.map((one) => ({ ...one, label: drawn(one.label), note: drawn(one.note) })),
    },
  }
}
