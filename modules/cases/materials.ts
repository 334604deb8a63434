import { materialsFor, type Material, type Matter, type PersonFacts } from '../matters/index.ts'
import { materialUnknown } from './errors.ts'

/** One paper as it came in. */
export interface Given {
  code: string
  fileId?: string | undefined
  how: 'upload' | 'paper' | 'register' | 'promise'
  note: string
}

/** Where each paper stands. */
export interface PaperState {
  material: Material
  state: 'given' | 'promised' | 'held' | 'missing' | 'optional'
}

/**
 * How the papers stand for these answers. What the register holds is not asked for (国务院令716号 art. 7); a promise counts where the matter lets
 * the paper follow (容缺受理). Paper seen and promises beyond the matter are for staff: `byStaff`.
 */
export function paperStates(matter: Matter, form: Record<string, unknown>, given: readonly Given[], facts: PersonFacts, byStaff: boolean): PaperState[] {
  const { asked, held } = materialsFor(matter, form, facts)
  return matter.materials.map((material) => {
    const own = given.filter((one) => one.code === material.code)
    if (own.some((one) => (one.how === 'upload' && one.fileId) || (one.how === 'paper' && byStaff))) return { material, state: 'given' }
    if (own.some((one) => one.how === 'promise') && (material.mayFollow || byStaff)) return { material, state: 'promised' }
    if (held.includes(material)) return { material, state: 'held' }
    return { material, state: asked.includes(material) ? 'missing' : 'optional' }
  })
}

/** The papers still owed. */
export const missingOf = (states: readonly PaperState[]) =>
  states.filter(({ state }) => state === 'missing').map(({ material }) => ({ code: material.code, title: material.title }))

/** Refuses papers that the matter does not know. */
export function assertKnown(matter: Matter, given: readonly Given[]): void {
  const stray = given.find((one) => !matter.materials.some((material) => material.code === one.code))
  if (stray) throw materialUnknown(stray.code)
}
