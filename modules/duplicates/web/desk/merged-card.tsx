import { Button } from 'antd'
import { useState } from 'react'
import { ActionDialog, useAbility, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Person } from '../../../register/contract.ts'
import { askAboutSimilar, getSimilarElsewhere, listMerges } from '../../contract.ts'
import { MergeLines } from './merge-lines.tsx'
import './duplicates.css'

/** On a person's page: whether a like file lies elsewhere and whom to ask about it, and which files were merged into this one. */
export default function MergedCard({ person }: { person: Person }) {
  const reviews = useAbility('duplicates.review')
  return (
    <>
      <Elsewhere person={person} />
      {reviews && <Merges person={person} />}
    </>
  )
}

function Elsewhere({ person }: { person: Person }) {
  const found = useCall(getSimilarElsewhere, { query: { personId: person.id } })
  const ask = useMutate(askAboutSimilar, { touches: [getSimilarElsewhere] })
  const [asking, setAsking] = useState(false)
  if (found.isPending) return null
  if (found.error) return <p className="d-quiet">{t('暂时查不到别处有没有相似的档案，请稍后刷新。')}</p>
  const elsewhere = found.data?.elsewhere
  if (!elsewhere) return <p className="d-quiet">{t('您的范围以外没有发现相似的档案。')}</p>
  const { ask: place, asked } = elsewhere
  return (
    <div className="u-elsewhere">
      {asked ? (
        <p>
          {asked.state === 'different' ? t('别处有一份相似的档案，{place}核对过：不是同一人。', { place }) : t('别处有一份相似的档案，已请{place}核对，还没有结果。', { place })}
          <span className="u-why">{t('（提出：{by}）', { by: asked.by })}</span>
        </p>
      ) : (
        <>
          <p>{t('您的范围以外有一份相似的档案，内容不在您的范围。请{place}核对是不是同一人。', { place })}</p>
          <Button onClick={() => setAsking(true)}>{t('请{place}核对', { place })}</Button>
        </>
      )}
      <ActionDialog<{ reason: string }>
        open={asking}
        name="ask-about-similar"
        title={t('请{place}核对', { place })}
        sentence={t('两份档案会出现在{place}的疑似重复列表里，由其对照后决定合并还是分开。结果显示在这里。', { place })}
        verb={t('请其核对')}
        reason={{ label: t('您知道的情况'), hint: t('例如：本人说以前在别处登记过') }}
        onSubmit={(v) => ask.mutateAsync({ body: { personId: person.id, note: v.reason } })}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}

function Merges({ person }: { person: Person }) {
  const merges = useCall(listMerges, { query: { personId: person.id } })
  if (!merges.data) return null
  return merges.data.items.length ? <MergeLines lines={merges.data.items} /> : <p className="d-quiet">{t('没有别的档案并入这份档案。')}</p>
}
