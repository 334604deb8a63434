/**
 * Writes data/reference/regions/divisions.br: every division code of the country with its name and its reading.
 * The layout is described in modules/regions/divisions-file.ts, which reads it.
 */
import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { addDict, pinyin } from 'pinyin-pro'
import { LEVELS, SOURCE, readLevel } from './regions-source.mjs'

/** Endings that hundreds of thousands of names share; each is one control character in the file (longest first). */
const ENDINGS = [
  '社区居民委员会', '嘎查村民委员会', '村村民委员会', '社区居委会', '村民委员会', '居民委员会', '街道办事处', '村村委会', '庄村委会',
  '虚拟生活区', '虚拟社区', '村委会', '居委会', '生活区', '社区', '街道', '镇', '乡',
]
const FIRST_ENDING = 0x0e

// Readings of place names that the general dictionary misses.
addDict({ 郫都: 'pí dū', 郫: 'pí', 䓫: 'lì' })

/** Readings without tone, one per UTF-16 unit: '' where there is none (digits, brackets, the second half of a rare character). */
function readingsOf(name) {
  const read = pinyin(name, { toneType: 'none', type: 'array', v: true })
  const points = [...name]
  if (read.length !== points.length) throw new Error(`reading of ${name} has ${read.length} parts`)
  const units = []
  points.forEach((point, i) => {
    const syllable = point === '都' ? 'du' : point === '〇' ? 'ling' : read[i]
    units.push(/^[a-z]+$/.test(syllable) && !/^[a-z]$/i.test(point) ? syllable : '')
    if (point.length === 2) units.push('')
  })
  return units
}

function varint(bytes, value) {
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

export function writeDivisions(target) {
  const levels = LEVELS.map((entry) => ({ ...entry, rows: readLevel(entry) }))
  const codes = []
  const stored = []
  const readings = []
  const seen = new Map()
  for (const { rows } of levels) {
    let last = 0
    for (const [code, name] of rows) {
      varint(codes, Number(code) - last)
      last = Number(code)
      const ending = ENDINGS.findIndex((text) => name.length > text.length && name.endsWith(text))
      stored.push(ending < 0 ? name : name.slice(0, -ENDINGS[ending].length) + String.fromCharCode(FIRST_ENDING + ending))
      let read = seen.get(name)
      if (!read) seen.set(name, (read = readingsOf(name)))
      readings.push(read)
    }
  }
  const names = levels.flatMap(({ rows }) => rows.map(([, name]) => name))

  // The usual reading of each character, by count over all names; where a name reads it otherwise, that place is listed.
  const counts = new Map()
  names.forEach((name, row) => {
    for (let i = 0; i < name.length; i += 1) {
      const syllable = readings[row][i]
      if (syllable === '') continue
      const tally = counts.get(name[i]) ?? new Map()
      tally.set(syllable, (tally.get(syllable) ?? 0) + 1)
      counts.set(name[i], tally)
    }
  })
  const usual = new Map()
  for (const [char, tally] of counts) {
    usual.set(char, [...tally].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0])
  }
  const syllables = [...new Set([...counts.values()].flatMap((tally) => [...tally.keys()]))].sort()
  const table = syllables
    .map((syllable) => [syllable, [...usual].filter(([, s]) => s === syllable).map(([char]) => char).sort().join('')])
    .map(([syllable, chars]) => `${syllable} ${chars}`)
    .join('\n')

  const unusual = []
  let position = 1
  let lastPosition = 0
  let unusualCount = 0
  names.forEach((name, row) => {
    for (let i = 0; i < name.length; i += 1) {
      const syllable = readings[row][i]
      if (syllable === '' || syllable === usual.get(name[i])) continue
      varint(unusual, position + i - lastPosition)
      varint(unusual, syllables.indexOf(syllable))
      lastPosition = position + i
      unusualCount += 1
    }
    position += name.length + 1
  })

  const sections = {
    readings: Buffer.from(table, 'utf8'),
    unusual: Buffer.from(unusual),
    codes: Buffer.from(codes),
    names: Buffer.from(stored.join('\n'), 'utf8'),
  }
  const head = {
    format: 1,
    source: SOURCE,
    levels: levels.map(({ level, digits, rows }) => ({ level, digits, count: rows.length })),
    endings: ENDINGS,
    firstEnding: FIRST_ENDING,
    units: position,
    unusual: unusualCount,
    sections: Object.entries(sections).map(([name, bytes]) => ({ name, bytes: bytes.length })),
  }
  const payload = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`, 'utf8'), ...Object.values(sections)])
  const packed = brotliCompressSync(payload, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: payload.length,
    },
  })
  writeFileSync(target, packed)
  return { rows: names.length, unusual: unusualCount, unpacked: payload.length, packed: packed.length, levels: head.levels }
}
