/** People brought in from a table: who is meant, what is new about them, and how a page of them is written. Never the wrong person. */
import type { ImportContext, ImportRow, Touched } from '../../imports/definition.ts'
import { checkDocumentNumber, maskIdNumber } from '../identifiers.ts'
import { foldText, gramsOf, initialsOf } from '../names.ts'
import { idNumberIndex, openPhone, phoneIndex, sealIdNumber, sealPhone } from '../numbers.ts'
import * as q from '../queries/imports.ts'
import type { KnownRow, OpenTie } from '../queries/imports.ts'
import type { FoundFile, KnownParts } from '../similar.ts'
import { makePlaces, OUTSIDE, say, settlePlaces, type PlacePlan } from './places.ts'

const HEADS = ['02', '03']

/** Files that are like a person's, in batches; handed in by the app, since likeness is known above the register. */
export type FindSimilar = (
  around: { tx: ImportContext['tx']; sealer: ImportContext['sealer']; county: string; today: string },
  wanted: readonly KnownParts[],
) => Promise<Array<Array<{ level: string; file: Pick<FoundFile, 'id' | 'region' | 'name' | 'sex' | 'bornOn' | 'state'>; address: string; evidence: ReadonlyArray<{ text: string }> }>>>

type TieKind = 'registered' | 'living'

interface HouseholdPlan {
  /** What makes two rows members of one household: its number in the community, or its head's number. */
  key: string
  id: string | null
  number: string | null
  region: string
  headId: string | null
  dwellingId: string | null
}

export interface PersonPlan {
  known: KnownRow | null
  id: string
  name: string
  sex: string
  bornOn: string
  idKind: string
  idNumber: string | null
  phone: string | null
  language: string | null
  place: PlacePlan
  household: HouseholdPlan | null
  relation: string | null
  ties: Array<{ kind: TieKind; from: string; current: OpenTie | null }>
}

/** What one pass over a file has seen so far, over its pages. */
interface Pass {
  heads: Map<string, number>
  people: Set<string>
}
const passes = new WeakMap<object, Pass>()
const passOf = (ctx: ImportContext): Pass => {
  let pass = passes.get(ctx.tx)
  if (!pass) passes.set(ctx.tx, (pass = { heads: new Map(), people: new Set() }))
  return pass
}

const text = (row: ImportRow, key: string): string | null => (row.values[key] === undefined ? null : String(row.values[key]))

/** Two rows with one number are one person; without numbers, those of one name, day and place. */
export function samePerson(values: ImportRow['values']): string {
  if (values['idNumber'] !== undefined) return `n ${values['idKind'] ?? '111'} ${values['idNumber']}`
  return values['bornOn'] !== undefined && values['name'] !== undefined ? `p ${values['name']} ${values['bornOn']} ${values['household'] ?? ''}${values['address'] ?? ''}` : ''
}

/** Looks at a page of rows: facts of each, then who is on record, where they live, what household; a fixed number of statements. */
export async function checkPeople(rows: ImportRow[], ctx: ImportContext, similar: FindSimilar): Promise<void> {
  const facts = new Map<ImportRow, ReturnType<typeof factsOf>>()
  for (const row of rows) if (row.outcome !== 'wrong') facts.set(row, factsOf(row, ctx))
  const live = () => rows.filter((row) => row.outcome !== 'wrong')
  const places = await settlePlaces(live(), ctx, { address: 'optional' })
  for (const row of live()) {
    const address = places.get(row)?.address
    if (address && !address.dwellingId && ctx.options['places'] !== 'create') {
      say(row, row.typed['address'] ? 'address' : 'building', 'address_unknown', '登记里没有这处住房。请核对住址；确实没有登记过的，请在导入选项里选“新建没有登记的住房”')
    }
  }
  const known = await findPeople(live(), facts, similar, ctx)
  const ties = new Map<string, OpenTie[]>()
  const ids = [...known.values()].map((k) => k.id)
  for (const tie of ids.length ? await q.openTies(ctx.tx, ctx.county, ids) : []) ties.set(tie.person_id, [...(ties.get(tie.person_id) ?? []), tie])
  const households = await findHouseholds(live(), facts, places, ctx)
  for (const row of live()) {
    if (row.outcome === 'doubtful') continue
    planRow(row, facts.get(row)!, known.get(row) ?? null, places.get(row)!, households.get(row) ?? null, ties, ctx)
  }
}

