const LENGTH = 300

/** The signature under which the operator sends for us. */
const SIGNATURE = '【邻里】'

/**
 * The number an operator takes for a Chinese mobile phone, 11 digits; null for a landline, a foreign number or anything else: such a person
 * reads the message in the app or is told at the window.
 */
export function mobileNumber(phone: string): string | null {
  const digits = phone.replace(/[\s()（）-]/g, '').replace(/^(\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/** The whole short message: signature, sentence (cut to 300 characters), address of the page. */
export function smsText(sentence: string, url: string): string {
  const characters = [...sentence.trim()]
  const cut = characters.length > LENGTH ? `${characters.slice(0, LENGTH - 1).join('')}…` : characters.join('')
  return `${SIGNATURE}${cut}${url ? ` ${url}` : ''}`
}
