// When is a backup due, and when is the reader reminded of one?
import { describe, expect, it } from 'vitest';
import { BACKUP_RULE, isAtRisk, isBackupDue } from '@/utils/model/backup';

const NOW = Date.parse('2026-11-30T12:00:00.000Z');
const ago = (days: number): string => new Date(NOW - days * 86_400_000).toISOString();
const RULE = { isOn: true, changes: 50, days: 7 };

describe('a backup that is made by itself', () => {
  it('is due after so many changes, or when a change has waited for so many days', () => {
    expect(isBackupDue(RULE, { changes: 50, since: ago(0) }, NOW)).toBe(true);
    expect(isBackupDue(RULE, { changes: 49, since: ago(6.9) }, NOW)).toBe(false);
    expect(isBackupDue(RULE, { changes: 1, since: ago(7) }, NOW)).toBe(true);
  });

  it('is never due where nothing has changed, nor before it was switched on', () => {
    expect(isBackupDue(RULE, { changes: 0, since: ago(400) }, NOW)).toBe(false);
    expect(isBackupDue(BACKUP_RULE, { changes: 9_999, since: ago(400) }, NOW)).toBe(false);
  });
});

describe('the reminder', () => {
  it('comes after thirty days without a backup, however few the changes', () => {
    expect(isAtRisk({ changes: 1, since: ago(30) }, true, NOW)).toBe(true);
    expect(isAtRisk({ changes: 900, since: ago(29) }, true, NOW)).toBe(false);
    expect(isAtRisk({ changes: 0, since: ago(300) }, false, NOW)).toBe(false);
  });

  it('comes sooner where the browser has not promised to keep the storage', () => {
    expect(isAtRisk({ changes: 50, since: ago(1) }, false, NOW)).toBe(true);
    expect(isAtRisk({ changes: 49, since: ago(1) }, false, NOW)).toBe(false);
  });
});
