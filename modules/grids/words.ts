/** Codes of this module with their Chinese words; browsers too. */

/** Who in the neighbourhood answers for an area, the nearest to a door first. */
export const RESPONSIBLE_KINDS = {
  door_head: '单元门栋长', building_head: '楼栋长', courtyard_head: '楼院长', group_leader: '居民小组长', residents_representative: '居民代表',
} as const
export const responsibleKinds = ['door_head', 'building_head', 'courtyard_head', 'group_leader', 'residents_representative'] as const
export type ResponsibleKind = (typeof responsibleKinds)[number]

/** Which areas a kind may answer for. */
export const AREAS_OF: Record<ResponsibleKind, readonly AreaKind[]> = {
  door_head: ['units', 'building'],
  building_head: ['building'],
  courtyard_head: ['estate', 'building'],
  group_leader: ['grid', 'estate', 'building', 'households'],
  residents_representative: ['grid', 'estate', 'building', 'units', 'households'],
}
export const areaKinds = ['grid', 'estate', 'building', 'units', 'households'] as const
export type AreaKind = (typeof areaKinds)[number]
export const AREA_KINDS: Record<AreaKind, string> = { grid: '网格', estate: '小区（院落）', building: '楼栋', units: '单元', households: '若干户' }

/** What is wrong with a building's place. The first three are addresses in no grid or in two (TER-14). */
export const faults = ['no_grid', 'outside', 'two_grids', 'differs', 'no_point'] as const
export type Fault = (typeof faults)[number]
export const FAULTS: Record<Fault, string> = {
  no_grid: '没有网格', outside: '位置不在任何网格', two_grids: '位置在两个网格', differs: '登记与地图不一致', no_point: '没有坐标',
}

export const ESTATE_STATES = { covered: '已覆盖', candidate: '候选', decided: '已决定' } as const
export const estateStates = ['covered', 'candidate', 'decided'] as const
export const ESTATE_DECISIONS = { own_committee: '单独设立居委会', joins: '并入现有居委会', wait: '暂不设立' } as const
export const estateDecisions = ['own_committee', 'joins', 'wait'] as const

/** Types of area of the sources (002 §8, 003 §三(四), 004-G §三(一)、(四)). */
export const AREA_TYPES = {
  urban_fringe: '城乡结合部', urban_village: '城中村', village_to_community: '村改居', new_estate: '新建小区', migrant_settlement: '流动人口聚居地',
  industrial_site: '工矿企业所在地', development_zone: '开发区', relocation_site: '易地搬迁安置',
} as const
export const areaTypes = [
  'urban_fringe', 'urban_village', 'village_to_community', 'new_estate', 'migrant_settlement', 'industrial_site', 'development_zone', 'relocation_site',
] as const
export type AreaType = (typeof areaTypes)[number]

/** Kinds of organisation whose absence in a tagged area is a gap (TER-05): the party's and those of self-government. A liaison station or an instructor stands in and fills no gap. */
export const PARTY_KINDS: readonly string[] = ['party_community', 'party_branch']
export const STANDING_IN_KINDS: readonly string[] = ['party_liaison', 'party_instructor']
export const SELF_GOVERNING_KINDS: readonly string[] = ['committee', 'assembly', 'council', 'supervision']

export const DRAFT_STATES = { open: '草稿', scheduled: '待生效', in_force: '已生效', withdrawn: '已撤回' } as const
export const draftStates = ['open', 'scheduled', 'in_force', 'withdrawn'] as const
