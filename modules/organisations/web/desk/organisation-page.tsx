import { Button, Tag } from 'antd'
import { useState } from 'react'
import {
  Awaiting, DateText, DetailPage, Facts, Go, Panel, Timeline, dateText, useAbility, useCall, useGo, useParam, type DetailAction,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { RECORD_KINDS, getOrganisation, kindOf, listOrganisationChanges, termState, type Organisation, type OrganisationKind } from '../../contract.ts'
import { CloseDialog, EndSeatDialog, RecordDialog, SeatDialog, TermDialog } from './organisation-dialogs.tsx'
import { Recipients } from './recipients.tsx'
import { useKinds } from './use-own-place.ts'
import { changeText, deedText, factText, termText } from './words.ts'
import './organisations.css'

type Seat = Organisation['seats'][number]
type Dialog = 'seat' | 'term' | 'record' | 'close'

/** One organisation: who sits in it, its term, its papers, and what was changed. */
export default function OrganisationPage() {
  const id = useParam('id')
  const query = useCall(getOrganisation, { params: { id } })
  const { kinds, ready } = useKinds()
  return <Awaiting query={query}>{(file) => (ready ? <Opened file={file} kind={kindOf(kinds, file.kind)} /> : null)}</Awaiting>
}

function Opened({ file, kind }: { file: Organisation; kind: OrganisationKind | undefined }) {
  const [open, setOpen] = useState<Dialog | null>(null)
  const [ending, setEnding] = useState<Seat | null>(null)
  const go = useGo()
  const today = dayOf(new Date())
  const keeps = file.abilities.includes('keep')
  const closed = file.validUntil !== null && file.validUntil <= today
  const sitting = file.seats.filter((seat) => seat.validFrom <= today && (!seat.validUntil || seat.validUntil > today))
  const former = file.seats.filter((seat) => !sitting.includes(seat))
  const contractUntil = typeof file.facts['contractUntil'] === 'string' ? file.facts['contractUntil'] : ''
  const lead = sitting.find((seat) => seat.lead)
  const actions: DetailAction[] = keeps
    ? [
        { key: 'seat', label: t('登记任职'), primary: true, onChoose: () => setOpen('seat') },
        ...(kind?.terms ? [{ key: 'term', label: t('登记换届'), onChoose: () => setOpen('term') }] : []),
        { key: 'record', label: t('添加资料'), onChoose: () => setOpen('record') },
        { key: 'edit', label: t('修改档案'), onChoose: () => go(`/organisations/${file.id}/edit`) },
        { key: 'close', label: t('撤销或合并'), danger: true, onChoose: () => setOpen('close') },
      ]
    : []
  return (
    <DetailPage
      title={file.name}
      crumbs={[{ label: t('组织'), to: '/organisations' }]}
      state={
        closed ? <Tag>{t('{day}撤销', { day: dateText(file.validUntil!) })}</Tag>
          : file.termState === 'past' ? <Tag color="error">{t('届期已满')}</Tag>
            : file.termState === 'due' ? <Tag color="warning">{t('即将届满')}</Tag>
              : contractUntil && termState(contractUntil, today) !== 'running' ? <Tag color="warning">{termState(contractUntil, today) === 'past' ? t('合同已到期') : t('合同{day}到期', { day: dateText(contractUntil) })}</Tag>
                : undefined
      }
      sentence={[
        t('{place}的{kind}', { place: file.regionName, kind: t(file.kindTitle) }),
        closed ? (file.mergedInto ? t('已并入{name}', { name: file.mergedInto.name }) : t('已撤销：{why}', { why: file.closedBecause })) : lead ? t('{role}{name}', { role: lead.roleTitle, name: lead.name }) : t('还没有登记负责人'),
        ...(kind?.terms && !closed ? [termText(file.termState, file.terms[0]?.validUntil ?? null)] : []),
      ].join('，') + '。'}
      actions={actions}
      {...(closed ? { noActions: t('已撤销的组织只能查看。') } : !keeps ? { noActions: t('这份档案由社区或街道负责的同事维护。') } : {})}
      facts={
        <>
          <Panel title={t('基本情况')}>
            <Facts
              facts={[
                { label: t('所在地'), value: <Go to={`/regions/${file.region}`}>{file.regionName}</Go> },
                { label: t('类型'), value: t(file.kindTitle) },
                { label: t('办公电话'), value: file.phone },
                { label: t('地址'), value: file.address },
                { label: t('开放时间'), value: file.opens },
                file.uscc !== null && { label: t('统一社会信用代码'), value: file.uscc },
                { label: t('成立（进驻）'), value: <DateText value={file.validFrom} /> },
                file.formerNames.length > 0 && { label: t('曾用名'), value: file.formerNames.join('、') },
                file.parent !== null && { label: t('所属组织'), value: <Go to={`/organisations/${file.parent.id}`}>{file.parent.name}</Go> },
                file.mergedInto !== null && { label: t('并入'), value: <Go to={`/organisations/${file.mergedInto.id}`}>{file.mergedInto.name}</Go> },
              ]}
            />
          </Panel>
          {kind && kind.facts.length > 0 && (
            <Panel title={t('档案内容')}>
              <Facts facts={kind.facts.map((field) => ({ label: t(field.label), value: factText(field, file.facts[field.code]) && <span className="o-text">{factText(field, file.facts[field.code])}</span> }))} />
            </Panel>
          )}
        </>
      }
    >
      <Panel title={t('成员和职务')} aside={<span className="d-quiet">{t('现任{n}人', { n: new Set(sitting.map((seat) => seat.personId ?? seat.name)).size })}</span>}>
        {sitting.length === 0 ? <p className="d-quiet">{t('还没有登记成员。')}</p> : <Seats seats={sitting} {...(keeps ? { onEnd: setEnding } : {})} />}
        {former.length > 0 && (
          <details>
            <summary>{t('往届和已离任（{n}）', { n: former.length })}</summary>
            <Seats seats={former} past />
          </details>
        )}
      </Panel>
      {kind?.terms && (
        <Panel title={t('届期')}>
          {file.terms.length === 0 ? (
            <p className="d-quiet">{t('还没有登记届期。登记后，届满前半年会提醒。')}</p>
          ) : (
            <ul className="o-lines">
              {file.terms.map((term, index) => (
                <li key={term.id} className={index > 0 ? 'o-past' : undefined}>
                  <span className="o-name">{t('第{n}届', { n: term.nth })}</span>
                  <span>
                    <DateText value={term.validFrom} /> {t('至')} <DateText value={term.validUntil} />
                  </span>
                  {term.basis && <span className="d-quiet">{term.basis}</span>}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      )}
      {(kind?.group === 'teams' || kind?.code === 'professional') && <Recipients file={file} />}
      {file.parts.length > 0 && (
        <Panel title={t('下设组织')}>
          <ul className="o-lines">
            {file.parts.map((part) => (
              <li key={part.id}>
                <Go to={`/organisations/${part.id}`}>{part.name}</Go>
                <span className="d-quiet">{t(part.kindTitle)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('会议和资料')}>
        {file.records.length === 0 ? <p className="d-quiet">{t('还没有会议、决议或依据文件。')}</p> : <Records file={file} />}
      </Panel>
      <Panel title={t('变更记录')}>
        <Changes id={file.id} />
      </Panel>
      {kind && <SeatDialog file={file} kind={kind} open={open === 'seat'} onClose={() => setOpen(null)} />}
      <TermDialog file={file} open={open === 'term'} onClose={() => setOpen(null)} />
      <RecordDialog file={file} open={open === 'record'} onClose={() => setOpen(null)} />
      <CloseDialog file={file} open={open === 'close'} onClose={() => setOpen(null)} />
      <EndSeatDialog file={file} seat={ending} onClose={() => setEnding(null)} />
    </DetailPage>
  )
}

function Seats({ seats, past, onEnd }: { seats: readonly Seat[]; past?: boolean; onEnd?: (seat: Seat) => void }) {
  const files = useAbility('register.open')
  return (
    <ul className="o-lines">
      {seats.map((seat) => (
        <li key={seat.id} className={past ? 'o-past' : undefined}>
          <span className="o-role">{t(seat.roleTitle)}</span>
          <span className="o-name">{seat.personId && files ? <Go to={`/people/${seat.personId}`}>{seat.name}</Go> : seat.name}</span>
          {seat.postedBy && <Tag>{t('{who}派驻', { who: seat.postedBy })}</Tag>}
          <span className="d-quiet">
            {seat.validUntil ? (
              <>
                <DateText value={seat.validFrom} /> {t('至')} <DateText value={seat.validUntil} />
              </>
            ) : (
              t('{day}起', { day: dateText(seat.validFrom) })
            )}
            {seat.basis && ` · ${seat.basis}`}
          </span>
          {onEnd && (
            <span className="o-end">
              <Button size="small" aria-label={t('{name}离任', { name: seat.name })} onClick={() => onEnd(seat)}>
                {t('离任')}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Records({ file }: { file: Organisation }) {
  return (
    <ul className="o-lines">
      {file.records.map((record) => (
        <li key={record.id}>
          <Tag>{t(RECORD_KINDS[record.kind])}</Tag>
          <strong>{record.title}</strong>
          <DateText value={record.onDay} />
          {record.organisationId !== file.id && <Go to={`/organisations/${record.organisationId}`}>{record.organisationName}</Go>}
          {record.aboutId && record.aboutId !== file.id && (
            <span>
              {t('涉及')} <Go to={`/organisations/${record.aboutId}`}>{record.aboutName}</Go>
            </span>
          )}
          {record.caseId && <Go to={`/cases/${record.caseId}`}>{t('办件{number}', { number: record.caseNumber })}</Go>}
          {(record.note || record.archive) && <span className="d-quiet o-text">{[record.note, record.archive && t('存放：{where}', { where: record.archive })].filter(Boolean).join('。')}</span>}
        </li>
      ))}
    </ul>
  )
}

function Changes({ id }: { id: string }) {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  return (
    <>
      {cursors.map((after, index) => (
        <ChangesPart key={after ?? ''} id={id} after={after} {...(index === cursors.length - 1 ? { onMore: (next: string) => setCursors([...cursors, next]) } : {})} />
      ))}
    </>
  )
}

function ChangesPart({ id, after, onMore }: { id: string; after: string | undefined; onMore?: (next: string) => void }) {
  const query = useCall(listOrganisationChanges, { params: { id }, query: after ? { after } : {} })
  return (
    <Awaiting query={query} inside>
      {({ items, next }) => (
        <>
          <Timeline
            entries={items.map((row) => ({
              id: row.id, title: deedText(row.deed), at: row.at, by: row.byName,
              body: [changeText(row.before, row.after), row.reason && t('原因：{reason}', { reason: row.reason })].filter(Boolean).join('。'),
            }))}
          />
          {next && onMore && <Button onClick={() => onMore(next)}>{t('更早的记录')}</Button>}
        </>
      )}
    </Awaiting>
  )
}
