import { createContext, useContext } from 'react'
import { t, type T } from './text.ts'

/** Carries the reader's `t` down to the components of one page. Outside of it the plain `t` speaks. */
export const TextContext = createContext<T>(t)

/** The reader's `t`, for components. */
export function useT(): T {
  return useContext(TextContext)
}
