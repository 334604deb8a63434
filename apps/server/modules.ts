import type { Route } from '../../platform/server/context.ts'
import { shanghaiDate } from '../../platform/kernel/dates.ts'
import type { Job } from '../../platform/server/jobs.ts'
import { handRecipients, makeOrganisationRoutes, organisationAbilities, organisationsFile, organisationsPersonPart, type Abilities } from '../../modules/organisations/index.ts'
import type { RetentionPart } from '../../platform/server/retention.ts'
import type { SealedPart } from '../../platform/server/sealed.ts'
import { admissionAbilities, admissionFollower, makeAdmissionJobs, makeAdmissionRoutes } from '../../modules/admission/index.ts'
import { accountAbilities, accountsFile, accountsPersonPart, makeAccountRoutes, type AccountsNeed } from '../../modules/accounts/index.ts'
import { assistanceAbilities, assistanceEffects, assistanceFile, assistanceMatters, assistancePersonPart, assistanceRoutes } from '../../modules/assistance/index.ts'
import { caseAbilities, caseDeeds, type CaseNeeds, casesFile, casesPersonPart, casesRetention, casesSealed, handWork, lastDayOf, makeCaseJobs, makeCaseRoutes, openWork, pastCases, RECOUNT_JOB, releaseWork } from '../../modules/cases/index.ts'
import { disputeAbilities, disputeEffects, disputeFollower, disputesFile, disputesMatters, disputesPersonPart, disputesSealed, makeDisputeJobs, makeDisputeRoutes, type DisputeNeeds } from '../../modules/disputes/index.ts'
import { legalAbilities, legalFile, legalMatters, legalPersonPart, legalSealed, makeLegalRoutes } from '../../modules/legal/index.ts'
import { findSimilar, duplicatesAbilities, duplicatesSealed, makeDuplicateJobs, makeDuplicateRoutes, type DuplicatesNeeds } from '../../modules/duplicates/index.ts'
import { elderlyAbilities, elderlyEffects, elderlyFile, elderlyMatters, elderlyPersonPart, elderlyRoutes } from '../../modules/elderly/index.ts'
import { employmentAbilities, employmentEffects, employmentFile, employmentMatters, employmentPersonPart, employmentRoutes } from '../../modules/employment/index.ts'
import { entitlementAbilities, entitlementMatters, flagFollower, makeEntitlementRoutes } from '../../modules/entitlements/index.ts'
import { facilitiesAbilities, facilitiesEffects, facilitiesFile, facilitiesMatters, facilitiesPersonPart, facilitiesRoutes } from '../../modules/facilities/index.ts'
import { attachFiles, fileAbilities, fileJobs, fileRoutes, filesFile, filesPersonPart, moveFiles, openHungFile } from '../../modules/files/index.ts'
import { importAbilities, importsSealed, makeImportJobs, makeImportRoutes, type Engine } from '../../modules/imports/index.ts'
import { gridAbilities, gridsFile, gridsPersonPart, makeGridJobs, makeGridRoutes, responsiblesSealed } from '../../modules/grids/index.ts'
import { dutyAbilities, makeDutyJobs, makeDutyRoutes, type DutyNeeds } from '../../modules/duties/index.ts'
import { hotlineAbilities, hotlineFile, hotlineFollower, hotlinePersonPart, hotlineSealed, makeHotlineRoutes } from '../../modules/hotline/index.ts'
import { eventFollower, incidentAbilities, incidentMatters, incidentsFile, incidentsPersonPart, incidentsRetention, makeIncidentJobs, makeIncidentRoutes } from '../../modules/incidents/index.ts'
import { makeMandateRoutes, mandateAbilities } from '../../modules/mandates/index.ts'
import { indicatorAbilities, indicatorJobs, indicatorRoutes } from '../../modules/indicators/index.ts'
import { makeMatterRoutes, mattersAbilities, mattersMatters } from '../../modules/matters/index.ts'
import type { MatterDefinition } from '../../modules/matters/index.ts'
import type { PersonPart } from '../../modules/register/definition.ts'
import { makeNoticeRoutes, noticeAbilities, noticeJobs, noticesFile, noticesPersonPart, noticesReachSealed, noticesRetention, noticesSealed, notify } from '../../modules/notices/index.ts'
import { operationAbilities, operationJobs, operationRoutes } from '../../modules/operations/index.ts'
import {
  guardSensitive, makePrivacyJobs, makePrivacyRoutes, privacyAbilities, privacyEffects, privacyFile, privacyMatters, privacyPersonPart, type PrivacyNeeds,
} from '../../modules/privacy/index.ts'
import { makeProjectRoutes, projectAbilities } from '../../modules/projects/index.ts'
import { makePolicyRoutes, policyAbilities, policyEffects, policyMatters } from '../../modules/policies/index.ts'
import { populationAbilities, populationJobs, populationRoutes, residentsOf } from '../../modules/population/index.ts'
import { makePlanJobs, makePlanRoutes, planAbilities } from '../../modules/plans/index.ts'
import { planNeeds } from './plan-needs.ts'
import { regionRoutes } from '../../modules/regions/index.ts'
import { checkPhone, makeRegisterImports, makeRegisterJobs, makeRegisterRoutes, mayHoldOwnAccount, peopleByPhone, recordBatchOpening, registerAbilities, registerExports, registerFiles, registerPersonPart, registerRetention, registerSealed, type FilePart } from '../../modules/register/index.ts'
import { residenceAbilities, residenceEffects, residenceFile, residenceMatters, makeResidenceJobs, makeResidenceRoutes, residencePersonPart, residenceSealed } from '../../modules/residence/index.ts'
import { calendarAbilities, makeCalendarJobs, makeCalendarRoutes } from '../../modules/calendar/index.ts'
import { makeSupervisionRoutes, supervisionAbilities, supervisionJobs } from '../../modules/supervision/index.ts'
import { makeTerritoryJobs, makeTerritoryRoutes, territoryAbilities } from '../../modules/territory/index.ts'
import { PLACED } from './placed.ts'
import { volunteersAbilities, volunteersEffects, volunteersFile, volunteersMatters, volunteersPersonPart, volunteersRoutes } from '../../modules/volunteers/index.ts'
import { liaisonAbilities, liaisonSealed, makeLiaisonJobs, makeLiaisonRoutes } from '../../modules/liaison/index.ts'
import { makeSurveyRoutes, surveyAbilities, surveyJobs, surveysFile, surveysPersonPart } from '../../modules/surveys/index.ts'
import { bringToDeliberation, makeVoiceRoutes, voiceAbilities, voiceFollowers, voiceMatters, voicesFile, voicesPersonPart } from '../../modules/voices/index.ts'
import { evaluationAbilities, evaluationFile, evaluationPersonPart, makeEvaluationJobs, makeEvaluationRoutes } from '../../modules/evaluation/index.ts'
import { admissionNeeds } from './admission-needs.ts'
import { makeZoneRoutes, zoneAbilities } from '../../modules/zones/index.ts'
import { evaluationNeeds } from './evaluation-needs.ts'
import { agencyAbilities, agencyFile, agencyPersonPart, makeAgencyFollower, makeAgencyJobs, makeAgencyRoutes, type AgencyNeeds } from '../../modules/agency/index.ts'
import { makeWindowRoutes, windowAbilities, windowsFile, windowsPersonPart } from '../../modules/windows/index.ts'
import { DECLARED_DUTIES } from './duties.ts'
import { collectionAbilities, makeCollectionJobs, makeCollectionRoutes } from '../../modules/collections/index.ts'
import { collectionNeeds } from './collection-needs.ts'
import { makeReportRoutes, reportAbilities } from '../../modules/reports/index.ts'
import { reportNeeds } from './report-needs.ts'
import { gridNeeds } from './grid-needs.ts'
import { noticeNeeds } from './notice-needs.ts'
import { mandateNeeds } from './mandate-needs.ts'
import { organisationNeeds } from './organisation-needs.ts'
import { makeOrderJobs, makeOrderRoutes, orderAbilities, orderFollower, ordersSealed, sendByHttp } from '../../modules/orders/index.ts'
import { registerNeeds } from './register-needs.ts'

