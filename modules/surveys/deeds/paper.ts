import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { GRADES, type Question } from '../rules/answers.ts'

const box = '□'
const CODE_BOXES = Array.from({ length: 12 }, () => box).join(' ').replace(/((?:□ ){4})(?=□)/g, '$1－ ')

/** One question on paper, in type that an old eye reads; never torn between two pages. */
function questionOf(question: Question, nth: number): Content {
  const head: Content = { text: `${nth}. ${question.title}${question.kind === 'multi' ? '（可选多项）' : ''}${question.required ? '' : '（可不填）'}`, bold: true, fontSize: 15, margin: [0, 0, 0, 6] }
  const choices = question.kind === 'scale' ? [5, 4, 3, 2, 1, 0].map((grade) => GRADES[grade as keyof typeof GRADES]) : question.options
  const lines: Content = question.kind === 'text'
    ? { stack: [0, 1, 2].map(() => ({ text: '_'.repeat(52), margin: [0, 8, 0, 0] as [number, number, number, number], color: '#888888' })) }
    : question.kind === 'scale'
      ? { columns: [0, 1, 2].map((column) => ({ stack: choices.slice(column * 2, column * 2 + 2).map((label) => ({ text: `${box} ${label}`, fontSize: 15, margin: [0, 3, 0, 3] as [number, number, number, number] })) })) }
      : { stack: choices.map((label) => ({ text: `${box} ${label}`, fontSize: 15, margin: [0, 3, 0, 3] as [number, number, number, number] })) }
  return { stack: [head, ...(question.hint ? [{ text: question.hint, color: '#555555', margin: [0, 0, 0, 4] as [number, number, number, number] }] : []), lines], margin: [0, 0, 0, 16], unbreakable: true }
}

/** The paper form of an edition. The code is written in by hand: the sheet carries no name. */
export function paperOf(edition: { title: string; intro: string; questions: readonly Question[]; questionnaire: string; nth: number }): TDocumentDefinitions {
  return {
    pageMargins: [50, 50, 50, 60], info: { title: edition.title },
    footer: (page, pages) => ({ text: `${edition.questionnaire}第${edition.nth}版　第${page}页，共${pages}页`, alignment: 'center', color: '#555555', fontSize: 9, margin: [0, 20, 0, 0] }),
    content: [
      { text: edition.title, fontSize: 20, bold: true, alignment: 'center', margin: [0, 0, 0, 10] },
      ...(edition.intro ? [{ text: edition.intro, fontSize: 13, margin: [0, 0, 0, 8] as [number, number, number, number] }] : []),
      { text: '不用写姓名。在方框里打“√”。填好后请投入回收箱，或交给工作人员。', fontSize: 13, margin: [0, 0, 0, 8] },
      { text: `答卷码：${CODE_BOXES}`, fontSize: 14, margin: [0, 0, 0, 18] },
      ...edition.questions.map((question, i) => questionOf(question, i + 1)),
      { text: '谢谢您！', fontSize: 15, alignment: 'center' },
    ],
  }
}
