/** Finding people and dwellings from one box: what was typed decides the way (names-query.ts), the caller's place how far it looks. */
import type { Context } from '../../platform/server/context.ts'
import type { Services } from '../../platform/server/services.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import { actorOf } from '../accounts/index.ts'
import type { PostKind } from '../organisations/contract.ts'
import { ageOn } from './ages.ts'
import type { DwellingHit, PersonHit } from './contract.ts'
import { doorKey } from './doors-of.ts'
import { foldText, gramsOf, normaliseName } from './names-fold.ts'
import { classifyQuery } from './names-query.ts'
import { pinyinOf } from './names.ts'
import { maskName, normaliseIdNumber, upgradeIdNumber15 } from './identifiers.ts'
import { masksName } from './minors.ts'
import { idNumberIndex, phoneIndex } from './numbers.ts'
import { doorsByKey } from './queries/buildings.ts'
import {
  buildingsByGrams, dwellingsOf, peopleByCharacters, peopleByInitials, peopleByNumber, type BuildingHit, type DwellingHitRow, type HitRow, type Where,
} from './queries/search.ts'

type Searching = Pick<Context<Services>, 'tx' | 'now' | 'services'> & { caller?: Context<Services>['caller'] }

/** Which post looks, where one is worn: some see no child’s name. */
const postOf = (ctx: Searching): PostKind | undefined => (ctx.caller ? actorOf(ctx as Context<Services>).post?.kind : undefined)

/** The range of the post that is worn; a resident or nobody searches nothing. */
function whereOf(ctx: Searching, limit: number): Where | null {
  const { scope } = ctx.tx
  if (scope.as !== 'staff') return null
  return { county: ctx.services.settings.county, lo: scope.lo, hi: scope.hi, today: shanghaiDate(ctx.now), limit }
}

/**
 * People by initials (`zjg`), pinyin (`zhangjianguo`), characters anywhere in the name, a whole ID number (15 digits too) or a whole telephone.
 * A part of a number finds nobody: numbers are sealed, and guessing them digit by digit must not work. Best first; at most `limit`.
 */
export async function searchPeople(ctx: Searching, q: string, limit = 20): Promise<PersonHit[]> {
  const where = whereOf(ctx, limit)
  if (!where) return []
  const today = where.today
  const post = postOf(ctx)
  const hits = (rows: HitRow[]) => rows.map((row) => toHit(post && masksName(row.born_on, today, post) ? { ...row, name: maskName(row.name) } : row, today))
  const query = classifyQuery(q)
  switch (query.kind) {
    case 'initials':
      return hits(await byLetters(ctx, where, query.letters, query.pinyin))
    case 'characters':
    case 'address': {
      if (/^\d/.test(query.text)) return []
      const wanted = foldText(query.text)
      const rows = await peopleByCharacters(ctx.tx, where, query.text, query.grams)
      return hits(rows.filter((row) => foldText(row.name).includes(wanted)))
    }
    case 'id-number':
      if (query.match !== 'exact') return []
      return hits(await peopleByNumber(ctx.tx, where, 'id_index', idNumberIndex(ctx.services.sealer, wholeIdNumber(query.number))))
    case 'phone':
      if (query.match !== 'exact') return []
      return hits(await peopleByNumber(ctx.tx, where, 'phone_index', phoneIndex(ctx.services.sealer, query.number)))
    default:
      return []
  }
}

/** Letters are initials first; what can be read as syllables is looked for by the initials it has and then by sound. */
async function byLetters(ctx: Searching, where: Where, letters: string, isPinyin: boolean): Promise<HitRow[]> {
  const rows = await peopleByInitials(ctx.tx, where, letters)
  if (rows.length || !isPinyin || letters.length < 3) return rows
  for (const initials of initialsIn(letters)) {
    const candidates = await peopleByInitials(ctx.tx, { ...where, limit: 500 }, initials)
    const sounding = candidates.filter((row) => pinyinOf(row.name).startsWith(letters))
    if (sounding.length) return sounding.slice(0, where.limit)
  }
  return []
}

/**
 * Plausible initials of run-together pinyin: a new syllable begins at a consonant that follows a vowel, except n and g that may end one.
 * `zhangjianguo` → zjg; where n or g could be either, both are tried, the fewer syllables first.
 */
function initialsIn(letters: string): string[] {
  const syllables = /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng|n|r)?(?![aeiouv])/y
  const greedy = cut(letters, syllables)
  const lazy = cut(letters, /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng(?![aeiouv])|n(?![aeiouvg])|n(?=g[aeiouv]))?/y)
  return [...new Set([lazy, greedy].filter((initials) => initials !== null))]
}

