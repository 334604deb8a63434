import { postTitle } from '../organisations/index.ts'
import { stageApplies, stageGroups, URGENCIES, CHANNELS, type Channel, type Matter, type PersonFacts, type Urgency } from '../matters/index.ts'
import type { Services } from '../../platform/server/services.ts'
import { clockBegins, readClock } from './clock-of.ts'
import { explainDue, inWords } from './clock.ts'
import type { AllowedMove, Case, CaseClock } from './contract.ts'
import { maskNumbers } from './form-numbers.ts'
import { doorMoves, MATERIAL_WAYS } from './contract.ts'
import { openContact, stageFacts, stageOf, stageTitle, standingOf } from './actions/doing.ts'
import { factsOf } from './actions/move-case.ts'
import { runningPublication } from './actions/work.ts'
import { paperStates } from './materials.ts'
import { ADMINISTRATIVE_REMEDIES, CASE_MOVES, CASE_OUTCOMES, CASE_STATES, movesFrom, type CaseOutcome, type Need } from './moves.ts'
import { capacities, isOwn, tasksFor, wantsOtherEyes, worksOn, type Who } from './policy.ts'
import type { CaseFile, CaseRow, MoveRow } from './queries/cases.ts'
import { CALL_BACK_OUTCOMES, RATING_LEVELS, type CallBackOutcome } from './rating.ts'
import { deskFor, supervisorsAbove, type Desk } from './routing.ts'
import { answersOf, maskPhone, surname, TASK_ROLES } from './words.ts'

/** A case as one reader may see it, field by field. Pure but for opening the contact number. */

export const CLOCK_NAMES = {
  none: '尚未计时', running: '计时中', suspended: '暂停计时', due_soon: '即将到期', overdue: '已超期', done: '已办结', unknown: '暂不能确定',
} as const

const iso = (at: string | null): string | null => (at ? new Date(at).toISOString() : null)

export function presentCase(c: { file: CaseFile; matter: Matter; who: Who; now: Date; services: Services }): Case {
  const { file, matter, who, now } = c
  const row = file.case
  const own = isOwn(who, { applicantId: row.applicant_id })
  const asResident = who.kind === 'resident'
  const placeName = (code: string) => file.way.find((place) => place.code === code)?.name ?? code
  // 第一网格 is many: a grid is named with its community.
  const inGrid = file.way.some((place) => place.code === row.region && place.level === 'grid')
  const ownPlace = `${(inGrid && file.way.find((place) => place.level === 'community')?.name) || ''}${placeName(row.region)}`
  const lead = file.tasks.find((task) => task.state === 'open' && task.role === 'lead') ?? file.tasks.findLast((task) => task.role === 'lead')
  const correction = row.state === 'awaiting_correction' ? file.moves.findLast((move) => move.name === 'askForCorrection') : undefined
  // The applicant sees what they wrote; whoever has the work sees the telephones in it; everyone else can only recognise them.
  const works = file.tasks.some((task) => task.state === 'open' && worksOn(who, { post: task.post, atRegion: task.at_region, assignee: task.assignee }))
  const form = own ? row.form : maskNumbers(matter.form, row.form, works ? ['id-number'] : undefined)
  const phone = row.contact_sealed ? openContact(c.services, row.id, row.contact_sealed) : null
  return {
    id: row.id, number: row.number, version: row.version, state: row.state, stateName: CASE_STATES[row.state],
    stage: row.stage, stageTitle: stageTitle(matter, row.stage), kind: row.kind as Case['kind'], title: row.title,
    matter: { code: matter.code, version: matter.version, title: matter.title },
    channel: { code: row.channel, name: CHANNELS[row.channel as Channel] ?? row.channel },
    urgency: { code: row.urgency, name: URGENCIES[row.urgency as Urgency] ?? row.urgency },
    region: { code: row.region, name: ownPlace }, placeText: row.place_text, lon: row.lon, lat: row.lat,
    applicant: {
      id: row.applicant_id, name: row.applicant_name, anonymous: row.applicant_id === null, onBehalf: row.on_behalf, phoneMasked: phone && maskPhone(phone),
    },
    checkCode: own && asResident ? row.check_code : null,
    createdAt: iso(row.created_at)!, submittedAt: iso(row.submitted_at), acceptedAt: iso(row.accepted_at), concludedAt: iso(row.concluded_at),
    form, formDefinition: matter.form, answers: answersOf(matter.form, form),
    materials: materialLines(file, matter, !asResident),
    correction: correction ? { askedAt: iso(correction.at)!, missing: correction.note.missing ?? [] } : null,
    timeline: file.moves.filter((move) => !asResident || CASE_MOVES[move.name].applicantSees).map((move) => entryOf(move, matter, asResident, placeName)),
    tasks: asResident ? [] : file.tasks.map((task) => ({
      id: task.id, role: task.role, roleName: TASK_ROLES[task.role], state: task.state, stageTitle: stageTitle(matter, task.stage),
      post: { code: task.post, name: postTitle(task.post) }, region: { code: task.at_region, name: placeName(task.at_region) },
      assigneeName: task.assignee_name,
      mine: task.state === 'open' && worksOn(who, { post: task.post, atRegion: task.at_region, assignee: task.assignee }),
      openedAt: iso(task.opened_at)!, dueAt: iso(task.due_at), doneAt: iso(task.done_at), note: task.note,
    })),
    clock: presentClock(file, matter, now),
    stages: stageLines(file, matter, placeName),
    moves: allowedMoves(c),
    handler: lead ? {
      name: asResident ? surname(lead.assignee_name) : lead.assignee_name, post: postTitle(lead.post), regionName: placeName(lead.at_region), phone: matter.guide.phone,
    } : null,
    result: row.state === 'concluded' || row.state === 'declined' ? {
      outcome: row.outcome, outcomeName: outcomeName(row), answer: row.result?.answer ?? '', reason: row.result?.reason ?? '', remedies: row.result?.remedies ?? '',
      summary: row.result?.summary ?? '', facts: row.result?.facts ?? [], documentTitle: matter.resultDocument?.title ?? '办理结果告知书',
    } : null,
    ratings: file.ratings.map((one) => ({
      round: one.round, level: one.level, name: RATING_LEVELS.find((level) => level.code === one.level)?.name ?? '', text: one.text, at: iso(one.at)!,
    })),
    callBackDueOn: file.tasks.find((task) => task.state === 'open' && task.role === 'call_back')?.due_at?.slice(0, 10) ?? null,
    publications: file.publications.map((one) => ({
      id: one.id, title: one.title, body: one.body, fromOn: one.from_on, untilOn: one.until_on, endedAt: iso(one.ended_at),
    })),
    escalation: row.escalation,
    documents: documentsOf(file),
  }
}