/** Everything that the modules bring, put together. An app assembles; it holds no rule of its own. */
export interface Assembly {
  routes: Route[]
  abilities: Abilities
  jobs: Job[]
}

/** Matters of all modules, before a place adapts them. */
export const MATTERS: readonly MatterDefinition[] = [
  ...voiceMatters,
  ...mattersMatters,
  ...assistanceMatters,
  ...volunteersMatters,
  ...facilitiesMatters,
  ...employmentMatters,
  ...elderlyMatters,
  ...residenceMatters,
  ...incidentMatters,
  ...privacyMatters,
  ...disputesMatters,
  ...entitlementMatters,
  ...legalMatters,
  ...policyMatters,
]

/** What each module tells a person about themselves on 我的档案; see `e2e/rules/tables.test.ts`. */
export const FILE_PARTS: readonly FilePart[] = [
  ...registerFiles,
  casesFile,
  assistanceFile,
  elderlyFile,
  employmentFile,
  residenceFile,
  volunteersFile,
  facilitiesFile,
  filesFile,
  noticesFile,
  accountsFile,
  organisationsFile,
  privacyFile,
  gridsFile,
  voicesFile,
  surveysFile,
  hotlineFile,
  disputesFile,
  windowsFile,
  incidentsFile,
  legalFile,
  agencyFile,
  evaluationFile,
]

