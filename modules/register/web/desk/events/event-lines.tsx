import { Button } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, Go, useAbility, useCall, useMutate, Waiting } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import {
  CONTACTS, EVENT_KINDS, getHousehold, getPerson, listEventsOfHousehold, listHouseholdEvents, listHouseholds, listPeople, listPersonChanges, listPersonEvents,
  TIE_KINDS, undoEvent, type EventLine,
} from '../../../contract.ts'
import { SlipLinks } from './person-forms.tsx'

export const UNDO_TOUCHES = [getHousehold, getPerson, listEventsOfHousehold, listHouseholdEvents, listHouseholds, listPeople, listPersonChanges, listPersonEvents]

/** Said beside the kind: from where, to where, by which contact, what was flagged. */
export function eventNote(event: EventLine): string {
  const { facts } = event
  const word = (list: Readonly<Record<string, string>>, key: unknown) => (typeof key === 'string' && list[key] ? t(list[key]) : '')
  return [
    typeof facts.to === 'string' && t('迁往{place}', { place: facts.to }),
    typeof facts.from === 'string' && t('由{place}迁来', { place: facts.from }),
    typeof facts.place === 'string' && facts.place,
    word(TIE_KINDS, facts.tie),
    word(CONTACTS, facts.contact),
    word(EVENT_KINDS, facts.undone) && t('撤销的是：{kind}', { kind: word(EVENT_KINDS, facts.undone) }),
    event.source && t('依据：{source}', { source: event.source }),
    event.reason && t('说明：{reason}', { reason: event.reason }),
    event.flagged.length > 0 && t('已通知：{titles}', { titles: event.flagged.map((f) => f.title).join('、') }),
  ]
    .filter(Boolean)
    .join('；')
}

/** What happened, newest first; what was recorded by mistake can be taken back from here. */
export function EventLines({ person, household }: { person?: string; household?: string }) {
  return person ? <OfPerson id={person} /> : <OfHousehold id={household ?? ''} />
}

function OfPerson({ id }: { id: string }) {
  const query = useCall(listPersonEvents, { params: { id } })
  return <Awaiting query={query} waiting={<Waiting rows={2} />}>{({ items }) => <Lines items={items} except={id} />}</Awaiting>
}

function OfHousehold({ id }: { id: string }) {
  const query = useCall(listEventsOfHousehold, { params: { id } })
  return <Awaiting query={query} waiting={<Waiting rows={2} />}>{({ items }) => <Lines items={items} />}</Awaiting>
}

function Lines({ items, except }: { items: readonly EventLine[]; except?: string }) {
  const [undoing, setUndoing] = useState<EventLine | null>(null)
  const unmasks = useAbility('register.unmask')
  if (items.length === 0) return <p className="d-quiet">{t('还没有登记过出生、婚姻、迁移等变动。')}</p>
  return (
    <>
      <ul className="p-events">
        {items.map((event) => (
          <li key={event.id} className={event.undoneBy || event.kind === 'undo' ? 'p-past' : undefined}>
            <span className="p-event-day">
              <DateText value={event.on} />
            </span>
            <span className="p-event-kind">
              {t(EVENT_KINDS[event.kind])}
              {event.undoneBy && t('（已撤销）')}
            </span>
            <span className="p-event-text">
              {event.people
                .filter((p) => p.personId !== except)
                .map((p, i) => (
                  <span key={p.personId}>
                    {i > 0 && '、'}
                    <Go to={`/people/${p.personId}`}>{p.name}</Go>
                  </span>
                ))}
              <span className="d-quiet"> {eventNote(event)}</span>
              <span className="d-quiet"> {t('{name}登记', { name: event.byName })}</span>
              {event.kind === 'transfer_out' && !event.undoneBy && unmasks && (
                <>
                  {' '}
                  <SlipLinks eventId={event.id} />
                </>
              )}
            </span>
            {event.mayUndo && (
              <Button size="small" danger onClick={() => setUndoing(event)} aria-label={t('撤销{kind}登记', { kind: t(EVENT_KINDS[event.kind]) })}>
                {t('撤销')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <UndoDialog event={undoing} onClose={() => setUndoing(null)} />
    </>
  )
}

export function UndoDialog({ event, onClose }: { event: EventLine | null; onClose: () => void }) {
  const undo = useMutate(undoEvent, { touches: UNDO_TOUCHES })
  return (
    <ActionDialog<{ reason: string }>
      open={event !== null}
      name="undo-event"
      title={event ? t('撤销{kind}登记', { kind: t(EVENT_KINDS[event.kind]) }) : t('撤销登记')}
      sentence={t('这次登记改动的一切恢复原样，两次登记都留在经过里。之后又有变动的，要先撤销之后的。')}
      verb={t('撤销登记')}
      danger
      reason={{ label: t('撤销原因'), hint: t('例如：录入有误，当事人不是本人。') }}
      onSubmit={(typed) => undo.mutateAsync({ params: { id: event?.id ?? '' }, body: typed })}
      onClose={onClose}
    />
  )
}
