import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { listHotTopics, sendTopic, type HotTopic } from '../../contract.ts'

/** One step from a topic to a proposal for deliberation; a note may be added. */
export function SendTopic({ region, topic, days, onSent }: { region: string; topic: HotTopic; days: number; onSent: () => void }) {
  const [open, setOpen] = useState(false)
  const send = useMutate(sendTopic, { touches: [listHotTopics] })
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{t('提交议事')}</Button>
      {open && (
        <ActionDialog<{ note?: string }>
          open name="send-topic" title={t('提交议事协商')} verb={t('提交')}
          sentence={t('“{title}”近{days}天有{n}件。只带件数，不带任何人的信息。', { title: topic.title, days, n: topic.n })}
          onSubmit={({ note }) => send.mutateAsync({ body: { region, matterCode: topic.matterCode, days, note: note ?? '', clientId: crypto.randomUUID() } })}
          onDone={onSent} onClose={() => setOpen(false)}
        >
          <Form.Item name="note" label={t('补充说明')}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} placeholder={t('例如：建议一起商量充电桩装在哪里')} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
