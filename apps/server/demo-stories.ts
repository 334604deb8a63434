import { deflateSync, crc32 } from 'node:zlib'
import type { SetClock } from '../../platform/kernel/clock.ts'
import { addDays, shanghaiDate, shanghaiInstant, shanghaiTime } from '../../platform/kernel/dates.ts'
import { runJob } from '../../platform/server/jobs.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { seedDemoFacilities } from '../../modules/facilities/index.ts'
import { SOURCES, recountAll, snapshotDay } from '../../modules/indicators/index.ts'
import { padded, readPack } from '../../modules/regions/index.ts'
import { idNumberCheckCharacter } from '../../modules/register/index.ts'
import { findRoot } from '../../platform/server/postgres/index.ts'
import type { App } from './app.ts'
import type { Say } from './install.ts'

const MAIN = '152921405001'
const OTHER = '152921405002'

type Json = Record<string, any>

/**
 * Tells what has happened in the demonstration's last weeks, person by person, through the real routes, on a clock that is set back. Everything is
 * fictitious; ID numbers carry sequences that nobody has.
 */
export async function tellStories(
  app: App,
  clock: SetClock,
  how: { say: Say; step(name: string, deed: () => Promise<void>): Promise<void>; failed?: (story: number, error: Error) => void },
): Promise<void> {
  const teller = new Teller(app, clock)
  const now = new Date()
  await how.step('facilities', async () => {
    how.say('正在登记演示设施')
    const { place, regions } = readPack(findRoot(), app.services.settings.pack)
    const served = regions.filter((r) => r.level === 'community' && place.demo.banner.households[r.code])
    const communities = served.map((r) => ({ code: padded(r.code), name: r.name, centre: r.centre }))
    await app.db.within({ as: 'staff', ...EVERYWHERE }, (tx) => seedDemoFacilities(tx, app.services.settings.county, communities))
  })
  await how.step('named-people', async () => {
    how.say('正在登记演示人物')
    teller.at(now, -60, '09:00')
    await namedPeople(teller)
  })
  const stories = writtenStories()
  for (const [i, story] of stories.entries()) {
    await how.step(`story-${i + 1}`, async () => {
      how.say(`正在讲述演示办件 ${i + 1} / ${stories.length}`)
      // A story is decoration: one that cannot be told (a calendar that ends, a changed form) must not keep the product from starting.
      await teller.tell(story, now).catch((error: Error) => (how.failed ?? (() => how.say(`第${i + 1}个演示办件没有讲完：${error.message.slice(0, 200)}`)))(i + 1, error))
    })
  }
  clock.moveTo(new Date())
  await how.step('figures', async () => {
    how.say('正在汇总演示指标')
    await recountAll(app.db, SOURCES, () => clock.now())
    await snapshotDay(app.db, clock.now())
  })
}

/** Born on, sex, a telephone of the demonstration's own, and where they live. */
const PEOPLE = [
  { name: '李秀英', phone: '13900000001', bornOn: '1944-03-02', sex: '2', region: `${MAIN}001` },
  { name: '王建国', phone: '13900000002', bornOn: '1975-08-19', sex: '1', region: `${MAIN}002` },
  { name: '斯琴高娃', phone: '13900000003', bornOn: '1988-05-07', sex: '2', region: `${OTHER}001` },
] as const

async function namedPeople(teller: Teller): Promise<void> {
  for (const [i, person] of PEOPLE.entries()) {
    const body17 = `152921${person.bornOn.replaceAll('-', '')}${person.sex === '1' ? '99' : '98'}${person.sex === '1' ? (i * 2 + 1) % 10 : (i * 2) % 10}`
    const homes = await teller.get('jiedao', `/api/dwellings?region=${person.region}&use=owner`)
    const home = homes.items[7 + i] as { id: string }
    await teller.post('jiedao', '/api/people', {
      name: person.name, sex: person.sex, bornOn: person.bornOn, idNumber: body17 + idNumberCheckCharacter(body17), phone: person.phone, region: person.region,
      ties: [
        { kind: 'registered', dwellingId: home.id, validFrom: '2010-06-01', relation: '02', source: '户口簿' },
        { kind: 'living', dwellingId: home.id, validFrom: '2010-06-01', relation: '02', source: '本人申报' },
      ],
      clientId: `demo-person-${person.phone}`,
    })
  }
}

