import { ACCEPT_LIMIT, defineMatter, formFor, localLimit } from '../../matters/contract.ts'
import { forMobile, oneOf, paper } from './parts.ts'

/** What is asked of everybody; a place's rule says what each answer is worth. */
export const POINT_FIELDS = {
  years: { type: 'integer', title: '持居住证连续住了几年', minimum: 0, maximum: 60 },
  insuredYears: { type: 'integer', title: '在本地参加社会保险几年', minimum: 0, maximum: 60 },
  education: {
    type: 'string', title: '学历', oneOf: oneOf({ none: '初中及以下', senior: '高中、中专', college: '大专', bachelor: '本科', master: '硕士及以上' }),
  },
  skill: { type: 'string', title: '职业技能等级', oneOf: oneOf({ none: '没有', junior: '初级工', middle: '中级工', senior: '高级工', technician: '技师及以上' }) },
  ownHome: { type: 'boolean', title: '在本地有自己的住房' },
  volunteerHours: { type: 'integer', title: '近三年志愿服务多少小时', minimum: 0, maximum: 10_000 },
  honour: { type: 'boolean', title: '在本地获得过旗县级以上表彰' },
} as const

/** 积分入户 (FLO-05): the same function says the estimate and the decision; the rule is the place's, by year. */
export const pointsApplication = defineMatter(forMobile({
  code: 'residence.points',
  title: '积分入户申请',
  summary: '在外地户籍、长期在本地工作生活的居民，按住的年数、参保、学历、技能、志愿服务等算分，够分的可以申请把户口迁来。先在“我的居住”里估一估。',
  keywords: ['积分入户', '积分落户', '落户', '迁户口', '入户', '算分'],
  audience: '持有本地居住证、想把户口迁来的居民',
  department: '旗公安局、社区（嘎查村）服务站',
  guide: {
    basis: [{ law: '居住证暂行条例', article: '' }],
    conditions: ['本地公布了积分入户办法', '持有本地居住证', '按办法算出的分数够线'],
    process: ['先自己估分', '网上或社区申请，交证明', '社区核对每一项', '按同一办法算分，告知结果', '够线的送公安机关办理落户'],
    notes: ['估分和正式算分用的是同一个算法：填的内容一样，结果就一样。', '办法按年公布，以申请当天的办法为准。'],
  },
  eligibilityText: '持有本地居住证的外地户籍居民。本地没有公布积分入户办法的，不能办理。',
  whoMayApply: '本人',
  form: formFor(
    {
      properties: { ...POINT_FIELDS, agree: { type: 'boolean', title: '以上内容属实', const: true } },
      required: ['years', 'insuredYears', 'education', 'skill', 'agree'],
      steps: [
        { title: '住和参保', fields: ['years', 'insuredYears', 'ownHome'] },
        { title: '学历和技能', fields: ['education', 'skill'] },
        { title: '贡献', fields: ['volunteerHours', 'honour', 'agree'] },
      ],
      fields: { education: { widget: 'radio' }, skill: { widget: 'radio' }, ownHome: { widget: 'checkbox' }, honour: { widget: 'checkbox' }, agree: { widget: 'checkbox' } },
    },
    ['name', 'idNumber', 'phone', 'address'],
  ),
  materials: [paper('proofs', '各项证明（学历证书、技能证书、参保记录、房产证等）', '填了哪项交哪项。')],
  stages: [{ key: 'check', title: '核对、算分', post: 'community_worker', level: 'community', in: 'turn' }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(20, 'working_day'), promised: localLimit(10, 'working_day') },
  effect: 'residence.countPoints',
  resultDocument: {
    title: '积分告知书',
    paragraphs: ['{name}：您的{title}（编号{number}）已算分。', '{summary}'],
    refusedParagraphs: ['{name}：您的{title}（编号{number}）未能办理。', '原因：{reason}'],
  },
}))
