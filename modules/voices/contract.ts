export * from './contract/opinions.ts'
export type { TopicMove } from './rules/topics.ts'