function factsOf(row: ImportRow, ctx: ImportContext) {
  const idKind = text(row, 'idKind') ?? '111'
  let idNumber = text(row, 'idNumber')
  let [bornOn, sex] = [text(row, 'bornOn'), text(row, 'sex')]
  if (idNumber !== null) {
    const checked = checkDocumentNumber(idKind, idNumber, { today: ctx.today, expected: { sex, bornOn } })
    if (!checked.ok) say(row, 'idNumber', `id_${checked.reason}`, checked.message)
    else {
      for (const w of checked.warnings) {
        const message = w.message.replaceAll(checked.number, maskIdNumber(checked.number))
        if (w.code === 'birth-differs') say(row, 'bornOn', 'born_differs', message)
        else if (w.code === 'sex-differs') say(row, 'sex', 'sex_differs', message, 'note')
        else say(row, 'idNumber', w.code, message, 'note')
      }
      idNumber = checked.number
      bornOn ??= checked.facts?.bornOn ?? null
      sex ??= checked.facts?.sex ?? null
    }
  }
  if (row.outcome !== 'wrong' && !bornOn) say(row, 'bornOn', 'born_needed', '没有身份证号的，请填写出生日期')
  else if (bornOn && (bornOn < '1900-01-01' || bornOn > ctx.today)) say(row, 'bornOn', 'born_impossible', `出生日期 ${bornOn} 不在1900年到今天之间，请核对`)
  const since = text(row, 'since')
  if (since && since > ctx.today) say(row, 'since', 'since_future', `入住日期 ${since} 晚于今天，请核对`)
  if (since && bornOn && since < bornOn) say(row, 'since', 'since_early', `入住日期 ${since} 早于出生日期，请核对`)
  return { idKind, idNumber, bornOn: bornOn ?? '', sex, name: text(row, 'name') ?? '', index: idNumber && row.outcome !== 'wrong' ? idNumberIndex(ctx.sealer, idNumber) : null }
}

type Facts = ReturnType<typeof factsOf>

