import { Button, Form, Input, InputNumber, Radio, Space } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Go, newClientId, Panel, Timeline, useCall, useGo, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import {
  changeSurvey, CHANNELS, checkDraw, drawSample, getSurvey, listSurveys, moveSurvey, SAMPLE_METHODS, SAMPLE_STATES, sizeFor, SURVEY_MODES, SURVEY_STATES, UNIT_KINDS, type Survey,
} from '../../contract.ts'
import { PlanFields, type SurveyTyped } from './surveys-page.tsx'
import { optionsOf, periodText, stepEntries } from './words.tsx'

type Deed = 'draw' | 'open' | 'close' | 'publish' | 'cancel' | 'change' | 'check'

/** One survey: its draw, how far it is, and what may be done now. */
export default function SurveyPage() {
  const id = useParam('id')
  const go = useGo()
  const query = useCall(getSurvey, { params: { id } })
  const [deed, setDeed] = useState<Deed | null>(null)
  return (
    <Awaiting query={query}>
      {({ survey, strata, asked, channels, remarksWaiting, sheetsWaiting, steps, moves, mayInvite, mayEnter }) => {
        const counted = survey.state === 'closed' || survey.state === 'published'
        const words: Record<Deed, string> = { draw: survey.state === 'drawn' ? t('重新抽样') : t('抽样'), open: t('开始填写'), close: t('结束并计算'), publish: t('公布结果'), cancel: t('取消调查'), change: t('修改'), check: t('重抽核对') }
        const order = ['draw', 'open', 'close', 'publish', 'change', 'cancel'] as const
        const sentence = {
          draft: survey.mode === 'sample' ? t('还没有抽样。') : t('准备好后开始填写。'), drawn: t('从{size}人中抽了{n}人，可以开始填写。', { size: survey.frameSize ?? 0, n: survey.drawn }),
          open: t('填写到{day}，已收回{n}份。', { day: dateText(survey.untilDay), n: survey.answered }), closed: t('{day}结束，收回{n}份。', { day: dateText(survey.closedOn ?? survey.untilDay), n: survey.answered }),
          published: t('结果已于{day}公布。', { day: dateText(survey.publishedOn ?? survey.untilDay) }), cancelled: t('已取消。'),
        }[survey.state]
        return (
          <DetailPage
            title={survey.title}
            crumbs={[{ label: t('问卷调查'), to: '/surveys' }]}
            sentence={sentence}
            state={t(SURVEY_STATES[survey.state])}
            actions={[
              ...(mayInvite ? [{ key: 'sample', label: t('联系被抽中的人'), primary: true, onChoose: () => go(`/surveys/${id}/sample`) }] : []),
              ...(counted ? [{ key: 'result', label: t('看结果'), primary: true, onChoose: () => go(`/surveys/${id}/result`) }] : []),
              ...(mayEnter ? [{ key: 'enter', label: t('录入纸质答卷'), onChoose: () => go(`/surveys/${id}/enter`) }] : []),
              ...order.filter((one) => moves.includes(one)).map((one) => ({
                key: one, label: words[one], primary: (one === 'draw' && survey.state === 'draft') || (one === 'open') , danger: one === 'cancel', seldom: one === 'change' || (one === 'draw' && survey.state === 'drawn'), onChoose: () => setDeed(one),
              })),
              ...(survey.seed && moves.length > 0 || counted && survey.seed ? [{ key: 'check', label: words.check, seldom: true, onChoose: () => setDeed('check') }] : []),
            ]}
            noActions={t('这次调查由上级组织，您可以查看进展。')}
            facts={
              <>
                <Panel title={t('调查')}>
                  <Facts facts={[
                    { label: t('评的是'), value: survey.unitName || t(UNIT_KINDS[survey.unitKind]) }, { label: t('范围'), value: survey.regionName }, { label: t('周期'), value: periodText(survey.period) },
                    { label: t('填写日期'), value: t('{from}至{until}', { from: dateText(survey.fromDay), until: dateText(survey.untilDay) }) }, { label: t('问谁'), value: t(SURVEY_MODES[survey.mode]) },
                    { label: t('问卷'), value: <Go to={`/surveys/questionnaires/${survey.questionnaireId}`}>{t('{title}第{n}版', { title: survey.questionnaire, n: survey.edition })}</Go> },
                    ...(survey.openCode && survey.state === 'open' ? [{ label: t('填写网址'), value: <span className="d-number">{`${location.origin}/survey/${survey.openCode}`}</span> }] : []),
                  ]} />
                </Panel>
                {survey.seed && (
                  <Panel title={t('抽样')}>
                    <Facts facts={[
                      { label: t('方法'), value: t(SAMPLE_METHODS[survey.method!]) }, { label: t('种子'), value: survey.seed }, { label: t('名单'), value: t('{day}在本地居住、满{age}岁的{n}人', { day: dateText(survey.frameOn!), age: survey.minAge ?? 0, n: survey.frameSize ?? 0 }) },
                      { label: t('抽中'), value: t('{n}人', { n: survey.drawn }) }, { label: t('名单校验'), value: <code>{survey.frameDigest!.slice(0, 12)}</code> },
                      ...(survey.reissued ? [{ label: t('补发答卷码'), value: t('{n}份', { n: survey.reissued }) }] : []),
                    ]} />
                  </Panel>
                )}
              </>
            }
          >
            {survey.mode === 'sample' && survey.state !== 'draft' && (
              <Panel title={t('联系进展')}>
                <ul className="su-figures">{(['drawn', 'asked', 'refused', 'unreachable', 'not_eligible'] as const).map((one) => <li key={one}><b>{asked[one]}</b>{t(SAMPLE_STATES[one])}</li>)}<li><b>{survey.answered}</b>{t('收回答卷')}</li></ul>
                <p className="d-quiet">{t('答卷不记姓名：只知道联系了谁、一共收回多少，不知道谁填过。')}</p>
              </Panel>
            )}
            {channels.length > 0 && <Panel title={t('答卷从哪里来')}><ul className="su-figures">{channels.map((one) => <li key={one.channel}><b>{one.count}</b>{t(CHANNELS[one.channel as keyof typeof CHANNELS])}</li>)}</ul></Panel>}
            {(remarksWaiting > 0 || sheetsWaiting > 0) && (
              <Panel title={t('要办的事')}>
                <Space>
                  {remarksWaiting > 0 && <Button onClick={() => go(`/surveys/${id}/remarks`)}>{t('审{n}条留言', { n: remarksWaiting })}</Button>}
                  {sheetsWaiting > 0 && <Button onClick={() => go(`/surveys/${id}/enter`)}>{t('核对{n}份纸质答卷', { n: sheetsWaiting })}</Button>}
                </Space>
              </Panel>
            )}
            {strata.length > 0 && (
              <Panel title={t('各社区抽了多少人')}>
                <table className="su-table">
                  <thead><tr><th scope="col">{t('社区（嘎查）')}</th><th scope="col" className="su-num">{t('名单人数')}</th><th scope="col" className="su-num">{t('抽中')}</th></tr></thead>
                  <tbody>{strata.map((one) => <tr key={one.region}><th scope="row">{one.regionName}</th><td className="su-num">{one.population.toLocaleString('zh-CN')}</td><td className="su-num">{one.n}</td></tr>)}</tbody>
                </table>
              </Panel>
            )}
            {steps.length > 0 && <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>}
            {deed === 'check' && <CheckDialog survey={survey} onClose={() => setDeed(null)} />}
            {deed && deed !== 'check' && <DeedDialog deed={deed} survey={survey} verb={words[deed]} onClose={() => setDeed(null)} />}
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function CheckDialog({ survey, onClose }: { survey: Survey; onClose: () => void }) {
  const query = useCall(checkDraw, { params: { id: survey.id } })
  return (
    <ActionDialog open name="check-draw" title={t('重抽核对')} verb={t('知道了')} onSubmit={async () => undefined} onClose={onClose}>
      <Awaiting query={query}>{(reply) => <p role="status">{t(reply.words)}</p>}</Awaiting>
    </ActionDialog>
  )
}

function DeedDialog({ deed, survey, verb, onClose }: { deed: Exclude<Deed, 'check'>; survey: Survey; verb: string; onClose: () => void }) {
  const touches = [getSurvey, listSurveys]
  const [draw, move, change] = [useMutate(drawSample, { touches }), useMutate(moveSurvey, { touches }), useMutate(changeSurvey, { touches })]
  const params = { id: survey.id }
  const stamp = () => ({ version: survey.version, clientId: newClientId() })
  const base = { open: true, name: `survey-${deed}`, title: verb, verb, onClose } as const
  if (deed === 'draw') {
    return (
      <ActionDialog<{ method: 'simple' | 'stratified'; size: number; seed: string; minAge: number; least?: number }> {...base} as="drawer"
        sentence={t('从今天的居民名册抽，按种子和居民编号的哈希值排序：同一种子抽出同样的人，事后谁都可以核对。种子请用事先说好、抽之前没人知道的数，例如当天的福彩开奖号码。')}
        initial={{ method: 'stratified', size: sizeFor(0.05, 100_000), minAge: 18, least: 0 }}
        onSubmit={(typed) => draw.mutateAsync({ params, body: { ...typed, least: typed.least ?? 0, ...stamp() } })}>
        <Form.Item name="method" label={t('方法')} rules={[{ required: true }]} extra={t('要看各社区的结果，用分层。')}><Radio.Group options={optionsOf(SAMPLE_METHODS)} /></Form.Item>
        <Form.Item name="size" label={t('抽多少人')} rules={[{ required: true, message: t('请填写人数') }]} extra={t('比例的误差在5个百分点以内（95%），人口多时约需383份答卷；按估计的应答率多抽一些。')}><InputNumber min={1} max={20000} precision={0} /></Form.Item>
        <Form.Item name="least" label={t('每个社区至少')} extra={t('只对分层有用。小社区要单独看结果的，填20以上。')}><InputNumber min={0} max={200} precision={0} /></Form.Item>
        <Form.Item name="minAge" label={t('最小年龄')} rules={[{ required: true }]}><InputNumber min={0} max={90} precision={0} /></Form.Item>
        <Form.Item name="seed" label={t('种子')} rules={[{ required: true, message: t('请填写种子') }, { pattern: /^[0-9A-Za-z\u4e00-\u9fff-]{4,40}$/, message: t('种子用4至40个字母、数字或汉字') }]}><Input maxLength={40} placeholder={t('例如：福彩3D2026049期381')} /></Form.Item>
      </ActionDialog>
    )
  }
  if (deed === 'change') {
    return (
      <ActionDialog<SurveyTyped> {...base} as="drawer" verb={t('保存')} initial={survey} sentence={survey.state === 'open' ? t('已经开始填写，只能延后截止日期。') : undefined}
        onSubmit={(typed) => change.mutateAsync({ params, body: { title: typed.title, unitKind: typed.unitKind, unitName: typed.unitName ?? '', period: typed.period, fromDay: typed.fromDay, untilDay: typed.untilDay, ...stamp() } })}>
        <PlanFields past={survey.state === 'open'} />
      </ActionDialog>
    )
  }
  const says = {
    open: t('{from}至{until}填写。开始以后题目和抽样都不能改。', { from: dateText(survey.fromDay), until: dateText(survey.untilDay) }), close: t('结束后不再收答卷，按方法计算一次，结果不再变。'),
    publish: t('居民在网上能看到结果和审过的留言。'), cancel: t('已收的答卷不再计算。'),
  }[deed]
  return (
    <ActionDialog<{ reason?: string }> {...base} sentence={says} danger={deed === 'cancel'} {...(deed === 'cancel' ? { reason: { max: 300 } } : {})}
      onSubmit={({ reason }) => move.mutateAsync({ params, body: { move: deed, note: reason ?? '', ...stamp() } })} />
  )
}
