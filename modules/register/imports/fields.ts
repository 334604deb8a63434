/** Cells of people and dwellings: what is read beyond a plain text, a day or a code. Pure. */
import type { ImportField, Read } from '../../imports/definition.ts'
import { DWELLING_USES, LANGUAGES } from '../contract/codes.ts'
import { checkPhone, normaliseIdNumber } from '../identifiers.ts'
import { foldText, normaliseName } from '../names-fold.ts'
import { RELATIONS } from '../relations.ts'

const NAME = /^[\p{L}\p{M}·•・.'’\-\s\u202f]+$/u

function readName(text: string): Read {
  const name = normaliseName(text.replace(/[(（].*[)）]$/, ''))
  if (!name || !NAME.test(name)) return { code: 'name_signs', message: `姓名“${text}”里有数字或符号，只能有文字和间隔号“·”，请核对` }
  if ([...name].length > 50) return { code: 'too_long', message: '姓名最多50个字，请核对' }
  const traditional = [...name].some((c) => /\p{Script=Han}/u.test(c) && foldText(c) !== c)
  return traditional ? { value: name, note: { code: 'traditional', message: `姓名“${name}”含繁体字，按原样登记；如证件上是简体，请改正` } } : { value: name }
}

/** Excel keeps fifteen digits of a number and shows the rest as noughts: what is lost cannot be guessed. */
const RUINED = /^\d(\.\d+)?E\+\d+$/i

function readIdNumber(text: string): Read {
  if (RUINED.test(text.replace(/\s/g, ''))) {
    return { code: 'number_ruined', message: '证件号码被 Excel 改成了科学计数法，后几位已经丢失。请把这一列设为“文本”格式，再重新填写完整号码' }
  }
  const number = normaliseIdNumber(text.replace(/^[’']/, ''))
  return number ? { value: number } : { code: 'id_empty', message: `看不出“${text}”是什么号码，请核对` }
}

function readPhone(text: string): Read {
  if (RUINED.test(text.replace(/\s/g, ''))) return { code: 'number_ruined', message: '电话被 Excel 改成了科学计数法。请把这一列设为“文本”格式，再重新填写' }
  const [first, ...others] = text.split(/[/、,;，；]|\s{2,}|(?<=\d{11})\s(?=1)/).map((t) => t.trim()).filter(Boolean)
  const checked = checkPhone(first ?? '')
  if (!checked.ok) return { code: `phone_${checked.reason}`, message: checked.message }
  return others.length ? { value: checked.number, note: { code: 'phone_several', message: '有几个电话，只登记第一个' } } : { value: checked.number }
}

const RELATION_WORDS: Record<string, string[]> = {
  '02': ['本人', '户主本人', '本人或户主', '戶主'], '10': ['夫妻', '爱人', '配偶关系'], '11': ['丈夫'], '12': ['妻子', '老婆'], '20': ['儿子', '之子', '子女'], '22': ['大儿子'], '23': ['二儿子', '次儿'],
  '28': ['女婿'], '30': ['女儿', '之女', '闺女'], '32': ['大女儿'], '33': ['二女儿'], '38': ['儿媳妇', '媳妇'], '40': ['孙子、孙女', '孙子女'], '50': ['双亲'], '51': ['父', '爸爸'], '52': ['母', '妈妈'],
  '55': ['丈人'], '56': ['丈母娘'], '61': ['爷爷'], '62': ['奶奶'], '63': ['姥爷'], '64': ['姥姥'], '71': ['哥哥'], '73': ['弟弟'], '75': ['姐'], '77': ['妹'], '97': ['亲戚'], '99': ['其他', '非亲属关系', '雇工', '保姆'],
}
const relationCodes = RELATIONS.map(([code, name]) => [code, name, ...(RELATION_WORDS[code] ?? [])] as const)

const codesOf = (list: Readonly<Record<string, string>>, others: Record<string, string[]> = {}) => Object.entries(list).map(([code, name]) => [code, name, ...(others[code] ?? [])] as const)

const DOCUMENTS = [
  ['111', '居民身份证', '身份证', '二代身份证'], ['113', '户口簿', '户口本'], ['117', '出生医学证明', '出生证'], ['414', '普通护照', '护照'], ['516', '港澳居民来往内地通行证', '回乡证'],
  ['511', '台湾居民来往大陆通行证', '台胞证'], ['810', '港澳居民居住证'], ['830', '台湾居民居住证'], ['553', '外国人永久居留身份证'], ['990', '其他'],
] as const

export const PLACE_FIELDS: readonly ImportField[] = [
  { key: 'place', title: '所在网格', synonyms: ['网格', '网格名称', '社区', '所属社区', '所在社区', '嘎查', '所属网格', '网格编号', '村（居）', '小组'], type: 'text', most: 60, example: '第一网格', help: '网格或社区（嘎查）的名称或代码；不填就用导入时选的地方' },
  { key: 'address', title: '住址', synonyms: ['居住地址', '现住址', '家庭住址', '详细地址', '常住地址', '现居住地', '居住地', '地址', '户籍地址'], type: 'text', most: 120, example: '翠湖小区3号楼2单元501室', help: '小区（街巷、自然村）+ 楼栋（门牌）+ 单元房号；分成几列时可不填' },
  { key: 'estate', title: '小区', synonyms: ['小区名称', '街巷', '自然村', '小区（街巷）', '所属小区', '路街巷'], type: 'text', most: 60, example: '', help: '小区、街巷或自然村的名称；已填“住址”可不填' },
  { key: 'building', title: '楼栋', synonyms: ['楼号', '栋号', '幢号', '楼栋号', '门牌', '门牌号', '楼'], type: 'text', most: 30, example: '', help: '如 3号楼、12号' },
  { key: 'unit', title: '单元', synonyms: ['单元号'], type: 'text', most: 20, example: '', help: '如 2单元；平房不填' },
  { key: 'door', title: '房号', synonyms: ['室', '房间号', '门号', '室号', '户室号'], type: 'text', most: 30, example: '', help: '如 501室' },
]

export const PEOPLE_FIELDS: readonly ImportField[] = [
  { key: 'name', title: '姓名', synonyms: ['居民姓名', '成员姓名', '人员姓名', '公民姓名'], required: true, type: 'text', most: 60, example: '张三', help: '与证件上一致；少数民族姓名用间隔号“·”', read: readName },
  { key: 'sex', title: '性别', type: 'code', codes: [['1', '男', '男性', 'M'], ['2', '女', '女性', 'F'], ['9', '未说明']], example: '男', help: '可不填，从身份证号读出' },
  { key: 'bornOn', title: '出生日期', synonyms: ['出生年月日', '生日', '出生年月', '出生时间'], type: 'day', example: '1980-02-28', help: '如 1980-02-28、1980年2月28日；有身份证号可不填' },
  { key: 'idKind', title: '证件类型', synonyms: ['证件种类', '证件名称'], type: 'code', codes: DOCUMENTS, example: '居民身份证', help: '不填就是居民身份证' },
  { key: 'idNumber', title: '身份证号', synonyms: ['身份证号码', '公民身份号码', '公民身份证号', '证件号码', '证件号', '身份证', '身份号码'], type: 'text', personal: true, example: '150204194910010003', help: '18位；15位旧号自动换算。这一列要设为“文本”格式', read: readIdNumber },
  { key: 'phone', title: '联系电话', synonyms: ['电话', '手机', '手机号', '手机号码', '联系方式', '电话号码'], type: 'text', personal: true, example: '13800000000', help: '手机11位；固定电话带区号', read: readPhone },
  { key: 'household', title: '户号', synonyms: ['户编号', '户口簿号', '户籍编号', '家庭编号'], type: 'text', most: 20, example: '0012', help: '同一户的人填同一个号，就归在一户', read: (text) => (/^[0-9A-Za-z-]{1,20}$/.test(text) ? { value: text } : { code: 'household_signs', message: `户号“${text}”只能是20位以内的字母、数字和横线，请核对` }) },
  { key: 'headNumber', title: '户主身份证号', synonyms: ['户主证件号码', '户主身份证号码', '户主公民身份号码'], type: 'text', personal: true, example: '', help: '没有户号时，用户主的身份证号归户', read: readIdNumber },
  { key: 'relation', title: '与户主关系', synonyms: ['与户主的关系', '家庭关系', '户主关系', '和户主关系', '关系'], type: 'code', codes: relationCodes, example: '户主', help: '如 户主、配偶、子、女、父亲（GB/T 4761）' },
  { key: 'tie', title: '人户情况', synonyms: ['人户类型', '人户状态', '人口类型', '人员类别', '居住状态'], type: 'code', codes: [['both', '户籍在此并居住', '人户一致', '常住', '户籍人口', '人户同在'], ['registered', '户籍在此，住在别处', '人户分离', '空挂户', '户在人不在', '外出'], ['living', '住在此，户籍在别处', '流动', '流动人口', '人在户不在', '租住']], example: '户籍在此并居住', help: '不填就是户籍在此并居住' },
  { key: 'since', title: '入住日期', synonyms: ['迁入日期', '起始日期', '居住起始日期', '入住时间', '来本地日期'], type: 'day', example: '2020-05-01', help: '从哪一天起；不填就从导入当天起' },
  { key: 'language', title: '服务语言', synonyms: ['语言', '沟通语言'], type: 'code', codes: codesOf(LANGUAGES, { zh: ['中文', '汉'], mn: ['蒙', '蒙语', '蒙文'] }), example: '汉语', help: '办事时用哪种语言；不填就是汉语' },
  ...PLACE_FIELDS,
]

export const DWELLING_FIELDS: readonly ImportField[] = [
  ...PLACE_FIELDS,
  { key: 'use', title: '住房用途', synonyms: ['用途', '使用情况', '房屋用途', '房屋状态', '使用性质'], type: 'code', codes: codesOf(DWELLING_USES, { owner: ['自用', '自住房'], tenant: ['出租房', '租', '租住'], vacant: ['空房', '闲置'], business: ['经营性', '商用', '商铺'] }), example: '自住', help: '自住、出租、空置、经营、其他' },
  { key: 'area', title: '建筑面积', synonyms: ['面积', '房屋面积', '建筑面积（平方米）', '平方米'], type: 'decimal', most: 100_000, example: '86.5', help: '平方米' },
]

/** A few words for each code of a finding. */
export const WORDS: Readonly<Record<string, string>> = {
  name_signs: '姓名有数字或符号', traditional: '姓名含繁体字', number_ruined: '号码被改成科学计数法', id_empty: '证件号码认不出', id_length: '身份证号位数不对', id_pattern: '身份证号格式不对',
  id_date: '身份证号中的日期不存在', id_future: '身份证号中的日期晚于今天', id_checksum: '身份证号校验不通过', 'id_leading-nine': '证件类型不对', id_kind: '证件类型不对', 'id_document-pattern': '证件号码格式不对',
  'upgraded-from-15': '15位旧号已换算', 'area-unknown': '号码前六位不在代码中', sex_differs: '性别与号码不符', born_differs: '出生日期与号码不符', born_needed: '缺少出生日期', born_impossible: '出生日期不可能',
  sex_needed: '缺少性别', phone_pattern: '电话格式不对', phone_machine: '电话是物联网号码', phone_several: '有几个电话', household_signs: '户号格式不对', head_unknown: '户主还没有档案', two_heads: '一户有两位户主',
  outside: '不在服务范围内', place_unknown: '没有这个网格或社区', place_needed: '缺少网格或社区', address_unclear: '住址看不出楼栋', address_unknown: '住房还没有登记', address_needed: '缺少住址',
  conflict_name: '号码已属于另一个姓名', conflict_born: '号码已属于另一个出生日期', number_differs: '与所选档案的号码不同', died: '此人已登记去世', since_early: '日期早于现有记录', since_future: '日期晚于今天', same_person: '可能是在册的人', like_elsewhere: '别处可能有档案', dwelling_twice: '同一处住房',
}
