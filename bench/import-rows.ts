/** An import of so many people from one workbook into the register as it is: read, sealed, checked, written with history; rows a second and peak memory. */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { XlsxWriter } from '../platform/server/sheets/index.ts'
import { addDays } from '../platform/kernel/dates.ts'
import { idNumberCheckCharacter } from '../modules/register/index.ts'
import { importTable } from '../apps/cli/people.ts'
import type { Installation } from '../apps/server/installation.ts'
import { memoryOf } from './server.ts'

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'
const GIVEN = '建国秀英志强丽华晓东海燕文静春梅永红玉兰桂芳明辉'

/** A workbook of a community's list: households of three, each in a dwelling that nobody has recorded; sequences that no person carries. */
async function workbook(path: string, rows: number): Promise<void> {
  // Another series at each run, so that a kept home gets new people and not the same once more.
  const series = String(Math.floor(Date.now() / 60_000) % 10_000).padStart(4, '0')
  const writer = new XlsxWriter({ title: 'bench', creator: 'bench', at: new Date(0) })
  const writing = pipeline(writer.stream, createWriteStream(path))
  await writer.sheet({ name: '名册', columns: [] })
  await writer.addRow(['姓名', '身份证号', '联系电话', '户号', '与户主关系', '住址', '入住日期'])
  for (let n = 0; n < rows; n++) {
    const body = `15${series}${addDays('1930-01-01', Math.floor(n / 100)).replaceAll('-', '')}${900 + (n % 100)}`
    const home = Math.floor(n / 3)
    await writer.addRow([
      SURNAMES[n % 20]! + GIVEN[(n * 7) % 24]! + GIVEN[(n * 5 + 1) % 24]!, body + idNumberCheckCharacter(body), `139${String(10_000_000 + n).slice(-8)}`, `B${series}-${home}`, ['户主', '配偶', '子'][n % 3]!,
      `测速${series}小区${Math.floor(home / 1_200)}期${Math.floor(home / 60) % 20 + 1}号楼${Math.floor(home / 12) % 5 + 1}单元${Math.floor(home / 2) % 6 + 1}0${home % 2 + 1}室`, '2020-05-01',
    ])
  }
  await writer.end()
  await writing
}

/** @returns figures; the work is done by the command line in a process of its own, or in this one (`here`), whose memory then counts everything. */
export async function importBench(
  installation: Installation, rows: number, region: string, say: (line: string) => void, how: 'process' | 'here',
): Promise<{ import_rows_per_s: number; import_peak_mb: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-bench-import-'))
  const file = join(folder, 'people.xlsx')
  try {
    await workbook(file, rows)
    say(`导入 ${rows} 行`)
    const began = performance.now()
    let peak = 0
    if (how === 'here') {
      const code = await importTable(installation, { kind: 'people', file, region, dryRun: false, createPlaces: true })
      if (code !== 0) throw new Error('the import of the bench was not taken whole')
      peak = memoryOf(process.pid).peak
    } else peak = await apart(installation, file, region)
    return { import_rows_per_s: Math.round(rows / ((performance.now() - began) / 1000)), import_peak_mb: Math.round(peak) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function apart(installation: Installation, file: string, region: string): Promise<number> {
  const { root, home, ownerUrl } = installation
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--import', pathToFileURL(join(root, 'scripts/with-parent.mjs')).href, join(root, 'dist/cli/main.mjs'), 'import', 'people', file, '--region', region, '--create-places'], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { ...process.env, NODE_ENV: 'production', LINLI_HOME: home, DATABASE_URL: ownerUrl, LINLI_DEMO: 'none' },
    })
    let [said, peak] = ['', 0]
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-2_000)))
    const watch = setInterval(() => {
      try {
        peak = Math.max(peak, memoryOf(child.pid!).peak)
      } catch {
        // It has just ended.
      }
    }, 200)
    child.on('error', failed)
    child.on('exit', (code) => {
      clearInterval(watch)
      if (code === 0) done(peak)
      else failed(new Error(`the import of the bench ended with ${code}: ${said}`))
    })
  })
}
