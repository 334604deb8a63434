// npm run new -- NAME [SINGULAR]: writes the folder of a new module: one noun, readable from top to bottom, with a story test that still
// fails. NAME is the plural English noun of the glossary (notices), SINGULAR its one (notice; NAME without the s by default).
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stop, main } from './progress.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The files of a new module: path inside the repository → text. Nothing is written. */
export function moduleFiles(name, one, number) {
  const kind = one.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('')
  const many = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('')
  const camel = kind[0].toLowerCase() + kind.slice(1)
  const schema = name.replaceAll('-', '_')
  const table = `${schema}.${schema}`
  const file = (path, text) => [`modules/${name}/${path}`, text]
  return Object.fromEntries([
    file('package.json', `{ "name": "@linli/${name}", "private": true, "type": "module" }\n`),
    file('README.md', `# ${many} (中文名)

What this is, in one sentence, in the field's words.
Not here: what a reader might look for and where it is instead.

Start with \`contract.ts\`: the doors and what goes through them.
To add a door: an operation in \`contract.ts\`, a line in \`policy.ts\`, its SQL in \`queries.ts\`, its deed in \`routes.ts\`.
Law: the statute or standard behind it, with article.
Others read us by \`${schema}.published_…\` views and call what \`index.ts\` exports.
`),
    file('contract.ts', `import { z } from 'zod'
import { named, operation } from '../../platform/kernel/operation.ts'

export const ${kind} = named(
  '${kind}',
  z.object({
    id: z.uuid(),
    region: z.string(),
    title: z.string(),
  }),
)
export type ${kind} = z.output<typeof ${kind}>

export const get${kind} = operation({
  id: 'get${kind}',
  method: 'GET',
  path: '/api/${name}/:id',
  summary: '一句话说明这个接口给谁看什么',
  access: { staff: '${name}.read' },
  params: z.object({ id: z.uuid() }),
  reply: ${kind},
  refusals: ['${name}.not_found'],
})
`),
    file('policy.ts', `import { SERVING, type Abilities } from '../organisations/contract.ts'

/** Which posts open which doors of this module. What may be done to one row is decided below, row by row. */
export const ${camel}Abilities = {
  '${name}.read': SERVING,
} as const satisfies Abilities
`),
    file('errors.ts', `import { Refusal } from '../../platform/kernel/refusal.ts'

export const ${camel}NotFound = () => new Refusal('${name}.not_found', 404, '在您服务的范围内没有找到这条记录，请核对后再试')
`),
    file('queries.ts', `import type { Db } from '../../platform/server/db.ts'
import { sql } from '../../platform/server/sql.ts'
import type { ${kind} } from './contract.ts'

export const find${kind} = (db: Db, id: string) =>
  db.maybe<${kind}>(sql\`select id, region, title from ${table} where id = \${id}\`)
`),
    file('routes.ts', `import { route } from '../../platform/server/context.ts'
import { get${kind} } from './contract.ts'
import { ${camel}NotFound } from './errors.ts'
import { find${kind} } from './queries.ts'

export const ${camel}Routes = [
  route(get${kind}, async (ctx, { params }) => {
    const found = await find${kind}(ctx.tx, params.id)
    if (!found) throw ${camel}NotFound()
    await ctx.audit('${one}.opened', { subject: found.id, region: found.region })
    return found
  }),
]
`),
    file('index.ts', `export { ${camel}Abilities } from './policy.ts'
export { ${camel}Routes } from './routes.ts'
`),
    file(`migrations/${number}-${name}.sql`, `-- ${many} (中文名): what one row is, in a sentence.
-- Safe beside the previous release: it does not know this table yet.
create schema ${schema};
grant usage on schema ${schema} to linli_staff;

create table ${table} (
  county text collate "C" not null,
  id     uuid not null,
  region text collate "C" not null,
  title  text not null,
  primary key (county, id)
);
comment on table ${table} is 'What one row is.';
create index ${schema}_by_region on ${table} (county, region, id);
alter table ${table} enable row level security;
create policy staff_within_scope on ${table} to linli_staff
  using (region >= platform.lo() and region < platform.hi()) with check (region >= platform.lo() and region < platform.hi());
grant select, insert, update on ${table} to linli_staff;
`),
    file(`${name}.test.ts`, `import { test } from 'vitest'

// Tell a resident's story through the real routes, on a clock that is set (platform/testing): who came, what was done, what each of them saw.
// Beside it: who is refused, and that opening a personal record leaves a line in the audit. Title: the requirement's id, then the story.
test('[XXX-00] who comes with which need, what is done, and what they see in the end', () => {
  throw new Error('${name}: the story is not told yet')
})
`),
  ])
}

/** The next migration number of the whole system, four digits. */
export function nextNumber() {
  const folders = ['platform/server/migrations', ...readdirSync(join(root, 'modules')).map((name) => `modules/${name}/migrations`)]
  const numbers = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)))
    .map((file) => Number(/^(\d{4})-.*\.sql$/.exec(file)?.[1] ?? 0))
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(() => {
    const [name = '', one = name.replace(/s$/, '')] = process.argv.slice(2)
    if (!/^[a-z]+(-[a-z]+)*$/.test(name) || !/^[a-z]+(-[a-z]+)*$/.test(one)) {
      throw new Stop('用法：npm run new -- 名称 [单数]，小写英文名词，例如 npm run new -- notices notice', 2)
    }
    if (existsSync(join(root, 'modules', name))) throw new Stop(`modules/${name} 已经存在 / modules/${name} exists already`)
    const number = nextNumber()
    const files = moduleFiles(name, one, number)
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
      console.log(path)
    }
    writeFileSync(join(root, 'migrations.head'), `${number}-${name}\n`)
    console.log(`migrations.head → ${number}-${name}`)
    console.log('下一步：写 README，在边界规则里声明可用的模块，在 apps/server 挂上路由与权限')
  })
}
