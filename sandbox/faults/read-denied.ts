import { defineFault } from './fault.ts'

/** The role with which the bot reads lacks the statements for traces and logs. */
export const readDenied = defineFault({
  name: 'read-denied',
  apply(account) {
    const role = account.roles.get(account.reader)
    if (role !== undefined) role.statements = role.statements.filter(({ Sid }) => Sid !== 'Traces' && Sid !== 'Logs')
  },
})
