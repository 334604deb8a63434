const MASK = '***'
const TEXT_MAX = 4000

const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]+/gi
const USERINFO = /(:\/\/)[^\s/@]+@/g
/** The query and fragment of an address with or without a host. */
const QUERY = /(\b[a-z][a-z+]*:\/\/[^\s?#"']+|(?<![\w/])\/[^\s?#"']*)[?#][^\s"']+/gi
const ENCODED = /(?:%[0-9a-f]{2})+/gi
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const SPACED_PHONE = /(?<!\d)1[3-9]\d([ -])\d{4}\1\d{4}(?!\d)/g
/** Seven digits and more (ID, phone, account); a run of exactly twelve that begins with 1–6 is the code of a place and stays. */
const LONG_NUMBER = /(?<!\d)(?![1-6]\d{11}(?![\dXx]))\d{7,}[Xx]?/g
/** Random secrets are long and of mixed letters; digests in hexadecimal stay. */
const TOKEN = /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{40,}/g
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/**
 * A text without what may identify a person or open a door: ID, phone and other long numbers, e-mail addresses, credentials, and the query
 * of every address. Row ids (UUID) stay: they lead a reader who has the right to the record. Cut at 4,000 characters.
 */
export function maskText(text: string): string {
  const short = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text
  let masked = ''
  let from = 0
  const withoutQueries = short.replace(USERINFO, `$1${MASK}@`).replace(QUERY, `$1?${MASK}`)
  for (const id of withoutQueries.matchAll(UUID)) {
    masked += maskStretch(withoutQueries.slice(from, id.index)) + id[0]
    from = id.index + id[0].length
  }
  return masked + maskStretch(withoutQueries.slice(from))
}

function maskStretch(text: string): string {
  return text
    .replace(BEARER, `$1 ${MASK}`)
    .replace(EMAIL, MASK)
    .replace(ENCODED, MASK)
    .replace(TOKEN, MASK)
    .replace(SPACED_PHONE, MASK)
    .replace(LONG_NUMBER, MASK)
}
