import { Awaiting, Go, PageHeading, Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { CHANNELS, listMessageEvents, NOTICE_KINDS, type EventLine } from '../../contract.ts'
import './messages.css'

/** 消息文字: what messages are about, and where the place says it in its own words. */
export default function TemplatesPage() {
  const query = useCall(listMessageEvents, {})
  return (
    <>
      <PageHeading title={t('消息文字')} />
      <p className="d-sentence">{t('每种消息在每个渠道怎样说，可以改成本地的话。一人起草，另一人批准，到日子生效；随时可以恢复系统原文。')}</p>
      <Awaiting query={query}>
        {({ items }) => (
          <>
            {(Object.keys(NOTICE_KINDS) as (keyof typeof NOTICE_KINDS)[]).map((kind) => {
              const own = items.filter((one) => one.kind === kind && one.to === 'resident')
              return own.length > 0 && <Panel key={kind} title={t('给居民：{kind}', { kind: t(NOTICE_KINDS[kind]) })}><Lines lines={own} /></Panel>
            })}
            <Panel title={t('给工作人员')}><Lines lines={items.filter((one) => one.to === 'staff')} /></Panel>
          </>
        )}
      </Awaiting>
    </>
  )
}

function Lines({ lines }: { lines: EventLine[] }) {
  return (
    <table className="d-table">
      <thead><tr><th scope="col">{t('消息')}</th><th scope="col">{t('改成本地的话')}</th><th scope="col">{t('待批准')}</th></tr></thead>
      <tbody>
        {lines.map((one) => (
          <tr key={one.code}>
            <th scope="row"><Go to={`/messages/templates/${one.code}`}>{one.title}</Go></th>
            <td>{one.adapted.length ? one.adapted.map((channel) => t(CHANNELS[channel])).join('、') : <span className="d-quiet">{t('系统原文')}</span>}</td>
            <td>{one.drafts > 0 ? t('{n}份', { n: one.drafts }) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
