import { useBlocker } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { t } from '../text.ts'

/** Asks before unsaved work is left, by a link, by going back or by closing the tab. `when` is true while there is something to lose. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const block = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  })
  if (block.status !== 'blocked') return null
  return (
    <Modal
      open
      title={t('有内容还没有保存')}
      onCancel={block.reset}
      footer={[
        <Button key="leave" danger onClick={block.proceed}>
          {t('不保存，离开')}
        </Button>,
        <Button key="stay" type="primary" onClick={block.reset} autoFocus>
          {t('留在本页')}
        </Button>,
      ]}
    >
      {t('现在离开，本页填写的内容会丢失。')}
    </Modal>
  )
}