/** Who is on record: by number; without one, only by a person's word. A row that cannot be settled becomes doubtful or wrong here. */
async function findPeople(rows: ImportRow[], facts: Map<ImportRow, Facts>, similar: FindSimilar, ctx: ImportContext): Promise<Map<ImportRow, KnownRow>> {
  const found = new Map<ImportRow, KnownRow>()
  const numbered = rows.filter((row) => facts.get(row)!.index)
  const byIndex = new Map(
    (numbered.length ? await q.peopleByNumbers(ctx.tx, ctx.county, numbered.map((row) => facts.get(row)!.index!)) : []).map((p) => [p.id_index!.toString('hex'), p]),
  )
  for (const row of numbered) {
    const person = byIndex.get(facts.get(row)!.index!.toString('hex'))
    if (person && agrees(row, facts.get(row)!, person, ctx)) found.set(row, person)
  }
  const open = rows.filter((row) => row.outcome !== 'wrong' && !found.has(row))
  const range = { county: ctx.county, ...ctx.scope }
  // Each name and day once, however many rows bear them.
  const wanted = new Map(open.map((row) => facts.get(row)!).map((f) => [`${f.name} ${f.bornOn} ${Boolean(f.index)}`, { name: f.name, born: f.bornOn, numbered: Boolean(f.index) }]))
  const alike = wanted.size ? await q.peopleByBirth(ctx.tx, range, [...wanted.values()]) : []
  // Whoever came with an earlier row of this very file is another row, not somebody on record.
  const own = await ownOf(alike.map((p) => p.id), ctx)
  const byBirth = new Map<string, typeof alike>()
  for (const person of alike) {
    if (own.has(person.id)) continue
    const key = `${person.name} ${person.born_on}`
    if (!byBirth.get(key)?.some((p) => p.id === person.id)) byBirth.set(key, [...(byBirth.get(key) ?? []), person])
  }
  for (const row of open) {
    const f = facts.get(row)!
    // Somebody with another number of their own is another person of the same name.
    const candidates = (byBirth.get(`${f.name} ${f.bornOn}`) ?? []).filter((p) => !f.index || !p.id_index)
    if (!candidates.length) continue
    row.candidates = candidates.slice(0, 5).map((p) => ({ id: p.id, text: inWords(p.name, p.sex, p.born_on, p.address) }))
    row.findings.push({
      field: 'name', code: 'same_person', severity: 'doubtful', value: row.typed['name'] ?? '',
      message: `在册有${candidates.length}位同名同生日的人${f.index ? '（没有登记证件号码）' : ''}，请确认是同一个人还是另一个人；${f.index ? '' : '补上身份证号可自动判断'}`,
    })
    const chosen = row.decision?.is === 'same' ? candidates.find((p) => p.id === row.decision!.id) : undefined
    if (chosen) found.set(row, chosen)
    else if (row.decision?.is !== 'new') row.outcome = 'doubtful'
  }
  await findLike(open.filter((row) => !row.candidates && !facts.get(row)!.index), facts, found, similar, ctx)
  return found
}

const ownOf = async (ids: string[], ctx: ImportContext) => (ids.length ? q.importedBy(ctx.tx, ctx.county, ids, `导入 ${ctx.number} `) : new Set<string>())

const inWords = (name: string, sex: string, bornOn: string, address: string | null) => `${name}，${sex === '1' ? '男' : sex === '2' ? '女' : '性别未知'}，${bornOn}，${address || '没有住址'}`

/**
 * Without a number: files that may be theirs although name or day are written differently. Of a file elsewhere only a note that there is one.
 * Whom a person chooses must still be looked up.
 */
async function findLike(rows: ImportRow[], facts: Map<ImportRow, Facts>, found: Map<ImportRow, KnownRow>, similar: FindSimilar, ctx: ImportContext) {
  if (!rows.length) return
  const wanted = rows.map((row) => ({ name: facts.get(row)!.name, bornOn: facts.get(row)!.bornOn, ...(facts.get(row)!.sex ? { sex: facts.get(row)!.sex! } : {}), ...(text(row, 'phone') ? { phone: text(row, 'phone')! } : {}) }))
  const like = await similar({ tx: ctx.tx, sealer: ctx.sealer, county: ctx.county, today: ctx.today }, wanted)
  const own = await ownOf([...new Set(like.flatMap((list) => list.map((s) => s.file.id)))], ctx)
  for (const [i, row] of rows.entries()) {
    const standing = like[i]!.filter(({ file }) => !own.has(file.id) && (file.state === 'present' || file.state === 'moved_away'))
    const list = standing.filter(({ file }) => file.region >= ctx.scope.lo && file.region < ctx.scope.hi).slice(0, 5)
    if (!list.length) {
      if (standing.some((s) => s.level === 'likely')) say(row, 'name', 'like_elsewhere', '您的范围以外可能有这个人的档案，内容不在您的范围。建档后可在他的档案页请上级核对；补上身份证号可自动判断', 'note')
      continue
    }
    row.candidates = list.map(({ file, address }) => ({ id: file.id, text: inWords(file.name, file.sex, file.bornOn, address) }))
    row.findings.push({
      field: 'name', code: 'same_person', severity: 'doubtful', value: row.typed['name'] ?? '',
      message: `在册有${list.length}位相似的人（${list[0]!.evidence.map((e) => e.text).slice(0, 3).join('，')}），请确认是同一个人还是另一个人；补上身份证号可自动判断`,
    })
    const chosen = row.decision?.is === 'same' ? list.find((s) => s.file.id === row.decision!.id) : undefined
    if (chosen) {
      const [person] = await q.peopleByIds(ctx.tx, { county: ctx.county, ...ctx.scope }, [chosen.file.id])
      if (person) found.set(row, person)
    } else if (row.decision?.is !== 'new') row.outcome = 'doubtful'
  }
}

