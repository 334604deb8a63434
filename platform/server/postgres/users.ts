import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './home.ts'
import { identityOf, stillRuns } from './processes.ts'

let turn = 0

/** Notes that this process uses the database of a home; answers the path of the note, which is removed when it no longer does. */
export function noteUse(control: string): string {
  const folder = join(control, 'users')
  mkdirSync(folder, { recursive: true })
  const note = join(folder, `${process.pid}-${++turn}`)
  writeWhole(note, identityOf(process.pid) ?? String(process.pid), 0o644)
  return note
}

/** How many running processes use the database; notes of processes that were killed are cleared away. */
export function countUses(control: string): number {
  const folder = join(control, 'users')
  if (!existsSync(folder)) return 0
  let count = 0
  for (const name of readdirSync(folder)) {
    const note = join(folder, name)
    if (stillRuns(readFileSync(note, 'utf8'))) count++
    else rmSync(note, { force: true })
  }
  return count
}
