import { Alert, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import { callNow, Go } from '../../../platform/web/desk/index.ts'
import { t } from '../../../platform/web/text.ts'
import { askAboutSimilar, similarPeople, type SimilarFile } from '../contract.ts'
import { EvidenceWords } from './words.tsx'
import './desk/duplicates.css'

export interface Typed {
  name?: string | undefined
  sex?: SimilarFile['sex'] | undefined
  bornOn?: string | undefined
  idNumber?: string | undefined
  phone?: string | undefined
  dwellingId?: string | undefined
}

/** Puts a file that has just been opened before the place above; what cannot be asked now can be asked on the person's page. */
export const askAbove = (personId: string, clientId: string): Promise<unknown> => callNow(askAboutSimilar, { body: { personId, clientId } }).catch(() => null)

/**
 * Files that may be the person's who is being typed: asked half a second after the last key, said without standing in the way. `asks`: whether
 * the place above is to be asked once the file is open.
 */
export function SimilarFiles({ typed, asks, onAsks }: { typed: Typed; asks: boolean; onAsks: (asks: boolean) => void }) {
  const [found, setFound] = useState<{ items: SimilarFile[]; elsewhere: { ask: string } | null } | null>(null)
  const asked = JSON.stringify(Object.fromEntries(Object.entries(typed).filter(([, v]) => typeof v === 'string' && v.trim() !== '')))
  const enough = ([...(typed.name?.trim() ?? '')].length >= 2 && Boolean(typed.bornOn || typed.phone)) || (typed.idNumber?.trim().length ?? 0) >= 15 || (typed.phone?.trim().length ?? 0) >= 11
  useEffect(() => {
    if (!enough) {
      setFound(null)
      return
    }
    const stop = new AbortController()
    const later = setTimeout(() => {
      callNow(similarPeople, { body: JSON.parse(asked) as Typed }, { signal: stop.signal }).then(setFound, () => setFound(null))
    }, 500)
    return () => {
      clearTimeout(later)
      stop.abort()
    }
  }, [asked, enough])
  if (!found || (!found.items.length && !found.elsewhere)) return <div aria-live="polite" />
  return (
    <div aria-live="polite">
      <Alert
        type="warning"
        showIcon
        className="d-problem"
        title={found.items.length ? t('已有相似的档案，请先核对是不是同一人') : t('别处有一份相似的档案')}
        description={
          <>
            <ul className="u-similar">
              {found.items.map((file) => (
                <li key={file.id}>
                  <span>
                    <Go to={`/people/${file.id}`}>{file.name}</Go> {t('{day}出生，{place}', { day: file.bornOn, place: file.address || file.regionName })}
                    {file.idNumberMasked && ` · ${file.idNumberMasked}`} {file.phoneMasked && ` · ${file.phoneMasked}`}
                  </span>
                  <EvidenceWords evidence={file.evidence} />
                </li>
              ))}
            </ul>
            {found.elsewhere && (
              <div className="u-elsewhere">
                <p>{t('本辖区以外可能有这个人的档案，内容不在您的范围。可以先联系{place}核对，也可以建档时一并请其核对。', { place: found.elsewhere.ask })}</p>
                <Checkbox checked={asks} onChange={(e) => onAsks(e.target.checked)}>
                  {t('建档后请{place}核对', { place: found.elsewhere.ask })}
                </Checkbox>
              </div>
            )}
          </>
        }
      />
    </div>
  )
}
