/** What is owed about an incident, in order (个人信息保护法 art. 57). Pure. */
export type IncidentStep = 'stop' | 'authority' | 'people' | 'cause' | 'measures' | 'closed'

/**
 * The law says 立即; the hours by which it is looked at here are the house's. Whoever prevented the harm effectively need not tell the people
 * (art. 57 para. 2), but tells the authority all the same.
 */
const HOURS: Record<IncidentStep, number | null> = { stop: 2, authority: 24, people: 48, cause: 240, measures: 720, closed: null }

export interface OwedStep {
  step: IncidentStep
  dueAt: string | null
  done: boolean
  overdue: boolean
}

export function owedSteps(one: { found_at: string; prevented: boolean }, done: readonly string[], now: Date): OwedStep[] {
  return (Object.keys(HOURS) as IncidentStep[])
    .filter((step) => step !== 'people' || !one.prevented)
    .map((step) => {
      const hours = HOURS[step]
      const due = hours === null ? null : new Date(Date.parse(one.found_at) + hours * 3_600_000)
      const isDone = done.includes(step)
      return { step, dueAt: due?.toISOString() ?? null, done: isDone, overdue: !isDone && due !== null && due.getTime() < now.getTime() }
    })
}
