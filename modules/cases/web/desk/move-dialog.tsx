import { Alert, Button, Drawer, Form } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ActionDialog, markOptional, ProblemAlert, problemOf, useMutate } from '../../../../platform/web/desk/index.ts'
import { ApiProblem } from '../../../../platform/web/client.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { FormRuntime } from '../../../../platform/web/form/form.tsx'
import { placesUnder } from '../places.ts'
import type { FormDefinition, FormValues } from '../../../../platform/web/form/definition.ts'
import { t } from '../../../../platform/web/text.ts'
import { getCaseCounts, getCase, listCases, moveCase, type AllowedMove, type Case, type DoorMove } from '../../contract.ts'
import { sendFile } from './case-file.tsx'
import { MoveFields, bodyOf, type MoveValues } from './move-fields.tsx'
import { PublicationPreview } from './publication-preview.tsx'
import { MOVE_WORDS, newClientId } from './words.ts'

/** What will happen, said before it is done. */
const SENTENCES: Partial<Record<DoorMove, string>> = {
  accept: '受理后开始办理，申请人会收到受理通知和预计办结的日期。',
  askForCorrection: '只能告知一次：请把缺少和需要改正的全部列出，申请人会收到通知。补正期间不计时。',
  decline: '申请人会收到不予受理通知，写明理由和可以怎样救济。',
  handOver: '转交后由所选地点的岗位办理，期限照旧计算。',
  return: '退回后由上一经办岗位重新办理，期限照旧计算。',
  invite: '请对方协助其中一部分，主办仍在你这里；对方回复后才能办结。',
  reply: '回复交给主办岗位。',
  suspend: '暂停期间不计时，申请人会收到通知。',
  resume: '恢复后继续计时，期限按暂停的时间顺延。',
  extend: '只能延长一次，须经负责人批准，理由会告知申请人。',
  conclude: '办结后申请人会收到结果，并可以评价。',
  withdraw: '按申请人的要求撤回，本件不再办理。',
  reopen: '重新办理后从受理起重新计时。',
  claim: '领办后由你承办，申请人可以看到承办岗位。',
  release: '放回后本岗位的同事都可以领办。',
  callBack: '回访情况会告知申请人。',
  submit: '按申请人补交的内容代为提交。',
  advance: '通过后进入下一环节。',
}

const STALE = ['case.changed_meanwhile']

interface Props {
  c: Case
  move: AllowedMove
  reload: () => Promise<void>
  onClose: () => void
}

/** One move of a case with all it wants to be told. What was typed stays when the case has changed meanwhile. */
export function MoveDialog(props: Props) {
  return props.move.form ? <WithForm {...props} form={props.move.form as FormDefinition} /> : <Plain {...props} />
}

/** Sends the move with the version that is shown; one id for one sending, also when the line breaks in between. */
function useMove({ c, move }: Pick<Props, 'c' | 'move'>) {
  const [clientId, renew] = useState(newClientId)
  const [stale, setStale] = useState(false)
  const send = useMutate(moveCase, { touches: [getCase, listCases, getCaseCounts] })
  return {
    stale,
    setStale,
    async make(said: object) {
      try {
        await send.mutateAsync({
          params: { id: c.id },
          body: { move: move.move as DoorMove, version: c.version, clientId, ...(move.taskId ? { taskId: move.taskId } : {}), ...said },
        })
      } catch (refusal) {
        const { status, code } = problemOf(refusal)
        if (status !== 0) renew(newClientId())
        setStale(code === 'case.changed_meanwhile')
        throw refusal
      }
    },
  }
}

/** The case moved on while the dialog stood open. */
function Stale({ c, reload, done }: { c: Case; reload: () => Promise<void>; done: () => void }) {
  const [read, setRead] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  // The button goes; the keys that send stay within the form.
  useEffect(() => {
    if (read) box.current?.focus()
  }, [read])
  return (
    <div ref={box} tabIndex={-1} role="status" className="c-stale">
      <Alert
        type="warning"
        showIcon
        className="c-notice"
        title={read ? t('已读取最新内容，本件现为“{state}”', { state: c.stageTitle || c.stateName }) : t('本件刚刚有了新的进展，没有提交；你填写的内容还在')}
        description={read ? t('请核对后再次提交；不再需要办理的，关闭即可。') : undefined}
        action={
          !read && (
            <Button
              size="small"
              autoFocus
              onClick={() => {
                void reload().then(() => {
                  setRead(true)
                  done()
                })
              }}
            >
              {t('读取最新内容')}
            </Button>
          )
        }
      />
    </div>
  )
}

