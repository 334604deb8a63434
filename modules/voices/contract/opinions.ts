import { z } from 'zod'
import { named, operation } from '../../../platform/kernel/operation.ts'
import { After, CheckCode, ClientId, Day, Done, Id, Made, Must, page, PlaceCode, RegionCode, Step, Text, Version, WithId } from './parts.ts'

/** How an opinion came in. */
export const OPINION_CHANNELS = { door: '入户走访', portal: '居民网上', meeting: '会议座谈', window: '窗口', phone: '电话', hearing: '听取意见会', contact: '接待日' } as const
export const opinionChannels = ['door', 'portal', 'meeting', 'window', 'phone', 'hearing', 'contact'] as const
/** What it is about: the thing, never the person. */
export const OPINION_KINDS = {
  environment: '环境卫生', property: '物业服务', traffic: '停车交通', facilities: '公共设施', safety: '治安消防', elderly: '养老托育', health: '医疗卫生', schooling: '教育文体',
  work: '就业创业', housing: '住房', services: '政务服务', other: '其他',
} as const
export const opinionKinds = Object.keys(OPINION_KINDS) as [keyof typeof OPINION_KINDS, ...(keyof typeof OPINION_KINDS)[]]
/** How far an opinion is: read off its topic. */
export const OPINION_STATES = { collected: '已收集', grouped: '已归入话题', reported: '已上报', answered: '已答复', told: '已反馈' } as const
export const opinionStates = ['collected', 'grouped', 'reported', 'answered', 'told'] as const

const Number_ = z.string().trim().regex(/^M\d{8}-\d{4,10}$/, '编号形如 M20261122-0017，请逐位核对')

export const Opinion = named('Opinion', z.object({
  id: z.uuid(), number: z.string(), region: z.string(), regionName: z.string(), channel: z.enum(opinionChannels), kind: z.enum(opinionKinds), words: z.string(), placeText: z.string(),
  saidBy: z.string().describe('Empty when the person wishes no name'), saidOn: z.string(), state: z.enum(opinionStates), topicId: z.uuid().nullable(), topic: z.string(),
  liesWith: z.string().describe('Whose turn it is'), answer: z.string(), answeredOn: z.string().nullable(), mayMessage: z.boolean(), toldOn: z.string().nullable(), toldHow: z.string(), version: z.int(),
}))
export type Opinion = z.output<typeof Opinion>

/** What the person who said it, and nobody else by name, is told. */
export const OpinionAnswer = named('OpinionAnswer', z.object({
  number: z.string(), regionName: z.string(), words: z.string(), saidOn: z.string(), state: z.enum(opinionStates), stateName: z.string(), topic: z.string(),
  where: z.string().describe('The answer, or where it lies, in one sentence'), answer: z.string(), answeredBy: z.string(), answeredOn: z.string().nullable(),
}))
export type OpinionAnswer = z.output<typeof OpinionAnswer>

export const listOpinions = operation({
  id: 'listOpinions', method: 'GET', path: '/api/voices/opinions',
  summary: 'Opinions of the place, newest first; by state, subject, channel and words. Never by person',
  access: { staff: 'voices.read' },
  query: z.strictObject({
    show: z.enum(['loose', 'running', 'untold', 'all']).default('loose').describe('Without a topic; in a topic without answer; answered and still to be told; all'),
    kind: z.enum(opinionKinds).optional(), channel: z.enum(opinionChannels).optional(), region: RegionCode.optional(), topicId: Id.optional(), q: Text(50).optional(), after: After,
  }),
  reply: named('OpinionPage', page(Opinion).extend({ counts: z.object({ loose: z.int(), running: z.int(), untold: z.int() }) })),
  refusals: ['voices.place_not_yours', 'voices.page_unknown'],
})

export const collectOpinion = operation({
  id: 'collectOpinion', method: 'POST', path: '/api/voices/opinions',
  summary: 'A worker writes down what was said at the door, at a meeting, at the window or on the phone',
  access: { staff: 'voices.collect' },
  body: named('NewOpinion', z.strictObject({
    region: RegionCode, channel: z.enum(opinionChannels).exclude(['portal', 'hearing']), kind: z.enum(opinionKinds, '请选择方面'), words: Text(1000).min(5, '请写明意见内容，至少5个字'),
    placeText: Text(100).default(''), saidOn: Day, saidBy: Text(50).default('').describe('Only when the person wishes to be named'), personId: Id.nullable().default(null).describe('Named, and on the register: is answered by message'),
    topicId: Id.nullable().default(null), clientId: ClientId,
  })),
  reply: z.object({ id: z.uuid(), number: z.string(), checkCode: z.string() }),
  refusals: ['voices.place_not_yours', 'voices.day_ahead', 'voices.person_not_found', 'voices.topic_not_found', 'voices.topic_closed', 'voices.name_with_person'],
})