export const outcomeName = (row: CaseRow): string =>
  row.state === 'declined' ? CASE_STATES.declined : (CASE_OUTCOMES[row.outcome as CaseOutcome]?.name ?? '')

/** Which papers can be printed now. */
export function documentsOf(file: CaseFile): Case['documents'] {
  const { state, id } = file.case
  const href = (kind: string) => `/api/cases/${id}/documents/${kind}`
  return [
    ...(state === 'draft' ? [] : [{ kind: 'receipt' as const, title: '收件回执', href: href('receipt') }]),
    ...(file.moves.some((move) => move.name === 'askForCorrection') ? [{ kind: 'correction' as const, title: '一次性告知书', href: href('correction') }] : []),
    ...(state === 'concluded' || state === 'declined' ? [{ kind: 'result' as const, title: '办理结果', href: href('result') }] : []),
  ]
}

export function presentClock(file: CaseFile, matter: Matter, now: Date): CaseClock {
  const reading = readClock(file, matter, now)
  const began = { accept: '受理', submit: '收到', handOver: '派单' }[clockBegins(matter)]
  const none = { startedAt: null, dueAt: null, dueOn: null, used: 0, remaining: 0, overdueBy: null, trace: [] }
  if (!reading) {
    const handle = matter.limits.promised ?? matter.limits.handle
    return { ...none, state: 'none', stateName: CLOCK_NAMES.none, unit: handle.unit, total: handle.amount, source: handle.source,
      explanation: `${began}后开始计时，办理期限${inWords(handle)}。` }
  }
  if (!reading.covered) {
    const handle = matter.limits.handle
    return { ...none, startedAt: reading.startedAt.toISOString(), state: 'unknown', stateName: CLOCK_NAMES.unknown, unit: handle.unit, total: handle.amount,
      source: handle.source, explanation: `${reading.refusal.message}放假安排公布后自动补算。` }
  }
  const { clock } = reading
  return {
    state: clock.state, stateName: CLOCK_NAMES[clock.state], startedAt: reading.startedAt.toISOString(), dueAt: clock.dueAt.toISOString(), dueOn: clock.dueOn,
    unit: clock.limit.unit, total: clock.total, used: clock.usedDays, remaining: clock.remaining, overdueBy: clock.overdueBy, source: clock.limit.source,
    explanation: explainDue(clock, began), trace: clock.trace.map(({ date, kind, n, name }) => ({ date, kind, n: n ?? null, name: name ?? '' })),
  }
}

