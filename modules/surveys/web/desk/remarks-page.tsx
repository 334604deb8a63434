import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, ListPage, newClientId, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getSurvey, listRemarks, reviewRemark, type SurveyRemark } from '../../contract.ts'
import './surveys.css'

/** Words written freely, read before they are shown. */
export default function RemarksPage() {
  const id = useParam('id')
  const title = useCall(getSurvey, { params: { id } }).data?.survey.title ?? ''
  const [one, setOne] = useState<SurveyRemark | null>(null)
  const review = useMutate(reviewRemark, { touches: [listRemarks, getSurvey] })
  const settle = (row: SurveyRemark, state: 'shown' | 'held', shownWords = '') => review.mutateAsync({ params: { id: row.id }, body: { state, shownWords, version: row.version, clientId: newClientId() } })
  return (
    <>
      <ListPage<typeof listRemarks, SurveyRemark>
        id="survey-remarks" title={t('审留言')} crumbs={[{ label: t('问卷调查'), to: '/surveys' }, { label: title || t('调查'), to: `/surveys/${id}` }]} operation={listRemarks}
        ask={({ tab, after }) => ({ params: { id }, query: { show: (tab || 'waiting') as 'waiting', ...(after ? { after } : {}) } })}
        read={({ items, next, counts }) => ({ items, next, counts })} rowKey={(row) => row.id}
        tabs={[{ key: 'waiting', label: t('待审'), tone: 'mine' }, { key: 'shown', label: t('显示') }, { key: 'held', label: t('不显示') }]}
        notice={<p className="d-quiet su-note">{t('留言和其他答案分开存放，不知道是谁写的。能认出人的（姓名、门牌、病情）请改写掉再显示。')}</p>}
        columns={[
          { key: 'words', title: t('留言'), render: (row) => row.state === 'shown' ? row.shownWords : row.words },
          { key: 'question', title: t('题目'), width: 240, render: (row) => row.question },
          { key: 'by', title: t('审核人'), width: 110, render: (row) => row.byName },
          { key: 'do', title: t('办理'), width: 200, always: true, render: (row) => (
            <Space><Button size="small" {...(row.state === 'waiting' ? { type: 'primary' as const } : {})} onClick={() => setOne(row)}>{row.state === 'shown' ? t('改写') : t('显示')}</Button>{row.state !== 'held' && <Button size="small" onClick={() => void settle(row, 'held')}>{t('不显示')}</Button>}</Space>
          ) },
        ]}
        unit={t('条')}
        empty={(tab) => ({ why: tab === 'waiting' ? t('没有待审的留言') : t('没有留言') })}
      />
      {one && (
        <ActionDialog<{ shownWords: string }> open name="review-remark" title={t('显示留言')} verb={t('显示')} sentence={one.words} initial={{ shownWords: one.shownWords || one.words }} onSubmit={({ shownWords }) => settle(one, 'shown', shownWords)} onClose={() => setOne(null)}>
          <Form.Item name="shownWords" label={t('显示成')} rules={[{ required: true, message: t('请写明') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>
        </ActionDialog>
      )}
    </>
  )
}
