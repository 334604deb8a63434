import { useEffect, useState } from 'react'
import { t } from '../../../../platform/web/text.ts'
import { PREFILL_SOURCES, type MatterDefinition } from '../../contract.ts'
import { conditionInWords, finderOf, limitInWords } from '../../design/words.ts'

/** Address of the public guide: the portal stands beside the desk. */
export const guideAddress = (code: string): string => `${location.origin}/matters/${code}`

/** A guide on one page, as it hangs on a wall or is taken along; with a code that opens the guide on a telephone where it is published. */
export function GuideSheet({ matter, qr = false }: { matter: MatterDefinition; qr?: boolean }) {
  const { guide, limits } = matter
  const find = finderOf(matter)
  const list = (items: readonly string[]) => (items.length ? <ul>{items.map((one, i) => <li key={i}>{one}</li>)}</ul> : <p className="md-gap">{t('还没有写')}</p>)
  return (
    <article className="md-sheet">
      <header>
        <div>
          <h2>{matter.title}</h2>
          <p>{matter.summary}</p>
        </div>
        {qr && <Qr code={matter.code} />}
      </header>
      <dl>
        <div><dt>{t('多久办好')}</dt><dd>{matter.handling === 'at_once' ? t('材料齐全，当场办结') : limitInWords(limits.promised ?? limits.handle)}</dd></div>
        <div><dt>{t('跑动次数')}</dt><dd>{matter.visits === 0 ? t('不用跑') : t('最多跑一次')}</dd></div>
        <div><dt>{t('收费')}</dt><dd>{matter.fee.fen === 0 ? t('不收费') : t('{n}元（{basis}）', { n: matter.fee.fen / 100, basis: matter.fee.basis ?? '' })}</dd></div>
        <div><dt>{t('给谁办')}</dt><dd>{matter.audience}{matter.openToNonRegistered ? t('；没有本地户籍也可以办') : t('；只给本地户籍居民办（{why}）', { why: matter.closedBecause ?? '' })}</dd></div>
      </dl>
      <div className="md-sheet-columns">
        <section><h3>{t('谁可以申请')}</h3><p>{matter.eligibilityText}</p>{list(guide.conditions)}</section>
        <section>
          <h3>{t('要带什么')}</h3>
          {matter.materials.length === 0 ? <p>{t('不用带材料。')}</p> : (
            <ul>{matter.materials.map((one) => <li key={one.code}>{one.title}{one.need !== 'always' && t('（{when}时要）', { when: conditionInWords(one.need.when, find) })}
              {one.heldByRegister && t('（档案里有{what}的不用交）', { what: PREFILL_SOURCES[one.heldByRegister] })}{one.copies > 0 && t('，复印件{n}份', { n: one.copies })}</li>)}</ul>
          )}
        </section>
        <section><h3>{t('怎么办')}</h3>{guide.process.length ? <ol>{guide.process.map((one, i) => <li key={i}>{one}</li>)}</ol> : <p className="md-gap">{t('还没有写')}</p>}</section>
        <section>
          <h3>{t('在哪里办')}</h3>{list(guide.places)}
          <p>{guide.hours}</p><p>{t('咨询：{phone}', { phone: guide.phone })}</p><p>{t('投诉：{phone}', { phone: guide.complaintPhone })}</p><p>{t('主管部门：{name}', { name: matter.department })}</p>
        </section>
        {guide.notes.length > 0 && <section><h3>{t('请留意')}</h3>{list(guide.notes)}</section>}
        <section><h3>{t('依据')}</h3>{list(guide.basis.map((one) => `${one.law}${one.article}`))}</section>
      </div>
    </article>
  )
}

function Qr({ code }: { code: string }) {
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    let gone = false
    void import('qrcode').then(({ toDataURL }) => toDataURL(guideAddress(code), { margin: 1, width: 256, errorCorrectionLevel: 'M' })).then((made) => !gone && setPicture(made))
    return () => {
      gone = true
    }
  }, [code])
  return (
    <figure className="md-qr">
      {picture && <img src={picture} width={112} height={112} alt={t('二维码，打开{address}', { address: guideAddress(code) })} />}
      <figcaption>{t('扫码看指南、在线办')}</figcaption>
    </figure>
  )
}
