import { definePlan } from '../define.ts'
import { UNNAMED_CITY } from './places.ts'

/*
 * 加强社区建设实施意见 of a city that the text does not name (document 001, in traditional characters). It bears no date either and speaks of five years: its numbers stand as they are, without a year.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const unnamedCity = definePlan({
  code: 'city-001',
  version: 1,
  title: '民政局加强社区建设实施意见',
  number: '',
  issuer: '民政局（原文未具名的城市）',
  place: UNNAMED_CITY,
  from: '1949-10-01',
  until: '1949-10-01',
  undated: true,
  issuedOn: null,
  aims: [],
  tasks: [
    {
      title: '党组织设置', section: '001 §二(二)',
      text: '“一社區居委會一支部”，“2上年內實現”',
    },
    {
      title: '企业党建', section: '001 §二(三)',
      text: '“各類無上級、無主管企業”',
    },
    {
      title: '党建联席会议', section: '001 §二(四)',
      text: '“社區黨建聯席會議”',
    },
    {
      title: '党员属地管理', section: '001 §二(五)',
      text: '“實行屬地管理”',
    },
    {
      title: '在职党员和单位', section: '001 §二(六)',
      text: '“在職黨員參加社區工作情況”，“社區黨風監督站”，“進行綜合考評”',
    },
    {
      title: '社区划分', section: '001 §三(一)',
      text: '“科學、合理地重新劃分”，“符合條件的,也應設立”',
    },
    {
      title: '民主自治', section: '001 §三(二)',
      text: '“人大代表和政協委員”，“居民代表會議制度”',
    },
    {
      title: '思想道德和文明创建', section: '001 §三(三)',
      text: '“社區學校等教育陣地”，“思想政治工作的覆蓋面”，“軍民共建、警民共建”，“文明家庭、文明樓宇”',
    },
    {
      title: '文化体育', section: '001 §三(四)',
      text: '“社區體育運動場地”，“形成社區文化特色”',
    },
    {
      title: '卫生和计划生育', section: '001 §三(五)',
      text: '“家庭為單位、需求為導向”，“慢性病人為重點服務對象”，“發展社區衛生和社區計生服務”',
    },
    {
      title: '社区环境', section: '001 §三(六)',
      text: '“‘綠色社區’建設”，“除‘四害’工作”',
    },
    {
      title: '社区治安和出租屋管理', section: '001 §三(七)',
      text: '“青少年的法制教育”，“跟進管理工作”，“出租屋和外來人員管理,建檔登記”，“以責任區民警為龍頭”，“群眾義務治安員”，“防火、防盜、防事故、防破壞”',
    },
    {
      title: '信息服务平台', section: '001 §四(一)',
      text: '“‘一站式’政務服務”，“網絡延伸到社區”，“促進政務公開”，“社區的信息服務平臺相連結”，“擴大公共信息的覆蓋面”',
    },
    {
      title: '信息安全和第三方参与', section: '001 §四(二)',
      text: '“第三方加入網絡增值服務”，“信息資源的合理利用及網絡安全”，“‘一哄而上’”',
    },
  ],
  safeguards: [
    {
      title: '领导和计划', section: '001 §五(一)',
      text: '“社區建設工作領導小組”，“年度實施計劃納入”',
    },
    {
      title: '资金和政策', section: '001 §五(二)',
      text: '“費隨事轉”，“民辦非企業單位登記管理”，“領取企業法人營業執照”，“參照社會福利事業單位”，“參照民用標準收取”，“要設立專帳”',
    },
    {
      title: '场地、资金、人才', section: '001 §五(三)',
      text: '“駐在社區、共建社區”，“場地、資金、人才問題”',
    },
    {
      title: '调查研究和宣传', section: '001 §五(四)',
      text: '“社區建設的調查研究”，“先進典型和新經驗”',
    },
    {
      title: '评选表彰', section: '001 §五(五)',
      text: '“每兩年進行一次評選”，“由各級文明委審定”，“限期整改,仍不達標者”，“每兩年命名、表彰一批”，“給予批評警告”',
    },
  ],
  baselines: [],
  targets: [
    { indicator: 'IND-10', year: 1949, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '2上年內實現', section: '001 §二(二)' },
    { indicator: 'IND-92', year: 1949, comparator: 'at_least', value: 1, unit: '次/两年', reach: 'whole', noYear: true,
      quote: '每兩年命名、表彰一批', section: '001 §五(五)' },
  ],
})
