import { parseArgs } from 'node:util'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { recordAudit } from '../../platform/server/context.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { Database, EVERYWHERE } from '../../platform/server/db.ts'
import { verifyAudit } from '../../platform/server/audit.ts'
import { openStaffAccount } from '../../modules/accounts/index.ts'
import { POST_KINDS, type PostKind } from '../../modules/organisations/index.ts'
import { isRegionCode, padded } from '../../modules/regions/index.ts'
import { assemble } from '../server/modules.ts'
import { openInstallation, settleDemo, type Installation } from '../server/installation.ts'
import { makeDemo } from '../server/demo.ts'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'
import { rotate } from './rotate-keys.ts'
import { benchData } from './bench-data.ts'
import { exportList, importTable } from './people.ts'
import { Plain, bar, done } from './terminal.ts'

/** One command: `help` begins with its one-line summary. Answers the exit code. */
export interface Command {
  usage: string
  help: string
  run(words: string[]): Promise<number>
}

const jobs = () => assemble({ accounts: () => [], messages: () => [] }).jobs

/** Opens the installation for one command and closes it again, whatever happens. */
export async function withInstallation<T>(deed: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation({ jobs: jobs(), say: bar })
  done()
  try {
    return await deed(installation)
  } finally {
    done()
    await installation.close()
  }
}

