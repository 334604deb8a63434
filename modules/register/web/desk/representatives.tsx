import { Button, Form, Input, Radio } from 'antd'
import { useRef, useState } from 'react'
import { ActionDialog, DateText, Go, newClientId, useMutate, DayInput, dayRule } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  addRepresentative, endRepresentative, getPerson, listPersonChanges, POWERS, powers, REPRESENTATIVE_KINDS, representativeKinds, type Person, GUARDIAN_GROUNDS, guardianGrounds, STANDING_BASES, type StandingBasis,
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
      <ActionDialog<{ on: string; reason: string; ground?: 'court'; document?: string }>
        open={ending !== null}
        name="end-representative"
        title={ending ? t('终止{name}的代理', { name: ending.name }) : t('终止代理')}
        sentence={t('从这一天起不能再代为办事，以前办的事不受影响。')}
        verb={t('终止代理')}
        danger
        reason={{ label: t('终止原因') }}
        initial={{ on: today }}
        onSubmit={({ document, ...typed }) => end.mutateAsync({ params: { id: ending?.id ?? '' }, body: { ...typed, ...(document?.trim() ? { document: document.trim() } : {}) } })}
        onClose={() => setEnding(null)}
      >
        <Form.Item name="on" label={t('终止日期')} rules={[{ required: true, message: t('请填写终止日期') }, dayRule({ max: today })]}>
          <DayInput max={today} />
        </Form.Item>
        {ending?.kind === 'guardian' && (
          <>
            <Form.Item name="ground" label={t('终止的法定原因')} extra={t('监护不能由一方自行终止（民法典第36、39条）。')} rules={[{ required: true, message: t('请选择终止原因') }]}>
              <Radio.Group className="p-choices" options={optionsOf(GUARDIAN_GROUNDS, guardianGrounds)} />
            </Form.Item>
            <Form.Item name="document" label={t('文书编号')} extra={t('恢复行为能力、丧失监护能力和法院认定的，要有文书。')}>
              <Input maxLength={60} autoComplete="off" />
            </Form.Item>
          </>
        )}
      </ActionDialog>
    </>
  )
}

function One({ line, lead, children }: { line: Line; lead: string; children?: React.ReactNode }) {
  return (
    <li>
      <span>{lead}</span>
      <Go to={`/people/${line.personId}`}>{line.name}</Go>
      <span>{line.powers.length > 0 ? line.powers.map(powerName).join('、') : t('照料')}</span>
      <span className="d-quiet">
        <DateText value={line.validFrom} /> {t('至')} {line.validUntil ? <DateText value={line.validUntil} /> : t('长期')}
      </span>
      {children}
    </li>
  )
}

interface Values {
  byPersonId: string
  kind: 'guardian' | 'agent' | 'carer'
  powers: ('apply' | 'read' | 'collect')[]
  basis?: StandingBasis
  document?: string
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
      title={t('登记监护人、代理人或照料人')}
      sentence={t('监护人、代理人、照料人要先建档，并且年满18周岁。照料人只能代领；要代办或查阅的，登记为委托代理人。')}
      verb={t('登记')}
      initial={{ kind: 'guardian', powers: ['apply'], validFrom: today }}
      onSubmit={({ validUntil, basis, document, powers: chosen, ...typed }) =>
        add.mutateAsync({
          params: { id: person.id },
          body: {
            ...typed, powers: chosen ?? [], validUntil: validUntil || null, clientId: clientId.current,
            ...(typed.kind === 'guardian' && basis ? { basis } : {}), ...(document?.trim() ? { document: document.trim() } : {}),
          },
        })
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
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.kind !== b.kind}>
        {({ getFieldValue }) => {
          const kind = getFieldValue('kind') as Values['kind']
          return (
            <>
              {kind === 'guardian' && (
                <>
                  <Form.Item name="basis" label={t('监护依据')} rules={[{ required: true, message: t('请选择监护依据') }]}>
                    <Radio.Group className="p-choices" options={optionsOf(STANDING_BASES, person.age < 18 ? ['parent', 'kin', 'designated', 'agreed', 'court'] : ['court', 'kin', 'designated', 'agreed'])} />
                  </Form.Item>
                  <Form.Item name="document" label={t('文书编号')} extra={t('父母以外的监护人要有判决书、指定书或协议的编号。')}>
                    <Input maxLength={60} autoComplete="off" />
                  </Form.Item>
                </>
              )}
              <Form.Item
                name="powers"
                label={t('可以代办什么')}
                required={kind !== 'carer'}
                rules={kind === 'carer' ? [] : [{ validator: (_, chosen?: unknown[]) => (chosen?.length ? Promise.resolve() : Promise.reject(new Error(t('请至少选择一项')))) }]}
              >
                <Boxes options={optionsOf(POWERS, kind === 'carer' ? ['collect'] : powers)} />
              </Form.Item>
            </>
          )
        }}
      </Form.Item>
      <Form.Item name="validFrom" label={t('开始日期')} rules={[{ required: true, message: t('请填写开始日期') }, dayRule({ max: today })]}>
        <DayInput max={today} />
      </Form.Item>
      <Form.Item name="validUntil" label={t('截止日期')} extra={t('不填为长期有效；未成年人的监护到18周岁为止。')} rules={[dayRule()]}>
        <DayInput min={today} />
      </Form.Item>
      <Form.Item name="source" label={t('依据')} rules={[{ required: true, min: 2, whitespace: true, message: t('请写明依据，如户口簿、监护证明、委托书') }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </ActionDialog>
  )
}
