import type { CheckedReport, CredentialModel, LoggedModel, QrModel, WithdrawnModel } from '@cairn/api/pages';
import type { Award, Result } from '@cairn/core/award';
import type { Logged } from '@cairn/core/log';
import qrcode from 'qrcode';
import { pathOf, present, toAchievementModel, toIssuerModel } from './achievement-model.ts';

/** What a credential's page is made from. */
export interface ShownCredential {
  award: Award;
  uri: string;
  verifyCode: string;
  issuer: { name: string; slug: string; issuerId: string };
  report: CheckedReport;
  logged?: Logged | undefined;
  revocation: { reason: NonNullable<WithdrawnModel['reason']>; explanation: string | null; at: string } | null;
}

function toQr(url: string): QrModel {
  const { modules } = qrcode.create(url, { errorCorrectionLevel: 'M' });
  return { size: modules.size, data: modules.data };
}

/** A result in words: the value, or the name of the level that was reached. */
function toResultRow(award: Award, result: Result): CredentialModel['results'] {
  const description = award.achievement.resultDescriptions.find(({ id }) => id === result.resultDescription);
  const level = description?.rubricCriterionLevel?.find(({ id }) => id === result.achievedLevel);
  const value = result.value ?? level?.name ?? result.status;
  return value === undefined ? [] : [{ value, ...present({ name: description?.name }) }];
}

function toLoggedModel({ origin, before, witnesses }: Logged, path: string): LoggedModel {
  return {
    log: origin,
    before: before.toISOString(),
    witnesses: witnesses.filter(({ at }) => at <= before).map(({ name }) => name),
    receiptPath: `${path}/credential.tlog-proof`,
  };
}

export function toCredentialModel(shown: ShownCredential): CredentialModel {
  const { award, uri } = shown;
  const path = pathOf(uri);
  return {
    personName: award.learner.name ?? '',
    achievement: toAchievementModel(award.achievement, pathOf(award.achievement.id)),
    issuer: toIssuerModel(shown.issuer),
    awardedOn: (award.awardedAt ?? award.validFrom).slice(0, 10),
    report: shown.report,
    results: award.results.flatMap(result => toResultRow(award, result)),
    evidence: award.evidence.map(({ id, name, narrative, description }) => ({
      name: name ?? narrative ?? id ?? '',
      ...present({
        url: id?.startsWith('http') ? id : undefined,
        description: description ?? (name === undefined ? undefined : narrative),
      }),
    })),
    code: shown.verifyCode,
    url: uri,
    qr: toQr(uri),
    jsonPath: `${path}/credential.json`,
    pngPath: `${path}/badge.png`,
    svgPath: `${path}/badge.svg`,
    ...present({
      validUntil: award.validUntil,
      narrative: award.narrative,
      logged: shown.logged && toLoggedModel(shown.logged, path),
    }),
  };
}

/** The page of a credential that its issuer has withdrawn. */
export function toWithdrawnModel(
  shown: ShownCredential,
  revocation: NonNullable<ShownCredential['revocation']>,
): WithdrawnModel {
  return {
    ...toCredentialModel(shown),
    withdrawnOn: revocation.at,
    reason: revocation.reason,
    ...present({
      explanation: revocation.explanation ?? undefined,
      contactUrl: shown.award.issuer.email ? `mailto:${shown.award.issuer.email}` : shown.award.issuer.url,
    }),
  };
}
