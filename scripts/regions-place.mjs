/**
 * Writes regions.json of a demo place: its real units from the public list, with invented grids and generated boundaries
 * (示意边界: no map source was used), and the households of the whole place in place.json.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { around, centreOf, divide, doubleArea, geoJson, nearestCells, outline, stitch } from './regions-geometry.mjs'
import { LEVELS, SOURCE, readLevel } from './regions-source.mjs'

const NUMERALS = '一二三四五六七八九十'
const SHORTER = [
  ['社区居民委员会', '社区'], ['嘎查村民委员会', '嘎查'], ['嘎查委员会', '嘎查'], ['村民委员会', '村'], ['街道办事处', '街道'],
]

/** The name people use: 额鲁特社区居民委员会 → 额鲁特社区. */
function shortName(listed) {
  for (const [ending, short] of SHORTER) if (listed.endsWith(ending)) return listed.slice(0, -ending.length) + short
  return listed
}

/** The kind of unit. By its name first: digits do not tell (these streets are coded in the range of township-like units). */
function kindOf(level, code, name) {
  if (level === 'community') {
    if (/^(498|598)$/.test(code.slice(9))) return 'virtual'
    if (name.endsWith('嘎查')) return 'gacha'
    return name.endsWith('村') ? 'village' : 'community'
  }
  const kinds = { 自治区: 'autonomous_region', 盟: 'league', 旗: 'banner', 街道: 'street', 镇: 'town', 苏木: 'sumu' }
  return Object.entries(kinds).find(([ending]) => name.endsWith(ending))?.[1] ?? 'zone'
}

/** A small fixed-seed generator (mulberry32), so that the file comes out the same every time. */
function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function writePlace(folder) {
  const place = JSON.parse(readFileSync(`${folder}/place.json`, 'utf8'))
  const { map } = place
  const random = seeded(map.seed)
  const units = realUnits(place.county)
  const communitiesOf = (township) => units.filter((u) => u.level === 'community' && u.parent === township.code)
  const townships = units.filter((u) => u.level === 'township')

  // Planar kilometres around the seat of the place.
  const [lon0, lat0] = map.centre
  const [kmLon, kmLat] = [111.32 * Math.cos((lat0 * Math.PI) / 180), 110.95]
  const toKm = ([lon, lat]) => [(lon - lon0) * kmLon, (lat - lat0) * kmLat]
  const toUnits = ([x, y]) => [Math.round((lon0 + x / kmLon) * 1e5), Math.round((lat0 + y / kmLat) * 1e5)]

  const areas = communityAreas({ map, townships, communitiesOf, toKm, random })
  const grids = []
  const polygons = []
  for (const unit of units.filter((u) => u.level === 'community')) {
    const [least, most] = map.gridsPer[unit.kind]
    const count = least + Math.floor(random() * (most - least + 1))
    divide(areas.get(unit.code), Array.from({ length: count }, () => 0.8 + 0.4 * random()), random).forEach((polygon, i) => {
      const code = unit.code + String(i + 1).padStart(3, '0')
      grids.push({ code, name: `第${NUMERALS[i]}网格`, level: 'grid', kind: 'grid', parent: unit.code })
      polygons.push(polygon)
    })
  }
  const rings = new Map(stitch(polygons, toUnits).map((ring, i) => [grids[i].code, ring]))
  const regions = [...units, ...grids].sort((a, b) => (a.code < b.code ? -1 : 1)).map((unit) => {
    const prefix = { county: 6, township: 9, community: 12, grid: 15 }[unit.level]
    if (!prefix) return unit
    const inside = [...rings].filter(([code]) => code.startsWith(unit.code.slice(0, prefix))).map(([, ring]) => ring)
    const borders = outline(inside)
    const urbanRural = unit.level === 'community' && place.urbanRural[settlementOf(unit, units)]
    return { ...unit, ...(urbanRural && { urbanRural }), centre: centreOf(borders[0]), geometry: geoJson(borders) }
  })

  const head = {
    place: place.county,
    source: SOURCE,
    note: map.note,
    generated: { by: `node scripts/regions.mjs place ${place.code}`, seed: map.seed, boundaries: true, grids: true },
  }
  const lines = regions.map((region) => JSON.stringify(region))
  const text = `${JSON.stringify(head).slice(0, -1)},"regions":[\n${lines.join(',\n')}\n]}\n`
  writeFileSync(`${folder}/regions.json`, text)

  const households = JSON.stringify(householdsOf(place, regions, random), null, 2).replace(/\n/g, '\n      ')
  const written = readFileSync(`${folder}/place.json`, 'utf8')
  writeFileSync(`${folder}/place.json`, written.replace(/("weights": [^\n]*\n\s*"households": )\{[^}]*\}/, `$1${households}`))
  return { regions: regions.length, grids: grids.length, bytes: Buffer.byteLength(text) }
}