export const sayOpinion = operation({
  id: 'sayOpinion', method: 'POST', path: '/api/voices/said',
  summary: 'A resident says something on the portal, with their name or without. Without a name no account is written down, signed in or not',
  access: 'public',
  body: named('OpinionSaid', z.strictObject({
    region: RegionCode, kind: z.enum(opinionKinds, '请选择方面'), words: Text(1000).min(5, '请写明想说的事，至少5个字'), placeText: Text(100).default(''),
    named: z.boolean().default(false).describe('With name: signed in only; the answer comes by message'), clientId: ClientId,
  })),
  reply: named('OpinionReceipt', z.object({ number: z.string(), checkCode: z.string() })),
  keepNoReply: true,
  refusals: ['voices.place_unknown', 'voices.sign_in_to_be_named', 'voices.too_many_at_once'],
})

export const getOpinionAnswer = operation({
  id: 'getOpinionAnswer', method: 'GET', path: '/api/voices/answers',
  summary: 'What became of an opinion, by number and check code, without signing in and without any name',
  access: 'public',
  query: z.strictObject({ number: Number_, code: CheckCode }),
  reply: OpinionAnswer,
  refusals: ['voices.answer_not_found'],
})

export const listMyOpinions = operation({
  id: 'listMyOpinions', method: 'GET', path: '/api/voices/mine',
  summary: 'What the resident said under their own name, each with its answer or where it lies',
  access: { resident: true },
  reply: z.object({ items: z.array(OpinionAnswer) }),
})

export const suggestTopics = operation({
  id: 'suggestTopics', method: 'GET', path: '/api/voices/opinions/:id/suggestions',
  summary: 'Open topics of the place with like words, the most like first, and the words they share',
  access: { staff: 'voices.group' },
  params: WithId,
  reply: z.object({ items: z.array(z.object({ id: z.uuid(), title: z.string(), region: z.string(), regionName: z.string(), opinions: z.int(), likeness: z.number(), shared: z.array(z.string()) })) }),
  refusals: ['voices.opinion_not_found'],
})

export const groupOpinions = operation({
  id: 'groupOpinions', method: 'POST', path: '/api/voices/groupings',
  summary: 'Puts opinions into a topic, or takes them out of theirs',
  access: { staff: 'voices.group' },
  body: z.strictObject({ opinionIds: z.array(Id).min(1, '请至少选择一条意见').max(100), topicId: Id.nullable(), clientId: ClientId }),
  reply: z.object({ moved: z.int() }),
  refusals: ['voices.opinion_not_found', 'voices.topic_not_found', 'voices.topic_closed', 'voices.answered_stays'],
})

export const tellOpinion = operation({
  id: 'tellOpinion', method: 'POST', path: '/api/voices/opinions/:id/telling',
  summary: 'The answer was told to the person in another way than by message',
  access: { staff: 'voices.collect' },
  params: WithId,
  body: z.strictObject({ how: Must(100, '请写明怎样反馈的，例如上门告知'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['voices.opinion_not_found', 'voices.changed_meanwhile', 'voices.not_answered_yet'],
})

// ------------------------------------------------------------------------------------------------------------------------ topics

export const TOPIC_STATES = { open: '归集中', reported: '已上报', answered: '已答复' } as const
export const topicStates = ['open', 'reported', 'answered'] as const

export const Topic = named('OpinionTopic', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), kind: z.enum(opinionKinds), title: z.string(), summary: z.string(), state: z.enum(topicStates),
  atRegion: z.string(), liesWith: z.string(), mine: z.boolean().describe('It lies with the post that is worn'), opinions: z.int(), openedOn: z.string(), shown: z.boolean(),
  answer: z.string(), answeredBy: z.string(), answeredOn: z.string().nullable(), mergedInto: z.uuid().nullable(), version: z.int(),
}))
export type Topic = z.output<typeof Topic>

