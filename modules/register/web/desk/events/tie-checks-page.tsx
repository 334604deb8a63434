import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, DateText, DayInput, dayRule, ListPage, useMutate } from '../../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../../platform/web/format.ts'
import { t } from '../../../../../platform/web/text.ts'
import { answerTieCheck, CONTACTS, contacts, listTieChecks, type TieCheck } from '../../../contract.ts'
import { DwellingPicker } from '../../fields.tsx'
import { optionsOf, sexName, tieName } from '../../names.ts'
import '../register.css'

const STATES: Readonly<Record<string, string>> = { open: '等待核实', confirmed: '已确认', refused: '不属实', withdrawn: '已撤回' }

interface Answer {
  confirmed: boolean
  dwellingId?: string
  on?: string
  contact: 'visit'
  answer?: string
}

/** 待核实: who is said by another place to live here; and what this place said of others. */
export default function TieChecksPage() {
  const [answering, setAnswering] = useState<TieCheck | null>(null)
  const answer = useMutate(answerTieCheck, { touches: [listTieChecks] })
  const today = dayOf(new Date())
  return (
    <>
      <ListPage<typeof listTieChecks, TieCheck>
        id="tie-checks"
        title={t('待核实的居住信息')}
        crumbs={[{ label: t('居民'), to: '/people' }]}
        operation={listTieChecks}
        ask={({ tab, after }) => ({ query: { box: tab === 'asked' ? 'asked' : 'to_answer', ...(after ? { after } : {}) } })}
        read={(reply) => reply}
        rowKey={(row) => row.id}
        tabs={[
          { key: 'to_answer', label: t('请我们核实'), tone: 'mine' },
          { key: 'asked', label: t('我们提出的') },
        ]}
        columns={[
          { key: 'name', title: t('姓名'), width: 120, render: (row) => row.name },
          { key: 'who', title: t('性别年龄'), width: 110, render: (row) => t('{sex}，{age}岁', { sex: sexName(row.sex), age: row.age }) },
          { key: 'kind', title: t('关系'), width: 72, render: (row) => tieName(row.kind) },
          { key: 'where', title: t('据说在哪里'), render: (row) => `${row.regionName} ${row.address}` },
          { key: 'from', title: t('何时起'), width: 120, render: (row) => <DateText value={row.validFrom} /> },
          { key: 'by', title: t('谁提出'), width: 190, render: (row) => `${row.askedRegionName} ${row.askedBy}` },
          {
            key: 'state',
            title: t('办理'),
            width: 180,
            render: (row) =>
              row.state === 'open' && !row.personId ? (
                <Button size="small" onClick={() => setAnswering(row)} aria-label={t('核实{name}', { name: row.name })}>
                  {t('核实')}
                </Button>
              ) : (
                t(STATES[row.state] ?? '') + (row.answer ? `：${row.answer}` : '')
              ),
          },
        ]}
        unit={t('条')}
        empty={{ why: t('没有等待核实的居住信息'), todo: t('别的社区登记有人住在本辖区时，会先请这里核实，确认后才生效。') }}
      />
      <ActionDialog<Answer>
        open={answering !== null}
        name="tie-check"
        as="drawer"
        title={answering ? t('核实{name}', { name: answering.name }) : t('核实')}
        sentence={t('属实的，选住房确认，此人的档案随即转到本辖区，并通知本人；不属实的，写明情况退回。')}
        verb={t('提交')}
        initial={{ confirmed: true, contact: 'visit', ...(answering ? { on: answering.validFrom } : {}) }}
        onSubmit={({ dwellingId, on, answer: said, ...typed }) =>
          answer.mutateAsync({
            params: { id: answering?.id ?? '' },
            body: { ...typed, answer: said?.trim() ?? '', ...(typed.confirmed && dwellingId ? { dwellingId } : {}), ...(typed.confirmed && on ? { on } : {}) },
          })
        }
        onClose={() => setAnswering(null)}
      >
        {(form) => (
          <>
            <Form.Item name="confirmed" label={t('核实结果')} rules={[{ required: true }]}>
              <Radio.Group options={[{ value: true, label: t('属实') }, { value: false, label: t('不属实') }]} />
            </Form.Item>
            <Form.Item name="contact" label={t('怎样核实')} rules={[{ required: true }]}>
              <Radio.Group options={optionsOf(CONTACTS, contacts)} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate>
              {() =>
                form.getFieldValue('confirmed') ? (
                  <>
                    <Form.Item name="dwellingId" label={t('住在哪里')} rules={[{ required: true, message: t('请查找并选择住房') }]}>
                      <DwellingPicker label={t('住在哪里')} />
                    </Form.Item>
                    <Form.Item name="on" label={t('何时起')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ max: today })]}>
                      <DayInput max={today} />
                    </Form.Item>
                  </>
                ) : (
                  <Form.Item name="answer" label={t('核实情况')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明核实情况，至少2个字') }]}>
                    <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} />
                  </Form.Item>
                )
              }
            </Form.Item>
          </>
        )}
      </ActionDialog>
    </>
  )
}
