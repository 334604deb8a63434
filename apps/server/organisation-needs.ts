import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { OrganisationNeeds } from '../../modules/organisations/index.ts'
import { checkPhone, checkUscc, initialsOf, personByIdNumber } from '../../modules/register/index.ts'

/** What organisations are given of the register's readings. */
export const organisationNeeds: OrganisationNeeds = {
  initialsOf,
  checkUscc(typed) {
    const checked = checkUscc(typed)
    return checked.ok ? { ok: true, code: checked.facts.code, warnings: checked.warnings.map((one) => one.message) } : { ok: false, message: checked.message }
  },
  personByIdNumber: (ctx, number) => personByIdNumber(ctx.tx, ctx.services.sealer, ctx.services.settings.county, number, shanghaiDate(ctx.now)),
  officePhone(typed) {
    const checked = checkPhone(typed)
    // With the area code apart, as it is read aloud: 0483-8220101.
    return checked.ok && checked.kind !== 'mobile' ? checked.number.replace(/^(010|02\d|0\d{3})(\d{7,8})/, '$1-$2') : null
  },
}
