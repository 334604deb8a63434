export interface Counted { onTime: number; doneLate: number; late: number; ahead: number; excused: number }
export interface Figures extends Counted {
  owed: number
  coverage: number | null
}

/** Adds up what was counted. What is excused is not owed; what is done late is done. Null where nothing is owed: no share of nothing. */
export function addUpFigures(rows: readonly Counted[]): Figures {
  const sum = (key: keyof Counted) => rows.reduce((total, one) => total + one[key], 0)
  const [onTime, doneLate, late, ahead, excused] = [sum('onTime'), sum('doneLate'), sum('late'), sum('ahead'), sum('excused')]
  const owed = onTime + doneLate + late + ahead
  return { owed, onTime, doneLate, late, ahead, excused, coverage: owed === 0 ? null : Math.round(((onTime + doneLate) / owed) * 1000) / 10 }
}
