import { StartError } from '../../platform/server/postgres/index.ts'
import { commands } from './commands.ts'

/*
 * npm run linli -- <command>: what an operator does at a terminal. Every command has --help, shows progress, and exits 0 only when it did what it says.
 */
const [name, ...words] = process.argv.slice(2)
const command = name ? commands[name] : undefined

if (!command || words.includes('--help') || words.includes('-h')) {
  process.stdout.write(command ? `${command.usage}\n\n${command.help}\n` : overview())
  process.exit(command || !name || name === '--help' || name === '-h' || name === 'help' ? 0 : 2)
}
try {
  process.exit(await command.run(words))
} catch (error) {
  process.stderr.write((error instanceof StartError || (error as { plain?: boolean }).plain ? (error as Error).message : (error as Error).stack) + '\n')
  process.exit(1)
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((one) => one.length))
  const lines = Object.entries(commands).map(([one, { help }]) => `  ${one.padEnd(width)}  ${help.split('\n')[0]}`)
  return `${name && name !== 'help' && !name.startsWith('-') ? `没有命令 ${name}\n\n` : ''}用法：npm run linli -- <命令> [参数]；加 --help 看每个命令的说明\n\n${lines.join('\n')}\n`
}
