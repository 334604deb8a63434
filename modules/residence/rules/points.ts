/** How one item of a rule gives points. `per`: so many for each unit; `choice`: by what was chosen; `yes`: when it is so. */
export type PointItem =
  | { kind: 'per'; field: string; title: string; unit: string; points: number; most: number }
  | { kind: 'choice'; field: string; title: string; choices: Array<{ value: string; title: string; points: number }> }
  | { kind: 'yes'; field: string; title: string; points: number }

/** The rule of a place for a year: what counts, and from how many points a household registration may be asked for (FLO-05). */
export interface PointRule {
  place: string
  year: number
  /** The text it follows; of a demonstration: that it is made up. */
  source: string
  pass: number
  items: PointItem[]
}

export interface PointLine {
  field: string
  title: string
  /** What was answered, in words. */
  said: string
  points: number
}

export interface Points {
  lines: PointLine[]
  total: number
  pass: number
  enough: boolean
}

/**
 * The points of some answers by a rule. One function for the estimate and for the decision, so that they cannot differ. What was not answered, or
 * is none of the choices, counts nothing; a number below nought counts as nought, parts of a unit are cut off.
 */
export function pointsOf(rule: PointRule, answers: Readonly<Record<string, unknown>>): Points {
  const lines = rule.items.map((item): PointLine => {
    const answer = Object.hasOwn(answers, item.field) ? answers[item.field] : undefined
    const line = (said: string, points: number) => ({ field: item.field, title: item.title, said, points })
    if (item.kind === 'per') {
      const units = typeof answer === 'number' && Number.isFinite(answer) ? Math.max(0, Math.floor(answer)) : 0
      return line(`${units}${item.unit}`, Math.min(units * item.points, item.most))
    }
    if (item.kind === 'yes') return line(answer === true ? '是' : '否', answer === true ? item.points : 0)
    const chosen = item.choices.find((choice) => choice.value === answer)
    return line(chosen?.title ?? '没有', chosen?.points ?? 0)
  })
  const total = lines.reduce((sum, one) => sum + one.points, 0)
  return { lines, total, pass: rule.pass, enough: total >= rule.pass }
}
