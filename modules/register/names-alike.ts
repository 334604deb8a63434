/** How like two names are, in words that a clerk understands. Pure, but carries the pronunciation dictionary: for the server only. */
import { foldText } from './names-fold.ts'
import { foldVariants, isPlaceholderName, partsOf } from './names-variants.ts'
import { pinyinOf, readingsOf } from './names.ts'

/** From the strongest likeness to none. */
export type NameLikeness = 'same' | 'variant' | 'order' | 'latin' | 'sound' | 'near_sound' | 'one_apart' | 'placeholder' | 'different'

/** A name made ready for comparing with many others. */
export interface ReadName {
  text: string
  plain: string
  folded: string
  characters: string[]
  parts: string[]
  latin: string | null
  placeholder: boolean
  sounds: () => readonly (readonly string[])[]
}

/** Reads a name once. Syllables are looked up only when another name is as long. */
export function readName(name: string): ReadName {
  const folded = foldVariants(name)
  let sounds: readonly (readonly string[])[] | undefined
  return {
    text: name,
    plain: foldText(name),
    folded,
    characters: [...folded],
    parts: partsOf(name),
    latin: /^[a-z]+$/.test(folded) ? folded : null,
    placeholder: isPlaceholderName(name),
    sounds: () => (sounds ??= readingsOf(folded)),
  }
}

/** What ears and keyboards confuse in the north and the west: zh and z, ch and c, sh and s, n and l, final -ng and -n. */
const nearly = (syllable: string) => syllable.replace(/^([zcs])h/, '$1').replace(/^l(?!v)/, 'n').replace(/^lv/, 'nv').replace(/ng$/, 'n')

/** Compares two names that were read. Symmetric. */
export function compareNames(a: ReadName, b: ReadName): NameLikeness {
  if (a.placeholder || b.placeholder) return 'placeholder'
  if (a.plain === b.plain) return 'same'
  if (a.folded === b.folded) return 'variant'
  if (a.parts.length > 1 && b.parts.length > 1 && [...a.parts].sort().join() === [...b.parts].sort().join()) return 'order'
  if (a.latin !== null || b.latin !== null) return latinLikeness(a, b)
  const length = a.characters.length
  if (length !== b.characters.length || length < 2) return 'different'
  const differing = a.characters.flatMap((c, i) => (c === b.characters[i] ? [] : [i]))
  const [x, y] = [a.sounds(), b.sounds()]
  const alike = (i: number, by: (s: string) => string) => {
    const mine = x[i]?.map(by) ?? []
    return (y[i] ?? []).some((s) => s !== '' && mine.includes(by(s)))
  }
  if (differing.every((i) => alike(i, (s) => s))) return 'sound'
  if (differing.every((i) => alike(i, nearly))) return 'near_sound'
  // One character of three or more, and not the surname: 王秀英 and 王秀荣 are two people more often than one.
  return length > 2 && differing.length === 1 && differing[0] !== 0 ? 'one_apart' : 'different'
}

/** A name in letters beside one in characters: by sound, in either order, with a few letters apart in long ones (Batuer for Bateer). */
function latinLikeness(a: ReadName, b: ReadName): NameLikeness {
  const ways = (n: ReadName): string[] => {
    const parts = n.parts.map((p) => (/^[a-z]+$/.test(p) ? p : pinyinOf(p)))
    return [n.latin ?? pinyinOf(n.folded), parts.join(''), [...parts].reverse().join('')]
  }
  const [mine, theirs] = [ways(a), ways(b)]
  for (const one of mine) {
    for (const other of theirs) {
      if (one.length < 4 || other.length < 4) continue
      const most = Math.min(one.length, other.length) >= 8 ? 2 : Math.min(one.length, other.length) >= 6 ? 1 : 0
      if (distance(one, other, most) <= most) return 'latin'
    }
  }
  return 'different'
}

/** Letters to change, at most `most`; more is answered as `most + 1`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return Math.min(row[b.length]!, most + 1)
}

/**
 * Sets of initials under which names that sound like this one lie in the register: every reading, with n and l for each other.
 * The name's own come first; at most sixteen, for a look by `=`.
 */
export function initialsAlike(name: string): string[] {
  const readings = readingsOf(name).filter((r) => r.some(Boolean))
  let found = ['']
  for (const syllables of readings) {
    const firsts = new Set(syllables.filter(Boolean).flatMap((s) => (s[0] === 'l' ? ['l', 'n'] : s[0] === 'n' ? ['n', 'l'] : [s[0]!])))
    found = found.flatMap((head) => [...firsts].map((first) => head + first)).slice(0, 16)
  }
  return found
}
