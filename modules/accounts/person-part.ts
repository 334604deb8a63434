/** How sign-ins follow when two files of one person become one: both keep working and act for the file that goes on. */
export const accountsPersonPart = {
  module: 'accounts',
  columns: [{ column: 'accounts.accounts.person_id', title: '登录账号' }],
} as const
