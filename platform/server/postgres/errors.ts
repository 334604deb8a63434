/** Why a start was refused. The code is for programs and tests; the sentence is for the person at the terminal. */
export type StartErrorCode =
  | 'home_not_writable'
  | 'disk_full'
  | 'newer_data'
  | 'older_data'
  | 'data_missing'
  | 'no_binaries'
  | 'no_account'
  | 'busy'
  | 'database_unreachable'
  | 'database_unsuitable'
  | 'start_failed'

/** A reason not to start, told in one Chinese and one English sentence. Whoever catches it prints `message` and exits with `exitCode`. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly code: StartErrorCode
  readonly exitCode = 1

  constructor(code: StartErrorCode, chinese: string, english: string, cause?: unknown) {
    super(`${chinese} / ${english}`, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'])

/** Turns a file system error met under `path` into the sentence that tells what to do; other errors come back unchanged. */
export function fileFault(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, undefined, error)
  if (code && UNWRITABLE.has(code)) {
    return new StartError(
      'home_not_writable',
      `数据目录 ${path} 不可写，请换用有写权限的用户，或用 LINLI_HOME 指定另一个目录`,
      `The data folder ${path} is not writable: run as its owner or name another folder with LINLI_HOME`,
      error,
    )
  }
  return error
}

/** The sentence for a full disk; `freeMb` is what was still free, in MiB, where it is known. */
export function diskFull(path: string, freeMb?: number, cause?: unknown): StartError {
  const left = freeMb === undefined ? '' : `（剩余 ${freeMb} MB）`
  const leftEnglish = freeMb === undefined ? '' : ` (${freeMb} MB left)`
  return new StartError(
    'disk_full',
    `磁盘空间不足${left}，请清理 ${path} 所在磁盘，或用 LINLI_HOME 指定另一个磁盘上的目录`,
    `The disk is full${leftEnglish}: free some space where ${path} lies, or name a folder on another disk with LINLI_HOME`,
    cause,
  )
}
