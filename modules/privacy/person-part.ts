import type { PersonPart } from '../register/definition.ts'

/** How consents, copies, mandates and openings follow when two files of one person become one. */
export const privacyPersonPart: PersonPart = {
  module: 'privacy',
  columns: [
    { column: 'privacy.consents.person_id', title: '同意' }, { column: 'privacy.consents.by_person_id', title: '代为同意' }, { column: 'privacy.copies.person_id', title: '个人信息副本' },
    { column: 'privacy.mandates.person_id', title: '代办委托' }, { column: 'privacy.mandates.by_person_id', title: '受托代办' }, { column: 'privacy.openings.person_id', title: '敏感查看' },
  ],
}
