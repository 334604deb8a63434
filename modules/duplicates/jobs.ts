/** The walk through the whole register; the gathering of rows that were written while a merge ran; the end of proposals that wait too long. */
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { uuidv7 } from '../../platform/kernel/ids.ts'
import { EVERYWHERE } from '../../platform/server/db.ts'
import { defineJob, type Job } from '../../platform/server/jobs.ts'
import { compareNames, homesToday, readName, REGISTER_WALKS, walkRegister, type FoundFile, type ReadName } from '../register/index.ts'
import type { DuplicatesNeeds } from './doing.ts'
import { comparedOf } from './find.ts'
import { likenessOf } from './likeness.ts'
import { gatherFor, LAPSED, proposalsCountSince } from './merging.ts'
import { pairFrom } from './pairing.ts'
import { lapseProposals, mergesSince } from './queries/merges.ts'
import { holdRunningScan, putPairs, stepScan } from './queries/pairs.ts'

const everyone = { as: 'staff', ...EVERYWHERE } as const
/** Files of one step: a second or two of work, committed before the next begins. */
const STEP = 5_000
/** Of one name or one day at most this many are compared with each other: 400 make 80,000 pairs. */
const MOST_OF_A_GROUP = 1_500

/** Pairs of a group worth a closer look: like names, or one number; sexes that contradict each other only with one number. */
function worthPairs(group: readonly FoundFile[], reading: (f: FoundFile) => ReadName): { pairs: Array<[FoundFile, FoundFile]>; compared: number } {
  const files = group.slice(0, MOST_OF_A_GROUP)
  const pairs: Array<[FoundFile, FoundFile]> = []
  let compared = 0
  for (let i = 0; i < files.length; i++) {
    for (let j = i + 1; j < files.length; j++) {
      const [a, b] = [files[i]!, files[j]!]
      compared++
      const samePhone = a.phoneIndex !== null && a.phoneIndex === b.phoneIndex
      // One name alone says little: without a shared day or telephone only days that differ by a slip are looked at.
      const bornApart = a.bornOn !== b.bornOn && !samePhone && !daysMayBeASlip(a.bornOn, b.bornOn)
      if (bornApart || (a.sex !== b.sex && !samePhone)) continue
      if (compareNames(reading(a), reading(b)) !== 'different') pairs.push([a, b])
    }
  }
  return { pairs, compared }
}

const daysMayBeASlip = (a: string, b: string) => {
  let differing = 0
  for (let i = 0; i < 10; i++) if (a[i] !== b[i]) differing++
  return differing <= 4
}

export function makeDuplicateJobs(needs: DuplicatesNeeds): Job[] {
  const scan = defineJob({
    name: 'duplicates.scan',
    title: '全库查重',
    retryLimit: 10,
    async run({ db, services, now, progress }) {
      const { county } = services.settings
      const today = shanghaiDate(now)
      for (;;) {
        const state = await db.within(everyone, async (tx) => {
          const at = await holdRunningScan(tx, county)
          if (!at || at.walk === 'end') return null
          const step = await walkRegister(tx, services.sealer, county, at.walk, at.after_key, STEP)
          const readings = new Map<string, ReadName>()
          const reading = (f: FoundFile) => readings.get(f.id) ?? (readings.set(f.id, readName(f.name)), readings.get(f.id)!)
          const groups = step.groups.map((group) => worthPairs(group, reading))
          const pairs = groups.flatMap((g) => g.pairs)
          const homes = await homesToday(tx, county, [...new Set(pairs.flatMap(([a, b]) => [a.id, b.id]))], today)
          const found = pairs.flatMap(([a, b]) => {
            const like = likenessOf(comparedOf(a, reading(a), homes.get(a.id)), comparedOf(b, reading(b), homes.get(b.id)))
            return like.level === 'none' ? [] : [pairFrom(uuidv7(), a, b, like)]
          })
          const fresh = await putPairs(tx, county, now, [...new Map(found.map((p) => [[p.a, p.b].sort().join(), p])).values()])
          const next = REGISTER_WALKS[REGISTER_WALKS.indexOf(at.walk) + 1] ?? 'end'
          const ended = step.next === null
          // A way that is done counts as a third, also when few files share what it goes by.
          const looked = ended ? Math.round((at.total / REGISTER_WALKS.length) * (REGISTER_WALKS.indexOf(at.walk) + 1)) - at.looked : step.files
          await stepScan(tx, county, at.id, {
            walk: ended ? next : at.walk, after: ended ? '' : step.next!, looked, compared: groups.reduce((n, g) => n + g.compared, 0), found: fresh,
            ended: ended && next === 'end' ? services.clock.now() : null,
          })
          return { looked: at.looked + looked, total: at.total }
        })
        if (!state) return
        await progress(Math.min(state.looked, state.total), state.total, '份档案')
      }
    },
  })
  const gather = defineJob({
    name: 'duplicates.gather',
    title: '合并后补齐关联',
    cron: '40 3 * * *',
    async run({ db, services, now }) {
      const since = new Date(now.getTime() - 2 * 86_400_000)
      const merges = await db.within(everyone, (tx) => mergesSince(tx, services.settings.county, since))
      for (const merge of merges) await db.within(everyone, (tx) => gatherFor({ tx, services, newId: () => uuidv7() }, needs.parts, merge))
      await db.within(everyone, (tx) => lapseProposals(tx, services.settings.county, null, proposalsCountSince(now), LAPSED))
    },
  })
  return [scan, gather]
}
