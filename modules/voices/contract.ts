export * from './contract/contacts.ts'
export * from './contract/hearings.ts'
export * from './contract/opinions.ts'
export type { TopicMove } from './rules/topics.ts'
