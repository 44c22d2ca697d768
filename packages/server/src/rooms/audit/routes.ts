import type { auditContract } from '@cairn/api/audit';
import type { Routes } from '../../platform/http/exchange.ts';
import { exportAudit } from './export-audit.ts';
import { listAudit } from './list-audit.ts';

/** Endpoints of the record. */
export const routes = { listAudit, exportAudit } satisfies Routes<typeof auditContract>;
