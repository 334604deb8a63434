/** What `npm run bench --` was asked for. */
export interface BenchOptions {
  people: number
  /** Counties in the one database; the people are spread over them, and the pack's own is measured. */
  banners: number
  /** Where the JSON object goes; null: only the table. */
  json: string | null
  /** Data folder of the bench's own installation; null: a new one that is removed at the end. */
  home: string | null
  keep: boolean
  /** Names of measures; null: all, with the import and the portal's weight. */
  only: readonly string[] | null
  /** Calls on one connection for a reading measure. */
  calls: number
  help: boolean
}

export const FEWEST = 10_000
export const MOST = 10_000_000

/** A sentence for the terminal; the bench ends with exit code 2. */
export class WrongOption extends Error {}

export const HELP = `用法 Usage: npm run bench -- --people N --json FILE [--home DIR] [--calls C] [--keep]

  --people N   合成居民人数，${FEWEST} 至 ${MOST}（默认 100000）
  --banners B  把居民平均分到同一个数据库的 B 个旗县（默认 1），只测量其中本旗的一份：
               与 --people N/B 的一次对比，即知同一范围是否因为库大了十倍而变慢
  --json FILE  把全部数字写成一个 JSON 对象
  --home DIR   数据目录；默认新建一个临时目录，结束后删除。目录里已有同样人数的数据时不再装入
  --calls C    每项读取测量在一个连接上的请求数（默认 200，十六个连接时四倍）
  --only A,B   只测量这几项（measures.ts 里的名称），不测导入
  --keep       结束后保留数据目录
  --help       显示这段说明

设置了 DATABASE_URL 时使用那个（空的）数据库，否则使用内置 PostgreSQL。所有请求只发往 127.0.0.1。
`

/** Reads the command line. @throws WrongOption with what is wrong in one sentence */
export function parseOptions(words: readonly string[]): BenchOptions {
  const options: BenchOptions = { people: 100_000, banners: 1, json: null, home: null, keep: false, calls: 200, only: null, help: false }
  const rest = words.flatMap((word) => (/^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word]))
  while (rest.length) {
    const word = rest.shift()!
    const value = () => {
      const next = rest.shift()
      if (next === undefined || next.startsWith('--')) throw new WrongOption(`${word} 后面缺少内容 / ${word} needs a value`)
      return next
    }
    if (word === '--help' || word === '-h') options.help = true
    else if (word === '--keep') options.keep = true
    else if (word === '--json') options.json = value()
    else if (word === '--home') options.home = value()
    else if (word === '--only') options.only = value().split(',')
    else if (word === '--calls') options.calls = Number(value())
    else if (word === '--banners') options.banners = Number(value())
    else if (word === '--people') options.people = Number(value().replaceAll('_', ''))
    else throw new WrongOption(`没有选项 ${word}，可用 --help 查看 / There is no option ${word}; see --help`)
  }
  if (!Number.isInteger(options.people) || options.people < FEWEST || options.people > MOST) {
    throw new WrongOption(`--people 应为 ${FEWEST} 至 ${MOST} 的整数 / --people must be from ${FEWEST} to ${MOST}`)
  }
  if (!Number.isInteger(options.banners) || options.banners < 1 || options.banners > 50) {
    throw new WrongOption('--banners 应为 1 至 50 的整数 / --banners must be from 1 to 50')
  }
  if (!Number.isInteger(options.calls) || options.calls < 10 || options.calls > 100_000) {
    throw new WrongOption('--calls 应为 10 至 100000 的整数 / --calls must be from 10 to 100000')
  }
  return options
}
