import { Tag } from 'antd'
import { useRef, useState } from 'react'
import {
  Awaiting, dateText, deskCall, DetailPage, Facts, Go, MaskedValue, PageHeading, Panel, problemOf, PurposeDialog, SubjectCards, useAbility, useCall, useGo, useParam, useSearchState,
  type DetailAction, type Purpose,
} from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPerson, unmaskPerson, type Person } from '../../contract.ts'
import { relationName } from '../../relations.ts'
import { idKindName, languageName, sexName, stateName, tieName } from '../names.ts'
import { AccessLog } from './access-log.tsx'
import { CareContracts, ServiceMarks } from './care-panels.tsx'
import { ChangeHistory } from './change-history.tsx'
import { EditPersonDialog } from './edit-person-dialog.tsx'
import { EventLines } from './events/event-lines.tsx'
import { MoveInDialog, MoveOutDialog } from './move-dialogs.tsx'
import { asQuery, filePurposes, useFilePurpose } from './purpose.ts'
import { RepresentativeDialog, Representatives } from './representatives.tsx'
import { TieLines } from './tie-lines.tsx'
import './register.css'

/** One person's file. It opens only for a purpose, which the server writes down and the person can read. */
export default function PersonPage() {
  const id = useParam('id')
  const [search] = useSearchState()
  const [purpose, state] = useFilePurpose(id, search)
  const stated = useRef(false)
  if (!purpose) {
    return (
      <>
        <PageHeading title={t('居民档案')} crumbs={[{ label: t('居民'), to: '/people' }]} />
        <p className="d-quiet">{t('打开档案前要写明原因。')}</p>
        <PurposeDialog
          open
          what={t('居民档案')}
          kinds={filePurposes()}
          noteOptional
          onConfirm={async (given) => {
            stated.current = true
            state(given)
          }}
          onClose={() => !stated.current && window.history.back()}
        />
      </>
    )
  }
  return <OpenFile id={id} purpose={purpose} restate={state} />
}

function OpenFile({ id, purpose, restate }: { id: string; purpose: Purpose; restate: (purpose: Purpose) => void }) {
  // Every asking is an opening in the log: the file is asked again only after a change, not when the window comes to the front.
  const query = useCall(getPerson, { params: { id }, query: asQuery(purpose) }, { staleMs: Infinity })
  const [asking, setAsking] = useState(true)
  // A small child's file asks for the number of the case or visit: the same question again, with the number required.
  if (query.error && problemOf(query.error).code === 'register.minor_ref_needed') {
    return (
      <>
        <PageHeading title={t('居民档案')} crumbs={[{ label: t('居民'), to: '/people' }]} />
        <p className="d-quiet">{t('这是不满14周岁的孩子，查看要写明办件、走访或更正的编号。')}</p>
        <PurposeDialog
          open={asking}
          what={t('孩子的档案')}
          kinds={filePurposes()}
          onConfirm={async (given) => {
            setAsking(false)
            restate(given)
          }}
          onClose={() => window.history.back()}
        />
      </>
    )
  }
  return <Awaiting query={query}>{(person) => <File person={person} purpose={purpose} />}</Awaiting>
}

type Dialog = 'edit' | 'in' | 'out' | 'representative'

