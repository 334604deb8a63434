import { join } from 'node:path'
import { pino } from 'pino'
import { SetClock } from '../../platform/kernel/clock.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE, type Database } from '../../platform/server/db.ts'
import { runJob } from '../../platform/server/jobs.ts'
import { sql } from '../../platform/server/sql.ts'
import { openStaffAccount } from '../../modules/accounts/index.ts'
import type { PostKind } from '../../modules/organisations/index.ts'
import { readPack, padded } from '../../modules/regions/index.ts'
import { deriveAfterLoad } from '../../modules/population/index.ts'
import { addPast, loadPopulation, type LoadCommunity } from '../../modules/register/index.ts'
import { countMissingDays } from '../../modules/supervision/index.ts'
import { buildApp, type App } from './app.ts'
import { demoPrivacy } from './demo/privacy.ts'
import { settleDemo, type DemoSize, type Installation } from './installation.ts'
import { demoEntitlements } from './demo/entitlements.ts'
import { demoHouseholds } from './demo/households.ts'
import { demoAdmission } from './demo/admission.ts'
import { demoProjects } from './demo/projects.ts'
import { demoPolicies } from './demo/policies.ts'
import { demoMatters } from './demo/matters.ts'
import { demoHotline } from './demo/hotline.ts'
import { demoIncidents } from './demo/incidents.ts'
import { demoIndicators } from './demo/indicators.ts'
import { demoEvaluation } from './demo/evaluation.ts'
import { demoMandates } from './demo/mandates.ts'
import { demoAgency } from './demo/agency.ts'
import { demoWindows } from './demo/windows.ts'
import { demoResidence } from './demo/residence.ts'
import { demoPlans } from './demo/plans.ts'
import { demoPopulation } from './demo/population.ts'
import { tellStories } from './demo-stories.ts'
import { demoImports } from './demo/imports.ts'
import { demoGrids } from './demo/grids.ts'
import { demoDuties } from './demo/duties.ts'
import { demoDuplicates } from './demo/duplicates.ts'
import { demoLiaison } from './demo/liaison.ts'
import { demoSurveys } from './demo/surveys.ts'
import { demoVoices } from './demo/voices.ts'
import { demoTerritory } from './demo/territory.ts'
import { demoDisputes } from './demo/disputes.ts'
import { demoOrganisations } from './demo/organisations.ts'
import { demoCollections } from './demo/collections.ts'
import type { Say } from './install.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
const SEED = 'linli-demo-2026'

/**
 * Makes the demonstration: accounts, people, facilities, and cases told through the product's own doors. Each step is written down when it is
 * done, so that a start that was killed half-way goes on where it stopped. Everything in it is fictitious.
 */
