/** What the register lets in from tables and out in lists. */
import { defineImport, type ExportContext, type ExportKind, type ImportKind } from '../../imports/definition.ts'
import { ageOn } from '../ages.ts'
import { DWELLING_USES, HOUSEHOLD_KINDS, SEXES, TIE_KINDS } from '../contract/codes.ts'
import { maskIdNumber, maskPhone } from '../identifiers.ts'
import { openIdNumber, openPhone } from '../numbers.ts'
import * as q from '../queries/imports.ts'
import { relationName } from '../relations.ts'
import { checkDwellings, sameDwelling, writeDwellings } from './dwellings.ts'
import { DWELLING_FIELDS, PEOPLE_FIELDS, WORDS } from './fields.ts'
import { checkPeople, samePerson, writePeople, type FindSimilar } from './people.ts'
import { takeBackRows } from './take-back.ts'

const EXISTING = {
  key: 'existing', title: '已有内容', help: '表格里的空格不会清掉已有内容；姓名、性别、出生日期和证件号码从不改写', usual: 'replace',
  choices: [{ value: 'replace', title: '用表格里的更新电话、住址等' }, { value: 'fill', title: '只补空白，不改已有的' }],
}

const peopleImport = (similar: FindSimilar) => defineImport({
  key: 'people',
  title: '居民',
  summary: '居民档案、户籍和居住关系、归户。按证件号码认人：在册的更新，不在册的新建。',
  ability: 'register.keep',
  fields: PEOPLE_FIELDS,
  options: [
    EXISTING,
    {
      key: 'places', title: '没有登记的住房', help: '住址按小区、楼栋、房号与已登记的住房核对', usual: 'existing',
      choices: [{ value: 'existing', title: '算作错误，先核对' }, { value: 'create', title: '新建没有登记的住房' }],
    },
  ],
  instructions: [
    '一行一个人。必填：姓名；有身份证号的，性别和出生日期可以不填。',
    '身份证号、电话两列请保持“文本”格式：设为“常规”时 Excel 会把18位号码改成科学计数法，后几位就丢了。',
    '同一户的人填同一个户号；或者在“户主身份证号”里填户主的号码，户主放在成员前面。',
    '已在册的人按身份证号更新电话、住址、归户；没有身份证号而与在册的人相同或相似的（同名同生日、同音不同字、日期差一处等），要由您逐个确认。',
    '不要填写民族、宗教、政治面貌、健康、残疾等内容：这里没有这些列，也不会读取。',
  ],
  words: WORDS,
  sameAs: samePerson,
  check: (rows, ctx) => checkPeople(rows, ctx, similar),
  write: writePeople,
  takeBack: takeBackRows,
})

const dwellingsImport = defineImport({
  key: 'dwellings',
  title: '住房',
  summary: '楼栋和住房：小区、楼栋、房号、用途、面积。一个地址一处住房。',
  ability: 'register.keep',
  fields: DWELLING_FIELDS,
  options: [EXISTING],
  instructions: ['一行一处住房。住址可以写在一列（翠湖小区3号楼2单元501室），也可以分成小区、楼栋、单元、房号几列。', '平房、独院只填小区（自然村）和门牌号。', '已登记的地址更新用途和面积，没有登记的新建。'],
  words: WORDS,
  sameAs: sameDwelling,
  check: checkDwellings,
  write: writeDwellings,
  takeBack: takeBackRows,
})

/** The kinds of the register; `similar` finds files that are likely a person's. */
export const makeRegisterImports = (similar: FindSimilar): readonly ImportKind[] => [peopleImport(similar), dwellingsImport]

// ------------------------------------------------------------------------------------------------------------ exports

const PAGE = 1_000
const range = (ctx: ExportContext) => ({ county: ctx.county, ...ctx.scope })
const startOf = (after: string | null) => {
  if (!after) return null
  const [region, id] = after.split('_')
  return { region: region!, id: id! }
}
const nextOf = (rows: ReadonlyArray<{ region: string; id: string }>) => (rows.length < PAGE ? null : `${rows.at(-1)!.region}_${rows.at(-1)!.id}`)