export const commands: Record<string, Command> = {
  migrate: {
    usage: 'npm run linli -- migrate',
    help: '把数据库结构升级到本版本（启动时也会自动进行）\n可重复执行，可与其他进程同时执行。',
    run: () =>
      withInstallation(async () => {
        process.stdout.write('数据库结构已是最新\n')
        return 0
      }),
  },
  demo: {
    usage: 'npm run linli -- demo small|banner|none',
    help: '为空数据库生成演示数据（small 一个街道约5000人，banner 全旗约18万人）\n已有数据的数据库会拒绝。所有人员均为虚构。',
    run: async ([size]) => {
      if (size !== 'small' && size !== 'banner' && size !== 'none') throw new Plain('请说明大小：small、banner 或 none')
      return withInstallation(async (installation) => {
        if (!installation.demoOwed) throw new Plain('这个数据库已经在使用，不再生成演示数据；请换一个空的 LINLI_HOME 或 DATABASE_URL')
        if (size !== 'none') await makeDemo(installation, size, bar)
        await settleDemo(installation.url, size, true)
        done()
        process.stdout.write(size === 'none' ? '已登记为正式数据库\n' : '演示数据已生成\n')
        return 0
      })
    },
  },
  account: {
    usage: 'npm run linli -- account --name 姓名 --identifier 登录名 --post administrator --region 152921000000 [--secret 初始密码]',
    help: `开设一个工作人员账号，用于装好后的第一位管理员\n首次登录须改密码。岗位：${Object.entries(POST_KINDS).map(([k, v]) => `${k}（${v.title}）`).join('、')}`,
    run: async (words) => {
      const { values } = parseArgs({
        args: words,
        options: { name: { type: 'string' }, identifier: { type: 'string' }, post: { type: 'string' }, region: { type: 'string' }, secret: { type: 'string' } },
      })
      const { name, identifier, post, region } = values
      if (!name || !identifier || !post || !region) throw new Plain('请写明 --name --identifier --post --region；加 --help 看说明')
      if (!(post in POST_KINDS)) throw new Plain(`没有岗位 ${post}；可用：${Object.keys(POST_KINDS).join(' ')}`)
      if (!isRegionCode(region)) throw new Plain(`区划代码 ${region} 不正确，应为12位或15位数字`)
      if (!/^[a-z][a-z0-9._-]{2,31}$/.test(identifier)) throw new Plain('登录名用小写字母开头，3至32位字母、数字、点或横线')
      const secret = values.secret ?? uuidv7().slice(-12)
      return withInstallation(async ({ url, demoOwed }) => {
        const db = new Database(url, { max: 1 })
        try {
          const now = new Date()
          await db.within({ as: 'staff', ...EVERYWHERE }, async (tx) => {
            const account = await openStaffAccount(
              tx,
              { name, identifier, secret, region: padded(region), posts: [{ kind: post as PostKind, region: padded(region), from: shanghaiDate(now) }], mustChange: true },
              { now, newId: () => uuidv7() },
            )
            await recordAudit(tx, now, { id: 'command-line', name: '命令行', post: '运维人员' }, 'account.opened', { region: padded(region), detail: { account, post } })
          })
          // Whoever opens an account by hand is in earnest: no demonstration is added later.
          if (demoOwed) await settleDemo(url, 'none', true)
        } catch (error) {
          throw (error as { code?: string }).code === '23505' ? new Plain(`登录名 ${identifier} 已有人使用，请换一个`) : error
        } finally {
          await db.close()
        }
        process.stdout.write(`已开设账号 ${identifier}，初始密码 ${secret}，首次登录须改密码\n`)
        return 0
      })
    },
  },
  backup: {
    usage: 'npm run linli -- backup 文件夹 [--with-keys]',
    help: '把数据库和上传的文件备份到一个新文件夹\n取自同一时刻，服务不必停。密钥默认不放进备份，请另行妥善保管 keys.json；--with-keys 一并放入。',
    run: (words) => {
      const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { 'with-keys': { type: 'boolean' } } })
      if (!positionals[0]) throw new Plain('请写明备份到哪个文件夹')
      return withInstallation((installation) => backUp(installation, positionals[0]!, { withKeys: values['with-keys'] === true }))
    },
  },
  restore: {
    usage: 'npm run linli -- restore 文件夹',
    help: '把备份恢复到一个空的数据库\n先核对每个文件的校验值，再一次性写入：要么全部恢复，要么什么也没有。恢复后核对审计链。',
    run: ([folder]) => {
      if (!folder) throw new Plain('请写明备份文件夹')
      return withInstallation((installation) => restore(installation, folder))
    },
  },
  import: {
    usage: 'npm run linli -- import people|dwellings 文件.xlsx|.csv --region 152921405001 [--dry-run] [--leave-out] [--batch 行数] [--create-places]',
    help: '从 Excel 或 CSV 导入居民或住房，列自动识别，逐行核对\n有一行不对就一行也不写，并把每行的问题列出来。--dry-run 只核对；--leave-out 跳过有问题的行；--batch 每批多少行同时写入（默认整个文件）；--create-places 新建没有登记的住房。全部写入时退出码为0，否则为1。',
    run: (words) => {
      const { values, positionals } = parseArgs({
        args: words, allowPositionals: true,
        options: { region: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'leave-out': { type: 'boolean' }, batch: { type: 'string' }, 'create-places': { type: 'boolean' } },
      })
      const [kind, file] = positionals
      if ((kind !== 'people' && kind !== 'dwellings') || !file || !values.region || !isRegionCode(values.region)) throw new Plain('用法见 --help：import people 文件.xlsx --region 区划代码')
      const batchRows = values.batch === undefined ? null : Number(values.batch)
      if (batchRows !== null && (!Number.isInteger(batchRows) || batchRows < 250)) throw new Plain('--batch 应为250以上的整数')
      return withInstallation((installation) =>
        importTable(installation, {
          kind, file, region: padded(values.region!), dryRun: values['dry-run'] === true, leaveOut: values['leave-out'] === true, batchRows, createPlaces: values['create-places'] === true,
        }),
      )
    },
  },
  export: {
    usage: 'npm run linli -- export people|households|dwellings 文件.xlsx|.csv --region 152921405001 --purpose 用途',
    help: '把一个地方的居民、户或住房导出为 Excel 或 CSV，号码打码，须写明用途并记入审计和每个人的查阅记录\n不含任何敏感信息；文件带编号、导出人、时间和用途。',
    run: (words) => {
      const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { region: { type: 'string' }, purpose: { type: 'string' } } })
      const [kind, file] = positionals
      if (!kind || !['people', 'households', 'dwellings'].includes(kind) || !file || !values.region || !isRegionCode(values.region)) throw new Plain('用法见 --help：export people 文件.xlsx --region 区划代码 --purpose 用途')
      if (!values.purpose || values.purpose.trim().length < 4) throw new Plain('请用 --purpose 写明导出的用途（至少4个字）')
      return withInstallation((installation) => exportList(installation, kind, file, padded(values.region!), values.purpose!.trim()))
    },
  },
  'verify-audit': {
    usage: 'npm run linli -- verify-audit',
    help: '重新计算整条审计链，查出被改动、增加或删除的记录\n完好时退出码为0，否则为3。',
    run: () =>
      withInstallation(async ({ url }) => {
        const db = new Database(url, { max: 1 })
        try {
          const verdict = await verifyAudit(db)
          if (verdict.broken) {
            process.stdout.write(`审计链在第${verdict.broken.number}个封条处断开：${verdict.broken.reason}\n`)
            return 3
          }
          process.stdout.write(`审计链完好：${verdict.seals}个封条，${verdict.entries}条记录，另有${verdict.unsealed}条待封\n`)
          return 0
        } finally {
          await db.close()
        }
      }),
  },
  'rotate-keys': {
    usage: 'npm run linli -- rotate-keys',
    help: '更换加密密钥：生成新密钥，把已加密的号码逐批换成新密钥\n服务不必停。中断后再运行一次就接着做。旧密钥在“信息保护—加密密钥”页满四天后停用。请先备份，并妥善保管 keys.json。',
    run: () => withInstallation((installation) => rotate(installation)),
  },
  'bench-data': {
    usage: 'npm run linli -- bench-data 人数',
    help: '向空数据库装入指定人数的虚构居民，用于测速\n10000 至 10000000。',
    run: ([people]) => withInstallation((installation) => benchData(installation, Number(people))),
  },
}
