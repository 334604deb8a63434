import { Button, Checkbox, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import {
  ActionDialog, Awaiting, dateText, Facts, Go, Timeline, useCall, useMutate,
} from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { PhotoField } from '../../../../platform/web/kit/photo-field.tsx'
import { t } from '../../../../platform/web/text.ts'
import { getCase, listCases, type Case } from '../../../cases/contract.ts'
import {
  climbGridEvent, endGridEvent, EVENT_ENDS, EVENT_STEPS, getGridEvent, joinGridEvents, leaveGridEvent, listGridEvents, listNearEvents, reopenGridEvent, type SaidEnd,
} from '../../contract.ts'
import { distance, endName, levelName, sendPhoto, Standing, Until, URGENCY, useOnce } from './words.tsx'
import './incidents.css'

type File = Reply<typeof getGridEvent>
type Doing = 'end' | 'climb' | 'reopen' | 'join' | 'leave'
const TOUCHES = [getGridEvent, getCase, listCases, listGridEvents]

/** What an event is beyond its case: the seven steps, its kind and level, who reported the same, and what may be done. */
export default function EventCard({ c, reload }: { c: Case; reload: () => Promise<void> }) {
  const query = useCall(getGridEvent, { params: { id: c.id } })
  return <Awaiting query={query}>{(file) => <Sheet file={file} handling={c.stage === 'handle' || c.state === 'submitted'} reload={reload} />}</Awaiting>
}

function Sheet({ file, handling, reload }: { file: File; handling: boolean; reload: () => Promise<void> }) {
  const { event, may } = file
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  return (
    <>
      <Strip file={file} />
      <Facts
        columns={2}
        facts={[
          { label: t('种类'), value: [file.className, event.kindName].filter(Boolean).join(' · ') || t('未分类'), note: file.kindFrom ? t('按{day}起的分类标准', { day: dateText(file.kindFrom) }) : '' },
          { label: t('等级'), value: t(URGENCY[event.urgency]) },
          { label: t('发现'), value: dateText(event.foundAt, 'time'), note: event.foundAt === event.reportedAt ? '' : t('{at}收到', { at: dateText(event.reportedAt, 'time') }) },
          { label: t('办到哪一级'), value: levelName(event.level) },
          { label: t('期限'), value: <Until event={event} />, note: event.reopened ? t('重新办理过{n}次，期限重新计算', { n: event.reopened }) : '' },
          { label: t('照片'), value: t('处置前{a}张，处置后{b}张', { a: file.beforePhotos, b: file.afterPhotos }) },
          event.ended !== '' && { label: t('结果'), value: endName(event.ended), note: file.endReason },
          file.selfHandled && { label: t('办法'), value: t('网格员当场办结') },
        ]}
      />
      {file.main && (
        <p className="inc-main">
          {t('与这一件是同一件事，合并办理：')}<Go to={`/cases/${file.main.id}`}>{file.main.number} {file.main.kindName}</Go>。{t('它办结时，这一件的上报人同样得到答复，也可以评价。')}
        </p>
      )}
      {file.joined.length > 0 && (
        <section aria-label={t('一起上报的')}>
          <h3 className="inc-h3">{t('另有{n}人报了同一件，会一并答复', { n: file.joined.length })}</h3>
          <ul className="inc-rows">
            {file.joined.map((one) => (
              <li key={one.id}><Go to={`/cases/${one.id}`}>{one.number}</Go> <span>{[one.regionName, one.placeText].filter(Boolean).join(' · ')}</span> <span className="d-quiet">{dateText(one.reportedAt, 'time')}</span></li>
            ))}
          </ul>
        </section>
      )}
      <div className="inc-buttons">
        {may.end.length > 0 && <Button onClick={() => setDoing('end')}>{t('如实结案')}</Button>}
        {may.climb && file.climbsTo && <Button onClick={() => setDoing('climb')}>{t('上报{level}', { level: levelName(file.climbsTo) })}</Button>}
        {may.join && <Button onClick={() => setDoing('join')}>{t('合并同一件')}</Button>}
        {may.leave && <Button onClick={() => setDoing('leave')}>{t('不是同一件，分开办')}</Button>}
        {may.reopen && <Button onClick={() => setDoing('reopen')}>{t('又出现了，重新办理')}</Button>}
      </div>
      {file.steps.length > 0 && (
        <details className="inc-more">
          <summary>{t('事件经过（{n}条）', { n: file.steps.length })}</summary>
          <Timeline entries={file.steps.map((one) => ({ id: one.id, title: STEPS[one.step] ?? one.step, at: one.at, by: one.byName, ...(one.note ? { body: one.note } : {}) }))} />
        </details>
      )}
      {doing === 'end' && <EndDialog file={file} handling={handling} onClose={close} reload={reload} />}
      {doing === 'climb' && <ReasonDialog file={file} op={climbGridEvent} title={t('上报{level}', { level: levelName(file.climbsTo!) })} sentence={t('本级解决不了的，写明原因交给上一级。')} onClose={close} reload={reload} />}
      {doing === 'reopen' && <ReasonDialog file={file} op={reopenGridEvent} title={t('重新办理')} sentence={t('期限从现在重新计算，合并在一起的上报人都会得到通知。')} onClose={close} reload={reload} />}
      {doing === 'leave' && <ReasonDialog file={file} op={leaveGridEvent} title={t('分开办理')} sentence={t('这一件回到原来的网格员或岗位单独办理。')} onClose={close} reload={reload} />}
      {doing === 'join' && <JoinDialog file={file} onClose={close} reload={reload} />}
    </>
  )
}

const STEPS: Record<string, string> = {
  reported: '上报', settled: '当场办结', climbed: '上报上一级', joined: '合并到同一件', took_in: '并入同一件', left: '分开办理', reopened: '重新办理', answered_all: '一并告知上报人',
  succeeded: '由下一件继续', units_called: '吹哨', unit_arrived: '单位报到', unit_finished: '单位办完', unit_refused: '单位提出异议', decided: '裁定', unit_late: '单位超时', unit_climbed: '超时上报',
  ended_solved: '结案：已解决', ended_partly: '结案：部分解决', ended_cannot: '结案：本地解决不了', ended_not_found: '结案：现场没有发现',
}

/** The seven steps of the closed loop, as words with where it is now. */
function Strip({ file: { event, selfHandled } }: { file: File }) {
  const over = event.ended !== ''
  return (
    <>
      <ol className="inc-strip" aria-label={t('办理进度')}>
        {EVENT_STEPS.map((step, nth) => {
          const skipped = over && nth > 1 && nth < 6 && (selfHandled || event.ended === 'not_found' || event.ended === 'duplicate' || event.ended === 'withdrawn')
          const done = !skipped && (over ? nth === 6 || nth <= event.step : nth <= event.step)
          const now = !over && nth === event.step + 1
          return (
            <li key={step} className={skipped ? 'inc-skipped' : done ? 'inc-done' : now ? 'inc-now' : ''} {...(now ? { 'aria-current': 'step' as const } : {})}>
              <span className="inc-dot" aria-hidden>{done ? '✓' : nth + 1}</span>
              <span>{t(step)}</span>
              <span className="d-hidden">{skipped ? t('不需要') : done ? t('已完成') : now ? t('正在进行') : t('未开始')}</span>
            </li>
          )
        })}
      </ol>
      <p className="inc-standing"><Standing event={event} /> {event.joined > 0 && <span className="inc-joined">{t('{n}人也报了', { n: event.joined })}</span>}</p>
    </>
  )
}

const ASKS: Record<Exclude<SaidEnd, 'solved'>, string> = { partly: '还有什么没有解决', cannot: '为什么这里解决不了', not_found: '现场核实的情况' }

function EndDialog({ file, handling, onClose, reload }: { file: File; handling: boolean; onClose: () => void; reload: () => Promise<void> }) {
  const clientId = useOnce()
  const end = useMutate(endGridEvent, { touches: TOUCHES })
  const [photos, setPhotos] = useState<string[]>([])
  const needsPhoto = file.afterPhotos === 0
  return (
    <ActionDialog<{ end: SaidEnd; answer: string; reason?: string }>
      open name="end-event" as="drawer" title={t('如实结案')} verb={t('结案')}
      sentence={t('只有真正解决了的才算“已解决”，要有处置前后的照片。没有解决的照实写，会如实告诉上报人，并分开统计。')}
      onSubmit={({ end: how, answer, reason }) => end.mutateAsync({ params: { id: file.event.id }, body: { end: how, answer, reason: reason ?? '', photosAfter: photos, version: file.event.version, clientId } as never })}
      onClose={onClose} onDone={() => void reload()}
    >
      {(form) => (
        <>
          <Form.Item name="end" label={t('结果')} rules={[{ required: true, message: t('请选择结果') }]}>
            <Radio.Group className="inc-radios">{file.may.end.map((one) => <Radio key={one} value={one}>{t(EVENT_ENDS[one])}</Radio>)}</Radio.Group>
          </Form.Item>
          <Form.Item noStyle dependencies={['end']}>
            {() => {
              const how = form.getFieldValue('end') as SaidEnd | undefined
              return (
                <>
                  {how && how !== 'solved' && <Form.Item name="reason" label={t(ASKS[how])} rules={[{ required: true, min: 2, message: t('请写明') }]}><Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} /></Form.Item>}
                  {(how === 'solved' || how === 'partly') && (needsPhoto || handling) && (
                    <div className="c-form"><PhotoField name="photos-after" label={t('处置后照片')} required={how === 'solved' && needsPhoto} hint={t('从和现场照片同样的位置拍')} most={4} value={photos} onChange={setPhotos} send={sendPhoto} /></div>
                  )}
                </>
              )
            }}
          </Form.Item>
          <Form.Item name="answer" label={t('告诉上报人的话')} rules={[{ required: true, min: 2, message: t('请写明告诉上报人的话') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
        </>
      )}
    </ActionDialog>
  )
}

function ReasonDialog({ file, op, title, sentence, onClose, reload }: {
  file: File; op: typeof climbGridEvent | typeof reopenGridEvent | typeof leaveGridEvent; title: string; sentence: string; onClose: () => void; reload: () => Promise<void>
}) {
  const clientId = useOnce()
  const make = useMutate(op as typeof climbGridEvent, { touches: TOUCHES })
  return (
    <ActionDialog<{ reason: string }>
      open name="event-reason" title={title} sentence={sentence} verb={title} reason={{}}
      onSubmit={({ reason }) => make.mutateAsync({ params: { id: file.event.id }, body: { reason, version: file.event.version, clientId } as never })} onClose={onClose} onDone={() => void reload()}
    />
  )
}

/** Near and like events to choose from. */
function JoinDialog({ file, onClose, reload }: { file: File; onClose: () => void; reload: () => Promise<void> }) {
  const { event } = file
  const near = useCall(listNearEvents, { query: { kind: event.kind, region: event.region, all: 'yes', ...(event.lon !== null && event.lat !== null ? { lon: event.lon, lat: event.lat } : {}) } })
  const clientId = useOnce()
  const join = useMutate(joinGridEvents, { touches: TOUCHES })
  const items = (near.data?.items ?? []).filter((one) => one.id !== event.id).sort((a, b) => Number(b.alike) - Number(a.alike))
  return (
    <ActionDialog<{ ids: string[]; note?: string }>
      open name="join-events" as="drawer" title={t('合并同一件')} verb={t('合并到{number}', { number: event.number })}
      sentence={t('选中的会并到这一件一起办：办一次，所有上报人都得到答复，都可以评价。')}
      onSubmit={({ ids, note }) => join.mutateAsync({ params: { id: event.id }, body: { ids, note: note ?? '', version: event.version, clientId } as never })} onClose={onClose} onDone={() => void reload()}
    >
      <Form.Item name="ids" label={t('附近在办的')} rules={[{ required: true, message: t('请选择要合并的事件') }]} extra={near.data && items.length === 0 ? t('附近没有别的在办事件。') : t('可能是同一件的排在前面。')}>
        <Checkbox.Group className="inc-checks" options={items.map((one) => ({ value: one.id, label: <span>{one.alike && <strong>{t('很像')} </strong>}{one.kindName || one.title} · {one.placeText || one.regionName} <span className="d-quiet">{[distance(one.metres), one.number].filter(Boolean).join(' · ')}</span></span> }))} />
      </Form.Item>
      <Form.Item name="note" label={t('说明')}><Input maxLength={200} /></Form.Item>
    </ActionDialog>
  )
}
