import { definePlan } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * 关于发展城市社区卫生服务的指导意见 (document 004-B), national, to 2010. The first day stands for the year of its number.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const nationalHealth2006 = definePlan({
  code: 'cn-health-2006',
  version: 1,
  title: '发展城市社区卫生服务的指导意见',
  number: '国发〔2006〕10号',
  issuer: '国务院',
  place: COUNTRY,
  from: '2006-01-01',
  until: '2010-12-31',
  issuedOn: null,
  aims: [
    {
      title: '中西医并重', section: '004-B (二)',
      text: '“中西医并重”',
    },
    {
      title: '工作目标', section: '004-B (三)',
      text: '“力争在二三年内”',
    },
    {
      title: '服务功能', section: '004-B (四)',
      text: '“主动服务、上门服务”，“健康教育、预防、保健、康复”',
    },
  ],
  tasks: [
    {
      title: '服务网络', section: '004-B (五)',
      text: '“3-10万居民或按照街道”，“医务所(室)、护理院”，“可实行一体化管理”',
    },
    {
      title: '首诊和转诊', section: '004-B (六)',
      text: '“交由社区卫生服务机构承担”，“分级医疗和双向转诊制度”，“社区首诊制试点”，“业务指导和技术支持”',
    },
    {
      title: '服务队伍', section: '004-B (七)',
      text: '“全科医师、护士”，“定期到社区卫生服务机构”，“鼓励退休医护人员”',
    },
    {
      title: '运行机制', section: '004-B (八)',
      text: '“零差率销售药品”，“提供的公共卫生服务项目数量”，“不得与服务收入直接挂钩”，“收支两条线管理试点”，“定编定岗、公开招聘”，“对经培训仍达不到要求”，“核定财政补助”',
    },
    {
      title: '监督管理', section: '004-B (九)',
      text: '“从业人员和技术服务项目的准入”，“及时调整、退出”，“接受服务居民的满意度”，“加强药品、医疗器械管理”，“加强财政、审计监督”，“行业自律组织”',
    },
    {
      title: '中医药和民族医药', section: '004-B (十)',
      text: '“中医药和民族医药”',
    },
  ],
  safeguards: [
    {
      title: '规划', section: '004-B (十一)',
      text: '“中长期规划和年度发展计划”，“同步规划、同步建设”',
    },
    {
      title: '财政补助', section: '004-B (十二)',
      text: '“根据社区人口、服务项目”',
    },
    {
      title: '医疗救助和定点', section: '004-B (十三)',
      text: '“城市医疗救助制度”，“定点医疗机构的范围”',
    },
    {
      title: '部门职责', section: '004-B (十四)',
      text: '“落实有关部门职责”',
    },
    {
      title: '组织领导', section: '004-B (十五)',
      text: '“政府分管领导为组长”，“纳入政府年度工作目标考核”',
    },
  ],
  baselines: [],
  targets: [
    { indicator: 'IND-31', year: 2010, comparator: 'at_most', value: 100000, unit: '人/个', reach: 'whole', noYear: true, onlyFor: '大中城市', range: [30000, 100000],
      quote: '3-10万居民或按照街道', section: '004-B (五)' },
  ],
  unnumbered: [
    { indicator: 'IND-63', text: '服务居民的满意度是考核的重要内容，没有写明数值。',
      quote: '接受服务居民的满意度', section: '004-B (九)' },
    { indicator: 'IND-101', onlyFor: '试点的社区卫生服务机构', text: '零差率销售药品的试点，没有写明比例。',
      quote: '零差率销售药品', section: '004-B (八)' },
    { indicator: 'IND-116', year: 2010, onlyFor: '地级以上城市和有条件的县级市', text: '城市社区卫生服务体系到2010年建成；东中部地区和省会城市力争在二三年内取得明显进展。',
      quote: '力争在二三年内', section: '004-B (三)' },
  ],
})
