import { Button, Modal } from 'antd'
import { useState } from 'react'
import { t } from '../../../../platform/web/text.ts'

/** A first password, shown once. It closes only by the button, so that a stray click does not lose it. */
export function FirstSecret({ name, secret, onClose }: { name: string; secret: string | null; onClose: () => void }) {
  const [copied, setCopied] = useState(false)
  return (
    <Modal
      open={secret !== null}
      title={t('{name}的初始密码', { name })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      afterClose={() => setCopied(false)}
      footer={[
        <Button
          key="copy"
          onClick={() => {
            void navigator.clipboard?.writeText(secret ?? '').then(() => setCopied(true))
          }}
        >
          {copied ? t('已复制') : t('复制')}
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          {t('已转告本人')}
        </Button>,
      ]}
    >
      <p>{t('密码只显示这一次，请当面或电话告诉本人。第一次登录时要换成自己的密码。')}</p>
      <p className="a-secret">{secret}</p>
    </Modal>
  )
}
