import { prefixOf, padded } from '../regions/index.ts'

/** The smallest place that holds both: the community of two grids, the street of two communities, the banner of two streets. */
export function commonPlace(a: string, b: string): string {
  const [x, y] = [prefixOf(a), prefixOf(b)]
  for (const digits of [18, 15, 12, 9, 6, 4, 2]) {
    if (x.length >= digits && y.length >= digits && x.slice(0, digits) === y.slice(0, digits)) return padded(x.slice(0, digits))
  }
  return padded(x.slice(0, 6))
}
