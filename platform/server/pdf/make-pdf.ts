import type { Style, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { fonts, type Fonts } from './fonts.ts'

/** What pdfmake's server entry really is; its published types describe the browser's. */
interface PdfMaker {
  virtualfs: { writeFileSync(name: string, content: Buffer): void }
  setFonts(fonts: Record<string, Record<string, string>>): void
  setUrlAccessPolicy(may: (url: string) => boolean): void
  setLocalAccessPolicy(may: (path: string) => boolean): void
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> }
}

const BODY: Style = { font: 'Noto', fontSize: 11, lineHeight: 1.35, color: '#1f1f1f' }

let maker: Promise<PdfMaker> | undefined

/**
 * Makes a PDF in our fonts; only the characters used are embedded. A definition can read no file and no address, whatever it holds:
 * pictures are given as data URLs.
 */
export async function makePdf(definition: TDocumentDefinitions): Promise<Buffer> {
  const ready = await (maker ??= fonts().then(startMaker).catch((fault: unknown) => {
    maker = undefined
    throw fault
  }))
  const defaultStyle = { ...BODY, ...definition.defaultStyle }
  return ready.createPdf({ pageSize: 'A4', language: 'zh-CN', ...definition, defaultStyle }).getBuffer()
}

async function startMaker({ regular, bold }: Fonts): Promise<PdfMaker> {
  const { default: pdfmake } = (await import('pdfmake')) as unknown as { default: PdfMaker }
  pdfmake.virtualfs.writeFileSync('regular.ttf', regular)
  pdfmake.virtualfs.writeFileSync('bold.ttf', bold)
  pdfmake.setFonts({ Noto: { normal: 'regular.ttf', bold: 'bold.ttf', italics: 'regular.ttf', bolditalics: 'bold.ttf' } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  return pdfmake
}