/** The units of the public list from the province down to the communities of one county. */
function realUnits(county) {
  return LEVELS.flatMap((entry) => readLevel(entry)
    .filter(([code]) => (entry.digits <= 6 ? county.startsWith(code) : code.startsWith(county)))
    .map(([code, listed]) => {
      const name = shortName(listed)
      const above = LEVELS[LEVELS.indexOf(entry) - 1]
      return {
        code: code.padEnd(12, '0'),
        name,
        ...(name === listed ? {} : { officialName: listed }),
        level: entry.level,
        kind: kindOf(entry.level, code, name),
        parent: above ? code.slice(0, above.digits).padEnd(12, '0') : '',
      }
    }))
}

/** A convex area for every community, in kilometres. */
function communityAreas({ map, townships, communitiesOf, toKm, random }) {
  const areas = new Map()
  const give = (list, parts) => list.forEach((unit, i) => areas.set(unit.code, parts[i]))
  const weights = (list) => list.map(() => 0.6 + random())
  const shareOut = (list, pieces) => {
    const counts = apportion(list.length, pieces.map((piece) => doubleArea(piece)))
    let from = 0
    pieces.forEach((piece, i) => {
      const part = list.slice(from, (from += counts[i]))
      give(part, divide(piece, weights(part), random))
    })
  }
  const hull = map.outline.map(toKm)
  const rural = townships.filter((unit) => map.seats[unit.code])
  const streets = townships.filter((unit) => !map.seats[unit.code])
  const seats = rural.map((unit) => toKm(map.seats[unit.code]))
  nearestCells(hull, seats).forEach((cell, i) => {
    const units = communitiesOf(rural[i])
    const seat = seats[i]
    if (rural[i].code === map.town.code) {
      // The built-up town: its streets in the middle, the villages at its edge around them, the gacha outside.
      const core = square(seat, map.town.coreKm, random)
      const belt = core.map(([x, y]) => seat.map((s, axis) => s + ([x, y][axis] - s) * map.town.belt))
      divide(core, streets.map((street) => communitiesOf(street).length), random).forEach((area, j) => {
        const inside = communitiesOf(streets[j])
        give(inside, divide(area, weights(inside), random))
      })
      shareOut(units.filter((unit) => unit.kind === 'village'), around(belt, core))
      shareOut(units.filter((unit) => unit.kind !== 'village'), around(cell, belt))
      return
    }
    const urban = units.filter((unit) => unit.kind === 'community')
    const open = units.filter((unit) => unit.kind !== 'community')
    if (urban.length === 0) return give(open, divide(cell, weights(open), random))
    const core = square(seat, map.seatKm * Math.sqrt(urban.length), random)
    give(urban, divide(core, weights(urban), random))
    shareOut(open, around(cell, core))
  })
  return areas
}

/** A somewhat turned and uneven square, counter-clockwise. */
function square([x, y], side, random) {
  const turn = (random() - 0.5) * 0.8
  return [0.25, 0.75, 1.25, 1.75].map((quarter) => {
    const angle = turn + (quarter + (random() - 0.5) * 0.08) * Math.PI
    return [x + Math.cos(angle) * side * 0.7071, y + Math.sin(angle) * side * 0.7071]
  })
}

/** Whole numbers, at least one each, in the proportion of the sizes, that add up to `count`. */
function apportion(count, sizes) {
  if (count < sizes.length) throw new Error('fewer units than pieces of ground')
  const counts = sizes.map(() => 1)
  for (let left = count - sizes.length; left > 0; left -= 1) {
    const hungriest = sizes.map((size, i) => size / counts[i])
    counts[hungriest.indexOf(Math.max(...hungriest))] += 1
  }
  return counts
}

/** What a community is for assumed figures: of a street, of a town, or its own kind. */
function settlementOf(community, regions) {
  if (community.kind !== 'community') return community.kind
  return regions.find(({ code }) => code === community.parent).kind === 'street' ? 'street' : 'town'
}

/** Households per community of the whole place, invented in proportion to its kind; they add up to the people asked for. */
function householdsOf(place, regions, random) {
  const { people, peoplePerHousehold, weights } = place.demo.banner
  const wanted = regions.filter((region) => region.level === 'community')
    .map((region) => [region.code, weights[settlementOf(region, regions)] * (0.75 + 0.5 * random())])
  const scale = people / peoplePerHousehold / wanted.reduce((sum, [, weight]) => sum + weight, 0)
  return Object.fromEntries(wanted.map(([code, weight]) => [code, Math.round(weight * scale)]))
}
