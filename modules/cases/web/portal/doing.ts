import type { Case } from '../../contract.ts'

/** What a part of the case page gets that does something with the case. `onDone` takes the case as it is afterwards, and what to say. */
export interface DoingProps { one: Case; today: string; onDone: (next: Case, said: string) => void }