/** Every column that is sealed under the data keys, for the change of keys. */
export const SEALED_PARTS: readonly SealedPart[] = [
  ordersSealed,
  registerSealed,
  casesSealed,
  noticesSealed,
  noticesReachSealed,
  ...importsSealed,
  responsiblesSealed,
  residenceSealed,
  duplicatesSealed,
  ...hotlineSealed,
  disputesSealed,
  liaisonSealed,
  legalSealed,
]

/** How every module's rows follow when two files of one person become one. A table that names a person and has no part here fails a rule. */
export const PERSON_PARTS: readonly PersonPart[] = [
  registerPersonPart,
  accountsPersonPart,
  organisationsPersonPart,
  casesPersonPart,
  filesPersonPart,
  noticesPersonPart,
  assistancePersonPart,
  volunteersPersonPart,
  facilitiesPersonPart,
  employmentPersonPart,
  elderlyPersonPart,
  residencePersonPart,
  privacyPersonPart,
  gridsPersonPart,
  voicesPersonPart,
  surveysPersonPart,
  hotlinePersonPart,
  disputesPersonPart,
  windowsPersonPart,
  incidentsPersonPart,
  legalPersonPart,
  evaluationPersonPart,
  agencyPersonPart,
]

/** What can be brought in from tables and taken along in lists: each module says its own. */
export const IMPORT_ENGINE: Engine = { kinds: [...makeRegisterImports(findSimilar)], exports: [...registerExports] }

/** How each module lets go of what is past its time, by the rules in the catalogue of privacy. */
export const RETENTION_PARTS: readonly RetentionPart[] = [...casesRetention, ...incidentsRetention, ...noticesRetention, ...registerRetention]

/** Doors before which a second person may stand (the list of reads is data: modules/privacy/catalogue/sensitive-reads.ts). */
const SENSITIVE_DOORS = ['unmaskPerson']

const privacyNeeds: PrivacyNeeds = {
  fileParts: FILE_PARTS,
  sealedParts: SEALED_PARTS,
  retentionParts: RETENTION_PARTS,
  notify: async (ctx, note) => void (await notify({ tx: ctx.tx, now: ctx.now, services: ctx.services }, { county: ctx.services.settings.county, ...note })),
}

const duplicatesNeeds: DuplicatesNeeds = { parts: PERSON_PARTS, notify }

const caseNeeds: CaseNeeds = {
  effects: [...assistanceEffects, ...volunteersEffects, ...facilitiesEffects, ...employmentEffects, ...elderlyEffects, ...residenceEffects, ...privacyEffects, ...disputeEffects, ...policyEffects],
  notify,
  attachFiles,
  moveFiles,
  followers: [hotlineFollower, admissionFollower, disputeFollower, eventFollower, flagFollower, ...voiceFollowers, orderFollower, makeAgencyFollower({ notify })],
}

const disputeNeeds: DisputeNeeds = { cases: caseDeeds(caseNeeds), notify, attachFiles }
const agencyNeeds: AgencyNeeds = { cases: caseDeeds(caseNeeds), notify, attachFiles, openFile: openHungFile }

const dutyNeeds: DutyNeeds = { ...DECLARED_DUTIES, notify, attachFiles, openFile: openHungFile }

