import type { PlacedPart } from '../regions/definition.ts'

/** Dossiers stay readable from the place they concern, also when that goes to another. */
export const territoryPlaces: PlacedPart = {
  module: 'territory',
  tables: [
    { table: 'territory.dossiers', what: '区划调整卷' },
    { table: 'territory.stages', what: '区划调整步骤', follows: [{ table: 'territory.dossiers', column: 'dossier_id' }] },
    { table: 'territory.opinions', what: '区划调整意见', follows: [{ table: 'territory.dossiers', column: 'dossier_id' }] },
    { table: 'territory.steps', what: '区划调整记录', follows: [{ table: 'territory.dossiers', column: 'dossier_id' }] },
  ],
  stays: {
    'territory.thresholds': '全旗区的标准，不随社区变动',
    'territory.place_classes': '对当时的社区作的分类；新社区另行分类',
  },
}
