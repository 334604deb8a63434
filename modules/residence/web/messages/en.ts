import type { Catalogue } from '../../../../platform/web/text.ts'

/** English for residents from abroad: the guide of their matter (FLO-06). */
const english: Catalogue = {
  '境外人员服务登记': 'Registration for services: residents from abroad',
  '住在本地的外国人和港澳台居民，可以在社区登记住处，了解住宿登记和就业许可怎么办，需要翻译的社区帮忙找。':
    'Foreigners and residents of Hong Kong, Macao and Taiwan who live here can register their home with the community, learn how to register their stay and how to get a work permit, and ask for an interpreter.',
  '住在本地的外国人、港澳台居民': 'Foreigners and residents of Hong Kong, Macao and Taiwan who live here',
  '中华人民共和国出境入境管理法': 'Exit and Entry Administration Law of the People’s Republic of China',
  '第三十九条、第四十一条': 'arts. 39 and 41',
  '住在本社区': 'You live in this community',
  '在旅馆以外的住所住宿的，本人或者留宿人应当在入住后24小时内到公安机关办理住宿登记':
    'If you stay anywhere but a hotel, you or your host must register the stay with the police within 24 hours of arrival',
  '网上或社区服务站登记': 'Register online or at the service station',
  '社区核对住处': 'The community checks the address',
  '告知住宿登记、就业许可到哪里办、带什么': 'You are told where to register your stay and ask for a work permit, and what to bring',
  '需要翻译的约好时间': 'If you need an interpreter, a time is agreed',
  '住宿登记和就业许可由公安机关、人力资源社会保障部门办理，社区不代替。': 'Stays are registered by the police and work permits given by the human resources office; the community does not do it in their place.',
  '登记不收费。': 'Registration is free.',
  '住在本社区的外国人和港澳台居民，不限住多久。': 'Foreigners and residents of Hong Kong, Macao and Taiwan who live in this community, for however long.',
  '本人，未成年人由监护人办理；社区工作者可以代办': 'You yourself, a guardian for a minor; a community worker can do it for you',
  '护照或通行证': 'Passport or travel permit',
  '看过就还给您。': 'It is given back to you at once.',
}

export default english
