import { CloseOutlined, FullscreenOutlined, LeftOutlined, PauseOutlined, CaretRightOutlined, RightOutlined } from '@ant-design/icons'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Awaiting, dateText, useCall, useGo } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import { getBoundaries } from '../../../regions/contract.ts'
import { getBoard, getIndicatorMap } from '../../contract.ts'
import type { Board } from './board-figures.ts'
import { shadeWords } from './board-map.tsx'
import { numberText, Sparkline, targetWords, TargetState, type Figure } from './figures.tsx'
import { slidesOf, type Slide } from './screen-slides.ts'
import { shadeOf, shadesOf } from './shades.ts'
import { useBoardPlace } from './use-board-place.ts'
import './board.css'
import './screen.css'

const Choropleth = lazy(() => import('./choropleth.tsx'))

const EVERY_MS = 12_000

/** 大屏: the board of a place for a hall. It fills the screen, turns by itself, can be stopped and turned by hand, and shows sums only. */
export default function ScreenPage() {
  const place = useBoardPlace()
  const query = useCall(getBoard, { query: { region: place?.region ?? '' } }, { enabled: place !== undefined, keep: true, everyMs: 300_000 })
  return <div className="b-screen">{place && <Awaiting query={query}>{(board) => <Turning board={board} />}</Awaiting>}</div>
}

function Turning({ board }: { board: Board }) {
  const go = useGo()
  const slides = useMemo(() => slidesOf(board), [board])
  const [at, setAt] = useState(0)
  const [paused, setPaused] = useState(false)
  const count = Math.max(1, slides.length)
  const turn = (by: number) => setAt((now) => (now + by + count) % count)
  const leave = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    go(`/board?region=${board.region}`)
  }

  useEffect(() => {
    if (paused || count < 2) return
    const timer = setInterval(() => setAt((now) => (now + 1) % count), EVERY_MS)
    return () => clearInterval(timer)
  }, [paused, count, at])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.target as HTMLElement | null)?.closest('button') && event.key === ' ') return
      if (event.key === 'ArrowRight') setAt((now) => (now + 1) % count)
      else if (event.key === 'ArrowLeft') setAt((now) => (now - 1 + count) % count)
      else if (event.key === ' ') setPaused((now) => !now)
      else if (event.key === 'Escape' && !document.fullscreenElement) go(`/board?region=${board.region}`)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [count, go, board.region])

  const slide = slides[at % count]
  return (
    <>
      <header className="b-screen-head">
        <h1>{board.regionName}</h1>
        <p>{slide && (slide.kind === 'figures' ? slide.title : t('各社区分布'))}</p>
        <p className="b-screen-day">{board.asOf ? t('截至{time}', { time: dateText(board.asOf, 'short') }) : t('还没有统计过')}</p>
      </header>
      <main className="b-screen-main" aria-live={paused ? 'polite' : 'off'}>
        {slide ? <SlideView slide={slide} board={board} /> : <p className="b-screen-none">{t('这个地点还没有统计出数值。')}</p>}
      </main>
      <footer className="b-screen-foot">
        <span>{t('第{n}屏，共{all}屏', { n: (at % count) + 1, all: count })}</span>
        <span className="b-screen-keys">
          <button type="button" onClick={() => turn(-1)}><LeftOutlined aria-hidden /> {t('上一屏')}</button>
          <button type="button" onClick={() => setPaused(!paused)} aria-pressed={paused}>
            {paused ? <CaretRightOutlined aria-hidden /> : <PauseOutlined aria-hidden />} {paused ? t('继续轮播') : t('暂停')}
          </button>
          <button type="button" onClick={() => turn(1)}>{t('下一屏')} <RightOutlined aria-hidden /></button>
          {document.fullscreenEnabled && <button type="button" onClick={() => void document.documentElement.requestFullscreen()}><FullscreenOutlined aria-hidden /> {t('全屏')}</button>}
          <button type="button" onClick={leave}><CloseOutlined aria-hidden /> {t('退出')}</button>
        </span>
      </footer>
    </>
  )
}

function SlideView({ slide, board }: { slide: Slide; board: Board }) {
  if (slide.kind === 'map') return <MapSlide figure={slide.figure} board={board} />
  return (
    <ul className={`b-screen-figures b-screen-figures-${slide.figures.length}`}>
      {slide.figures.map(({ value, trend }) => (
        <li key={value.code}>
          <h2>{value.title}</h2>
          <p className="b-screen-value">
            {numberText(value.value!, value.decimals)}
            <small>{value.unit}</small>
          </p>
          {value.target && (
            <p className="b-screen-target">
              {targetWords(value.target, value.unit, value.decimals)} <TargetState value={value} />
            </p>
          )}
          <Sparkline points={trend} decimals={value.decimals} unit={value.unit} />
        </li>
      ))}
    </ul>
  )
}

function MapSlide({ figure, board }: { figure: Figure; board: Board }) {
  const { value } = figure
  const map = useCall(getIndicatorMap, { params: { code: value.code }, query: { region: board.region, level: 'community' } }, { keep: true, staleMs: 300_000 })
  const boundaries = useCall(getBoundaries, { params: { code: board.region }, query: { level: 'community' } }, { staleMs: 600_000 })
  const places = map.data?.code === value.code ? map.data.places : []
  const known = places.filter((part): part is typeof part & { value: number } => part.value !== null && !part.suppressed)
  const shades = useMemo(() => shadesOf(known.map((part) => part.value)), [map.data, value.code])
  const shaded = useMemo(() => known.map((part) => ({ code: part.region, colour: shadeOf(shades, part.value)?.colour, words: '' })), [shades])
  return (
    <div className="b-screen-map">
      <Suspense fallback={<div className="b-map" />}>
        {boundaries.data && <Choropleth still title={value.title} features={boundaries.data.features} shaded={shaded} />}
      </Suspense>
      <div>
        <h2>{value.title}</h2>
        <p className="b-screen-value">
          {numberText(value.value!, value.decimals)}
          <small>{value.unit}</small>
        </p>
        <ul className="b-screen-legend">
          {shades.map((shade) => (
            <li key={shade.from}>
              <span className="b-swatch" style={{ background: shade.colour }} aria-hidden />
              {t('{range}：{n}处', { range: shadeWords(shade, value.unit, value.decimals), n: shade.places })}
            </li>
          ))}
          {places.length > known.length && (
            <li>
              <span className="b-swatch b-swatch-empty" aria-hidden />
              {t('没有数值：{n}处', { n: places.length - known.length })}
            </li>
          )}
        </ul>
      </div>
    </div>
  )
}
