import { ACCEPT_LIMIT, defineMatter, formFor, idCard, limitOf, localLimit, stageForm } from '../../matters/contract.ts'
import { GROUNDS } from '../rules/permit.ts'
import { forMobile, oneOf, paper } from './parts.ts'

const LAW = '居住证暂行条例'

/** 居住证申领 (FLO-02, PRC-31): the community takes it in and hands it on; the police issue it within fifteen days of acceptance. */
export const residencePermit = defineMatter(forMobile({
  code: 'residence.permit',
  title: '居住证申领（社区代收）',
  summary: '从外地来住满半年，有工作、有住处或者在上学的，可以申领居住证。社区代收材料，公安机关发证，首次申领不收费。',
  keywords: ['居住证', '一证通', '办证', '外地人', '住满半年', '上学要居住证', '买车上牌'],
  audience: '户籍在外地、在本地住满半年的居民',
  guide: {
    basis: [{ law: LAW, article: '第二条' }, { law: LAW, article: '第九条' }, { law: LAW, article: '第十二条' }, { law: LAW, article: '第十三条' }],
    conditions: ['离开户籍地、在本地居住半年以上', '有合法稳定就业、合法稳定住所、连续就读三样中的一样', '先办过居住登记'],
    process: ['在网上或社区服务站申请', '社区核对居住时间和材料', '送公安机关受理', '公安机关自受理之日起15日内发证', '凭证享受就业、上学、卫生等服务'],
    notes: ['首次申领免收证件工本费。', '居住证每年签注一次，签注不收费。', '在“我的居住”里可以看到每项服务开通没有、为什么。'],
  },
  eligibilityText: '户籍不在本地、办了居住登记并住满半年的居民。没有住满的，系统会告诉您从哪天起可以申请。',
  form: formFor(
    {
      properties: {
        ground: { type: 'string', title: '凭什么申领', oneOf: oneOf(GROUNDS) },
        livesFrom: { type: 'string', title: '从哪天开始住在本地', format: 'date', formatMaximum: 'today' },
        agree: { type: 'boolean', title: '以上内容属实，同意送公安机关办理', const: true },
      },
      required: ['ground', 'livesFrom', 'agree'],
      steps: [{ title: '申领居住证', fields: ['ground', 'livesFrom', 'agree'] }],
      fields: { ground: { widget: 'radio' }, livesFrom: { widget: 'near-date' }, agree: { widget: 'checkbox' } },
    },
    ['name', 'idNumber', 'phone', 'address'],
  ),
  materials: [
    idCard,
    paper('photo', '本人相片', '近期正面免冠相片，手机拍的也行。'),
    paper('work-proof', '就业证明（劳动合同、营业执照、单位证明任一）', '有一样就行。', { when: { field: 'ground', equals: 'work' } }),
    paper('home-proof', '住所证明（房产证、租房合同、单位宿舍证明任一）', '有一样就行。', { when: { field: 'ground', equals: 'home' } }),
    paper('study-proof', '就读证明（学生证、学校证明任一）', '有一样就行。', { when: { field: 'ground', equals: 'study' } }),
  ],
  stages: [
    { key: 'check', title: '社区核对', post: 'window_clerk', level: 'community', in: 'turn' },
    {
      key: 'issue', title: '送公安机关、登记发证', post: 'community_worker', level: 'community', in: 'turn',
      form: stageForm('登记发证', { issuedOn: { type: 'string', title: '发证日期', format: 'date', formatMaximum: 'today' } }, ['issuedOn'], { issuedOn: { widget: 'near-date' } }),
    },
  ],
  limits: { accept: ACCEPT_LIMIT, handle: limitOf('RES-01') },
  visits: 1,
  effect: 'residence.issuePermit',
  resultDocument: {
    title: '居住证办理告知书',
    paragraphs: ['{name}：您的{title}（编号{number}）已办理。', '{summary}'],
    refusedParagraphs: ['{name}：您的{title}（编号{number}）未能办理。', '原因：{reason}'],
  },
}))

/** 居住证签注 (RES-02): once a year; late, the function stands still until it is made up for. */
export const permitEndorsement = defineMatter(forMobile({
  code: 'residence.endorsement',
  title: '居住证签注',
  summary: '居住证每满一年签注一次，到期前办。晚了功能会中止，补办后恢复，但连续居住年限要重新算。签注不收费。',
  keywords: ['居住证签注', '居住证年审', '居住证续签', '居住证过期', '居住证到期'],
  audience: '持有本地居住证的居民',
  guide: {
    basis: [{ law: LAW, article: '第十条' }],
    conditions: ['持有本地居住证', '仍住在本地'],
    process: ['在网上或社区服务站申请', '社区核对还住在这里', '办理签注', '下一年到期前再提醒您'],
    notes: ['居住证持有人在居住地连续居住的，应当在每满1年之日前1个月内办理签注。', '逾期未签注的，使用功能中止；补办后恢复，居住年限自补办之日起连续计算。'],
  },
  eligibilityText: '持有本地居住证、还住在本地的居民。',
  form: formFor(
    {
      properties: {
        moved: { type: 'boolean', title: '这一年搬过家' },
        agree: { type: 'boolean', title: '我还住在本地，以上内容属实', const: true },
      },
      required: ['agree'],
      steps: [{ title: '签注', fields: ['moved', 'agree'] }],
      fields: { moved: { widget: 'checkbox', hint: '搬过家的，请先办一次居住登记' }, agree: { widget: 'checkbox' } },
    },
    ['name', 'idNumber', 'phone', 'address'],
  ),
  materials: [idCard],
  stages: [{ key: 'endorse', title: '核对、签注', post: 'window_clerk', level: 'community', in: 'turn' }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(5, 'working_day'), promised: localLimit(1, 'working_day') },
  handling: 'at_once',
  effect: 'residence.endorsePermit',
  resultDocument: {
    title: '居住证签注回执',
    paragraphs: ['{name}：您的{title}（编号{number}）已办理。', '{summary}'],
    refusedParagraphs: ['{name}：您的{title}（编号{number}）未能办理。', '原因：{reason}'],
  },
}))
