/** Just enough XML for the parts of a workbook: elements, attributes, text, entities, CDATA. No DTD, so no entity of a stranger's making. */

export interface XmlEvents {
  /** A start tag; names come without their prefix. `empty`: it ends at once. */
  open(name: string, attributes: string, empty: boolean): void
  text(text: string): void
  close(name: string): void
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ''
  })
}

const attributePatterns = new Map<string, RegExp>()

/** The value of an attribute, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  let pattern = attributePatterns.get(name)
  if (!pattern) attributePatterns.set(name, (pattern = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = pattern.exec(attributes)
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined
}

const local = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Longest tag or text that is waited for in one piece. */
const PIECE_MAX = 8 * 1024 * 1024

/** Reads a document piece by piece: give it text as it comes, then `end`. Throws where no tag is closed. */
export class XmlReader {
  private rest = ''
  private readonly events: XmlEvents

  constructor(events: XmlEvents) {
    this.events = events
  }

  write(chunk: string): void {
    const all = this.rest ? this.rest + chunk : chunk
    let at = 0
    for (;;) {
      const open = all.indexOf('<', at)
      if (open < 0) break
      if (open > at) this.events.text(unescapeXml(all.slice(at, open)))
      at = open
      const next = this.markup(all, open)
      if (next < 0) break
      at = next
    }
    this.rest = all.slice(at)
    if (this.rest.length > PIECE_MAX) throw new Error('a piece of XML without an end')
    // Text between two tags is handed on only when the next tag is seen: a value must not come in two halves of an entity.
  }

  end(): void {
    if (this.rest.trim().startsWith('<')) throw new Error('XML ends within a tag')
  }

  /** Reads one tag, comment or CDATA at `open`; answers where it ends, or -1 when more must come. */
  private markup(all: string, open: number): number {
    if (all.startsWith('<!--', open)) {
      const end = all.indexOf('-->', open + 4)
      return end < 0 ? -1 : end + 3
    }
    if (all.startsWith('<![CDATA[', open)) {
      const end = all.indexOf(']]>', open + 9)
      if (end < 0) return -1
      this.events.text(all.slice(open + 9, end))
      return end + 3
    }
    if (open + 9 > all.length && '<![CDATA['.startsWith(all.slice(open))) return -1
    const end = tagEnd(all, open + 1)
    if (end < 0) return -1
    const first = all.charCodeAt(open + 1)
    if (first === 0x2f) this.events.close(local(all.slice(open + 2, end).trimEnd()))
    else if (first !== 0x3f && first !== 0x21) {
      const empty = all.charCodeAt(end - 1) === 0x2f
      const inner = all.slice(open + 1, empty ? end - 1 : end)
      const space = inner.search(/\s/)
      this.events.open(local(space < 0 ? inner : inner.slice(0, space)), space < 0 ? '' : inner.slice(space), empty)
    }
    return end + 1
  }
}

/** The `>` that ends a tag: not one that stands in an attribute's value. */
function tagEnd(all: string, from: number): number {
  const end = all.indexOf('>', from)
  if (end < 0) return -1
  const tag = all.slice(from, end)
  if (!tag.includes('"') && !tag.includes("'")) return end
  let quote = ''
  for (let at = from; at < all.length; at++) {
    const c = all[at]!
    if (quote) {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return at
  }
  return -1
}
