import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MATTERS } from '../../apps/server/modules.ts'
import { BANNER, COMMUNITY, STREET, aWorld, type Answer, type Someone, type World } from '../../e2e/support/world.ts'
import { getCase, submitCase } from '../cases/contract.ts'
import * as c from './contract.ts'
import { readFile, toFile } from './design/file.ts'
import { loadCatalogue, type MatterDefinition } from './index.ts'

let world: World
let writer: Someone
let second: Someone
let head: Someone
let resident: Someone & { idNumber: string; phone: string }
beforeAll(async () => {
  world = await aWorld({ at: '2026-03-02T09:00:00+08:00' })
  writer = await world.staff('civil_affairs_officer', BANNER, '乌云')
  second = await world.staff('department_officer', BANNER, '赵强')
  head = await world.staff('banner_head', BANNER, '苏和')
  resident = await world.resident({ name: '王秀英', bornOn: '1944-05-01', region: COMMUNITY })
})
afterAll(() => world?.close())

async function ok<T>(asked: Promise<Answer<T>>, status = 200): Promise<T> {
  const answer = await asked
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  return answer.body
}
const refused = async (asked: Promise<Answer>) => {
  const { status, body } = await asked
  return `${status} ${body.code}`
}
const draftOf = (id: string, who = writer) => ok(who.call(c.getMatterDraft, { params: { id } }))
async function write(id: string, change: (body: MatterDefinition) => MatterDefinition, who = writer) {
  const { draft } = await draftOf(id, who)
  return ok(who.call(c.saveMatterDraft, { params: { id }, body: { body: change(draft.body as unknown as MatterDefinition) as never, version: draft.version } }))
}
async function go(id: string, who: Someone, move: c.DraftMove, more: { from?: string; note?: string } = {}) {
  const { draft } = await draftOf(id, who)
  return who.call(c.moveMatterDraft, { params: { id }, body: { move, version: draft.version, ...more } })
}
const tryIt = (id: string, who = writer) => ok(who.call(c.tryMatterDraft, { params: { id }, body: { days: 31 } }), 201)

/** 困难老年人家庭适老化改造, as the guide of a county says it: who, what is asked, which papers, who decides. */
const homeAdaptation = (blank: MatterDefinition): MatterDefinition => ({
  ...blank,
  summary: '给生活困难的老年人家里装扶手、坡道和防滑地面，由民政部门评估后免费改造。', type: 'relief', lifeEvents: ['old-age', 'housing'], keywords: ['装扶手', '适老化'], audience: '困难老年人家庭',
  department: '旗民政局', level: 'county',
  guide: { ...blank.guide, basis: [{ law: '关于推进基本养老服务体系建设的意见', article: '第二部分' }], conditions: ['家里有60周岁以上困难老年人'], process: ['提出申请', '上门评估', '旗民政局审批', '施工和验收'], notes: [] },
  eligibilityText: '分散供养特困人员、低保对象中的高龄、失能、残疾老年人家庭。', whoMayApply: '本人或家人',
  form: {
    schema: {
      type: 'object',
      properties: {
        ...blank.form.schema.properties,
        site: { type: 'string', title: '房屋所在社区', format: 'place' },
        rooms: { type: 'array', title: '要改造的房间', minItems: 1, maxItems: 6, items: { type: 'object', required: ['name', 'cost'], properties: {
          name: { type: 'string', title: '房间', maxLength: 20 }, cost: { type: 'number', title: '预计费用', minimum: 0 } } } },
        total: { type: 'number', title: '预计总费用' },
        perRoom: { type: 'number', title: '每间费用' },
        count: { type: 'integer', title: '房间数' },
        agree: { type: 'boolean', title: '同意施工人员入户', const: true },
        sign: { type: 'string', title: '申请人签名', format: 'signature' },
      },
      required: [...(blank.form.schema.required ?? []), 'site', 'rooms', 'agree'],
    },
    ui: {
      steps: [blank.form.ui.steps[0]!, { title: '申请内容', fields: ['site', 'rooms', 'total', 'count', 'perRoom', 'agree', 'sign'] }],
      fields: { ...blank.form.ui.fields, site: { place: { under: BANNER, levels: 2 } }, perRoom: { computed: { share: { of: 'total', by: 'count' } } }, total: { computed: { sum: ['rooms.*.cost'] }, unit: '元' },
        count: { computed: { count: 'rooms' } }, rooms: { repeat: { add: '再添一间', item: '第{n}间' } } },
    },
  },
  materials: [],
  stages: [
    { key: 'review', title: '社区审核', post: 'community_worker', level: 'community', in: 'turn' },
    { key: 'assess', title: '上门评估', post: 'street_officer', level: 'township', in: 'turn' },
    { key: 'approve', title: '旗民政审批', post: 'civil_affairs_officer', level: 'county', in: 'turn' },
  ],
  limits: { ...blank.limits, handle: { amount: 20, unit: 'working_day', source: '本地承诺时限' } },
})

