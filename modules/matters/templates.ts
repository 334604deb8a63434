/** `{name}`, `{form.payTo}`. */
export const PLACEHOLDER = /\{([a-zA-Z][\w.]*)\}/g

/** The placeholders that a template names. */
export const placeholdersIn = (template: string): string[] => [...template.matchAll(PLACEHOLDER)].map((match) => match[1]!)
