import { Alert } from 'antd'
import { Awaiting, DateText, Go, PageHeading, useAbility, useCall } from '../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../platform/web/format.ts'
import { t } from '../../../../platform/web/text.ts'
import { getPrivacyReport, listReviews } from '../../contract.ts'
import './privacy.css'

/** The first page: what is due, the year so far, and the way to everything else. */
export default function PrivacyPage() {
  const reviews = useAbility('privacy.review')
  const keys = useAbility('privacy.keys')
  const year = Number(dayOf(new Date()).slice(0, 4))
  const report = useCall(getPrivacyReport, { query: { year } })
  const due = useCall(listReviews, { query: {} }, { enabled: reviews })
  const places: { to: string; title: string; text: string; shown?: boolean }[] = [
    { to: '/privacy/requests', title: t('更正和删除请求'), text: t('居民提出的，办到哪一步，是否按时') },
    { to: '/privacy/openings', title: t('敏感查看'), text: t('双人审批和紧急打开'), shown: reviews },
    { to: '/privacy/reviews', title: t('查阅记录核查'), text: t('抽查和异常事实，逐条给结果'), shown: reviews },
    { to: '/privacy/consents', title: t('同意记录'), text: t('谁在什么时候同意或撤回了什么') },
    { to: '/privacy/purposes', title: t('用途目录'), text: t('为什么使用、依据、给谁、多久') },
    { to: '/privacy/retention', title: t('保存期限'), text: t('每类记录保存多久，到期怎样处理') },
    { to: '/privacy/keys', title: t('加密密钥'), text: t('更换密钥，查看进度'), shown: keys },
    { to: '/privacy/assessments', title: t('影响评估'), text: t('处理前评估，至少保存三年') },
    { to: '/privacy/recipients', title: t('受托方和接收方'), text: t('信息给了谁，凭什么，到什么时候') },
    { to: '/privacy/incidents', title: t('安全事件'), text: t('补救、报告、通知，按时完成') },
    { to: '/privacy/report', title: t('年度报告'), text: t('每个数字都能打开') },
  ]
  const headline = ['register.correction.n', 'register.deletion.n', 'unmasked', 'openings.emergency', 'incidents']
  return (
    <div>
      <PageHeading title={t('信息保护')} />
      {due.data?.overdue && (
        <Alert type="warning" showIcon className="d-problem" title={t('查阅记录核查已逾期')}
          description={<>{t('应在')}<DateText value={due.data.next_due} />{t('前完成。')}<Go to="/privacy/reviews">{t('去核查')}</Go></>} />
      )}
      <ul className="pv-hub">
        {places.filter((one) => one.shown !== false).map((one) => (
          <li key={one.to}><Go to={one.to}><strong>{one.title}</strong><span className="d-quiet">{one.text}</span></Go></li>
        ))}
      </ul>
      <section className="d-panel pv-year" aria-label={t('今年到现在')}>
        <header className="d-panel-head"><h2>{t('今年到现在')}</h2><Go to={`/privacy/report?year=${year}`}>{t('全部数字')}</Go></header>
        <div className="d-panel-body">
          <Awaiting query={report}>
            {(one) => (
              <table className="pv-figures"><tbody>
                {one.parts.flatMap((part) => part.figures).filter((f) => headline.includes(f.key)).map((f) => (
                  <tr key={f.key}><td>{f.label}</td><td><Go to={f.href}>{f.value === null ? f.note : `${f.value.toLocaleString('zh-CN')}${f.unit}`}</Go></td></tr>
                ))}
              </tbody></table>
            )}
          </Awaiting>
        </div>
      </section>
    </div>
  )
}