function materialLines(file: CaseFile, matter: Matter, byStaff: boolean): Case['materials'] {
  const held: PersonFacts = Object.fromEntries(matter.materials.flatMap((one) => (
    one.heldByRegister && file.case.applicant_id && !file.materials.some((m) => m.code === one.code) ? [[one.heldByRegister, '']] : [])))
  const given = file.case.draft && file.case.state === 'draft'
    ? file.case.draft.materials.map((one) => ({ code: one.code, how: one.how as 'upload', note: one.note, fileId: one.fileId }))
    : file.materials.map((one) => ({ code: one.code, how: one.how, note: one.note, fileId: one.file_id ?? undefined }))
  return paperStates(matter, file.case.form, given, held, byStaff).map(({ material, state }) => ({
    code: material.code, title: material.title, need: material.need === 'always' ? '必要' : '视情况', heldByRegister: material.heldByRegister !== undefined, state,
    given: file.materials.filter((one) => one.code === material.code).map((one) => ({
      id: one.id, fileId: one.file_id, how: one.how, howName: MATERIAL_WAYS[one.how], note: one.note, addedAt: iso(one.added_at)!,
    })),
  }))
}

function entryOf(move: MoveRow, matter: Matter, asResident: boolean, placeName: (code: string) => string): Case['timeline'][number] {
  const { note } = move
  const [post, region] = (note.target ?? '').split('@')
  const lines = [
    ...(note.forApplicant ? [{ label: '代为提交', value: '应申请人要求由工作人员录入' }] : []),
    ...(note.outcome ? [{ label: '办理结果', value: CASE_OUTCOMES[note.outcome as CaseOutcome]?.name ?? note.outcome }] : []),
    ...(note.missing?.length ? [{ label: '需要补正', value: note.missing.join('；') }] : []),
    ...(note.extension ? [{ label: '延长', value: `${inWords(note.extension)}；理由：${note.extension.reason}；批准：${note.extension.approvedBy}` }] : []),
    ...(note.suspension ? [{ label: '暂停原因', value: note.suspension === 'waiting_applicant' ? '等待申请人补充' : '特别程序' }] : []),
    ...(post && region ? [{ label: move.name === 'invite' ? '请' : '转到', value: [note.unit, `${placeName(region)}${postTitle(post)}`].filter(Boolean).join(' · ') }] : []),
    ...(note.limit ? [{ label: '限时', value: inWords(note.limit) }] : []),
    ...(note.rating ? [{ label: '评价', value: RATING_LEVELS.find((level) => level.code === note.rating)?.name ?? '' }] : []),
    ...(note.callBack ? [{ label: '回访结果', value: CALL_BACK_OUTCOMES[note.callBack as CallBackOutcome].name }] : []),
    ...(note.remedies ? [{ label: '救济途径', value: note.remedies }] : []),
  ]
  // What was entered at the stage, photos among it (a closed event shows before and after); for those who work on it.
  const form = asResident ? undefined : matter.stages.find((stage) => stage.key === move.stage)?.form
  const entered = form && note.result ? answersOf(form, maskNumbers(form, note.result)) : []
  const byApplicant = move.by_post === '居民'
  const by = asResident && !byApplicant ? [move.by_post, surname(move.by_name)].filter(Boolean).join(' ') : [move.by_post, move.by_name].filter(Boolean).join(' ')
  return {
    seq: move.seq, move: move.name, entry: CASE_MOVES[move.name].entry, at: iso(move.at)!, by: by || '系统', stageTitle: stageTitle(matter, move.stage),
    toState: move.to_state, text: [note.reason, note.answer, asResident && !byApplicant ? undefined : note.note].filter(Boolean).join('；'),
    lines: [...lines, ...entered.filter((one) => one.text !== '').map((one) => ({ label: one.title, value: one.text }))],
    fileIds: [...new Set([...(note.fileIds ?? []), ...entered.flatMap((one) => one.fileIds)])],
  }
}

function stageLines(file: CaseFile, matter: Matter, placeName: (code: string) => string): Case['stages'] {
  const groups = stageGroups(matter.stages)
  const ended = ['concluded', 'declined', 'withdrawn'].includes(file.case.state)
  const at = groups.findIndex((group) => group.some((stage) => stage.key === file.case.stage))
  return groups.flatMap((group, i) => group.map((stage) => {
    const tasks = file.tasks.filter((task) => task.stage === stage.key && (task.role === 'lead' || task.role === 'helper'))
    const last = tasks.at(-1)
    const isDone = last?.state === 'done' && (i < at || ended || last.outcome === 'advance')
    const state = isDone ? 'done' as const : last?.state === 'open' ? 'current' as const : i < at || ended || !stageApplies(stage, stageFacts(file.case)) ? 'skipped' as const : 'ahead' as const
    const desk = last ? { post: last.post, region: last.at_region } : deskFor(stage, file.way)
    return {
      code: stage.key, title: stage.title, state, post: { code: desk.post, name: postTitle(desk.post) }, region: { code: desk.region, name: placeName(desk.region) },
      limit: stage.limit ? inWords(stage.limit) : '', fourEyes: stage.fourEyes === true, publicationDays: stage.publication?.days ?? null,
      startedAt: iso(tasks[0]?.opened_at ?? null), doneAt: isDone ? iso(last.done_at) : null,
    }
  }))
}