describe('a clerk brings a matter to life', () => {
  let id: string
  let code: string

  test('from a guide to a draft: what is still missing is told by section, in Chinese, and hinders only the submission', async () => {
    const made = await ok(writer.call(c.createMatterDraft, { body: { origin: 'new', title: '老年人家庭适老化改造' } }), 201)
    ;({ id, code } = made)
    expect(code).toBe('local.lao-nian-ren-jia-ting-shi-lao-hua-gai-zao')
    const { faults, moves } = await draftOf(id)
    expect(faults).toContainEqual({ section: 'basic', message: '一句话说明：还没有填写' })
    expect(faults).toContainEqual({ section: 'guide', message: '怎么办：至少要有一项' })
    expect(moves).toEqual(['submit', 'drop'])
    expect(await refused(go(id, writer, 'submit'))).toBe('422 matters.faulty')
    expect(await refused(writer.call(c.createMatterDraft, { body: { origin: 'new' } }))).toBe('422 matters.title_missing')
    // Whoever stands at a community reads, and does not write for the county.
    const below = await world.staff('administrator', COMMUNITY)
    expect(await refused(below.call(c.createMatterDraft, { body: { origin: 'new', title: '不该有' } }))).toBe('403 matters.county_only')
    expect(await refused((await world.staff('community_worker', COMMUNITY)).call(c.listMatterFiles, {}))).toMatch(/^403/)
  })

  test('two people who write at once do not overwrite each other; a definition without shape is not kept', async () => {
    const { draft } = await draftOf(id)
    expect((await write(id, homeAdaptation)).faults).toEqual([])
    expect(await refused(writer.call(c.saveMatterDraft, { params: { id }, body: { body: draft.body, version: draft.version } }))).toBe('409 matters.changed_meanwhile')
    const now = (await draftOf(id)).draft
    const broken = { ...now.body, form: { schema: { type: 'object', properties: { a: { type: 'wish' } } }, ui: { steps: [] } } }
    expect(await refused(writer.call(c.saveMatterDraft, { params: { id }, body: { body: broken, version: now.version } }))).toBe('422 matters.draft_shape')
    const slip = await write(id, (one) => ({ ...one, stages: one.stages.map((stage) => (stage.key === 'assess' ? { ...stage, when: { field: 'form.agree', equals: 'maybe' } as never, level: 'community' as const } : stage)) }))
    expect(slip.faults.map((one) => one.section)).toEqual(['stages'])
    expect((await write(id, homeAdaptation)).faults).toEqual([])
  })

  test('another person approves: not the writer, not whoever has no such post; the matter begins on its day and may be recalled before', async () => {
    await ok(go(id, writer, 'submit', { from: '2026-03-05', note: '民政局新开的事项' }), 201)
    expect(await refused(go(id, writer, 'approve'))).toBe('403 matters.same_hands')
    expect(await refused(go(id, second, 'approve'))).toBe('403 matters.not_yours')
    expect((await draftOf(id, head)).moves).toEqual(['return', 'approve'])
    expect(await refused(go(id, head, 'return'))).toBe('422 matters.reason_needed')
    expect(await ok(go(id, head, 'approve'), 201)).toMatchObject({ state: 'published', publishedVersion: 1 })
    expect((await world.visitor.get(`/api/matters/${code}`)).status).toBe(404)
    expect((await ok(writer.call(c.listMatterFiles, { query: { q: '适老化' } }))).items.find((one) => one.code === code)).toMatchObject({ code, state: 'coming', comingFrom: '2026-03-05' })
    // Recalled, written on by a copy of what was published, approved again.
    await ok(go(id, writer, 'recall', { note: '名称要改' }), 201)
    const again = await ok(writer.call(c.createMatterDraft, { body: { origin: 'version', code } }), 201)
    await write(again.id, (one) => ({ ...one, title: '老年人家庭适老化改造补助' }))
    await ok(go(again.id, writer, 'submit', { from: '2026-03-05' }), 201)
    await ok(go(again.id, head, 'approve'), 201)
    world.clock.moveTo(new Date('2026-03-05T09:00:00+08:00'))
    expect((await world.visitor.get(`/api/matters/${code}`)).body).toMatchObject({ title: '老年人家庭适老化改造补助', version: 2, inForce: true })
    expect(await refused(go(again.id, writer, 'recall', { note: '太晚了' }))).toBe('409 matters.begun_already')
  })

  test('a resident applies with it: place from the list, repeats, values worked out by the server', async () => {
    const form = { phone: resident.phone, address: '和硕路1号', site: `${COMMUNITY} 随便写的名字`, rooms: [{ name: '卫生间', cost: 0.1 }, { name: '卧室', cost: 0.2 }], total: 999, agree: true }
    const far = await resident.call(submitCase, { body: { matterCode: code, form: { ...form, site: '110101001001 别处' }, materials: [] } as never })
    expect([far.status, (far.body as any).errors?.[0]?.path]).toEqual([422, 'body.form.site'])
    const receipt = await ok(resident.call(submitCase, { body: { matterCode: code, form, materials: [] } as never }), 201)
    const worker = await world.staff('community_worker', COMMUNITY)
    const seen = await ok(worker.call(getCase, { params: { id: receipt.id } }))
    expect(seen.form).toMatchObject({ total: 0.3, count: 2, perRoom: 0.15 })
    expect(String(seen.form['site'])).toMatch(/^152921405001 .+/)
    expect(String(seen.form['site'])).not.toContain('随便')
  })

  test('[MAT-11] the next version is tried on last month’s cases, and says which steps and days it saves', async () => {
    const { id: next } = await ok(writer.call(c.createMatterDraft, { body: { origin: 'version', code } }), 201)
    expect(await refused(second.call(c.createMatterDraft, { body: { origin: 'version', code } }))).toBe('409 matters.draft_exists')
    // Two of one name could not be told apart by residents or by whoever approves: neither beside a draft nor beside what is in force.
    expect(await refused(second.call(c.createMatterDraft, { body: { origin: 'new', title: '老年人家庭适老化改造补助' } }))).toBe('409 matters.title_taken')
    await write(next, (one) => ({
      ...one, stages: one.stages.filter((stage) => stage.key !== 'assess'), limits: { ...one.limits, handle: { ...one.limits.handle, amount: 12 } },
      form: { ...one.form, schema: { ...one.form.schema, properties: { ...one.form.schema.properties, help: { type: 'string', title: '需要谁帮忙' } }, required: [...one.form.schema.required!, 'help'] },
        ui: { ...one.form.ui, steps: [one.form.ui.steps[0]!, { ...one.form.ui.steps[1]!, fields: [...one.form.ui.steps[1]!.fields, 'help'] }] } },
    }))
    expect(await refused(go(next, writer, 'submit'))).toBe('409 matters.try_first')
    const before = await world.within((tx) => tx.raw.query('select * from cases.cases'))
    const trial = await tryIt(next)
    expect(trial.counts).toEqual({ cases: 1, fit: 0, lackFields: 1, lackPapers: 0, refused: 0, otherStages: 1, otherUrgency: 0, sooner: 1, later: 0 })
    expect(trial.items[0]).toMatchObject({ missingFields: ['需要谁帮忙'], stagesBefore: ['社区审核', '上门评估', '旗民政审批'], stagesAfter: ['社区审核', '旗民政审批'], lastDayBefore: '2026-04-02', lastDayAfter: '2026-03-23' })
    expect(JSON.stringify(trial)).not.toContain('和硕路')
    expect((await world.within((tx) => tx.raw.query('select * from cases.cases'))).rows).toEqual(before.rows)
    // Whoever changes the content tries again.
    await write(next, (one) => ({ ...one, audience: '困难老年人和残疾人家庭' }))
    expect(await refused(go(next, writer, 'submit'))).toBe('409 matters.try_first')
    await tryIt(next)
    await ok(go(next, writer, 'submit', { from: '2026-03-06', note: '取消上门评估' }), 201)
    await ok(go(next, head, 'approve'), 201)
    const told = await ok(second.call(c.compareMatters, { params: { code }, query: { before: 'v2', after: 'v3' } }))
    expect(told.saved).toMatchObject({ steps: 1, days: 8, unit: 'working_day', papers: 0, fields: -1 })
    expect(told.changes.map((one) => [one.section, one.what, one.before === '', one.after === ''])).toEqual([
      ['basic', '给谁办', false, false], ['form', '“需要谁帮忙”', true, false], ['stages', '“旗民政审批”', false, false], ['limits', '办理时限', false, false], ['stages', '“上门评估”', false, true],
    ])
    world.clock.moveTo(new Date('2026-03-06T09:00:00+08:00'))
    // A running case keeps its version.
    expect((await world.within((tx) => tx.raw.query<{ matter_version: number }>('select matter_version from cases.cases'))).rows[0]!.matter_version).toBe(2)
  })

  test('[FLO-11] the same figures for matters open to residents on the move', async () => {
    const all = await ok(writer.call(c.listMatterSavings, { query: { mobile: 'yes' } }))
    expect(all.items.find((one) => one.code === code)).toMatchObject({ versions: 2, first: { steps: 5, daysInWords: '20个工作日' }, now: { steps: 4, daysInWords: '12个工作日', open: true }, saved: { steps: 1, days: 8 } })
    expect(all.items.filter((one) => !one.now.open)).toEqual([])
  })
})

