import { APPLY_CHANNELS, defineMatter, formFor, localLimit, stageForm, stationDesk, type MatterDefinition } from '../../matters/contract.ts'

/** The law says 及时; fifteen working days is the usual practice and a place's setting (个人信息保护法 art. 50). */
const HANDLE = localLimit(15, 'working_day', '个人信息保护法第50条“及时”；15个工作日为本地承诺，可由各地调整', { mayExtendBy: { amount: 15, unit: 'working_day' } })
const ACCEPT = localLimit(5, 'working_day', '本地承诺，可由各地调整')

const LAW = '中华人民共和国个人信息保护法'
const refusedParagraphs = ['{name}：您的“{title}”（编号{number}）未予办理。', '理由：{reason}', '不服的，可以向个人信息保护负责人反映，也可以依法向人民法院提起诉讼（个人信息保护法第50条）。']
const evidence = { accept: ['image/jpeg', 'image/png', 'application/pdf'] as const, copies: 0, mayFollow: { withinDays: 10 } }

/** 更正: concluding it changes the register. */
const correction = defineMatter({
  code: 'register.correction',
  title: '更正我的登记信息',
  summary: '档案里写错了、变了、漏了，告诉社区改哪一项、改成什么。社区核对后直接改好，并告诉您结果。',
  kind: 'application',
  type: 'none',
  lifeEvents: ['neighbourhood', 'housing'],
  keywords: ['更正', '改名字', '改电话', '换手机号', '写错了', '信息不对', '档案错了', '修改信息', '个人信息'],
  audience: '所有在册居民',
  department: '社区（嘎查）',
  level: 'community',
  guide: {
    basis: [{ law: LAW, article: '第四十六条' }],
    conditions: ['发现登记的内容不准确或不完整', '改姓名、性别、出生日期的，要有户口簿或身份证'],
    process: ['说明改哪一项、改成什么', '社区核对', '核对无误的当场改好，您在“我的档案”里能看到改了什么', '不改的，书面说明理由'],
    ...stationDesk,
    notes: ['一次改一项，最清楚。', '改之前的内容留在记录里，不会丢。'],
  },
  eligibilityText: '任何在册的人都可以申请更正自己的登记；监护人、代理人可以代办。',
  whoMayApply: '本人、监护人，或有“代为申请”权限的代理人',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: true,
  form: formFor(
    {
      properties: {
        what: {
          type: 'string', title: '改哪一项',
          oneOf: [
            { const: 'phone', title: '电话' }, { const: 'name', title: '姓名' }, { const: 'sex', title: '性别' }, { const: 'bornOn', title: '出生日期' }, { const: 'language', title: '服务语言' },
            { const: 'address', title: '住址或户籍' }, { const: 'household', title: '家庭成员' }, { const: 'representative', title: '监护人、代理人' }, { const: 'other', title: '其他' },
          ],
        },
        newPhone: { type: 'string', title: '新的电话', format: 'phone' },
        newName: { type: 'string', title: '正确的姓名', minLength: 1, maxLength: 50 },
        newSex: { type: 'string', title: '正确的性别', oneOf: [{ const: '1', title: '男' }, { const: '2', title: '女' }] },
        newBornOn: { type: 'string', title: '正确的出生日期', format: 'date', formatMaximum: 'today' },
        newLanguage: { type: 'string', title: '希望用的语言', oneOf: [{ const: 'zh', title: '汉语' }, { const: 'mn', title: '蒙古语' }, { const: 'other', title: '其他' }] },
        wish: { type: 'string', title: '改成什么', minLength: 2, maxLength: 500 },
        why: { type: 'string', title: '为什么要改', maxLength: 300 },
      },
      required: ['what', 'newPhone', 'newName', 'newSex', 'newBornOn', 'newLanguage', 'wish'],
      steps: [{ title: '改什么', fields: ['what', 'newPhone', 'newName', 'newSex', 'newBornOn', 'newLanguage', 'wish', 'why'] }],
      fields: {
        what: { widget: 'radio' },
        newPhone: { showWhen: { field: 'what', equals: 'phone' } },
        newName: { showWhen: { field: 'what', equals: 'name' } },
        newSex: { widget: 'radio', showWhen: { field: 'what', equals: 'sex' } },
        newBornOn: { showWhen: { field: 'what', equals: 'bornOn' } },
        newLanguage: { widget: 'radio', showWhen: { field: 'what', equals: 'language' } },
        wish: { widget: 'textarea', hint: '现在写的是什么，应该是什么', showWhen: { field: 'what', in: ['address', 'household', 'representative', 'other'] } },
        why: { widget: 'textarea', hint: '可以不填' },
      },
    },
    ['name'],
    [],
  ),
  materials: [
    { code: 'proof', title: '证明材料（户口簿、身份证等）', need: { when: { field: 'what', in: ['name', 'sex', 'bornOn'] } }, ...evidence, note: '拍照上传，或带到社区看一眼。只有经办人能看到。' },
  ],
  stages: [
    {
      key: 'check', title: '社区核对', post: 'community_worker', level: 'community', in: 'turn',
      form: stageForm(
        '核对情况',
        {
          checkedBy: { type: 'string', title: '怎样核对的', oneOf: [{ const: 'paper', title: '看过证件原件' }, { const: 'call', title: '打电话问过本人' }, { const: 'visit', title: '上门看过' }, { const: 'register', title: '登记资料可以证明' }] },
          checkNote: { type: 'string', title: '说明', maxLength: 300 },
        },
        ['checkedBy'],
        { checkedBy: { widget: 'radio' }, checkNote: { widget: 'textarea' } },
      ),
    },
  ],
  limits: { accept: ACCEPT, handle: HANDLE },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: APPLY_CHANNELS,
  effect: 'register.correct',
  resultDocument: { title: '个人信息更正结果告知书', paragraphs: ['{name}：您申请的“{title}”（编号{number}）已办结。', '{summary}', '改动可以在“我的档案”中查看。'], refusedParagraphs },
  rating: true,
  messages: { concluded: '{summary}请您评价。' },
})

