import { defineScheme, type SchemeTemplate } from '../define.ts'
import { counted, onSite, paper, residents } from './items.ts'

/*
 * Samples to begin a scheme from, one for each kind that the texts name. The texts name the activity, its cycle and who decides; they set hardly any
 * points. Weights and pass marks are therefore proposals, marked as such (`weightsAreSamples`), and a place weighs anew before it approves.
 */

const street = { key: 'street', title: '街道（苏木镇）审核', body: '街道（苏木镇）', signer: 'street_head' } as const
const civil = { key: 'county', title: '旗县区审核', body: '旗县区民政部门', signer: 'civil_affairs_officer' } as const
const department = { key: 'department', title: '主管部门审核', body: '旗县区主管部门', signer: 'department_officer' } as const
const decide = { key: 'decide', title: '旗县区审定命名', body: '旗县区人民政府', signer: 'banner_head' } as const

export const TEMPLATES: readonly SchemeTemplate[] = [
  defineScheme({
    code: 'harmonious', kind: 'harmonious', title: '和谐社区建设示范评定办法', basis: '004-G §二“管理有序、服务完善、文明祥和”；004-G §四(四)“示范单位管理办法”',
    standard: {
      units: ['community'], passMark: 80, noticeDays: 7, cycleMonths: 24, titleName: '和谐示范社区', stages: [street, civil, decide],
      parts: [{ key: 'order', title: '管理有序' }, { key: 'service', title: '服务完善' }, { key: 'civility', title: '文明祥和' }],
      items: [
        paper('bodies', '社区各类组织健全，议事有记录', 12, '组织名单、最近一次议事记录', { part: 'order', must: true }), counted('grids', '网格覆盖', 10, 'IND-119', 80, 100, { part: 'order' }),
        onSite('open', '居务公开及时、看得懂', 10, { part: 'order' }), counted('on_time', '办件按时办结', 12, 'CASE-ON-TIME', 80, 100, { part: 'service' }),
        onSite('centre', '服务场所开放、标识清楚、无障碍', 14, { part: 'service' }), counted('volunteers', '志愿者注册', 8, 'IND-18', 0, 10, { part: 'civility' }),
        paper('culture', '邻里文化活动', 8, '活动照片和小结', { part: 'civility' }), onSite('environment', '环境整洁、秩序良好', 6, { part: 'civility' }), residents(20),
      ],
    },
  }),
  defineScheme({
    code: 'demonstration', kind: 'demonstration', title: '示范街道和社区评选办法', basis: '002 §28“每两年开展一次示范街道”；000 §二“全盟30%的社区达到”',
    standard: {
      units: ['community', 'township'], passMark: 85, noticeDays: 7, cycleMonths: 24, titleName: '示范单位', stages: [civil, decide],
      items: [
        counted('on_time', '办件按时办结', 20, 'CASE-ON-TIME', 80, 100), counted('grids', '网格配备', 15, 'GRID-MANNED', 80, 100), onSite('service', '服务场所和窗口服务', 25), paper('lesson', '可推广的做法', 15, '做法说明，有来源', { must: true }),
        residents(25),
      ],
    },
  }),
  defineScheme({
    code: 'civilised', kind: 'civilised', title: '文明社区评选办法', basis: '001 §五(五)“每兩年進行一次評選”“由各級文明委審定”；002 §15“文明社区动态管理办法”',
    standard: {
      units: ['community'], passMark: 80, noticeDays: 7, cycleMonths: 24, titleName: '文明社区',
      stages: [
        { key: 'group', title: '领导小组审核', body: '社区建设工作领导小组', signer: 'civil_affairs_officer' }, { key: 'committee', title: '文明委审定', body: '精神文明建设委员会', signer: 'outside' },
        { key: 'name', title: '政府命名表彰', body: '旗县区人民政府', signer: 'banner_head' },
      ],
      items: [
        onSite('environment', '环境卫生和公共秩序', 20), paper('virtue', '道德建设和家庭美德活动', 20, '活动记录', { must: true }), counted('volunteers', '志愿者注册', 15, 'IND-18', 0, 10),
        onSite('culture', '文化体育场所和活动', 20), residents(25),
      ],
    },
  }),
  defineScheme({
    code: 'safe', kind: 'safe', title: '安全示范社区创建办法', basis: '000 §三(三)8“安全示范社区”创建活动',
    standard: {
      units: ['community'], passMark: 80, noticeDays: 5, titleName: '安全示范社区', stages: [street, civil, decide],
      items: [
        counted('grids', '网格覆盖', 15, 'IND-119', 80, 100), counted('manned', '网格配备', 15, 'GRID-MANNED', 80, 100), paper('drill', '应急预案和演练', 20, '预案、演练记录', { must: true }), onSite('hazards', '隐患排查整改现场情况', 30),
        residents(20),
      ],
    },
  }),
  defineScheme({
    code: 'green', kind: 'green', title: '绿色社区创建办法', basis: '000 §三(三)7“绿色社区”创建活动；001 §三(六)“綠色社區”建設',
    standard: {
      units: ['community'], passMark: 75, noticeDays: 5, titleName: '绿色社区', stages: [department, decide],
      items: [paper('activities', '环保宣传和活动', 25, '活动记录', { must: true }), onSite('clean', '环境卫生、绿化和垃圾分类现场', 40), paper('people', '居民参与的办法', 15, '居民公约或参与记录'), residents(20)],
    },
  }),
  defineScheme({
    code: 'full_employment', kind: 'full_employment', title: '充分就业社区评定办法', basis: '000 §三(三)1“创建充分就业社区”；002 §12“推进充分就业社区建设”',
    standard: {
      units: ['community'], passMark: 80, noticeDays: 5, titleName: '充分就业社区', stages: [department, decide],
      items: [paper('service', '就业服务台账和推荐记录', 35, '服务记录汇总，不附个人名单', { must: true }), onSite('station', '就业服务窗口现场情况', 20), paper('training', '技能培训组织情况', 20, '培训通知和小结'), residents(25)],
    },
  }),
  defineScheme({
    code: 'ethnic_unity', kind: 'ethnic_unity', title: '民族团结进步模范社区评定办法', basis: '004-E 4“民族团结进步模范社区”“民族团结进步表彰活动”',
    standard: {
      units: ['community'], passMark: 80, noticeDays: 7, titleName: '民族团结进步模范社区', stages: [civil, { key: 'committee', title: '民族工作主管部门审定', body: '民族工作主管部门', signer: 'outside' }, decide],
      items: [paper('activities', '民族团结进步宣传和活动', 30, '活动记录', { must: true }), onSite('service', '各族居民共享服务的现场情况', 30), paper('mutual', '邻里互助的做法', 15, '做法说明'), residents(25)],
    },
  }),
  defineScheme({
    code: 'rule_of_law', kind: 'rule_of_law', title: '民主法治示范嘎查村（社区）评定办法', basis: '003 §三(一)3“民主法治示范嘎查村”',
    standard: {
      units: ['community'], passMark: 80, noticeDays: 7, titleName: '民主法治示范社区（嘎查）', stages: [street, { key: 'justice', title: '司法行政部门审核', body: '司法行政部门', signer: 'department_officer' }, decide],
      items: [
        paper('elections', '依法选举、议事协商', 25, '议事协商记录', { must: true }), paper('open', '居务（村务）公开', 20, '公开目录和照片'), onSite('legal', '法律服务和调解现场情况', 25), counted('on_time', '办件按时办结', 10, 'CASE-ON-TIME', 80, 100), residents(20),
      ],
    },
  }),
  defineScheme({
    code: 'rural_full', kind: 'rural_full', title: '农村社区建设实验全覆盖评估办法', basis: '004-H §二(一)至(五)五个全覆盖；004-H §三(四)“可以向民政部申请自荐”“经评估合格后”',
    standard: {
      units: ['community', 'township'], passMark: 80, noticeDays: 7, titleName: '农村社区建设实验全覆盖示范单位',
      stages: [{ key: 'county', title: '旗县区评估', body: '旗县区民政部门', signer: 'civil_affairs_officer' }, { key: 'ministry', title: '上级评估认定', body: '上级民政部门', signer: 'outside' }],
      parts: [
        { key: 'leading', title: '领导协调机制全覆盖' }, { key: 'plan', title: '社区建设规划全覆盖' }, { key: 'facility', title: '社区综合服务设施全覆盖' }, { key: 'service', title: '社区各项服务全覆盖' },
        { key: 'manage', title: '社区各项管理全覆盖' },
      ],
      items: [
        paper('leading', '县乡两级协调机构和部门职责', 16, '成立文件、职责分工', { part: 'leading', basis: '004-H §二(一)“县乡两级建立”' }), paper('plan', '覆盖全部农村地区的规划', 16, '规划文本或批复', { part: 'plan', basis: '004-H §二(二)“辖区内全部农村地区”' }),
        paper('facility', '综合服务设施已建或列入规划', 8, '设施清单', { part: 'facility', basis: '004-H §二(三)' }), onSite('use', '设施使用方便、利用率高', 8, { part: 'facility', basis: '004-H §二(三)“使用方便、利用率高”' }),
        paper('service', '公共服务覆盖到农村社区', 16, '服务项目和提供单位', { part: 'service', basis: '004-H §二(四)' }), paper('manage', '民主管理、治安、志愿服务等管理制度', 16, '制度和运行记录', { part: 'manage', basis: '004-H §二(五)' }),
        residents(20, { basis: '004-H §二(四)“服务质量基本满意”' }),
      ],
    },
  }),
  defineScheme({
    code: 'service_grade', kind: 'service_grade', title: '社区服务质量等级认证办法', basis: '003 §四(四)“社区服务质量等级认证体系”',
    standard: {
      units: ['service_body'], passMark: 60, noticeDays: 5, validMonths: 36, yearlySelfCheck: true, titleName: '社区服务质量等级', grades: [{ title: '五级', from: 95 }, { title: '四级', from: 85 }, { title: '三级', from: 75 }, { title: '二级', from: 65 }, { title: '一级', from: 60 }],
      stages: [civil, decide],
      items: [paper('rules', '服务规范、收费公示和投诉办法', 20, '规范文本、公示照片', { must: true }), paper('staff', '人员资质和培训', 15, '资质证明汇总'), onSite('site', '服务现场和安全', 35), residents(30)],
    },
  }),
  defineScheme({
    code: 'performance', kind: 'performance', title: '社区工作综合考评办法', basis: '002 §7“实行综合考评”；004-A §五(四)“工作目标考核”',
    standard: {
      units: ['community', 'township', 'department'], passMark: 60, noticeDays: 0, cycleMonths: 12, yearlySelfCheck: false, titleName: '年度综合考评合格单位', stages: [civil, decide],
      items: [
        counted('on_time', '办件按时办结', 25, 'CASE-ON-TIME', 80, 100), counted('rated', '办件评价率', 10, 'CASE-RATED', 0, 50), paper('goals', '年度重点工作完成情况', 20, '年终总结', { must: true }), onSite('visit', '现场检查', 15),
        residents(30, { basis: '003 §四(四)“将居民满意度纳入绩效评价”' }),
      ],
    },
  }),
  defineScheme({
    code: 'civil_estate', kind: 'civil_estate', title: '文明楼宇、安全文明小区评选办法', basis: '001 §三(三)“文明家庭、文明樓宇”；001 §五(五)“每兩年進行一次評選”',
    standard: {
      units: ['estate', 'building'], passMark: 75, noticeDays: 5, cycleMonths: 24, titleName: '文明楼宇（安全文明小区）', stages: [street, civil],
      items: [onSite('order', '公共秩序和消防通道', 40), onSite('clean', '环境卫生', 30), paper('pact', '居民公约和楼院议事', 30, '公约文本或议事记录', { must: true })],
    },
  }),
]