describe('a restart and what the place decided', () => {
  const restart = (definitions: readonly MatterDefinition[], patch = {}) => world.within((tx) => loadCatalogue(tx, definitions, { now: world.clock.now(), place: 'alxa-left', patch }))
  const code = 'matters.mediation'
  const inForce = async (which = code) => (await world.visitor.get(`/api/matters/${which}`)).body as c.PublicMatter
  const newer = (title: string) => MATTERS.map((one) => (one.code === code ? { ...one, title } : one))

  test('a clerk’s version survives every restart; what the catalogue brings later is shown as an update with its comparison', async () => {
    const { version } = await inForce()
    const { id } = await ok(writer.call(c.createMatterDraft, { body: { origin: 'version', code } }), 201)
    await write(id, (one) => ({ ...one, title: '邻里纠纷调解' }))
    await tryIt(id)
    await ok(go(id, writer, 'submit'), 201)
    await ok(go(id, head, 'approve'), 201)
    expect(await inForce()).toMatchObject({ title: '邻里纠纷调解', version: version + 1 })
    expect((await restart(MATTERS)).kept).toContain(code)
    expect(await inForce()).toMatchObject({ title: '邻里纠纷调解', version: version + 1 })
    expect((await ok(writer.call(c.getMatterFile, { params: { code } }))).update).toBe('none')

    await restart(newer('目录里的新名称'))
    expect((await inForce()).title).toBe('邻里纠纷调解')
    const file = await ok(writer.call(c.getMatterFile, { params: { code } }))
    expect([file.update, file.line.keptHere, file.line.update]).toEqual(['changed', true, true])
    expect((await ok(writer.call(c.listMatterFiles, { query: { show: 'updates' } }))).items.map((one) => one.code)).toEqual([code])
    const told = await ok(writer.call(c.compareMatters, { params: { code }, query: { before: `v${version + 1}`, after: 'catalogue' } }))
    expect(told.changes).toEqual([{ section: 'basic', what: '事项名称', before: '邻里纠纷调解', after: '目录里的新名称' }])
    // Kept as it is: told once, and again only when the catalogue changes again.
    await ok(writer.call(c.keepOwnMatter, { params: { code }, body: { reason: '本地叫惯了' } }), 201)
    expect(await refused(writer.call(c.keepOwnMatter, { params: { code }, body: { reason: '再来一次' } }))).toBe('409 matters.nothing_offered')
    await restart(newer('目录里的新名称'))
    expect((await ok(writer.call(c.getMatterFile, { params: { code } }))).update).toBe('none')
  })

  test('taking the catalogue’s version gives the matter back to the catalogue', async () => {
    await restart(newer('再改一次'))
    const { id } = await ok(writer.call(c.createMatterDraft, { body: { origin: 'catalogue', code } }), 201)
    await tryIt(id)
    await ok(go(id, writer, 'submit'), 201)
    await ok(go(id, head, 'approve'), 201)
    expect((await inForce()).title).toBe('再改一次')
    expect((await restart(newer('再改一次'))).changed).not.toContain(code)
    expect((await restart(newer('跟着目录走'))).changed).toContain(code)
    expect((await inForce()).title).toBe('跟着目录走')
    await restart(MATTERS)
  })

  test('a matter that was retired by two people stays retired; a matter of the place’s own is not swept away', async () => {
    const there = (await ok(writer.call(c.listMatterFiles, {}))).items.find((one) => one.code.startsWith('facilities.'))!.code
    expect(there).toBeDefined()
    const { id } = await ok(writer.call(c.createMatterDraft, { body: { origin: 'version', kind: 'retirement', code: there } }), 201)
    expect(await refused(go(id, writer, 'submit'))).toBe('422 matters.reason_needed')
    await ok(go(id, writer, 'submit', { note: '活动室停用' }), 201)
    await ok(go(id, head, 'approve'), 201)
    expect((await world.visitor.get(`/api/matters/${there}`)).status).toBe(404)
    expect((await restart(MATTERS)).kept).toEqual(expect.arrayContaining([there, 'local.lao-nian-ren-jia-ting-shi-lao-hua-gai-zao']))
    expect((await world.visitor.get(`/api/matters/${there}`)).status).toBe(404)
    expect((await world.visitor.get('/api/matters/local.lao-nian-ren-jia-ting-shi-lao-hua-gai-zao')).status).toBe(200)
  })
})