function File({ person, purpose }: { person: Person; purpose: Purpose }) {
  const keeps = useAbility('register.keep')
  const unmasks = useAbility('register.unmask')
  const readsLog = useAbility('register.read_access_log')
  const go = useGo()
  const [open, setOpen] = useState<Dialog | null>(null)
  const today = dayOf(new Date())
  const close = () => setOpen(null)
  const home = person.ties.find((tie) => tie.kind === 'living' && !tie.validUntil)
  const current = person.ties.filter((tie) => !tie.validUntil)
  const why = filePurposes().find((each) => each.value === purpose.kind)?.label ?? ''
  const actions: DetailAction[] =
    keeps && person.state !== 'merged'
      ? [
          { key: 'edit', label: t('修改信息'), onChoose: () => setOpen('edit') },
          { key: 'in', label: t('登记迁入'), onChoose: () => setOpen('in'), ...(person.state === 'died' ? { blocked: t('已故人员不能迁入') } : {}) },
          { key: 'out', label: t('登记迁出'), onChoose: () => setOpen('out'), ...(current.length === 0 ? { blocked: t('没有现在的户籍或居住登记') } : {}) },
          ...(person.state === 'present'
            ? [
                { key: 'marriage', label: t('结婚合户'), seldom: true, onChoose: () => go(`/household-events/new/marriage?person=${person.id}`) },
                { key: 'transfer', label: t('迁出本旗区'), seldom: true, onChoose: () => go(`/household-events/new/transfer_out?person=${person.id}`) },
              ]
            : []),
          { key: 'representative', label: t('登记代理或照料'), onChoose: () => setOpen('representative') },
          ...(person.state === 'died' ? [] : [{ key: 'death', label: t('登记死亡'), danger: true, onChoose: () => go(`/household-events/new/death?person=${person.id}`) }]),
        ]
      : []
  const reveal = (field: 'idNumber' | 'phone') => async (reason: Purpose) =>
    (await deskCall(unmaskPerson, { params: { id: person.id }, body: { field, ...asQuery(reason) } })).value ?? t('未登记')
  return (
    <DetailPage
      title={person.name}
      crumbs={[{ label: t('居民'), to: '/people' }]}
      state={
        <>
          <Tag color={person.state === 'present' ? 'success' : 'default'}>{stateName(person.state)}</Tag>
          <span className="d-quiet">{purpose.note ? t('本次查看：{why}，{note}', { why, note: purpose.note }) : t('本次查看：{why}', { why })}</span>
        </>
      }
      sentence={[
        t('{sex}，{age}岁', { sex: sexName(person.sex), age: person.age }),
        home
          ? t('现住{address}（{from}起）', { address: home.address || home.elsewhere || home.regionName, from: dateText(home.validFrom) })
          : t('没有登记现住址'),
      ].join('，') + '。'}
      actions={actions}
      noActions={t('当前岗位可以查看这份档案，不能修改。')}
      facts={
        <>
          <Panel title={t('基本信息')}>
            <Facts
              facts={[
                { label: t('姓名'), value: person.name },
                { label: t('性别'), value: sexName(person.sex) },
                { label: t('出生日期'), value: dateText(person.bornOn) },
                person.diedOn !== null && { label: t('去世日期'), value: dateText(person.diedOn) },
                { label: t('证件类型'), value: idKindName(person.idKind) },
                {
                  label: t('证件号码'),
                  value: <MaskedValue label={t('证件号码')} masked={person.idNumberMasked} purpose={purpose} {...(unmasks ? { reveal: reveal('idNumber') } : {})} />,
                },
                { label: t('电话'), value: <MaskedValue label={t('电话')} masked={person.phoneMasked} purpose={purpose} {...(unmasks ? { reveal: reveal('phone') } : {})} /> },
                { label: t('服务语言'), value: languageName(person.language) },
                { label: t('所在地'), value: person.regionName },
              ]}
            />
          </Panel>
          <Members person={person} />
        </>
      }
    >
      <Panel title={t('户籍、居住、照料')}>
        <TieLines ties={person.ties} today={today} />
      </Panel>
      <Panel title={t('谁可以代办、谁在照料')}>
        <Representatives person={person} keeps={keeps} today={today} />
      </Panel>
      {keeps && <CareContracts person={person} today={today} />}
      {keeps && <ServiceMarks person={person} today={today} />}
      <Panel title={t('人口变动')}>
        <EventLines person={person.id} />
      </Panel>
      <SubjectCards kind="person" props={{ person }} />
      {keeps && (
        <Panel title={t('变更记录')}>
          <ChangeHistory id={person.id} />
        </Panel>
      )}
      {readsLog && (
        <Panel title={t('查阅记录')}>
          <AccessLog id={person.id} />
        </Panel>
      )}
      <EditPersonDialog person={person} open={open === 'edit'} onClose={close} />
      <MoveInDialog person={person} today={today} open={open === 'in'} onClose={close} />
      <MoveOutDialog person={person} today={today} open={open === 'out'} onClose={close} />
      <RepresentativeDialog person={person} today={today} open={open === 'representative'} onClose={close} />
    </DetailPage>
  )
}

function Members({ person }: { person: Person }) {
  const { household } = person
  return (
    <Panel title={t('家庭成员')} aside={household && <Go to={`/households/${household.id}`}>{t('查看本户')}</Go>}>
      {household === null ? (
        <p className="d-quiet">{t('没有登记在任何一户。')}</p>
      ) : (
        <ul className="p-people">
          {[...new Map(household.members.map((m) => [m.personId, m])).values()].map((member) => (
            <li key={member.personId}>
              <span>{member.personId === person.id ? member.name : <Go to={`/people/${member.personId}`}>{member.name}</Go>}</span>
              <span>{relationName(member.relation)}</span>
              <span className="d-quiet">{household.members.filter((m) => m.personId === member.personId).map((m) => tieName(m.kind)).join('、')}</span>
              {member.personId === person.id && <span className="d-quiet">{t('本人')}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