/** 删除: only what no law keeps. */
const deletion = defineMatter({
  code: 'register.deletion',
  title: '删除我的登记信息',
  summary: '不再需要的、不该收的，可以要求删除。法律要求保存的不能删，社区会书面说明理由。',
  kind: 'application',
  type: 'none',
  lifeEvents: ['neighbourhood'],
  keywords: ['删除', '删掉', '注销', '不要保存', '撤回', '个人信息', '隐私'],
  audience: '所有在册居民',
  department: '社区（嘎查）',
  level: 'community',
  guide: {
    basis: [{ law: LAW, article: '第四十七条' }],
    conditions: ['目的已经实现或不再需要', '您撤回了同意', '收集或使用不合法', '法律规定的保存期限没满的，停止使用但不能删除'],
    process: ['说明删除哪一项、为什么', '社区核对有没有法律要求保存', '可以删的当场删除', '不能删的，书面说明依据'],
    ...stationDesk,
    notes: ['撤回同意不用申请，在“我的同意”里马上生效。', '姓名、出生日期、户籍等依法登记的内容不能删除，可以申请更正。'],
  },
  eligibilityText: '任何在册的人都可以申请；逝者的近亲属可以为自身合法、正当利益提出（第四十九条）。',
  whoMayApply: '本人、监护人，或有“代为申请”权限的代理人',
  onBehalf: ['self', 'family', 'agent', 'worker'],
  openToNonRegistered: true,
  form: formFor(
    {
      properties: {
        what: {
          type: 'string', title: '删除哪一项',
          oneOf: [{ const: 'phone', title: '我的电话' }, { const: 'consented', title: '凭同意使用的全部信息' }, { const: 'other', title: '其他' }],
        },
        wish: { type: 'string', title: '删除什么', minLength: 2, maxLength: 500 },
        why: { type: 'string', title: '为什么', minLength: 2, maxLength: 300 },
      },
      required: ['what', 'wish', 'why'],
      steps: [{ title: '删除什么', fields: ['what', 'wish', 'why'] }],
      fields: {
        what: { widget: 'radio', hint: '删除电话后不能再用短信登录和接收短信' },
        wish: { widget: 'textarea', showWhen: { field: 'what', equals: 'other' } },
        why: { widget: 'textarea' },
      },
    },
    ['name'],
    [],
  ),
  materials: [],
  stages: [
    {
      key: 'check', title: '社区核对', post: 'community_worker', level: 'community', in: 'turn',
      form: stageForm('核对情况', { keepLaw: { type: 'string', title: '有没有法律要求保存', minLength: 1, maxLength: 200 } }, ['keepLaw'], { keepLaw: { hint: '没有的写“无”' } }),
    },
  ],
  limits: { accept: ACCEPT, handle: HANDLE },
  handling: 'promised',
  visits: 0,
  fee: { fen: 0 },
  channels: APPLY_CHANNELS,
  effect: 'register.delete',
  resultDocument: { title: '个人信息删除结果告知书', paragraphs: ['{name}：您申请的“{title}”（编号{number}）已办结。', '{summary}'], refusedParagraphs },
  rating: true,
  messages: { concluded: '{summary}请您评价。' },
})

export const privacyMatters: readonly MatterDefinition[] = [correction, deletion]
