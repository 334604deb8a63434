import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { availableParallelism, freemem, totalmem } from 'node:os'

const MIB = 1024 * 1024

/** Memory this process may count on, in bytes: what the machine has free, or less where a container sets a limit. */
export function usableMemory(): number {
  const machine = process.platform === 'linux' ? (memAvailable() ?? freemem()) : totalmem() / 2
  const limit = readNumber('/sys/fs/cgroup/memory.max') ?? readNumber('/sys/fs/cgroup/memory/memory.limit_in_bytes')
  const used = readNumber('/sys/fs/cgroup/memory.current') ?? 0
  return limit === undefined ? machine : Math.max(Math.min(machine, limit - used), 128 * MIB)
}

/**
 * The server's settings as a configuration file. Sized for a small machine that also runs the application: a quarter of the free memory at
 * most for the cache. Every commit is on disk before it is acknowledged. The log never holds statements or values, since these are personal data.
 * `alter system` wins over everything here.
 */
export function renderSettings(port: number, options: { sharedBuffersMb?: number } = {}): string {
  const memory = Math.floor(usableMemory() / MIB)
  const cores = availableParallelism()
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    password_encryption: 'scram-sha-256',

    shared_buffers: `${options.sharedBuffersMb ?? clamp(memory / 4, 64, 8192)}MB`,
    effective_cache_size: `${clamp(memory / 2, 128, 65536)}MB`,
    work_mem: `${clamp(memory / 400, 4, 32)}MB`,
    maintenance_work_mem: `${clamp(memory / 16, 64, 1024)}MB`,
    dynamic_shared_memory_type: sharedMemoryIsSmall() ? 'mmap' : 'posix',

    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_compression: 'on',
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: 0.9,

    // Our statements take milliseconds: compiling them costs more than it saves.
    jit: 'off',
    random_page_cost: 1.1,
    max_parallel_workers_per_gather: cores > 2 ? 2 : 1,
    autovacuum_vacuum_scale_factor: 0.05,
    autovacuum_analyze_scale_factor: 0.02,

    timezone: 'UTC',
    log_timezone: 'Asia/Shanghai',
    lc_messages: 'C',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`)
  return ['# Written anew at every start. To change a setting for good: alter system set …', ...lines, ''].join('\n')
}

// In a container /dev/shm is often 64 MB; a parallel query that asks for more there fails.
function sharedMemoryIsSmall(): boolean {
  if (process.platform !== 'linux') return false
  if (!existsSync('/dev/shm')) return true
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize < 256 * MIB
}

function memAvailable(): number | undefined {
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1]
  return kib === undefined ? undefined : Number(kib) * 1024
}

function readNumber(path: string): number | undefined {
  try {
    const value = Number(readFileSync(path, 'utf8').trim())
    return Number.isFinite(value) && value < 2 ** 53 ? value : undefined
  } catch {
    return undefined
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.floor(Math.min(Math.max(value, low), high))
}
