import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { ListPage, useAbility, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listPeople, PERSON_STATES, TIE_KINDS, tieKinds, type PersonListItem } from '../../contract.ts'
import { optionsOf, sexName, stateName } from '../names.ts'
import { usePlaceFilter } from './use-place-filter.ts'

const AGES: Readonly<Record<string, { from?: number; to?: number }>> = {
  '0-6': { to: 6 }, '7-17': { from: 7, to: 17 }, '18-59': { from: 18, to: 59 }, '60-69': { from: 60, to: 69 }, '70-79': { from: 70, to: 79 }, '80-': { from: 80 },
}

/** 居民: one search box over the people of the post's place. No filter by a sensitive trait exists. */
export default function PeoplePage() {
  const go = useGo()
  const keeps = useAbility('register.keep')
  const place = usePlaceFilter()
  return (
    <ListPage<typeof listPeople, PersonListItem>
      id="people"
      title={t('居民')}
      operation={listPeople}
      ask={({ q, filters, after }) => {
        const age = AGES[filters.age ?? '']
        return {
          query: {
            ...(q ? { q: q.slice(0, 50) } : {}),
            ...(filters.place ? { region: filters.place } : {}),
            ...(filters.tie ? { tie: filters.tie as 'living' } : {}),
            ...(age?.from === undefined ? {} : { ageFrom: age.from }),
            ...(age?.to === undefined ? {} : { ageTo: age.to }),
            ...(after ? { after } : {}),
          },
        }
      }}
      read={({ more, ...rows }) => (more ? { ...rows, note: t('只列出前一部分，请再输入一个字或选地点') } : rows)}
      rowKey={(row) => row.id}
      rowTo={(row) => `/people/${row.id}`}
      search={t('姓名、拼音首字母、地址、身份证号、电话')}
      filters={[
        ...(place ? [place] : []),
        {
          key: 'age',
          label: t('年龄'),
          options: Object.keys(AGES).map((value) => ({ value, label: value === '80-' ? t('80岁及以上') : t('{range}岁', { range: value.replace('-', '至') }) })),
        },
        { key: 'tie', label: t('关系'), options: optionsOf(TIE_KINDS, tieKinds) },
      ]}
      columns={[
        { key: 'name', title: t('姓名'), width: 150, render: (row) => row.name },
        { key: 'sex', title: t('性别'), width: 72, render: (row) => sexName(row.sex) },
        { key: 'age', title: t('年龄'), width: 80, align: 'end', render: (row) => t('{n}岁', { n: row.age }) },
        { key: 'address', title: t('住址'), render: (row) => row.address || t('没有具体住址') },
        { key: 'place', title: t('所在地'), width: 170, render: (row) => row.regionName },
        { key: 'id', title: t('证件号码'), width: 190, render: (row) => row.idNumberMasked ?? t('未登记') },
        { key: 'phone', title: t('电话'), width: 130, render: (row) => row.phoneMasked ?? t('未登记') },
        { key: 'state', title: t('状态'), width: 88, render: (row) => (row.state in PERSON_STATES ? stateName(row.state) : row.state) },
      ]}
      unit={t('人')}
      empty={{
        why: t('本辖区还没有居民档案'),
        todo: keeps ? t('可以从“新建档案”开始，或请管理员导入名册。') : t('建档由社区工作者和窗口人员办理。'),
      }}
      action={
        keeps && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/people/new')}>
            {t('新建档案')}
          </Button>
        )
      }
    />
  )
}
