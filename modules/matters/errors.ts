import { Refusal } from '../../platform/kernel/refusal.ts'

export const matterNotFound = () => new Refusal('matters.not_found', 404, '没有找到这个事项，可能已停办或改名。请在“我要办事”里按名称查找')
export const matterNotInForce = (title: string) =>
  new Refusal('matters.not_in_force', 409, `“${title}”现在不再受理，请在“我要办事”里查找现行的事项，或到社区服务站咨询`)

/** A catalogue that cannot be used: found at start, told to whoever adapts it. */
export class CatalogueFault extends Error {
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(`事项目录有${faults.length}处问题，没有载入：\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'CatalogueFault'
    this.faults = faults
  }
}
