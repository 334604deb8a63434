import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { join } from 'node:path'
import { getMe } from '../../../modules/accounts/contract.ts'
import { ApiProblem } from '../../../platform/web/client.ts'
import { aWorld, COMMUNITY, GRID, STREET, BANNER, type Someone, type World } from '../../../e2e/support/world.ts'
import { callInProcess, portalPlugin, type PortalBundle } from '../server.ts'

/** The portal over a world of its own with cases in every state, for looking at. Answers addresses and cookies of its residents. */
export async function serveWorld(root: string, bundle: PortalBundle, port: number) {
  const world = await aWorld({ at: new Date().toISOString() })
  const told = await stories(world)
  const app = Fastify({ logger: { level: 'error' } })
  await app.register(cookie)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.all('/api/*', async (request, reply) => {
    const answer = await world.app.http.inject({
      method: request.method as 'GET', url: request.url, headers: request.headers as Record<string, string>, remoteAddress: request.ip,
      ...(Buffer.isBuffer(request.body) ? { payload: request.body } : {}),
    })
    for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined
      && !/^(content-length|connection|transfer-encoding)$/.test(name)) reply.header(name, value)
    return reply.code(answer.statusCode).send(answer.rawPayload)
  })
  await app.register(portalPlugin({
    dist: join(root, 'dist/portal'),
    bundle,
    api: (request) => callInProcess(world.app.http, request),
    async me(request) {
      if (!request.headers.cookie?.includes('linli_session=')) return null
      try {
        const me = await callInProcess(world.app.http, request)(getMe, {})
        return { ...me, id: me.account.id, name: me.account.name }
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) return null
        throw error
      }
    },
    csrf: (request) => request.cookies['linli-csrf'],
    site: () => ({ name: '邻里', place: '阿拉善左旗', phone: { number: '12345', label: '服务热线' }, leave: '/sign-out' }),
    kit: true,
  }))
  await app.listen({ port })
  return {
    base: `http://localhost:${port}`,
    told,
    async close() {
      await app.close()
      await world.close()
    },
  }
}

type Told = Record<string, unknown> & { error?: string }

async function stories(world: World) {
  const resident = await world.resident({ name: '李秀英', bornOn: '1944-03-02' })
  const newcomer = await world.resident({ name: '买买提·阿布都热依木', bornOn: '1990-05-06', sex: '1' })
  const community = await world.staff('community_worker', COMMUNITY, '孙丽')
  await world.staff('street_officer', STREET, '吴强')
  await world.staff('window_clerk', COMMUNITY, '赵敏')
  await world.staff('civil_affairs_officer', BANNER, '其木格')
  await world.staff('grid_worker', GRID, '巴特尔')
  const faults: string[] = []
  const ask = async (who: Someone, url: string, body: unknown, method: 'post' | 'put' = 'post') => {
    const answer = await who[method](url, body)
    if (answer.status >= 300) faults.push(`${url} ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
    return answer.body as { id: string; number: string; checkCode: string; version: number; state: string }
  }
  const move = async (who: Someone, id: string, name: string, more: object = {}) => {
    const now = await who.get(`/api/cases/${id}`)
    return ask(who, `/api/cases/${id}/moves`, { move: name, version: now.body.version, ...more })
  }
  const allowance = { phone: resident.phone, address: '和硕特小区3号楼', payTo: 'social_card', agree: true }
  const going = await ask(resident, '/api/cases', { matterCode: 'assistance.old-age-allowance', form: allowance,
    materials: [{ code: 'household-book', how: 'upload', fileId: await file(resident) }] })
  await move(community, going.id, 'accept')
  await move(community, going.id, 'advance', { result: { seen: 'home', livesHere: true } })
  const request = (content: string) => ask(resident, '/api/cases', { matterCode: 'matters.resident-request',
    form: { kind: 'help', content, place: '和硕特小区3号楼楼道' }, submitAnyway: true })
  const waiting = await request('楼道灯不亮，老人上下楼看不清，请帮忙修一下')
  const correction = await request('小区北门的坡道太陡，轮椅上不去，希望改一改')
  await move(community, correction.id, 'askForCorrection', { missing: ['北门坡道的照片（能看出坡度）', '具体位置：哪一栋楼前'] })
  const reply = await ask(newcomer, '/api/cases', { matterCode: 'assistance.old-age-allowance',
    form: { phone: newcomer.phone, address: '和硕特小区5号楼', payTo: 'social_card', agree: true },
    materials: [{ code: 'household-book', how: 'upload', fileId: await file(newcomer) }] })
  await move(community, reply.id, 'askForCorrection', { missing: ['户口簿本人页（上次拍的看不清）', '现住址请写到门牌号'] })
  const answered = await request('社区食堂几点开门，老人可以去吃吗')
  await move(community, answered.id, 'accept')
  await move(community, answered.id, 'conclude', { outcome: 'answered', answer: '社区食堂每天11:00至13:00开门，60周岁以上老人凭身份证就餐。',
    result: { communityAnswer: '已电话答复，并告知就餐办法。' } })
  await ask(resident, '/api/case-drafts', { matterCode: 'assistance.temporary-relief', form: { phone: resident.phone } }, 'put')
  const cookieOf = async (who: Someone) => ({ session: await who.token(), csrf: (await who.get('/api/me')).body.csrf as string })
  return { going, waiting, correction, reply, answered, faults, phone: resident.phone, resident: await cookieOf(resident),
    newcomer: await cookieOf(newcomer) } satisfies Told
}

/** A grey photo of one pixel. */
async function file(who: Someone): Promise<string> {
  const jpeg = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64')
  const sent = await who.upload('/api/files', { name: '户口簿.jpg', type: 'image/jpeg', content: jpeg })
  return sent.body.id ?? ''
}
