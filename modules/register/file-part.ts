import type { FileLine, FilePart } from './definition.ts'
import { SERVICE_GROUPS } from './contract.ts'
import { linksOfPerson } from './queries/buildings.ts'
import { contractsOf, marksOf } from './queries/care.ts'
import { checksToTell } from './queries/tie-checks.ts'

const KINDS = { registered: '户籍', living: '居住', cared_for: '照料' } as const
const STATES = { open: '等待当地社区核实', confirmed: '已由当地社区确认', refused: '当地社区核实不属实', withdrawn: '已由新的信息代替' } as const

/** What one place said about where a person lives, and what the other answered. */
const checks: FilePart = {
  id: 'register.checks',
  title: '待核实的居住信息',
  tells: ['register.tie_checks.person_id'],
  list: async (tx, county, personId) =>
    (await checksToTell(tx, county, personId)).map((c): FileLine => ({
      title: `${KINDS[c.kind]}：${c.address || c.region_name || c.region}`, text: `${c.asked_by}提出，${STATES[c.state]}${c.answer ? `：${c.answer}` : ''}`, from: c.asked_at,
    })),
}

const contracts: FilePart = {
  id: 'register.care_contracts',
  title: '家庭医生签约',
  tells: ['register.care_contracts.person_id'],
  list: async (tx, county, personId) =>
    (await contractsOf(tx, county, personId)).map((c): FileLine => ({
      title: `${c.organisation} ${c.team}`, text: c.ended_on ? `已于${c.ended_on}终止${c.ended_because ? `：${c.ended_because}` : ''}` : `依据：${c.source}`,
      from: c.valid_from, until: c.ended_on ?? c.valid_until,
    })),
}

const marks: FilePart = {
  id: 'register.service_marks',
  title: '我的服务登记',
  tells: ['register.service_marks.person_id'],
  list: async (tx, county, personId) =>
    (await marksOf(tx, county, personId)).map((m): FileLine => ({
      title: SERVICE_GROUPS[m.kind],
      text: `${m.purpose}。依据：${m.basis_title}${m.consent_on ? `；${m.consent_by}于${m.consent_on}同意` : ''}${m.basis === 'request' && !m.ended_on ? '。可以随时要求终止' : ''}`,
      from: m.valid_from, until: m.ended_on ?? m.valid_until,
    })),
}

const links: FilePart = {
  id: 'register.dwelling_links',
  title: '产权和租赁登记',
  tells: ['register.dwelling_links.person_id'],
  list: async (tx, county, personId) =>
    (await linksOfPerson(tx, county, personId)).map((l): FileLine => ({
      title: l.kind === 'owner' ? '产权人' : '承租人', text: `${l.address}，依据：${l.source}`, from: l.valid_from, until: l.valid_until,
    })),
}

/** What the register tells beside the file itself. */
export const registerFiles: readonly FilePart[] = [checks, contracts, marks, links]
