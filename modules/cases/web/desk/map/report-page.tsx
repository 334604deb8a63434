import { AimOutlined, EnvironmentOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import {
  deskCall, Go, PageHeading, ProblemAlert, problemOf, UnsavedGuard, useCall, useRefresh, useSearchState, Waiting,
} from '../../../../../platform/web/desk/index.ts'
import { dayOf } from '../../../../../platform/web/format.ts'
import { FormRuntime } from '../../../../../platform/web/form/form.tsx'
import type { FormDefinition, FormValues } from '../../../../../platform/web/form/definition.ts'
import { SelectField } from '../../../../../platform/web/kit/fields.tsx'
import { t } from '../../../../../platform/web/text.ts'
import { getMatter, listMatters, type PublicMatter } from '../../../../matters/contract.ts'
import { getBoundaries } from '../../../../regions/contract.ts'
import { getCaseCounts, listCases, submitCase, type CaseReceipt } from '../../../contract.ts'
import { placesUnder } from '../../places.ts'
import { sendFile } from '../case-file.tsx'
import { usePlacesWithin } from '../window/place-fields.tsx'
import { usePost } from '../who.ts'
import { newClientId } from '../words.ts'
import { featureAt } from './places.ts'
import '../cases.css'

const GridMap = lazy(() => import('./grid-map.tsx'))

/** 上报事件: what was found on the ground, with place and photo; made for a phone in one hand. */
export default function ReportPage() {
  const [search, setSearch] = useSearchState()
  const [receipt, setReceipt] = useState<CaseReceipt>()
  const matters = useCall(listMatters, { query: { kind: 'event' } }, { staleMs: 300_000 })
  const kinds = matters.data?.items ?? []
  const code = kinds.some((one) => one.code === search.matter) ? search.matter : kinds.length === 1 ? kinds[0]!.code : undefined
  const matter = useCall(getMatter, { params: { code: code ?? '' } }, { enabled: code !== undefined, staleMs: 60_000 })
  const refresh = useRefresh()
  if (receipt) {
    return (
      <>
        <PageHeading title={t('事件已上报')} crumbs={[{ label: t('网格地图'), to: '/map' }]} />
        <section className="c-receipt" aria-label={t('回执')}>
          <p>{receipt.title}</p>
          <dl className="c-receipt-numbers">
            <div>
              <dt>{t('编号')}</dt>
              <dd>{receipt.number}</dd>
            </div>
          </dl>
          <p>{receipt.promise}</p>
          <p className="d-quiet">{t('现在由{who}办理。', { who: receipt.handledBy })}</p>
          <div className="c-beneath">
            <Go to={`/cases/${receipt.id}`} className="c-link-button">{t('打开办件')}</Go>
            <Button onClick={() => setReceipt(undefined)}>{t('再报一件')}</Button>
          </div>
        </section>
      </>
    )
  }
  return (
    <>
      <PageHeading title={t('上报事件')} crumbs={[{ label: t('网格地图'), to: '/map' }]} />
      <ProblemAlert error={matters.error ?? matter.error} />
      <div className="c-report">
        {kinds.length > 1 && (
          <div className="c-form">
            <SelectField name="kind" label={t('什么事件')} required value={code ?? ''} choices={kinds.map((one) => ({ value: one.code, label: one.title, hint: one.summary }))} onChange={(next) => setSearch({ matter: next })} />
          </div>
        )}
        {matters.data && kinds.length === 0 && <p className="d-quiet">{t('本地没有可以上报的事件种类，请联系管理员。')}</p>}
        {code && !matter.data && !matter.error && <Waiting rows={8} />}
        {code && matter.data && (
          <Report
            key={code}
            matter={matter.data}
            onDone={(made) => {
              setReceipt(made)
              void refresh(listCases, getCaseCounts)
            }}
          />
        )}
      </div>
    </>
  )
}

interface Spot {
  lon: number
  lat: number
}

function Report({ matter, onDone }: { matter: PublicMatter; onDone: (receipt: CaseReceipt) => void }) {
  const { post } = usePost()
  const under = post?.region ?? ''
  const places = usePlacesWithin(under)
  const boundaries = useCall(getBoundaries, { params: { code: under }, query: { level: 'grid' } }, { enabled: under !== '', staleMs: 300_000 })
  const features = boundaries.data?.features ?? []
  const [values, setValues] = useState<FormValues>({})
  const [region, setRegion] = useState('')
  const [spot, setSpot] = useState<Spot>()
  const [mapOpen, setMapOpen] = useState(false)
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(false)
  const [clientId, renew] = useState(newClientId)
  useEffect(() => {
    if (places.length === 1) setRegion(places[0]!.code)
  }, [places.length])

  const place = (lon: number, lat: number, what: string) => {
    const grid = featureAt(features, lon, lat)
    setSpot({ lon, lat })
    if (grid) {
      setRegion(grid.properties.code)
      setSaid(t('{what}在{name}', { what, name: grid.properties.name }))
    } else setSaid(t('{what}不在你负责的网格里，请核对后在上面选择网格', { what }))
  }
  const locate = () => {
    setSaid(t('正在定位…'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => place(coords.longitude, coords.latitude, t('你的位置')),
      () => setSaid(t('没有定到位。请允许浏览器使用位置，或者在地图上点选、直接选择网格。')),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  const submit = async (form: FormValues) => {
    setTried(true)
    if (!region) throw new Error(t('请选择事件所在的网格'))
    const placeText = typeof form['place'] === 'string' ? form['place'] : ''
    try {
      const receipt = await deskCall(submitCase, {
        body: { matterCode: matter.code, form, region, placeText: placeText.slice(0, 200), clientId, ...(spot ? { lon: spot.lon, lat: spot.lat } : {}) },
      })
      setSent(true)
      onDone(receipt)
    } catch (refusal) {
      if (problemOf(refusal).status !== 0) renew(newClientId())
      throw refusal
    }
  }
  return (
    <div className="c-form">
      <UnsavedGuard when={!sent && Object.keys(values).length > 0} />
      <section className="section" aria-label={t('位置')}>
        <h2>{t('位置')}</h2>
        <SelectField
          name="region"
          label={t('所在网格')}
          required
          value={region}
          choices={places.map((one) => ({ value: one.code, label: one.label }))}
          {...(tried && !region ? { error: t('请选择事件所在的网格') } : {})}
          onChange={(code) => setRegion(code ?? '')}
        />
        <div className="c-hand-row">
          {'geolocation' in navigator && <Button icon={<AimOutlined aria-hidden />} onClick={locate}>{t('用我的位置')}</Button>}
          <Button icon={<EnvironmentOutlined aria-hidden />} aria-expanded={mapOpen} onClick={() => setMapOpen(!mapOpen)}>{mapOpen ? t('收起地图') : t('在地图上点选')}</Button>
        </div>
        <p role="status" className="d-quiet">{said}</p>
        {mapOpen && (
          <Suspense fallback={<div className="c-map"><Waiting rows={6} /></div>}>
            {boundaries.data && <GridMap features={features} chosen={region} point={spot} onPick={(lon, lat) => place(lon, lat, t('选定的位置'))} />}
          </Suspense>
        )}
      </section>
      <FormRuntime
        form={matter.form as FormDefinition}
        values={values}
        onChange={setValues}
        onSubmit={submit}
        mode="page"
        kept
        today={dayOf(new Date())}
        send={sendFile}
        places={placesUnder}
        submitLabel={t('上报')}
      />
    </div>
  )
}
