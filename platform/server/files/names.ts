const NAME_MAX = 200
const NAMELESS = '未命名'

/**
 * Control characters, invisible marks and those that turn the direction of writing (so that `gpj.exe` cannot be shown as `exe.jpg`);
 * the Mongolian vowel separator is a letter's part and stays.
 */
const UNSEEN = /(?!\u180e)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu
const FORBIDDEN = /[<>:"|?*]/g
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name that can be shown, stored and saved on any computer: no path, no unseen or forbidden characters, composed (NFC), at most 200
 * characters with its extension kept. Never empty. `extension` is put on where the name has none.
 */
export function safeFileName(name: string, extension?: string): string {
  const last = name.normalize('NFC').replace(/\\/g, '/').split('/').findLast((part) => part.trim() !== '') ?? ''
  const clean = last.replace(UNSEEN, '').replace(FORBIDDEN, '_').replace(/\s+/gu, ' ').replace(/^[. ]+|[. ]+$/g, '')
  const own = extensionOf(clean)
  const bare = (own ? clean.slice(0, -own.length - 1) : clean).replace(/[. ]+$/, '') || NAMELESS
  const stem = WINDOWS_DEVICE.test(bare) ? `_${bare}` : bare
  const ending = own || extension
  const suffix = ending ? `.${ending}` : ''
  return [...stem].slice(0, NAME_MAX - suffix.length).join('').replace(/[. ]+$/, '') + suffix
}

/** The extension in small letters without its dot; empty where there is none. A number (`版本1.2`) is not an extension. */
export function extensionOf(name: string): string {
  const found = /\.([a-z0-9]{1,10})$/i.exec(name.replace(UNSEEN, '').replace(/[. ]+$/, ''))?.[1]?.toLowerCase() ?? ''
  return /^\d+$/.test(found) ? '' : found
}

/** Content-Disposition with the name in Chinese (RFC 6266, RFC 8187) and an ASCII stand-in for programs that cannot read it. */
export function contentDisposition(how: 'inline' | 'attachment', name: string): string {
  const safe = safeFileName(name)
  const ascii = safe.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_')
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
