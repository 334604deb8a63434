/** The XML of a workbook's parts as events, by saxes. Names come without their prefix; a DTD's entities are never expanded. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'

export type Attributes = Record<string, string>

export interface XmlEvents {
  /** A start tag. `empty`: it ends at once, and no end is told. */
  open(name: string, attributes: Attributes, empty: boolean): void
  text(text: string): void
  close(name: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** The value of an attribute, with or without a prefix, or undefined. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (name in attributes) return attributes[name]
  const prefixed = Object.keys(attributes).find((key) => key.includes(':') && local(key) === name && !key.startsWith('xmlns:'))
  return prefixed && attributes[prefixed]
}

/** Longest document: what is unpacked has its own limit (zip-archive.ts); this one bounds a single text or tag. */
const PIECE_MAX = 8 * 1024 * 1024

/** Reads a document piece by piece: give it text as it comes, then `end`. Throws where it is not well-formed. */
export class XmlReader {
  private readonly parser = new SaxesParser()
  private waiting = 0

  constructor(events: XmlEvents) {
    this.parser.on('error', (fault) => {
      // Programs that write workbooks let control characters slip into cells; the cell is read all the same.
      if (!/disallowed character|invalid character/i.test(fault.message)) throw fault
    })
    this.parser.on('opentag', (tag: SaxesTagPlain) => {
      this.waiting = 0
      events.open(local(tag.name), tag.attributes, tag.isSelfClosing)
    })
    this.parser.on('closetag', (tag) => {
      this.waiting = 0
      if (!tag.isSelfClosing) events.close(local(tag.name))
    })
    this.parser.on('text', (text) => events.text(text))
    this.parser.on('cdata', (text) => events.text(text))
  }

  write(chunk: string): void {
    this.waiting += chunk.length
    this.parser.write(chunk)
    if (this.waiting > PIECE_MAX) throw new Error('a piece of XML without an end')
    if (this.waiting === chunk.length) this.waiting = 0
  }

  end(): void {
    this.parser.close()
  }
}
