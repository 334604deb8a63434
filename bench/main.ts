import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { StartError, findRoot } from '../platform/server/postgres/index.ts'
import { bar, done } from '../apps/cli/terminal.ts'
import { keeps, table, type Budget } from './figures.ts'
import { HELP, WrongOption, parseOptions } from './options.ts'
import { runBench } from './run.ts'

/** npm run bench: measures, prints the table, writes the JSON. A missed budget is said and is no failure. */
async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const json = options.json && resolve(options.json)
  if (json) mkdirSync(dirname(json), { recursive: true })
  const home = options.home ? resolve(options.home) : freshHome()
  try {
    const { figures, meta } = await runBench({ people: options.people, banners: options.banners, home, env: process.env, calls: options.calls, only: options.only, serve: 'process', say: bar })
    done()
    const all = JSON.parse(readFileSync(join(findRoot(), 'bench/budgets.json'), 'utf8')).figures as Record<string, Budget>
    const budgets = options.only ? Object.fromEntries(Object.entries(all).filter(([name]) => figures[name] !== undefined)) : all
    process.stdout.write(table(figures, budgets) + '\n')
    const missed = Object.entries(budgets).filter(([name, budget]) => !keeps(figures[name], budget))
    process.stdout.write(`${Object.keys(budgets).length - missed.length} met, ${missed.length} missed (budgets are for 1,000,000 people on 2 quiet cores)\n`)
    if (json) writeFileSync(json, `${JSON.stringify({ ...figures, meta }, null, 2)}\n`)
    return 0
  } finally {
    done()
    if (!options.home && !options.keep) rmSync(home, { recursive: true, force: true })
    else process.stdout.write(`数据目录 Data folder: ${home}\n`)
  }
}

/** A folder of our own; open to be entered, since the database may run as another user. */
function freshHome(): string {
  const above = process.env.LINLI_HOME ? resolve(process.env.LINLI_HOME) : tmpdir()
  mkdirSync(above, { recursive: true })
  const home = mkdtempSync(join(above, 'linli-bench-'))
  chmodSync(home, 0o755)
  return home
}

try {
  process.exitCode = await main()
} catch (error) {
  const plain = error instanceof WrongOption || error instanceof StartError
  process.stderr.write(`${plain ? error.message : (error as Error).stack}\n`)
  process.exitCode = error instanceof WrongOption ? 2 : 1
}
