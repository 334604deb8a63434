import { Form, Input } from 'antd'
import { useState } from 'react'
import { ActionDialog, Awaiting, dateText, DetailPage, Facts, Panel, Timeline, useCall, useMutate, useParam } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPackage, listPackages, movePackage, PACKAGE_MOVES, PACKAGE_STATES, type PackageMove } from '../../contract.ts'
import { stepEntries, yuan } from './area.tsx'
import { PackageForm } from './package-form.tsx'

/** One package: its three parts, what is missing, and what may be done now. */
export default function PackagePage() {
  const id = useParam('id')
  const query = useCall(getPackage, { params: { id } })
  const [chosen, setChosen] = useState<PackageMove | 'edit' | null>(null)
  const move = useMutate(movePackage, { touches: [getPackage, listPackages] })
  return (
    <Awaiting query={query}>
      {({ package: file, missing, steps, moves, mayEdit }) => (
        <DetailPage
          title={file.title}
          crumbs={[{ label: t('事权下放'), to: '/mandates/packages' }]}
          sentence={t('{department}下放给{street}：{task}', { department: file.department, street: file.regionName, task: file.task })}
          state={t(PACKAGE_STATES[file.state])}
          notice={missing.length > 0 && file.state !== 'withdrawn' ? <p className="man-late">{t('还缺{parts}。权限、人员、经费填齐了才能送街道。', { parts: missing.join('、') })}</p> : undefined}
          actions={[
            ...moves.map((one) => ({
              key: one, label: t(PACKAGE_MOVES[one].verb), primary: one !== 'object' && one !== 'withdraw', danger: one === 'withdraw', onChoose: () => setChosen(one),
              ...(one === 'submit' && missing.length ? { blocked: t('先补齐') } : {}),
            })),
            ...(mayEdit ? [{ key: 'edit', label: t('补充和修改'), onChoose: () => setChosen('edit') }] : []),
          ]}
          noActions={t('现在没有要您办的。')}
          facts={<Panel title={t('权限、人员、经费')}><Facts facts={[
            { label: t('权限'), value: file.authority, note: file.basis }, { label: t('人员'), value: file.posts ? t('{n}人', { n: file.posts }) : '', note: file.people },
            { label: t('经费'), value: file.moneyFen ? t('每年{money}', { money: yuan(file.moneyFen) }) : '', note: file.money }, { label: t('计划从哪天起'), value: dateText(file.fromOn) },
            file.handedOn !== null && { label: t('交接'), value: dateText(file.handedOn), note: file.reviewOn && t('{day}复查', { day: dateText(file.reviewOn) }) },
            { label: t('经办'), value: file.byName },
          ]} /></Panel>}
        >
          <Panel title={t('经过')}><Timeline entries={stepEntries(steps)} /></Panel>
          {chosen === 'edit' && <PackageForm file={file} onClose={() => setChosen(null)} />}
          {chosen && chosen !== 'edit' && (
            <ActionDialog<{ note?: string }>
              open name="move-package" title={t(PACKAGE_MOVES[chosen].verb)} verb={t(PACKAGE_MOVES[chosen].verb)}
              onSubmit={({ note }) => move.mutateAsync({ params: { id }, body: { move: chosen, note: note ?? '', version: file.version } as never })}
              onClose={() => setChosen(null)}
            >
              <Form.Item name="note" label={chosen === 'check' ? t('复查结果') : PACKAGE_MOVES[chosen].note ? t('理由') : t('说明')} rules={PACKAGE_MOVES[chosen].note ? [{ required: true, min: 2, message: t('请写明') }] : []}>
                <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
              </Form.Item>
            </ActionDialog>
          )}
        </DetailPage>
      )}
    </Awaiting>
  )
}
