/** Workbooks that the import gives out: the empty template, and the wrong rows with what to do. */
import type { Readable } from 'node:stream'
import { columnName, XlsxWriter, type Cell } from '../../platform/server/sheets/index.ts'
import type { ImportKind } from './definition.ts'

/** Lets a workbook be read while it is being written; a fault of the writer ends the stream. */
export function streamed(writer: XlsxWriter, write: () => Promise<void>): Readable {
  void write().catch((fault: Error) => void writer.stream.destroy(fault))
  return writer.stream
}

/** Headers with lists to choose from and notes, one example that the import passes over, and a sheet of instructions. */
export function templateOf(kind: ImportKind, now: Date): Readable {
  const writer = new XlsxWriter({ title: `${kind.title}导入模板`, creator: '邻里', at: now })
  return streamed(writer, async () => {
    await writer.sheet({
      name: kind.title,
      frozen: 1,
      columns: kind.fields.map((f) => ({
        width: Math.max(10, f.title.length * 2 + 4, f.example.length + 4),
        prompt: { title: f.title, text: f.help },
        ...(f.type === 'code' && f.codes ? { choices: f.codes.map(([, name]) => name) } : {}),
      })),
    })
    await writer.addRow(kind.fields.map((f) => ({ text: f.title, style: f.required ? 'required' : 'head' })))
    // The first cell says what the row is; it is never imported, however it is changed.
    await writer.addRow(kind.fields.map((f, i) => ({ text: i === 0 ? `示例：${f.example}` : f.example, style: 'quiet' })))
    await writer.sheet({ name: '填写说明', columns: [{ width: 18 }, { width: 10 }, { width: 60 }, { width: 30 }] })
    await writer.addRow([{ text: `${kind.title}导入：怎么填`, style: 'title' }])
    for (const [i, line] of [...kind.instructions, '第二行是示例，导入时自动跳过，可以不删。', '导入前会逐行检查并告诉您哪里要改，确认之前什么也不会写入。'].entries()) await writer.addRow([`${i + 1}`, null, { text: line, style: 'wrap' }])
    await writer.addRow([])
    await writer.addRow(['列名', '必填', '说明', '示例'].map((text) => ({ text, style: 'head' as const })))
    for (const f of kind.fields) await writer.addRow([f.title, f.required ? '是' : '', { text: f.help, style: 'wrap' }, f.example])
    await writer.end()
  })
}

/** A row that was not taken, with what is wrong with it. */
export interface Faulty {
  number: number
  cells: readonly string[]
  columns: ReadonlyMap<number, 'wrong' | 'doubtful'>
  say: string
}

export const SAY_HEADER = '需要改正'

/** The wrong rows under the table's own headers; cells coloured, the sentence in the last column. Corrected, the file can be uploaded as it is. */
export function correctionsOf(given: { title: string; now: Date; headers: readonly string[]; titles: ReadonlyArray<string | null>; rows: () => AsyncGenerator<Faulty> }): Readable {
  const writer = new XlsxWriter({ title: given.title, creator: '邻里', at: given.now })
  const width = given.headers.length
  return streamed(writer, async () => {
    await writer.sheet({ name: '待改正的行', frozen: 1, columns: [...given.headers.map((h) => ({ width: Math.max(12, h.length * 2 + 4) })), { width: 60 }, { width: 10 }] })
    await writer.addRow([...given.headers.map((h, i): Cell => ({ text: given.titles[i] ?? (h || columnName(i)), style: 'head' })), { text: SAY_HEADER, style: 'head' }, { text: '原行号', style: 'head' }])
    for await (const row of given.rows()) {
      const cells: Cell[] = Array.from({ length: width }, (_, i) => {
        const style = row.columns.get(i)
        const text = row.cells[i] ?? ''
        return style ? { text: text || ' ', style } : text
      })
      await writer.addRow([...cells, { text: row.say, style: 'wrap' }, String(row.number)])
    }
    await writer.end()
  })
}
