import type { Reply } from '../../../../platform/kernel/operation.ts'
import type { getBoard } from '../../contract.ts'
import type { Figure } from './figures.tsx'

export type Board = Reply<typeof getBoard>

export const figuresOf = (board: Board): Figure[] => board.groups.flatMap((group) => group.figures)

/** A number to show, or one that is there and not shown because it is small. */
export const hasValue = ({ value }: Figure): boolean => value.value !== null || value.suppressed
