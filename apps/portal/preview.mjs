// Serves the portal's pages without a database, for looking at them: `node apps/portal/preview.mjs [port]`. Builds first; `--no-build`
// skips that.
// The API behind it knows nothing and answers every call with 404.
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Fastify from 'fastify'
import { runnerImport } from 'vite'
import { buildPortal } from './build.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const words = process.argv.slice(2)
const port = Number(words.find((word) => /^\d+$/.test(word)) ?? 8090)

if (!words.includes('--no-build')) await buildPortal()
const { module } = await runnerImport(join(root, 'apps/portal/server.ts'), { configFile: false, root, logLevel: 'warn' })
const bundle = await import(pathToFileURL(join(root, 'dist/portal-server/entry-server.js')).href)

const app = Fastify()
await app.register(module.portalPlugin({
  dist: join(root, 'dist/portal'),
  bundle,
  api: (request) => module.callInProcess(app, request),
  me: async () => null,
  site: () => ({ name: '邻里', place: '巴彦浩特镇', phone: { number: '12345', label: '打电话' } }),
  kit: true,
}))
await app.listen({ port })
console.log(`http://localhost:${port}/  http://localhost:${port}/kit`)
