import { PlusOutlined } from '@ant-design/icons'
import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, EmptyList, PageHeading, Panel, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { listHolidayNotices, NOTICE_STATES, settleHolidayNotice, type HolidayNotice } from '../../contract.ts'
import { NoticeForm } from './notice-form.tsx'
import './calendar.css'

const SOURCES = { shipped: '已随系统提供', published: '按本地公布的安排', missing: '还没有安排' } as const

/** 工作日历: the years that are known, and the notices written here, to be checked by somebody else before days count by them. */
export default function CalendarPage() {
  const query = useCall(listHolidayNotices, {}, { everyMs: 15_000 })
  const writes = useAbility('calendar.write')
  const [form, setForm] = useState<HolidayNotice | 'new' | null>(null)
  return (
    <>
      <PageHeading title={t('工作日历')} aside={writes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setForm('new')}>{t('填写放假安排')}</Button>} />
      <Awaiting query={query} inside>
        {(reply) => (
          <>
            <Years reply={reply} />
            <Panel title={t('放假安排')}>
              {reply.items.length === 0 ? <EmptyList why={t('这里还没有填写过放假安排')} todo={t('国务院办公厅公布下一年的放假安排后，在这里填写，由另一位同事核对公布。')} /> : (
                reply.items.map((one) => <Notice key={one.id} one={one} writes={writes} onEdit={() => setForm(one)} onDone={() => void query.refetch()} />)
              )}
            </Panel>
          </>
        )}
      </Awaiting>
      {form && <NoticeForm one={form === 'new' ? null : form} onClose={() => setForm(null)} />}
    </>
  )
}

function Years({ reply }: { reply: Reply<typeof listHolidayNotices> }) {
  const missing = reply.years.filter((one) => one.source === 'missing')
  const { recount } = reply
  return (
    <Panel title={t('可以计算的年份')}>
      <ul className="d-plain">
        {reply.years.map((one) => <li key={one.year}>{t('{year}年：{source}', { year: one.year, source: t(SOURCES[one.source]) })}</li>)}
      </ul>
      {missing.length > 0 && <Alert type="warning" showIcon title={t('{years}年的放假安排还没有，跨到那一年的期限暂时算不出来，公布后自动补算。', { years: missing.map((one) => one.year).join('、') })} />}
      {recount && (
        <p className="d-quiet" role="status">
          {recount.ended
            ? t('上次重算在办件期限：{day}，共{n}件。', { day: dateText(recount.at, 'time'), n: recount.total })
            : t('正在重算在办件期限：{done}/{total}件', { done: recount.done, total: recount.total })}
        </p>
      )}
    </Panel>
  )
}

function Notice({ one, writes, onEdit, onDone }: { one: HolidayNotice; writes: boolean; onEdit: () => void; onDone: () => void }) {
  const [step, setStep] = useState<'publish' | 'drop' | null>(null)
  const settle = useMutate(settleHolidayNotice, { touches: [listHolidayNotices] })
  return (
    <article className="k-notice">
      <h3>
        {one.title} <Tag color={one.state === 'published' ? 'success' : one.state === 'draft' ? 'warning' : 'default'}>{t(NOTICE_STATES[one.state])}</Tag>
        {one.local && <Tag>{t('本地假日')}</Tag>}
      </h3>
      <p className="d-quiet">
        {t('{name}填写', { name: one.byName })}
        {one.publishedAt ? t('，{name}于{day}核对公布', { name: one.checkedBy, day: dateText(one.publishedAt, 'short') }) : ''}
      </p>
      <ul>
        {one.arrangements.map((each) => (
          <li key={`${each.name}${each.from}`}>
            {each.from === each.until ? t('{name}：{from}放假', { name: each.name, from: dateText(each.from, 'day-weekday') }) : t('{name}：{from}至{until}放假', { name: each.name, from: dateText(each.from, 'day-weekday'), until: dateText(each.until, 'day-weekday') })}
            {each.workdays.length > 0 && t('，{days}上班', { days: each.workdays.map((day) => dateText(day, 'day-weekday')).join('、') })}
          </li>
        ))}
      </ul>
      {one.state === 'draft' && one.doubts.length > 0 && <Alert type="warning" showIcon title={t('请再核对')} description={one.doubts.join('；')} />}
      {one.state === 'draft' && (
        <div className="k-actions">
          {one.mayPublish && <Button type="primary" onClick={() => setStep('publish')}>{t('核对公布')}</Button>}
          {writes && <Button onClick={onEdit}>{t('修改')}</Button>}
          {(writes || one.mayPublish) && <Button onClick={() => setStep('drop')}>{t('作废')}</Button>}
          {!one.mayPublish && <span className="d-quiet">{t('要由另一位同事核对公布')}</span>}
        </div>
      )}
      {step && (
        <ActionDialog
          open name="settle-notice" danger={step === 'drop'} title={step === 'publish' ? t('核对公布') : t('作废')} verb={step === 'publish' ? t('公布') : t('作废')}
          sentence={step === 'publish' ? t('公布后，所有在办件的期限按这份安排重新计算，期限有变化的会告知申请人。') : t('作废后不再使用，记录保留。')}
          onSubmit={() => settle.mutateAsync({ params: { id: one.id }, body: { step, version: one.version, clientId: crypto.randomUUID() } })}
          onDone={onDone} onClose={() => setStep(null)}
        />
      )}
    </article>
  )
}
