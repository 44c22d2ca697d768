import pg from 'pg';

/**
 * The second line between tenants: statements for one organisation run as a role that row-level security binds, with the
 * organisation in a setting that the policies read. Both last for the transaction alone, so a connection that goes back to
 * the pool, or through a pooler, takes nothing along.
 */
const role = 'cairn_tenant';
const setting = 'cairn.organisation';

const becoming = `select set_config('role', '${role}', true), set_config('${setting}', $1, true)`;

/** What goes into a statement as it stands must be an id and nothing else. */
export function requireTenantId(organisationId: string): void {
  if (!/^[a-z0-9]{1,40}$/.test(organisationId)) throw new TypeError('this is no id of an organisation');
}

/** Statements of one connection on behalf of one organisation. */
export class TenantConnection {
  readonly #client: pg.PoolClient;
  readonly #organisationId: string;
  #isInTransaction = false;

  constructor(client: pg.PoolClient, organisationId: string) {
    this.#client = client;
    this.#organisationId = organisationId;
  }

  /** A whole transaction becomes the tenant's as it begins; a statement outside of one does so with it. Neither takes another round trip. */
  async query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    if (text === 'begin') {
      await this.#client.query(`begin; ${becoming.replace('$1', `'${this.#organisationId}'`)}`);
      this.#isInTransaction = true;
      return nothing;
    }
    if (text === 'commit' || text === 'rollback') this.#isInTransaction = false;
    if (this.#isInTransaction || text === 'commit' || text === 'rollback') return this.#client.query(text, values);
    return new Promise((resolve, reject) => {
      const callback = (error: Error | null, result: pg.QueryResult) => (error ? reject(error) : resolve(result));
      this.#client.query(new TenantQuery({ text, values, callback, queryMode: 'extended' }, this.#organisationId));
    });
  }
}

const nothing: pg.QueryResult = { command: 'BEGIN', rowCount: 0, oid: 0, fields: [], rows: [] };

/** What `pg` leaves to its own queries, of the version that the lockfile names. */
interface Wire {
  parse(message: { text: string }): void;
  bind(message: { values: string[] }): void;
  execute(message: { portal: string }): void;
}
interface OpenQuery extends pg.Submittable {
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
const OpenQuery = pg.Query as unknown as new (config: object) => OpenQuery;

/**
 * One statement with another before it, sent together: without a Sync between them they are one transaction (protocol §55.2.4).
 * The answers to the first are dropped.
 */
class TenantQuery extends OpenQuery {
  readonly #organisationId: string;
  #hasBecome = false;

  constructor(config: object, organisationId: string) {
    super(config);
    this.#organisationId = organisationId;
  }

  override prepare(wire: Wire): void {
    wire.parse({ text: becoming });
    wire.bind({ values: [this.#organisationId] });
    wire.execute({ portal: '' });
    super.prepare(wire);
  }

  override handleDataRow(message: unknown): void {
    if (this.#hasBecome) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#hasBecome) super.handleCommandComplete(message, wire);
    this.#hasBecome = true;
  }
}
