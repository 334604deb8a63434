import { definePlan } from '../define.ts'
import { COUNTRY } from './places.ts'

/*
 * 关于进一步推进和谐社区建设工作的意见 (document 004-G), national, with aims for five years (2014) and for 2021. The first day stands for the year of its number.
 * Only words that we hold are quoted; numbers are those of Part 2 of the requirements.
 */
export const harmonious2009 = definePlan({
  code: 'cn-harmony-2009',
  version: 1,
  title: '进一步推进和谐社区建设工作的意见',
  number: '民发〔2009〕165号',
  issuer: '民政部',
  place: COUNTRY,
  from: '2009-01-01',
  until: '2021-12-31',
  issuedOn: null,
  aims: [
    {
      title: '目标', section: '004-G §二',
      text: '“全国80%以上的城乡社区”，“建党100周年时”',
    },
  ],
  tasks: [
    {
      title: '社区自治和平安', section: '004-G §三(一)',
      text: '“村落、楼院、门栋”，“工矿企业所在地”，“残联、老年协会等群团组织”，“村(居)民代表”，“社区网格化管理”，“群众维权机制”，“服刑人员的未成年子女”，“无缝隙”，“邻居节等睦邻活动”，“自然灾害、事故灾难”，“及时办理备案手续”，“政府公共服务的监督和评议”，“楼座、门栋自治”，“业主自治与居民自治”，“在活动场地等方面提供帮助”',
    },
    {
      title: '社区服务', section: '004-G §三(二)',
      text: '“为主要内容的政府公共服务”，“不得转嫁给村(居)委会”，“合理设置服务窗口”，“全程委托代理”，“全年无休假”，“开放式办公、一站式服务”，“规范服务标准”，“行政机制、互助机制、志愿机制”，“老年人、残疾人、优抚对象”，“农村‘留守儿童’”，“以居家为基础、社区为依托”，“社区老年人日间照料中心”，“社区居民食堂或就餐点”，“社区再生资源的回收利用”，“剩余物资的调剂互换”，“全国统一的社区志愿者注册管理”，“居民人口10%以上”，“升学、择业、晋升等方面”，“建立志愿者服务站”，“内部食堂、浴室”，“加快发展家政服务业”，“社会力量兴办的微利服务”，“社区网站、呼叫热线”，“‘一网式’、‘一线式’”，“短信平台和有线数字电视”，“有线数字电视平台”，“电子阅览室、信息服务自助”，“力争用3-5年的时间”，“在街道(乡镇)、社区(村)”',
    },
    {
      title: '社区文化和教育', section: '004-G §三(三)',
      text: '“社区心理咨询网络”，“居民读书、阅报、上网”，“倡导终身学习理念”，“春节、清明、端午、中秋”，“非物质文化遗产保护”，“优化青少年成长环境”，“廉政文化教育进社区”，“普及社区防灾减灾知识”，“文明饲养家禽和宠物”，“对社区人居环境进行整治”，“倡导义务植树护草”，“计划生育居(村)民自治”，“少数民族聚居的社区要利用公开栏”',
    },
    {
      title: '社区党建', section: '004-G §三(四)',
      text: '“加快建立开发区、新建住宅区”，“党员联络服务站”，“流入地党组织为主”，“党员设岗定责、依岗承诺”，“抓好社区党员的学习培训”',
    },
    {
      title: '农村社区', section: '004-G §三(五)',
      text: '“城乡统一的人力资源市场”，“农村社区之间开展结对帮扶”，“统一标识的综合性社区服务中心”，“农村社区建设实验工作”，“农民志愿服务和互助性服务”，“引导城市人才向农村流动”，“城乡统一的公共服务制度”，“每个社区应有一个统一标识”',
    },
  ],
  safeguards: [
    {
      title: '领导协调', section: '004-G §四(二)',
      text: '“统一的社区建设领导协调机构”',
    },
    {
      title: '经费和队伍', section: '004-G §四(三)',
      text: '“交叉任职”，“人员待遇正常增长机制”，“一般不少于20小时”，“及时给予表彰和奖励”，“工作经费和人员待遇”',
    },
    {
      title: '示范和评估', section: '004-G §四(四)',
      text: '“社区建设理论研究”，“改进和完善评估方法”，“示范单位管理办法”',
    },
  ],
  baselines: [],
  targets: [
    { indicator: 'IND-02', year: 2014, comparator: 'at_least', value: 80, unit: '%', reach: 'whole',
      quote: '全国80%以上的城乡社区', section: '004-G §二' },
    { indicator: 'IND-02', year: 2021, comparator: 'at_least', value: 100, unit: '%', reach: 'whole',
      quote: '建党100周年时', section: '004-G §二' },
    { indicator: 'IND-17', year: 2014, comparator: 'at_least', value: 10, unit: '%', reach: 'whole', strive: true,
      quote: '力争用3-5年的时间', section: '004-G §三(二)' },
    { indicator: 'IND-25', year: 2021, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '在街道(乡镇)、社区(村)', section: '004-G §三(二)' },
    { indicator: 'IND-76', year: 2021, comparator: 'at_least', value: 20, unit: '小时', reach: 'each', noYear: true,
      quote: '一般不少于20小时', section: '004-G §四(三)' },
    { indicator: 'IND-118', year: 2021, comparator: 'at_least', value: 100, unit: '%', reach: 'each', noYear: true,
      quote: '每个社区应有一个统一标识', section: '004-G §三(五)' },
  ],
})
