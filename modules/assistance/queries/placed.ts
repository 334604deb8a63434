import type { PlacedPart } from '../../regions/definition.ts'

/** Grants follow the person who receives them; an end follows its grant. What was granted stays as it was written. */
export const assistancePlaces: PlacedPart = {
  module: 'assistance',
  tables: [
    { table: 'assistance.grants', what: '待遇', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'assistance.grant_ends', what: '停发', follows: [{ table: 'assistance.grants', column: 'grant_id' }] },
  ],
}
