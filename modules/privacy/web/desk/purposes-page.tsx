import { Tag } from 'antd'
import { Awaiting, DateText, Facts, Go, PageHeading, Panel, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { BASES, listPurposes } from '../../contract.ts'
import { crumbs } from './words.ts'
import './privacy.css'

/** The catalogue of purposes as this place has it. */
export default function PurposesPage() {
  const query = useCall(listPurposes, {})
  return (
    <div>
      <PageHeading title={t('用途目录')} crumbs={crumbs()} />
      <p className="d-sentence">{t('为什么使用个人信息、依据什么。各地在 data/packs 里调整；内容一变就是新的一版，已有的同意要重新征求。')}</p>
      <Awaiting query={query}>
        {({ items }) => items.map((p) => (
          <Panel key={p.code} title={p.title} aside={<span className="pv-row">{p.consent && <Tag color="processing">{p.separate ? t('单独同意') : t('需同意')}</Tag>}{p.sensitive && <Tag color="warning">{t('敏感信息')}</Tag>}<span className="d-quiet">{t('第{n}版', { n: p.version })}，<DateText value={p.validFrom} />{t('起')}</span></span>}>
            <Facts columns={2} facts={[
              { label: t('合法性基础'), value: t(BASES[p.basis]), note: p.law }, { label: t('使用哪些信息'), value: p.data.join('、') }, { label: t('谁使用'), value: p.who }, { label: t('保存多久'), value: p.keep },
              p.wording !== '' && { label: t('同意的内容'), value: p.wording, wide: true }, p.withdrawal !== '' && { label: t('撤回的后果'), value: p.withdrawal, wide: true },
              p.validMonths !== null && { label: t('同意的期限'), value: t('{n}个月', { n: p.validMonths }) }, p.consent && { label: t('记录'), value: <Go to={`/privacy/consents?purpose=${p.code}`}>{t('查看同意记录')}</Go> },
            ]} />
          </Panel>
        ))}
      </Awaiting>
    </div>
  )
}
