import type { PlacedPart } from '../../regions/definition.ts'

const ofTheCounty = 'kept by the county’s privacy officer: no boundary inside the county touches it'

/** Consents, copies, mandates and openings follow the person; the officer's own records stay. */
export const privacyPlaces: PlacedPart = {
  module: 'privacy',
  tables: [
    { table: 'privacy.consents', what: '同意', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'privacy.copies', what: '个人信息副本', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'privacy.mandates', what: '代办委托', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'privacy.openings', what: '敏感查看', follows: [{ table: 'register.people', column: 'person_id' }] },
  ],
  stays: {
    'privacy.retention_runs': ofTheCounty, 'privacy.key_rotations': ofTheCounty, 'privacy.reviews': ofTheCounty, 'privacy.review_items': ofTheCounty, 'privacy.assessments': ofTheCounty,
    'privacy.recipients': ofTheCounty, 'privacy.incidents': ofTheCounty, 'privacy.incident_steps': ofTheCounty,
  },
}
