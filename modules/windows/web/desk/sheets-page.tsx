import { Button, Form, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DayInput, dayRule, deskFile, FileView, newClientId, PageHeading, Panel, useAbility, useCall, useMutate, useSearchState } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { listSheets, makeSheets, moveSheet, printSheet, SHEET_STATES, type WindowSheet } from '../../contract.ts'
import './windows.css'

type Move = 'accept' | 'object' | 'answer' | 'send'
const VERBS: Record<Move, string> = { accept: '没有异议', object: '提出异议', answer: '答复异议', send: '送原单位' }

/** 评分表: the street's of a month, or one's own; the clerk sees it first. */
export default function SheetsPage() {
  const assesses = useAbility('windows.assess')
  const [search, setSearch] = useSearchState()
  const month = /^\d{4}-\d\d$/.test(search.month ?? '') ? search.month : undefined
  const query = useCall(listSheets, { query: { ...(month ? { month } : {}), mine: assesses ? 'no' : 'yes' } }, { keep: true })
  const [doing, setDoing] = useState<'make' | { print: WindowSheet } | { sheet: WindowSheet; move: Move }>()
  return (
    <Awaiting query={query}>
      {(page) => (
        <>
          <PageHeading title={assesses ? t('{month}评分表', { month: page.month }) : t('我的评分表')} aside={assesses && (
            <><Input key={page.month} className="w-month" aria-label={t('月份')} defaultValue={page.month} maxLength={7} onPressEnter={(event) => setSearch({ month: event.currentTarget.value })} onBlur={(event) => setSearch({ month: event.currentTarget.value })} />
              <Button type="primary" onClick={() => setDoing('make')}>{t('出评分表')}</Button></>
          )} />
          {page.without.length > 0 && <p className="d-quiet w-beneath">{t('还没有出表的：{names}', { names: page.without.map((one) => one.name).join('、') })}</p>}
          {page.items.length === 0 && <p className="d-quiet">{assesses ? t('这个月还没有出评分表。月份过完后点“出评分表”，先给本人看，再送原单位。') : t('还没有你的评分表。部门派到窗口的人，每月由街道出一张，先给本人看。')}</p>}
          {page.items.map((one) => (
            <Panel key={one.id} title={t('{name}　{month}', { name: one.clerk, month: one.month })} aside={<Tag color={one.state === 'objected' ? 'warning' : 'default'}>{t(SHEET_STATES[one.state])}</Tag>}>
              <p>{t('总分{score}。到岗{p}天，迟到{l}天，请假{v}天，缺岗{a}天，培训{h}学时。', { score: one.figures.score, p: one.figures.days.present, l: one.figures.days.late, v: one.figures.days.leave, a: one.figures.days.absent, h: one.figures.trainingHours })}</p>
              <p className="d-quiet">{one.figures.items.map((item) => t('{title}平均{n}/{m}', { title: item.title, n: item.average, m: item.most })).join('，')}{one.figures.good !== null && t('；窗口好评率{n}%', { n: one.figures.good })}</p>
              <p className="d-quiet">{t('{department}。本人可以在{day}前提异议。', { department: one.department, day: dateText(one.objectUntil) })}</p>
              {one.objection && <p>{t('本人异议：{words}', { words: one.objection })}{one.answer && t('　答复：{words}', { words: one.answer })}</p>}
              <p className="w-tools w-beneath">
                {one.mine && one.state === 'shown' && (['accept', 'object'] as const).map((move) => <Button key={move} type={move === 'accept' ? 'primary' : 'default'} onClick={() => setDoing({ sheet: one, move })}>{t(VERBS[move])}</Button>)}
                {assesses && !one.mine && one.state === 'objected' && <Button type="primary" onClick={() => setDoing({ sheet: one, move: 'answer' })}>{t(VERBS.answer)}</Button>}
                {one.maySend && <Button type="primary" onClick={() => setDoing({ sheet: one, move: 'send' })}>{t(VERBS.send)}</Button>}
                <Button onClick={() => setDoing({ print: one })}>{t('打印')}</Button>
              </p>
            </Panel>
          ))}
          {doing === 'make' && <MakeDialog month={page.month} onClose={() => setDoing(undefined)} />}
          {doing && typeof doing === 'object' && 'move' in doing && <MoveDialog {...doing} onClose={() => setDoing(undefined)} />}
          {doing && typeof doing === 'object' && 'print' in doing && (
            <Modal open title={t('评分表')} width={880} onCancel={() => setDoing(undefined)} footer={null} destroyOnHidden>
              <FileView id={`sheet-${doing.print.id}`} name={`${doing.print.clerk}.pdf`} tall load={(signal) => deskFile(printSheet, { params: { id: doing.print.id } }, { signal })} />
            </Modal>
          )}
        </>
      )}
    </Awaiting>
  )
}

function MakeDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const make = useMutate(makeSheets, { touches: [listSheets] })
  const today = dayOf(new Date())
  return (
    <ActionDialog<{ month: string; objectUntil: string }> open name="make-sheets" title={t('出评分表')} sentence={t('数字就此定下，先给本人看；到期没有异议，或者异议答复了，再送原单位。')} verb={t('出表')} initial={{ month }}
      onSubmit={(typed) => make.mutateAsync({ body: { ...typed, clientId: newClientId() } })} onClose={onClose}>
      <Form.Item name="month" label={t('哪个月')} rules={[{ required: true, pattern: /^\d{4}-(0[1-9]|1[0-2])$/, message: t('请写成 2026-11 这样') }]}><Input maxLength={7} /></Form.Item>
      <Form.Item name="objectUntil" label={t('本人提异议到哪天')} rules={[{ required: true, message: t('请填写日期') }, dayRule({ min: today })]}><DayInput min={today} /></Form.Item>
    </ActionDialog>
  )
}

function MoveDialog({ sheet, move, onClose }: { sheet: WindowSheet; move: Move; onClose: () => void }) {
  const act = useMutate(moveSheet, { touches: [listSheets] })
  const words = move === 'object' || move === 'answer'
  return (
    <ActionDialog<{ words?: string }> open name="move-sheet" title={t(VERBS[move])} verb={t(VERBS[move])} sentence={t('{name}{month}的评分表', { name: sheet.clerk, month: sheet.month })}
      onSubmit={({ words: said }) => act.mutateAsync({ params: { id: sheet.id }, body: { move, words: said ?? '', version: sheet.version, clientId: newClientId() } })} onClose={onClose}>
      {words && <Form.Item name="words" label={move === 'object' ? t('异议') : t('答复')} rules={[{ required: true, min: 2, message: t('请写明') }]}><Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} /></Form.Item>}
    </ActionDialog>
  )
}