/** One story: who asks for what, how many days ago, and what those in charge do about it. */
interface Story {
  daysAgo: number
  matter: string
  /** A resident by phone signs in and submits; a number is the n-th person of the community's register, served at the window. */
  applicant: string | number | null
  by?: string
  channel?: string
  form: Json
  materials?: Json[]
  region?: string
  placeText?: string
  photo?: string
  spot?: [lon: number, lat: number]
  deeds?: Deed[]
  /** 1 非常满意 … 5 非常不满意. */
  rating?: number
  ratingText?: string
}

interface Deed {
  after: number
  by: string
  move: string
  result?: Json
  photo?: string
  reason?: string
  answer?: string
  missing?: string[]
  materials?: Json[]
  target?: { post: string; region: string }
  outcome?: string
  suspension?: string
  job?: string
}

const accept = (by: string, after = 0.1): Deed => ({ after, by, move: 'accept' })

function writtenStories(): Story[] {
  const spot = (n: number): [number, number] => [105.678 + (n % 5) * 0.0021, 38.857 + (n % 4) * 0.0019]
  const request = (daysAgo: number, applicant: string | number | null, kind: string, content: string, answer: string | null, rating?: number, channel = 'H12345'): Story => ({
    daysAgo, matter: 'matters.resident-request', applicant, channel, form: { kind, content }, ...(rating ? { rating } : {}),
    region: `${MAIN}00${1 + (daysAgo % 3)}`,
    deeds: answer === null ? [] : [accept('shequ', 0.2), { after: 1.1, by: 'shequ', move: 'conclude', result: { communityAnswer: answer }, answer, outcome: 'answered' }],
  })
  const repair = (daysAgo: number, n: number, category: string, place: string, description: string, done: 'grid' | 'street' | 'open'): Story => ({
    daysAgo, matter: 'matters.facility-repair', applicant: null, by: 'wangge', channel: 'GRID', region: `${MAIN}001`, placeText: place, spot: spot(n),
    form: { category, place, description }, photo: 'photoBefore',
    deeds:
      done === 'open' ? []
        : done === 'grid' ? [accept('wangge', 0.05), { after: 0.3, by: 'wangge', move: 'conclude', result: { handledHere: true, verifyNote: '现场已处置' }, photo: 'photoAfter', answer: '网格员已到现场处置完毕', outcome: 'done' }]
          : [
              accept('wangge', 0.05),
              { after: 0.1, by: 'wangge', move: 'advance', result: { handledHere: false, verifyNote: '情况属实，需专业队伍' } },
              { after: 1.2, by: 'diaodu', move: 'advance', result: { unit: '王府街道市政养护队', dispatchNote: '已修复' }, photo: 'photoAfter' },
              { after: 0.5, by: 'wangge', move: 'conclude', result: { fixed: true }, answer: '已修好，现场核查合格', outcome: 'done' },
            ],
  })
  return [
    {
      daysAgo: 33, matter: 'assistance.old-age-allowance', applicant: '13900000001', form: { payTo: 'social_card', homeVisit: true, agree: true }, rating: 1,
      ratingText: '孩子们上门办的，很耐心',
      deeds: [
        accept('shequ', 0.4), { after: 1, by: 'shequ', move: 'advance', result: { seen: 'home', livesHere: true, reviewNote: '老人精神很好' } },
        { after: 8, by: '', move: '', job: 'cases.publications' },
        { after: 0.5, by: 'jiedao', move: 'advance', result: { objection: false } },
        { after: 1, by: 'minzheng', move: 'conclude', result: { fromMonth: '2026-11', approvalNote: '同意' }, outcome: 'granted', answer: '符合条件，从下月起按月发放' },
      ],
    },
    repair(30, 1, 'E02', '王府社区南门东侧第三根路灯', '路灯连续两晚不亮', 'street'),
    request(29, '13900000002', 'complaint', '楼下烧烤店夜里十一点后还在营业，油烟和噪声影响休息。', '社区已与店主约谈，店主承诺22点后不再室外经营，并加装油烟净化设备。', 2, 'SELF_WEB'),
    repair(27, 2, 'E01', '和硕路与王府街交叉口', '井盖松动', 'grid'),
    request(26, 12, 'consultation', '孩子转学需要社区出具什么证明？', '转学不需要社区证明，凭户口簿和学籍信息到接收学校办理。', 1),
    {
      daysAgo: 25, matter: 'volunteers.registration', applicant: '13900000002', form: { fields: ['elderly', 'environment'], freeTime: ['weekend'], skills: '开车、修电器', promise: true },
      deeds: [accept('shequ', 0.3), { after: 0.4, by: 'shequ', move: 'conclude', result: {}, outcome: 'granted', answer: '欢迎加入社区志愿服务队' }], rating: 1,
    },
    request(24, null, 'suggestion', '建议在小区北门增加一个非机动车充电棚。', '已列入明年改造计划，先在北门安装临时充电桩6个。', undefined),
    repair(22, 3, 'E05', '王府花园3号楼2单元', '暖气不热，室温15度', 'street'),
    request(21, 25, 'help', '老人独居，想请人帮忙换灯泡。', '志愿者当天下午上门更换，并检查了燃气阀门。', 1),
    {
      daysAgo: 20, matter: 'matters.mediation', applicant: 31, by: 'chuangkou', channel: 'WINDOW',
      form: { category: 'A08', otherParty: '楼上住户', story: '楼上夜里拖动家具，多次沟通没有改善，影响孩子学习和老人休息。', wish: '希望夜里安静，家具加脚垫', place: '王府花园', agree: true },
      deeds: [
        accept('tiaojie', 0.5), { after: 3, by: 'tiaojie', move: 'conclude', outcome: 'not_settled', answer: '双方暂时没有达成一致，可以向街道人民调解委员会再次申请，也可以向人民法院起诉' },
      ],
      rating: 2,
    },
    request(19, '13900000003', 'praise', '感谢网格员大雪天给老人送菜。', '谢谢您的肯定，已转达网格员本人。', 1, 'SELF_WEB'),
    repair(17, 4, 'E03', '中央大街便民市场门口', '路面塌陷一处，约半米', 'street'),
    request(16, 40, 'report', '有人在楼道堆放杂物和电动车。', '已会同物业清理，并张贴消防提示，网格员每周复查。', 3),
    request(15, 44, 'complaint', '小区供水压力不足，六楼早上没水。', '自来水公司已调整泵站压力并回访，水压恢复正常。', 4),
    {
      daysAgo: 14, matter: 'facilities.room-booking', applicant: '13900000002',
      form: { roomKind: 'culture', date: '+3', fromTime: '14:00', toTime: '16:00', people: 12, purpose: '社区合唱队排练', group: '王府社区合唱队', agree: true },
      deeds: [accept('shequ', 0.1), { after: 0.1, by: 'shequ', move: 'conclude', result: {}, outcome: 'granted', answer: '场地已安排' }], rating: 1,
    },
    repair(13, 5, 'E08', '社区广场健身器材', '漫步机踏板松动', 'grid'),
    {
      daysAgo: 12, matter: 'employment.assistance-registration', applicant: 52, by: 'chuangkou', channel: 'WINDOW',
      form: { reason: 'laid_off', wishes: ['full_time', 'training'], wanted: '保洁、后厨', schooling: 'high', agree: true },
      deeds: [accept('shequ', 0.4), { after: 0.5, by: 'shequ', move: 'conclude', result: { helper: '孙丽' }, outcome: 'granted', answer: '已登记，本周五有招聘会' }], rating: 1,
    },
    {
      daysAgo: 11, matter: 'elderly.visit-request', applicant: '13900000001',
      form: { living: 'alone', needs: ['talk'], wish: 'week', contactName: '李建军', contactPhone: '13900000009', consent: true },
      deeds: [accept('shequ', 0.2), { after: 0.5, by: 'shequ', move: 'conclude', result: { every: 'week', way: 'home', helper: '第一网格 巴特尔', startsOn: '+1' }, outcome: 'granted', answer: '从明天起每周探访一次' }],
      rating: 1,
    },
    request(10, 61, 'consultation', '居住证怎么续签？', '居住每满一年之日前一个月内到社区窗口办理签注，带身份证即可。', 1),
    {
      daysAgo: 9, matter: 'assistance.temporary-relief', applicant: 66, by: 'chuangkou', channel: 'WINDOW',
      form: { kind: 'urgent', cause: 'fire', story: '厨房起火，部分家具烧毁，暂时没有住处。', happenedOn: '-1', people: 3, payTo: 'social_card', agree: true },
      materials: [{ code: 'event-proof', how: 'paper', note: '消防救援证明' }], deeds: [accept('shequ', 0.1)],
    },
    request(8, 70, 'complaint', '早市摊位占道，救护车进不来。', '已与城管协调，划定经营区域并留出消防通道。', 5),
    repair(7, 6, 'E06', '西花园社区地下车库入口', '融雪积水排不掉', 'street'),
    request(6, 75, 'help', '孩子放学后没人接，社区有没有托管？', '社区“四点半课堂”周一至周五开放，已为孩子报名。', 2),
    { daysAgo: 6, matter: 'assistance.old-age-allowance', applicant: 'elder', by: 'chuangkou', channel: 'WINDOW', form: { payTo: 'social_card', agree: true }, deeds: [accept('shequ', 0.3), { after: 0.6, by: 'shequ', move: 'advance', result: { seen: 'station', livesHere: true } }] },
    request(5, null, 'report', '河道边有人倾倒建筑垃圾。', null),
    repair(4, 7, 'E04', '王府花园7号楼', '水管爆裂，楼道漏水', 'open'),
    request(4, '13900000002', 'complaint', '物业电梯三天两头停运，希望督促维修。', null, undefined, 'SELF_WEB'),
    {
      daysAgo: 3, matter: 'residence.registration', applicant: '13900000003',
      form: { whose: 'banner', origin: '阿拉善左旗吉兰泰镇', livesFrom: '-40', home: 'relatives', why: 'work', agree: true },
      deeds: [],
    },
    repair(2, 8, 'E02', '巴彦广场西侧', '庭院灯损坏两盏', 'open'),
    request(2, 83, 'suggestion', '希望活动室晚上开放到九点。', null),
    { daysAgo: 1, matter: 'facilities.room-booking', applicant: '13900000002', form: { roomKind: 'meeting', date: '+5', fromTime: '09:00', toTime: '11:00', people: 12, purpose: '楼院议事会', agree: true }, deeds: [] },
    repair(1, 9, 'E01', '王府街幼儿园门口', '井盖破损，已放警示锥', 'open'),
  ]
}

