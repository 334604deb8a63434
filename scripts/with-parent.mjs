// Loaded into a program by program.mjs: when the script that started it is gone, however it went, the program ends as on SIGTERM.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
