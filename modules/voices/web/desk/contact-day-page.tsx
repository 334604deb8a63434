import { Button, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Go, newClientId, Panel, useAbility, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { addWalkIn, cancelContactDay, CONTACT_ROLES, DAY_STATES, getContactDay, listContactDays, makeVisitCase, noteVisit, VISIT_STATES, type Visit } from '../../contract.ts'

const ISSUES = { help: '求助', complaint: '投诉', suggestion: '建议', consultation: '咨询', report: '举报' }

/** One contact day: who booked, who came, and what became of each issue. */
export default function ContactDayPage() {
  const id = useParam('id')
  const query = useCall(getContactDay, { params: { id } })
  const files = useAbility('cases.submit')
  const [dialog, setDialog] = useState<'walk-in' | 'cancel' | { what: 'came' | 'absent' | 'case'; one: Visit } | null>(null)
  const touches = [getContactDay, listContactDays]
  const [walk, cancel, note, file] = [useMutate(addWalkIn, { touches }), useMutate(cancelContactDay, { touches }), useMutate(noteVisit, { touches }), useMutate(makeVisitCase, { touches })]
  const close = () => setDialog(null)
  return (
    <Awaiting query={query}>
      {({ day, visits }) => {
        const today = dayOf(new Date())
        const begun = day.on <= today
        return (
          <DetailPage
            title={t('{name}接待日', { name: day.name })}
            crumbs={[{ label: t('接待日'), to: '/voices/contacts' }]}
            sentence={t('{day} {from}—{until}，{venue}', { day: dateText(day.on), from: day.from, until: day.until, venue: day.venue }) + (day.because && t('。已取消：{why}', { why: day.because }))}
            state={t(DAY_STATES[day.state])}
            actions={day.state === 'cancelled' ? [] : [
              { key: 'walk', label: t('登记来访'), primary: begun, onChoose: () => setDialog('walk-in'), ...(begun ? {} : { blocked: t('到了那天再登记') }) },
              ...(day.on >= today ? [{ key: 'cancel', label: t('取消接待日'), danger: true, onChoose: () => setDialog('cancel') }] : []),
            ]}
            noActions={t('已取消，预约的人都收到了通知。')}
            facts={<Panel title={t('接待')}><Facts facts={[{ label: t('身份'), value: t(CONTACT_ROLES[day.role]) }, { label: t('单位'), value: day.body }, { label: t('谈什么'), value: day.about || '—' }, { label: t('预约'), value: `${day.booked}/${day.capacity}` }]} /></Panel>}
          >
            <Panel title={t('来访')}>
              {visits.length === 0 && <p className="d-quiet">{t('还没有人预约或来访。')}</p>}
              <ul className="vo-lines">
                {visits.map((one) => (
                  <li key={one.id}>
                    <div className="vo-head">
                      <strong>{one.name || t('没有留姓名')}</strong><span className="d-quiet">{one.walkIn ? t('直接来访') : t(VISIT_STATES[one.state])}</span>
                      {one.caseId && <span>{t('办件')} <Go to={`/cases/${one.caseId}`}>{one.caseNumber}</Go></span>}
                      <span className="vo-end"><Space>
                        {one.state === 'booked' && begun && <><Button size="small" onClick={() => setDialog({ what: 'came', one })}>{t('来了')}</Button><Button size="small" onClick={() => setDialog({ what: 'absent', one })}>{t('没来')}</Button></>}
                        {files && !one.caseId && (one.state === 'came' || one.state === 'booked') && begun && <Button size="small" type={one.state === 'came' ? 'primary' : 'default'} onClick={() => setDialog({ what: 'case', one })}>{t('转成办件')}</Button>}
                      </Space></span>
                    </div>
                    {one.issue && <span className="vo-cell">{one.issue}</span>}
                  </li>
                ))}
              </ul>
            </Panel>
            {dialog === 'walk-in' && (
              <ActionDialog<{ name?: string; issue: string }> open name="walk-in" title={t('登记来访')} verb={t('登记')} onClose={close}
                onSubmit={({ name, issue }) => walk.mutateAsync({ params: { id }, body: { name: name ?? '', issue, clientId: newClientId() } })}>
                <Form.Item name="issue" label={t('来意')} rules={[{ required: true, message: t('请写明来意') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>
                <Form.Item name="name" label={t('姓名')} extra={t('本人愿意才填。')}><Input maxLength={50} /></Form.Item>
              </ActionDialog>
            )}
            {dialog === 'cancel' && <ActionDialog<{ reason: string }> open name="cancel-day" danger title={t('取消接待日')} verb={t('取消接待日')} sentence={t('预约的人会收到通知。')} reason={{ max: 200 }} onClose={close}
              onSubmit={({ reason }) => cancel.mutateAsync({ params: { id }, body: { reason, version: day.version, clientId: newClientId() } })} />}
            {dialog !== null && typeof dialog === 'object' && dialog.what !== 'case' && (
              <ActionDialog<{ issue?: string }> open name="note-visit" title={dialog.what === 'came' ? t('来了') : t('没来')} verb={t('记下')} initial={{ issue: dialog.one.issue }} onClose={close}
                onSubmit={({ issue }) => note.mutateAsync({ params: { id: dialog.one.id }, body: { state: dialog.what as 'came', issue: issue ?? '', version: dialog.one.version, clientId: newClientId() } })}>
                {dialog.what === 'came' && <Form.Item name="issue" label={t('来意')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>}
              </ActionDialog>
            )}
            {dialog !== null && typeof dialog === 'object' && dialog.what === 'case' && (
              <ActionDialog<{ kind: 'help'; content: string; placeText?: string; contactPhone?: string }> open name="visit-case" as="drawer" title={t('转成办件')} verb={t('转成办件')} sentence={t('转成居民诉求，按时限办理，来访人凭办件编号查进度。')}
                initial={{ kind: 'help', content: dialog.one.issue }} onClose={close}
                onSubmit={({ kind, content, placeText, contactPhone }) => file.mutateAsync({ params: { id: dialog.one.id }, body: { kind, content, placeText: placeText ?? '', ...(contactPhone ? { contactPhone } : {}), version: dialog.one.version, clientId: newClientId() } })}>
                <Form.Item name="kind" label={t('种类')}><Select options={Object.entries(ISSUES).map(([value, label]) => ({ value, label: t(label) }))} /></Form.Item>
                <Form.Item name="content" label={t('诉求')} rules={[{ required: true, min: 5, message: t('请写明诉求，至少5个字') }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 4 }} /></Form.Item>
                <Form.Item name="placeText" label={t('发生在哪里')}><Input maxLength={100} /></Form.Item>
                <Form.Item name="contactPhone" label={t('联系电话')}><Input maxLength={20} inputMode="tel" /></Form.Item>
              </ActionDialog>
            )}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}
