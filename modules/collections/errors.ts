import { Refusal } from '../../platform/kernel/refusal.ts'
import type { Fault } from './rules/items.ts'

const missing = (what: string, code: string) => () => new Refusal(`collections.${code}`, 404, `没有找到${what}，可能已变动或不在您的管辖范围，请从列表重新进入`)
export const collectionNotFound = missing('这次填报', 'not_found')
export const sheetNotFound = missing('这份报表', 'sheet_not_found')
export const evidenceNotFound = missing('这份佐证材料', 'evidence_not_found')
export const changedMeanwhile = () => new Refusal('collections.changed_meanwhile', 409, '这份内容刚刚被别人改过，请刷新后再办')
export const notNow = (state: string) => new Refusal('collections.not_now', 409, `现在是“${state}”，不能这样办。请刷新后看看可以办什么`)
export const notYours = () => new Refusal('collections.not_yours', 403, '这一步由别的岗位或上级办理，请联系对应单位')
export const sameHands = () => new Refusal('collections.same_hands', 403, '这份报表是您自己报出的，要由另一位同事审核')
export const frozenAbove = () => new Refusal('collections.frozen_above', 409, '上级已经把这份数字汇总报出，请先由上级退回汇总表，再退回这份报表')
export const reasonNeeded = (path = 'body.words') => new Refusal('collections.reason_needed', 422, '请写明原因，至少2个字', undefined, [{ path, code: 'missing', message: '请写明原因，至少2个字' }])
export const itemWrong = (nth: number, why: string) =>
  new Refusal('collections.item_wrong', 422, `第${nth}项不对：${why}`, undefined, [{ path: `body.items.${nth - 1}.${why.includes('指标') ? 'indicator' : 'title'}`, code: 'item', message: why }])
export const placeWrong = () => new Refusal('collections.place_wrong', 422, '请选择本级以下的社区（嘎查）或街道（苏木镇）', undefined, [{ path: 'body.places', code: 'place', message: '请选择本级以下的地方' }])
export const daysWrong = (path: string, why: string) => new Refusal('collections.days_wrong', 422, `日期不对：${why}`, undefined, [{ path, code: 'day', message: why }])
export const nobodyAsked = () => new Refusal('collections.nobody_asked', 422, '没有地方要填这些数字：请核对每一项由谁填报，以及选择的地方')
const faults = (all: readonly Fault[]) => all.map((one) => ({ path: `body.cells.${one.key}.value`, code: 'cell', message: one.message }))
export const cellsWrong = (all: readonly Fault[]) => new Refusal('collections.cells_wrong', 422, `请改正：${all.slice(0, 3).map((one) => one.message).join('；')}`, undefined, faults(all))
export const cellsLacking = (all: readonly Fault[]) => new Refusal('collections.cells_lacking', 422, `还不能上报：${all.slice(0, 3).map((one) => one.message).join('；')}`, undefined, faults(all))
export const partsOpen = (names: readonly string[], n: number) =>
  new Refusal('collections.parts_open', 409, `还有${n}个地方没有通过审核：${names.join('、')}${n > names.length ? '等' : ''}。请先审核、催报或者写明原因免报`)
export const formNeeded = () => new Refusal('collections.form_needed', 422, '请选择一个 Excel 文件（.xlsx）再上传')
export const uploadBroken = () => new Refusal('collections.upload_broken', 422, '文件没有传完整，请重新上传')
export const notThisWorkbook = () => new Refusal('collections.not_this_workbook', 422, '这不是本报表的填报模板，请先下载模板，填好后再上传')
export const pageUnknown = () => new Refusal('collections.page_unknown', 422, '翻页位置不对，请从第一页重新查看')
export const dayNotOver = (day: string) => new Refusal('collections.day_not_over', 409, `数字截至${day}，要到那一天才能上报，请先保存`)
