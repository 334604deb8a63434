import { Go, Waiting, useCall } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'
import type { Region } from '../../../regions/contract.ts'
import { listPosts } from '../../contract.ts'
import './accounts.css'

/** Who is on duty in a place, by post, and where nobody is. */
export default function PostsCard({ region }: { region: Region }) {
  const held = useCall(listPosts, { query: { region: region.code } }, { staleMs: 60_000 })
  const vacant = useCall(listPosts, { query: { region: region.code, state: 'vacant' } }, { staleMs: 60_000 })
  if (held.error) return <p className="d-quiet">{t('这里不在你当前岗位的管辖范围内。')}</p>
  if (!held.data) return <Waiting rows={3} />
  return (
    <>
      {held.data.items.length === 0 ? (
        <p className="d-quiet">{t('还没有人在岗。')}</p>
      ) : (
        <ul className="a-posts">
          {held.data.items.slice(0, 12).map((post) => (
            <li key={post.id}>
              <strong>{post.holder}</strong>
              <span>{t(post.title)}</span>
              {post.region !== region.code && <span className="d-quiet">{post.regionName}</span>}
              {post.deputyFor && <span className="d-quiet">{t('代理{name}', { name: post.deputyFor })}</span>}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Go to={`/posts?place=${region.code}`}>{t('全部{n}个在岗', { n: held.data.counts.held })}</Go>
        {(vacant.data?.counts.vacant ?? 0) > 0 && (
          <>
            {' · '}
            <Go to={`/posts?place=${region.code}&tab=vacant`}>{t('{n}个空缺', { n: vacant.data!.counts.vacant })}</Go>
          </>
        )}
      </p>
    </>
  )
}
