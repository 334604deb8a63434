/** An API in the page: enough to look at every state of the desk. */
type Mode = 'slow' | 'broken' | 'empty' | 'expired' | 'signed-out' | 'must-change' | 'plain'

const NAMES = ['王建国', '乌云其木格', '买买提·阿布都热依木', '李秀兰', '苏日娜', '敖特根巴雅尔', '张伟', '额尔敦其其格', '孙玉珍', '斯琴高娃']
const MATTERS = ['高龄津贴', '临时救助', '居住登记', '公共设施报修', '矛盾调解申请', '老年人探访需求']
const PLACES = ['巴彦浩特镇新世纪社区第三网格', '巴彦浩特镇和硕特社区', '阿拉善左旗巴彦浩特镇额鲁特街道西花园社区第十二网格', '吉兰泰镇', '敖伦布拉格镇']
const NEXT = ['等待受理', '核对材料', '公示中', '等待审批', '回访申请人']
export const TOTAL = 12_345

export interface SampleRow {
  id: string
  number: string
  title: string
  who: string
  place: string
  next: string
  left: number
  at: string
}

/** The n-th sample row: always the same. */
export function sampleRow(n: number): SampleRow {
  const left = (n % 9) - 2
  return {
    id: String(n),
    number: `SL2026${String(n).padStart(6, '0')}`,
    title: MATTERS[n % MATTERS.length]!,
    who: NAMES[n % NAMES.length]!,
    place: PLACES[n % PLACES.length]!,
    next: NEXT[n % NEXT.length]!,
    left,
    at: new Date(Date.UTC(2026, 10, 22 + left, 9)).toISOString(),
  }
}

const POSTS = [
  { id: 'p1', kind: 'case_handler', title: '综合窗口', region: '152921100', regionName: '巴彦浩特镇新世纪社区' },
  { id: 'p2', kind: 'street_lead', title: '社区服务办公室主任', region: '152921100', regionName: '阿拉善左旗巴彦浩特镇额鲁特街道办事处' },
]

let mode: Mode = 'plain'
let signedIn = true
/** What was sent, for tests to read as `window.sampleMoves`. */
const moves: object[] = []

function answer(method: string, url: URL, headers: Headers, body: Record<string, string>): [number, unknown] {
  const path = url.pathname
  const no = (status: number, code: string, title: string, more: object = {}): [number, unknown] => [status, { status, code, title, ...more }]
  if (path === '/api/sessions') {
    if (body.secret === '错误') return no(401, 'accounts.wrong_credentials', '账号或密码不对，请核对后再试')
    if (body.secret === '锁定') return no(429, 'accounts.locked', '密码连续输错，已暂停登录', { details: { retryAfterSeconds: 95 } })
    if (body.secret === '二次' && !body.code) return no(401, 'accounts.second_factor_required', '请输入动态验证码')
    signedIn = true
    return [201, { token: 'x' }]
  }
  if (path === '/api/demo/accounts') {
    const who = (identifier: string, name: string, post: string, regionName: string) => ({ identifier, secret: 'demo', name, post, region: '', regionName, kind: 'staff' })
    return [200, { items: [who('chuangkou', '苏日娜', '综合窗口', '巴彦浩特镇新世纪社区'), who('wangge', '王建国', '网格员', '新世纪社区第三网格')] }]
  }
  if (path === '/api/sessions/current') {
    signedIn = false
    return [204, undefined]
  }
  if (!signedIn) return no(401, 'sessions.none', '登录已过期，请重新登录')
  if (path === '/api/me') {
    const post = POSTS.find((each) => each.id === headers.get('x-linli-post')) ?? POSTS[0]
    const account = { id: 'a1', name: '苏日娜', kind: 'staff', personId: null }
    const more = { csrf: 'x', secondFactorOwed: false, mustChangeSecret: mode === 'must-change' }
    return [200, { account, posts: POSTS, currentPost: post, abilities: ['sample.list'], ...more }]
  }
  if (mode === 'broken') return no(503, 'database.away', '数据库暂时不可用，请稍后再试')
  if (path === '/api/sample') {
    const after = Number(url.searchParams.get('after') ?? 0)
    const q = url.searchParams.get('q') ?? ''
    const limit = Number(url.searchParams.get('limit') ?? 50)
    const none = mode === 'empty' || q === '无'
    const items = none ? [] : Array.from({ length: Math.min(limit, TOTAL - after) }, (_, i) => sampleRow(after + i))
    return [200, { items, next: none || after + limit >= TOTAL ? null : String(after + limit), total: none ? 0 : TOTAL, counts: none ? {} : { mine: 37, place: TOTAL, soon: 8, late: 3 } }]
  }
  const one = /^\/api\/sample\/(\d+)(\/\w+)?$/.exec(path)
  if (one && Number(one[1]) < TOTAL) {
    if (one[2] === '/reveal') return [200, { value: '15292119560312001X' }]
    if (method === 'POST' && body.reason === '拒绝') {
      return no(422, 'sample.reason_weak', '没有办成', { detail: '退回理由要说明缺什么', errors: [{ path: 'body.reason', code: 'weak', message: '请写明缺少哪份材料' }] })
    }
    if (method === 'POST') moves.push(body)
    return [200, sampleRow(Number(one[1]))]
  }
  return no(404, 'general.not_found', '没有找到')
}

/** Puts the API in the page in place of the network. The mode comes from `?api=` of the first address. */
export function installFakeApi(): void {
  const asked = new URLSearchParams(location.search).get('api') as Mode | null
  mode = asked ?? 'plain'
  signedIn = mode !== 'signed-out'
  if (mode === 'expired') setTimeout(() => (signedIn = false), 3000)
  Object.assign(window, { sampleMoves: moves })
  const real = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const url = new URL(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url, location.origin)
    if (!url.pathname.startsWith('/api/')) return real(input, init)
    await new Promise((done) => setTimeout(done, mode === 'slow' ? 4000 : 60))
    init?.signal?.throwIfAborted()
    const [status, json] = answer(init?.method ?? 'GET', url, new Headers(init?.headers), JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Record<string, string>)
    return new Response(status === 204 ? null : JSON.stringify(json), { status, headers: { 'content-type': 'application/json' } })
  }
}