function cut(letters: string, syllable: RegExp): string | null {
  let initials = ''
  syllable.lastIndex = 0
  while (syllable.lastIndex < letters.length) {
    const at = syllable.lastIndex
    const found = syllable.exec(letters)
    if (!found) {
      // What is left may be the beginning of a syllable that is still being typed.
      return /^(?:[zcs]h?|[bpmfdtnlgkhjqxrwy])$/.test(letters.slice(at)) ? initials + letters[at]! : null
    }
    initials += found[0][0]!
  }
  return initials
}

/** An ID number as it is indexed: plain, and 18 characters where 15 were given. */
export const wholeIdNumber = (number: string): string => upgradeIdNumber15(number) ?? normaliseIdNumber(number)

const toHit = (row: HitRow, today: string): PersonHit => ({
  id: row.id,
  name: row.name,
  sex: row.sex,
  age: ageOn(row.born_on, today),
  region: row.region,
  regionName: row.region_name ?? row.region,
  address: row.address ?? '',
})

/** What a text says about an address: the words of estate or street, the number of the building, unit and room. */
export interface AddressParts {
  words: string
  building: string
  /** Whether the building number is complete: something follows it. */
  buildingIsWhole: boolean
  door: string[]
}

const BEFORE_THE_ESTATE = /^.*(?:省|自治区|盟|市|旗|县|区|镇|苏木|街道|嘎查|社区)(?=.{2})/

/** Reads an address part: 翠湖家园3号楼2单元501, 翠湖3-2-501, 翠湖. */
export function readAddress(typed: string): AddressParts {
  const text = normaliseName(typed).replace(/\s+/g, '')
  const words = /^(?:\D|\d+期)*/.exec(text)![0]
  const rest = text.slice(words.length)
  const numbers = rest.match(/\d+/g) ?? []
  return {
    words: words.replace(/[-#,,、]+$/, ''),
    building: numbers[0] ?? '',
    buildingIsWhole: numbers.length > 0 && rest.length > numbers[0]!.length,
    door: numbers.slice(1),
  }
}

const MOST_BUILDINGS = 200

/** Dwellings by any part of their address that names an estate, a street or a village, with or without building, unit and room. Best first. */
export async function searchDwellings(ctx: Searching, q: string, limit = 20): Promise<DwellingHit[]> {
  const where = whereOf(ctx, limit)
  if (!where) return []
  const post = postOf(ctx)
  const parts = readAddress(q)
  // Unit and room alone, as one says it in the stairwell: within the post's own place that is enough.
  const plain = normaliseName(q).trim()
  if (/^\d/.test(plain) && !parts.words) {
    const found = await doorsByKey(ctx.tx, where, doorKey(plain))
    if (!found.length) return []
    const door = `(^|[^0-9])${doorKey(plain).split('-').join('[^0-9]+')}`
    return shownDwellings(await dwellingsOf(ctx.tx, where, [...new Set(found.map((d) => d.building_id))], door), post, where.today)
  }
  let buildings = await buildingsFor(ctx, where, parts)
  const shorter = parts.words.replace(BEFORE_THE_ESTATE, '')
  if (!buildings.length && shorter !== parts.words) buildings = await buildingsFor(ctx, where, { ...parts, words: shorter })
  if (!buildings.length) return []
  // The last number may still be being typed; the ones before it are whole.
  const door = parts.door.length ? `(^|[^0-9])${parts.door.join('[^0-9]+')}` : ''
  // Every building has a dwelling, so without a door no more buildings than lines are needed.
  const shown = buildings.slice(0, door ? MOST_BUILDINGS : limit)
  const rows = await dwellingsOf(ctx.tx, where, shown.map((b) => b.id), door)
  return shownDwellings(rows, post, where.today)
}

const shownDwellings = (rows: readonly DwellingHitRow[], post: PostKind | undefined, today: string): DwellingHit[] =>
  rows.map((row) => ({
    id: row.id,
    region: row.region,
    regionName: row.region_name ?? row.region,
    address: row.address,
    use: row.use,
    residents: row.residents.map((r) => ({ id: r.id, name: post && masksName(r.bornOn, today, post) ? maskName(r.name) : r.name })),
  }))

async function buildingsFor(ctx: Searching, where: Where, parts: AddressParts): Promise<BuildingHit[]> {
  const words = foldText(parts.words)
  if (words.length < 2) return []
  const grams = gramsOf(words)
  if (parts.building && parts.buildingIsWhole) grams.push(`${parts.building.slice(-1)}号`)
  const found = await buildingsByGrams(ctx.tx, where, grams, MOST_BUILDINGS)
  const numberOf = (b: BuildingHit) => /\d+/.exec(b.name)?.[0] ?? ''
  return found
    .filter((b) => foldText(b.address).includes(words))
    .filter((b) => !parts.building || (parts.buildingIsWhole ? numberOf(b) === parts.building : numberOf(b).startsWith(parts.building)))
    .sort((a, b) => a.estate.length - b.estate.length || (a.estate < b.estate ? -1 : a.estate > b.estate ? 1 : numberOf(a).length - numberOf(b).length || (a.name < b.name ? -1 : 1)))
}
