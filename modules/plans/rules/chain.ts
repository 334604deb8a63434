import type { PlainDate } from '../../../platform/kernel/dates.ts'
import type { LinkDefinition, PlanDefinition } from '../define.ts'
import { markOf } from './mark.ts'

export interface ChainText {
  code: string
  version: number
  body: PlanDefinition
  replaced_on: PlainDate | null
  replaced_title: string | null
}

export interface ChainEntry {
  depth: number
  kind: LinkDefinition['kind']
  code: string | null
  version: number | null
  title: string
  number: string
  issuer: string
  section: string
  mark: string
}

/** The text of a plan that counts on a day: the newest one issued by then. */
const textOn = <T extends ChainText>(texts: readonly T[], code: string, day: PlainDate): T | undefined =>
  texts.filter((one) => one.code === code && !(one.body.issuedOn && one.body.issuedOn > day)).sort((a, b) => b.version - a.version)[0]

const DEEPEST = 8

/** The chain of texts above one (PLN-22): what it names, and what those name, each once, nearest first. Texts kept elsewhere end the chain. */
export function chainAbove(texts: readonly ChainText[], of: ChainText, day: PlainDate): ChainEntry[] {
  const found: ChainEntry[] = []
  const seen = new Set([of.code])
  let level: ChainText[] = [of]
  for (let depth = 1; level.length && depth <= DEEPEST; depth++) {
    const next: ChainText[] = []
    for (const link of level.flatMap((one) => one.body.links ?? [])) {
      const key = link.code ?? `${link.title} ${link.number ?? ''}`
      if (seen.has(key)) continue
      seen.add(key)
      const text = link.code ? textOn(texts, link.code, day) : undefined
      if (text) next.push(text)
      found.push({
        depth, kind: link.kind, code: text?.code ?? null, version: text?.version ?? null, title: text?.body.title ?? link.title, number: text?.body.number || (link.number ?? ''),
        issuer: text?.body.issuer ?? link.issuer ?? '', section: link.section ?? '', mark: text ? markOf(text, day).mark : '',
      })
    }
    level = next
  }
  return found
}

/** The texts that carry one out, and those that carry them out: a higher text points to the local one. Only newest texts that are not void. */
export function chainBelow(texts: readonly ChainText[], code: string, day: PlainDate): ChainEntry[] {
  const newest = [...new Set(texts.map((one) => one.code))].flatMap((one) => textOn(texts, one, day) ?? [])
  const found: ChainEntry[] = []
  const seen = new Set([code])
  let level = [code]
  for (let depth = 1; level.length && depth <= DEEPEST; depth++) {
    const next: string[] = []
    for (const text of newest) {
      const link = text.body.links?.find((one) => one.code && level.includes(one.code) && one.kind !== 'related')
      if (!link || seen.has(text.code)) continue
      seen.add(text.code)
      next.push(text.code)
      found.push({
        depth, kind: link.kind, code: text.code, version: text.version, title: text.body.title, number: text.body.number, issuer: text.body.issuer, section: link.section ?? '',
        mark: markOf(text, day).mark,
      })
    }
    level = next
  }
  return found
}
