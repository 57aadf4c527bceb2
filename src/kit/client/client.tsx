import type { Answer, Input, OperationName } from './operation-map.ts'
import { createContext, useContext, type ReactNode } from 'react'

export type WriteOptions = {
  /** One key per action of the person: a double click or a retry has one effect. Made up where left out. */
  readonly key?: string
  /** ETag that the change is based on. */
  readonly ifMatch?: string
  /** Goes out even when the page is just being closed. */
  readonly keepalive?: boolean
}

/** A write may be keyed and conditional, a read may be given up. */
export type CallOptions = WriteOptions & { readonly signal?: AbortSignal }

/** The one way to the server. Every call answers with the parsed body or throws a `Problem`. */
export type Client = {
  /** What time it is at the server, in milliseconds since 1970: the time that all screens show. */
  readonly now: () => number
  /** One operation by its name, with its own input and answer. */
  readonly call: <Name extends OperationName>(
    name: Name,
    input: Input<Name>,
    options?: CallOptions,
  ) => Promise<Answer<Name>>
  /** Signing in and out, which stand beside the API. */
  readonly auth: <Said>(path: `/auth/${string}`, body: unknown) => Promise<Said>
}

const ClientContext = createContext<Client | null>(null)

export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>
}

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (client === null) throw new Error('A page needs a ClientProvider around it.')
  return client
}
