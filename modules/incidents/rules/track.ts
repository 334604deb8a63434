import { metresBetween } from './grouping.ts'

/** A position of a patrol: longitude, latitude, seconds since it began. */
export type Fix = [lon: number, lat: number, seconds: number]

/** How many points of a line are kept at most. */
export const MOST_FIXES = 200
/** How far a kept line may lie from the walked one, in metres. */
export const TOLERANCE_METRES = 12

/** The length of a line in whole metres. */
export const lengthOf = (track: readonly Fix[]): number =>
  Math.round(track.slice(1).reduce((sum, fix, i) => sum + metresBetween({ lon: track[i]![0], lat: track[i]![1] }, { lon: fix[0], lat: fix[1] }), 0))

/** The same line with as few points as keep it within the tolerance (Douglas–Peucker); first and last stay. Five decimals: about a metre. */
export function simplified(track: readonly Fix[], metres = TOLERANCE_METRES): Fix[] {
  if (track.length < 3) return track.map(rounded)
  const kept = new Set([0, track.length - 1])
  const stack: [number, number][] = [[0, track.length - 1]]
  while (stack.length) {
    const [from, to] = stack.pop()!
    let far = 0
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const off = distanceToLine(track[i]!, track[from]!, track[to]!)
      if (off > far) [far, at] = [off, i]
    }
    if (far > metres) {
      kept.add(at)
      stack.push([from, at], [at, to])
    }
  }
  const line = [...kept].sort((a, b) => a - b).map((i) => rounded(track[i]!))
  return line.length > MOST_FIXES ? simplified(track, metres * 2) : line
}

const rounded = ([lon, lat, seconds]: Fix): Fix => [Number(lon.toFixed(5)), Number(lat.toFixed(5)), Math.round(seconds)]

function distanceToLine(p: Fix, a: Fix, b: Fix): number {
  const scale = Math.cos((a[1] * Math.PI) / 180)
  const [px, py] = [(p[0] - a[0]) * scale, p[1] - a[1]]
  const [bx, by] = [(b[0] - a[0]) * scale, b[1] - a[1]]
  const length = bx * bx + by * by
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * bx + py * by) / length))
  return Math.hypot(px - t * bx, py - t * by) * 111_320
}