/** Adds the modules up. To add one: its routes, abilities, jobs, matters and effects here, its pages in apps/desk/pages.ts. */
export function assemble(demo: AccountsNeed['demo']): Assembly {
  const abilities: Abilities = {
    ...orderAbilities,
    ...accountAbilities,
    ...organisationAbilities,
    ...registerAbilities,
    ...importAbilities,
    ...mattersAbilities,
    ...caseAbilities,
    ...noticeAbilities,
    ...fileAbilities,
    ...operationAbilities,
    ...indicatorAbilities,
    ...planAbilities,
    ...projectAbilities,
    ...policyAbilities,
    ...populationAbilities,
    ...assistanceAbilities,
    ...volunteersAbilities,
    ...facilitiesAbilities,
    ...employmentAbilities,
    ...elderlyAbilities,
    ...residenceAbilities,
    ...territoryAbilities,
    ...privacyAbilities,
    ...gridAbilities,
    ...mandateAbilities,
    ...entitlementAbilities,
    ...windowAbilities,
    ...agencyAbilities,
    ...supervisionAbilities,
    ...hotlineAbilities,
    ...admissionAbilities,
    ...calendarAbilities,
    ...incidentAbilities,
    ...duplicatesAbilities,
    ...voiceAbilities,
    ...surveyAbilities,
    ...liaisonAbilities,
    ...disputeAbilities,
    ...dutyAbilities,
    ...legalAbilities,
    ...collectionAbilities,
    ...evaluationAbilities,
    ...reportAbilities,
    ...zoneAbilities,
  }
  const accounts = makeAccountRoutes({
    abilities,
    async peopleByPhone(ctx, phone) {
      const { county } = ctx.services.settings
      const today = shanghaiDate(ctx.now)
      const found = await peopleByPhone(ctx.tx, ctx.services.sealer, county, phone, today)
      return found.filter((p) => mayHoldOwnAccount(p.bornOn, today)).filter((p) => p.state === 'present' || p.state === 'moved_away').map((p) => ({ county, id: p.id, name: p.name, region: p.region }))
    },
    normalisePhone: (typed) => {
      const checked = checkPhone(typed)
      return checked.ok && checked.kind === 'mobile' ? checked.number : null
    },
    releaseWork,
    openWork,
    async handWork(ctx, county, from, to, post) {
      await handRecipients(ctx, county, from, to.id, post.region)
      return handWork(ctx, county, from, to, post)
    },
    demo,
  })
  return {
    routes: guardSensitive([
      ...makeOrderRoutes({ cases: caseDeeds(caseNeeds), send: sendByHttp }),
      ...accounts,
      ...makeOrganisationRoutes(organisationNeeds),
      ...regionRoutes,
      ...makeRegisterRoutes(registerNeeds),
      ...makeMatterRoutes({ pastCases, lastDay: lastDayOf, effects: caseNeeds.effects.map(({ name, title }) => ({ name, title })) }),
      ...makeCaseRoutes(caseNeeds),
      ...makeNoticeRoutes(noticeNeeds),
      ...fileRoutes,
      ...operationRoutes,
      ...indicatorRoutes,
      ...makeProjectRoutes({ residents: residentsOf }),
      ...makePolicyRoutes({ matters: admissionNeeds.matters }),
      ...makePlanRoutes(planNeeds),
      ...populationRoutes,
      ...assistanceRoutes,
      ...volunteersRoutes,
      ...facilitiesRoutes,
      ...employmentRoutes,
      ...elderlyRoutes,
      ...makeResidenceRoutes({ notify }),
      ...makeGridRoutes(gridNeeds),
      ...makeMandateRoutes(mandateNeeds),
      ...makeCalendarRoutes({ recountJob: RECOUNT_JOB }),
      ...makeEntitlementRoutes({ cases: caseDeeds(caseNeeds) }),
      ...makeSupervisionRoutes({ propose: bringToDeliberation }),
      ...makeVoiceRoutes({ notify, cases: caseDeeds(caseNeeds) }),
      ...makeSurveyRoutes({ notify }),
      ...makeLiaisonRoutes({ notify }),
      ...makeHotlineRoutes({ cases: caseDeeds(caseNeeds) }),
      ...makeAdmissionRoutes(admissionNeeds),
      ...makeEvaluationRoutes(evaluationNeeds),
      ...makeZoneRoutes({ attachFiles, openFile: openHungFile }),
      ...makeDisputeRoutes(disputeNeeds),
      ...makeIncidentRoutes({ cases: caseDeeds(caseNeeds), notify }),
      ...makeDutyRoutes(dutyNeeds),
      ...makeLegalRoutes({ cases: caseDeeds(caseNeeds), notify }),
      ...makeWindowRoutes({ cases: caseDeeds(caseNeeds), notify }),
      ...makeAgencyRoutes(agencyNeeds),
      ...makeCollectionRoutes(collectionNeeds),
      ...makeReportRoutes(reportNeeds),
      ...makeTerritoryRoutes(PLACED),
      ...makeImportRoutes(IMPORT_ENGINE),
      ...makePrivacyRoutes(privacyNeeds),
      ...makeDuplicateRoutes(duplicatesNeeds),
    ], SENSITIVE_DOORS),
    abilities,
    jobs: [...makeOrderJobs({ send: sendByHttp }), ...makeDuplicateJobs(duplicatesNeeds), 
      ...makePrivacyJobs({ ...privacyNeeds, notifyBy: notify }),
      ...makeImportJobs(IMPORT_ENGINE, recordBatchOpening),
      ...makeCaseJobs(caseNeeds), ...makeRegisterJobs(registerNeeds),
      ...noticeJobs,
      ...fileJobs,
      ...operationJobs,
      ...indicatorJobs,
      ...makePlanJobs(planNeeds),
      ...populationJobs,
      ...makeTerritoryJobs(PLACED),
      ...supervisionJobs, ...surveyJobs, ...makeLiaisonJobs({ notify }),
      ...makeCalendarJobs(),
      ...makeGridJobs(gridNeeds),
      ...makeDisputeJobs(disputeNeeds),
      ...makeDutyJobs(dutyNeeds),
      ...makeAgencyJobs(agencyNeeds),
      ...makeCollectionJobs({ notify }),
      ...makeResidenceJobs({ notify }),
      ...makeAdmissionJobs({ notify }),
      ...makeEvaluationJobs({ notify }),
      ...makeIncidentJobs({ notify }),
    ],
  }
}
