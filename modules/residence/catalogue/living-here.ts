import { ACCEPT_LIMIT, defineMatter, formFor, idCard, localLimit, stageForm } from '../../matters/contract.ts'
import { forMobile, oneOf, paper } from './parts.ts'

const answerForm = (title: string) => stageForm(title, {
  arranged: { type: 'string', title: '怎样安排的', minLength: 2, maxLength: 200 },
}, ['arranged'], { arranged: { widget: 'textarea' } })

/** 境外人员服务登记 (FLO-06): stay, work permit and what help with language is wanted. */
export const fromAbroad = defineMatter(forMobile({
  code: 'residence.abroad',
  title: '境外人员服务登记',
  summary: '住在本地的外国人和港澳台居民，可以在社区登记住处，了解住宿登记和就业许可怎么办，需要翻译的社区帮忙找。',
  kind: 'registration',
  keywords: ['外国人', '港澳台', '境外', '住宿登记', '就业许可', '工作许可', '翻译', 'foreigner', 'visa', 'work permit', 'registration'],
  audience: '住在本地的外国人、港澳台居民',
  guide: {
    basis: [{ law: '中华人民共和国出境入境管理法', article: '第三十九条、第四十一条' }],
    conditions: ['住在本社区', '在旅馆以外的住所住宿的，本人或者留宿人应当在入住后24小时内到公安机关办理住宿登记'],
    process: ['网上或社区服务站登记', '社区核对住处', '告知住宿登记、就业许可到哪里办、带什么', '需要翻译的约好时间'],
    notes: ['住宿登记和就业许可由公安机关、人力资源社会保障部门办理，社区不代替。', '登记不收费。'],
  },
  eligibilityText: '住在本社区的外国人和港澳台居民，不限住多久。',
  form: formFor(
    {
      properties: {
        stay: { type: 'string', title: '住宿登记', oneOf: oneOf({ done: '已经办了', help: '还没办，想了解怎么办' }) },
        works: { type: 'string', title: '在本地工作吗', oneOf: oneOf({ no: '不工作', has: '已有工作许可', wants: '想了解工作许可怎么办' }) },
        language: { type: 'string', title: '办事时说什么语言', oneOf: oneOf({ zh: '汉语', mn: '蒙古语', en: '英语', ru: '俄语', other: '其他语言' }) },
        interpreter: { type: 'boolean', title: '需要翻译' },
        until: { type: 'string', title: '打算住到哪天', format: 'date' },
      },
      required: ['stay', 'works', 'language'],
      steps: [{ title: '住和工作', fields: ['stay', 'works', 'until'] }, { title: '语言', fields: ['language', 'interpreter'] }],
      fields: { stay: { widget: 'radio' }, works: { widget: 'radio' }, language: { widget: 'radio' }, interpreter: { widget: 'checkbox' }, until: { hint: '没有打算离开的不用填' } },
    },
    ['name', 'phone', 'address'],
  ),
  materials: [paper('passport', '护照或通行证', '看过就还给您。')],
  stages: [{ key: 'inform', title: '核对、告知', post: 'window_clerk', level: 'community', in: 'turn', form: answerForm('告知和翻译安排') }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(5, 'working_day'), promised: localLimit(2, 'working_day') },
}))

