import { z } from 'zod';
import { api, apiRoot } from './contract.ts';
import type { Endpoint } from './endpoint.ts';
import { permissions } from './permissions.ts';
import { type RefusalCode, refusals } from './refusals.ts';

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and the same body get the same answer, byte for byte, and have one effect.',
  schema: { type: 'string', maxLength: 200 },
};

/** Refusals of an endpoint by HTTP status, each with its codes and sentences. */
function refusalsOf(endpoint: Endpoint): Json {
  const codes: RefusalCode[] = ['request_malformed', ...endpoint.refusals];
  const byStatus = Map.groupBy(new Set(codes), code => refusals[code].status);
  const answers = [...byStatus].map(([status, group]) => [
    String(status),
    {
      description: group.map(code => `\`${code}\`: ${refusals[code].en}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return Object.fromEntries(answers) as Json;
}

function securityOf(endpoint: Endpoint): Json[] {
  const { needs } = endpoint;
  if (permissions[needs].of === 'public') return [];
  return [{ session: [] }, ...('keys' in permissions[needs] ? [{ apiKey: [needs] }] : [])];
}

function operationOf(room: string, name: string, endpoint: Endpoint): Json {
  return {
    operationId: name,
    tags: [room],
    summary: endpoint.summary,
    'x-permission': endpoint.needs,
    security: securityOf(endpoint),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(endpoint.idempotent ? [idempotencyHeader] : []),
    ],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: {
      [endpoint.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } },
      },
      ...refusalsOf(endpoint),
    },
  };
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details; `code` is stable, `title` is for people.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['at', 'sentence'],
        properties: { at: { type: 'string' }, sentence: { type: 'string' } },
      },
    },
  },
};

/** The API as an OpenAPI 3.1 document, generated from the contract alone. */
export function toOpenApi(): Json {
  const paths: Record<string, Json> = {};
  for (const [room, contract] of Object.entries(api)) {
    for (const [name, endpoint] of Object.entries(contract as Record<string, Endpoint>)) {
      const path = apiRoot + endpoint.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(room, name, endpoint) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cairn',
      version: '1',
      summary: 'Micro-credentials: define, issue, hold, verify',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-cairn' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of one organisation' },
      },
    },
  };
}