/** What may be entered at the end, by the kind of need. */
const OUTCOMES_BY_KIND: Record<string, readonly CaseOutcome[]> = {
  application: ['granted', 'refused', 'referred', 'ended'], registration: ['granted', 'refused', 'referred', 'ended'],
  booking: ['granted', 'refused', 'ended'], visit: ['done', 'answered', 'referred', 'ended'], request: ['done', 'answered', 'referred', 'refused', 'ended'],
  event: ['done', 'answered', 'referred', 'ended'], dispute: ['settled', 'not_settled', 'referred', 'ended'],
}

function allowedMoves({ file, matter, who, now }: Parameters<typeof presentCase>[0]): AllowedMove[] {
  if (file.case.state === 'draft') return []
  const standing = standingOf(file, matter)
  const facts = factsOf(file, { matter, now })
  const posts = file.way
  return ([...doorMoves, 'rate'] as const).flatMap((name) => {
    const by = capacities(name, who, standing).filter((actor) => movesFrom(file.case.state, facts, actor).includes(name))
    if (by.length === 0 || wantsOtherEyes(name, who, standing)) return []
    const task = tasksFor(name, who, standing)[0]
    if (task?.assignee && by[0] === 'handler' && task.assignee !== who.accountId && name !== 'claim' && !who.posts.some((post) => post.deputyFor === task.assignee)) return []
    if (name === 'claim' && task?.assignee === who.accountId) return []
    if (name === 'release' && !task?.assignee && by[0] === 'handler') return []
    const hanging = name === 'advance' && task ? runningPublication({ file, now }, task.stage) : undefined
    const form = (name === 'advance' || name === 'conclude') && task ? stageOf(matter, task.stage)?.form : undefined
    const needs: AllowedMove['needs'] = [...(CASE_MOVES[name].needs as readonly Need[]), ...(form ? ['result' as const] : []), ...(name === 'submit' ? ['form' as const] : [])]
    const outcomes = name === 'conclude'
      ? OUTCOMES_BY_KIND[matter.kind]!.filter((code) => CASE_OUTCOMES[code].early || (facts.stagesAhead ?? 0) === 0 || mayEndHere(matter, task?.stage)) : []
    return [{
      move: name, label: CASE_MOVES[name].label, needs, taskId: task?.id ?? null, form: form ?? null,
      outcomes: outcomes.map((code) => ({ code, name: CASE_OUTCOMES[code].name })),
      targets: name === 'handOver' || name === 'invite' ? targetsFor(file, matter, standing.openTasks.find((one) => one.role === 'lead')).map((desk) => {
        const regionName = posts.find((place) => place.code === desk.region)?.name ?? desk.region
        return { post: desk.post, postTitle: postTitle(desk.post), region: desk.region, regionName, label: `${regionName} ${postTitle(desk.post)}` }
      }) : [],
      remedies: name === 'decline' || name === 'conclude' ? ADMINISTRATIVE_REMEDIES : '',
      mayExtendBy: name === 'extend' && facts.limit?.mayExtendBy ? facts.limit.mayExtendBy : null,
      hint: hanging ? `公示到${hanging.until_on}为止，期满后自动进入下一环节。` : '',
    }]
  })
}

/** Whether what is entered at this stage may make it the last: all stages after it depend on its form. */
function mayEndHere(matter: Matter, key: string | undefined): boolean {
  const at = matter.stages.findIndex((stage) => stage.key === key)
  return at >= 0 && Boolean(matter.stages[at]!.form) && matter.stages.slice(at + 1).every((stage) => stage.when !== undefined)
}

/** Desks that suggest themselves: those of the matter's stages and the posts on the way up. Others are found by place. */
function targetsFor(file: CaseFile, matter: Matter, lead: { post: string; atRegion: string } | undefined): Desk[] {
  const all: Desk[] = [
    ...matter.stages.map((stage) => deskFor(stage, file.way)),
    ...supervisorsAbove(file.way[0]?.code ?? file.case.region, file.way),
    ...(['community_worker', 'street_officer', 'dispatcher', 'department_officer'] as const).map((post) =>
      deskFor({ post, level: post === 'community_worker' ? 'community' : post === 'department_officer' ? 'county' : 'township' }, file.way)),
  ]
  const seen = new Set([`${lead?.post}@${lead?.atRegion}`])
  return all.filter(({ post, region }) => {
    const key = `${post}@${region}`
    return !seen.has(key) && seen.add(key)
  })
}

