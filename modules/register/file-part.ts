import type { FileLine, FilePart } from './definition.ts'
import { checksToTell } from './queries/tie-checks.ts'

const KINDS = { registered: '户籍', living: '居住', cared_for: '照料' } as const
const STATES = { open: '等待当地社区核实', confirmed: '已由当地社区确认', refused: '当地社区核实不属实', withdrawn: '已由新的信息代替' } as const

/** What one place said about where a person lives, and what the other answered. */
export const registerFile: FilePart = {
  id: 'register.checks',
  title: '待核实的居住信息',
  tells: ['register.tie_checks.person_id'],
  list: async (tx, county, personId) =>
    (await checksToTell(tx, county, personId)).map((c): FileLine => ({
      title: `${KINDS[c.kind]}：${c.address || c.region_name || c.region}`, text: `${c.asked_by}提出，${STATES[c.state]}${c.answer ? `：${c.answer}` : ''}`, from: c.asked_at,
    })),
}
