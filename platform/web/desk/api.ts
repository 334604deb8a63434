import { useRef } from 'react'
import {
  QueryClient,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { Input, Reply } from '../../kernel/operation.ts'
import { addressOf, ApiProblem, call, problemFrom, type Callable, type CallOptions } from '../client.ts'
import { t } from '../text.ts'
import { waitAtGate } from './session-gate.ts'

const POST_HEADER = 'x-linli-post'
let actingPost: string | undefined

/** Sets which of the held posts the following calls act for. */
export function actAs(post: string | undefined): void {
  actingPost = post
}

function forPost(options: CallOptions): CallOptions {
  return { ...options, headers: { ...(actingPost ? { [POST_HEADER]: actingPost } : {}), ...options.headers } }
}

/** Calls an operation for the post chosen in the top bar and refuses at once when there is no session. Throws `ApiProblem`. */
export async function callNow<Op extends Callable>(operation: Op, input: Input<Op>, options: CallOptions = {}): Promise<Reply<Op>> {
  return call(operation, input, forPost(options))
}

/**
 * Calls an operation for the post chosen in the top bar. When the session has ended the call waits until the person has signed in again
 * and is then repeated once, so that what was typed is not lost. Throws `ApiProblem`.
 */
export async function deskCall<Op extends Callable>(operation: Op, input: Input<Op>, options: CallOptions = {}): Promise<Reply<Op>> {
  const how = forPost(options)
  try {
    return await call(operation, input, how)
  } catch (fault) {
    if (!(fault instanceof ApiProblem) || fault.status !== 401 || options.signal?.aborted) throw fault
    if (!(await waitAtGate())) throw fault
    return call(operation, input, how)
  }
}

/** The key under which an answer is kept: the operation's id, then what was asked. */
export function keyOf(operation: Callable, input?: unknown): readonly unknown[] {
  return input === undefined ? [operation.id] : [operation.id, input]
}

/** Settings that suit an office: answers are fresh for 15 s, refusals are never asked twice, a broken line once. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: false, // the client repeats a GET once by itself when the line breaks
      },
      mutations: { retry: false },
    },
  })
}

interface UseCallOptions {
  /** False: not asked yet. */
  enabled?: boolean
  /** Shows the last answer while the next one (another page, another filter) is on its way. */
  keep?: boolean
  staleMs?: number
  /** Asked again every so many ms while the page is seen. */
  everyMs?: number
}

/** Asks an operation and keeps its answer. The answer's type is the operation's reply. */
export function useCall<Op extends Callable>(operation: Op, input: Input<Op>, options: UseCallOptions = {}): UseQueryResult<Reply<Op>> {
  return useQuery({
    queryKey: keyOf(operation, input),
    queryFn: ({ signal }) => deskCall(operation, input, { signal }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  }) as UseQueryResult<Reply<Op>>
}

/**
 * The input with a client id where the operation's body has one and the page gave none: the same words sent again after a broken line are
 * done once.
 */
function sentOnce<Op extends Callable>(operation: Op, input: Input<Op>, last: { words: string; id: string }): Input<Op> {
  const shape = (operation as { body?: { shape?: object } }).body?.shape
  const body = (input as { body?: Record<string, unknown> }).body
  if (!shape || !('clientId' in shape) || (body && 'clientId' in body)) return input
  const words = JSON.stringify(input)
  if (last.words !== words) Object.assign(last, { words, id: newClientId() })
  return { ...input, body: { ...body, clientId: last.id } }
}

/** Does an operation that changes something; afterwards every kept answer of `touches` (all, when left out) is asked anew. */
export function useMutate<Op extends Callable>(
  operation: Op,
  options: { touches?: Callable[]; onDone?: (reply: Reply<Op>, input: Input<Op>) => void } = {},
): UseMutationResult<Reply<Op>, Error, Input<Op>> {
  const client = useQueryClient()
  const last = useRef({ words: '', id: '' })
  return useMutation<Reply<Op>, Error, Input<Op>>({
    mutationFn: (input) => deskCall(operation, sentOnce(operation, input, last.current)),
    onSuccess: async (reply, input) => {
      // Done: the same words again are another deed.
      last.current.words = ''
      options.onDone?.(reply, input)
      if (options.touches) await Promise.all(options.touches.map((each) => client.invalidateQueries({ queryKey: keyOf(each) })))
      else await client.invalidateQueries()
    },
  })
}

/** Makes kept answers of these operations stale, for a deed that did not go through `useMutate`. */
export function useRefresh(): (...operations: Callable[]) => Promise<void> {
  const client = useQueryClient()
  return async (...operations) => {
    if (operations.length === 0) await client.invalidateQueries()
    else await Promise.all(operations.map((each) => client.invalidateQueries({ queryKey: keyOf(each) })))
  }
}

/** Fetches the file behind an operation for the post chosen in the top bar; what is a PDF says so in its type. Throws `ApiProblem`. */
export async function deskFile<Op extends Callable>(operation: Op, input: Input<Op>, options: CallOptions = {}): Promise<Blob> {
  const ask = () =>
    fetch(addressOf(operation, input as { params?: unknown; query?: unknown }), {
      credentials: 'same-origin',
      headers: forPost(options).headers ?? {},
      ...(options.signal ? { signal: options.signal } : {}),
    }).catch((fault: unknown) => {
      if (options.signal?.aborted) throw fault
      throw new ApiProblem({ status: 0, code: 'network.unreachable', title: t('网络不通，文件没有取到。请检查网络后再试一次') })
    })
  let response = await ask()
  if (response.status === 401 && (await waitAtGate())) response = await ask()
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => undefined))
  const blob = await response.blob()
  const head = await blob.slice(0, 5).text()
  return head === '%PDF-' && blob.type !== 'application/pdf' ? new Blob([blob], { type: 'application/pdf' }) : blob
}

/** A fresh client id, with which a repeated write is done once. Works on plain http too, where `crypto.randomUUID` is missing. */
export function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
