import type { MatterDefinition } from '../definition.ts'
import { birthRegistration, childInNeed, childRaising, harmReport, immunisationCard } from './children.ts'
import { facilityRepair } from './facility-repair.ts'
import { disasterReport, homestead, livestock } from './farming.ts'
import { disabilityCertificate, elderlyCheckup, familyDoctor, maternalRecord, remoteTreatment, residentMedical } from './health.ts'
import { liftOpinion, publicRental, unsafeHouse } from './homes.ts'
import { mediation } from './mediation.ts'
import { busCard, classes, dog, gathering, proof, shopAtHome, smallFood } from './neighbourhood.ts'
import { residentRequest } from './resident-request.ts'
import { veteranCard, veteranHardship, veteranRegistration } from './veterans.ts'

/** Matters that end in an answer and not in an effect of another module. */
export const mattersMatters: readonly MatterDefinition[] = [
  residentRequest, facilityRepair, mediation, birthRegistration, immunisationCard, childRaising, childInNeed, harmReport, familyDoctor, elderlyCheckup, maternalRecord, residentMedical, remoteTreatment,
  disabilityCertificate, publicRental, liftOpinion, unsafeHouse, veteranRegistration, veteranCard, veteranHardship, smallFood, shopAtHome, dog, classes, gathering, busCard, proof, disasterReport, livestock, homestead,
]