/** Whether the row may be about this person at all. A number that belongs to another name is for a person to settle, never overwritten. */
function agrees(row: ImportRow, f: Facts, person: KnownRow, ctx: ImportContext): boolean {
  if (!(person.region >= ctx.scope.lo && person.region < ctx.scope.hi) || person.state === 'merged') say(row, null, 'outside', OUTSIDE)
  else if (person.state === 'died') say(row, 'idNumber', 'died', '这个人已登记去世，不能更新；如登记有误，请在档案中更正')
  else if (foldText(person.name) !== foldText(f.name)) say(row, 'idNumber', 'conflict_name', `这个号码在册的姓名是“${person.name}”，与本行的“${f.name}”不同。请核对是否写错号码；确实改了名的，请在档案中更改姓名`)
  else if (person.born_on !== f.bornOn) say(row, 'bornOn', 'conflict_born', `这个号码在册的出生日期是 ${person.born_on}，与本行的 ${f.bornOn} 不同，请核对后在档案中更正`)
  else return true
  return false
}

async function findHouseholds(rows: ImportRow[], facts: Map<ImportRow, Facts>, places: Map<ImportRow, PlacePlan>, ctx: ImportContext): Promise<Map<ImportRow, HouseholdPlan>> {
  const out = new Map<ImportRow, HouseholdPlan>()
  const range = { county: ctx.county, ...ctx.scope }
  const pass = passOf(ctx)
  const headOf = (row: ImportRow) => {
    const relation = text(row, 'relation')
    return relation && HEADS.includes(relation) ? facts.get(row)!.idNumber : text(row, 'headNumber')
  }
  const numbers = [...new Set(rows.flatMap((row) => text(row, 'household') ?? []))]
  const heads = [...new Set(rows.flatMap((row) => (text(row, 'household') ? [] : (headOf(row) ?? []))))]
  const indexes = new Map(heads.map((n) => [idNumberIndex(ctx.sealer, n).toString('hex'), n]))
  const byNumber = numbers.length ? await q.householdsByNumber(ctx.tx, range, numbers) : []
  const ofHeads = new Map((heads.length ? await q.householdsOfHeads(ctx.tx, range, [...indexes.keys()].map((h) => Buffer.from(h, 'hex'))) : []).map((h) => [indexes.get(h.id_index.toString('hex'))!, h]))
  // A head may stand below the members in the page.
  for (const row of rows) if (HEADS.includes(text(row, 'relation') ?? '') && facts.get(row)!.idNumber) pass.people.add(facts.get(row)!.idNumber!)
  for (const row of rows) {
    const place = places.get(row)!
    const community = place.region.slice(0, 12)
    const number = text(row, 'household')
    const head = number ? null : headOf(row)
    if (!number && !head) continue
    const isHead = HEADS.includes(text(row, 'relation') ?? '')
    const known = number ? byNumber.find((h) => h.number === number && h.region.startsWith(community)) : ofHeads.get(head!)
    if (!known && head && !isHead && !pass.people.has(head)) {
      say(row, 'headNumber', 'head_unknown', '户主还没有档案，这一行先不归户；请把户主也放进表格（放在成员前面），或填写户号', 'note')
      continue
    }
    const key = number ? `n ${community} ${number}` : `h ${head}`
    if (isHead) {
      const first = pass.heads.get(key)
      if (first !== undefined && first !== row.number) {
        say(row, 'relation', 'two_heads', `这一户的户主在第${first}行已有，请核对与户主关系`)
        continue
      }
      pass.heads.set(key, row.number)
    }
    out.set(row, { key, id: known?.id ?? null, number: number ?? known?.number ?? null, region: known?.region ?? place.region, headId: known?.head_id ?? null, dwellingId: known?.dwelling_id ?? null })
  }
  return out
}