class Teller {
  private readonly app: App
  private readonly clock: SetClock
  private readonly sessions = new Map<string, { token: string; at: number }>()
  private readonly secrets: Map<string, string>

  constructor(app: App, clock: SetClock) {
    this.app = app
    this.clock = clock
    this.secrets = new Map(app.demo.lines().map((line) => [line.identifier, line.secret]))
  }

  at(now: Date, days: number, time: string): void {
    this.clock.moveTo(shanghaiInstant(addDays(shanghaiDate(now), Math.trunc(days)), time))
  }

  get = (by: string, url: string) => this.ask(by, 'GET', url)
  post = (by: string, url: string, body: Json) => this.ask(by, 'POST', url, body)

  async job(name: string): Promise<void> {
    const job = this.app.assembly.jobs.find((one) => one.name === name)
    if (job) await runJob(job, {}, { db: this.app.db, services: this.app.services, log: this.app.services.log, clock: this.clock })
  }

  private async token(by: string): Promise<string> {
    const now = this.clock.now().getTime()
    const known = this.sessions.get(by)
    if (known && Math.abs(now - known.at) < 20 * 60_000) return known.token
    const answer = await this.app.http.inject({ method: 'POST', url: '/api/sessions', payload: { identifier: by, secret: this.secrets.get(by) } })
    if (answer.statusCode !== 201) throw new Error(`${by} could not sign in: ${answer.body}`)
    const { token } = answer.json() as { token: string }
    this.sessions.set(by, { token, at: now })
    return token
  }

