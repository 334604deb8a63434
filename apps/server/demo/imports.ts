import { buffer } from 'node:stream/consumers'
import { XlsxWriter } from '../../../platform/server/sheets/index.ts'
import { idNumberCheckCharacter } from '../../../modules/register/index.ts'
import type { App } from '../app.ts'
import { voiceOf } from './voice.ts'

const PLACE = '152921405001'
const BY = 'shequ'

/** A fictitious number: sequence 9xx, which no person carries. */
const number = (born: string, sequence: number) => {
  const body = `152921${born.replaceAll('-', '')}${sequence}`
  return body + idNumberCheckCharacter(body)
}

const HEAD = ['序号', '姓名', '性别', '出生年月日', '公民身份号码', '联系电话', '户编号', '与户主关系', '现住址']

/** A list as a community keeps it: a title, a note, and headers of its own. */
const FINE = [
  ['王府社区新入住居民登记表（本月）'], ['填表人：孙丽'], HEAD,
  ['1', '阿拉坦仓', '男', '1968年7月1日', number('1968-07-01', 911), '138-0483-0101', '9001', '户主', '王府花园小区12号楼1单元201室'],
  ['2', '苏日娜', '女', '1971.10.9', number('1971-10-09', 922), '13804830102', '9001', '妻子', '王府花园小区12号楼1单元201室'],
  ['3', '那日苏', '男', '19981203', number('1998-12-03', 913), '', '9001', '儿子', '王府花园小区12号楼1单元201室'],
  ['4', '高建华', '男', '1955/4/20', number('1955-04-20', 915), '13804830104', '9002', '户主', '王府花园小区12号楼1单元302室'],
  ['5', '段淑珍', '女', '', number('1957-01-15', 926), '0483-8220555', '9002', '配偶', '王府花园小区12号楼1单元302室'],
]
const MESSY = [
  ['王府社区居民核对表'], HEAD,
  ['1', '阿拉坦仓', '男', '1968-07-01', number('1968-07-01', 911), '13804830199', '9001', '户主', ''],
  ['2', '高建国', '男', '1955-04-20', number('1955-04-20', 915), '', '', '', ''],
  ['3', '孟根花', '女', '1990-02-30', '', '', '', '', ''],
  ['4', '陈晓光', '男', '1983-03-08', '1.52921198303E+17', '', '', '', ''],
  ['5', '贺喜格', '女', '', number('2001-06-18', 928), '1380483', '', '女', ''],
  ['6', '包晓东', '男', '1979-11-11', number('1979-11-11', 917), '13804830106', '', '', '王府花园小区12号楼2单元101室'],
  ['7', '包晓东', '男', '1979-11-11', number('1979-11-11', 917), '', '', '', ''],
  ['8', '林海', '男', '1986-05-05', number('1986-05-05', 919), '13804830108', '', '', ''],
]

/** One import that is finished, one whose findings wait for the community worker, and a list that was taken along: through the doors. */
export async function demoImports(app: App): Promise<void> {
  await app.http.ready()
  const voice = voiceOf(app)
  const ask = (method: 'GET' | 'POST', url: string, body?: object | Buffer, type?: string) => voice(BY, method, url, body, type)
  const work = async (name: string) => {
    const job = app.assembly.jobs.find((j) => j.name === name)!
    await job.run({ db: app.db, services: app.services, log: app.services.log, now: app.services.clock.now(), progress: async () => {} }, {})
  }
  const bring = async (name: string, rows: string[][]) => {
    const boundary = 'linli-demo-imports'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="kind"\r\n\r\npeople\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
    const made = await ask('POST', '/api/imports', Buffer.concat([Buffer.from(head), await workbook(rows), Buffer.from(`\r\n--${boundary}--\r\n`)]), `multipart/form-data; boundary=${boundary}`)
    await ask('POST', `/api/imports/${made.id}/check`, {
      sheet: made.sheet, headerRow: made.headerRow, headerRows: made.headerRows, columns: made.columns.map((c: { field: string | null }) => c.field), region: PLACE, options: { places: 'create' }, version: made.version,
    })
    await work('imports.work')
    return ask('GET', `/api/imports/${made.id}`)
  }
  const fine = await bring('新入住居民登记表.xlsx', FINE)
  await ask('POST', `/api/imports/${fine.id}/run`, { version: fine.version })
  await work('imports.work')
  await bring('居民核对表.xlsx', MESSY)
  await ask('POST', '/api/exports', { kind: 'households', place: PLACE, fields: ['number', 'head', 'phone', 'members', 'address'], purpose: 'visit', note: '本月入户走访登记', clientId: 'demo-export-0001' })
  await work('exports.make')
}

async function workbook(rows: string[][]): Promise<Buffer> {
  const writer = new XlsxWriter({ title: '演示', creator: '孙丽', at: new Date(0) })
  const bytes = buffer(writer.stream)
  await writer.sheet({ name: '登记表', columns: [] })
  for (const row of rows) await writer.addRow(row)
  await writer.end()
  return bytes
}
