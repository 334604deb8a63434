// Builds the portal: browser files to dist/portal, server bundle to dist/portal-server. `node apps/portal/build.mjs` also prints what the
// first load of every page weighs and fails when one is over the budget; `--weigh` only weighs what is built.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const configFile = join(root, 'apps/portal/vite.config.ts')

/** Script of the first load, gzip, all included (design: portal). */
export const BUDGET_KIB = 90

export async function buildPortal() {
  process.env.NODE_ENV = 'production'
  await build({ configFile })
  await build({ configFile, build: { ssr: true } })
  return weigh()
}

/** KiB (gzip) of script before a page is usable, by view file; also written to dist/portal/first-load.json. */
export function weigh() {
  const dist = join(root, 'dist/portal')
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const kib = (keys) => {
    const files = new Set()
    const add = (key) => {
      if (files.has(manifest[key].file)) return
      files.add(manifest[key].file)
      manifest[key].imports?.forEach(add)
    }
    keys.forEach(add)
    return Math.round([...files].reduce((sum, file) => sum + statSync(join(dist, `${file}.gz`)).size, 0) / 102.4) / 10
  }
  const entry = 'apps/portal/entry-client.tsx'
  // The page that shows every component is not for residents.
  const views = Object.keys(manifest).filter((key) => manifest[key].isEntry && /\/(pages|web\/portal)\//.test(key) &&
    !key.endsWith('/pages/kit.tsx'))
  const weights = Object.fromEntries(views.map((view) => [view, kib([entry, view])]))
  writeFileSync(join(dist, 'first-load.json'), JSON.stringify(weights, null, 2))
  return weights
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const weights = process.argv.includes('--weigh') ? weigh() : await buildPortal()
  for (const [view, kib] of Object.entries(weights)) console.log(`${String(kib).padStart(6)} KiB  ${view}`)
  const heaviest = Math.max(...Object.values(weights))
  if (heaviest > BUDGET_KIB) {
    console.error(`The heaviest page loads ${heaviest} KiB of script; the budget is ${BUDGET_KIB} KiB.`)
    process.exitCode = 1
  }
}
