import { SaxesParser } from 'saxes'

/** A value as GeoReport writes it: text, numbers, truth values, lists of elements, elements. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

// Characters that XML 1.0 cannot hold at all (section 2.2).
const MAY_STAND = (code: number) => code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000
const escaped = (text: string) => [...text].filter((char) => MAY_STAND(char.codePointAt(0)!)).join('').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;')

/** Writes an element. The items of a list stand in an element each, named by `itemOf`. */
function element(name: string, value: Value, itemOf: Readonly<Record<string, string>>): string {
  if (value === null || value === '') return `<${name}/>`
  if (Array.isArray(value)) return `<${name}>${(value as readonly Value[]).map((item) => element(itemOf[name] ?? 'item', item, itemOf)).join('')}</${name}>`
  if (typeof value === 'object') return `<${name}>${Object.entries(value).map(([key, inner]) => element(key, inner, itemOf)).join('')}</${name}>`
  return `<${name}>${escaped(String(value))}</${name}>`
}

/** A document of GeoReport v2: declaration with encoding, no namespace. */
export const document = (name: string, value: Value, itemOf: Readonly<Record<string, string>>): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(name, value, itemOf)}\n`

/** An element as it was read. */
export interface Read { name: string; text: string; inner: Read[] }

/** Reads a document; refuses what is not well formed with an Error. Nothing outside the document is fetched. */
export function read(text: string): Read {
  const parser = new SaxesParser()
  const root: Read = { name: '', text: '', inner: [] }
  const open = [root]
  parser.on('error', (error) => { throw error })
  parser.on('opentag', (tag) => {
    const one: Read = { name: tag.name, text: '', inner: [] }
    open.at(-1)!.inner.push(one)
    open.push(one)
  })
  parser.on('text', (words) => { open.at(-1)!.text += words })
  parser.on('cdata', (words) => { open.at(-1)!.text += words })
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  return root.inner[0]!
}
export const textOf = (one: Read | undefined, name: string): string => one?.inner.find((each) => each.name === name)?.text.trim() ?? ''
