/**
 * The part of JSON Schema 2020-12 that forms use. `format` has kinds of our own: `id-number`, `phone`, `file` and `signature` (ids of
 * uploaded files) and `place` (a code of the tree of places and its words, `152921405001 王府社区`); `date` is as in the standard.
 */
export interface FieldSchema {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  title?: string
  description?: string
  enum?: readonly (string | number)[]
  /** Choices with words: `{ const: code, title: words }`. */
  oneOf?: readonly { const: string | number; title: string; description?: string }[]
  /** A statement that must be agreed to: boolean with `const: true`. */
  const?: boolean
  format?: 'date' | 'id-number' | 'phone' | 'uri' | 'file' | 'signature' | 'place'
  /** Counted in characters as people count them (code points). */
  minLength?: number
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
  /** Dates, `YYYY-MM-DD` or `today`. */
  formatMinimum?: string
  formatMaximum?: string
  items?: FieldSchema
  minItems?: number
  maxItems?: number
  properties?: Readonly<Record<string, FieldSchema>>
  required?: readonly string[]
}

export interface FormSchema extends FieldSchema {
  type: 'object'
  properties: Readonly<Record<string, FieldSchema>>
}

/**
 * When a field or step is shown. `field` is a dotted path from the top; inside a repeated item `./name` is the item's own field.
 * A hidden field counts as empty for the conditions of others.
 */
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { field: string; equals: string | number | boolean }
  | { field: string; notEquals: string | number | boolean }
  | { field: string; in: readonly (string | number | boolean)[] }
  /** The array answer holds this choice. */
  | { field: string; contains: string | number }
  | { field: string; atLeast: number }
  | { field: string; atMost: number }
  | { field: string; notEmpty: true }
  | { field: string; empty: true }

/**
 * A value worked out from others, never typed; the server works it out again. Paths are dotted from the top; `members.*.income` reads the
 * field of every repeated item, and inside a repeated item `./name` is the item's own field.
 */
export type Computed =
  | { sum: readonly string[] }
  | { product: readonly string[] }
  /** The part of each: `of` divided by `by`, to two decimals (income of a family by its people). */
  | { share: { of: string; by: string } }
  | { count: string }
  | { copy: string }
  /** Full years on the day of filling, from a date or an 18-digit identity number. */
  | { age: string }
  /** Birth date inside an 18-digit identity number. */
  | { birthDate: string }

export type Widget =
  | 'text' | 'textarea' | 'number' | 'date' | 'near-date' | 'radio' | 'select' | 'checkbox' | 'checkboxes' | 'photo' | 'hidden'

export interface FieldUi {
  widget?: Widget
  hint?: string
  placeholder?: string
  /** Said after a number: 元, 人, 平方米. */
  unit?: string
  autoComplete?: string
  /** For files: the kinds taken, as an `accept` attribute; photos when absent. */
  accept?: string
  showWhen?: Condition
  /** Key of what the register already knows; shown to confirm, not to type. */
  prefill?: string
  /** A known value may not be changed here: it is shown (perhaps masked), not sent, and the server fills it in. */
  readOnly?: boolean
  computed?: Computed
  /** For arrays of objects: words for adding one and for the heading of each (`第{n}位`). */
  repeat?: { add: string; item: string }
  /** For places: the code under which one chooses (the top of the tree when absent), and how many levels down (all when absent). */
  place?: { under?: string; levels?: number }
}

/** One place of a tree to choose from; `parts` is how many stand under it. */
export interface PlaceChoice { code: string; name: string; parts: number }

/** Where places to choose come from: those directly under one, or under the top. */
export type PlacesUnder = (code: string | undefined) => Promise<readonly PlaceChoice[]>

export interface FormStep {
  title: string
  description?: string
  /** Names of top-level properties, in order. */
  fields: readonly string[]
  showWhen?: Condition
}

/** A form as data: what is asked (schema) and how (ui). The same definition is read by the browser and the server. */
export interface FormDefinition {
  schema: FormSchema
  ui: {
    steps: readonly FormStep[]
    /** By path; inside arrays with `*`: `members.*.name`. */
    fields?: Readonly<Record<string, FieldUi>>
  }
}

export type FormValues = Record<string, unknown>

/** One thing wrong with the values. `path` is dotted with indexes (`members.0.name`); `code` is stable; `message` is for people. */
export interface FormProblem {
  path: string
  code: string
  message: string
}
