/** Why a call is not taken in, and where it belongs (the pattern of local hotline regulations, standards/03). Emergencies are put through at once. */
export interface RefusalReason {
  code: string
  reason: string
  /** What the caller is told. */
  channel: string
  /** Numbers to put the caller through to at once; empty where there is nothing to put through. */
  phones: readonly { phone: string; name: string }[]
}

export const REFUSALS: readonly RefusalReason[] = [
  {
    code: 'emergency', reason: '报警、火警、急救', channel: '情况紧急，我马上为您转接，请不要挂机。',
    phones: [{ phone: '110', name: '报警' }, { phone: '119', name: '火警' }, { phone: '120', name: '急救' }],
  },
  { code: 'in_procedure', reason: '已进入诉讼、仲裁、信访、纪检监察、复议程序', channel: '这件事正在法定程序中，请在原程序中提出，由办理机关答复。', phones: [{ phone: '12368', name: '人民法院诉讼服务' }, { phone: '12348', name: '法律援助' }] },
  { code: 'secret', reason: '涉及国家秘密、商业秘密', channel: '电话里不能谈涉密内容，请按保密规定向主管部门当面反映。', phones: [] },
  { code: 'answered', reason: '同一件事已经答复，没有新的情况', channel: '这件事已经答复。如果有新情况，请告诉我，我为您登记。', phones: [] },
  { code: 'without_content', reason: '恶意或者没有具体内容', channel: '没有具体的事情，热线无法登记。想好了要反映什么，随时可以再打来。', phones: [] },
]
