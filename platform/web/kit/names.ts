/** Joins class names, leaving out what is not given. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}

/** The id of the control of a field; dots would need escaping in selectors. */
export function fieldId(name: string): string {
  return `f-${name.replace(/\./g, '-')}`
}
