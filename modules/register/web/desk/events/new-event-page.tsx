import { PageHeading, Panel, useCall, useParam, useSearchState, Awaiting, Go } from '../../../../../platform/web/desk/index.ts'
import { Form } from 'antd'
import { dayOf } from '../../../../../platform/web/format.ts'
import { t } from '../../../../../platform/web/text.ts'
import { EVENT_KINDS, getHousehold, getPerson } from '../../../contract.ts'
import { PersonPicker } from '../../fields.tsx'
import { BirthForm, DivisionForm, HeadChangeForm, MergerForm, WithHousehold } from './household-forms.tsx'
import { DeathForm, MarriageForm, TransferInForm, TransferOutForm } from './person-forms.tsx'
import '../register.css'

type Kind = 'birth' | 'death' | 'marriage' | 'divorce' | 'division' | 'merger' | 'head_change' | 'transfer_out' | 'transfer_in'

const OF_HOUSEHOLD: readonly Kind[] = ['birth', 'division', 'divorce', 'merger', 'head_change']

/** What each is for, in the words of whoever stands at the window. */
const useWords = (): Record<Kind, string> => ({
  birth: t('家里添了孩子：建档、入户、登记监护人'),
  death: t('有人去世：终止登记，户主顺延，未了事项通知经办人'),
  marriage: t('两个人结婚，合在一户'),
  divorce: t('离婚后一方搬出'),
  division: t('一家分成两户'),
  merger: t('两户并成一户'),
  head_change: t('换一个人当户主'),
  transfer_out: t('户籍迁到别的旗县区，开迁移告知单'),
  transfer_in: t('户籍从别的旗县区迁来，或者迁回'),
})

/** One event: which, of whom, and its form. */
export default function NewEventPage() {
  const kind = useParam('kind') as Kind
  const words = useWords()
  const [search] = useSearchState()
  const today = dayOf(new Date())
  const known = Object.hasOwn(words, kind)
  return (
    <>
      <PageHeading
        title={known ? t('登记{kind}', { kind: t(EVENT_KINDS[kind]) }) : t('登记人口变动')}
        crumbs={[
          { label: t('居民'), to: '/people' },
          { label: t('人口变动'), to: '/household-events' },
        ]}
      />
      {!known ? <Choices words={words} /> : kind === 'transfer_in' ? <TransferInForm today={today} /> : search.household && OF_HOUSEHOLD.includes(kind) ? (
        <WithHousehold id={search.household}>{(household) => <OfHousehold kind={kind} household={household} today={today} />}</WithHousehold>
      ) : search.person ? (
        <OfPerson kind={kind} id={search.person} today={today} />
      ) : (
        <Whom kind={kind} sentence={words[kind]} />
      )}
    </>
  )
}

function Choices({ words }: { words: Record<Kind, string> }) {
  return (
    <Panel title={t('办什么')}>
      <ul className="p-kinds">
        {(Object.keys(words) as Kind[]).map((kind) => (
          <li key={kind}>
            <Go to={`/household-events/new/${kind}`}>{t(EVENT_KINDS[kind])}</Go>
            <span className="d-quiet">{words[kind]}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Whom it is about; where a household is needed, any member names it. */
function Whom({ kind, sentence }: { kind: Kind; sentence: string }) {
  const [, setSearch] = useSearchState()
  return (
    <Panel title={OF_HOUSEHOLD.includes(kind) ? t('哪一户') : t('谁')}>
      <p className="d-sentence-small">{sentence}</p>
      <Form layout="vertical" className="p-form">
        <Form.Item label={OF_HOUSEHOLD.includes(kind) ? t('这一户的任何一位成员') : t('居民')} htmlFor="whom">
          <PersonPicker id="whom" label={t('居民')} onPick={(row) => setSearch({ person: row.id }, { push: true })} />
        </Form.Item>
      </Form>
    </Panel>
  )
}

function OfPerson({ kind, id, today }: { kind: Kind; id: string; today: string }) {
  const query = useCall(getPerson, { params: { id }, query: { purpose: 'window' } }, { staleMs: Infinity })
  return (
    <Awaiting query={query}>
      {(person) => {
        const household = person.household?.id
        if (OF_HOUSEHOLD.includes(kind)) {
          return household ? (
            <WithHousehold id={household}>{(h) => <OfHousehold kind={kind} household={h} today={today} />}</WithHousehold>
          ) : (
            <Panel title={t('没有户')}>
              <p>{t('{name}没有登记在任何一户，请先立户。', { name: person.name })}</p>
              <Go to="/households/new">{t('新建户')}</Go>
            </Panel>
          )
        }
        return household ? <WithOwnHousehold id={household}>{(h) => <Forms kind={kind} person={person} household={h} today={today} />}</WithOwnHousehold> : (
          <Forms kind={kind} person={person} household={null} today={today} />
        )
      }}
    </Awaiting>
  )
}

/** A household beyond the reader's place is no reason to stop: the person's event goes on without it. */
function WithOwnHousehold({ id, children }: { id: string; children: (household: Parameters<typeof Forms>[0]['household']) => React.ReactNode }) {
  const query = useCall(getHousehold, { params: { id }, query: {} }, { staleMs: Infinity })
  return query.error ? children(null) : <Awaiting query={query}>{(household) => children(household)}</Awaiting>
}

type FormProps = Parameters<typeof DeathForm>[0]

function Forms({ kind, ...props }: FormProps & { kind: Kind }) {
  switch (kind) {
    case 'death':
      return <DeathForm {...props} />
    case 'marriage':
      return <MarriageForm {...props} />
    default:
      return <TransferOutForm {...props} />
  }
}

function OfHousehold({ kind, household, today }: { kind: Kind } & Parameters<typeof BirthForm>[0]) {
  switch (kind) {
    case 'birth':
      return <BirthForm household={household} today={today} />
    case 'merger':
      return <MergerForm household={household} today={today} />
    case 'head_change':
      return <HeadChangeForm household={household} today={today} />
    default:
      return <DivisionForm household={household} today={today} divorce={kind === 'divorce'} />
  }
}
