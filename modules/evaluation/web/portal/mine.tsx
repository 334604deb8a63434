import { useState } from 'react'
import { call } from '../../../../platform/web/client.ts'
import { formatDay } from '../../../../platform/web/format.ts'
import { Actions, Button, CardList, CheckField, Empty, Notice, PageTitle, PageTools, Section, Tag, TextField } from '../../../../platform/web/kit/index.ts'
import type { Loaded, PageProps } from '../../../../platform/web/page.ts'
import { useT } from '../../../../platform/web/use-t.ts'
import { answerHonour, applyFamilyHonour } from '../../contract/honours.ts'
import type { load } from './mine.load.ts'

/** 我的荣誉: whether I agree to a nomination, whether my name is shown, and the family's own application. */
export default function MyHonours({ data }: PageProps<Loaded<typeof load>>) {
  const t = useT()
  const year = Number(data.today.slice(0, 4))
  const [said, setSaid] = useState<{ kind: 'done' | 'danger'; words: string }>()
  const [deed, setDeed] = useState('')
  const [shown, setShown] = useState(false)
  const send = async (act: () => Promise<unknown>, words: string) => {
    try {
      await act()
      setSaid({ kind: 'done', words })
      location.reload()
    } catch (fault) {
      setSaid({ kind: 'danger', words: fault instanceof Error ? fault.message : t('没有办成，请再试一次') })
    }
  }
  const answer = (id: string, agrees: boolean, show: boolean, words: string) => void send(() => call(answerHonour, { params: { id }, body: { agrees, shown: show, clientId: crypto.randomUUID() } }), words)
  const applied = data.items.some((one) => one.kind === 'family' && one.state === 'consented')
  return (
    <>
      <PageTools back={{ href: '/my', label: t('我的') }} />
      <PageTitle lead={t('评选个人和家庭，都要本人同意；要不要公开姓名由您决定，随时可以改。')}>{t('我的荣誉')}</PageTitle>
      {said && <Notice kind={said.kind} live title={said.words} />}
      {data.items.length === 0
        ? <Empty title={t('还没有')}><p>{t('有人提名您时，会在这里问您同不同意。')}</p></Empty>
        : (
            <CardList label={t('我的荣誉')}>
              {data.items.map((one) => (
                <li key={one.id} className="card">
                  <div className="card-body">
                    <h2>{one.honour} <Tag kind={one.state === 'asked' ? 'yours' : one.state === 'granted' ? 'done' : one.state === 'consented' ? 'going' : 'plain'}>{t(one.stateName)}</Tag></h2>
                    <p>{one.deed}</p>
                    <p className="meta">{one.own ? t('您自己申请') : t('{name}提名', { name: one.byName })}{one.decidedOn ? t(' · {day}决定', { day: formatDay(one.decidedOn, year) }) : ''}</p>
                    {one.decision && <p>{one.decision}</p>}
                    {one.state === 'asked' && (
                      <Actions>
                        <Button kind="main" onClick={() => answer(one.id, true, true, t('已同意，可以公开姓名'))}>{t('同意，可以公开姓名')}</Button>
                        <Button onClick={() => answer(one.id, true, false, t('已同意，不公开姓名'))}>{t('同意，不公开姓名')}</Button>
                        <Button onClick={() => answer(one.id, false, false, t('已答复不同意'))}>{t('不同意')}</Button>
                      </Actions>
                    )}
                    {(one.state === 'consented' || one.state === 'granted') && (
                      <>
                        <p>{one.shown ? t('现在公开姓名。') : t('现在不公开姓名。')}</p>
                        <Actions>
                          <Button onClick={() => answer(one.id, true, !one.shown, one.shown ? t('已改为不公开') : t('已改为公开'))}>{one.shown ? t('不再公开姓名') : t('可以公开姓名')}</Button>
                          {one.state === 'consented' && <Button onClick={() => answer(one.id, false, false, t('已撤回'))}>{one.own ? t('撤回申请') : t('不同意了')}</Button>}
                        </Actions>
                      </>
                    )}
                  </div>
                </li>
              ))}
            </CardList>
          )}
      {!applied && (
        <Section title={t('申请文明家庭')}>
          <form className="form" onSubmit={(event) => { event.preventDefault(); void send(() => call(applyFamilyHonour, { body: { deed, shown, clientId: crypto.randomUUID() } }), t('申请已提交')) }}>
            <TextField name="deed" label={t('说说您家的情况')} hint={t('几句话就可以。不用写身份证号和电话。')} lines={4} value={deed} onChange={(words) => setDeed(words ?? '')} maxLength={1000} required />
            <CheckField name="shown" label={t('评上以后可以公开我家的名字')} value={shown} onChange={(yes) => setShown(yes ?? false)} />
            <Actions><Button type="submit" kind="main" wide>{t('提交申请')}</Button></Actions>
          </form>
        </Section>
      )}
    </>
  )
}
