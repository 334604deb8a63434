import type { RetentionPart } from '../../platform/server/retention.ts'
import { dropTracks, oldTracks } from './queries/patrols.ts'

/** A patrol stays on record; the line that was walked goes after its time. */
export const incidentsRetention: readonly RetentionPart[] = [
  { code: 'incidents.tracks', count: async (db, county, before) => (await oldTracks(db, county, before)).n, expire: dropTracks },
]
