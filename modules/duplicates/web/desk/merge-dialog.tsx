import { Radio } from 'antd'
import { useState } from 'react'
import { ActionDialog, newClientId, useGo, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Callable } from '../../../../platform/web/client.ts'
import { MERGE_FIELDS, type createMerge, type DuplicatePair, type MergeField } from '../../contract.ts'
import { shownField } from './shown-field.ts'

/** Which file stays, and field by field which value holds; each default says why. */
export function MergeDialog({ open, pair, onClose, operation, touches }: {
  open: boolean; pair: DuplicatePair; onClose: () => void; operation: typeof createMerge; touches: Callable[]
}) {
  const go = useGo()
  const merge = useMutate(operation, { touches })
  const [into, setInto] = useState(pair.suggestion?.into ?? pair.a.id)
  const [chosen, setChosen] = useState<Partial<Record<MergeField, string>>>({})
  const [clientId] = useState(newClientId)
  if (!pair.suggestion) return null
  const stays = into === pair.a.id ? pair.a : pair.b
  const goes = into === pair.a.id ? pair.b : pair.a
  const suggested = into === pair.suggestion.into
  const defaultOf = (field: MergeField): { id: string; because: string } => {
    const s = pair.suggestion!.choices[field]
    // The suggestion speaks of its own survivor; another survivor keeps the same values.
    return s ? { id: (s.side === 'into') === suggested ? stays.id : goes.id, because: s.because } : { id: stays.id, because: '' }
  }
  const valueOf = (field: MergeField) => chosen[field] ?? defaultOf(field).id
  return (
    <ActionDialog<{ reason: string }>
      open={open}
      as="drawer"
      width={640}
      name="merge-files"
      title={t('合并档案')}
      sentence={pair.fourEyes
        ? t('两份档案都有办件或待遇，提交后由另一位工作人员确认。办件、待遇、住址、授权都归到保留的档案，可以撤销。')
        : t('办件、待遇、住址、授权都归到保留的档案，原来的链接仍能打开。本人会收到消息，可以撤销。')}
      verb={pair.fourEyes ? t('提交确认') : t('合并')}
      reason={{ label: t('怎样核对是同一人'), hint: t('例如：本人到窗口出示身份证') }}
      onSubmit={(v) => merge.mutateAsync({
        body: {
          intoId: stays.id, fromId: goes.id, intoVersion: stays.version, fromVersion: goes.version, reason: v.reason, clientId: `${clientId}-${into}`,
          choices: Object.fromEntries([...pair.differs, 'living' as const, 'registered' as const].map((f) => [f, valueOf(f) === stays.id ? 'into' : 'from'])),
        },
      })}
      onDone={() => (pair.fourEyes ? undefined : go(`/people/${stays.id}`))}
      onClose={onClose}
    >
      <div className="u-choices">
        <fieldset>
          <legend>{t('保留哪一份')}</legend>
          <Radio.Group value={into} onChange={(e) => setInto(e.target.value as string)}>
            {[pair.a, pair.b].map((side) => (
              <div key={side.id}>
                <Radio value={side.id}>
                  {t('{name}，{place}，{day}建档', { name: side.name, place: side.regionName, day: side.openedOn })}
                  {side.id === pair.suggestion!.into && <span className="u-why"> {t('建议：{why}', { why: pair.suggestion!.because })}</span>}
                </Radio>
              </div>
            ))}
          </Radio.Group>
        </fieldset>
        {pair.differs.map((field) => (
          <fieldset key={field}>
            <legend>{t(MERGE_FIELDS[field])}</legend>
            <Radio.Group value={valueOf(field)} onChange={(e) => setChosen({ ...chosen, [field]: e.target.value as string })}>
              {[stays, goes].map((side) => (
                <div key={side.id}>
                  <Radio value={side.id}>{shownField(side, field) || t('没有登记')}</Radio>
                </div>
              ))}
            </Radio.Group>
            {defaultOf(field).because && chosen[field] === undefined && <div className="u-why">{t('默认：{why}', { why: defaultOf(field).because })}</div>}
          </fieldset>
        ))}
        {pair.differs.length === 0 && <p className="u-why">{t('两份档案的各项一致，不用逐项选择。')}</p>}
      </div>
    </ActionDialog>
  )
}
