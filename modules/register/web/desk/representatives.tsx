import { Button, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, DateText, Go, newClientId, useMutate, DayInput, dayRule } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  addRepresentative, endRepresentative, getPerson, listPersonChanges, POWERS, powers, REPRESENTATIVE_KINDS, representativeKinds, type Person,
} from '../../contract.ts'
import { Boxes, PersonPicker } from '../fields.tsx'
import { optionsOf, powerName, representativeKindName } from '../names.ts'

const TOUCHES = [getPerson, listPersonChanges]
type Line = Person['representatives'][number]

/** Who may act for the person, and for whom the person may act. */
export function Representatives({ person, keeps, today }: { person: Person; keeps: boolean; today: string }) {
  const [ending, setEnding] = useState<Line | null>(null)
  const end = useMutate(endRepresentative, { touches: TOUCHES })
  return (
    <>
      {person.representatives.length === 0 && person.represents.length === 0 && <p className="d-quiet">{t('没有登记监护人或代理人。')}</p>}
      {person.representatives.length > 0 && (
        <ul className="p-people" aria-label={t('可以代本人办事的人')}>
          {person.representatives.map((line) => (
            <One key={line.id} line={line} lead={t('{kind}', { kind: representativeKindName(line.kind) })}>
              {keeps && (!line.validUntil || line.validUntil > today) && (
                <Button size="small" className="p-end" aria-label={t('终止{name}的代理', { name: line.name })} onClick={() => setEnding(line)}>
                  {t('终止')}
                </Button>
              )}
            </One>
          ))}
        </ul>
      )}
      {person.represents.length > 0 && (
        <ul className="p-people" aria-label={t('本人可以代为办事的人')}>
          {person.represents.map((line) => (
            <One key={line.id} line={line} lead={t('代{name}办事', { name: line.name })} />
          ))}
        </ul>
      )}
      <ActionDialog<{ on: string; reason: string }>
        open={ending !== null}
        name="end-representative"
        title={ending ? t('终止{name}的代理', { name: ending.name }) : t('终止代理')}
        sentence={t('从这一天起不能再代为办事，以前办的事不受影响。')}
        verb={t('终止代理')}
        danger
        reason={{ label: t('终止原因') }}
        initial={{ on: today }}
        onSubmit={(typed) => end.mutateAsync({ params: { id: ending?.id ?? '' }, body: typed })}
        onClose={() => setEnding(null)}
      >
        <Form.Item name="on" label={t('终止日期')} rules={[{ required: true, message: t('请填写终止日期') }, dayRule({ max: today })]}>
          <DayInput max={today} />
        </Form.Item>
      </ActionDialog>
    </>
  )
}

function One({ line, lead, children }: { line: Line; lead: string; children?: React.ReactNode }) {
  return (
    <li>
      <span>{lead}</span>
      <Go to={`/people/${line.personId}`}>{line.name}</Go>
      <span>{line.powers.map(powerName).join('、')}</span>
      <span className="d-quiet">
        <DateText value={line.validFrom} /> {t('至')} {line.validUntil ? <DateText value={line.validUntil} /> : t('长期')}
      </span>
      {children}
    </li>
  )
}

interface Values {
  byPersonId: string
  kind: 'guardian' | 'agent'
  powers: ('apply' | 'read' | 'collect')[]
  validFrom: string
  validUntil?: string
  source: string
}

/** Records who may act for a person, with which powers and on what evidence. */
export function RepresentativeDialog({ person, today, open, onClose }: { person: Person; today: string; open: boolean; onClose: () => void }) {
  const add = useMutate(addRepresentative, { touches: TOUCHES })
  const clientId = useRef(newClientId())
  return (
    <ActionDialog<Values>
      open={open}
      name="representative"
      as="drawer"
      title={t('登记代理人')}
      sentence={t('监护人、代理人要先建档，并且年满18周岁。')}
      verb={t('登记')}
      initial={{ kind: 'guardian', powers: ['apply'], validFrom: today }}
      onSubmit={({ validUntil, ...typed }) =>
        add.mutateAsync({ params: { id: person.id }, body: { ...typed, validUntil: validUntil || null, clientId: clientId.current } })
      }
      onDone={() => {
        clientId.current = newClientId()
      }}
      onClose={onClose}
    >
      <Form.Item name="byPersonId" label={t('由谁代理')} rules={[{ required: true, message: t('请查找并选择代理人') }]}>
        <PersonPicker label={t('由谁代理')} />
      </Form.Item>
      <Form.Item name="kind" label={t('身份')} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(REPRESENTATIVE_KINDS, representativeKinds)} />
      </Form.Item>
      <Form.Item name="powers" label={t('可以代办什么')} required rules={[{ validator: (_, chosen?: unknown[]) => (chosen?.length ? Promise.resolve() : Promise.reject(new Error(t('请至少选择一项')))) }]}>
        <Boxes options={optionsOf(POWERS, powers)} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('开始日期')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule({ max: today })]}>
        <DayInput max={today} />
      </Form.Item>
      <Form.Item name="validUntil" label={t('截止日期')} extra={t('不填为长期有效。')} rules={[dayRule()]}>
        <DayInput min={today} />
      </Form.Item>
      <Form.Item name="source" label={t('依据')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明依据，如户口簿、监护证明、委托书') }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </ActionDialog>
  )
}
