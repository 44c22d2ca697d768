import type { auditContract } from '@cairn/api/audit';
import type { Routes } from '../../platform/http/exchange.ts';
import { listAudit } from './list-audit.ts';

/** Endpoints of the record. */
export const routes = { listAudit } satisfies Routes<typeof auditContract>;
