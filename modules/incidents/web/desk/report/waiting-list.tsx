import { dateText, Go } from '../../../../../platform/web/desk/index.ts'
import { t } from '../../../../../platform/web/text.ts'
import { mayChange, type Waiting } from '../offline/queue.ts'
import type { Queue } from '../offline/use-queue.ts'

const STOPPED = { unreachable: '现在没有网络。内容已存在手机里，有网络时自动发送。', 'signed-out': '登录已过期。重新登录后自动发送，内容不会丢。', later: '服务器暂时繁忙，稍后自动再发。', done: '' } as const

/** What waits on this phone, what was sent, what was refused and why: each by itself, nothing silently. */
export function WaitingList({ queue, online, onEdit }: { queue: Queue; online: boolean; onEdit: (one: Waiting) => void }) {
  const { items } = queue
  const waiting = items.filter((one) => one.state === 'waiting').length
  const refused = items.filter((one) => one.state === 'refused').length
  return (
    <section aria-label={t('发送情况')} className="inc-waiting">
      <p role="status" className={waiting || refused ? 'inc-state inc-state-on' : 'inc-state'}>
        {!online && <strong>{t('没有网络。')}</strong>}
        {waiting > 0 ? t('{n}件存在手机里，等待发送。', { n: waiting }) : items.length ? t('都已送达。') : online ? t('可以上报。没有网络时也能填，会先存在手机里。') : t('照常填写，会先存在手机里。')}
        {refused > 0 && ` ${t('{n}件没有被接受，请改好再发。', { n: refused })}`}
        {queue.stopped && waiting > 0 && ` ${t(STOPPED[queue.stopped])}`}
      </p>
      {queue.stopped === 'signed-out' && <p><Go to="/" className="c-link-button">{t('去登录')}</Go></p>}
      {waiting > 0 && online && <button type="button" className="inc-big inc-quiet" disabled={queue.sending} onClick={() => void queue.send()}>{queue.sending ? t('正在发送…') : t('现在发送')}</button>}
      <ul className="inc-rows">
        {items.map((one) => (
          <li key={one.id} className={one.state === 'refused' ? 'inc-refused' : ''}>
            <span className="inc-what"><strong>{one.title}</strong><span>{one.where}</span><span className="d-quiet">{dateText(one.createdAt, 'time')}</span></span>
            <span>{stateOf(one)}</span>
            {one.problem && <span className="inc-error">{one.problem.title}</span>}
            <span className="inc-buttons">
              {one.state === 'sent' && one.kind === 'event' && <Go to={`/cases/${String(one.answer?.['id'])}`}>{t('打开')}</Go>}
              {one.state === 'sent' && one.kind === 'patrol' && <Go to={`/incidents/patrols/${String(one.answer?.['id'])}`}>{t('打开')}</Go>}
              {one.kind === 'event' && mayChange(one) && <button type="button" className="inc-chip" onClick={() => onEdit(one)}>{t('修改')}</button>}
              {one.kind === 'patrol' && one.state === 'refused' && <button type="button" className="inc-chip" onClick={() => void queue.change({ ...one, state: 'waiting' })}>{t('再发一次')}</button>}
              {mayChange(one) && <button type="button" className="inc-chip" onClick={() => { if (confirm(t('删除后不能恢复。确定删除“{title}”吗？', { title: one.title }))) void queue.drop(one.id) }}>{t('删除')}</button>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function stateOf(one: Waiting): string {
  if (one.state === 'refused') return t('没有被接受')
  if (one.state === 'waiting') return one.unheard ? t('已发出，正在确认是否送达') : t('等待发送')
  const main = String(one.answer?.['mainNumber'] ?? '')
  if (one.kind === 'patrol') return t('已送达')
  const number = String(one.answer?.['number'] ?? '')
  if (main) return t('已上报，编号{number}，和{main}一起办', { number, main })
  return one.answer?.['ended'] === 'solved' ? t('已上报并结案，编号{number}', { number }) : t('已上报，编号{number}', { number })
}
