import { type DatabaseConnection, type Driver, PostgresDialect, PostgresDriver } from 'kysely'
import { rethrow } from './outage.ts'

/**
 * Kysely's PostgreSQL, whose statements throw an `Outage` where the database can't now. A statement outside a
 * transaction (who is this, may they) would else end as a fault of ours: 500 instead of 503, and no word to come again.
 */
export class AskwellDialect extends PostgresDialect {
  readonly #config: ConstructorParameters<typeof PostgresDialect>[0]

  constructor(config: ConstructorParameters<typeof PostgresDialect>[0]) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new OutageDriver(this.#config)
  }
}

class OutageDriver extends PostgresDriver {
  /** the driver gives the same connection again and again */
  readonly #seen = new WeakSet<DatabaseConnection>()

  override async acquireConnection(
    ...options: Parameters<PostgresDriver['acquireConnection']>
  ): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection(...options)
    if (this.#seen.has(connection)) return connection
    this.#seen.add(connection)
    const executeQuery: DatabaseConnection['executeQuery'] = connection.executeQuery.bind(connection)
    connection.executeQuery = <R>(...query: Parameters<typeof executeQuery>) =>
      executeQuery<R>(...query).catch(rethrow)
    return connection
  }
}
