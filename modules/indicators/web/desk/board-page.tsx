import { FullscreenOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Awaiting, dateText, Go, PageHeading, Panel, useCall, useSearchState } from '../../../../platform/web/desk/index.ts'
import type { Reply } from '../../../../platform/kernel/operation.ts'
import { t } from '../../../../platform/web/text.ts'
import { PlaceField } from '../../../regions/web/fields.tsx'
import { getBoard } from '../../contract.ts'
import { Compare } from './board-compare.tsx'
import { PlaceMap } from './board-map.tsx'
import { MissingTable, TargetTable, targetRows } from './board-tables.tsx'
import { figuresOf, hasValue, type Board } from './board-figures.ts'
import { FigureTile } from './figures.tsx'
import { useBoardPlace } from './use-board-place.ts'
import './board.css'

const KEY_FIGURES = 12
const TABS = [['', '概览'], ['targets', '目标'], ['all', '全部数值'], ['places', '各地对照'], ['missing', '尚未采集']] as const

/** 指标看板: a place with its key figures, map, targets, all figures, the places below, and what is still owed. */
export default function BoardPage() {
  const place = useBoardPlace()
  const query = useCall(getBoard, { query: { region: place?.region ?? '' } }, { enabled: place !== undefined, keep: true, everyMs: 300_000 })
  return (
    <>
      <PageHeading
        title={t('指标看板')}
        aside={
          <span className="b-tools d-heading-aside">
            <Go to={`/board/screen${place && place.region !== place.root ? `?region=${place.region}` : ''}`} className="b-link-button">
              <FullscreenOutlined aria-hidden /> {t('大屏')}
            </Go>
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {t('打印')}
            </Button>
          </span>
        }
      />
      {place && <Awaiting query={query} inside>{(board) => <Body board={board} place={place} />}</Awaiting>}
    </>
  )
}

function Body({ board, place }: { board: Reply<typeof getBoard>; place: NonNullable<ReturnType<typeof useBoardPlace>> }) {
  const [search] = useSearchState()
  const tab = TABS.some(([key]) => key === search.tab) ? search.tab! : ''
  const figures = figuresOf(board)
  const targets = targetRows(board)
  const missing = figures.filter(({ value }) => value.missing !== null)
  const counts: Record<string, number> = { targets: targets.length, all: figures.filter(hasValue).length, places: board.breakdown.rows.length, missing: missing.length }
  const to = (key: string) => {
    const { tab: _, group: __, ...rest } = search
    return `.?${new URLSearchParams({ ...rest, ...(key ? { tab: key } : {}) }).toString()}`
  }
  return (
    <>
      <div className="b-place">
        <nav aria-label={t('所在的地方')} className="b-way">
          {board.above.map((each) => (
            <span key={each.region}>
              <Go to={each.region === place.root ? '/board' : `/board?region=${each.region}`}>{each.regionName}</Go>
              <span aria-hidden> / </span>
            </span>
          ))}
          <strong aria-current="page">{board.regionName}</strong>
        </nav>
        <span className="d-quiet">{board.asOf ? t('截至{time}', { time: dateText(board.asOf, 'time') }) : t('还没有统计过')}</span>
        <span className="b-tools">
          <PlaceField root={place.root} value={place.region} onChange={place.choose} upTo="community" rootCounts all />
        </span>
      </div>
      <nav aria-label={t('查看方式')} className="d-tabs b-tools">
        <ul>
          {TABS.filter(([key]) => key !== 'places' || board.breakdown.rows.length > 0).map(([key, label]) => (
            <li key={key}>
              <Go to={to(key)} aria-current={key === tab ? 'page' : undefined} className={key === tab ? 'd-tab d-tab-on' : 'd-tab'}>
                {t(label)}
                {counts[key] !== undefined && <span className="d-count">{counts[key]}</span>}
              </Go>
            </li>
          ))}
        </ul>
      </nav>
      {tab === '' && <Overview board={board} />}
      {tab === 'targets' && <TargetTable board={board} rows={targets} />}
      {tab === 'all' && <AllFigures board={board} />}
      {tab === 'places' && <Compare board={board} />}
      {tab === 'missing' && <MissingTable figures={missing} region={board.region} />}
    </>
  )
}

/** What is looked at first: figures with a target, then those of service; the map; how the targets stand. */
function Overview({ board }: { board: Board }) {
  const figures = figuresOf(board).filter(hasValue)
  const key = [...figures.filter(({ value }) => value.target), ...figures.filter(({ value }) => !value.target)].slice(0, KEY_FIGURES)
  return (
    <>
      <TargetSentence board={board} />
      <Panel title={t('主要指标')}>
        {key.length === 0 && <p className="d-quiet">{t('这个地点还没有统计出数值。')}</p>}
        <ul className="b-figures">
          {key.map((figure) => (
            <FigureTile key={figure.value.code} figure={figure} region={board.region} />
          ))}
        </ul>
      </Panel>
      <PlaceMap board={board} />
    </>
  )
}

function TargetSentence({ board }: { board: Board }) {
  const rows = targetRows(board).filter(({ value }) => value.target)
  const n = (state: string) => rows.filter(({ value }) => value.targetState === state).length
  const none = rows.filter(({ value }) => value.value === null).length
  if (!rows.length) return <p className="d-sentence">{t('没有规划给{place}定过目标；上级的目标在“目标”一栏里可以看到。', { place: board.regionName })}</p>
  return (
    <p className="d-sentence">
      {t('规划给{place}定了{all}项目标：{met}项已达标，{short}项未达标，{none}项还没有数值。', { place: board.regionName, all: rows.length, met: n('met'), short: n('short'), none })}
    </p>
  )
}

/** Every figure that has a number, by group. */
function AllFigures({ board }: { board: Board }) {
  return board.groups.map((group) => {
    const shown = group.figures.filter(hasValue)
    const rest = group.figures.length - shown.length
    if (!shown.length) return null
    return (
      <Panel key={group.code} title={group.title} aside={rest > 0 && <span className="d-quiet">{t('另有{n}项没有数值', { n: rest })}</span>}>
        <ul className="b-figures">
          {shown.map((figure) => (
            <FigureTile key={figure.value.code} figure={figure} region={board.region} />
          ))}
        </ul>
      </Panel>
    )
  })
}
