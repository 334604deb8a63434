export * from './contract/orders.ts'
