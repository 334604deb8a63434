import { runningAffairsOf } from '../../modules/assistance/index.ts'
import { openAffairsOf } from '../../modules/cases/index.ts'
import { visitAffairsOf } from '../../modules/elderly/index.ts'
import { notify } from '../../modules/notices/index.ts'
import type { RegisterNeeds } from '../../modules/register/index.ts'

/** What the register asks of the modules above it. A module that keeps something running for a person adds its line to `affairsOf`. */
export const registerNeeds: RegisterNeeds = {
  notify,
  affairsOf: async ({ tx, now }, county, personId) => [
    ...(await openAffairsOf(tx, county, personId)),
    ...(await runningAffairsOf(tx, now, county, personId)),
    ...(await visitAffairsOf(tx, county, personId)),
  ],
}