/** 随迁子女入学、暑期班、培训 (FLO-09): what a child needs, and an answer within its limit. */
export const schoolPlace = defineMatter(forMobile({
  code: 'residence.school-place',
  title: '随迁子女上学、暑期班和培训',
  summary: '带孩子来本地工作生活的，可以申请孩子上学、暑期托管班、课后班，家长也可以报技能培训。社区联系学校和部门，在时限内答复。',
  lifeEvents: ['child', 'work', 'housing'],
  keywords: ['上学', '入学', '转学', '随迁子女', '农民工子女', '暑假班', '暑期班', '托管', '课后班', '技能培训', '孩子没人看'],
  audience: '在本地居住的外来务工人员和他们的孩子',
  department: '旗教育体育局、社区（嘎查村）服务站',
  guide: {
    basis: [{ law: '居住证暂行条例', article: '第十二条' }],
    conditions: ['孩子跟父母或其他监护人住在本地'],
    process: ['网上或社区服务站申请', '社区联系学校、教育部门或培训机构', '在时限内告诉您安排在哪里、什么时候去', '没有合适的，说明原因和下一次的时间'],
    notes: ['义务教育阶段公办学校不收学费和杂费。', '居住证不是申请的前提，有的请带上。'],
  },
  eligibilityText: '住在本地、户籍在外地的家庭都可以申请。',
  form: formFor(
    {
      properties: {
        what: { type: 'string', title: '需要什么', oneOf: oneOf({ school: '上学、转学', summer: '暑期班', after: '课后托管', training: '家长技能培训' }) },
        childName: { type: 'string', title: '孩子姓名', minLength: 1, maxLength: 50 },
        childBorn: { type: 'string', title: '孩子出生日期', format: 'date', formatMaximum: 'today' },
        grade: { type: 'string', title: '要上几年级', maxLength: 20 },
        from: { type: 'string', title: '希望从哪天开始', format: 'date' },
        more: { type: 'string', title: '其他要说的', maxLength: 300 },
      },
      required: ['what', 'childName', 'childBorn'],
      steps: [{ title: '需要什么', fields: ['what', 'childName', 'childBorn', 'grade', 'from', 'more'] }],
      fields: {
        what: { widget: 'radio' }, more: { widget: 'textarea' },
        childName: { showWhen: { field: 'what', in: ['school', 'summer', 'after'] } }, childBorn: { showWhen: { field: 'what', in: ['school', 'summer', 'after'] } },
        grade: { showWhen: { field: 'what', equals: 'school' } },
      },
    },
    ['name', 'phone', 'address'],
  ),
  materials: [idCard],
  stages: [{ key: 'arrange', title: '联系、答复', post: 'community_worker', level: 'community', in: 'turn', form: answerForm('安排') }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(15, 'working_day'), promised: localLimit(10, 'working_day') },
  messages: { concluded: '您申请的“{title}”（{number}）有答复了：{result.arranged}' },
}))

/** 参与社区事务 (FLO-07): whoever usually lives here may take part, and register as a voter on their own statement. */
export const takePart = defineMatter(forMobile({
  code: 'residence.take-part',
  title: '参与社区事务',
  summary: '户口不在本社区、常住在这里的居民，也可以参加议事协商、居务监督、志愿服务队，报名当居民代表；居委会换届时可以登记参加选举。',
  kind: 'registration',
  lifeEvents: ['neighbourhood'],
  keywords: ['议事', '协商', '居民代表', '监督', '选举', '登记选民', '参加社区', '志愿'],
  audience: '常住本社区的居民，户籍在哪里都可以',
  guide: {
    basis: [{ law: '城市居民委员会组织法', article: '第十六条' }],
    conditions: ['经常居住在本社区', '参加选举、当居民代表的，年满18周岁'],
    process: ['网上或社区服务站报名', '社区核对住在这里', '告诉您下一次活动或会议的时间'],
    notes: ['户籍不在本居住地区、经常居住在本居住地区的居民，由本人声明后可以登记参加选举。', '随时可以不再参加。'],
  },
  eligibilityText: '经常居住在本社区的居民，不看户籍。',
  whoMayApply: '本人',
  form: formFor(
    {
      properties: {
        role: { type: 'string', title: '想参加什么', oneOf: oneOf({ deliberation: '议事协商', supervision: '居务监督', representative: '居民代表报名', volunteer_team: '志愿服务队', election: '登记参加选举' }) },
        statement: { type: 'boolean', title: '我经常居住在本社区，没有在户籍地登记参加同一届选举', const: true },
      },
      required: ['role', 'statement'],
      steps: [{ title: '报名', fields: ['role', 'statement'] }],
      fields: { role: { widget: 'radio' }, statement: { widget: 'checkbox', showWhen: { field: 'role', in: ['election', 'representative'] } } },
    },
    ['name', 'phone', 'address'],
  ),
  materials: [],
  stages: [{ key: 'check', title: '社区核对', post: 'community_worker', level: 'community', in: 'turn' }],
  limits: { accept: ACCEPT_LIMIT, handle: localLimit(5, 'working_day'), promised: localLimit(3, 'working_day') },
  effect: 'residence.takePart',
  resultDocument: { title: '报名回执', paragraphs: ['{name}：您的{title}（编号{number}）已办理。', '{summary}'] },
}))
