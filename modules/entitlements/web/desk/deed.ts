import { useRef } from 'react'
import type { Input, Reply } from '../../../../platform/kernel/operation.ts'
import type { Callable } from '../../../../platform/web/client.ts'
import { useMutate } from '../../../../platform/web/desk/index.ts'

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * A write of a form: the same content sent again (the line broke) carries the same id and is done once; after success the next one is new, also with
 * the same words.
 */
export function useDeed<Op extends Callable>(operation: Op, touches: Callable[]): (input: { params?: object; body: object }) => Promise<Reply<Op>> {
  const mutation = useMutate(operation, { touches })
  const last = useRef({ content: '', id: '' })
  return async (input) => {
    const content = JSON.stringify(input)
    if (content !== last.current.content) last.current = { content, id: newId() }
    const reply = await mutation.mutateAsync({ ...input, body: { ...input.body, clientId: last.current.id } } as unknown as Input<Op>)
    last.current = { content: '', id: '' }
    return reply
  }
}
