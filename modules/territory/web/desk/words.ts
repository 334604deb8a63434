import { t } from '../../../../platform/web/text.ts'
import { CHANGE_KINDS, DOSSIER_STATES, OPINION_KINDS, type ChangeKind, type DossierState, type OpinionKind } from '../../contract.ts'

export const kindName = (kind: ChangeKind) => t(CHANGE_KINDS[kind])
export const stateName = (state: DossierState) => t(DOSSIER_STATES[state])
export const opinionName = (kind: OpinionKind) => t(OPINION_KINDS[kind])
export const levelWord = (level: 'community' | 'grid') => (level === 'grid' ? t('网格') : t('社区（嘎查）'))

/** A step of a dossier's life, as a person says it. */
export function stepName(name: string): string {
  const names: Record<string, string> = {
    proposed: t('提出'), opinion: t('记录意见'), approved: t('批准'), declined: t('不批准'), withdrawn: t('撤回'), executed: t('生效，登记资料已全部转到新区划'), blocked: t('执行受阻'),
  }
  return names[name] ?? name
}
