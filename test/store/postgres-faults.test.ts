import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import { done, entry, lease, noon } from './entries.ts'
import { createSchema, describePostgres } from './postgres-server.ts'

const open = async (databaseUrl: string) => {
  const store = await openStore({ databaseUrl, databaseFile: 'unused' })
  onTestFinished(() => store.close())
  return store
}

const freshSchema = async () => {
  const schema = await createSchema()
  onTestFinished(() => schema.drop())
  return schema
}

/** Opens what cannot be opened; nothing that the error holds may give the password away. */
const fault = async (work: Promise<unknown>): Promise<StoreUnavailableError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(StoreUnavailableError)
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain('hunter2')
  return error as StoreUnavailableError
}

/** A port of this machine with whatever listens on it. */
async function listen(onConnection: (socket: Socket) => void): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { port: (server.address() as AddressInfo).port, close }
}

describe('a PostgreSQL that cannot be reached', () => {
  it('is told within seconds: nobody listens', async () => {
    const { port, close } = await listen(() => {})
    await close()
    const begun = Date.now()
    const error = await fault(open(`postgres://ann:hunter2@127.0.0.1:${port}/jobs`))
    expect(Date.now() - begun).toBeLessThan(5_000)
    expect(error.message).toMatch(new RegExp(`^PostgreSQL at 127\\.0\\.0\\.1:${port}/jobs cannot be used \\(.*ECONNREFUSED.*\\): see that the server runs`))
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('is told within seconds: one by name', async () => {
    const { port, close } = await listen(() => {})
    await close()
    expect((await fault(open(`postgres://ann:hunter2@localhost:${port}/jobs`))).message).toMatch(/ECONNREFUSED/)
  })

  it('is told within seconds: a server that is silent', async () => {
    const silent = await listen(() => {})
    const begun = Date.now()
    const error = await fault(open(`postgres://ann:hunter2@127.0.0.1:${silent.port}/jobs`))
    expect(Date.now() - begun).toBeLessThan(5_000)
    expect(error.message).toMatch(/timeout/)
    await silent.close()
  })

  it('is told within seconds: a server that hangs up', async () => {
    const rude = await listen((socket) => socket.end())
    expect((await fault(open(`postgres://ann:hunter2@127.0.0.1:${rude.port}/jobs`))).message).toMatch(/terminated/)
    await rude.close()
  })

  it.each(['postgres://ann:hunter2@127.0.0.1:not-a-port/jobs', 'postgres://ann:hunter2%ZZ@127.0.0.1:1/jobs'])(
    'is told for an address like %s',
    async (address) => {
      expect((await fault(open(address))).message).toMatch(/DATABASE_URL is right/)
    },
  )

  it('leaves each process its own limits', async () => {
    const { port, close } = await listen(() => {})
    await close()
    const engine = openPostgres(`postgres://ann:hunter2@127.0.0.1:${port}/jobs`)
    const limiter = engine.limiterFor('person', 2, 60_000)
    expect([await limiter.take('ann'), await limiter.take('ann')]).toEqual([0, 0])
    expect(await limiter.take('ann')).toBeGreaterThan(50_000)
    await engine.db.destroy()
  })
})

describePostgres('a PostgreSQL with faults', () => {
  const elsewhere = (databaseUrl: string, change: (url: URL) => void): string => {
    const url = new URL(databaseUrl)
    url.password = 'hunter2'
    change(url)
    return url.href
  }

  it('is told with what to do: no such database, no such schema', async () => {
    const schema = await freshSchema()
    const noDatabase = elsewhere(schema.databaseUrl, (url) => {
      url.pathname = '/no_such_database'
    })
    expect((await fault(open(noDatabase))).message).toMatch(/create the database, or mend its name in DATABASE_URL\.$/)
    const noSchema = elsewhere(schema.databaseUrl, (url) => url.searchParams.set('options', '-csearch_path=no_such_schema'))
    expect((await fault(open(noSchema))).message).toMatch(/create the schema, or mend the search_path in DATABASE_URL\.$/)
    const readOnly = elsewhere(schema.databaseUrl, (url) => url.searchParams.set('options', '-cdefault_transaction_read_only=on'))
    expect((await fault(open(readOnly))).message).toMatch(/let DATABASE_URL lead to the primary server\.$/)
  })

  it('leaves a defect of the program as it is', async () => {
    const schema = await freshSchema()
    const store = await open(schema.databaseUrl)
    await expect(store.claim(entry('a', { sentAt: 0.5 }))).rejects.toMatchObject({ name: 'error', code: '22P02' })
  })

  const killAll = (schema: Awaited<ReturnType<typeof createSchema>>) =>
    schema.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [schema.applicationName])

  it('that ends every connection is used again as soon as it lets in', async () => {
    const schema = await freshSchema()
    const store = await open(schema.databaseUrl)
    await Promise.all(Array.from({ length: 20 }, (_, at) => store.claim(entry(`m${at}`, { thread: `t${at}` }))))
    for (let round = 0; round < 5; round++) {
      expect((await killAll(schema)).length).toBeGreaterThan(0)
      const deadline = Date.now() + 5_000
      let reached = false
      while (!reached && Date.now() < deadline) {
        // Only what the caller knows to try again may come out.
        reached = await store.ping().then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(StoreUnavailableError)
            return false
          },
        )
      }
      expect(reached).toBe(true)
    }
    expect(await store.claim(entry('m7'))).toBe(false)
    expect(await store.take('t7', lease('p1'))).toMatchObject({ message: 'm7', attempt: 1 })
    expect(await store.finish('m7', 'p1', done())).toBe(true)
  })

  it('that ends a connection within a transaction keeps nothing of it, and the process lives', async () => {
    const schema = await freshSchema()
    await open(schema.databaseUrl)
    const engine = openPostgres(schema.databaseUrl)
    const broken = engine.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('notices').values({ person: 'ann', message: 'slack:m1', given_at: noon }).execute()
      await killAll(schema)
      const deadline = Date.now() + 5_000
      while (Date.now() < deadline) await transaction.selectFrom('notices').selectAll().execute()
    })
    expect((await fault(broken)).message).toMatch(/cannot be used/)
    await expect(engine.db.selectFrom('notices').selectAll().execute()).resolves.toEqual([])
    await engine.db.destroy()
  })

  it('that falls silent is given up after a time, with its connection; the next one is new', async () => {
    const schema = await freshSchema()
    const server = new URL(schema.databaseUrl)
    let isSilent = false
    const between = await listen((socket) => {
      const wire = connect(Number(server.port || 5432), server.hostname)
      const wasSilent = isSilent
      socket.pipe(wire)
      wire.on('data', (data) => (isSilent && !wasSilent ? undefined : socket.write(data)))
      wire.on('error', () => {})
      socket.on('close', () => wire.destroy())
    })
    const through = elsewhere(schema.databaseUrl, (url) => {
      url.hostname = '127.0.0.1'
      url.port = String(between.port)
      url.searchParams.set('query_timeout', '400')
    })
    const store = await open(through)
    isSilent = true
    expect((await fault(store.claim(entry('a')))).message).toMatch(/Query read timeout/)
    await store.ping()
    await between.close()
  })

  it('takes a burst of messages: they wait their turn for a connection', async () => {
    const schema = await freshSchema()
    const store = await open(schema.databaseUrl)
    const kept = await Promise.all(Array.from({ length: 3_000 }, (_, at) => store.claim(entry(`m${at}`, { thread: `t${at % 50}` }))))
    expect(kept.filter(Boolean)).toHaveLength(3_000)
  })

  it('shares limits between processes, and the sweep clears those that are over', async () => {
    const schema = await freshSchema()
    const stores = [await open(schema.databaseUrl), await open(schema.databaseUrl)] as const
    const [first, second] = [stores[0].limiter('person', 3, 60_000), stores[1].limiter('person', 3, 60_000)]
    const waits = await Promise.all([1, 2, 3].flatMap(() => [first.take('ann'), second.take('ann')]))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
    await schema.query('update limits set expire = 1')
    await stores[0].sweep(noon, noon)
    expect(await schema.query('select * from limits')).toEqual([])
    expect(await first.take('ann')).toBe(0)
  })
})
