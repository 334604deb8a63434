import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiProblem } from '../../platform/web/client.ts'
import { definePage, notFound, redirect, type LoadContext, type PageDefinition } from '../../platform/web/page.ts'
import { dataBlock, documentOf, scriptsOf } from './document.ts'
import * as bundle from './entry-server.tsx'
import { callInProcess, portalPlugin } from './server.ts'

const greet = { id: 'greet', method: 'GET', path: '/api/greetings/:name' } as const
const nasty = '</script><script>alert(1)</script>'

/** A page that shows its data as text; `load` as given. */
function pageOf(path: string, load: (context: LoadContext) => Promise<unknown>, more: Partial<PageDefinition> = {}): PageDefinition {
  return definePage<unknown>({
    path, title: '试', ...more,
    view: async () => ({ default: ({ data }) => <p>{JSON.stringify(data)}</p> }),
    load: async () => ({ load }),
  })
}

const pages: PageDefinition[] = [
  ...bundle.pages,
  pageOf('/echo/:name', async ({ params, query }) => ({ params, query, nasty })),
  pageOf('/greeting', async ({ api }) => api(greet as never, { params: { name: '其其格' } } as never)),
  pageOf('/gone', async () => notFound()),
  pageOf('/moved', async () => redirect('/echo/there')),
  pageOf('/copy/away', async () => { throw Object.assign(new Error('redirect'), { name: 'Redirect', to: '/echo/there' }) }),
  pageOf('/copy/gone', async () => { throw Object.assign(new Error('none'), { name: 'PageNotFound' }) }),
  pageOf('/copy/broken', async () => { throw new Error('x') }),
  pageOf('/lured', async () => redirect('//evil.example')),
  pageOf('/mine', async ({ me }) => me, { signedIn: true }),
  pageOf('/refused', async () => { throw new ApiProblem({ status: 403, code: 'x.no', title: '您不能看这一页' }) }),
  pageOf('/hidden', async () => { throw new ApiProblem({ status: 404, code: 'x.none', title: '没有' }) }),
  pageOf('/busy', async () => { throw new ApiProblem({ status: 503, code: 'x.busy', title: '现在人多' }) }),
  pageOf('/broken', async () => { throw new Error('select * from secret') }),
]

