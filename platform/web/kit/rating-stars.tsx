import { FieldGroup, type FieldProps } from './field.tsx'
import type { Typed } from './fields.tsx'
import { StarIcon } from './icons.tsx'
import { fieldId } from './names.ts'
import { useT } from '../use-t.ts'

/** Five levels of satisfaction with their national codes: 1 is the best (five stars), 5 the worst (one star). */
export const RATINGS = [
  { code: 1, words: '非常满意' }, { code: 2, words: '满意' }, { code: 3, words: '基本满意' }, { code: 4, words: '不满意' }, { code: 5, words: '非常不满意' },
] as const

export type RatingCode = (typeof RATINGS)[number]['code']

/** Asks how satisfied one is. The value is the code, not the number of stars. */
export function RatingStars(props: FieldProps & Typed<RatingCode>) {
  const { name, value, onChange } = props
  const t = useT()
  return (
    <FieldGroup {...props} role="radiogroup">
      <div className="choices">
        {RATINGS.map(({ code, words }) => (
          <label key={code} className="choice">
            <input type="radio" id={code === 1 ? fieldId(name) : undefined} name={name} value={code} checked={value === code}
              onChange={() => onChange(code)} />
            <span className="rating">
              <span>{t(words)}</span>
              <span className="stars" aria-hidden="true">{Array.from({ length: 6 - code }, (_, index) => <StarIcon key={index} />)}</span>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