export const listTopics = operation({
  id: 'listOpinionTopics', method: 'GET', path: '/api/voices/topics',
  summary: 'Topics of the place: those that lie with this post, running ones, answered ones; the most spoken of first, or the newest',
  access: { staff: 'voices.read' },
  query: z.strictObject({ show: z.enum(['mine', 'running', 'answered', 'merged', 'all']).default('running'), kind: z.enum(opinionKinds).optional(), q: Text(50).optional(), after: After }),
  reply: named('OpinionTopicPage', page(Topic).extend({ counts: z.object({ mine: z.int(), running: z.int() }) })),
  refusals: ['voices.page_unknown'],
})

export const getTopic = operation({
  id: 'getOpinionTopic', method: 'GET', path: '/api/voices/topics/:id',
  summary: 'A topic with its way, its answer, what was merged into it and what may be done now',
  access: { staff: 'voices.read' },
  params: WithId,
  reply: named('OpinionTopicFile', z.object({
    topic: Topic, merged: z.array(Topic), steps: z.array(Step), upTo: z.string().describe('Where reporting would send it; empty when it cannot go on'),
    proposals: z.array(z.object({ id: z.uuid(), title: z.string(), state: z.string() })), channels: z.array(z.object({ channel: z.enum(opinionChannels), count: z.int() })),
    moves: z.array(z.enum(['edit', 'report', 'return', 'answer', 'reopen', 'merge', 'unmerge', 'split', 'propose'])),
  })),
  refusals: ['voices.topic_not_found'],
})

const TopicWords = {
  kind: z.enum(opinionKinds, '请选择方面'), title: Must(60, '请写明话题'), summary: Text(1000).default('').describe('What is said, without names: it stands on the public board'), shown: z.boolean().default(true),
}

export const openTopic = operation({
  id: 'openOpinionTopic', method: 'POST', path: '/api/voices/topics',
  summary: 'Opens a topic, at once with opinions if wished; opinions taken out of another topic split it',
  access: { staff: 'voices.group' },
  body: named('NewOpinionTopic', z.strictObject({ region: PlaceCode, ...TopicWords, opinionIds: z.array(Id).max(100).default([]), splitFrom: Id.nullable().default(null), clientId: ClientId })),
  reply: Made,
  refusals: ['voices.place_not_yours', 'voices.opinion_not_found', 'voices.topic_not_found', 'voices.answered_stays'],
})

