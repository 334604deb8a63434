import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useSyncExternalStore } from 'react'
import { closeGate, gate, passGate } from '../../platform/web/desk/index.ts'
import { t } from '../../platform/web/text.ts'
import { useSession, whoAmI } from './session.tsx'
import { SignInForm } from './sign-in.tsx'

/** Over the page when the session has ended: the same person goes on where they were; anyone else starts afresh and sees nothing of it. */
export function SignInAgain() {
  const { me, signOut } = useSession()
  const client = useQueryClient()
  const shut = useSyncExternalStore(gate.subscribe, gate.isShut)
  const back = async () => {
    const now = await whoAmI()
    if (now.account.id !== me.account.id) {
      closeGate()
      client.clear()
      location.assign(import.meta.env.BASE_URL)
      return
    }
    client.setQueryData(['me'], now)
    passGate()
    await client.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
  }
  return (
    <Modal
      open={shut}
      title={t('登录已过期')}
      footer={null}
      width={400}
      destroyOnHidden
      keyboard={false}
      mask={{ closable: false }}
      closable={false}
      zIndex={2000}
    >
      <p className="d-sentence-small">{t('{name}，离开时间较长，请重新登录。页面上填写的内容都还在。', { name: me.account.name })}</p>
      <SignInForm name="sign-in-again" fixed onSignedIn={() => void back()} />
      <p className="s-hint">
        <button
          type="button"
          className="s-plain"
          onClick={() => {
            closeGate()
            void signOut().catch(() => {})
          }}
        >
          {t('不是我，退出并清除本页')}
        </button>
      </p>
    </Modal>
  )
}
