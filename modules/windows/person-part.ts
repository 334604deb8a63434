import type { PersonPart } from '../register/definition.ts'

/** How visits follow when two files of one person become one. */
export const windowsPersonPart: PersonPart = { module: 'windows', columns: [{ column: 'windows.visits.person_id', title: '窗口来访' }] }
