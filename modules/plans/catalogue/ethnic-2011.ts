import { definePlan } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * 关于加强新形势下社区民族工作的意见 (document 004-E), five years from 2011. What of it is read as service only: Part 6 of the requirements.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const ethnic2011 = definePlan({
  code: 'cn-unity-2011',
  version: 1,
  title: '加强新形势下社区民族工作的意见',
  number: '民委发〔2011〕204号',
  issuer: '国家民族事务委员会',
  place: COUNTRY,
  from: '2011-01-01',
  until: '2016-12-31',
  issuedOn: null,
  aims: [
    {
      title: '工作目标', section: '004-E 2',
      text: '“力争用5年左右的时间”，“少数民族联谊组织”',
    },
  ],
  tasks: [
    {
      title: '宣传教育', section: '004-E 3',
      text: '“成就展览、知识竞赛”，“民族团结宣传教育”',
    },
    {
      title: '模范创建和表彰', section: '004-E 4',
      text: '“民族团结进步模范社区”，“民族团结进步表彰活动”',
    },
    {
      title: '服务少数民族群众', section: '004-E 5',
      text: '“购买社工服务”，“清真饮食、殡葬服务”，“全面了解和掌握”，“语言翻译、法律维权”，“欢度民族节日”，“‘少数民族服务中心’”，“‘民族之家’、热线电话”，“传承本民族文化”，“明确有关责任人”，“就业、就学、就医等方面”，“社会团体积极参与社区民族工作”',
    },
    {
      title: '融入和共建', section: '004-E 6',
      text: '“富有民族特色的群众性文体活动”，“尽快适应城市和社区生活”，“‘互帮’、‘共建’等形式”，“展示橱窗、社区网站”',
    },
    {
      title: '参与社区事务', section: '004-E 7',
      text: '“鼓励他们积极建言献策”，“少数民族社区工作者来自本民族”',
    },
    {
      title: '化解纠纷、维护权益', section: '004-E 8',
      text: '“早发现、早部署、早处理”，“教育、疏导、化解”，“都要坚决依法处理”，“是什么问题就按什么问题处理”，“突发事件的处置预案”，“维护各族群众的合法权益”，“定期排查”',
    },
  ],
  safeguards: [
    {
      title: '目标责任', section: '004-E 9',
      text: '“建立健全目标责任制”',
    },
    {
      title: '队伍和经费', section: '004-E 10',
      text: '“配备民族工作联络员”，“民族工作专(兼)职干部”，“保障必要的工作经费”',
    },
    {
      title: '检查和创建', section: '004-E 11',
      text: '“切实可行的整改方案”，“今后5年内有计划地建成”，“上级检查与自查相结合”',
    },
  ],
  baselines: [],
  targets: [],
  unnumbered: [
    { indicator: 'IND-98', year: 2016, text: '有计划地建成一批民族团结进步模范社区，没有写明数量。',
      quote: '今后5年内有计划地建成', section: '004-E 11' },
  ],
})
