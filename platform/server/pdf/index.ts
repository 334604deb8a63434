export { documentPdf, type Paper } from './document.ts'
export { makePdf } from './make-pdf.ts'
