/** Five shades of one hue, light to dark: they stay apart for every kind of colour sight. Words and a table always say the same. */
export const SHADES = ['#dcefed', '#a9d3cf', '#6cafaa', '#2f8781', '#08524e'] as const

/** A class of values on a map: from the smallest to the largest value that lies in it. */
export interface Shade {
  colour: string
  from: number
  to: number
  /** How many places. */
  places: number
}

/**
 * Puts values into at most five classes with about as many places each; equal values always share one, so that no border runs between them.
 * Nothing for no values.
 */
export function shadesOf(values: readonly number[]): Shade[] {
  const sorted = [...values].sort((a, b) => a - b)
  const distinct = [...new Set(sorted)]
  const count = Math.min(SHADES.length, distinct.length)
  if (count === 0) return []
  const classes: number[][] = []
  if (distinct.length <= SHADES.length) for (const value of distinct) classes.push(sorted.filter((one) => one === value))
  else {
    let rest = sorted
    for (let left = count; left > 0 && rest.length; left--) {
      // Enough different values are left for the classes that follow.
      const apart = [...new Set(rest)]
      const last = Math.min(rest[Math.ceil(rest.length / left) - 1]!, apart[apart.length - left]!)
      classes.push(rest.filter((one) => one <= last))
      rest = rest.filter((one) => one > last)
    }
  }
  // Few classes take the shades that lie farthest apart.
  return classes.map((group, i) => ({
    colour: SHADES[classes.length === 1 ? 2 : Math.round((i * (SHADES.length - 1)) / (classes.length - 1))]!, from: group[0]!, to: group.at(-1)!, places: group.length,
  }))
}

/** The shade of a value; undefined for one that is in no class. */
export const shadeOf = (shades: readonly Shade[], value: number): Shade | undefined => shades.find((shade) => shade.from <= value && value <= shade.to)
