/** Fen as yuan with thousands apart; two places only where there are fen. */
export const yuanOf = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: fen % 100 ? 2 : 0, maximumFractionDigits: 2 })
