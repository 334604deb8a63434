import { ACCEPT_LIMIT, defineMatter, formFor, localLimit } from '../../matters/contract.ts'
import { forMobile, oneOf, paper } from './parts.ts'

/** 租房备案 (FLO-04): landlord or tenant says who lets what to whom, and from when to when. */
export const rentalFiling = defineMatter(forMobile({
  code: 'residence.rental',
  title: '租房备案',
  summary: '房东或租客把租房的情况告诉社区：哪套房、租给谁、租到哪天。备案后社区按约定上门看用火用电安全，租客办居住登记更方便。',
  kind: 'registration',
  keywords: ['租房', '出租', '房东', '租客', '租赁备案', '出租屋', '租房合同', '房屋租赁'],
  audience: '在本地出租或租住房屋的人',
  guide: {
    basis: [],
    conditions: ['房屋在本社区', '房东、租客任一方都可以办'],
    process: ['房东或租客网上填报', '社区核对是哪套房', '备案完成', '按约定上门检查用火用电安全', '退租时告诉社区'],
    notes: ['备案不收费，不备案也不罚款。', '双方的电话只给核对的工作人员看，不公开。', '租客收到的是办居住登记的邀请，可以答“以后再说”。'],
  },
  eligibilityText: '在本社区出租房屋的房东、租住房屋的租客都可以办，一方办了另一方不用再办。',
  whoMayApply: '房东或租客本人，也可以由对方、家人、社区工作者代办',
  form: formFor(
    {
      properties: {
        role: { type: 'string', title: '您是', oneOf: oneOf({ landlord: '房东', tenant: '租客' }) },
        homeAddress: { type: 'string', title: '出租房屋的地址', minLength: 4, maxLength: 100 },
        otherName: { type: 'string', title: '对方姓名', minLength: 1, maxLength: 50 },
        otherPhone: { type: 'string', title: '对方电话', format: 'phone' },
        leaseFrom: { type: 'string', title: '从哪天开始租', format: 'date' },
        leaseUntil: { type: 'string', title: '租到哪天', format: 'date' },
        people: { type: 'integer', title: '住几个人', minimum: 1, maximum: 99 },
        agree: { type: 'boolean', title: '以上内容属实；退租时告诉社区', const: true },
      },
      required: ['role', 'homeAddress', 'otherName', 'leaseFrom', 'people', 'agree'],
      steps: [
        { title: '房屋和租期', fields: ['role', 'homeAddress', 'leaseFrom', 'leaseUntil', 'people'] },
        { title: '对方', fields: ['otherName', 'otherPhone', 'agree'] },
      ],
      fields: {
        role: { widget: 'radio' },
        homeAddress: { prefill: 'register.address', hint: '小区、楼、单元、门牌，如 新苑小区3号楼2单元301' },
        leaseUntil: { hint: '没有约定的不用填' },
        leaseFrom: { widget: 'near-date' },
        agree: { widget: 'checkbox' },
      },
    },
    ['name', 'phone'],
  ),
  materials: [paper('lease', '租房合同（有的请拍照）', '没有书面合同的不用交。', { when: { field: 'leaseUntil', notEmpty: true } })],
  stages: [{ key: 'check', title: '社区核对', post: 'community_worker', level: 'community', in: 'turn' }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(5, 'working_day'), promised: localLimit(2, 'working_day') },
  effect: 'residence.fileRental',
  resultDocument: {
    title: '租房备案回执',
    paragraphs: ['{name}：您的{title}（编号{number}）已办理。', '{summary}'],
    refusedParagraphs: ['{name}：您的{title}（编号{number}）未能办理。', '原因：{reason}'],
  },
}))
