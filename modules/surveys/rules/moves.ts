export type SurveyState = 'draft' | 'drawn' | 'open' | 'closed' | 'published' | 'cancelled'
export type SurveyMove = 'draw' | 'open' | 'close' | 'publish' | 'cancel'

/** Everything that can happen to a survey. */
export const SURVEY_MOVES = {
  draw: { from: ['draft', 'drawn'], to: 'drawn' },
  open: { from: ['draft', 'drawn'], to: 'open' },
  close: { from: ['open'], to: 'closed' },
  publish: { from: ['closed'], to: 'published' },
  cancel: { from: ['draft', 'drawn', 'open'], to: 'cancelled' },
} as const satisfies Record<SurveyMove, { from: readonly SurveyState[]; to: SurveyState }>

/** What may be done now: a sample is drawn before a survey of a sample is opened; one open to everybody needs none. */
export function surveyMoves(survey: { state: SurveyState; mode: 'sample' | 'open' }): SurveyMove[] {
  return (Object.keys(SURVEY_MOVES) as SurveyMove[]).filter((move) => {
    if (!(SURVEY_MOVES[move].from as readonly SurveyState[]).includes(survey.state)) return false
    if (move === 'draw') return survey.mode === 'sample'
    if (move === 'open') return survey.mode === 'open' ? survey.state === 'draft' : survey.state === 'drawn'
    return true
  })
}