describe('from place to place, and to the public', () => {
  test('one matter leaves as one file and comes back as a draft; a foreign or damaged file is refused with its faults', async () => {
    const code = 'assistance.temporary-relief'
    const file = await ok(second.call(c.exportMatter, { params: { code } }))
    expect(file).toMatchObject({ format: 'linli.matter', formatVersion: 1, from: expect.stringMatching(/旗/) })
    const { id } = await ok(second.call(c.createMatterDraft, { body: { origin: 'file', file } }), 201)
    expect((await draftOf(id, second)).draft).toMatchObject({ code, origin: 'file', basedOn: 1, body: file.matter })
    expect((await ok(second.call(c.compareMatters, { params: { code }, query: { before: 'v1', after: `draft:${id}` } }))).changes).toEqual([])
    await ok(go(id, second, 'drop', { note: '试一试' }), 201)
    for (const bad of [null, [], { ...file, formatVersion: 2 }, { ...file, format: 'other' }, { ...file, matter: { ...file.matter, stages: 'none' } }, { ...file, matter: { ...file.matter, more: 1 } }])
      expect(await refused(second.call(c.createMatterDraft, { body: { origin: 'file', file: bad } }))).toBe('422 matters.file_wrong')
  })

  test('export and import give the same definition, whatever a clerk wrote into it', () => {
    const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    fc.assert(fc.property(fc.constantFrom(...MATTERS), text, fc.array(text, { maxLength: 5 }), fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean())), (matter, title, notes, settings) => {
      const written: MatterDefinition = JSON.parse(JSON.stringify({ ...matter, title, guide: { ...matter.guide, notes }, settings }))
      const read = readFile(JSON.parse(JSON.stringify(toFile(written, '某旗', '2026-03-02'))))
      expect('file' in read ? read.file.matter : read.faults).toEqual(written)
    }), { numRuns: 60 })
  })

  test('[MAT-14] every catalogue matter has a public guide that anyone opens, listed by department with its gaps', async () => {
    const { departments, matters, whole } = await ok(head.call(c.listMatterGuides, {}))
    const listed = departments.flatMap((one) => one.matters)
    expect(listed).toHaveLength(matters)
    expect(listed.map((one) => one.code).sort()).toEqual((await ok(world.visitor.get('/api/matters'))).items.map((one: { code: string }) => one.code).sort())
    for (const { code } of listed) {
      const guide = await world.visitor.get(`/api/matters/${code}`)
      expect([guide.status, guide.body.guide.process.length > 0, guide.body.guide.conditions.length > 0], code).toEqual([200, true, true])
    }
    expect(whole).toBe(listed.filter((one) => one.gaps.length === 0).length)
    expect(listed.find((one) => one.code.startsWith('local.'))!.gaps).toContain('没有结果文书')
  })

  test('drafts of another county are not there; a street reads and does nothing', async () => {
    const { id } = await ok(second.call(c.createMatterDraft, { body: { origin: 'copy', code: 'matters.mediation', title: '调解（试写）' } }), 201)
    const elsewhere = await world.staff('administrator', '152922000000')
    expect(await refused(elsewhere.call(c.getMatterDraft, { params: { id } }))).toBe('404 matters.draft_not_found')
    const street = await world.staff('street_head', STREET)
    expect(await refused(street.call(c.getMatterDraft, { params: { id } }))).toBe('404 matters.draft_not_found')
    expect((await ok(street.call(c.listMatterFiles, {}))).mayDesign).toBe(false)
  })
})