  private async ask(by: string, method: 'GET' | 'POST', url: string, body?: Json): Promise<any> {
    const answer = await this.app.http.inject({ method, url, headers: { authorization: `Bearer ${await this.token(by)}` }, ...(body ? { payload: body } : {}) })
    if (answer.statusCode >= 400) throw new Error(`${by} ${method} ${url}: ${answer.body.slice(0, 600)}`)
    return answer.json()
  }

  private async photo(by: string): Promise<string> {
    const boundary = 'demo-photo'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="现场.png"\r\ncontent-type: image/png\r\n\r\n`
    const answer = await this.app.http.inject({
      method: 'POST', url: '/api/files', headers: { authorization: `Bearer ${await this.token(by)}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), aPicture(), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    })
    if (answer.statusCode !== 201) throw new Error(`photo: ${answer.body}`)
    return (answer.json() as { id: string }).id
  }

  /** `+3` and `-1` in a form are days from the day of the story. */
  private dated(form: Json): Json {
    const today = shanghaiDate(this.clock.now())
    return Object.fromEntries(Object.entries(form).map(([k, v]) => [k, typeof v === 'string' && /^[+-]\d+$/.test(v) ? addDays(today, Number(v)) : v]))
  }

  private async applicantOf(story: Story, by: string): Promise<string | undefined> {
    if (story.applicant === 'elder') return ((await this.get(by, `/api/people?ageFrom=82&ageTo=90&tie=registered`)).items[3] as { id: string }).id
    if (typeof story.applicant === 'number') return ((await this.get(by, `/api/people?ageFrom=30&ageTo=59&tie=registered`)).items[story.applicant % 50] as { id: string }).id
    return undefined
  }

  /** What a page would fill in from the register and the person would confirm. */
  private async knownOf(story: Story, by: string, resident: string | undefined, applicantId: string | undefined): Promise<Json> {
    if (!resident && !applicantId) return {}
    const { form } = await this.get(by, `/api/matters/${story.matter}`)
    const asked = Object.entries(form.schema.properties as Record<string, Json>).filter(([, property]) => !property.readOnly).map(([key]) => key)
    const file = resident ? (await this.get(by, '/api/me/file')) : await this.get(by, `/api/people/${applicantId}?purpose=window`)
    const person = file.own ?? file
    const living = (person.ties as Json[]).find((tie) => tie.kind === 'living' && !tie.validUntil)
    const known: Json = { name: person.name, phone: resident ?? '13900000020', address: living?.address || '阿拉善左旗巴彦浩特' }
    return Object.fromEntries(Object.entries(known).filter(([key]) => asked.includes(key)))
  }

  async tell(story: Story, now: Date): Promise<void> {
    this.at(now, -story.daysAgo, '09:20')
    const resident = typeof story.applicant === 'string' && /^\d/.test(story.applicant) ? story.applicant : undefined
    const by = resident ?? story.by ?? 'chuangkou'
    const form = this.dated(story.form)
    if (story.photo) form[story.photo] = [await this.photo(by)]
    const applicantId = resident ? undefined : await this.applicantOf(story, by)
    Object.assign(form, await this.knownOf(story, by, resident, applicantId), { ...form })
    // Told before a start that was broken off: its photo has another id now, and the first telling stands.
    const told = (error: Error) => {
      if (error.message.includes('request.repeated_with_other_content')) return undefined
      throw error
    }
    const made = await this.post(by, '/api/cases', {
      matterCode: story.matter, form, materials: story.materials ?? [], clientId: `demo-${story.daysAgo}-${story.matter}-${story.applicant}`,
      ...(applicantId ? { applicantId } : {}), ...(resident ? {} : { channel: story.channel ?? 'WINDOW' }), ...(story.region ? { region: story.region } : {}),
      ...(story.placeText ? { placeText: story.placeText } : {}), ...(story.spot ? { lon: story.spot[0], lat: story.spot[1] } : {}),
      ...(resident ? {} : { submitAnyway: true }),
    }).catch(told)
    if (!made) return
    for (const deed of story.deeds ?? []) {
      const next = inOfficeHours(new Date(this.clock.now().getTime() + deed.after * 86_400_000))
      if (next > now) return
      this.clock.moveTo(next)
      if (deed.job) await this.job(deed.job)
      else await this.move(made.id as string, deed)
    }
    if (story.rating && resident) {
      this.clock.forward(3 * 3_600_000)
      await this.post(resident, `/api/cases/${made.id}/ratings`, { level: story.rating, text: story.ratingText ?? '' })
    }
  }

  private async move(id: string, deed: Deed): Promise<void> {
    const one = await this.get(deed.by, `/api/cases/${id}`)
    const result = deed.result ? this.dated(deed.result) : undefined
    if (deed.photo && result) result[deed.photo] = [await this.photo(deed.by)]
    const { after: _after, by: _by, photo: _photo, job: _job, result: _result, ...said } = deed
    await this.post(deed.by, `/api/cases/${id}/moves`, { ...said, version: one.version, ...(result ? { result } : {}) })
  }
}

/** The next moment at which an office is open: between nine and half past five. */
function inOfficeHours(at: Date): Date {
  const [hour, minute] = shanghaiTime(at).split(':') as [string, string]
  if (Number(hour) < 9) return shanghaiInstant(shanghaiDate(at), `09:${minute}`)
  if (Number(hour) >= 17) return shanghaiInstant(addDays(shanghaiDate(at), 1), `09:${minute}`)
  return at
}

/** A small grey picture with a dark spot, where a photo would be. */
function aPicture(): Buffer {
  const [width, height] = [320, 240]
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const spot = (x - 170) ** 2 + (y - 130) ** 2 < 1_600
      const at = y * (width * 3 + 1) + 1 + x * 3
      rows[at] = spot ? 60 : 150 + ((x * 7 + y * 3) % 40)
      rows[at + 1] = spot ? 55 : 148 + ((x * 5 + y * 11) % 36)
      rows[at + 2] = spot ? 50 : 140 + ((x * 3 + y * 5) % 30)
    }
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const tail = Buffer.alloc(4)
    tail.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, tail])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}