export const peopleExport: ExportKind = {
  key: 'people',
  title: '居民名册',
  ability: 'register.search',
  fields: [
    { key: 'name', title: '姓名', width: 14, usual: true },
    { key: 'sex', title: '性别', width: 6, usual: true },
    { key: 'age', title: '年龄', width: 6, usual: true },
    { key: 'bornOn', title: '出生日期', width: 12, usual: false },
    { key: 'idNumber', title: '身份证号', width: 22, usual: true, full: true },
    { key: 'phone', title: '联系电话', width: 16, usual: true, full: true },
    { key: 'place', title: '网格或社区', width: 20, usual: true },
    { key: 'address', title: '住址', width: 36, usual: true },
    { key: 'household', title: '户号', width: 12, usual: false },
    { key: 'relation', title: '与户主关系', width: 12, usual: false },
    { key: 'ties', title: '人户情况', width: 12, usual: false },
  ],
  count: (ctx) => q.countPeople(ctx.tx, range(ctx)),
  async page(after, ctx) {
    const found = await q.peopleToTake(ctx.tx, range(ctx), ctx.today, startOf(after), PAGE)
    return {
      rows: found.map((p) => {
        const idNumber = p.id_sealed ? openIdNumber(ctx.sealer, p.id, p.id_sealed) : ''
        const phone = p.phone_sealed ? openPhone(ctx.sealer, p.id, p.phone_sealed) : ''
        return {
          name: p.name, sex: SEXES[p.sex as keyof typeof SEXES] ?? '', age: ageOn(p.born_on, ctx.today), bornOn: p.born_on, idNumber: ctx.full ? idNumber : idNumber && maskIdNumber(idNumber),
          phone: ctx.full ? phone : phone && maskPhone(phone), place: p.region_name ?? '', address: p.address ?? '', household: p.household ?? '', relation: p.household && p.relation ? relationName(p.relation) : '',
          ties: (p.kinds ?? []).map((k) => TIE_KINDS[k as keyof typeof TIE_KINDS]).join('、'),
        }
      }),
      people: found.map((p) => p.id),
      next: nextOf(found),
    }
  },
}

export const householdsExport: ExportKind = {
  key: 'households',
  title: '户名册',
  ability: 'register.search',
  fields: [
    { key: 'number', title: '户号', width: 12, usual: true },
    { key: 'head', title: '户主', width: 14, usual: true },
    { key: 'phone', title: '户主电话', width: 16, usual: true, full: true },
    { key: 'members', title: '人数', width: 6, usual: true },
    { key: 'kind', title: '户别', width: 10, usual: false },
    { key: 'place', title: '网格或社区', width: 20, usual: true },
    { key: 'address', title: '住址', width: 36, usual: true },
    { key: 'since', title: '立户日期', width: 12, usual: false },
  ],
  count: (ctx) => q.countHouseholds(ctx.tx, range(ctx), ctx.today),
  async page(after, ctx) {
    const found = await q.householdsToTake(ctx.tx, range(ctx), ctx.today, startOf(after), PAGE)
    return {
      rows: found.map((h) => {
        const phone = h.head_id && h.phone_sealed ? openPhone(ctx.sealer, h.head_id, h.phone_sealed) : ''
        return {
          number: h.number ?? '', head: h.head_name ?? '', phone: ctx.full ? phone : phone && maskPhone(phone), members: h.members, kind: HOUSEHOLD_KINDS[h.kind as keyof typeof HOUSEHOLD_KINDS] ?? '',
          place: h.region_name ?? '', address: h.address ?? '', since: h.valid_from,
        }
      }),
      people: found.flatMap((h) => (h.head_id && h.head_name !== null ? [h.head_id] : [])),
      next: nextOf(found),
    }
  },
}

export const dwellingsExport: ExportKind = {
  key: 'dwellings',
  title: '住房清单',
  ability: 'register.search',
  fields: [
    { key: 'address', title: '住址', width: 36, usual: true },
    { key: 'estate', title: '小区', width: 20, usual: false },
    { key: 'building', title: '楼栋', width: 10, usual: false },
    { key: 'door', title: '单元房号', width: 14, usual: false },
    { key: 'use', title: '用途', width: 8, usual: true },
    { key: 'area', title: '建筑面积', width: 10, usual: true },
    { key: 'residents', title: '居住人数', width: 10, usual: true },
    { key: 'place', title: '网格或社区', width: 20, usual: true },
  ],
  count: (ctx) => q.countDwellings(ctx.tx, range(ctx)),
  async page(after, ctx) {
    const found = await q.dwellingsToTake(ctx.tx, range(ctx), ctx.today, startOf(after), PAGE)
    return {
      rows: found.map((d) => ({
        address: d.address, estate: d.estate, building: d.building, door: d.door, use: DWELLING_USES[d.use as keyof typeof DWELLING_USES] ?? '', area: d.area_m2 ?? '', residents: d.residents, place: d.region_name ?? '',
      })),
      people: [],
      next: nextOf(found),
    }
  },
}

export const registerExports: readonly ExportKind[] = [peopleExport, householdsExport, dwellingsExport]
