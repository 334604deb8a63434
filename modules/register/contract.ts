/** What others see of the register: code lists, shapes and doors, usable in a browser. One file for each subject under contract/. */
export * from './contract/codes.ts'
export * from './contract/file.ts'
export * from './contract/people.ts'
export * from './contract/reading.ts'
export * from './contract/ties.ts'
export * from './contract/representatives.ts'
export * from './contract/households.ts'
export * from './contract/dwellings.ts'