export const updateTopic = operation({
  id: 'updateOpinionTopic', method: 'PUT', path: '/api/voices/topics/:id',
  summary: 'Corrects the words of a topic, or takes it off the public board',
  access: { staff: 'voices.group' },
  params: WithId,
  body: z.strictObject({ ...TopicWords, version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['voices.topic_not_found', 'voices.changed_meanwhile'],
})

export const moveTopic = operation({
  id: 'moveOpinionTopic', method: 'POST', path: '/api/voices/topics/:id/moves',
  summary: 'Reports a topic one level up, to a department, sends it back with a reason, answers it, or takes it up again',
  access: { staff: 'voices.read' },
  params: WithId,
  body: named('OpinionTopicMove', z.strictObject({
    move: z.enum(['report', 'return', 'answer', 'reopen']), note: Text(2000).default('').describe('What is asked; why it goes back; the answer'),
    department: Text(60).default('').describe('At the county: which department it goes to'), version: Version, clientId: ClientId,
  })),
  reply: Done,
  refusals: ['voices.topic_not_found', 'voices.changed_meanwhile', 'voices.not_now', 'voices.not_yours', 'voices.words_needed', 'voices.no_level_above'],
})

export const mergeTopics = operation({
  id: 'mergeOpinionTopics', method: 'POST', path: '/api/voices/topics/:id/merges',
  summary: 'Merges topics into this one: their opinions stay with them and get this one’s answer',
  access: { staff: 'voices.group' },
  params: WithId,
  body: z.strictObject({ fromIds: z.array(Id).min(1, '请选择要并入的话题').max(20), reason: Must(200, '请写明为什么合并'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['voices.topic_not_found', 'voices.changed_meanwhile', 'voices.merge_wrong', 'voices.topic_closed'],
})

export const unmergeTopic = operation({
  id: 'unmergeOpinionTopic', method: 'POST', path: '/api/voices/topics/:id/unmerge',
  summary: 'Takes a merged topic out again; it goes on where it stood',
  access: { staff: 'voices.group' },
  params: WithId,
  body: z.strictObject({ reason: Must(200, '请写明为什么拆开'), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['voices.topic_not_found', 'voices.changed_meanwhile', 'voices.not_now', 'voices.topic_closed'],
})

// --------------------------------------------------------------------------------------------------------- board, summary, proposals

export const listVoiceBoard = operation({
  id: 'listVoiceBoard', method: 'GET', path: '/api/voices/board',
  summary: 'The public board: topics, how many said so, the answer or where it lies. No names, no words of a single person',
  access: 'public',
  query: z.strictObject({ region: RegionCode.optional(), show: z.enum(['running', 'answered']).default('running'), after: After }),
  reply: named('VoiceBoard', page(z.object({
    id: z.uuid(), regionName: z.string(), kindName: z.string(), title: z.string(), summary: z.string(), opinions: z.int(), openedOn: z.string(), where: z.string(), answer: z.string(),
    answeredBy: z.string(), answeredOn: z.string().nullable(), proposal: z.string().describe('State of the proposal to deliberation; empty when there is none'),
  }))),
  refusals: ['voices.place_unknown', 'voices.page_unknown'],
})

export const getVoiceSummary = operation({
  id: 'getVoiceSummary', method: 'GET', path: '/api/voices/summary',
  summary: 'Opinions of a period summed up: by subject, channel and topic, answered and told. Counts only',
  access: { staff: 'voices.read' },
  query: z.strictObject({ from: Day, until: Day, region: RegionCode.optional() }),
  reply: named('VoiceSummary', z.object({
    from: z.string(), until: z.string(), regionName: z.string(), total: z.int(), answered: z.int(), told: z.int(), loose: z.int(),
    kinds: z.array(z.object({ kind: z.enum(opinionKinds), count: z.int(), answered: z.int() })), channels: z.array(z.object({ channel: z.enum(opinionChannels), count: z.int() })),
    topics: z.array(z.object({ id: z.uuid(), title: z.string(), regionName: z.string(), state: z.enum(topicStates), liesWith: z.string(), count: z.int(), answer: z.string() })),
  })),
  refusals: ['voices.days_wrong', 'voices.place_not_yours'],
})

export const PROPOSAL_STATES = { proposed: '已提出', taken_up: '已列入协商', answered: '已有结果', withdrawn: '已撤回' } as const
export const proposalStates = ['proposed', 'taken_up', 'answered', 'withdrawn'] as const
export const Proposal = named('VoiceProposal', z.object({
  id: z.uuid(), region: z.string(), regionName: z.string(), topicId: z.uuid(), topic: z.string(), title: z.string(), why: z.string(), opinions: z.int(), state: z.enum(proposalStates),
  answer: z.string(), proposedOn: z.string(), byName: z.string(), version: z.int(),
}))
export type Proposal = z.output<typeof Proposal>

export const listProposals = operation({
  id: 'listVoiceProposals', method: 'GET', path: '/api/voices/proposals',
  summary: 'Topics that were sent to deliberation, and what became of them',
  access: { staff: 'voices.read' },
  query: z.strictObject({ state: z.enum(proposalStates).optional(), after: After }),
  reply: named('VoiceProposalPage', page(Proposal)),
  refusals: ['voices.page_unknown'],
})

export const proposeTopic = operation({
  id: 'proposeTopic', method: 'POST', path: '/api/voices/topics/:id/proposals',
  summary: 'Sends a topic to deliberation in one step',
  access: { staff: 'voices.group' },
  params: WithId,
  body: z.strictObject({ title: Must(60, '请写明议题'), why: Text(500).default(''), clientId: ClientId }),
  reply: Made,
  refusals: ['voices.topic_not_found', 'voices.proposed_already'],
})

export const moveProposal = operation({
  id: 'moveVoiceProposal', method: 'POST', path: '/api/voices/proposals/:id/moves',
  summary: 'Takes a proposal up, writes what came of it, or withdraws it',
  access: { staff: 'voices.group' },
  params: WithId,
  body: z.strictObject({ move: z.enum(['take_up', 'answer', 'withdraw']), note: Text(1000).default(''), version: Version, clientId: ClientId }),
  reply: Done,
  refusals: ['voices.proposal_not_found', 'voices.changed_meanwhile', 'voices.not_now', 'voices.words_needed'],
})
