import { createContext, useContext, type ReactNode } from 'react'

export type WriteOptions = {
  /** One key per action of the person: a double click or a retry has one effect. Made up where left out. */
  readonly key?: string
  /** ETag that the change is based on. */
  readonly ifMatch?: string
  /** Goes out even when the page is just being closed. */
  readonly keepalive?: boolean
}

/** The one way to the server. Every call answers with the parsed body or throws a `Problem`. */
export type Client = {
  /** What time it is at the server, in milliseconds since 1970: the time that all screens show. */
  readonly now: () => number
  readonly get: <Answer>(path: string, signal?: AbortSignal) => Promise<Answer>
  readonly post: <Answer>(path: string, body?: unknown, options?: WriteOptions) => Promise<Answer>
  readonly patch: <Answer>(path: string, body: unknown, options?: WriteOptions) => Promise<Answer>
  readonly remove: (path: string, options?: WriteOptions) => Promise<void>
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
