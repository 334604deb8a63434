/** Reads text tables: UTF-8 (with or without mark), GB18030 (which holds GBK: what Chinese Excel writes), UTF-16; commas, semicolons or tabs. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { badCsv, badText, emptyFile, tooManyColumns, tooManyRows } from './errors.ts'
import type { OpenSheets, SheetLimits, SheetRow } from './types.ts'

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
const WORDS: Record<Encoding, string> = { 'utf-8': 'UTF-8', gb18030: 'GBK（GB18030）', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' }

export async function openCsv(path: string, limits: SheetLimits): Promise<OpenSheets> {
  const encoding = await encodingOf(path)
  const separator = await separatorOf(path, encoding)
  const words = { ',': '逗号分隔', ';': '分号分隔', '\t': '制表符分隔' }[separator] ?? ''
  return {
    format: 'csv',
    encoding: `${WORDS[encoding]}，${words}`,
    sheets: [{ name: '数据', hidden: false }],
    rows: () => readRows(path, encoding, separator, limits),
    close: async () => {},
  }
}

/** The whole file is looked at: one Chinese name in the last row must not come out garbled. Costs a tenth of reading it. */
async function encodingOf(path: string): Promise<Encoding> {
  const head = Buffer.alloc(4)
  const file = await open(path, 'r')
  const { bytesRead } = await file.read(head, 0, 4, 0)
  await file.close()
  if (bytesRead === 0) throw emptyFile()
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await reads(path, encoding)) return encoding
  throw badText()
}

async function reads(path: string, encoding: Encoding): Promise<boolean> {
  const decode = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) {
      // A picture or a program reads as GB18030 now and then; no table holds a NUL.
      if ((chunk as Buffer).includes(0)) return false
      decode.decode(chunk as Buffer, { stream: true })
    }
    decode.decode()
    return true
  } catch {
    return false
  }
}

/** The sign that divides the first lines most evenly. */
async function separatorOf(path: string, encoding: Encoding): Promise<',' | ';' | '\t'> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(path, { end: 65_535 })) chunks.push(chunk as Buffer)
  const lines = new TextDecoder(encoding).decode(Buffer.concat(chunks)).replace(/"(?:[^"]|"")*"/g, 'x').split(/\r\n|\n|\r/).slice(0, 30)
  let best: { sign: ',' | ';' | '\t'; score: number } = { sign: ',', score: 0 }
  for (const sign of ['\t', ',', ';'] as const) {
    const counts = lines.map((line) => line.split(sign).length - 1).filter((n) => n > 0)
    const usual = [...counts].sort((a, b) => a - b)[counts.length >> 1] ?? 0
    const score = usual * counts.filter((n) => n === usual).length
    if (score > best.score) best = { sign, score }
  }
  return best.sign
}

async function* readRows(path: string, encoding: Encoding, delimiter: string, limits: SheetLimits): AsyncGenerator<SheetRow> {
  const decode = new TextDecoder(encoding)
  const source = createReadStream(path, { highWaterMark: 256 * 1024 })
  const parser = parse({
    delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, info: true, max_record_size: limits.columns * limits.cell,
  })
  const feed = (async () => {
    for await (const chunk of source) {
      if (!parser.write(decode.decode(chunk as Buffer, { stream: true }))) await new Promise((ready) => parser.once('drain', ready).once('close', ready))
      if (parser.destroyed) return
    }
    parser.end(decode.decode())
  })().catch((fault: Error) => void parser.destroy(fault))
  let seen = 0
  let at = 1
  try {
    for await (const one of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const { record } = one
      const number = at
      at = one.info.lines + 1
      if (++seen > limits.rows) throw tooManyRows(limits.rows)
      if (record.length > limits.columns && record.slice(limits.columns).some(Boolean)) throw tooManyColumns(limits.columns)
      // What a table program exports so that digits stay text: ="0012".
      const cells = record.slice(0, limits.columns).map((text) => (/^="[^"]*"$/.test(text) ? text.slice(2, -1) : text).slice(0, limits.cell).replaceAll('\0', '').toWellFormed())
      yield { number, cells }
    }
  } catch (fault) {
    throw (fault as { status?: number }).status ? fault : badCsv(at)
  } finally {
    source.destroy()
    parser.destroy()
    await feed
  }
}
