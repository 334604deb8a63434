/**
 * Divides a convex area into convex parts and makes the parts one clean map: neighbours share every point of their common border,
 * also after rounding, so that areas add up exactly. Planar kilometres inside; longitude and latitude (five decimals) come out.
 */

/** Twice the signed area; positive when counter-clockwise. */
export function doubleArea(ring) {
  let sum = 0
  for (let i = 0; i < ring.length; i += 1) {
    const [ax, ay] = ring[i]
    const [bx, by] = ring[(i + 1) % ring.length]
    sum += ax * by - bx * ay
  }
  return sum
}

/** The part of a convex polygon where `nx * x + ny * y <= limit`. */
export function clip(polygon, [nx, ny], limit) {
  const side = (p) => nx * p[0] + ny * p[1] - limit
  const kept = []
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]
    const [sa, sb] = [side(a), side(b)]
    if (sa <= 0) kept.push(a)
    if ((sa < 0 && sb > 0) || (sa > 0 && sb < 0)) {
      const t = sa / (sa - sb)
      kept.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t])
    }
  })
  return kept
}

/** The cell of each seed: what lies nearer to it than to any other. */
export function nearestCells(area, seeds) {
  return seeds.map((seed, i) => seeds.reduce((cell, other, j) => {
    if (i === j) return cell
    const normal = [other[0] - seed[0], other[1] - seed[1]]
    return clip(cell, normal, (normal[0] * (other[0] + seed[0]) + normal[1] * (other[1] + seed[1])) / 2)
  }, area))
}

/** A convex area around a convex core, as convex pieces: one beyond each side of the core. */
export function around(area, core) {
  const pieces = []
  let rest = area
  core.forEach((a, i) => {
    const b = core[(i + 1) % core.length]
    const outward = [b[1] - a[1], a[0] - b[0]]
    const limit = outward[0] * a[0] + outward[1] * a[1]
    pieces.push(clip(rest, [-outward[0], -outward[1]], -limit))
    rest = clip(rest, outward, limit)
  })
  return pieces
}

/** Divides a convex area into parts with areas in the proportion of the weights, by straight cuts across its length. */
export function divide(area, weights, random) {
  if (weights.length === 1) return [area]
  const half = Math.ceil(weights.length / 2)
  const share = total(weights.slice(0, half)) / total(weights)
  const angle = longAxis(area) + (random() - 0.5) * 0.5
  const normal = [Math.cos(angle), Math.sin(angle)]
  const along = area.map((p) => normal[0] * p[0] + normal[1] * p[1])
  let [low, high] = [Math.min(...along), Math.max(...along)]
  const wanted = doubleArea(area) * share
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (doubleArea(clip(area, normal, middle)) < wanted) low = middle
    else high = middle
  }
  const first = clip(area, normal, low)
  const second = clip(area, [-normal[0], -normal[1]], -low)
  return [...divide(first, weights.slice(0, half), random), ...divide(second, weights.slice(half), random)]
}

/** Direction in which the area is longest, from its second moments. */
function longAxis(area) {
  const cx = total(area.map((p) => p[0])) / area.length
  const cy = total(area.map((p) => p[1])) / area.length
  let [xx, yy, xy] = [0, 0, 0]
  area.forEach((a, i) => {
    const b = area[(i + 1) % area.length]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const [mx, my] = [(a[0] + b[0]) / 2 - cx, (a[1] + b[1]) / 2 - cy]
    xx += mx * mx * length
    yy += my * my * length
    xy += mx * my * length
  })
  return Math.atan2(2 * xy, xx - yy) / 2
}

const total = (numbers) => numbers.reduce((sum, n) => sum + n, 0)

/**
 * Makes one map of parts that fill an area without gaps: points computed twice become one, a corner that touches a neighbour's side
 * becomes a point of that side, and every point is rounded once by `place` (kilometres to integer units).
 * Returns the rings in integer units, counter-clockwise.
 */
export function stitch(polygons, place) {
  const TOLERANCE = 1e-6
  const points = []
  const buckets = new Map()
  const idOf = ([x, y]) => {
    const [bx, by] = [Math.round(x / 1e-3), Math.round(y / 1e-3)]
    for (let dx = -1; dx <= 1; dx += 1) {
      for (let dy = -1; dy <= 1; dy += 1) {
        for (const id of buckets.get(`${bx + dx},${by + dy}`) ?? []) {
          if (Math.hypot(points[id][0] - x, points[id][1] - y) < TOLERANCE) return id
        }
      }
    }
    const bucket = `${bx},${by}`
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), points.length])
    return points.push([x, y]) - 1
  }
  const rings = polygons.map((polygon) => polygon.map(idOf).filter((id, i, ids) => id !== ids[(i + 1) % ids.length]))
  const placed = points.map(place)
  return rings.map((ring) => ring.flatMap((from, i) => {
    const [a, b] = [points[from], points[ring[(i + 1) % ring.length]]]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const between = []
    points.forEach((p, id) => {
      const t = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length
      if (t <= TOLERANCE || t >= length - TOLERANCE) return
      const off = ((p[0] - a[0]) * (b[1] - a[1]) - (p[1] - a[1]) * (b[0] - a[0])) / length
      if (Math.abs(off) < TOLERANCE) between.push([t, id])
    })
    return [placed[from], ...between.sort((x, y) => x[0] - y[0]).map(([, id]) => placed[id])]
  })).map((ring) => ring.filter((p, i) => p.join() !== ring[(i + 1) % ring.length].join()))
}

/** The border of rings that together fill one area: what remains when common sides are taken away. Outer ring first, then holes. */
export function outline(rings) {
  const sides = new Map()
  const key = (a, b) => `${a[0]},${a[1]} ${b[0]},${b[1]}`
  for (const ring of rings) {
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length]
      if (!sides.delete(key(b, a))) sides.set(key(a, b), [a, b])
    })
  }
  const next = new Map([...sides.values()].map(([a, b]) => [a.join(), b]))
  if (next.size !== sides.size) throw new Error('parts of one area touch only at a corner')
  const borders = []
  while (next.size > 0) {
    const ring = []
    for (let at = next.keys().next().value; next.has(at);) {
      const point = next.get(at)
      next.delete(at)
      ring.push(point)
      at = point.join()
    }
    borders.push(ring)
  }
  borders.sort((a, b) => doubleArea(b) - doubleArea(a))
  if (borders.slice(1).some((ring) => doubleArea(ring) > 0)) throw new Error('the parts do not make one area')
  return borders
}

/** A closed GeoJSON polygon from rings in units of 0.00001 degree. */
export function geoJson(rings) {
  const closed = rings.map((ring) => [...ring, ring[0]].map(([x, y]) => [x / 1e5, y / 1e5]))
  return { type: 'Polygon', coordinates: closed }
}

/** The centre of gravity of a ring in units of 0.00001 degree, as longitude and latitude. */
export function centreOf(ring) {
  const [ox, oy] = ring[0]
  const moved = ring.map(([x, y]) => [x - ox, y - oy])
  let [sx, sy] = [0, 0]
  moved.forEach((a, i) => {
    const b = moved[(i + 1) % moved.length]
    const cross = a[0] * b[1] - b[0] * a[1]
    sx += (a[0] + b[0]) * cross
    sy += (a[1] + b[1]) * cross
  })
  const area = doubleArea(moved) * 3
  return [Math.round(ox + sx / area) / 1e5, Math.round(oy + sy / area) / 1e5]
}
