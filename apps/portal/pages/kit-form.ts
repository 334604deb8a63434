import type { FormDefinition } from '../../../platform/web/form/definition.ts'

/** A made-up form that uses every kind of field. */
export const KIT_FORM: FormDefinition = {
  schema: {
    type: 'object',
    required: ['name', 'idNumber', 'phone', 'purpose', 'day', 'people', 'where', 'agree'],
    properties: {
      name: { type: 'string', title: '姓名', maxLength: 50 },
      idNumber: { type: 'string', title: '身份证号', format: 'id-number' },
      phone: { type: 'string', title: '联系电话', format: 'phone' },
      purpose: {
        type: 'string', title: '借用活动室做什么',
        oneOf: [
          { const: 'meeting', title: '开会议事' }, { const: 'dance', title: '唱歌跳舞', description: '晚上九点前结束' },
          { const: 'banquet', title: '办酒席' }, { const: 'other', title: '其他' },
        ],
      },
      other: { type: 'string', title: '请说明用途', maxLength: 200 },
      tables: { type: 'integer', title: '酒席桌数', minimum: 1, maximum: 30 },
      needs: { type: 'array', title: '还需要什么', items: { type: 'string',
        oneOf: [{ const: 'sound', title: '音响' }, { const: 'chairs', title: '加椅子' }, { const: 'ramp', title: '轮椅坡道' }] } },
      day: { type: 'string', title: '哪一天用', format: 'date', formatMinimum: 'today' },
      birthDate: { type: 'string', title: '出生日期', format: 'date', formatMaximum: 'today' },
      people: {
        type: 'array', title: '一起来的人', minItems: 1, maxItems: 5,
        items: {
          type: 'object', required: ['name', 'child'],
          properties: {
            name: { type: 'string', title: '姓名', maxLength: 50 }, child: { type: 'boolean', title: '是儿童吗' },
              guardian: { type: 'string', title: '陪同的大人' },
          },
        },
      },
      headcount: { type: 'integer', title: '一共几位' },
      where: { type: 'string', title: '想借哪一间', enum: ['一楼大厅', '一楼棋牌室', '二楼会议室', '二楼舞蹈室', '二楼书画室', '三楼阅览室', '三楼电脑室', '院子'] },
      photos: { type: 'array', title: '场地照片', items: { type: 'string', format: 'file' }, maxItems: 3 },
      agree: { type: 'boolean', title: '我已阅读并同意使用须知', const: true },
    },
  },
  ui: {
    steps: [
      { title: '确认您的信息', description: '这些是登记过的信息，不对的可以更正。', fields: ['name', 'idNumber', 'phone', 'birthDate'] },
      { title: '做什么用', fields: ['purpose', 'other', 'tables', 'needs'] },
      { title: '什么时候、哪一间', fields: ['day', 'where'] },
      { title: '谁来', fields: ['people', 'headcount'] },
      { title: '照片和同意', fields: ['photos', 'agree'] },
    ],
    fields: {
      name: { prefill: 'person.name', readOnly: true },
      idNumber: { prefill: 'person.idNumber', readOnly: true },
      phone: { prefill: 'person.phone', hint: '办好了会发短信到这个号码', autoComplete: 'tel' },
      other: { widget: 'textarea', showWhen: { field: 'purpose', equals: 'other' } },
      tables: { unit: '桌', showWhen: { field: 'purpose', equals: 'banquet' } },
      day: { widget: 'near-date', hint: '最早今天，最晚三个月以内' },
      people: { repeat: { add: '再添加一位', item: '第{n}位' } },
      'people.*.guardian': { showWhen: { field: './child', equals: true } },
      headcount: { computed: { count: 'people' }, unit: '位' },
      photos: { hint: '用手机拍照即可，会自动变小再上传' },
    },
  },
}

export const KIT_KNOWN = { 'person.name': '买买提·阿布都热依木', 'person.idNumber': '1502**********0003', 'person.phone': '13800000000' }
