import type { PlacedPart } from '../../regions/definition.ts'

/** Files lie where their case lies, loose ones with their owner. */
export const filePlaces: PlacedPart = {
  module: 'files',
  tables: [{ table: 'files.files', what: '文件', follows: [{ table: 'cases.cases', column: 'case_id' }, { table: 'register.people', column: 'owner_person' }] }],
}
