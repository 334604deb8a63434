import { Button, Input, Modal, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { Awaiting, dateText, ProblemAlert, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { createDutyFeed, listDutyFeeds, revokeDutyFeed } from '../../contract.ts'

/** Secret addresses for calendar programs: made, shown once, revoked. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const feeds = useCall(listDutyFeeds, {})
  const create = useMutate(createDutyFeed, { touches: [listDutyFeeds] })
  const revoke = useMutate(revokeDutyFeed, { touches: [listDutyFeeds] })
  const [url, setUrl] = useState('')
  const [copied, setCopied] = useState(false)
  const make = async () => {
    setCopied(false)
    setUrl((await create.mutateAsync({ body: {} as never })).url)
  }
  const copy = () => void navigator.clipboard.writeText(url).then(() => setCopied(true), () => setCopied(false))
  return (
    <Modal open title={t('订阅到手机日历')} footer={<Button onClick={onClose}>{t('关闭')}</Button>} onCancel={onClose}>
      <p>{t('手机或电脑的日历软件可以按地址订阅责任日历，到期日和提醒自动更新。知道地址的人都能看到标题和日期，请不要转发；不用了随时停用。')}</p>
      <ProblemAlert error={create.error ?? revoke.error} />
      {url === '' ? <Button type="primary" loading={create.isPending} onClick={() => void make().catch(() => {})}>{t('生成订阅地址')}</Button> : (
        <>
          <label htmlFor="duty-feed">{t('订阅地址（只显示这一次）')}</label>
          <Space.Compact style={{ width: '100%' }}>
            <Input id="duty-feed" readOnly value={url} onFocus={(event) => event.target.select()} /><Button onClick={copy}>{copied ? t('已复制') : t('复制')}</Button>
          </Space.Compact>
          <p className="d-quiet">{t('在日历软件里选择“添加订阅日历”，粘贴这个地址。')}</p>
        </>
      )}
      <Awaiting query={feeds} inside>
        {({ items }) => items.length === 0 ? <p className="d-quiet">{t('还没有订阅地址。')}</p> : (
          <ul className="dut-lines">
            {items.map((one) => (
              <li key={one.id}>
                <span>{one.postTitle}</span>
                <div>{one.regionName}<p className="d-quiet">{t('{made}生成，{read}', { made: dateText(one.madeAt), read: one.readAt ? t('最近读取{at}', { at: dateText(one.readAt, 'time') }) : t('还没有被读取') })}</p></div>
                <Popconfirm title={t('停用这个地址？')} okText={t('停用')} cancelText={t('取消')} onConfirm={() => revoke.mutateAsync({ params: { id: one.id } }).then(() => setUrl(''), () => {})}><Button size="small">{t('停用')}</Button></Popconfirm>
              </li>
            ))}
          </ul>
        )}
      </Awaiting>
    </Modal>
  )
}
