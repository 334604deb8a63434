import type { PlacedPart } from '../../regions/definition.ts'

/** Messages follow the person to whom they were sent, else their case. */
export const noticePlaces: PlacedPart = {
  module: 'notices',
  tables: [
    { table: 'notices.messages', what: '消息', follows: [{ table: 'register.people', column: 'person_id' }, { table: 'cases.cases', column: 'case_id' }] },
    { table: 'notices.deliveries', what: '短信', follows: [{ table: 'notices.messages', column: 'message_id' }] },
    { table: 'notices.opt_outs', what: '退订', key: ['person_id', 'channel', 'kind'], follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'notices.reach', what: '接收消息的方式', follows: [{ table: 'register.people', column: 'person_id' }] },
    { table: 'notices.templates', what: '消息模板' },
  ],
}
