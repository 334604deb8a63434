import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const here = join(root, 'apps/portal')

const PAGE_LISTS = /(\/web\/portal\/index|apps\/portal\/pages)\.tsx?$/

/** Source files of all views, as the lists of pages name them: each becomes a script of its own, which the server names in the page. */
function views(): Record<string, string> {
  const lists = [join(here, 'pages.ts'), ...readdirSync(join(root, 'modules')).flatMap((name) => ['index.ts', 'index.tsx'].map((file) => join(root, 'modules', name, 'web/portal', file))).filter(existsSync)]
  const files = lists.flatMap((list) => [...readFileSync(list, 'utf8').matchAll(/\bview:\s*\(\)\s*=>\s*import\(\s*['"]([^'"]+)['"]\s*\)/g)].map((found) => resolve(dirname(list), found[1]!)))
  if (files.length === 0) throw new Error('no portal page was found')
  return Object.fromEntries(files.map((file) => [relative(root, file).replace(/\.tsx?$/, '').replaceAll('\\', '/').replace(/^modules\/|\/web\/portal|^apps\/portal\//g, '').replaceAll('/', '-'), file]))
}

/** Notes beside each page the source file of its view, so that the server can preload it. */
const withViewFiles: Plugin = {
  name: 'portal-view-files',
  enforce: 'pre',
  transform(code, id) {
    if (!PAGE_LISTS.test(id)) return null
    return code.replace(/\bview:\s*\(\)\s*=>\s*import\(\s*['"]([^'"]+)['"]\s*\)/g, (whole, file: string) =>
      `viewFile: ${JSON.stringify(relative(root, resolve(dirname(id), file)).replaceAll('\\', '/'))}, ${whole}`)
  },
}

interface Node { type: string; start: number; end: number; [more: string]: unknown }

/** A browser needs of an operation its id, method and path. The schemas stay on the server. */
const withoutSchemas: Plugin = {
  name: 'portal-without-schemas',
  transform(code, id) {
    if (!/\/contract(\.ts|\/[\w-]+\.ts)$/.test(id) || !code.includes('operation(')) return null
    const cuts: Node[] = []
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) return node.forEach(walk)
      if (typeof node !== 'object' || node === null) return
      const one = node as Node & { callee?: { name?: string };
        arguments?: { type: string; properties?: (Node & { key?: { name?: string } })[] }[] }
      if (one.type === 'CallExpression' && one.callee?.name === 'operation' && one.arguments?.[0]?.type === 'ObjectExpression') {
        cuts.push(...one.arguments[0].properties!.filter((property) => !['id', 'method', 'path'].includes(property.key?.name ?? '')))
      }
      Object.values(one).forEach(walk)
    }
    walk(this.parse(code))
    const cut = cuts.sort((a, b) => b.start - a.start).reduce((text, { start, end }) => {
      const comma = /^\s*,/.exec(text.slice(end))
      return text.slice(0, start) + text.slice(end + (comma ? comma[0].length : 0))
    }, code)
    return { code: cut, map: null }
  },
}

/** Writes .gz and .br beside every asset, once at the build instead of at every request. */
const squeezed: Plugin = {
  name: 'portal-squeezed',
  apply: 'build',
  writeBundle(output) {
    const assets = join(output.dir!, 'assets')
    for (const file of readdirSync(assets).filter((name) => /\.(js|css|svg|json)$/.test(name))) {
      const bytes = readFileSync(join(assets, file))
      writeFileSync(join(assets, `${file}.gz`), gzipSync(bytes, { level: 9 }))
      writeFileSync(join(assets, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    }
  },
}

export default defineConfig(({ isSsrBuild }) => isSsrBuild
  ? {
      root,
      logLevel: 'warn',
      publicDir: false,
      plugins: [withViewFiles, react()],
      // React is built in: always its production form, whatever NODE_ENV the server runs with.
      ssr: { noExternal: ['react', 'react-dom'], target: 'node' },
      build: {
        ssr: true,
        outDir: join(root, 'dist/portal-server'),
        emptyOutDir: true,
        target: 'node20',
        rollupOptions: { input: { 'entry-server': join(here, 'entry-server.tsx') } as Record<string, string>, output: { entryFileNames: '[name].js' } },
      },
    }
  : {
      root,
      logLevel: 'warn',
      publicDir: false,
      plugins: [withoutSchemas, react(), squeezed],
      resolve: { alias: [{ find: /^zod$/, replacement: join(here, 'zod-stub.ts') }] },
      build: {
        outDir: join(root, 'dist/portal'),
        emptyOutDir: true,
        manifest: true,
        cssCodeSplit: false,
        // The server names what a page needs in its head; a browser that would look again at what belongs to which page is only heavier.
        modulePreload: false,
        assetsInlineLimit: 0,
        target: ['chrome80', 'safari14', 'firefox80'],
        // Logical properties must stay logical: turned into left and right they would break vertical script.
        cssTarget: ['chrome105', 'safari15.4', 'firefox121'],
        rollupOptions: {
          input: { 'entry-client': join(here, 'entry-client.tsx'), ...views() } as Record<string, string>,
          // The views keep their one export; nothing else of them is asked for.
          preserveEntrySignatures: 'strict',
          treeshake: { manualPureFunctions: ['z', 'named', 'operation'] },
        },
      },
    })
