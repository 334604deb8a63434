export { documentPdf, type Paper, type PaperSignature } from './document.ts'
export { makePdf } from './make-pdf.ts'
