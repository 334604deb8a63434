import { Refusal } from '../../platform/kernel/refusal.ts'

export const reportNotFound = () => new Refusal('reports.not_found', 404, '没有找到这份年度报告，可能已变动或不在您的管辖范围，请从列表重新进入')
export const datasetNotFound = () => new Refusal('reports.dataset_not_found', 404, '没有找到这份开放数据，可能还没有公开或已经撤回，请从开放数据目录进入')
export const placeNotFound = () => new Refusal('reports.place_not_found', 404, '没有找到这个地方，或它不在您的管辖范围，请选择本级或下级')
export const changedMeanwhile = () => new Refusal('reports.changed_meanwhile', 409, '这份报告刚刚被别人改过，请刷新后再办')
export const notNow = (state: string) => new Refusal('reports.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const sameHands = () => new Refusal('reports.same_hands', 403, '这份报告是您自己编写或送审的，要由另一位同事备案')
export const existsAlready = (year: number) => new Refusal('reports.exists_already', 409, `这个地方${year}年的报告已经有了，请从列表打开；已备案的要更正，请在报告里点“更正”`)
export const yearWrong = () => new Refusal('reports.year_wrong', 422, '只能编写本年和以前的年度报告', undefined, [{ path: 'body.year', code: 'year', message: '只能编写本年和以前的年度报告' }])
export const reasonNeeded = () => new Refusal('reports.reason_needed', 422, '请写明原因，至少2个字', undefined, [{ path: 'body.words', code: 'missing', message: '请写明原因，至少2个字' }])
export const textMissing = (titles: readonly string[]) => new Refusal('reports.text_missing', 422, `还有几节没有写：${titles.join('、')}。请写好再送审`)
export const olderEdition = () => new Refusal('reports.older_edition', 409, '已经有更新的一版，请公开最新的一版')
export const pageUnknown = () => new Refusal('reports.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