let app: FastifyInstance
let dist: string

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'portal-'))
  mkdirSync(join(dist, '.vite'))
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'assets/entry-1.js'), 'let a')
  writeFileSync(join(dist, 'assets/entry-1.js.br'), 'squeezed')
  writeFileSync(join(dist, '.vite/manifest.json'), JSON.stringify({
    'apps/portal/entry-client.tsx': { file: 'assets/entry-1.js', imports: ['_react.js'] },
    '_react.js': { file: 'assets/react-1.js' },
    'style.css': { file: 'assets/style-1.css' },
  }))
  app = Fastify()
  await app.register(cookie)
  app.get('/api/greetings/:name', async (request) => ({ text: `您好 ${(request.params as { name: string }).name}`,
    seen: request.headers.cookie }))
  await app.register(portalPlugin({
    dist,
    bundle: { ...bundle, pages },
    api: (request) => callInProcess(app, request),
    me: async (request) => (request.headers.cookie?.includes('who=qiqige') ? { id: '1', name: '其其格' } : null),
    site: () => ({ name: '邻里', place: '试点镇', phone: { number: '12345', label: '打电话' } }),
  }))
})
afterAll(async () => {
  await app.close()
  rmSync(dist, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

describe('every page is complete HTML', () => {
  test('the first screen reads without script: search, six entries, the telephone', async () => {
    const { statusCode, body, headers } = await get('/')
    expect(statusCode).toBe(200)
    for (const word of ['老人', '孩子', '生病', '找工作', '住房搬家', '有困难', 'action="/matters"', 'href="tel:12345"']) expect(body).toContain(word)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
  })

  test('nothing inline: no style attribute, no script but the data block and the one file', async () => {
    for (const url of ['/', '/display', '/nothing-here']) {
      const { body, headers } = await get(url)
      expect(body).not.toMatch(/ style=/)
      expect(body).not.toMatch(/ on[a-z]+=/)
      expect(body.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/entry-1.js">',
        '<script type="application/json" id="linli-data">'])
      expect(headers['content-security-policy']).toMatch(/script-src 'self'; style-src 'self'/)
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    }
  })

  test('data cannot break out of its block', async () => {
    const { body } = await get('/echo/%E7%94%B2?q=1&q=2')
    expect(body).not.toContain(nasty)
    const state = JSON.parse(/id="linli-data">(.*?)<\/script>/.exec(body)![1]!) as { data: unknown }
    expect(state.data).toEqual({ params: { name: '甲' }, query: { q: '1' }, nasty })
    expect(JSON.parse(dataBlock('<!--\u2028'))).toBe('<!--\u2028')
  })

  test('load reaches our own API as the reader', async () => {
    const { body } = await get('/greeting', { cookie: 'who=qiqige' })
    expect(body).toContain('您好 其其格')
    expect(body).toContain('who=qiqige')
  })
})

describe('answers', () => {
  test.each([
    ['/gone', 404, '没有找到这一页'], ['/hidden', 404, '没有找到这一页'], ['/no/such/page', 404, '没有找到这一页'],
    ['/refused', 403, '您不能看这一页'], ['/busy', 503, '现在人多'], ['/broken', 500, '这一页暂时打不开'],
  ])('%s is %i and says so', async (url, status, words) => {
    const { statusCode, body, headers } = await get(url)
    expect(statusCode).toBe(status)
    expect(body).toContain(words)
    expect(body).not.toContain('secret')
    expect(headers['cache-control']).toBe('no-store')
  })

  test('an unknown API address is not answered with a page', async () => {
    const { statusCode, headers } = await get('/api/nothing')
    expect(statusCode).toBe(404)
    expect(headers['content-type']).toMatch(/json/)
  })

  test('a loader of another bundle is understood: its redirects, absences and refusals are told by name', async () => {
    const copy = (name: string, more: object = {}) => Object.assign(new Error(name), { name, ...more })
    expect(copy('ApiProblem')).toBeInstanceOf(ApiProblem)
    expect(new ApiProblem({ status: 404, code: 'x', title: 'x' })).toBeInstanceOf(ApiProblem)
    expect(new Error('x')).not.toBeInstanceOf(ApiProblem)
    expect((await get('/copy/away')).headers['location']).toBe('/echo/there')
    expect((await get('/copy/gone')).statusCode).toBe(404)
    expect((await get('/copy/broken')).statusCode).toBe(500)
  })

  test('a way elsewhere stays on our site', async () => {
    expect((await get('/moved')).headers['location']).toBe('/echo/there')
    expect((await get('/lured')).headers['location']).toBe('/')
  })

  test('an own page asks visitors to sign in and come back, and is never kept by a cache', async () => {
    const visitor = await get('/mine?tab=1')
    expect([visitor.statusCode, visitor.headers['location']]).toEqual([303, '/sign-in?next=%2Fmine%3Ftab%3D1'])
    const own = await get('/mine', { cookie: 'who=qiqige' })
    expect(own.body).toContain('其其格')
    expect(own.headers['cache-control']).toBe('no-store')
    expect(own.headers['etag']).toBeUndefined()
  })

  test('an unchanged page is not sent again', async () => {
    const first = await get('/')
    const again = await get('/', { 'if-none-match': first.headers['etag'] as string })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('pages and files come squeezed, files for ever', async () => {
    expect((await get('/', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBe('gzip')
    const file = await get('/assets/entry-1.js', { 'accept-encoding': 'br' })
    expect(file.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' })
  })
})

describe('how pages look is a setting of the same page', () => {
  test('large letters and high contrast come with the first answer', async () => {
    const { body } = await get('/', { cookie: 'linli-view=size%3Dlarge%26contrast%3Dhigh' })
    expect(body).toMatch(/<html lang="zh-CN" data-size="large" data-contrast="high">/)
    expect(body).toContain('标准版')
  })

  test('a plain link changes one setting, keeps the others and comes back', async () => {
    const { statusCode, headers } = await get('/view?size=large&back=/display', { cookie: 'linli-view=contrast%3Dhigh' })
    expect(statusCode).toBe(303)
    expect(headers['location']).toBe('/display')
    expect(decodeURIComponent(headers['set-cookie'] as string)).toMatch(/^linli-view=size=large&contrast=high;/)
    expect((await get('/view?size=large&back=https://evil.example')).headers['location']).toBe('/')
  })

  test('two languages at once do not mix', async () => {
    const [en, zh] = await Promise.all([get('/display', { cookie: 'linli-view=locale%3Den' }), get('/display')])
    expect(en.body).toContain('<html lang="en"')
    expect(en.body).toContain('Display settings')
    expect(zh.body).toContain('显示设置')
    expect(zh.body).not.toContain('Display settings')
  })

  test('a cookie of nonsense is the default', async () => {
    expect((await get('/', { cookie: 'linli-view=%E0%A4%A' })).statusCode).toBe(200)
  })
})

test('each script of the first view is named once', () => {
  const manifest = {
    'apps/portal/entry-client.tsx': { file: 'a.js', imports: ['r'] }, r: { file: 'r.js' },
    'x.tsx': { file: 'x.js', imports: ['r', 'apps/portal/entry-client.tsx'] },
  }
  expect(scriptsOf(manifest, 'x.tsx')).toEqual(['a.js', 'r.js', 'x.js'])
  expect(scriptsOf(manifest, 'unknown.tsx')).toEqual(['a.js', 'r.js'])
  // The page's own script is named beside its data: the browser carries no list of pages.
  const parts = { html: '', title: '', view: { size: 'normal', contrast: 'normal', locale: 'zh-CN', place: 'own' } as const, state: {}, csrf: undefined, manifest }
  expect(documentOf({ ...parts, viewFile: 'x.tsx' })).toContain('id="linli-data" data-view="/x.js"')
  expect(documentOf({ ...parts, viewFile: 'unknown.tsx' })).not.toContain('data-view')
})
