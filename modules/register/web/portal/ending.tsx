import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDate } from '../../../../platform/web/format.ts'
import { AskedButton } from '../../../../platform/web/kit/asked-button.tsx'
import { Actions, CardList, Notice, Section } from '../../../../platform/web/kit/index.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { endCareContract, endServiceMark, SERVICE_GROUPS, type ServiceGroup } from '../../contract.ts'

interface Props {
  contracts: readonly { id: string; name: string; until: string }[]
  marks: readonly { id: string; kind: ServiceGroup; purpose: string; until: string }[]
}

/** What one may end oneself: the contract with a family doctor’s team, and a service that rests on one's own request. */
export function Ending({ contracts, marks }: Props) {
  const t = useT()
  const [ended, setEnded] = useState<readonly string[]>([])
  const [busy, setBusy] = useState('')
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  const end = async (id: string, deed: () => Promise<unknown>, words: string) => {
    if (busy) return
    setBusy(id)
    setSaid(undefined)
    try {
      await deed()
      setEnded([...ended, id])
      setSaid({ kind: 'done', words })
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof Error ? fault.message : t('没有办成，请再试一次') })
    } finally {
      setBusy('')
    }
  }
  const body = { reason: '本人在网上终止' }
  const lines = [
    ...contracts.map(({ id, name, until }) => ({
      id, title: t('家庭医生签约：{name}', { name }), until, label: t('终止签约'), question: t('终止和{name}的签约吗？', { name }), text: '',
      after: t('立即生效。以后要签约，可以再联系签约机构或社区。'), done: t('签约已终止'), send: () => call(endCareContract, { params: { id }, body }),
    })),
    ...marks.map(({ id, kind, purpose, until }) => ({
      id, title: t(SERVICE_GROUPS[kind]), until, label: t('终止服务'), question: t('终止“{name}”的服务登记吗？', { name: t(SERVICE_GROUPS[kind]) }), text: purpose,
      after: t('立即生效，不再为此使用您的信息。以后还需要，可以再向社区提出。'), done: t('服务登记已终止'), send: () => call(endServiceMark, { params: { id }, body }),
    })),
  ].filter((one) => !ended.includes(one.id))
  return (
    <Section title={t('可以随时终止的')}>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {lines.length === 0 ? <p>{t('没有了。')}</p> : (
        <CardList label={t('可以随时终止的')}>
          {lines.map((one) => (
            <li key={one.id} className="card">
              <div className="card-body">
                <h3>{one.title}</h3>
                {one.text && <p>{one.text}</p>}
                <p className="meta">{t('到{until}为止', { until: formatDate(one.until) })}</p>
                <Actions>
                  <AskedButton kind="danger" label={one.label} about={t('{label}：{title}', { label: one.label, title: one.title })} question={one.question} busy={busy === one.id}
                    onSure={() => void end(one.id, one.send, one.done)}>{one.after}</AskedButton>
                </Actions>
              </div>
            </li>
          ))}
        </CardList>
      )}
    </Section>
  )
}