export async function makeDemo(installation: Installation, size: DemoSize, say: Say, failed?: (story: number, error: Error) => void): Promise<void> {
  await settleDemo(installation.url, size, false)
  const clock = new SetClock(new Date())
  const app = await buildApp({
    url: installation.url,
    home: installation.home,
    secrets: installation.secrets,
    settings: { ...installation.settings, demo: true },
    log: pino({ level: 'silent' }) as never,
    clock,
    env: { ...process.env, LINLI_SMS: 'demo' },
    ratePerMinute: 10_000_000,
  })
  try {
    await app.runner.start()
    await step(app.db, 'people', () => people(installation, size, say))
    await step(app.db, 'accounts', () => accounts(app, say))
    await tellStories(app, clock, { say, step: (name, deed) => step(app.db, name, deed), ...(failed ? { failed } : {}) })
    await step(app.db, 'households', () => demoHouseholds(app).catch((error: Error) => say(`演示人口变动没有讲完：${error.message.slice(0, 200)}`)))
    await step(app.db, 'population', () => demoPopulation(app, clock).catch((error: Error) => say(`演示人口上报没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'privacy', () => demoPrivacy(app, clock).catch((error: Error) => say(`演示信息保护记录没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'duplicates', () => demoDuplicates(app, jobNow(app, clock)).catch((error: Error) => say(`演示重复档案没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'incidents', () => demoIncidents(app, clock).catch((error: Error) => say(`演示网格事件没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'mandates', () => demoMandates(app, clock).catch((error: Error) => say(`演示职责清单没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'plans', () => demoPlans(app, clock, jobNow(app, clock)).catch((error: Error) => say(`演示规划工作没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'matters', () => demoMatters(app).catch((error: Error) => say(`演示事项草稿没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'agency', () => demoAgency(app, clock).catch((error: Error) => say(`演示代办没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'windows', () => demoWindows(app, clock).catch((error: Error) => say(`演示窗口没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'admission', () => demoAdmission(app).catch((error: Error) => say(`演示社区准入没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'policies', () => demoPolicies(app).catch((error: Error) => say(`演示政策和标准没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'projects', () => demoProjects(app).catch((error: Error) => say(`演示建设项目和资金没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'hotline', () => demoHotline(app, clock).catch((error: Error) => say(`演示热线没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'entitlements', () => demoEntitlements(app, clock).catch((error: Error) => say(`演示待遇和服务供给没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'residence', () => demoResidence(app, clock).catch((error: Error) => say(`演示居住服务没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'organisations', () => demoOrganisations(app).catch((error: Error) => say(`演示组织没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'voices', () => demoVoices(app, clock).catch((error: Error) => say(`演示民意没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'surveys', () => demoSurveys(app, clock).catch((error: Error) => say(`演示问卷没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'liaison', () => demoLiaison(app, clock).catch((error: Error) => say(`演示示范联系没有建全：${error.message.slice(0, 300)}`)).then(() => jobNow(app, clock)('liaison.feed')))
    await step(app.db, 'supervision', () => countMissingDays(app.db, new Date()).catch((error: Error) => say(`演示督办快照没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'imports', () => demoImports(app).catch((error: Error) => say(`演示导入没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'grids', () => demoGrids(app).catch((error: Error) => say(`演示网格没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'disputes', () => demoDisputes(app, clock).catch((error: Error) => say(`演示调解和法律服务没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'indicators', () => demoIndicators(app, clock).catch((error: Error) => say(`演示指标没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'evaluation', () => demoEvaluation(app, clock).catch((error: Error) => say(`演示创建评价没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'duties', () => demoDuties(app, clock).catch((error: Error) => say(`演示责任日历没有建全：${error.message.slice(0, 300)}`)))
    await step(app.db, 'territory', () => demoTerritory(app).catch((error: Error) => say(`演示区划调整没有建全：${error.message.slice(0, 200)}`)))
    await step(app.db, 'collections', () => demoCollections(app).catch((error: Error) => say(`演示填报和年度报告没有建全：${error.message.slice(0, 300)}`)))
  } finally {
    await app.close()
  }
}

/** Runs a job of the assembly at once. */
const jobNow = (app: App, clock: SetClock) => async (name: string) => {
  const job = app.assembly.jobs.find((j) => j.name === name)
  if (job) await runJob(job, {}, { db: app.db, services: app.services, log: app.services.log, clock })
}

async function step(db: Database, name: string, deed: () => Promise<void>): Promise<void> {
  const key = `demo.${name}`
  const done = await db.within(everyone, (tx) => tx.maybe(sql`select 1 from platform.settings where key = ${key}`))
  if (done) return
  await deed()
  await db.within(everyone, (tx) => tx.run(sql`insert into platform.settings (key, value) values (${key}, 'true') on conflict (key) do nothing`))
}

async function people(installation: Installation, size: DemoSize, say: Say): Promise<void> {
  const { place, regions } = readPack(installation.root, installation.settings.pack)
  const wanted = size === 'small' ? place.demo.small.households : place.demo.banner.households
  const total = size === 'small' ? Math.round(Object.values(wanted).reduce((a, b) => a + b, 0) * place.demo.small.peoplePerHousehold) : place.demo.banner.people
  const kindOf = (kind: string): LoadCommunity['kind'] => (kind === 'gacha' ? 'gacha' : kind === 'community' ? 'urban' : 'town')
  const communities: LoadCommunity[] = regions
    .filter((r) => r.level === 'community' && (wanted[r.code] ?? 0) > 0)
    .map((r) => ({
      code: padded(r.code),
      name: r.name,
      kind: kindOf(r.kind),
      weight: wanted[r.code]!,
      grids: regions.filter((g) => g.parent === r.code && g.level === 'grid').map((g) => ({ code: padded(g.code), name: g.name })),
    }))
  say(`正在生成演示居民 0 / ${total}`)
  await loadPopulation({
    ownerUrl: installation.ownerUrl,
    secrets: installation.secrets,
    algorithm: process.env.LINLI_CIPHER === 'sm4' ? 'sm4' : 'aes-256-gcm',
    communities,
    seed: SEED,
    people: total,
    baseDate: shanghaiDate(new Date()),
    ...(size === 'small' ? { workers: 0 } : { workerEntry: join(installation.root, 'dist/load-worker/main.mjs') }),
    onProgress: (done, of, word) => say(`正在生成演示居民：${word} ${done} / ${of}`),
  })
  await addPast(installation.ownerUrl, shanghaiDate(new Date()), 'people')
  await deriveAfterLoad(installation.ownerUrl)
}

async function accounts(app: App, say: Say): Promise<void> {
  say('正在开设演示账号')
  const lines = app.demo.lines().filter((a) => a.post !== 'resident')
  await app.db.within(everyone, async (tx) => {
    for (const a of lines) {
      await openStaffAccount(
        tx,
        { name: a.name, identifier: a.identifier, secret: a.secret, region: padded(a.region), posts: [{ kind: a.post as PostKind, region: padded(a.region), from: '2025-01-01' }] },
        { now: new Date(), newId: () => uuidv7() },
      )
    }
  })
}
