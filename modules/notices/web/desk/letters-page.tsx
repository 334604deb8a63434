import { PrinterOutlined } from '@ant-design/icons'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, deskFile, EmptyList, PageHeading, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { handOutLetters, listLetters, printLetters } from '../../contract.ts'
import './messages.css'

/** 待送信件: letters for those who want paper, printed together and marked as handed out. */
export default function LettersPage() {
  const query = useCall(listLetters, {})
  const { message } = App.useApp()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [handing, setHanding] = useState(false)
  const handOut = useMutate(handOutLetters, { touches: [listLetters] })
  return (
    <>
      <PageHeading title={t('待送信件')} />
      <p className="d-sentence">{t('没有手机、希望收纸质信件的居民，消息在这里打印，送到以后标记。')}</p>
      <Awaiting query={query}>
        {({ items, more }) => {
          const chosen = items.filter((one) => !left.has(one.id)).map((one) => one.id)
          const print = async () => {
            setBusy(true)
            try {
              const url = URL.createObjectURL(await deskFile(printLetters, { body: { ids: chosen } }))
              window.open(url, '_blank', 'noopener')
              setTimeout(() => URL.revokeObjectURL(url), 60_000)
            } catch (fault) {
              void message.error(fault instanceof Error ? fault.message : t('文件没有取到，请再试一次'))
            } finally {
              setBusy(false)
            }
          }
          if (!items.length) return <EmptyList why={t('没有要送的信件')} todo={t('居民选了“纸质信件”以后，给他的消息会出现在这里。')} />
          return (
            <>
              <p className="n-tools">
                <Button type="primary" icon={<PrinterOutlined aria-hidden />} loading={busy} disabled={!chosen.length} onClick={() => void print()}>{t('打印{n}封', { n: chosen.length })}</Button>
                <Button disabled={!chosen.length} onClick={() => setHanding(true)}>{t('标记已送到')}</Button>
              </p>
              <ul className="n-letters">
                {items.map((one) => (
                  <li key={one.id}>
                    <Checkbox checked={!left.has(one.id)} onChange={({ target }) => {
                      const next = new Set(left)
                      if (target.checked) next.delete(one.id)
                      else next.add(one.id)
                      setLeft(next)
                    }}>{t('{name}：{event}', { name: one.name, event: one.event })}</Checkbox>
                    <span className="d-quiet">{one.regionName} <DateText value={one.createdAt} /></span>
                  </li>
                ))}
              </ul>
              {more && <p className="d-quiet">{t('还有更多，送完这些再看。')}</p>}
              {handing && <ActionDialog open name="hand-out" title={t('标记已送到')} verb={t('已送到')} sentence={t('{n}封信已经送到居民手里。标记以后不再出现在这里。', { n: chosen.length })}
                onSubmit={() => handOut.mutateAsync({ body: { ids: chosen } as never })} onClose={() => setHanding(false)} />}
            </>
          )
        }}
      </Awaiting>
    </>
  )
}