function planRow(row: ImportRow, f: Facts, known: KnownRow | null, place: PlacePlan, household: HouseholdPlan | null, tiesOf: Map<string, OpenTie[]>, ctx: ImportContext) {
  const relation = text(row, 'relation')
  if (household?.headId && relation && HEADS.includes(relation) && household.headId !== known?.id) return say(row, 'relation', 'two_heads', '这一户已有户主，请核对与户主关系，或先在户档案中更换户主')
  const phone = text(row, 'phone')
  const language = text(row, 'language')
  const fill = ctx.options['existing'] === 'fill'
  const kinds: TieKind[] = ({ both: ['registered', 'living'], registered: ['registered'], living: ['living'] } as const)[text(row, 'tie') ?? 'both']!.slice()
  const since = text(row, 'since')
  if (!known) {
    if (!f.sex) return say(row, 'sex', 'sex_needed', '没有身份证号的，请填写性别')
    const from = since ?? ctx.today
    row.plan = {
      known: null, id: ctx.newId(), name: f.name, sex: f.sex, bornOn: f.bornOn, idKind: f.idKind, idNumber: f.idNumber, phone, language, place, household, relation,
      ties: kinds.map((kind) => ({ kind, from, current: null })),
    } satisfies PersonPlan
    row.outcome = 'new'
    return
  }
  // A number that joins a person who has none is news; another number than theirs never gets this far.
  const newNumber = f.idNumber && !known.id_index ? f.idNumber : null
  const newPhone = phone && !(known.phone_index && (fill || known.phone_index.equals(phoneIndex(ctx.sealer, phone)))) ? phone : null
  const newLanguage = language && language !== known.language && !fill ? language : null
  const open = tiesOf.get(known.id) ?? []
  const said = row.values['tie'] !== undefined ? kinds : place.address || household ? (['living'] as TieKind[]) : []
  const ties: PersonPlan['ties'] = []
  for (const kind of said) {
    const current = open.find((t) => t.kind === kind) ?? null
    if (current && fill) continue
    if (current && sameTie(current, place, household, relation, row.values['place'] !== undefined)) continue
    if (current && !place.address && !household && !relation && row.values['place'] === undefined) continue
    const from = since ?? ctx.today
    if (current && from < current.valid_from) return say(row, 'since', 'since_early', `入住日期 ${from} 早于现有记录的 ${current.valid_from}，请核对`)
    ties.push({ kind, from, current })
  }
  if (!newNumber && !newPhone && !newLanguage && !ties.length) {
    row.outcome = 'unchanged'
    return
  }
  row.plan = {
    known, id: known.id, name: known.name, sex: known.sex, bornOn: known.born_on, idKind: known.id_kind, idNumber: newNumber, phone: newPhone, language: newLanguage, place, household, relation, ties,
  } satisfies PersonPlan
  row.outcome = 'update'
}

/** Whether the tie that holds says what the row says; what the row leaves out is no difference. */
function sameTie(current: OpenTie, place: PlacePlan, household: HouseholdPlan | null, relation: string | null, saysPlace: boolean): boolean {
  if (place.address && (place.address.dwellingId === null || current.dwelling_id !== place.address.dwellingId)) return false
  if (household && (household.id === null || current.household_id !== household.id)) return false
  if (!place.address && !household && saysPlace && !current.region.startsWith(place.region)) return false
  return relation === null || relation === current.relation || (!household && current.household_id === null)
}

// -------------------------------------------------------------------------------------------------------------- write

const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? null

