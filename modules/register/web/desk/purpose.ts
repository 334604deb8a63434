import { useState } from 'react'
import type { Purpose, PurposeKind } from '../../../../platform/web/desk/index.ts'
import { t } from '../../../../platform/web/text.ts'

export type PurposeOfFile = 'case' | 'visit' | 'request' | 'window'

/** Why a file is opened, as the desk asks it. */
export function filePurposes(): PurposeKind[] {
  return [
    { value: 'window', label: t('窗口') },
    { value: 'case', label: t('办件') },
    { value: 'visit', label: t('走访') },
    { value: 'request', label: t('本人要求') },
  ]
}

const isPurpose = (kind: unknown): kind is PurposeOfFile => filePurposes().some((each) => each.value === kind)
const keyOfFile = (id: string) => `linli.desk.purpose.${id}`

/** Keeps the purpose for one file while this tab lives; closing the tab forgets it. */
export function keepPurpose(id: string, purpose: Purpose): void {
  try {
    sessionStorage.setItem(keyOfFile(id), JSON.stringify(purpose))
  } catch {
    // Asked again next time.
  }
}

function keptPurpose(id: string): Purpose | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOfFile(id)) ?? 'null') as Purpose | null
    return kept && isPurpose(kept.kind) ? { kind: kept.kind, note: String(kept.note ?? '') } : undefined
  } catch {
    return undefined
  }
}

/**
 * The purpose for which this file is open: from the address (`?purpose=case&ref=…`, as a page of a case links here), as kept in this tab, or none yet.
 * The second value states one.
 */
export function useFilePurpose(id: string, search: Record<string, string>): [Purpose | undefined, (purpose: Purpose) => void] {
  const [stated, setStated] = useState<Purpose | undefined>(() => {
    if (isPurpose(search.purpose)) {
      const given = { kind: search.purpose, note: (search.ref ?? '').slice(0, 60) }
      keepPurpose(id, given)
      return given
    }
    return keptPurpose(id)
  })
  return [
    stated,
    (purpose) => {
      keepPurpose(id, purpose)
      setStated(purpose)
    },
  ]
}

/** The purpose in the form of the register's doors. */
export function asQuery(purpose: Purpose): { purpose: PurposeOfFile; ref?: string } {
  const ref = purpose.note.trim().slice(0, 60)
  return { purpose: purpose.kind as PurposeOfFile, ...(ref ? { ref } : {}) }
}
