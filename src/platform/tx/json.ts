import { type RawBuilder, sql } from 'kysely'

/** A jsonb parameter. Without it the driver would write a JavaScript list as a PostgreSQL array. */
export function json(value: unknown): RawBuilder<unknown> {
  return sql`${JSON.stringify(value)}::jsonb`
}
