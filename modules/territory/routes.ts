import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { route, type Context, type Route } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { actorOf } from '../accounts/index.ts'
import type { PlacedPart } from '../regions/definition.ts'
import { covers, kinOf, levelOf, periodsOf, scopeOf } from '../regions/index.ts'
import { usualClass } from './catalogue/thresholds.ts'
import * as c from './contract.ts'
import * as no from './errors.ts'
import { EXECUTE_JOB } from './jobs.ts'
import { mapsOfDay, mapsOfPlan } from './maps.ts'
import { mayDecide, mayPropose, mayWithdraw } from './policy.ts'
import { belowThresholdLines, classesOf, placesOf, planFor, previewOf } from './preview.ts'
import * as q from './queries.ts'

type Ctx = Context<Services>

const who = (ctx: Ctx) => {
  const actor = actorOf(ctx)
  return { ...actor, post: actor.post?.kind ?? '', place: actor.post?.region ?? actor.region }
}

/** The range of the caller, narrowed to a county so that a reader above counties sees all of theirs. */
const scopeOfCaller = (ctx: Ctx) => (ctx.tx.scope.as === 'staff' ? ctx.tx.scope : { lo: '', hi: '' })

const step = (ctx: Ctx, dossier: { id: string; region: string }, name: string, note: string) => {
  const { county, accountId, name: byName } = actorOf(ctx)
  return q.insertStep(ctx.tx, { county, id: ctx.newId(), region: dossier.region, dossierId: dossier.id, name, note, by: accountId, byName, at: ctx.now })
}

function nextOf(d: q.DossierRow): string {
  if (d.state === 'approved') return d.blocked.length ? '执行受阻，请查看原因' : `${d.effectiveOn}起生效`
  if (d.state === 'proposed') return d.level === 'grid' ? '等社区或街道决定' : '等旗区民政部门决定'
  return d.state === 'executed' ? `${d.effectiveOn}已生效` : c.DOSSIER_STATES[d.state]
}

const lineOf = (d: q.DossierRow): c.DossierLine => ({
  id: d.id, number: d.number, title: d.title, kind: d.kind, level: d.level, state: d.state, region: d.region, regionName: d.regionName,
  proposedBy: d.proposedName, proposedAt: d.proposedAt, effectiveOn: d.effectiveOn, next: nextOf(d),
})

