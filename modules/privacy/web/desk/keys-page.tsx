import { Alert, Progress, Tag } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, DateText, dateText, DetailPage, Facts, newClientId, Panel, useCall, useMutate } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getKeys, retireKeys, rotateKeys, type KeyRotation } from '../../contract.ts'
import { crumbs } from './words.ts'
import './privacy.css'

/** Data keys: which there are, a change with its progress, and the end of old ones. */
export default function KeysPage() {
  const [moving, setMoving] = useState(true)
  const query = useCall(getKeys, {}, { everyMs: moving ? 2_000 : 60_000 })
  const [open, setOpen] = useState<'rotate' | 'retire' | null>(null)
  const rotate = useMutate(rotateKeys, { touches: [getKeys] })
  const retire = useMutate(retireKeys, { touches: [getKeys] })
  return (
    <Awaiting query={query}>
      {({ keys, algorithm, rotations }) => {
        const newest = rotations[0]
        const running = newest?.state === 'running'
        if (running !== moving) queueMicrotask(() => setMoving(running))
        const old = keys.filter((key) => !key.seals)
        const tooYoung = newest?.mayRetireFrom && Date.parse(newest.mayRetireFrom) > Date.now() ? t('{time}以后可以停用', { time: dateText(newest.mayRetireFrom, 'time') }) : undefined
        return (
          <DetailPage
            title={t('加密密钥')} crumbs={crumbs()} state={running ? <Tag color="processing">{t('正在更换')}</Tag> : <Tag color="success">{t('第{n}版在用', { n: keys.find((key) => key.seals)?.version ?? 0 })}</Tag>}
            sentence={t('证件号码和电话都加密保存（{algorithm}）。更换密钥时居民和工作人员照常使用；中断了会自动接着做。', { algorithm })}
            actions={[
              { key: 'rotate', label: t('更换密钥'), primary: !running && old.length === 0, onChoose: () => setOpen('rotate'), ...(running ? { blocked: t('正在更换，完成后才能再换') } : {}) },
              ...(newest?.state === 'done' && old.length > 0 ? [{ key: 'retire', label: t('停用旧密钥'), danger: true, onChoose: () => setOpen('retire'), ...(tooYoung ? { blocked: tooYoung } : {}) }] : []),
            ]}
            facts={
              <Panel title={t('密钥')}>
                <Facts facts={keys.toReversed().map((key) => ({ label: t('第{n}版', { n: key.version }), value: key.seals ? t('加密新内容') : t('只用来读旧内容'), note: <><DateText value={key.since} />{t('起')}</> }))} />
              </Panel>
            }
          >
            {rotations.length === 0 && <Panel title={t('更换记录')}><p className="d-quiet">{t('还没有更换过密钥。建议每年更换一次，人员变动或怀疑泄露时立即更换。')}</p></Panel>}
            {rotations.map((one) => <Rotation key={one.id} one={one} />)}
            <Panel title={t('检索用的密钥')}>
              <p>{t('按证件号码和电话查找所用的索引密钥不随这里更换：更换它要停机重建全部索引，步骤见运行手册。')}</p>
            </Panel>
            <ActionDialog open={open === 'rotate'} name="rotate-keys" title={t('更换密钥')} verb={t('开始更换')} onClose={() => setOpen(null)}
              sentence={t('生成新密钥，新内容马上用它加密，已有内容在后台逐批重新加密。开始前请确认最近的备份完好。')} onSubmit={() => rotate.mutateAsync({ body: { clientId: newClientId() } })} />
            <ActionDialog open={open === 'retire'} name="retire-keys" danger title={t('停用旧密钥')} verb={t('停用')} onClose={() => setOpen(null)}
              sentence={t('停用前会再数一遍，确实没有内容使用旧密钥才停用。旧密钥另存为一个文件，请与更换前的备份一起保管，并从这台机器移走。')} onSubmit={() => retire.mutateAsync({ params: { id: newest!.id }, body: { clientId: newClientId() } })} />
          </DetailPage>
        )
      }}
    </Awaiting>
  )
}

function Rotation({ one }: { one: KeyRotation }) {
  const percent = one.total === 0 ? 100 : Math.min(100, Math.floor((100 * one.done) / one.total))
  return (
    <Panel title={t('换到第{n}版', { n: one.version })} aside={<span className="d-quiet">{one.startedBy}，<DateText value={one.startedAt} form="time" /></span>}>
      {one.state === 'running'
        ? <><Progress percent={percent} aria-label={t('重新加密的进度')} /><p role="status">{t('已重新加密{done}，共约{total}。', { done: one.done.toLocaleString('zh-CN'), total: one.total.toLocaleString('zh-CN') })}</p></>
        : <p>{t('{time}完成，重新加密{done}个号码，核对{passes}遍。', { time: dateText(one.endedAt ?? '', 'time'), done: one.done.toLocaleString('zh-CN'), passes: one.passes })}</p>}
      {one.faults > 0 && <Alert type="error" showIcon title={t('{n}个内容打不开，没有改动', { n: one.faults })} description={t('可能已损坏，或使用的密钥不在这里。请从备份核对；在此之前不要停用旧密钥。')} />}
      {one.counted.length > 0 && (
        <table className="pv-figures"><tbody>
          {one.counted.map(({ table, keys }) => <tr key={table}><td>{t(TABLES[table] ?? '其他加密内容')}</td><td>{keys.length === 0 ? t('没有内容') : keys.map((key) => t('第{n}版{values}个', { n: key.version, values: key.values.toLocaleString('zh-CN') })).join('，')}</td></tr>)}
        </tbody></table>
      )}
      {one.retiredAt && <p>{t('旧密钥（第{versions}版）于{time}停用。', { versions: one.retired.join('、'), time: dateText(one.retiredAt, 'time') })}</p>}
    </Panel>
  )
}

const TABLES: Record<string, string> = {
  'register.people': '居民的证件号码和电话', 'cases.cases': '办件的联系电话和表单号码', 'notices.deliveries': '短信的号码',
  'imports.pages': '导入的原始表格', 'imports.findings': '导入中待改正的行', 'imports.touched': '导入改动前的号码', 'imports.exports': '生成的名册', 'grids.responsibles': '网格负责人的电话',
  'residence.tenancies': '承租登记的电话', 'duplicates.merges': '合并前的号码',
}
