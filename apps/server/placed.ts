import { accountPlaces } from '../../modules/accounts/index.ts'
import { admissionPlaces } from '../../modules/admission/index.ts'
import { assistancePlaces } from '../../modules/assistance/index.ts'
import { casePlaces } from '../../modules/cases/index.ts'
import { disputePlaces } from '../../modules/disputes/index.ts'
import { duplicatePlaces } from '../../modules/duplicates/index.ts'
import { dutyPlaces } from '../../modules/duties/index.ts'
import { elderlyPlaces } from '../../modules/elderly/index.ts'
import { employmentPlaces } from '../../modules/employment/index.ts'
import { entitlementPlaces } from '../../modules/entitlements/index.ts'
import { evaluationPlaces } from '../../modules/evaluation/index.ts'
import { facilityPlaces } from '../../modules/facilities/index.ts'
import { filePlaces } from '../../modules/files/index.ts'
import { gridPlaces } from '../../modules/grids/index.ts'
import { hotlinePlaces } from '../../modules/hotline/index.ts'
import { importPlaces } from '../../modules/imports/index.ts'
import { incidentPlaces } from '../../modules/incidents/index.ts'
import { indicatorPlaces } from '../../modules/indicators/index.ts'
import { legalPlaces } from '../../modules/legal/index.ts'
import { mandatePlaces } from '../../modules/mandates/index.ts'
import { matterPlaces } from '../../modules/matters/index.ts'
import { noticePlaces } from '../../modules/notices/index.ts'
import { orderPlaces } from '../../modules/orders/index.ts'
import { organisationPlaces } from '../../modules/organisations/index.ts'
import { planPlaces } from '../../modules/plans/index.ts'
import { populationPlaces } from '../../modules/population/index.ts'
import { projectPlaces } from '../../modules/projects/index.ts'
import { policyPlaces } from '../../modules/policies/index.ts'
import { privacyPlaces } from '../../modules/privacy/index.ts'
import type { PlacedPart } from '../../modules/regions/definition.ts'
import { registerPlaces } from '../../modules/register/index.ts'
import { residencePlaces } from '../../modules/residence/index.ts'
import { calendarPlaces } from '../../modules/calendar/index.ts'
import { supervisionPlaces } from '../../modules/supervision/index.ts'
import { territoryPlaces } from '../../modules/territory/index.ts'
import { reportPlaces } from '../../modules/reports/index.ts'
import { collectionPlaces } from '../../modules/collections/index.ts'
import { agencyPlaces } from '../../modules/agency/index.ts'
import { windowPlaces } from '../../modules/windows/index.ts'
import { liaisonPlaces } from '../../modules/liaison/index.ts'
import { surveyPlaces } from '../../modules/surveys/index.ts'
import { voicePlaces } from '../../modules/voices/index.ts'
import { zonePlaces } from '../../modules/zones/index.ts'
import { volunteerPlaces } from '../../modules/volunteers/index.ts'

/** How the rows of every module follow when a place changes. A table with a place that is in no part fails e2e/rules/placed.test.ts. */
export const PLACED: readonly PlacedPart[] = [
  orderPlaces,
  organisationPlaces,
  accountPlaces,
  registerPlaces,
  casePlaces,
  filePlaces,
  noticePlaces,
  assistancePlaces,
  volunteerPlaces,
  facilityPlaces,
  employmentPlaces,
  elderlyPlaces,
  duplicatePlaces,
  residencePlaces,
  populationPlaces,
  projectPlaces,
  policyPlaces,
  territoryPlaces,
  indicatorPlaces,
  privacyPlaces,
  gridPlaces,
  mandatePlaces,
  planPlaces,
  entitlementPlaces,
  windowPlaces,
  agencyPlaces,
  collectionPlaces,
  reportPlaces,
  voicePlaces,
  surveyPlaces,
  liaisonPlaces,
  matterPlaces,
  hotlinePlaces,
  admissionPlaces,
  disputePlaces,
  evaluationPlaces,
  zonePlaces,
  incidentPlaces,
  dutyPlaces,
  legalPlaces,
  importPlaces,
  supervisionPlaces,
  calendarPlaces,
]