/** The doors of territory changes; `parts` are those of all modules, handed in by the app. */
export function makeTerritoryRoutes(parts: readonly PlacedPart[]): Route[] {
  const held = async (ctx: Ctx, id: string): Promise<q.DossierRow> => {
    const { county } = actorOf(ctx)
    await q.holdTerritory(ctx.tx, county)
    const dossier = await q.lockDossier(ctx.tx, county, id)
    if (!dossier) throw no.notFound()
    return dossier
  }
  const whatOf = (d: q.DossierRow) => ({ level: d.level, proposedBy: d.proposedBy })

  return [
    route(c.previewChange, async (ctx: Ctx, { body }) => previewOf(ctx.tx, parts, actorOf(ctx).county, body.change, ctx.now)),

    route(c.listDossiers, async (ctx: Ctx, { query }) => {
      const { county } = actorOf(ctx)
      const { lo, hi } = scopeOfCaller(ctx)
      const rows = await q.listDossiers(ctx.tx, {
        county, lo, hi, state: query.state ?? '', kind: query.kind ?? '', place: query.place ?? '', q: query.q ?? '',
        before: query.after ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit: 51,
      })
      const counts = Object.fromEntries((await q.countDossiers(ctx.tx, { county, lo, hi })).map(({ state, n }) => [state, n]))
      const items = rows.slice(0, 50)
      return { items: items.map(lineOf), next: rows.length > 50 ? items.at(-1)!.id : null, counts }
    }),

    route(c.getDossier, async (ctx: Ctx, { params }) => {
      const me = who(ctx)
      const d = await q.findDossier(ctx.tx, me.county, params.id)
      if (!d) throw no.notFound()
      const stages = await q.stagesOf(ctx.tx, me.county, d.id)
      const pending = d.state === 'proposed' || d.state === 'approved'
      const begun = stages.some((s) => s.doneAt !== null)
      const plan = pending && !begun ? await planOfDossier(ctx, d, stages) : undefined
      const preview = plan ? await previewOf(ctx.tx, parts, me.county, d.change, ctx.now, plan) : d.decidedOn
      const communities = [...new Set(d.places.map((code) => code.slice(0, 12)))]
      const maps = plan ? await mapsOfPlan(ctx.tx, plan, d.level) : d.executedAt ? await mapsOfDay(ctx.tx, communities, d.level, d.effectiveOn!) : { before: [], after: [] }
      const undoes = d.undoes ? await q.findDossier(ctx.tx, me.county, d.undoes) : undefined
      const undoneBy = await q.undoingOf(ctx.tx, me.county, d.id)
      const decides = d.state === 'proposed' && mayDecide(me, whatOf(d))
      return {
        ...lineOf(d), change: d.change, reason: d.reason, checklist: d.checklist, belowReason: d.belowReason, decisionNote: d.decisionNote,
        decidedBy: d.decidedName, decidedAt: d.decidedAt, executedAt: d.executedAt, blocked: d.blocked, version: d.version,
        stages: stages.length, stagesDone: stages.filter((s) => s.doneAt !== null).length,
        undoes: undoes ? { id: undoes.id, number: undoes.number, title: undoes.title } : null,
        undoneBy: undoneBy ? { id: undoneBy.id, number: undoneBy.number, state: undoneBy.state } : null,
        preview: preview ?? { title: d.title, region: d.region, faults: [], places: [], grids: [], rows: [], obstacles: [], day: shanghaiDate(new Date(d.proposedAt)) },
        opinions: await q.opinionsOf(ctx.tx, me.county, d.id),
        steps: await q.stepsOf(ctx.tx, me.county, d.id),
        maps,
        may: {
          decide: decides,
          withdraw: pending && !begun && mayWithdraw(me, whatOf(d)),
          addOpinion: d.state === 'proposed' && mayPropose(me, d.level),
          undo: d.state === 'executed' && d.kind !== 'undo' && !undoneBy && mayPropose(me, d.level),
          execute: d.state === 'approved' && d.effectiveOn! <= shanghaiDate(ctx.now) && mayDecide(me, { ...whatOf(d), proposedBy: '' }),
        },
        whyNotDecide: d.state === 'proposed' && !decides && me.accountId === d.proposedBy ? '提出人不能自己作决定' : '',
      }
    }),

    route(c.proposeChange, async (ctx: Ctx, { body }) => {
      const me = who(ctx)
      const { change } = body
      if (!mayPropose(me, change.level)) throw no.notYours(change.level)
      await q.holdTerritory(ctx.tx, me.county)
      const plan = await planFor(ctx.tx, me.county, change)
      if (plan.faults.length) throw no.doesNotFit(plan.faults.map((f) => f.text))
      if (!covers(me.place, plan.region)) throw no.notYours(change.level)
      const number = `QH${shanghaiDate(ctx.now).slice(0, 4)}-${String((await q.nextNumber(ctx.tx, me.county, shanghaiDate(ctx.now).slice(0, 4))).n).padStart(4, '0')}`
      const id = ctx.newId()
      if (change.undoes && (await q.undoingOf(ctx.tx, me.county, change.undoes))) throw no.doesNotFit(['已经有一份恢复原区划的卷在办'])
      await q.insertDossier(ctx.tx, {
        county: me.county, id, region: plan.region, number, change, title: plan.title, places: placesOf(plan), reason: body.reason, checklist: body.checklist,
        undoes: change.undoes ?? null, by: me.accountId, byName: me.name, at: ctx.now,
      })
      for (const [seq, stage] of plan.stages.entries()) {
        await q.insertStage(ctx.tx, { county: me.county, id: ctx.newId(), region: plan.region, dossierId: id, seq, body: stage, undoes: plan.undoes[seq] ?? null })
      }
      await step(ctx, { id, region: plan.region }, 'proposed', body.reason)
      await ctx.audit('territory.proposed', { subject: id, region: plan.region, because: number, detail: { kind: change.kind } })
      return { id, number }
    }),

    route(c.addOpinion, async (ctx: Ctx, { params, body }) => {
      const me = who(ctx)
      const d = await held(ctx, params.id)
      if (d.state !== 'proposed') throw no.closed(c.DOSSIER_STATES[d.state])
      if (body.heldOn > shanghaiDate(ctx.now)) throw no.opinionLater()
      if (body.asked !== null && (body.agreed ?? 0) + (body.against ?? 0) > body.asked) throw no.opinionNumbers()
      const id = ctx.newId()
      await q.insertOpinion(ctx.tx, { ...body, county: me.county, id, region: d.region, dossierId: d.id, by: me.accountId, byName: me.name, at: ctx.now })
      await step(ctx, d, 'opinion', c.OPINION_KINDS[body.kind])
      await ctx.audit('territory.opinion', { subject: d.id, region: d.region, because: d.number, detail: { kind: body.kind } })
      return { id }
    }),

    route(c.decideChange, async (ctx: Ctx, { params, body }) => {
      const me = who(ctx)
      const d = await held(ctx, params.id)
      if (me.accountId === d.proposedBy) throw no.ownProposal()
      if (!mayDecide(me, whatOf(d))) throw no.notYours(d.level)
      if (d.state !== 'proposed') throw no.closed(c.DOSSIER_STATES[d.state])
      if (d.version !== body.version) throw no.changedMeanwhile()
      const today = shanghaiDate(ctx.now)
      if (!body.approve && !body.note) throw no.noteNeeded()
      const plan = await planOfDossier(ctx, d, await q.stagesOf(ctx.tx, me.county, d.id))
      const preview = await previewOf(ctx.tx, parts, me.county, d.change, ctx.now, plan)
      if (body.approve) {
        if (!body.effectiveOn || body.effectiveOn < today) throw no.dayNeeded()
        const hindering = [...preview.faults.map((f) => f.text), ...preview.obstacles.filter((o) => o.blocking).map((o) => o.text)]
        if (hindering.length) throw no.doesNotFit(hindering)
        const opinions = await q.opinionsOf(ctx.tx, me.county, d.id)
        const asks = d.level === 'community' && !['rename', 'renumber', 'undo'].includes(d.kind)
        if (asks && !opinions.some((o) => o.kind === 'residents' || o.kind === 'meeting')) throw no.opinionMissing()
        const below = belowThresholdLines(d.change, preview)
        if (below.length && !body.belowReason) throw no.belowThreshold(below)
      }
      const state: c.DossierState = body.approve ? 'approved' : 'declined'
      await q.decideDossier(ctx.tx, {
        county: me.county, id: d.id, state, by: me.accountId, byName: me.name, at: ctx.now, note: body.note, belowReason: body.approve ? body.belowReason : '',
        decidedOn: preview, effectiveOn: body.approve ? body.effectiveOn! : null,
      })
      await step(ctx, d, state, body.note)
      await ctx.audit(`territory.${state}`, { subject: d.id, region: d.region, because: d.number })
      if (body.approve && body.effectiveOn! <= today) await ctx.services.jobs.ask(ctx.tx, EXECUTE_JOB, {}, { singleton: d.id })
      return { state }
    }),

    route(c.withdrawChange, async (ctx: Ctx, { params, body }) => {
      const me = who(ctx)
      const d = await held(ctx, params.id)
      if (!mayWithdraw(me, whatOf(d))) throw no.notYours(d.level)
      const begun = (await q.stagesOf(ctx.tx, me.county, d.id)).some((s) => s.doneAt !== null)
      if (begun || (d.state !== 'proposed' && d.state !== 'approved')) throw no.closed(begun ? '已经开始执行' : c.DOSSIER_STATES[d.state])
      if (d.version !== body.version) throw no.changedMeanwhile()
      await q.setState(ctx.tx, me.county, d.id, 'withdrawn')
      await step(ctx, d, 'withdrawn', body.note)
      await ctx.audit('territory.withdrawn', { subject: d.id, region: d.region, because: d.number })
      return { state: 'withdrawn' as const }
    }),

    route(c.executeChange, async (ctx: Ctx, { params }) => {
      const me = who(ctx)
      const d = await held(ctx, params.id)
      if (!mayDecide(me, { ...whatOf(d), proposedBy: '' })) throw no.notYours(d.level)
      if (d.state !== 'approved') throw no.closed(c.DOSSIER_STATES[d.state])
      if (d.effectiveOn! > shanghaiDate(ctx.now)) throw no.tooEarly(d.effectiveOn!)
      await ctx.services.jobs.ask(ctx.tx, EXECUTE_JOB, {}, { singleton: d.id })
      await ctx.audit('territory.execution_asked', { subject: d.id, region: d.region, because: d.number })
      return { asked: true }
    }),

    route(c.listSizes, async (ctx: Ctx, { query }) => {
      const { county } = actorOf(ctx)
      const caller = scopeOfCaller(ctx)
      const at = query.place ? scopeOf(query.place) : caller
      const range = { lo: at.lo > caller.lo ? at.lo : caller.lo, hi: at.hi < caller.hi ? at.hi : caller.hi }
      const day = shanghaiDate(ctx.now)
      const classes = await classesOf(ctx.tx, county)
      const all = (await q.sizesIn(ctx.tx, county, range.lo, range.hi, day)).map((r): c.ThresholdLine => {
        const cls = classes.find((each) => each.code === (r.class ?? usualClass(r.kind, r.parentKind)))!
        return {
          code: r.code, name: r.name, township: r.township, townshipName: r.townshipName, kind: r.kind, class: cls.code, className: cls.name, set: r.class !== null,
          households: r.households, threshold: cls.households, short: Math.max(0, (cls.households ?? 0) - r.households),
        }
      })
      const inClass = all.filter((l) => (!query.class || l.class === query.class) && (!query.q || l.name.includes(query.q)))
      const wanted = inClass.filter((l) => (query.only === 'all' || l.short > 0) && (!query.after || l.code > query.after))
      const items = wanted.slice(0, 100)
      return {
        items, next: wanted.length > 100 ? items.at(-1)!.code : null, counts: { short: inClass.filter((l) => l.short > 0).length, all: inClass.length }, day,
        classes: classes.map((each) => ({ ...each, places: all.filter((l) => l.class === each.code).length, short: all.filter((l) => l.class === each.code && l.short > 0).length })),
      }
    }),

    route(c.setPlaceClass, async (ctx: Ctx, { params, body }) => {
      const { county, name } = actorOf(ctx)
      if (!(await classesOf(ctx.tx, county)).some((each) => each.code === body.class)) throw no.noSuchClass()
      const { lo, hi } = scopeOf(params.code)
      const [place] = levelOf(params.code) === 'community' ? await q.sizesIn(ctx.tx, county, lo, hi, shanghaiDate(ctx.now)) : []
      if (!place) throw no.notFound()
      await q.savePlaceClass(ctx.tx, { county, region: params.code, class: body.class, reason: body.reason, byName: name, at: ctx.now })
      await ctx.audit('territory.class_set', { region: params.code, because: body.reason, detail: { class: body.class, was: place.class ?? '' } })
      return { class: body.class }
    }),

    route(c.setThreshold, async (ctx: Ctx, { params, body }) => {
      const { county } = actorOf(ctx)
      const cls = (await classesOf(ctx.tx, county)).find((each) => each.code === params.class)
      if (!cls || cls.households === null) throw no.noSuchClass()
      const saved = await q.saveThreshold(ctx.tx, { county, class: params.class, ...body, region: `${county}000000` })
      if (!saved) throw no.changedMeanwhile()
      await ctx.audit('territory.threshold_set', { region: `${county}000000`, because: body.source, detail: { class: params.class, was: cls.households, households: body.households } })
      return { version: body.version + 1 }
    }),

    route(c.getPlaceHistory, async (ctx: Ctx, { params }) => {
      const { county } = actorOf(ctx)
      const kin = await kinOf(ctx.tx, params.code)
      const dossiers = new Map((await q.dossiersOfStages(ctx.tx, county, kin.map((k) => k.changeId))).map((d) => [d.stage, d]))
      return {
        periods: await periodsOf(ctx.tx, params.code),
        kin: kin.map((k) => ({ way: k.way, code: k.code, name: k.name, on: k.on, whole: k.whole, dossier: dossiers.get(k.changeId)?.id ?? null, number: dossiers.get(k.changeId)?.number ?? '' })),
        open: (await q.dossiersOfPlace(ctx.tx, county, params.code)).filter((d) => d.state === 'proposed' || d.state === 'approved'),
      }
    }),

    route(c.listBuildingsOf, async (ctx: Ctx, { params }) => {
      const { county } = actorOf(ctx)
      const { lo, hi } = scopeOf(params.code)
      const rows = await q.buildingsIn(ctx.tx, county, lo, hi, shanghaiDate(ctx.now))
      return { items: rows.slice(0, 500), more: rows.length > 500 }
    }),
  ]

  /** The plan as it was proposed: its codes stand; what has been taken meanwhile is a fault. */
  async function planOfDossier(ctx: Ctx, d: q.DossierRow, stages: readonly q.StageRow[]) {
    const communities = [...new Set(d.places.map((code) => code.slice(0, 12)))].filter((code) => levelOf(code) === 'community')
    const faults = d.change.kind === 'undo' ? (await planFor(ctx.tx, actorOf(ctx).county, d.change)).faults : await q.takenCodes(ctx.tx, stages.map((s) => s.body))
    return { title: d.title, region: d.region, communities, stages: stages.map((s) => s.body), undoes: stages.flatMap((s) => s.undoes ?? []), faults }
  }
}