/** Writes a page of new and changed people with their ties, households, dwellings and history: some ten statements, however many rows. */
export async function writePeople(rows: ImportRow[], ctx: ImportContext): Promise<Touched[]> {
  if (!rows.length) return []
  const { tx, county, sealer, now } = ctx
  const source = `导入 ${ctx.number}`
  const plans = rows.map((row) => ({ row: row.number, plan: row.plan as PersonPlan }))
  const touched: Touched[] = []
  const changes: q.NewChange[] = []
  const change = (row: number, c: Omit<q.NewChange, 'id' | 'reason'>) => void changes.push({ ...c, id: ctx.newId(), reason: `${source} 第${row}行` })

  const places = await makePlaces(plans.map(({ row, plan }) => ({ row, place: plan.place })), ctx, gramsOf)
  for (const { row, record } of places.buildings) {
    touched.push({ row, subject: 'building', id: record.id, deed: 'created', version: null })
    change(row, { region: record.region, subject: 'building', subject_id: record.id, deed: 'imported', before: {}, after: { address: record.address } })
  }
  for (const { row, record } of places.dwellings) {
    touched.push({ row, subject: 'dwelling', id: record.id, deed: 'created', version: 1 })
    change(row, { region: record.region, subject: 'dwelling', subject_id: record.id, deed: 'imported', before: {}, after: { address: record.address, building: record.building_id } })
  }

  const households = new Map<string, { row: number; record: q.NewHousehold }>()
  const heads: Array<{ row: number; id: string; head_id: string }> = []
  for (const { row, plan } of plans) {
    const h = plan.household
    if (!h) continue
    const isHead = plan.relation !== null && HEADS.includes(plan.relation)
    if (h.id) {
      if (isHead && !h.headId) heads.push({ row, id: h.id, head_id: plan.id })
      continue
    }
    const made = households.get(h.key)
    if (made) {
      if (isHead) made.record.head_id = plan.id
      made.record.dwelling_id ??= plan.place.address?.dwellingId ?? null
    } else {
      const region = plan.place.address?.dwellingRegion ?? h.region
      households.set(h.key, { row, record: { id: ctx.newId(), region, number: h.number, dwelling_id: plan.place.address?.dwellingId ?? null, head_id: isHead ? plan.id : null, valid_from: plan.ties[0]?.from ?? ctx.today } })
    }
  }
  if (households.size) await q.insertHouseholds(tx, county, [...households.values()].map((h) => h.record), now)
  for (const { row, record } of households.values()) {
    touched.push({ row, subject: 'household', id: record.id, deed: 'created', version: 1 })
    change(row, { region: record.region, subject: 'household', subject_id: record.id, deed: 'imported', before: {}, after: { number: record.number, dwelling: record.dwelling_id } })
  }

  const news: q.NewPerson[] = []
  const patches: q.PersonPatch[] = []
  const moved: Array<{ id: string; region: string }> = []
  const ended: Array<{ id: string; on: string }> = []
  const ties: q.NewTie[] = []
  const tieMarks: Touched[] = []
  const updated = new Map<string, { row: number; plan: PersonPlan; region: string }>()
  for (const { row, plan } of plans) {
    const { known } = plan
    const made = plan.household ? (plan.household.id ?? households.get(plan.household.key)?.record.id ?? null) : null
    const dwelling = plan.place.address?.dwellingId ?? null
    const tieRegion = plan.place.address?.dwellingRegion ?? (plan.household ? plan.household.region : plan.place.region)
    const lives = plan.ties.some((t) => t.kind === 'living') || (plan.ties.length > 0 && !known)
    const region = known ? (lives ? tieRegion : known.region) : tieRegion
    const sealedId = plan.idNumber ? hex(sealIdNumber(sealer, plan.id, plan.idNumber)) : null
    const idIndex = plan.idNumber ? hex(idNumberIndex(sealer, plan.idNumber)) : null
    const sealedPhone = plan.phone ? hex(sealPhone(sealer, plan.id, plan.phone)) : null
    const phoneAt = plan.phone ? hex(phoneIndex(sealer, plan.phone)) : null
    for (const { kind, from, current } of plan.ties) {
      const id = ctx.newId()
      const household = made ?? (current && dwelling !== null && current.dwelling_id === dwelling ? current.household_id : null)
      ties.push({ id, region: tieRegion, person_id: plan.id, kind, household_id: household, dwelling_id: dwelling ?? (made ? (plan.household!.dwellingId ?? null) : null), relation: plan.relation ?? current?.relation ?? '99', valid_from: from })
      if (current) {
        ended.push({ id: current.id, on: from })
        tieMarks.push({ row, subject: 'tie', id: current.id, deed: 'updated', version: null, before: { person: plan.id } })
      }
      tieMarks.push({ row, subject: 'tie', id, deed: 'created', version: null, before: { person: plan.id } })
    }
    if (!known) {
      news.push({
        id: plan.id, region, name: plan.name, initials: initialsOf(plan.name), grams: gramsOf(plan.name).join(q.GRAM_SIGN), sex: plan.sex, born_on: plan.bornOn, id_kind: plan.idKind,
        id_sealed: sealedId, id_index: idIndex, phone_sealed: sealedPhone, phone_index: phoneAt, language: plan.language ?? 'zh',
      })
      touched.push({ row, subject: 'person', id: plan.id, deed: 'created', version: 1 })
      change(row, {
        region, subject: 'person', subject_id: plan.id, deed: 'imported', before: {},
        after: { name: plan.name, sex: plan.sex, bornOn: plan.bornOn, ties: plan.ties.map((t) => ({ kind: t.kind, from: t.from })) },
      })
      continue
    }
    patches.push({ id: plan.id, version: known.version, region: region === known.region ? null : region, language: plan.language, id_sealed: sealedId, id_index: idIndex, phone_sealed: sealedPhone, phone_index: phoneAt })
    if (region !== known.region) moved.push({ id: plan.id, region })
    updated.set(plan.id, { row, plan, region })
  }
  if (news.length) await q.insertPeople(tx, county, news, now)
  if (patches.length) {
    const done = await q.patchPeople(tx, county, patches)
    // Somebody changed one of them between the look and the writing: the page is looked at again.
    if (done.length < patches.length) throw Object.assign(new Error('a person was changed meanwhile'), { code: '23505' })
    for (const { id, version } of done) {
      const { row, plan, region } = updated.get(id)!
      const known = plan.known!
      touched.push({
        row, subject: 'person', id, deed: 'updated', version,
        // Numbers in the clear within what is sealed as a whole: a change of keys in between must not make them unreadable.
        before: {
          region: known.region, language: known.language, ...(plan.idNumber ? { idNumber: null } : {}),
          ...(plan.phone ? { phone: known.phone_sealed ? openPhone(sealer, id, known.phone_sealed) : null } : {}),
        },
      })
      change(row, {
        region, subject: 'person', subject_id: id, deed: 'updated',
        before: { ...(plan.language ? { language: known.language } : {}), ...(region === known.region ? {} : { region: known.region }) },
        after: {
          ...(plan.language ? { language: plan.language } : {}), ...(region === known.region ? {} : { region }), ...(plan.idNumber ? { idNumber: 'changed' } : {}), ...(plan.phone ? { phone: 'changed' } : {}),
          ...(plan.ties.length ? { ties: plan.ties.map((t) => ({ kind: t.kind, from: t.from })) } : {}),
        },
      })
    }
  }
  if (moved.length) await q.followPeople(tx, county, moved)
  if (ended.length) await q.closeTies(tx, county, ended)
  if (ties.length) await q.insertTies(tx, county, ties, source)
  touched.push(...tieMarks)
  if (heads.length) {
    const done = new Map((await q.setHeads(tx, county, heads)).map((h) => [h.id, h.version]))
    for (const { row, id, head_id: head } of heads) {
      const version = done.get(id)
      if (version !== undefined) touched.push({ row, subject: 'household', id, deed: 'updated', version, before: { headId: null, person: head } })
    }
  }
  await q.insertChanges(tx, county, { ...ctx.by, now }, changes)
  return touched
}
