import { PageHeading, Panel, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { AccessLog } from './access-log.tsx'
import './register.css'

/** The access log of one file, for the privacy officer, who may read it without opening the file. */
export default function AccessLogPage() {
  const id = useParam('id')
  return (
    <>
      <PageHeading title={t('查阅记录')} />
      <p className="d-sentence">{t('谁在什么时候、以什么岗位、因为什么看过这份档案。本人看到的也是这份记录。')}</p>
      <Panel title={t('查阅经过')}>
        <AccessLog id={id} />
      </Panel>
    </>
  )
}
