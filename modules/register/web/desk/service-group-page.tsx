import { Button, Select } from 'antd'
import { useState } from 'react'
import { DateText, Go, PageHeading, Panel, ProblemAlert, useCall, Waiting } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listServiceGroup, PURPOSES, SERVICE_GROUPS, serviceGroups, type ServiceMark } from '../../contract.ts'
import { optionsOf } from '../names.ts'
import './register.css'

type Kind = ServiceMark['kind']

/** Who is served as one of a group: opens for the service in charge, with a reason that is written down. */
export default function ServiceGroupPage() {
  const [kind, setKind] = useState<Kind>()
  const [purpose, setPurpose] = useState<'visit'>()
  const [after, setAfter] = useState<string>()
  const ready = kind !== undefined && purpose !== undefined
  const query = useCall(
    listServiceGroup, { params: { kind: kind ?? 'elderly' }, query: { purpose: purpose ?? 'visit', ...(after ? { after } : {}) } }, { enabled: ready, staleMs: Infinity },
  )
  return (
    <>
      <PageHeading title={t('服务对象名单')} crumbs={[{ label: t('居民'), to: '/people' }]} />
      <p className="d-sentence">{t('只列出当前岗位负责的服务。每次查看都留下记录，本人可以看到自己的登记并要求终止。')}</p>
      <div className="p-row">
        <label htmlFor="group">{t('哪一类服务')}</label>
        <Select id="group" placeholder={t('请选择')} value={kind} className="p-narrow" options={optionsOf(SERVICE_GROUPS, serviceGroups)} onChange={(next: Kind) => {
          setKind(next)
          setAfter(undefined)
        }} />
        <label htmlFor="why">{t('为什么查看')}</label>
        <Select id="why" placeholder={t('请选择')} value={purpose} className="p-narrow" options={optionsOf(PURPOSES, ['visit', 'case', 'window'])} onChange={(next: 'visit') => setPurpose(next)} />
      </div>
      {!ready ? (
        <p className="d-quiet">{t('选择服务和原因后显示名单。')}</p>
      ) : query.error ? (
        <ProblemAlert error={query.error} />
      ) : !query.data ? (
        <Waiting rows={4} />
      ) : (
        <Panel title={t(SERVICE_GROUPS[kind])} aside={<span className="d-quiet">{t('{n}人', { n: query.data.items.length })}</span>}>
          {query.data.items.length === 0 ? (
            <p className="d-quiet">{t('本辖区现在没有这类服务的登记。')}</p>
          ) : (
            <ul className="p-people">
              {query.data.items.map((p) => (
                <li key={p.id}>
                  <span>
                    <Go to={`/people/${p.personId}`}>{p.name}</Go>
                  </span>
                  <span>{t('{n}岁', { n: p.age })}</span>
                  <span>{p.regionName}</span>
                  <span className="d-quiet">
                    {p.basisTitle}，{t('到')} <DateText value={p.validUntil} />
                  </span>
                </li>
              ))}
            </ul>
          )}
          {query.data.next && (
            <Button className="p-more" onClick={() => setAfter(query.data.next ?? undefined)}>
              {t('下一页')}
            </Button>
          )}
        </Panel>
      )}
    </>
  )
}