function initialOf(c: Case, move: AllowedMove): Partial<MoveValues> {
  return {
    ...(move.remedies ? { remedies: move.remedies } : {}),
    ...(move.outcomes.length === 1 ? { outcome: move.outcomes[0]!.code } : {}),
    ...(move.targets.length === 1 ? { target: `${move.targets[0]!.post}@${move.targets[0]!.region}` } : {}),
    ...(move.needs.includes('missing') ? { missing: c.materials.filter((one) => one.state === 'missing').map((one) => one.title) } : {}),
    ...(move.needs.includes('suspension') ? { suspension: 'waiting_applicant' as const } : {}),
  }
}

function titleOf(move: AllowedMove): string {
  return t(MOVE_WORDS[move.move as DoorMove])
}

function Plain({ c, move, reload, onClose }: Props) {
  const { make, stale, setStale } = useMove({ c, move })
  const [shownStale, setShown] = useState(false)
  return (
    <ActionDialog<MoveValues>
      open
      name={`move-${move.move}`}
      title={`${titleOf(move)} · ${c.matter.title} ${c.number}`}
      sentence={move.hint || t(SENTENCES[move.move as DoorMove] ?? '')}
      verb={titleOf(move)}
      danger={move.move === 'decline' || move.move === 'withdraw'}
      width={move.needs.includes('missing') ? 640 : 560}
      initial={initialOf(c, move)}
      onSubmit={(values) => make(bodyOf(values, move)).catch((refusal: unknown) => {
        if (problemOf(refusal).code === 'case.changed_meanwhile') setShown(true)
        throw refusal
      })}
      ownWords={STALE}
      onClose={onClose}
    >
      {(form) => (
        <>
          {(stale || shownStale) && <Stale c={c} reload={reload} done={() => setStale(false)} />}
          <PublicationPreview c={c} move={move} />
          <MoveFields c={c} move={move} form={form} />
        </>
      )}
    </ActionDialog>
  )
}

/** A stage with a form of its own: filled in while the case is read behind. */
function WithForm({ c, move, reload, onClose, form: definition }: Props & { form: FormDefinition }) {
  const { make, stale, setStale } = useMove({ c, move })
  const [values, setValues] = useState<FormValues>({})
  const [refusal, setRefusal] = useState<unknown>(null)
  const [shownStale, setShown] = useState(false)
  const [form] = Form.useForm<MoveValues>()
  const submit = async (result: FormValues) => {
    setRefusal(null)
    let said: MoveValues
    try {
      said = await form.validateFields()
    } catch {
      throw new Error(t('还有内容没有填写，请看上面标出的地方'))
    }
    try {
      await make({ ...bodyOf(said, move), result })
      onClose()
    } catch (fault) {
      setRefusal(fault)
      if (problemOf(fault).code === 'case.changed_meanwhile') setShown(true)
      throw fault instanceof ApiProblem ? fault : new Error(problemOf(fault).title)
    }
  }
  return (
    <Drawer open title={`${titleOf(move)} · ${c.stageTitle || c.matter.title}`} size={560} onClose={onClose} destroyOnHidden mask={{ closable: false }}>
      <p className="d-sentence-small">{move.hint || t(SENTENCES[move.move as DoorMove] ?? '')}</p>
      {(stale || shownStale) && <Stale c={c} reload={reload} done={() => setStale(false)} />}
      <PublicationPreview c={c} move={move} />
      <Form<MoveValues> component={false} form={form} layout="vertical" requiredMark={markOptional} name={`move-${move.move}`} initialValues={initialOf(c, move)} preserve={false}>
        <div className="c-form">
          <FormRuntime
            form={definition}
            values={values}
            onChange={setValues}
            onSubmit={submit}
            mode="page"
            kept
            today={dayOf(new Date())}
            send={sendFile}
            places={placesUnder}
            submitLabel={titleOf(move)}
            errorPrefix="body.result."
            beforeSubmit={
              <>
                <MoveFields c={c} move={move} form={form} />
                {refusal !== null && problemOf(refusal).errors.length > 0 && <ProblemAlert error={refusal} />}
              </>
            }
          />
        </div>
      </Form>
    </Drawer>
  )
}
