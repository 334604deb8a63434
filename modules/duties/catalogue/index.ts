import type { DutyPart } from '../define.ts'
import { DUTIES } from './duties.ts'
import { SOURCES } from './sources.ts'

/** Obligations that stand in the requirements, and records of modules that stood before this one. */
export const dutiesPart: DutyPart = { module: 'duties', duties: DUTIES, sources: SOURCES }
